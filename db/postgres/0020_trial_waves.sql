-- Trials never enter figures and can be deleted with all that hangs on them; real waves can be put away.
ALTER TABLE waves ADD COLUMN is_trial boolean NOT NULL DEFAULT FALSE;
ALTER TABLE waves ADD COLUMN archived_at timestamp with time zone NULL;
