CREATE TABLE "accounts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_accounts" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "last_code_step" INTEGER NOT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" TEXT NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL,
    CONSTRAINT "ck_accounts_concurrency_stamp_length" CHECK (length("concurrency_stamp") <= 200),
    CONSTRAINT "ck_accounts_email_length" CHECK (length("email") <= 256),
    CONSTRAINT "ck_accounts_name_length" CHECK (length("name") <= 200),
    CONSTRAINT "ck_accounts_normalized_email_length" CHECK (length("normalized_email") <= 256),
    CONSTRAINT "ck_accounts_normalized_user_name_length" CHECK (length("normalized_user_name") <= 256),
    CONSTRAINT "ck_accounts_password_hash_length" CHECK (length("password_hash") <= 500),
    CONSTRAINT "ck_accounts_phone_number_length" CHECK (length("phone_number") <= 50),
    CONSTRAINT "ck_accounts_security_stamp_length" CHECK (length("security_stamp") <= 200),
    CONSTRAINT "ck_accounts_user_name_length" CHECK (length("user_name") <= 256)
);

CREATE TABLE "audit_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_audit_entries" PRIMARY KEY,
    "at" TEXT NOT NULL,
    "account_id" TEXT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "changes" TEXT NOT NULL,
    CONSTRAINT "ck_audit_entries_action_length" CHECK (length("action") <= 20),
    CONSTRAINT "ck_audit_entries_actor_length" CHECK (length("actor") <= 256),
    CONSTRAINT "ck_audit_entries_subject_length" CHECK (length("subject") <= 60)
);

CREATE TABLE "data_protection_keys" (
    "id" TEXT NOT NULL CONSTRAINT "pk_data_protection_keys" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "xml" TEXT NOT NULL,
    CONSTRAINT "ck_data_protection_keys_name_length" CHECK (length("name") <= 200)
);

CREATE TABLE "instruments" (
    "id" TEXT NOT NULL CONSTRAINT "pk_instruments" PRIMARY KEY,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    CONSTRAINT "ck_instruments_key_length" CHECK (length("key") <= 100),
    CONSTRAINT "ck_instruments_title_length" CHECK (length("title") <= 300)
);

CREATE TABLE "outbox_mails" (
    "id" TEXT NOT NULL CONSTRAINT "pk_outbox_mails" PRIMARY KEY,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "secret" TEXT NULL,
    "about" TEXT NOT NULL,
    "about_id" TEXT NULL,
    "written_at" TEXT NOT NULL,
    "next_attempt_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "sent_at" TEXT NULL,
    "last_error" TEXT NULL,
    CONSTRAINT "ck_outbox_mails_about_length" CHECK (length("about") <= 40),
    CONSTRAINT "ck_outbox_mails_last_error_length" CHECK (length("last_error") <= 500),
    CONSTRAINT "ck_outbox_mails_secret_length" CHECK (length("secret") <= 500),
    CONSTRAINT "ck_outbox_mails_subject_length" CHECK (length("subject") <= 200),
    CONSTRAINT "ck_outbox_mails_to_length" CHECK (length("to") <= 254)
);

CREATE TABLE "regions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_regions" PRIMARY KEY,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_regions_key_length" CHECK (length("key") <= 60),
    CONSTRAINT "ck_regions_name_length" CHECK (length("name") <= 200)
);

CREATE TABLE "reports" (
    "id" TEXT NOT NULL CONSTRAINT "pk_reports" PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "wave_id" TEXT NOT NULL,
    "presentation" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_reports_slug_length" CHECK (length("slug") <= 100),
    CONSTRAINT "ck_reports_title_length" CHECK (length("title") <= 200)
);

CREATE TABLE "site_facts" (
    "name" TEXT NOT NULL CONSTRAINT "pk_site_facts" PRIMARY KEY,
    "since" TEXT NOT NULL,
    CONSTRAINT "ck_site_facts_name_length" CHECK (length("name") <= 60)
);

CREATE TABLE "account_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_account_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_account_claims_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NOT NULL,
    CONSTRAINT "pk_account_logins" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "fk_account_logins_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_tokens" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_account_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "fk_account_tokens_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "frame_uploads" (
    "id" TEXT NOT NULL CONSTRAINT "pk_frame_uploads" PRIMARY KEY,
    "upload_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    "expires_at" TEXT NOT NULL,
    CONSTRAINT "ck_frame_uploads_file_name_length" CHECK (length("file_name") <= 200),
    CONSTRAINT "fk_frame_uploads_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "instrument_versions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_instrument_versions" PRIMARY KEY,
    "instrument_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "definition" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "imported_at" TEXT NOT NULL,
    CONSTRAINT "ck_instrument_versions_checksum_length" CHECK (length("checksum") <= 64),
    CONSTRAINT "fk_instrument_versions_instruments_instrument_id" FOREIGN KEY ("instrument_id") REFERENCES "instruments" ("id") ON DELETE RESTRICT
);

