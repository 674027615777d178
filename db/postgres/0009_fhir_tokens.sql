-- Tokens with which other systems of an agency read and change its referrals through FHIR.
CREATE TABLE agency_tokens (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    name character varying(60) NOT NULL,
    secret_hash bytea NOT NULL,
    expires_on date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    last_used_on date,
    revoked_at timestamp with time zone,
    CONSTRAINT pk_agency_tokens PRIMARY KEY (id),
    CONSTRAINT fk_agency_tokens_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE INDEX ix_agency_tokens_organisation_id ON agency_tokens (organisation_id);

CREATE UNIQUE INDEX ix_agency_tokens_secret_hash ON agency_tokens (secret_hash);
