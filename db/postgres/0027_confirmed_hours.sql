-- What a holder tells is not yet what a centre saw; and an appeal is decided once.
ALTER TABLE earned_hours ADD COLUMN confirmed_on date;
ALTER TABLE credentials ADD COLUMN work_confirmed_on date;
ALTER TABLE credentials ADD COLUMN is_appeal_decided boolean NOT NULL DEFAULT false;
UPDATE earned_hours SET confirmed_on = "on" WHERE session_id IS NOT NULL;