CREATE TABLE "organisations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_organisations" PRIMARY KEY,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "region_id" TEXT NULL,
    "programme" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_organisations_key_length" CHECK (length("key") <= 60),
    CONSTRAINT "ck_organisations_name_length" CHECK (length("name") <= 200),
    CONSTRAINT "ck_organisations_programme_length" CHECK (length("programme") <= 100),
    CONSTRAINT "fk_organisations_regions_region_id" FOREIGN KEY ("region_id") REFERENCES "regions" ("id") ON DELETE RESTRICT
);

CREATE TABLE "published_reports" (
    "id" TEXT NOT NULL CONSTRAINT "pk_published_reports" PRIMARY KEY,
    "report_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "published_at" TEXT NOT NULL,
    "correction" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    CONSTRAINT "ck_published_reports_correction_length" CHECK (length("correction") <= 1000),
    CONSTRAINT "fk_published_reports_reports_report_id" FOREIGN KEY ("report_id") REFERENCES "reports" ("id") ON DELETE RESTRICT
);

CREATE TABLE "waves" (
    "id" TEXT NOT NULL CONSTRAINT "pk_waves" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "agency_version_id" TEXT NOT NULL,
    "peer_version_id" TEXT NULL,
    "opens_on" TEXT NOT NULL,
    "closes_on" TEXT NOT NULL,
    "opens_by_schedule" INTEGER NOT NULL,
    "invitees" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "opened_at" TEXT NULL,
    "closed_at" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_waves_name_length" CHECK (length("name") <= 100),
    CONSTRAINT "fk_waves_instrument_versions_agency_version_id" FOREIGN KEY ("agency_version_id") REFERENCES "instrument_versions" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_waves_instrument_versions_peer_version_id" FOREIGN KEY ("peer_version_id") REFERENCES "instrument_versions" ("id") ON DELETE RESTRICT
);

CREATE TABLE "memberships" (
    "id" TEXT NOT NULL CONSTRAINT "pk_memberships" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    CONSTRAINT "fk_memberships_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_memberships_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "units" (
    "id" TEXT NOT NULL CONSTRAINT "pk_units" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "region_id" TEXT NULL,
    "programme" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_units_key_length" CHECK (length("key") <= 60),
    CONSTRAINT "ck_units_name_length" CHECK (length("name") <= 200),
    CONSTRAINT "ck_units_programme_length" CHECK (length("programme") <= 100),
    CONSTRAINT "fk_units_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_units_regions_region_id" FOREIGN KEY ("region_id") REFERENCES "regions" ("id") ON DELETE RESTRICT
);

CREATE TABLE "anonymous_answers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_anonymous_answers" PRIMARY KEY,
    "wave_id" TEXT NOT NULL,
    "answers" TEXT NOT NULL,
    CONSTRAINT "fk_anonymous_answers_waves_wave_id" FOREIGN KEY ("wave_id") REFERENCES "waves" ("id") ON DELETE RESTRICT
);

CREATE TABLE "anonymous_codes" (
    "hash" BLOB NOT NULL CONSTRAINT "pk_anonymous_codes" PRIMARY KEY,
    "wave_id" TEXT NOT NULL,
    "used" INTEGER NOT NULL,
    CONSTRAINT "fk_anonymous_codes_waves_wave_id" FOREIGN KEY ("wave_id") REFERENCES "waves" ("id") ON DELETE RESTRICT
);

CREATE TABLE "response_uploads" (
    "id" TEXT NOT NULL CONSTRAINT "pk_response_uploads" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "wave_id" TEXT NOT NULL,
    "survey" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    "expires_at" TEXT NOT NULL,
    CONSTRAINT "ck_response_uploads_file_name_length" CHECK (length("file_name") <= 200),
    CONSTRAINT "fk_response_uploads_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_response_uploads_waves_wave_id" FOREIGN KEY ("wave_id") REFERENCES "waves" ("id") ON DELETE CASCADE
);

