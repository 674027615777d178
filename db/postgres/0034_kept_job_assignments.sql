-- Whose job was described how is kept when it is said anew; descriptions end; who supervises is said in Spanish too.
ALTER TABLE job_assignments ADD COLUMN made_at timestamp with time zone;
ALTER TABLE job_assignments ADD COLUMN made_by_id uuid;
ALTER TABLE job_assignments ADD COLUMN replaced_at timestamp with time zone;
ALTER TABLE job_assignments ADD COLUMN replaced_by_id uuid;

DROP INDEX ix_job_assignments_place_id_starts_on;

CREATE UNIQUE INDEX ix_job_assignments_place_id_starts_on ON job_assignments (place_id, starts_on) WHERE replaced_at IS NULL;

ALTER TABLE job_descriptions ADD COLUMN ended_on date;

ALTER TABLE job_versions ADD COLUMN peer_line_spanish character varying(200) NOT NULL DEFAULT '';
ALTER TABLE job_versions ADD COLUMN professional_line_spanish character varying(200) NOT NULL DEFAULT '';
ALTER TABLE job_versions ALTER COLUMN peer_line_spanish DROP DEFAULT;
ALTER TABLE job_versions ALTER COLUMN professional_line_spanish DROP DEFAULT;
