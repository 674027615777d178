-- Workers and where they work; the peers of today's teams are the first.
CREATE TABLE "workers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_workers" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NULL,
    "account_id" TEXT NULL,
    "refused_by_id" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_workers_email_length" CHECK (length("email") <= 254),
    CONSTRAINT "ck_workers_name_length" CHECK (length("name") <= 200),
    CONSTRAINT "fk_workers_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_workers_accounts_refused_by_id" FOREIGN KEY ("refused_by_id") REFERENCES "accounts" ("id") ON DELETE SET NULL
);

CREATE TABLE "worker_places" (
    "id" TEXT NOT NULL CONSTRAINT "pk_worker_places" PRIMARY KEY,
    "worker_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "team_id" TEXT NULL,
    "position" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "fk_worker_places_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_worker_places_teams_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_worker_places_workers_worker_id" FOREIGN KEY ("worker_id") REFERENCES "workers" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_worker_places_organisation_id_worker_id" ON "worker_places" ("organisation_id", "worker_id");

CREATE INDEX "ix_worker_places_team_id" ON "worker_places" ("team_id");

CREATE INDEX "ix_worker_places_worker_id" ON "worker_places" ("worker_id");

CREATE UNIQUE INDEX "ix_workers_account_id" ON "workers" ("account_id");

CREATE INDEX "ix_workers_email" ON "workers" ("email");

CREATE INDEX "ix_workers_refused_by_id" ON "workers" ("refused_by_id");

INSERT INTO "workers" ("id", "name", "account_id", "version")
SELECT
    upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
    "name",
    "id",
    upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))
FROM "accounts"
WHERE "id" IN (SELECT "account_id" FROM "team_members" WHERE "role" = 'Peer' AND ("ends_on" IS NULL OR "ends_on" >= date('now')));

INSERT INTO "worker_places" ("id", "worker_id", "organisation_id", "team_id", "position", "starts_on", "ends_on", "version")
SELECT
    upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
    "workers"."id",
    "team_members"."organisation_id",
    "team_members"."team_id",
    'PeerWorker',
    "team_members"."starts_on",
    "team_members"."ends_on",
    upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))
FROM "team_members"
JOIN "workers" ON "workers"."account_id" = "team_members"."account_id"
WHERE "team_members"."role" = 'Peer' AND ("team_members"."ends_on" IS NULL OR "team_members"."ends_on" >= date('now'));