CREATE TABLE "wave_mail_texts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_wave_mail_texts" PRIMARY KEY,
    "wave_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    CONSTRAINT "ck_wave_mail_texts_body_length" CHECK (length("body") <= 10000),
    CONSTRAINT "ck_wave_mail_texts_language_length" CHECK (length("language") <= 10),
    CONSTRAINT "ck_wave_mail_texts_subject_length" CHECK (length("subject") <= 200),
    CONSTRAINT "fk_wave_mail_texts_waves_wave_id" FOREIGN KEY ("wave_id") REFERENCES "waves" ("id") ON DELETE CASCADE
);

CREATE TABLE "wave_reminders" (
    "id" TEXT NOT NULL CONSTRAINT "pk_wave_reminders" PRIMARY KEY,
    "wave_id" TEXT NOT NULL,
    "send_on" TEXT NOT NULL,
    "written_at" TEXT NULL,
    "skipped_at" TEXT NULL,
    CONSTRAINT "fk_wave_reminders_waves_wave_id" FOREIGN KEY ("wave_id") REFERENCES "waves" ("id") ON DELETE CASCADE
);

CREATE TABLE "contacts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_contacts" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "unit_id" TEXT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_contacts_email_length" CHECK (length("email") <= 254),
    CONSTRAINT "ck_contacts_language_length" CHECK (length("language") <= 10),
    CONSTRAINT "ck_contacts_name_length" CHECK (length("name") <= 200),
    CONSTRAINT "fk_contacts_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_contacts_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "invitations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_invitations" PRIMARY KEY,
    "wave_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "invited_at" TEXT NULL,
    "opened_at" TEXT NULL,
    "refused_at" TEXT NULL,
    "bounced_at" TEXT NULL,
    "reminded" INTEGER NOT NULL,
    "last_reminded_at" TEXT NULL,
    "peers_to_invite" INTEGER NULL,
    "codes_issued" INTEGER NOT NULL,
    "codes_passed_on" INTEGER NULL,
    CONSTRAINT "fk_invitations_contacts_contact_id" FOREIGN KEY ("contact_id") REFERENCES "contacts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_invitations_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_invitations_waves_wave_id" FOREIGN KEY ("wave_id") REFERENCES "waves" ("id") ON DELETE RESTRICT
);

CREATE TABLE "agency_responses" (
    "id" TEXT NOT NULL CONSTRAINT "pk_agency_responses" PRIMARY KEY,
    "wave_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "invitation_id" TEXT NULL,
    "unit_id" TEXT NULL,
    "unit_name" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "saved_at" TEXT NOT NULL,
    "completed_at" TEXT NULL,
    "answers" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "ck_agency_responses_unit_name_length" CHECK (length("unit_name") <= 200),
    CONSTRAINT "fk_agency_responses_invitations_invitation_id" FOREIGN KEY ("invitation_id") REFERENCES "invitations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_agency_responses_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_agency_responses_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_agency_responses_waves_wave_id" FOREIGN KEY ("wave_id") REFERENCES "waves" ("id") ON DELETE RESTRICT
);

CREATE TABLE "invitation_links" (
    "token_hash" BLOB NOT NULL CONSTRAINT "pk_invitation_links" PRIMARY KEY,
    "invitation_id" TEXT NOT NULL,
    CONSTRAINT "fk_invitation_links_invitations_invitation_id" FOREIGN KEY ("invitation_id") REFERENCES "invitations" ("id") ON DELETE CASCADE
);

