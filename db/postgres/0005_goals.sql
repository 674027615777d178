-- What an authority wants indicators to be, and what analysts bring to estimate the size of the workforce.
CREATE TABLE goals (
    id uuid NOT NULL,
    title character varying(200) NOT NULL,
    indicator character varying(200) NOT NULL,
    baseline_wave_id uuid NOT NULL,
    direction character varying(20) NOT NULL,
    target double precision NOT NULL,
    due_on date NOT NULL,
    owner character varying(200) NOT NULL,
    note character varying(2000) NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_goals PRIMARY KEY (id)
);

CREATE TABLE workforce_sizes (
    id uuid NOT NULL,
    wave_id uuid NOT NULL,
    lists text NOT NULL,
    lists_source character varying(500) NOT NULL,
    numbers text NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_workforce_sizes PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_workforce_sizes_wave_id ON workforce_sizes (wave_id);
