-- Tokens with which other systems of an agency read and change its referrals through FHIR.
CREATE TABLE "agency_tokens" (
    "id" TEXT NOT NULL CONSTRAINT "pk_agency_tokens" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" BLOB NOT NULL,
    "expires_on" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "last_used_on" TEXT NULL,
    "revoked_at" TEXT NULL,
    CONSTRAINT "ck_agency_tokens_name_length" CHECK (length("name") <= 60),
    CONSTRAINT "fk_agency_tokens_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_agency_tokens_organisation_id" ON "agency_tokens" ("organisation_id");

CREATE UNIQUE INDEX "ix_agency_tokens_secret_hash" ON "agency_tokens" ("secret_hash");
