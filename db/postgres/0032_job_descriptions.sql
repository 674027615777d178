-- Job descriptions of agencies: what each says from a day on, and whose job it is.
CREATE TABLE job_descriptions (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    name character varying(120) NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_job_descriptions PRIMARY KEY (id),
    CONSTRAINT fk_job_descriptions_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE job_versions (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    description_id uuid NOT NULL,
    number integer NOT NULL,
    holds_from date NOT NULL,
    title character varying(120) NOT NULL,
    title_spanish character varying(120) NOT NULL,
    opening character varying(4000) NOT NULL,
    opening_spanish character varying(4000) NOT NULL,
    setting character varying(60),
    level character varying(60),
    credential_rule character varying(60),
    minutes_a_week integer,
    pay_from integer,
    pay_to integer,
    pay_per character varying(10) NOT NULL,
    peer_line character varying(200) NOT NULL,
    professional_line character varying(200) NOT NULL,
    content text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_job_versions PRIMARY KEY (id),
    CONSTRAINT fk_job_versions_job_descriptions_description_id FOREIGN KEY (description_id) REFERENCES job_descriptions (id) ON DELETE RESTRICT
);

CREATE TABLE job_assignments (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    place_id uuid NOT NULL,
    description_id uuid,
    starts_on date NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_job_assignments PRIMARY KEY (id),
    CONSTRAINT fk_job_assignments_job_descriptions_description_id FOREIGN KEY (description_id) REFERENCES job_descriptions (id) ON DELETE RESTRICT,
    CONSTRAINT fk_job_assignments_worker_places_place_id FOREIGN KEY (place_id) REFERENCES worker_places (id) ON DELETE CASCADE
);

CREATE INDEX ix_job_assignments_description_id ON job_assignments (description_id);

CREATE INDEX ix_job_assignments_organisation_id ON job_assignments (organisation_id);

CREATE UNIQUE INDEX ix_job_assignments_place_id_starts_on ON job_assignments (place_id, starts_on);

CREATE UNIQUE INDEX ix_job_descriptions_organisation_id_name ON job_descriptions (organisation_id, name);

CREATE UNIQUE INDEX ix_job_versions_description_id_number ON job_versions (description_id, number);

CREATE INDEX ix_job_versions_organisation_id ON job_versions (organisation_id);
