-- Whose job was described how is kept when it is said anew; descriptions end; who supervises is said in Spanish too.
ALTER TABLE "job_assignments" ADD COLUMN "made_at" TEXT NULL;
ALTER TABLE "job_assignments" ADD COLUMN "made_by_id" TEXT NULL;
ALTER TABLE "job_assignments" ADD COLUMN "replaced_at" TEXT NULL;
ALTER TABLE "job_assignments" ADD COLUMN "replaced_by_id" TEXT NULL;

DROP INDEX "ix_job_assignments_place_id_starts_on";

CREATE UNIQUE INDEX "ix_job_assignments_place_id_starts_on" ON "job_assignments" ("place_id", "starts_on") WHERE replaced_at IS NULL;

ALTER TABLE "job_descriptions" ADD COLUMN "ended_on" TEXT NULL;

ALTER TABLE "job_versions" ADD COLUMN "peer_line_spanish" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_job_versions_peer_line_spanish_length" CHECK (length("peer_line_spanish") <= 200);
ALTER TABLE "job_versions" ADD COLUMN "professional_line_spanish" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_job_versions_professional_line_spanish_length" CHECK (length("professional_line_spanish") <= 200);
