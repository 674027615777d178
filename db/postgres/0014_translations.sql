-- What pages say in further languages.
CREATE TABLE translations (
    language character varying(20) NOT NULL,
    key character varying(120) NOT NULL,
    text character varying(4000) NOT NULL,
    CONSTRAINT pk_translations PRIMARY KEY (language, key)
);
