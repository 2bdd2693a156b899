CREATE TABLE "event_log" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"at" bigint NOT NULL,
	"space" text NOT NULL,
	"occasion" text NOT NULL,
	"who" text,
	"role" text,
	"kind" text NOT NULL,
	"what" jsonb NOT NULL,
	CONSTRAINT "event_log_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE INDEX "event_log_occasion" ON "event_log" USING btree ("space","occasion","seq");--> statement-breakpoint
CREATE INDEX "event_log_who" ON "event_log" USING btree ("who");--> statement-breakpoint
CREATE INDEX "event_log_at" ON "event_log" USING btree ("at");