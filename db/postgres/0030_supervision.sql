-- Supervision: what an agency itself asks, who supervises whom, when they met; and support that peers give each other.
CREATE TABLE agency_cadences (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    times integer NOT NULL,
    every character varying(10) NOT NULL,
    minutes_of_one integer,
    face_to_face integer,
    starts_on date NOT NULL,
    ends_on date,
    version uuid NOT NULL,
    CONSTRAINT pk_agency_cadences PRIMARY KEY (id),
    CONSTRAINT fk_agency_cadences_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE supervision_lines (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    worker_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    supervisor_id uuid,
    supervisor_name character varying(200) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    attested_on date,
    attested_by_id uuid,
    version uuid NOT NULL,
    CONSTRAINT pk_supervision_lines PRIMARY KEY (id),
    CONSTRAINT fk_supervision_lines_accounts_attested_by_id FOREIGN KEY (attested_by_id) REFERENCES accounts (id) ON DELETE SET NULL,
    CONSTRAINT fk_supervision_lines_accounts_supervisor_id FOREIGN KEY (supervisor_id) REFERENCES accounts (id) ON DELETE SET NULL,
    CONSTRAINT fk_supervision_lines_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_supervision_lines_workers_worker_id FOREIGN KEY (worker_id) REFERENCES workers (id) ON DELETE CASCADE
);

CREATE TABLE supervision_sessions (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    line_id uuid NOT NULL,
    "on" date NOT NULL,
    minutes integer NOT NULL,
    kind character varying(20) NOT NULL,
    topics character varying(200) NOT NULL,
    logged_by_id uuid,
    is_by_worker boolean NOT NULL,
    confirmed_on date,
    version uuid NOT NULL,
    CONSTRAINT pk_supervision_sessions PRIMARY KEY (id),
    CONSTRAINT fk_supervision_sessions_accounts_logged_by_id FOREIGN KEY (logged_by_id) REFERENCES accounts (id) ON DELETE SET NULL,
    CONSTRAINT fk_supervision_sessions_supervision_lines_line_id FOREIGN KEY (line_id) REFERENCES supervision_lines (id) ON DELETE CASCADE
);

CREATE TABLE support_offers (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    what character varying(200) NOT NULL,
    who character varying(200) NOT NULL,
    reach character varying(200) NOT NULL,
    "when" character varying(200) NOT NULL,
    reviewed_on date NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_support_offers PRIMARY KEY (id),
    CONSTRAINT fk_support_offers_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_agency_cadences_organisation_id_starts_on ON agency_cadences (organisation_id, starts_on);

CREATE INDEX ix_supervision_lines_attested_by_id ON supervision_lines (attested_by_id);

CREATE INDEX ix_supervision_lines_organisation_id_worker_id ON supervision_lines (organisation_id, worker_id);

CREATE INDEX ix_supervision_lines_supervisor_id ON supervision_lines (supervisor_id);

CREATE INDEX ix_supervision_lines_worker_id ON supervision_lines (worker_id);

CREATE UNIQUE INDEX ix_supervision_sessions_line_id_on_kind ON supervision_sessions (line_id, "on", kind);

CREATE INDEX ix_supervision_sessions_logged_by_id ON supervision_sessions (logged_by_id);

CREATE INDEX ix_supervision_sessions_organisation_id ON supervision_sessions (organisation_id);

CREATE UNIQUE INDEX ix_support_offers_organisation_id_what ON support_offers (organisation_id, what);
