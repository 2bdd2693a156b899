/** Look: how somebody chose to appear. Indexes into the palettes of `assets/avatars`. */
import { z } from "zod";

const index = z.int().min(0).max(63);

export const lookSchema = z.strictObject({
  skin: index.default(0),
  hair: index.default(0),
  hairStyle: index.default(0),
  clothes: index.default(0),
  cloth: index.default(0),
  second: index.default(0),
});
export type Look = z.infer<typeof lookSchema>;
