-- What a holder tells is not yet what a centre saw; and an appeal is decided once.
ALTER TABLE "earned_hours" ADD COLUMN "confirmed_on" TEXT NULL;
ALTER TABLE "credentials" ADD COLUMN "work_confirmed_on" TEXT NULL;
ALTER TABLE "credentials" ADD COLUMN "is_appeal_decided" INTEGER NOT NULL DEFAULT 0;
UPDATE "earned_hours" SET "confirmed_on" = "on" WHERE "session_id" IS NOT NULL;
