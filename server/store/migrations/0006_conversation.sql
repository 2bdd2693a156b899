CREATE TABLE "votes" (
	"subject" text NOT NULL,
	"person" text NOT NULL,
	"choice" integer NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "votes_subject_person_pk" PRIMARY KEY("subject","person")
);
--> statement-breakpoint
CREATE INDEX "votes_person" ON "votes" USING btree ("person");