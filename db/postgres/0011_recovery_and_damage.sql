-- "Today" in the anonymous survey stays when the last day is moved; answers that cannot be read; recovery shares of a wave's key.
ALTER TABLE wave_seals ADD COLUMN day date NOT NULL DEFAULT '0001-01-01';
ALTER TABLE wave_seals ALTER COLUMN day DROP DEFAULT;
ALTER TABLE wave_seals ADD COLUMN unreadable integer NULL;
ALTER TABLE wave_seals ADD COLUMN recovery_holders character varying(302) NULL;
ALTER TABLE wave_seals ADD COLUMN recovered_at timestamp with time zone NULL;
UPDATE wave_seals SET day = (SELECT closes_on FROM waves WHERE waves.id = wave_seals.wave_id);
