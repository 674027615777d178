-- Names that accounts had before, which letters of those days tell too.
CREATE TABLE account_names (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    name character varying(200) NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT pk_account_names PRIMARY KEY (id),
    CONSTRAINT fk_account_names_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);

CREATE INDEX ix_account_names_account_id ON account_names (account_id);

ALTER TABLE hours_letters ADD COLUMN earlier_names character varying(1000) NOT NULL DEFAULT '';
ALTER TABLE hours_letters ALTER COLUMN earlier_names DROP DEFAULT;
