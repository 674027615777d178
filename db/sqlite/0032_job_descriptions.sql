-- Job descriptions of agencies: what each says from a day on, and whose job it is.
CREATE TABLE "job_descriptions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_job_descriptions" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_job_descriptions_name_length" CHECK (length("name") <= 120),
    CONSTRAINT "fk_job_descriptions_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "job_versions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_job_versions" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "description_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "holds_from" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_spanish" TEXT NOT NULL,
    "opening" TEXT NOT NULL,
    "opening_spanish" TEXT NOT NULL,
    "setting" TEXT NULL,
    "level" TEXT NULL,
    "credential_rule" TEXT NULL,
    "minutes_a_week" INTEGER NULL,
    "pay_from" INTEGER NULL,
    "pay_to" INTEGER NULL,
    "pay_per" TEXT NOT NULL,
    "peer_line" TEXT NOT NULL,
    "professional_line" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    CONSTRAINT "ck_job_versions_credential_rule_length" CHECK (length("credential_rule") <= 60),
    CONSTRAINT "ck_job_versions_level_length" CHECK (length("level") <= 60),
    CONSTRAINT "ck_job_versions_opening_length" CHECK (length("opening") <= 4000),
    CONSTRAINT "ck_job_versions_opening_spanish_length" CHECK (length("opening_spanish") <= 4000),
    CONSTRAINT "ck_job_versions_peer_line_length" CHECK (length("peer_line") <= 200),
    CONSTRAINT "ck_job_versions_professional_line_length" CHECK (length("professional_line") <= 200),
    CONSTRAINT "ck_job_versions_setting_length" CHECK (length("setting") <= 60),
    CONSTRAINT "ck_job_versions_title_length" CHECK (length("title") <= 120),
    CONSTRAINT "ck_job_versions_title_spanish_length" CHECK (length("title_spanish") <= 120),
    CONSTRAINT "fk_job_versions_job_descriptions_description_id" FOREIGN KEY ("description_id") REFERENCES "job_descriptions" ("id") ON DELETE RESTRICT
);

CREATE TABLE "job_assignments" (
    "id" TEXT NOT NULL CONSTRAINT "pk_job_assignments" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "place_id" TEXT NOT NULL,
    "description_id" TEXT NULL,
    "starts_on" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "fk_job_assignments_job_descriptions_description_id" FOREIGN KEY ("description_id") REFERENCES "job_descriptions" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_job_assignments_worker_places_place_id" FOREIGN KEY ("place_id") REFERENCES "worker_places" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_job_assignments_description_id" ON "job_assignments" ("description_id");

CREATE INDEX "ix_job_assignments_organisation_id" ON "job_assignments" ("organisation_id");

CREATE UNIQUE INDEX "ix_job_assignments_place_id_starts_on" ON "job_assignments" ("place_id", "starts_on");

CREATE UNIQUE INDEX "ix_job_descriptions_organisation_id_name" ON "job_descriptions" ("organisation_id", "name");

CREATE UNIQUE INDEX "ix_job_versions_description_id_number" ON "job_versions" ("description_id", "number");

CREATE INDEX "ix_job_versions_organisation_id" ON "job_versions" ("organisation_id");
