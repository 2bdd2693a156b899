/**
 * The JSON Schema of space files, made from `spaceSchema` and published as `assets/spaces/space.schema.json`, so that
 * editors complete and check what people write. [SPC3]
 */
import { z } from "zod";
import { spaceSchema } from "./space.ts";

/** The text of `assets/spaces/space.schema.json`. */
export function spaceSchemaFile(): string {
  const schema = z.toJSONSchema(spaceSchema, { io: "input", target: "draft-7" });
  return `${JSON.stringify({ title: "Stoa space", ...schema }, null, 2)}\n`;
}