CREATE TABLE "written_reminders" (
    "reminder_id" TEXT NOT NULL,
    "invitation_id" TEXT NOT NULL,
    CONSTRAINT "pk_written_reminders" PRIMARY KEY ("reminder_id", "invitation_id"),
    CONSTRAINT "fk_written_reminders_invitations_invitation_id" FOREIGN KEY ("invitation_id") REFERENCES "invitations" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_written_reminders_wave_reminders_reminder_id" FOREIGN KEY ("reminder_id") REFERENCES "wave_reminders" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_account_claims_user_id" ON "account_claims" ("user_id");

CREATE INDEX "ix_account_logins_user_id" ON "account_logins" ("user_id");

CREATE INDEX "email_index" ON "accounts" ("normalized_email");

CREATE UNIQUE INDEX "user_name_index" ON "accounts" ("normalized_user_name");

CREATE INDEX "ix_agency_responses_invitation_id" ON "agency_responses" ("invitation_id");

CREATE INDEX "ix_agency_responses_organisation_id" ON "agency_responses" ("organisation_id");

CREATE INDEX "ix_agency_responses_unit_id" ON "agency_responses" ("unit_id");

CREATE INDEX "ix_agency_responses_wave_id_organisation_id" ON "agency_responses" ("wave_id", "organisation_id");

CREATE INDEX "ix_anonymous_answers_wave_id" ON "anonymous_answers" ("wave_id");

CREATE INDEX "ix_anonymous_codes_wave_id" ON "anonymous_codes" ("wave_id");

CREATE INDEX "ix_audit_entries_at" ON "audit_entries" ("at");

CREATE INDEX "ix_audit_entries_subject_subject_id" ON "audit_entries" ("subject", "subject_id");

CREATE UNIQUE INDEX "ix_contacts_organisation_id_email" ON "contacts" ("organisation_id", "email");

CREATE INDEX "ix_contacts_unit_id" ON "contacts" ("unit_id");

CREATE INDEX "ix_frame_uploads_account_id" ON "frame_uploads" ("account_id");

CREATE INDEX "ix_frame_uploads_expires_at" ON "frame_uploads" ("expires_at");

CREATE UNIQUE INDEX "ix_frame_uploads_upload_id_position" ON "frame_uploads" ("upload_id", "position");

CREATE UNIQUE INDEX "ix_instrument_versions_instrument_id_checksum" ON "instrument_versions" ("instrument_id", "checksum");

CREATE UNIQUE INDEX "ix_instrument_versions_instrument_id_number" ON "instrument_versions" ("instrument_id", "number");

CREATE UNIQUE INDEX "ix_instruments_key" ON "instruments" ("key");

CREATE INDEX "ix_invitation_links_invitation_id" ON "invitation_links" ("invitation_id");

CREATE INDEX "ix_invitations_contact_id" ON "invitations" ("contact_id");

CREATE INDEX "ix_invitations_organisation_id" ON "invitations" ("organisation_id");

CREATE UNIQUE INDEX "ix_invitations_wave_id_contact_id" ON "invitations" ("wave_id", "contact_id");

CREATE INDEX "ix_invitations_wave_id_organisation_id" ON "invitations" ("wave_id", "organisation_id");

CREATE UNIQUE INDEX "ix_memberships_account_id_organisation_id_role" ON "memberships" ("account_id", "organisation_id", "role");

CREATE INDEX "ix_memberships_organisation_id" ON "memberships" ("organisation_id");

CREATE UNIQUE INDEX "ix_organisations_key" ON "organisations" ("key");

CREATE INDEX "ix_organisations_region_id" ON "organisations" ("region_id");

CREATE INDEX "ix_outbox_mails_about_id" ON "outbox_mails" ("about_id");

CREATE INDEX "ix_outbox_mails_state_next_attempt_at" ON "outbox_mails" ("state", "next_attempt_at");

CREATE UNIQUE INDEX "ix_published_reports_report_id_number" ON "published_reports" ("report_id", "number");

CREATE UNIQUE INDEX "ix_regions_key" ON "regions" ("key");

CREATE UNIQUE INDEX "ix_reports_slug" ON "reports" ("slug");

CREATE INDEX "ix_reports_wave_id" ON "reports" ("wave_id");

CREATE INDEX "ix_response_uploads_account_id" ON "response_uploads" ("account_id");

CREATE INDEX "ix_response_uploads_expires_at" ON "response_uploads" ("expires_at");

CREATE INDEX "ix_response_uploads_wave_id" ON "response_uploads" ("wave_id");

CREATE UNIQUE INDEX "ix_units_key" ON "units" ("key");

CREATE INDEX "ix_units_organisation_id" ON "units" ("organisation_id");

CREATE INDEX "ix_units_region_id" ON "units" ("region_id");

CREATE UNIQUE INDEX "ix_wave_mail_texts_wave_id_kind_language" ON "wave_mail_texts" ("wave_id", "kind", "language");

CREATE UNIQUE INDEX "ix_wave_reminders_wave_id_send_on" ON "wave_reminders" ("wave_id", "send_on");

CREATE INDEX "ix_waves_agency_version_id" ON "waves" ("agency_version_id");

CREATE UNIQUE INDEX "ix_waves_name" ON "waves" ("name");

CREATE INDEX "ix_waves_peer_version_id" ON "waves" ("peer_version_id");

CREATE INDEX "ix_written_reminders_invitation_id" ON "written_reminders" ("invitation_id");

