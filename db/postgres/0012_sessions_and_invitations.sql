-- A membership begins as an invitation; sessions end on the server.
ALTER TABLE memberships ADD COLUMN accepted_at timestamp with time zone NULL;
ALTER TABLE memberships ADD COLUMN invited_as character varying(200) NULL;
ALTER TABLE memberships ADD COLUMN invitation_hash bytea NULL;
ALTER TABLE memberships ADD COLUMN invitation_ends_at timestamp with time zone NULL;
UPDATE memberships SET accepted_at = now();

CREATE INDEX ix_memberships_invitation_hash ON memberships (invitation_hash);

CREATE TABLE sessions (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    started_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_sessions PRIMARY KEY (id),
    CONSTRAINT fk_sessions_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);

CREATE INDEX ix_sessions_account_id ON sessions (account_id);

CREATE INDEX ix_sessions_started_at ON sessions (started_at);
