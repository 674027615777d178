-- Who certifies peer workers in each state, how to reach them, where that is from and when somebody looked.
CREATE TABLE "certifying_bodies" (
    "id" TEXT NOT NULL CONSTRAINT "pk_certifying_bodies" PRIMARY KEY,
    "place" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "reach" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "reviewed_on" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "ck_certifying_bodies_name_length" CHECK (length("name") <= 200),
    CONSTRAINT "ck_certifying_bodies_place_length" CHECK (length("place") <= 2),
    CONSTRAINT "ck_certifying_bodies_reach_length" CHECK (length("reach") <= 400),
    CONSTRAINT "ck_certifying_bodies_source_length" CHECK (length("source") <= 400)
);

CREATE UNIQUE INDEX "ix_certifying_bodies_place_name" ON "certifying_bodies" ("place", "name");
