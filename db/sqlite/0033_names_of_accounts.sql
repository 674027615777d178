-- Names that accounts had before, which letters of those days tell too.
CREATE TABLE "account_names" (
    "id" TEXT NOT NULL CONSTRAINT "pk_account_names" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    CONSTRAINT "ck_account_names_name_length" CHECK (length("name") <= 200),
    CONSTRAINT "fk_account_names_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_account_names_account_id" ON "account_names" ("account_id");

ALTER TABLE "hours_letters" ADD COLUMN "earlier_names" TEXT NOT NULL DEFAULT '' CONSTRAINT "ck_hours_letters_earlier_names_length" CHECK (length("earlier_names") <= 1000);
