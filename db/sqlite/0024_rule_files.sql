-- Rules of certification that came in as files.
CREATE TABLE "rule_files" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rule_files" PRIMARY KEY,
    "rule_id" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "account_id" TEXT NULL,
    CONSTRAINT "ck_rule_files_rule_id_length" CHECK (length("rule_id") <= 40),
    CONSTRAINT "fk_rule_files_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE SET NULL
);

CREATE INDEX "ix_rule_files_account_id" ON "rule_files" ("account_id");

CREATE INDEX "ix_rule_files_rule_id_at" ON "rule_files" ("rule_id", "at");
