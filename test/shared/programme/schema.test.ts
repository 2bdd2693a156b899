import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { programmeSchemaFile } from "../../../shared/programme/schema-file.ts";

test("[PRG2] The published schema is the one that programmes are checked by.", () => {
  expect(readFileSync("assets/spaces/programme.schema.json", "utf8")).toBe(programmeSchemaFile());
});
