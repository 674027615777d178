-- Where organisations and units are, and how they are reached.
ALTER TABLE "organisations" ADD COLUMN "address" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_organisations_address_length" CHECK (length("address") <= 300);
ALTER TABLE "organisations" ADD COLUMN "zip" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_organisations_zip_length" CHECK (length("zip") <= 10);
ALTER TABLE "organisations" ADD COLUMN "county" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_organisations_county_length" CHECK (length("county") <= 100);
ALTER TABLE "organisations" ADD COLUMN "phone" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_organisations_phone_length" CHECK (length("phone") <= 200);
ALTER TABLE "organisations" ADD COLUMN "licence" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_organisations_licence_length" CHECK (length("licence") <= 100);
ALTER TABLE "units" ADD COLUMN "address" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_units_address_length" CHECK (length("address") <= 300);
ALTER TABLE "units" ADD COLUMN "zip" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_units_zip_length" CHECK (length("zip") <= 10);
ALTER TABLE "units" ADD COLUMN "county" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_units_county_length" CHECK (length("county") <= 100);
ALTER TABLE "units" ADD COLUMN "phone" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_units_phone_length" CHECK (length("phone") <= 200);
ALTER TABLE "units" ADD COLUMN "licence" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_units_licence_length" CHECK (length("licence") <= 100);

-- Imports that were done, how files of a form are read, and what was decided about an upload.
CREATE TABLE "list_imports" (
    "id" TEXT NOT NULL CONSTRAINT "pk_list_imports" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "organisation_id" TEXT NULL,
    "account_id" TEXT NULL,
    "file_name" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "journal" TEXT NOT NULL,
    "undone_at" TEXT NULL,
    CONSTRAINT "ck_list_imports_file_name_length" CHECK (length("file_name") <= 200),
    CONSTRAINT "ck_list_imports_kind_length" CHECK (length("kind") <= 40),
    CONSTRAINT "fk_list_imports_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE SET NULL
);

CREATE TABLE "list_mappings" (
    "id" TEXT NOT NULL CONSTRAINT "pk_list_mappings" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "organisation_id" TEXT NULL,
    "form" TEXT NOT NULL,
    "choices" TEXT NOT NULL,
    CONSTRAINT "ck_list_mappings_form_length" CHECK (length("form") <= 40),
    CONSTRAINT "ck_list_mappings_kind_length" CHECK (length("kind") <= 40)
);

CREATE INDEX "ix_list_imports_account_id" ON "list_imports" ("account_id");

CREATE INDEX "ix_list_imports_kind_organisation_id_at" ON "list_imports" ("kind", "organisation_id", "at");

CREATE INDEX "ix_list_mappings_kind_organisation_id_form" ON "list_mappings" ("kind", "organisation_id", "form");

ALTER TABLE "uploads" ADD COLUMN "note" TEXT NULL;
