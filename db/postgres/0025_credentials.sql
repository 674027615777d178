-- The register of training centres: credentials, what happened to them, courses, hours, reminders.
CREATE TABLE credentials (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    worker_id uuid NOT NULL,
    rule_id character varying(40) NOT NULL,
    holder_name character varying(200) NOT NULL,
    holder_email character varying(254),
    number character varying(60),
    stage character varying(20) NOT NULL,
    waiting_since timestamp with time zone,
    handled_by_id uuid,
    issued_on date,
    is_provisional boolean NOT NULL,
    chosen_years integer,
    experience_hours integer NOT NULL,
    supervised_hours integer NOT NULL,
    experience_months integer NOT NULL,
    is_shown_to_agencies boolean NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_credentials PRIMARY KEY (id),
    CONSTRAINT fk_credentials_accounts_handled_by_id FOREIGN KEY (handled_by_id) REFERENCES accounts (id) ON DELETE SET NULL,
    CONSTRAINT fk_credentials_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_credentials_workers_worker_id FOREIGN KEY (worker_id) REFERENCES workers (id) ON DELETE RESTRICT
);

CREATE TABLE training_sessions (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    rule_id character varying(40) NOT NULL,
    course character varying(200) NOT NULL,
    "on" date NOT NULL,
    minutes integer NOT NULL,
    topics character varying(400) NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_training_sessions PRIMARY KEY (id),
    CONSTRAINT fk_training_sessions_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE credential_events (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    credential_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id uuid,
    kind character varying(20) NOT NULL,
    "on" date,
    what character varying(60) NOT NULL,
    text character varying(500) NOT NULL,
    years integer,
    CONSTRAINT pk_credential_events PRIMARY KEY (id),
    CONSTRAINT fk_credential_events_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE SET NULL,
    CONSTRAINT fk_credential_events_credentials_credential_id FOREIGN KEY (credential_id) REFERENCES credentials (id) ON DELETE CASCADE
);

CREATE TABLE credential_reminders (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    credential_id uuid NOT NULL,
    before date NOT NULL,
    days integer NOT NULL,
    CONSTRAINT pk_credential_reminders PRIMARY KEY (id),
    CONSTRAINT fk_credential_reminders_credentials_credential_id FOREIGN KEY (credential_id) REFERENCES credentials (id) ON DELETE CASCADE
);

CREATE TABLE earned_hours (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    worker_id uuid NOT NULL,
    "on" date NOT NULL,
    minutes integer NOT NULL,
    topics character varying(400) NOT NULL,
    provider character varying(200) NOT NULL,
    course character varying(200) NOT NULL,
    evidence character varying(500) NOT NULL,
    entered_by_id uuid,
    session_id uuid,
    version uuid NOT NULL,
    CONSTRAINT pk_earned_hours PRIMARY KEY (id),
    CONSTRAINT fk_earned_hours_accounts_entered_by_id FOREIGN KEY (entered_by_id) REFERENCES accounts (id) ON DELETE SET NULL,
    CONSTRAINT fk_earned_hours_training_sessions_session_id FOREIGN KEY (session_id) REFERENCES training_sessions (id) ON DELETE RESTRICT,
    CONSTRAINT fk_earned_hours_workers_worker_id FOREIGN KEY (worker_id) REFERENCES workers (id) ON DELETE RESTRICT
);

CREATE INDEX ix_credentials_handled_by_id ON credentials (handled_by_id);

CREATE UNIQUE INDEX ix_credentials_organisation_id_rule_id_number ON credentials (organisation_id, rule_id, number);

CREATE INDEX ix_credentials_organisation_id_stage ON credentials (organisation_id, stage);

CREATE INDEX ix_credentials_worker_id ON credentials (worker_id);

CREATE INDEX ix_training_sessions_organisation_id_on ON training_sessions (organisation_id, "on");

CREATE INDEX ix_credential_events_account_id ON credential_events (account_id);

CREATE INDEX ix_credential_events_credential_id_at ON credential_events (credential_id, at);

CREATE UNIQUE INDEX ix_credential_reminders_credential_id_before_days ON credential_reminders (credential_id, before, days);

CREATE INDEX ix_earned_hours_entered_by_id ON earned_hours (entered_by_id);

CREATE UNIQUE INDEX ix_earned_hours_session_id_worker_id ON earned_hours (session_id, worker_id);

CREATE INDEX ix_earned_hours_worker_id_organisation_id ON earned_hours (worker_id, organisation_id);
