-- What records of persons that were handed out tell, so that later reports are held against it.
CREATE TABLE released_records (
    id uuid NOT NULL,
    wave_id uuid NOT NULL,
    released_at timestamp with time zone NOT NULL,
    content text NOT NULL,
    CONSTRAINT pk_released_records PRIMARY KEY (id)
);

CREATE INDEX ix_released_records_wave_id ON released_records (wave_id);
