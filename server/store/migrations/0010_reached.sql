CREATE TABLE "reached" (
	"space" text NOT NULL,
	"said" text NOT NULL,
	"person" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "reached_space_said_person_pk" PRIMARY KEY("space","said","person")
);
--> statement-breakpoint
ALTER TABLE "reached" ADD CONSTRAINT "reached_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reached_person" ON "reached" USING btree ("person");--> statement-breakpoint
CREATE INDEX "reached_at" ON "reached" USING btree ("at");