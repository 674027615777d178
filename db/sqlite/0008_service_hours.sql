-- Hours of peer support: role list, payer rules, contacts logged and imported, their totals by month, and answers to signals.
CREATE TABLE "activities" (
    "id" TEXT NOT NULL CONSTRAINT "pk_activities" PRIMARY KEY,
    "key" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "english" TEXT NOT NULL,
    "spanish" TEXT NOT NULL,
    "instead_english" TEXT NOT NULL,
    "instead_spanish" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    CONSTRAINT "ck_activities_english_length" CHECK (length("english") <= 120),
    CONSTRAINT "ck_activities_instead_english_length" CHECK (length("instead_english") <= 600),
    CONSTRAINT "ck_activities_instead_spanish_length" CHECK (length("instead_spanish") <= 600),
    CONSTRAINT "ck_activities_key_length" CHECK (length("key") <= 60),
    CONSTRAINT "ck_activities_spanish_length" CHECK (length("spanish") <= 120)
);

CREATE TABLE "payer_rules" (
    "id" TEXT NOT NULL CONSTRAINT "pk_payer_rules" PRIMARY KEY,
    "payer" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "unit_minutes" INTEGER NOT NULL,
    "first_unit_from" INTEGER NOT NULL,
    "further_unit_from" INTEGER NOT NULL,
    "rounded_by" TEXT NOT NULL,
    "daily_cap" INTEGER NULL,
    "pays_groups" INTEGER NOT NULL,
    "modifiers" TEXT NOT NULL,
    "group_modifiers" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    CONSTRAINT "ck_payer_rules_code_length" CHECK (length("code") <= 40),
    CONSTRAINT "ck_payer_rules_group_modifiers_length" CHECK (length("group_modifiers") <= 200),
    CONSTRAINT "ck_payer_rules_modifiers_length" CHECK (length("modifiers") <= 200),
    CONSTRAINT "ck_payer_rules_name_length" CHECK (length("name") <= 200),
    CONSTRAINT "ck_payer_rules_payer_length" CHECK (length("payer") <= 40),
    CONSTRAINT "ck_payer_rules_source_length" CHECK (length("source") <= 1000)
);

CREATE TABLE "peer_months" (
    "team_id" TEXT NOT NULL,
    "peer_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "contacts" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "outside_minutes" INTEGER NOT NULL,
    CONSTRAINT "pk_peer_months" PRIMARY KEY ("team_id", "month", "peer_id")
);

CREATE TABLE "person_months" (
    "team_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "contacts" INTEGER NOT NULL,
    CONSTRAINT "pk_person_months" PRIMARY KEY ("team_id", "month", "person_id")
);

CREATE TABLE "replaced_service_records" (
    "id" TEXT NOT NULL CONSTRAINT "pk_replaced_service_records" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "peer_id" TEXT NOT NULL,
    "person_id" TEXT NULL,
    "day" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "activity_id" TEXT NOT NULL,
    "is_group" INTEGER NOT NULL,
    "payer" TEXT NULL,
    "replaced_at" TEXT NOT NULL,
    CONSTRAINT "ck_replaced_service_records_payer_length" CHECK (length("payer") <= 40),
    CONSTRAINT "ck_replaced_service_records_record_length" CHECK (length("record") <= 60)
);

CREATE TABLE "service_records" (
    "organisation_id" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "peer_id" TEXT NOT NULL,
    "person_id" TEXT NULL,
    "day" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "activity_id" TEXT NOT NULL,
    "is_group" INTEGER NOT NULL,
    "payer" TEXT NULL,
    CONSTRAINT "pk_service_records" PRIMARY KEY ("organisation_id", "record"),
    CONSTRAINT "ck_service_records_payer_length" CHECK (length("payer") <= 40),
    CONSTRAINT "ck_service_records_record_length" CHECK (length("record") <= 60)
);

CREATE TABLE "team_months" (
    "team_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "caseload" INTEGER NOT NULL,
    "supported" INTEGER NOT NULL,
    CONSTRAINT "pk_team_months" PRIMARY KEY ("team_id", "month")
);

CREATE TABLE "signal_answers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_signal_answers" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "response" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "answered_by_id" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "ck_signal_answers_words_length" CHECK (length("words") <= 500),
    CONSTRAINT "fk_signal_answers_accounts_answered_by_id" FOREIGN KEY ("answered_by_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_signal_answers_teams_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
);

CREATE TABLE "logged_contacts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_logged_contacts" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "peer_id" TEXT NOT NULL,
    "person_id" TEXT NULL,
    "referral_id" TEXT NULL,
    "day" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "activity_id" TEXT NOT NULL,
    "is_group" INTEGER NOT NULL,
    "payer" TEXT NULL,
    "logged_at" TEXT NOT NULL,
    "corrects_id" TEXT NULL,
    "replaced_at" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_logged_contacts_payer_length" CHECK (length("payer") <= 40),
    CONSTRAINT "fk_logged_contacts_accounts_peer_id" FOREIGN KEY ("peer_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_logged_contacts_activities_activity_id" FOREIGN KEY ("activity_id") REFERENCES "activities" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_logged_contacts_logged_contacts_corrects_id" FOREIGN KEY ("corrects_id") REFERENCES "logged_contacts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_logged_contacts_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_logged_contacts_persons_person_id" FOREIGN KEY ("person_id") REFERENCES "persons" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_logged_contacts_referrals_referral_id" FOREIGN KEY ("referral_id") REFERENCES "referrals" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_logged_contacts_teams_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_activities_key_from" ON "activities" ("key", "from");

CREATE INDEX "ix_logged_contacts_activity_id" ON "logged_contacts" ("activity_id");

CREATE UNIQUE INDEX "ix_logged_contacts_corrects_id" ON "logged_contacts" ("corrects_id");

CREATE INDEX "ix_logged_contacts_organisation_id_day" ON "logged_contacts" ("organisation_id", "day");

CREATE INDEX "ix_logged_contacts_peer_id_day" ON "logged_contacts" ("peer_id", "day");

CREATE INDEX "ix_logged_contacts_person_id" ON "logged_contacts" ("person_id");

CREATE INDEX "ix_logged_contacts_referral_id" ON "logged_contacts" ("referral_id");

CREATE INDEX "ix_logged_contacts_team_id" ON "logged_contacts" ("team_id");

CREATE UNIQUE INDEX "ix_payer_rules_payer_from" ON "payer_rules" ("payer", "from");

CREATE INDEX "ix_peer_months_organisation_id_month" ON "peer_months" ("organisation_id", "month");

CREATE INDEX "ix_peer_months_peer_id_month" ON "peer_months" ("peer_id", "month");

CREATE INDEX "ix_replaced_service_records_organisation_id_record" ON "replaced_service_records" ("organisation_id", "record");

CREATE INDEX "ix_service_records_organisation_id_day" ON "service_records" ("organisation_id", "day") WHERE payer IS NOT NULL;

CREATE INDEX "ix_signal_answers_answered_by_id" ON "signal_answers" ("answered_by_id");

CREATE INDEX "ix_signal_answers_team_id_kind_month" ON "signal_answers" ("team_id", "kind", "month");

CREATE INDEX "ix_team_months_month" ON "team_months" ("month");

CREATE INDEX "ix_team_months_organisation_id_month" ON "team_months" ("organisation_id", "month");
