-- The counts of workers of each month as the authority was told them.
CREATE TABLE "told_worker_counts" (
    "day" TEXT NOT NULL CONSTRAINT "pk_told_worker_counts" PRIMARY KEY,
    "content" TEXT NOT NULL
);
