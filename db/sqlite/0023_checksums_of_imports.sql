-- Which file came in, so that the same one is told when it is sent again.
ALTER TABLE "list_imports" ADD COLUMN "checksum" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_list_imports_checksum_length" CHECK (length("checksum") <= 64);
