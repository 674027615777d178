-- Hours of peer support: role list, payer rules, contacts logged and imported, their totals by month, and answers to signals.
CREATE TABLE activities (
    id uuid NOT NULL,
    key character varying(60) NOT NULL,
    standing character varying(20) NOT NULL,
    english character varying(120) NOT NULL,
    spanish character varying(120) NOT NULL,
    instead_english character varying(600) NOT NULL,
    instead_spanish character varying(600) NOT NULL,
    "from" date NOT NULL,
    until date,
    CONSTRAINT pk_activities PRIMARY KEY (id)
);

CREATE TABLE payer_rules (
    id uuid NOT NULL,
    payer character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    code character varying(40) NOT NULL,
    "from" date NOT NULL,
    until date,
    unit_minutes integer NOT NULL,
    first_unit_from integer NOT NULL,
    further_unit_from integer NOT NULL,
    rounded_by character varying(20) NOT NULL,
    daily_cap integer,
    pays_groups boolean NOT NULL,
    modifiers character varying(200) NOT NULL,
    group_modifiers character varying(200) NOT NULL,
    source character varying(1000) NOT NULL,
    CONSTRAINT pk_payer_rules PRIMARY KEY (id)
);

CREATE TABLE peer_months (
    team_id uuid NOT NULL,
    peer_id uuid NOT NULL,
    month date NOT NULL,
    organisation_id uuid NOT NULL,
    contacts bigint NOT NULL,
    minutes bigint NOT NULL,
    outside_minutes bigint NOT NULL,
    CONSTRAINT pk_peer_months PRIMARY KEY (team_id, month, peer_id)
);

CREATE TABLE person_months (
    team_id uuid NOT NULL,
    month date NOT NULL,
    person_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    contacts bigint NOT NULL,
    CONSTRAINT pk_person_months PRIMARY KEY (team_id, month, person_id)
);

CREATE TABLE replaced_service_records (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    record character varying(60) NOT NULL,
    team_id uuid NOT NULL,
    peer_id uuid NOT NULL,
    person_id uuid,
    day date NOT NULL,
    minutes integer NOT NULL,
    activity_id uuid NOT NULL,
    is_group boolean NOT NULL,
    payer character varying(40),
    replaced_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_replaced_service_records PRIMARY KEY (id)
);

CREATE TABLE service_records (
    organisation_id uuid NOT NULL,
    record character varying(60) NOT NULL,
    team_id uuid NOT NULL,
    peer_id uuid NOT NULL,
    person_id uuid,
    day date NOT NULL,
    minutes integer NOT NULL,
    activity_id uuid NOT NULL,
    is_group boolean NOT NULL,
    payer character varying(40),
    CONSTRAINT pk_service_records PRIMARY KEY (organisation_id, record)
);

CREATE TABLE team_months (
    team_id uuid NOT NULL,
    month date NOT NULL,
    organisation_id uuid NOT NULL,
    caseload integer NOT NULL,
    supported integer NOT NULL,
    CONSTRAINT pk_team_months PRIMARY KEY (team_id, month)
);

CREATE TABLE signal_answers (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    team_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    month date NOT NULL,
    response character varying(20) NOT NULL,
    words character varying(500) NOT NULL,
    answered_by_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_signal_answers PRIMARY KEY (id),
    CONSTRAINT fk_signal_answers_accounts_answered_by_id FOREIGN KEY (answered_by_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_signal_answers_teams_team_id FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE RESTRICT
);

CREATE TABLE logged_contacts (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    team_id uuid NOT NULL,
    peer_id uuid NOT NULL,
    person_id uuid,
    referral_id uuid,
    day date NOT NULL,
    minutes integer NOT NULL,
    activity_id uuid NOT NULL,
    is_group boolean NOT NULL,
    payer character varying(40),
    logged_at timestamp with time zone NOT NULL,
    corrects_id uuid,
    replaced_at timestamp with time zone,
    version uuid NOT NULL,
    CONSTRAINT pk_logged_contacts PRIMARY KEY (id),
    CONSTRAINT fk_logged_contacts_accounts_peer_id FOREIGN KEY (peer_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_logged_contacts_activities_activity_id FOREIGN KEY (activity_id) REFERENCES activities (id) ON DELETE RESTRICT,
    CONSTRAINT fk_logged_contacts_logged_contacts_corrects_id FOREIGN KEY (corrects_id) REFERENCES logged_contacts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_logged_contacts_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_logged_contacts_persons_person_id FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE RESTRICT,
    CONSTRAINT fk_logged_contacts_referrals_referral_id FOREIGN KEY (referral_id) REFERENCES referrals (id) ON DELETE RESTRICT,
    CONSTRAINT fk_logged_contacts_teams_team_id FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_activities_key_from ON activities (key, "from");

CREATE INDEX ix_logged_contacts_activity_id ON logged_contacts (activity_id);

CREATE UNIQUE INDEX ix_logged_contacts_corrects_id ON logged_contacts (corrects_id);

CREATE INDEX ix_logged_contacts_organisation_id_day ON logged_contacts (organisation_id, day);

CREATE INDEX ix_logged_contacts_peer_id_day ON logged_contacts (peer_id, day);

CREATE INDEX ix_logged_contacts_person_id ON logged_contacts (person_id);

CREATE INDEX ix_logged_contacts_referral_id ON logged_contacts (referral_id);

CREATE INDEX ix_logged_contacts_team_id ON logged_contacts (team_id);

CREATE UNIQUE INDEX ix_payer_rules_payer_from ON payer_rules (payer, "from");

CREATE INDEX ix_peer_months_organisation_id_month ON peer_months (organisation_id, month);

CREATE INDEX ix_peer_months_peer_id_month ON peer_months (peer_id, month);

CREATE INDEX ix_replaced_service_records_organisation_id_record ON replaced_service_records (organisation_id, record);

CREATE INDEX ix_service_records_organisation_id_day ON service_records (organisation_id, day) WHERE payer IS NOT NULL;

CREATE INDEX ix_signal_answers_answered_by_id ON signal_answers (answered_by_id);

CREATE INDEX ix_signal_answers_team_id_kind_month ON signal_answers (team_id, kind, month);

CREATE INDEX ix_team_months_month ON team_months (month);

CREATE INDEX ix_team_months_organisation_id_month ON team_months (organisation_id, month);
