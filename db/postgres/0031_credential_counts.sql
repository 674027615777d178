-- The counts of certified workers of a month, as they were first told.
CREATE TABLE told_credential_counts (
    day date NOT NULL,
    content text NOT NULL,
    CONSTRAINT pk_told_credential_counts PRIMARY KEY (day)
);
