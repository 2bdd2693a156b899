ALTER TABLE "invitations" ADD COLUMN "id" text DEFAULT gen_random_uuid()::text NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "sealed_for" "bytea";--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "used" bigint;--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "evening" text;