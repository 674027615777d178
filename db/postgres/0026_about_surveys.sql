-- What a wave says its surveys are about, in its own words.
ALTER TABLE waves ADD COLUMN about text NOT NULL DEFAULT '';
