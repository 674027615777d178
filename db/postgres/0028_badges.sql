-- The key with which a training centre signs badges, and badges that holders show.
CREATE TABLE centre_keys (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    issuer character varying(100) NOT NULL,
    secret text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_centre_keys PRIMARY KEY (id),
    CONSTRAINT fk_centre_keys_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE shown_badges (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    credential_id uuid NOT NULL,
    token character varying(40) NOT NULL,
    content text NOT NULL,
    shows_name boolean NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    version uuid NOT NULL,
    CONSTRAINT pk_shown_badges PRIMARY KEY (id),
    CONSTRAINT fk_shown_badges_credentials_credential_id FOREIGN KEY (credential_id) REFERENCES credentials (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_centre_keys_organisation_id ON centre_keys (organisation_id);

CREATE INDEX ix_shown_badges_credential_id ON shown_badges (credential_id);

CREATE INDEX ix_shown_badges_organisation_id ON shown_badges (organisation_id);

CREATE UNIQUE INDEX ix_shown_badges_token ON shown_badges (token);
