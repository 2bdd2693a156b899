/**
 * The JSON Schema of programmes, made from `programmeSchema` and published as `assets/spaces/programme.schema.json`, so that
 * editors complete and check what people write. Carries PRG2.
 */
import { z } from "zod";
import { programmeSchema } from "./programme.ts";

/** The text of `assets/spaces/programme.schema.json`. */
export function programmeSchemaFile(): string {
  const schema = z.toJSONSchema(programmeSchema, { io: "input", target: "draft-7" });
  return `${JSON.stringify({ title: "Stoa programme", ...schema }, null, 2)}\n`;
}
