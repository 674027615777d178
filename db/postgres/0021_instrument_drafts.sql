-- Questionnaires that are being written.
CREATE TABLE instrument_drafts (
    id uuid NOT NULL,
    title character varying(300) NOT NULL,
    audience character varying(20) NOT NULL,
    sheets text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_instrument_drafts PRIMARY KEY (id)
);
