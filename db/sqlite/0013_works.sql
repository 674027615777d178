-- Works that take longer than a request, with the files that they read and make.
CREATE TABLE "works" (
    "id" TEXT NOT NULL CONSTRAINT "pk_works" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "account_id" TEXT NULL,
    "organisation_id" TEXT NULL,
    "subject" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "asked_at" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "claim" TEXT NULL,
    "claimed_until" TEXT NULL,
    "finished" INTEGER NOT NULL,
    "whole" INTEGER NULL,
    "is_cancel_asked" INTEGER NOT NULL,
    "outcome" TEXT NULL,
    CONSTRAINT "ck_works_kind_length" CHECK (length("kind") <= 40),
    CONSTRAINT "ck_works_subject_length" CHECK (length("subject") <= 200),
    CONSTRAINT "fk_works_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "work_file_parts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_work_file_parts" PRIMARY KEY,
    "work_id" TEXT NOT NULL,
    "is_result" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "content" BLOB NOT NULL,
    CONSTRAINT "fk_work_file_parts_works_work_id" FOREIGN KEY ("work_id") REFERENCES "works" ("id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "ix_work_file_parts_work_id_is_result_position" ON "work_file_parts" ("work_id", "is_result", "position");

CREATE INDEX "ix_works_account_id_asked_at" ON "works" ("account_id", "asked_at");

CREATE INDEX "ix_works_state_asked_at" ON "works" ("state", "asked_at");
