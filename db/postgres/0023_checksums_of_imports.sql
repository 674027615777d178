-- Which file came in, so that the same one is told when it is sent again.
ALTER TABLE list_imports ADD COLUMN checksum character varying(64) NOT NULL DEFAULT '';
