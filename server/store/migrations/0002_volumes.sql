CREATE TABLE "volumes" (
	"person" text NOT NULL,
	"other" text NOT NULL,
	"gain" double precision NOT NULL,
	CONSTRAINT "volumes_person_other_pk" PRIMARY KEY("person","other")
);
--> statement-breakpoint
ALTER TABLE "volumes" ADD CONSTRAINT "volumes_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volumes" ADD CONSTRAINT "volumes_other_people_id_fk" FOREIGN KEY ("other") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "volumes_other" ON "volumes" USING btree ("other");