-- Supervision: what an agency itself asks, who supervises whom, when they met; and support that peers give each other.
CREATE TABLE "agency_cadences" (
    "id" TEXT NOT NULL CONSTRAINT "pk_agency_cadences" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "every" TEXT NOT NULL,
    "minutes_of_one" INTEGER NULL,
    "face_to_face" INTEGER NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "fk_agency_cadences_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "supervision_lines" (
    "id" TEXT NOT NULL CONSTRAINT "pk_supervision_lines" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "worker_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "supervisor_id" TEXT NULL,
    "supervisor_name" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NULL,
    "attested_on" TEXT NULL,
    "attested_by_id" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_supervision_lines_supervisor_name_length" CHECK (length("supervisor_name") <= 200),
    CONSTRAINT "fk_supervision_lines_accounts_attested_by_id" FOREIGN KEY ("attested_by_id") REFERENCES "accounts" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_supervision_lines_accounts_supervisor_id" FOREIGN KEY ("supervisor_id") REFERENCES "accounts" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_supervision_lines_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_supervision_lines_workers_worker_id" FOREIGN KEY ("worker_id") REFERENCES "workers" ("id") ON DELETE CASCADE
);

CREATE TABLE "supervision_sessions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_supervision_sessions" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "line_id" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "topics" TEXT NOT NULL,
    "logged_by_id" TEXT NULL,
    "is_by_worker" INTEGER NOT NULL,
    "confirmed_on" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_supervision_sessions_topics_length" CHECK (length("topics") <= 200),
    CONSTRAINT "fk_supervision_sessions_accounts_logged_by_id" FOREIGN KEY ("logged_by_id") REFERENCES "accounts" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_supervision_sessions_supervision_lines_line_id" FOREIGN KEY ("line_id") REFERENCES "supervision_lines" ("id") ON DELETE CASCADE
);

CREATE TABLE "support_offers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_support_offers" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "reach" TEXT NOT NULL,
    "when" TEXT NOT NULL,
    "reviewed_on" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_support_offers_reach_length" CHECK (length("reach") <= 200),
    CONSTRAINT "ck_support_offers_what_length" CHECK (length("what") <= 200),
    CONSTRAINT "ck_support_offers_when_length" CHECK (length("when") <= 200),
    CONSTRAINT "ck_support_offers_who_length" CHECK (length("who") <= 200),
    CONSTRAINT "fk_support_offers_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_agency_cadences_organisation_id_starts_on" ON "agency_cadences" ("organisation_id", "starts_on");

CREATE INDEX "ix_supervision_lines_attested_by_id" ON "supervision_lines" ("attested_by_id");

CREATE INDEX "ix_supervision_lines_organisation_id_worker_id" ON "supervision_lines" ("organisation_id", "worker_id");

CREATE INDEX "ix_supervision_lines_supervisor_id" ON "supervision_lines" ("supervisor_id");

CREATE INDEX "ix_supervision_lines_worker_id" ON "supervision_lines" ("worker_id");

CREATE UNIQUE INDEX "ix_supervision_sessions_line_id_on_kind" ON "supervision_sessions" ("line_id", "on", "kind");

CREATE INDEX "ix_supervision_sessions_logged_by_id" ON "supervision_sessions" ("logged_by_id");

CREATE INDEX "ix_supervision_sessions_organisation_id" ON "supervision_sessions" ("organisation_id");

CREATE UNIQUE INDEX "ix_support_offers_organisation_id_what" ON "support_offers" ("organisation_id", "what");
