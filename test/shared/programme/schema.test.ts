import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkProgramme } from "../../../shared/programme/check-programme.ts";
import { lint } from "../../../shared/programme/lint.ts";
import { programmeSchemaFile } from "../../../shared/programme/schema-file.ts";
import { spaceSchema } from "../../../shared/space/space.ts";

test("[PRG2] The published schema is the one that programmes are checked by.", () => {
  expect(readFileSync("assets/spaces/programme.schema.json", "utf8")).toBe(programmeSchemaFile());
});

test("[PRG7] The programme in the README is right for its space, and nothing will go wrong in it.", () => {
  const [, written] = /## An evening.*?```json\n(.*?)```/s.exec(readFileSync("README.md", "utf8"))!;
  const space = spaceSchema.parse(JSON.parse(readFileSync("assets/spaces/launch/space.json", "utf8")));
  const check = checkProgramme(JSON.parse(written!), space);
  expect(check).toMatchObject({ ok: true });
  if (!check.ok) return;
  expect(lint(check.programme)).toEqual([]);
  for (const { do: what } of check.programme.cues)
    if (what.kind === "screen") expect(existsSync(`assets/spaces/launch/${what.file}`)).toBe(true);
});
