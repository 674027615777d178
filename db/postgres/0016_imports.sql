-- Where organisations and units are, and how they are reached.
ALTER TABLE organisations ADD COLUMN address character varying(300) NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN zip character varying(10) NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN county character varying(100) NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN phone character varying(200) NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN licence character varying(100) NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN address character varying(300) NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN zip character varying(10) NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN county character varying(100) NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN phone character varying(200) NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN licence character varying(100) NOT NULL DEFAULT '';

-- Imports that were done, how files of a form are read, and what was decided about an upload.
CREATE TABLE list_imports (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    organisation_id uuid,
    account_id uuid,
    file_name character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    outcome text NOT NULL,
    journal text NOT NULL,
    undone_at timestamp with time zone,
    CONSTRAINT pk_list_imports PRIMARY KEY (id),
    CONSTRAINT fk_list_imports_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE SET NULL
);

CREATE TABLE list_mappings (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    organisation_id uuid,
    form character varying(40) NOT NULL,
    choices text NOT NULL,
    CONSTRAINT pk_list_mappings PRIMARY KEY (id)
);

CREATE INDEX ix_list_imports_account_id ON list_imports (account_id);

CREATE INDEX ix_list_imports_kind_organisation_id_at ON list_imports (kind, organisation_id, at);

CREATE INDEX ix_list_mappings_kind_organisation_id_form ON list_mappings (kind, organisation_id, form);

ALTER TABLE uploads ADD COLUMN note text NULL;
