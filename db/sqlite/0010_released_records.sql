-- What records of persons that were handed out tell, so that later reports are held against it.
CREATE TABLE "released_records" (
    "id" TEXT NOT NULL CONSTRAINT "pk_released_records" PRIMARY KEY,
    "wave_id" TEXT NOT NULL,
    "released_at" TEXT NOT NULL,
    "content" TEXT NOT NULL
);

CREATE INDEX "ix_released_records_wave_id" ON "released_records" ("wave_id");
