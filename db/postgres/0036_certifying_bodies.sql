-- Who certifies peer workers in each state, how to reach them, where that is from and when somebody looked.
CREATE TABLE certifying_bodies (
    id uuid NOT NULL,
    place character varying(2) NOT NULL,
    name character varying(200) NOT NULL,
    reach character varying(400) NOT NULL,
    source character varying(400) NOT NULL,
    reviewed_on date NOT NULL,
    version uuid NOT NULL,
    CONSTRAINT pk_certifying_bodies PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_certifying_bodies_place_name ON certifying_bodies (place, name);
