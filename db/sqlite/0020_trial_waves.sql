-- Trials never enter figures and can be deleted with all that hangs on them; real waves can be put away.
ALTER TABLE "waves" ADD COLUMN "is_trial" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "waves" ADD COLUMN "archived_at" TEXT NULL;
