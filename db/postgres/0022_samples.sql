-- A wave may ask a sample of the frame, which is drawn when it opens and kept with the frame as it was then.
ALTER TABLE waves ADD COLUMN sampling character varying(40) NOT NULL DEFAULT 'Everybody';
ALTER TABLE waves ADD COLUMN sample_seed character varying(32);

CREATE TABLE frame_members (
    wave_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    stratum character varying(300) NOT NULL,
    is_drawn boolean NOT NULL,
    CONSTRAINT pk_frame_members PRIMARY KEY (wave_id, organisation_id),
    CONSTRAINT fk_frame_members_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_frame_members_waves_wave_id FOREIGN KEY (wave_id) REFERENCES waves (id) ON DELETE CASCADE
);

CREATE INDEX ix_frame_members_organisation_id ON frame_members (organisation_id);
