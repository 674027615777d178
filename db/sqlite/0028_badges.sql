-- The key with which a training centre signs badges, and badges that holders show.
CREATE TABLE "centre_keys" (
    "id" TEXT NOT NULL CONSTRAINT "pk_centre_keys" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_centre_keys_issuer_length" CHECK (length("issuer") <= 100),
    CONSTRAINT "fk_centre_keys_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "shown_badges" (
    "id" TEXT NOT NULL CONSTRAINT "pk_shown_badges" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "shows_name" INTEGER NOT NULL,
    "made_at" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_shown_badges_token_length" CHECK (length("token") <= 40),
    CONSTRAINT "fk_shown_badges_credentials_credential_id" FOREIGN KEY ("credential_id") REFERENCES "credentials" ("id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "ix_centre_keys_organisation_id" ON "centre_keys" ("organisation_id");

CREATE INDEX "ix_shown_badges_credential_id" ON "shown_badges" ("credential_id");

CREATE INDEX "ix_shown_badges_organisation_id" ON "shown_badges" ("organisation_id");

CREATE UNIQUE INDEX "ix_shown_badges_token" ON "shown_badges" ("token");
