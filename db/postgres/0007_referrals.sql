-- Teams, caseloads and referrals; audit entries about persons, which their agency alone may read; one table for every kind of upload.

ALTER TABLE audit_entries ADD COLUMN confidential_to uuid NULL;

-- Uploads wait for two hours at most; what waits now is sent again.
DROP TABLE frame_uploads;

CREATE TABLE uploads (
    id uuid NOT NULL,
    upload_id uuid NOT NULL,
    account_id uuid NOT NULL,
    about_id uuid,
    position integer NOT NULL,
    file_name character varying(200) NOT NULL,
    content bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_uploads PRIMARY KEY (id),
    CONSTRAINT fk_uploads_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);

CREATE TABLE teams (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    name character varying(100) NOT NULL,
    programme character varying(100) NOT NULL,
    active boolean NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_teams PRIMARY KEY (id),
    CONSTRAINT fk_teams_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE agency_choices (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    keeps_names boolean NOT NULL,
    days_to_wait integer NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_agency_choices PRIMARY KEY (id),
    CONSTRAINT fk_agency_choices_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE peer_introductions (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    account_id uuid NOT NULL,
    text character varying(600) NOT NULL,
    has_room boolean NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_peer_introductions PRIMARY KEY (id),
    CONSTRAINT fk_peer_introductions_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT
);

CREATE TABLE staffing_periods (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    team_id uuid NOT NULL,
    pattern character varying(30) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    version uuid NOT NULL,
    CONSTRAINT pk_staffing_periods PRIMARY KEY (id),
    CONSTRAINT fk_staffing_periods_teams_team_id FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE RESTRICT
);

CREATE TABLE team_members (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    team_id uuid NOT NULL,
    account_id uuid NOT NULL,
    role character varying(20) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    hours_a_month integer,
    place character varying(200) NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_team_members PRIMARY KEY (id),
    CONSTRAINT fk_team_members_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_team_members_teams_team_id FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE RESTRICT
);

CREATE TABLE persons (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    pseudonym character varying(40) NOT NULL,
    name character varying(200),
    version uuid NOT NULL,
    CONSTRAINT pk_persons PRIMARY KEY (id),
    CONSTRAINT fk_persons_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE caseload_entries (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    team_id uuid NOT NULL,
    provider_id uuid,
    starts_on date NOT NULL,
    ends_on date,
    version uuid NOT NULL,
    CONSTRAINT pk_caseload_entries PRIMARY KEY (id),
    CONSTRAINT fk_caseload_entries_accounts_provider_id FOREIGN KEY (provider_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_caseload_entries_persons_person_id FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE RESTRICT,
    CONSTRAINT fk_caseload_entries_teams_team_id FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE RESTRICT
);

CREATE TABLE referrals (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    team_id uuid NOT NULL,
    source character varying(30) NOT NULL,
    made_by_id uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    to_team_id uuid NOT NULL,
    to_peer_id uuid,
    reasons integer NOT NULL,
    note character varying(500) NOT NULL,
    wish character varying(20) NOT NULL,
    shares_back boolean NOT NULL,
    status character varying(20) NOT NULL,
    waiting_since timestamp with time zone,
    offered_at timestamp with time zone,
    peer_id uuid,
    accepted_at timestamp with time zone,
    first_contact_on date,
    closed_at timestamp with time zone,
    version uuid NOT NULL,
    CONSTRAINT pk_referrals PRIMARY KEY (id),
    CONSTRAINT fk_referrals_accounts_made_by_id FOREIGN KEY (made_by_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_referrals_accounts_peer_id FOREIGN KEY (peer_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_referrals_accounts_to_peer_id FOREIGN KEY (to_peer_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_referrals_persons_person_id FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE RESTRICT,
    CONSTRAINT fk_referrals_teams_team_id FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE RESTRICT,
    CONSTRAINT fk_referrals_teams_to_team_id FOREIGN KEY (to_team_id) REFERENCES teams (id) ON DELETE RESTRICT
);

CREATE TABLE referral_events (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    referral_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id uuid,
    kind character varying(20) NOT NULL,
    text character varying(500) NOT NULL,
    CONSTRAINT pk_referral_events PRIMARY KEY (id),
    CONSTRAINT fk_referral_events_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_referral_events_referrals_referral_id FOREIGN KEY (referral_id) REFERENCES referrals (id) ON DELETE RESTRICT
);

CREATE TABLE benefit_follow_ups (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    referral_id uuid NOT NULL,
    by character varying(20) NOT NULL,
    recorded_by_id uuid NOT NULL,
    "on" date NOT NULL,
    benefits integer NOT NULL,
    note character varying(500) NOT NULL,
    CONSTRAINT pk_benefit_follow_ups PRIMARY KEY (id),
    CONSTRAINT fk_benefit_follow_ups_accounts_recorded_by_id FOREIGN KEY (recorded_by_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_benefit_follow_ups_referrals_referral_id FOREIGN KEY (referral_id) REFERENCES referrals (id) ON DELETE RESTRICT
);

CREATE INDEX ix_audit_entries_confidential_to_at ON audit_entries (confidential_to, at);

CREATE UNIQUE INDEX ix_agency_choices_organisation_id ON agency_choices (organisation_id);

CREATE INDEX ix_benefit_follow_ups_recorded_by_id ON benefit_follow_ups (recorded_by_id);

CREATE INDEX ix_benefit_follow_ups_referral_id ON benefit_follow_ups (referral_id);

CREATE UNIQUE INDEX ix_caseload_entries_person_id_team_id_starts_on ON caseload_entries (person_id, team_id, starts_on);

CREATE INDEX ix_caseload_entries_provider_id ON caseload_entries (provider_id);

CREATE INDEX ix_caseload_entries_team_id ON caseload_entries (team_id);

CREATE INDEX ix_peer_introductions_account_id ON peer_introductions (account_id);

CREATE UNIQUE INDEX ix_peer_introductions_organisation_id_account_id ON peer_introductions (organisation_id, account_id);

CREATE UNIQUE INDEX ix_persons_organisation_id_pseudonym ON persons (organisation_id, pseudonym);

CREATE INDEX ix_referral_events_account_id ON referral_events (account_id);

CREATE INDEX ix_referral_events_referral_id_at ON referral_events (referral_id, at);

CREATE INDEX ix_referrals_made_by_id ON referrals (made_by_id);

CREATE INDEX ix_referrals_peer_id ON referrals (peer_id);

CREATE INDEX ix_referrals_person_id ON referrals (person_id);

CREATE INDEX ix_referrals_team_id_made_at ON referrals (team_id, made_at);

CREATE INDEX ix_referrals_to_peer_id ON referrals (to_peer_id);

CREATE INDEX ix_referrals_to_team_id_status ON referrals (to_team_id, status);

CREATE UNIQUE INDEX ix_staffing_periods_team_id_starts_on ON staffing_periods (team_id, starts_on);

CREATE INDEX ix_team_members_account_id ON team_members (account_id);

CREATE UNIQUE INDEX ix_team_members_team_id_account_id_role_starts_on ON team_members (team_id, account_id, role, starts_on);

CREATE UNIQUE INDEX ix_teams_organisation_id_name ON teams (organisation_id, name);

CREATE INDEX ix_uploads_account_id ON uploads (account_id);

CREATE INDEX ix_uploads_expires_at ON uploads (expires_at);

CREATE UNIQUE INDEX ix_uploads_upload_id_position ON uploads (upload_id, position);
