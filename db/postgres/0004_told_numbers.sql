CREATE TABLE told_numbers (
    published_report_id uuid NOT NULL,
    content text NOT NULL,
    CONSTRAINT pk_told_numbers PRIMARY KEY (published_report_id),
    CONSTRAINT fk_told_numbers_published_reports_published_report_id FOREIGN KEY (published_report_id) REFERENCES published_reports (id) ON DELETE RESTRICT
);
