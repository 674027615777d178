-- Which form the file of an import had, so that taking it back forgets how such files were read.
ALTER TABLE list_imports ADD COLUMN form character varying(40) NOT NULL DEFAULT '';
