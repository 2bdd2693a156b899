CREATE TABLE "copies" (
	"space" text NOT NULL,
	"number" integer NOT NULL,
	"process" text NOT NULL,
	"until" bigint NOT NULL,
	CONSTRAINT "copies_space_number_pk" PRIMARY KEY("space","number")
);
