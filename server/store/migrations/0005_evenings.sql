CREATE TABLE "histories" (
	"history" text NOT NULL,
	"n" integer NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"by" text,
	"what" jsonb NOT NULL,
	"sealed" "bytea",
	CONSTRAINT "histories_history_n_pk" PRIMARY KEY("history","n")
);
--> statement-breakpoint
ALTER TABLE "histories" ADD CONSTRAINT "histories_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "histories_by" ON "histories" USING btree ("by");