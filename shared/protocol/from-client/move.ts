/** Moves that are verbs: teleport, sit, stand. Walking is bytes, see `shared/pose`. */
import { z } from "zod";
import { vec3Schema } from "../../pose/pose.ts";

export const teleportSchema = z.strictObject({ position: vec3Schema, yaw: z.number().min(-1000).max(1000) });
export const sitSchema = z.strictObject({ seat: z.string().min(1).max(40) });
export const standSchema = z.strictObject({});
