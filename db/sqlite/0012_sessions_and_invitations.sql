-- A membership begins as an invitation; sessions end on the server.
CREATE TABLE "memberships_new" (
    "id" TEXT NOT NULL CONSTRAINT "pk_memberships" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "accepted_at" TEXT NULL,
    "invited_as" TEXT NULL,
    "invitation_hash" BLOB NULL,
    "invitation_ends_at" TEXT NULL,
    CONSTRAINT "ck_memberships_invited_as_length" CHECK (length("invited_as") <= 200),
    CONSTRAINT "fk_memberships_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_memberships_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

INSERT INTO "memberships_new" SELECT "id", "account_id", "organisation_id", "role", strftime('%Y-%m-%d %H:%M:%S', 'now'), NULL, NULL, NULL FROM "memberships";

DROP TABLE "memberships";
ALTER TABLE "memberships_new" RENAME TO "memberships";

CREATE UNIQUE INDEX "ix_memberships_account_id_organisation_id_role" ON "memberships" ("account_id", "organisation_id", "role");

CREATE INDEX "ix_memberships_invitation_hash" ON "memberships" ("invitation_hash");

CREATE INDEX "ix_memberships_organisation_id" ON "memberships" ("organisation_id");

CREATE TABLE "sessions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_sessions" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    CONSTRAINT "fk_sessions_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_sessions_account_id" ON "sessions" ("account_id");

CREATE INDEX "ix_sessions_started_at" ON "sessions" ("started_at");
