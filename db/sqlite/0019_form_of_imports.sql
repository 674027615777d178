-- Which form the file of an import had, so that taking it back forgets how such files were read.
ALTER TABLE "list_imports" ADD COLUMN "form" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_list_imports_form_length" CHECK (length("form") <= 40);
