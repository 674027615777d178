-- Answers of the anonymous survey are sealed until the wave's opening; a code may be used to pick up a ballot.
ALTER TABLE anonymous_codes ADD COLUMN ballot bytea NULL;

CREATE TABLE wave_seals (
    id uuid NOT NULL,
    wave_id uuid NOT NULL,
    key_id uuid NOT NULL,
    sealing_key bytea NOT NULL,
    signing_key bytea NOT NULL,
    state character varying(20) NOT NULL,
    first_approved_by uuid NULL,
    first_approved_at timestamp with time zone NULL,
    second_approved_by uuid NULL,
    second_approved_at timestamp with time zone NULL,
    answers integer NULL,
    erased_at timestamp with time zone NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_wave_seals PRIMARY KEY (id),
    CONSTRAINT fk_wave_seals_waves_wave_id FOREIGN KEY (wave_id) REFERENCES waves (id) ON DELETE RESTRICT
);

CREATE TABLE sealed_answers (
    id uuid NOT NULL,
    wave_id uuid NOT NULL,
    envelope bytea NOT NULL,
    CONSTRAINT pk_sealed_answers PRIMARY KEY (id),
    CONSTRAINT fk_sealed_answers_waves_wave_id FOREIGN KEY (wave_id) REFERENCES waves (id) ON DELETE RESTRICT
);

CREATE TABLE spent_ballots (
    serial bytea NOT NULL,
    wave_id uuid NOT NULL,
    CONSTRAINT pk_spent_ballots PRIMARY KEY (serial),
    CONSTRAINT fk_spent_ballots_waves_wave_id FOREIGN KEY (wave_id) REFERENCES waves (id) ON DELETE RESTRICT
);

-- Ciphertext does not compress; trying costs time for nothing.
ALTER TABLE sealed_answers ALTER COLUMN envelope SET STORAGE EXTERNAL;

CREATE UNIQUE INDEX ix_wave_seals_wave_id ON wave_seals (wave_id);

CREATE INDEX ix_sealed_answers_wave_id ON sealed_answers (wave_id);

CREATE INDEX ix_spent_ballots_wave_id ON spent_ballots (wave_id);
