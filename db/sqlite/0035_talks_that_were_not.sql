-- The other one of two may say that a talk did not happen.
ALTER TABLE "supervision_sessions" ADD COLUMN "denied_on" TEXT NULL;
