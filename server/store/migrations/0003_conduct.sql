ALTER TABLE "sanctions" ADD COLUMN "of" text;--> statement-breakpoint
ALTER TABLE "sanctions" ADD COLUMN "second" jsonb;--> statement-breakpoint
CREATE INDEX "sanctions_of" ON "sanctions" USING btree ("of");