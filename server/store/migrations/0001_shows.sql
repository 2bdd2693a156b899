CREATE TABLE "shows" (
	"space" text NOT NULL,
	"screen" text NOT NULL,
	"person" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "shows_space_screen_pk" PRIMARY KEY("space","screen")
);
--> statement-breakpoint
ALTER TABLE "shows" ADD CONSTRAINT "shows_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shows_person" ON "shows" USING btree ("person");