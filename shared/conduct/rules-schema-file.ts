/**
 * The JSON Schema of files of house rules, made from `ruleSetSchema` and published as `assets/conduct/rules.schema.json`,
 * so that editors complete and check what people write. Carries RUL1.
 */
import { z } from "zod";
import { ruleSetSchema } from "./rule-set.ts";

/** The text of `assets/conduct/rules.schema.json`. */
export function rulesSchemaFile(): string {
  const schema = z.toJSONSchema(ruleSetSchema, { io: "input", target: "draft-7" });
  return `${JSON.stringify({ title: "Stoa house rules", ...schema }, null, 2)}\n`;
}
