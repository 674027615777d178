-- Works that take longer than a request, with the files that they read and make.
CREATE TABLE works (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    account_id uuid,
    organisation_id uuid,
    subject character varying(200) NOT NULL,
    input text NOT NULL,
    state character varying(20) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    attempts integer NOT NULL,
    claim uuid,
    claimed_until timestamp with time zone,
    finished bigint NOT NULL,
    whole bigint,
    is_cancel_asked boolean NOT NULL,
    outcome text,
    CONSTRAINT pk_works PRIMARY KEY (id),
    CONSTRAINT fk_works_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);

CREATE TABLE work_file_parts (
    id uuid NOT NULL,
    work_id uuid NOT NULL,
    is_result boolean NOT NULL,
    position integer NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT pk_work_file_parts PRIMARY KEY (id),
    CONSTRAINT fk_work_file_parts_works_work_id FOREIGN KEY (work_id) REFERENCES works (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_work_file_parts_work_id_is_result_position ON work_file_parts (work_id, is_result, position);

CREATE INDEX ix_works_account_id_asked_at ON works (account_id, asked_at);

CREATE INDEX ix_works_state_asked_at ON works (state, asked_at);
