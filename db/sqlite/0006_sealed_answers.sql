-- Answers of the anonymous survey are sealed until the wave's opening; a code may be used to pick up a ballot.
ALTER TABLE "anonymous_codes" ADD COLUMN "ballot" BLOB NULL;

CREATE TABLE "wave_seals" (
    "id" TEXT NOT NULL CONSTRAINT "pk_wave_seals" PRIMARY KEY,
    "wave_id" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealing_key" BLOB NOT NULL,
    "signing_key" BLOB NOT NULL,
    "state" TEXT NOT NULL,
    "first_approved_by" TEXT NULL,
    "first_approved_at" TEXT NULL,
    "second_approved_by" TEXT NULL,
    "second_approved_at" TEXT NULL,
    "answers" INTEGER NULL,
    "erased_at" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "fk_wave_seals_waves_wave_id" FOREIGN KEY ("wave_id") REFERENCES "waves" ("id") ON DELETE RESTRICT
);

CREATE TABLE "sealed_answers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_sealed_answers" PRIMARY KEY,
    "wave_id" TEXT NOT NULL,
    "envelope" BLOB NOT NULL,
    CONSTRAINT "fk_sealed_answers_waves_wave_id" FOREIGN KEY ("wave_id") REFERENCES "waves" ("id") ON DELETE RESTRICT
);

CREATE TABLE "spent_ballots" (
    "serial" BLOB NOT NULL CONSTRAINT "pk_spent_ballots" PRIMARY KEY,
    "wave_id" TEXT NOT NULL,
    CONSTRAINT "fk_spent_ballots_waves_wave_id" FOREIGN KEY ("wave_id") REFERENCES "waves" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_wave_seals_wave_id" ON "wave_seals" ("wave_id");

CREATE INDEX "ix_sealed_answers_wave_id" ON "sealed_answers" ("wave_id");

CREATE INDEX "ix_spent_ballots_wave_id" ON "spent_ballots" ("wave_id");
