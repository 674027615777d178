-- What an authority wants indicators to be, and what analysts bring to estimate the size of the workforce.
CREATE TABLE "goals" (
    "id" TEXT NOT NULL CONSTRAINT "pk_goals" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "baseline_wave_id" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "target" REAL NOT NULL,
    "due_on" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_goals_indicator_length" CHECK (length("indicator") <= 200),
    CONSTRAINT "ck_goals_note_length" CHECK (length("note") <= 2000),
    CONSTRAINT "ck_goals_owner_length" CHECK (length("owner") <= 200),
    CONSTRAINT "ck_goals_title_length" CHECK (length("title") <= 200)
);

CREATE TABLE "workforce_sizes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_workforce_sizes" PRIMARY KEY,
    "wave_id" TEXT NOT NULL,
    "lists" TEXT NOT NULL,
    "lists_source" TEXT NOT NULL,
    "numbers" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_workforce_sizes_lists_source_length" CHECK (length("lists_source") <= 500)
);

CREATE UNIQUE INDEX "ix_workforce_sizes_wave_id" ON "workforce_sizes" ("wave_id");
