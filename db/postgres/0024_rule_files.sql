-- Rules of certification that came in as files.
CREATE TABLE rule_files (
    id uuid NOT NULL,
    rule_id character varying(40) NOT NULL,
    content text NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id uuid,
    CONSTRAINT pk_rule_files PRIMARY KEY (id),
    CONSTRAINT fk_rule_files_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE SET NULL
);

CREATE INDEX ix_rule_files_account_id ON rule_files (account_id);

CREATE INDEX ix_rule_files_rule_id_at ON rule_files (rule_id, at);
