-- Letters about hours that peers show, and counts of what was asked of peers though it is never theirs.
CREATE TABLE "asked_of_peers" (
    "organisation_id" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    CONSTRAINT "pk_asked_of_peers" PRIMARY KEY ("organisation_id", "month", "activity_id"),
    CONSTRAINT "fk_asked_of_peers_activities_activity_id" FOREIGN KEY ("activity_id") REFERENCES "activities" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_asked_of_peers_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hours_letters" (
    "id" TEXT NOT NULL CONSTRAINT "pk_hours_letters" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "peer_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_hours_letters_name_length" CHECK (length("name") <= 200),
    CONSTRAINT "ck_hours_letters_token_length" CHECK (length("token") <= 40),
    CONSTRAINT "fk_hours_letters_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_hours_letters_accounts_peer_id" FOREIGN KEY ("peer_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_asked_of_peers_activity_id" ON "asked_of_peers" ("activity_id");

CREATE INDEX "ix_hours_letters_organisation_id" ON "hours_letters" ("organisation_id");

CREATE INDEX "ix_hours_letters_peer_id" ON "hours_letters" ("peer_id");

CREATE UNIQUE INDEX "ix_hours_letters_token" ON "hours_letters" ("token");
