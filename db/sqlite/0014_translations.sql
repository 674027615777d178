-- What pages say in further languages.
CREATE TABLE "translations" (
    "language" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "pk_translations" PRIMARY KEY ("language", "key"),
    CONSTRAINT "ck_translations_key_length" CHECK (length("key") <= 120),
    CONSTRAINT "ck_translations_language_length" CHECK (length("language") <= 20),
    CONSTRAINT "ck_translations_text_length" CHECK (length("text") <= 4000)
);
