-- A wave may ask a sample of the frame, which is drawn when it opens and kept with the frame as it was then.
ALTER TABLE "waves" ADD COLUMN "sampling" TEXT NOT NULL DEFAULT 'Everybody';
ALTER TABLE "waves" ADD COLUMN "sample_seed" TEXT NULL CONSTRAINT "ck_waves_sample_seed_length" CHECK (length("sample_seed") <= 32);

CREATE TABLE "frame_members" (
    "wave_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "stratum" TEXT NOT NULL,
    "is_drawn" INTEGER NOT NULL,
    CONSTRAINT "pk_frame_members" PRIMARY KEY ("wave_id", "organisation_id"),
    CONSTRAINT "ck_frame_members_stratum_length" CHECK (length("stratum") <= 300),
    CONSTRAINT "fk_frame_members_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_frame_members_waves_wave_id" FOREIGN KEY ("wave_id") REFERENCES "waves" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_frame_members_organisation_id" ON "frame_members" ("organisation_id");
