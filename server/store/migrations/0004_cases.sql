CREATE TABLE "capsules" (
	"id" text PRIMARY KEY NOT NULL,
	"case" text NOT NULL,
	"space" text NOT NULL,
	"at" bigint NOT NULL,
	"expires" bigint NOT NULL,
	"sha256" text NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_events" (
	"case" text NOT NULL,
	"n" integer NOT NULL,
	"kind" text NOT NULL,
	"by" text,
	"at" bigint NOT NULL,
	"what" jsonb NOT NULL,
	"sealed" "bytea",
	CONSTRAINT "case_events_case_n_pk" PRIMARY KEY("case","n")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"space" text NOT NULL,
	"about" text,
	"of" text,
	"at" bigint NOT NULL,
	"is_open" boolean NOT NULL,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"space" text NOT NULL,
	"person" text NOT NULL,
	"kind" text NOT NULL,
	"value" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"space" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rule_sets" (
	"id" text NOT NULL,
	"version" text NOT NULL,
	"at" bigint NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "rule_sets_id_version_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
ALTER TABLE "sanctions" ADD COLUMN "version" text;--> statement-breakpoint
ALTER TABLE "sanctions" ADD COLUMN "facts" jsonb;--> statement-breakpoint
ALTER TABLE "sanctions" ADD COLUMN "case" text;--> statement-breakpoint
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_case_cases_id_fk" FOREIGN KEY ("case") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_about_people_id_fk" FOREIGN KEY ("about") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facts" ADD CONSTRAINT "facts_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "capsules_case" ON "capsules" USING btree ("case");--> statement-breakpoint
CREATE INDEX "capsules_expires" ON "capsules" USING btree ("expires");--> statement-breakpoint
CREATE INDEX "case_events_by" ON "case_events" USING btree ("by","kind","at");--> statement-breakpoint
CREATE INDEX "cases_open" ON "cases" USING btree ("space","is_open");--> statement-breakpoint
CREATE INDEX "cases_about" ON "cases" USING btree ("about");--> statement-breakpoint
CREATE INDEX "facts_space" ON "facts" USING btree ("space","at");--> statement-breakpoint
CREATE INDEX "facts_person" ON "facts" USING btree ("person");--> statement-breakpoint
CREATE INDEX "facts_at" ON "facts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "handovers_space" ON "handovers" USING btree ("space","seq");--> statement-breakpoint
CREATE INDEX "handovers_by" ON "handovers" USING btree ("by");