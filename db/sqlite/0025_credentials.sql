-- The register of training centres: credentials, what happened to them, courses, hours, reminders.
CREATE TABLE "credentials" (
    "id" TEXT NOT NULL CONSTRAINT "pk_credentials" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "worker_id" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "holder_name" TEXT NOT NULL,
    "holder_email" TEXT NULL,
    "number" TEXT NULL,
    "stage" TEXT NOT NULL,
    "waiting_since" TEXT NULL,
    "handled_by_id" TEXT NULL,
    "issued_on" TEXT NULL,
    "is_provisional" INTEGER NOT NULL,
    "chosen_years" INTEGER NULL,
    "experience_hours" INTEGER NOT NULL,
    "supervised_hours" INTEGER NOT NULL,
    "experience_months" INTEGER NOT NULL,
    "is_shown_to_agencies" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_credentials_holder_email_length" CHECK (length("holder_email") <= 254),
    CONSTRAINT "ck_credentials_holder_name_length" CHECK (length("holder_name") <= 200),
    CONSTRAINT "ck_credentials_number_length" CHECK (length("number") <= 60),
    CONSTRAINT "ck_credentials_rule_id_length" CHECK (length("rule_id") <= 40),
    CONSTRAINT "fk_credentials_accounts_handled_by_id" FOREIGN KEY ("handled_by_id") REFERENCES "accounts" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_credentials_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_credentials_workers_worker_id" FOREIGN KEY ("worker_id") REFERENCES "workers" ("id") ON DELETE RESTRICT
);

CREATE TABLE "training_sessions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_training_sessions" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "course" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "topics" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_training_sessions_course_length" CHECK (length("course") <= 200),
    CONSTRAINT "ck_training_sessions_rule_id_length" CHECK (length("rule_id") <= 40),
    CONSTRAINT "ck_training_sessions_topics_length" CHECK (length("topics") <= 400),
    CONSTRAINT "fk_training_sessions_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "credential_events" (
    "id" TEXT NOT NULL CONSTRAINT "pk_credential_events" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "account_id" TEXT NULL,
    "kind" TEXT NOT NULL,
    "on" TEXT NULL,
    "what" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "years" INTEGER NULL,
    CONSTRAINT "ck_credential_events_text_length" CHECK (length("text") <= 500),
    CONSTRAINT "ck_credential_events_what_length" CHECK (length("what") <= 60),
    CONSTRAINT "fk_credential_events_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_credential_events_credentials_credential_id" FOREIGN KEY ("credential_id") REFERENCES "credentials" ("id") ON DELETE CASCADE
);

CREATE TABLE "credential_reminders" (
    "id" TEXT NOT NULL CONSTRAINT "pk_credential_reminders" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    CONSTRAINT "fk_credential_reminders_credentials_credential_id" FOREIGN KEY ("credential_id") REFERENCES "credentials" ("id") ON DELETE CASCADE
);

CREATE TABLE "earned_hours" (
    "id" TEXT NOT NULL CONSTRAINT "pk_earned_hours" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "worker_id" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "topics" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "course" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "entered_by_id" TEXT NULL,
    "session_id" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_earned_hours_course_length" CHECK (length("course") <= 200),
    CONSTRAINT "ck_earned_hours_evidence_length" CHECK (length("evidence") <= 500),
    CONSTRAINT "ck_earned_hours_provider_length" CHECK (length("provider") <= 200),
    CONSTRAINT "ck_earned_hours_topics_length" CHECK (length("topics") <= 400),
    CONSTRAINT "fk_earned_hours_accounts_entered_by_id" FOREIGN KEY ("entered_by_id") REFERENCES "accounts" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_earned_hours_training_sessions_session_id" FOREIGN KEY ("session_id") REFERENCES "training_sessions" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_earned_hours_workers_worker_id" FOREIGN KEY ("worker_id") REFERENCES "workers" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_credentials_handled_by_id" ON "credentials" ("handled_by_id");

CREATE UNIQUE INDEX "ix_credentials_organisation_id_rule_id_number" ON "credentials" ("organisation_id", "rule_id", "number");

CREATE INDEX "ix_credentials_organisation_id_stage" ON "credentials" ("organisation_id", "stage");

CREATE INDEX "ix_credentials_worker_id" ON "credentials" ("worker_id");

CREATE INDEX "ix_training_sessions_organisation_id_on" ON "training_sessions" ("organisation_id", "on");

CREATE INDEX "ix_credential_events_account_id" ON "credential_events" ("account_id");

CREATE INDEX "ix_credential_events_credential_id_at" ON "credential_events" ("credential_id", "at");

CREATE UNIQUE INDEX "ix_credential_reminders_credential_id_before_days" ON "credential_reminders" ("credential_id", "before", "days");

CREATE INDEX "ix_earned_hours_entered_by_id" ON "earned_hours" ("entered_by_id");

CREATE UNIQUE INDEX "ix_earned_hours_session_id_worker_id" ON "earned_hours" ("session_id", "worker_id");

CREATE INDEX "ix_earned_hours_worker_id_organisation_id" ON "earned_hours" ("worker_id", "organisation_id");
