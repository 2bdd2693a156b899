CREATE TABLE "acceptances" (
	"person" text NOT NULL,
	"version" text NOT NULL,
	"shown" boolean NOT NULL,
	"first_at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	CONSTRAINT "acceptances_person_version_shown_pk" PRIMARY KEY("person","version","shown")
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"id" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"other" text NOT NULL,
	"sealed_name" "bytea" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "blocks_pair" UNIQUE("person","other")
);
--> statement-breakpoint
CREATE TABLE "house" (
	"id" integer PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL,
	"seal" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"space" text NOT NULL,
	"sealed_name" "bytea",
	"expires" bigint NOT NULL,
	"made" bigint NOT NULL,
	"by" text
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	"entry" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"space" text NOT NULL,
	"author" text NOT NULL,
	"from_avatar" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"at" bigint NOT NULL,
	"addressee" jsonb NOT NULL,
	"hearers" text[] NOT NULL,
	"hidden" jsonb,
	CONSTRAINT "messages_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "openings" (
	"seq" bigint NOT NULL,
	"field" text NOT NULL,
	"person" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "openings_seq_field_pk" PRIMARY KEY("seq","field")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"since" bigint NOT NULL,
	"sealed_name" "bytea",
	"bubble_radius" double precision,
	"bubble_for" text DEFAULT 'strangers' NOT NULL,
	CONSTRAINT "people_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "person_keys" (
	"person" text PRIMARY KEY NOT NULL,
	"wrapped" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"person" text NOT NULL,
	"space" text NOT NULL,
	"role" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "roles_person_space_pk" PRIMARY KEY("person","space")
);
--> statement-breakpoint
CREATE TABLE "sanctions" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"person" text NOT NULL,
	"act" text NOT NULL,
	"space" text NOT NULL,
	"rule" text NOT NULL,
	"sealed_note" "bytea",
	"by" text,
	"by_role" text NOT NULL,
	"at" bigint NOT NULL,
	"until" bigint,
	CONSTRAINT "sanctions_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"ticket_hash" "bytea" PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"expires" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_other_people_id_fk" FOREIGN KEY ("other") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_people_id_fk" FOREIGN KEY ("author") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_seq_ledger_seq_fk" FOREIGN KEY ("seq") REFERENCES "public"."ledger"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_keys" ADD CONSTRAINT "person_keys_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "blocks_other" ON "blocks" USING btree ("other");--> statement-breakpoint
CREATE INDEX "messages_space" ON "messages" USING btree ("space","at","seq");--> statement-breakpoint
CREATE INDEX "messages_author" ON "messages" USING btree ("author","seq");--> statement-breakpoint
CREATE INDEX "messages_at" ON "messages" USING btree ("at");--> statement-breakpoint
CREATE INDEX "openings_person" ON "openings" USING btree ("person");--> statement-breakpoint
CREATE INDEX "sanctions_person" ON "sanctions" USING btree ("person","seq");--> statement-breakpoint
CREATE INDEX "sanctions_by" ON "sanctions" USING btree ("by");--> statement-breakpoint
CREATE INDEX "tickets_expires" ON "tickets" USING btree ("expires");--> statement-breakpoint
CREATE INDEX "tickets_person" ON "tickets" USING btree ("person");