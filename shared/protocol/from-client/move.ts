/** Moves that are verbs: teleport, sit, stand, and going to another space. Walking is bytes, see `shared/pose`. */
import { z } from "zod";
import { vec3Schema } from "../../pose/pose.ts";
import { idSchema } from "./id.ts";

export const teleportSchema = z.strictObject({ position: vec3Schema, yaw: z.number().min(-1000).max(1000) });
export const sitSchema = z.strictObject({ seat: idSchema });
export const standSchema = z.strictObject({});
export const goSchema = z.strictObject({ space: idSchema });
