-- "Today" in the anonymous survey stays when the last day is moved; answers that cannot be read; recovery shares of a wave's key.
CREATE TABLE "wave_seals_new" (
    "id" TEXT NOT NULL CONSTRAINT "pk_wave_seals" PRIMARY KEY,
    "wave_id" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealing_key" BLOB NOT NULL,
    "signing_key" BLOB NOT NULL,
    "day" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "first_approved_by" TEXT NULL,
    "first_approved_at" TEXT NULL,
    "second_approved_by" TEXT NULL,
    "second_approved_at" TEXT NULL,
    "answers" INTEGER NULL,
    "unreadable" INTEGER NULL,
    "recovery_holders" TEXT NULL,
    "recovered_at" TEXT NULL,
    "erased_at" TEXT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_wave_seals_recovery_holders_length" CHECK (length("recovery_holders") <= 302),
    CONSTRAINT "fk_wave_seals_waves_wave_id" FOREIGN KEY ("wave_id") REFERENCES "waves" ("id") ON DELETE RESTRICT
);

INSERT INTO "wave_seals_new"
SELECT s."id", s."wave_id", s."key_id", s."sealing_key", s."signing_key", w."closes_on", s."state", s."first_approved_by", s."first_approved_at",
    s."second_approved_by", s."second_approved_at", s."answers", NULL, NULL, NULL, s."erased_at", s."version"
FROM "wave_seals" s JOIN "waves" w ON w."id" = s."wave_id";

DROP TABLE "wave_seals";
ALTER TABLE "wave_seals_new" RENAME TO "wave_seals";

CREATE UNIQUE INDEX "ix_wave_seals_wave_id" ON "wave_seals" ("wave_id");
