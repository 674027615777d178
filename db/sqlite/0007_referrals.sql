-- Teams, caseloads and referrals; audit entries about persons, which their agency alone may read; one table for every kind of upload.

ALTER TABLE "audit_entries" ADD COLUMN "confidential_to" TEXT NULL;

-- Uploads wait for two hours at most; what waits now is sent again.
DROP TABLE "frame_uploads";

CREATE TABLE "uploads" (
    "id" TEXT NOT NULL CONSTRAINT "pk_uploads" PRIMARY KEY,
    "upload_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "about_id" TEXT NULL,
    "position" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    "expires_at" TEXT NOT NULL,
    CONSTRAINT "ck_uploads_file_name_length" CHECK (length("file_name") <= 200),
    CONSTRAINT "fk_uploads_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "teams" (
    "id" TEXT NOT NULL CONSTRAINT "pk_teams" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "programme" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_teams_name_length" CHECK (length("name") <= 100),
    CONSTRAINT "ck_teams_programme_length" CHECK (length("programme") <= 100),
    CONSTRAINT "fk_teams_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "agency_choices" (
    "id" TEXT NOT NULL CONSTRAINT "pk_agency_choices" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "keeps_names" INTEGER NOT NULL,
    "days_to_wait" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "fk_agency_choices_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "peer_introductions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_peer_introductions" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "has_room" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_peer_introductions_text_length" CHECK (length("text") <= 600),
    CONSTRAINT "fk_peer_introductions_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "staffing_periods" (
    "id" TEXT NOT NULL CONSTRAINT "pk_staffing_periods" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "fk_staffing_periods_teams_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
);

CREATE TABLE "team_members" (
    "id" TEXT NOT NULL CONSTRAINT "pk_team_members" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NULL,
    "hours_a_month" INTEGER NULL,
    "place" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_team_members_place_length" CHECK (length("place") <= 200),
    CONSTRAINT "fk_team_members_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_team_members_teams_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
);

CREATE TABLE "persons" (
    "id" TEXT NOT NULL CONSTRAINT "pk_persons" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "name" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_persons_name_length" CHECK (length("name") <= 200),
    CONSTRAINT "ck_persons_pseudonym_length" CHECK (length("pseudonym") <= 40),
    CONSTRAINT "fk_persons_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "caseload_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_caseload_entries" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "provider_id" TEXT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "fk_caseload_entries_accounts_provider_id" FOREIGN KEY ("provider_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_caseload_entries_persons_person_id" FOREIGN KEY ("person_id") REFERENCES "persons" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_caseload_entries_teams_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
);

CREATE TABLE "referrals" (
    "id" TEXT NOT NULL CONSTRAINT "pk_referrals" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "made_by_id" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "to_team_id" TEXT NOT NULL,
    "to_peer_id" TEXT NULL,
    "reasons" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "wish" TEXT NOT NULL,
    "shares_back" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "waiting_since" TEXT NULL,
    "offered_at" TEXT NULL,
    "peer_id" TEXT NULL,
    "accepted_at" TEXT NULL,
    "first_contact_on" TEXT NULL,
    "closed_at" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_referrals_note_length" CHECK (length("note") <= 500),
    CONSTRAINT "fk_referrals_accounts_made_by_id" FOREIGN KEY ("made_by_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_referrals_accounts_peer_id" FOREIGN KEY ("peer_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_referrals_accounts_to_peer_id" FOREIGN KEY ("to_peer_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_referrals_persons_person_id" FOREIGN KEY ("person_id") REFERENCES "persons" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_referrals_teams_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_referrals_teams_to_team_id" FOREIGN KEY ("to_team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
);

CREATE TABLE "referral_events" (
    "id" TEXT NOT NULL CONSTRAINT "pk_referral_events" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "referral_id" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "account_id" TEXT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "ck_referral_events_text_length" CHECK (length("text") <= 500),
    CONSTRAINT "fk_referral_events_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_referral_events_referrals_referral_id" FOREIGN KEY ("referral_id") REFERENCES "referrals" ("id") ON DELETE RESTRICT
);

CREATE TABLE "benefit_follow_ups" (
    "id" TEXT NOT NULL CONSTRAINT "pk_benefit_follow_ups" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "referral_id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "benefits" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    CONSTRAINT "ck_benefit_follow_ups_note_length" CHECK (length("note") <= 500),
    CONSTRAINT "fk_benefit_follow_ups_accounts_recorded_by_id" FOREIGN KEY ("recorded_by_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_benefit_follow_ups_referrals_referral_id" FOREIGN KEY ("referral_id") REFERENCES "referrals" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_audit_entries_confidential_to_at" ON "audit_entries" ("confidential_to", "at");

CREATE UNIQUE INDEX "ix_agency_choices_organisation_id" ON "agency_choices" ("organisation_id");

CREATE INDEX "ix_benefit_follow_ups_recorded_by_id" ON "benefit_follow_ups" ("recorded_by_id");

CREATE INDEX "ix_benefit_follow_ups_referral_id" ON "benefit_follow_ups" ("referral_id");

CREATE UNIQUE INDEX "ix_caseload_entries_person_id_team_id_starts_on" ON "caseload_entries" ("person_id", "team_id", "starts_on");

CREATE INDEX "ix_caseload_entries_provider_id" ON "caseload_entries" ("provider_id");

CREATE INDEX "ix_caseload_entries_team_id" ON "caseload_entries" ("team_id");

CREATE INDEX "ix_peer_introductions_account_id" ON "peer_introductions" ("account_id");

CREATE UNIQUE INDEX "ix_peer_introductions_organisation_id_account_id" ON "peer_introductions" ("organisation_id", "account_id");

CREATE UNIQUE INDEX "ix_persons_organisation_id_pseudonym" ON "persons" ("organisation_id", "pseudonym");

CREATE INDEX "ix_referral_events_account_id" ON "referral_events" ("account_id");

CREATE INDEX "ix_referral_events_referral_id_at" ON "referral_events" ("referral_id", "at");

CREATE INDEX "ix_referrals_made_by_id" ON "referrals" ("made_by_id");

CREATE INDEX "ix_referrals_peer_id" ON "referrals" ("peer_id");

CREATE INDEX "ix_referrals_person_id" ON "referrals" ("person_id");

CREATE INDEX "ix_referrals_team_id_made_at" ON "referrals" ("team_id", "made_at");

CREATE INDEX "ix_referrals_to_peer_id" ON "referrals" ("to_peer_id");

CREATE INDEX "ix_referrals_to_team_id_status" ON "referrals" ("to_team_id", "status");

CREATE UNIQUE INDEX "ix_staffing_periods_team_id_starts_on" ON "staffing_periods" ("team_id", "starts_on");

CREATE INDEX "ix_team_members_account_id" ON "team_members" ("account_id");

CREATE UNIQUE INDEX "ix_team_members_team_id_account_id_role_starts_on" ON "team_members" ("team_id", "account_id", "role", "starts_on");

CREATE UNIQUE INDEX "ix_teams_organisation_id_name" ON "teams" ("organisation_id", "name");

CREATE INDEX "ix_uploads_account_id" ON "uploads" ("account_id");

CREATE INDEX "ix_uploads_expires_at" ON "uploads" ("expires_at");

CREATE UNIQUE INDEX "ix_uploads_upload_id_position" ON "uploads" ("upload_id", "position");
