-- Questionnaires that are being written.
CREATE TABLE "instrument_drafts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_instrument_drafts" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "sheets" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_instrument_drafts_title_length" CHECK (length("title") <= 300)
);
