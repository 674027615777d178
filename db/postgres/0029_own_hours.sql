-- Letters about hours that peers show, and counts of what was asked of peers though it is never theirs.
CREATE TABLE asked_of_peers (
    organisation_id uuid NOT NULL,
    activity_id uuid NOT NULL,
    month date NOT NULL,
    times integer NOT NULL,
    CONSTRAINT pk_asked_of_peers PRIMARY KEY (organisation_id, month, activity_id),
    CONSTRAINT fk_asked_of_peers_activities_activity_id FOREIGN KEY (activity_id) REFERENCES activities (id) ON DELETE RESTRICT,
    CONSTRAINT fk_asked_of_peers_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE hours_letters (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    peer_id uuid NOT NULL,
    name character varying(200) NOT NULL,
    token character varying(40) NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    content text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    version uuid NOT NULL,
    CONSTRAINT pk_hours_letters PRIMARY KEY (id),
    CONSTRAINT fk_hours_letters_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_hours_letters_accounts_peer_id FOREIGN KEY (peer_id) REFERENCES accounts (id) ON DELETE CASCADE
);

CREATE INDEX ix_asked_of_peers_activity_id ON asked_of_peers (activity_id);

CREATE INDEX ix_hours_letters_organisation_id ON hours_letters (organisation_id);

CREATE INDEX ix_hours_letters_peer_id ON hours_letters (peer_id);

CREATE UNIQUE INDEX ix_hours_letters_token ON hours_letters (token);
