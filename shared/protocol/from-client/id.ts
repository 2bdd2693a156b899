/** Id: the names of avatars, persons, messages, blocks, seats and zones as they come from outside. */
import { z } from "zod";

/** Every id of ours is made of these, whether it is a UUID, 128 bits in base64url, or a name in a space's file. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, "an id is letters, digits and dashes");
