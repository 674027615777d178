CREATE TABLE "told_numbers" (
    "published_report_id" TEXT NOT NULL CONSTRAINT "pk_told_numbers" PRIMARY KEY,
    "content" TEXT NOT NULL,
    CONSTRAINT "fk_told_numbers_published_reports_published_report_id" FOREIGN KEY ("published_report_id") REFERENCES "published_reports" ("id") ON DELETE RESTRICT
);
