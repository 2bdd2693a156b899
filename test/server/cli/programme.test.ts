/** `stoa programme check`, as it is run. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SQUARE, writeSpaces } from "../http/opened.ts";

const STOA = resolve("server/cli/stoa.ts");
const head = { id: "evening", title: "Evening", zone: "Europe/Berlin", starts: "2126-12-04T19:00" };
const close = { id: "close", title: "Close", at: "20:00", do: { kind: "close" } };

let folder: string;
let square: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-programme-"));
  square = join(await writeSpaces(folder, SQUARE), "square");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Ended = { code: number; out: string; err: string };
const check = (...args: string[]) => stoa("check", ...args);
const stoa = (...args: string[]): Promise<Ended> =>
  new Promise((ended) => {
    execFile(process.execPath, [STOA, "programme", ...args], (error, out, err) => {
      ended({ code: error === null ? 0 : Number(error.code ?? 1), out: out.trim(), err: err.trim() });
    });
  });

test("[EVE10] [MSG7] A programme is checked with its space: what is wrong, else what will go wrong, in words and for machines.", async () => {
  const file = join(square, "programme.json");
  expect(await check(square)).toEqual({ code: 1, out: "", err: `${file} cannot be read (ENOENT).` });
  const cues = [{ id: "hush", title: "Hush", at: "21:00", do: { kind: "rules", quiet: ["attic"] } }, close];
  await writeFile(file, JSON.stringify({ ...head, cues }));
  const wrong = `${file}: cues[0].do.quiet[0]: there is no zone attic in this space.`;
  expect(await check(square)).toEqual({ code: 1, out: wrong, err: "" });
  await writeFile(file, JSON.stringify({ ...head, cues: [{ ...cues[0], do: { kind: "break" } }, close] }));
  const { code, out } = await check(file, "--json");
  const report = JSON.parse(out);
  expect([code, report]).toEqual([
    0,
    {
      ok: true,
      file,
      id: "evening",
      space: "square",
      problems: [],
      advice: [{ path: "cues[0]", text: "“Hush” begins at 21:00, after the close at 20:00: it will not happen" }],
    },
  ]);
  const call = { label: "Come along", space: "lounge" };
  const along = { id: "along", title: "Along", do: { kind: "announcement", text: "Tea is ready.", call } };
  await writeFile(file, JSON.stringify({ ...head, cues: [along, close] }));
  expect((await check(file)).out).toContain("“Along” leads to a space lounge, which this house does not have");
  const elsewhere = join(folder, "draft.json");
  await writeFile(elsewhere, JSON.stringify({ ...head, cues: [close] }));
  expect((await check(elsewhere)).out).toBe(
    `${elsewhere}: evening is good: one cue; no space lies beside it that has its zones and screens.`,
  );
});

test("[PRG9] A rehearsal is told line by line and for machines, and what is no programme is refused with its place.", async () => {
  const file = join(folder, "rehearsed.json");
  const talk = { id: "talk", title: "Glazes", at: "19:05", lasts: 20, do: { kind: "talk", stage: "stage" } };
  await writeFile(file, JSON.stringify({ ...head, cues: [talk, close] }));
  const { code, out } = await stoa("rehearse", file, "--people", "12", "--seed", "3", "--speed", "1000000");
  const lines = out.split("\n");
  expect([code, lines[0]]).toEqual([0, `${file}: evening, rehearsed with 12 visitors, seed 3.`]);
  expect(lines[1]).toMatch(/^19:05 +\d+ here {2}Glazes: nobody is on the stage$/);
  expect(lines).toContain("  19:05  the stage has nobody when “Glazes” begins.");
  const report = JSON.parse((await stoa("rehearse", file, "--people", "12", "--seed", "3", "--json")).out);
  expect(report).toMatchObject({ ok: true, id: "evening", rehearsal: { people: 12, seed: 3 }, problems: [] });
  await writeFile(file, JSON.stringify({ ...head, cues: [{ ...close, at: "26:00" }] }));
  expect(await stoa("rehearse", file)).toEqual({
    code: 1,
    out: `${file}: cues[0].at: a time of day is 19:05, or 19:05:30.`,
    err: "",
  });
  expect((await stoa("rehearse", file, "--people", "0")).err).toMatch(/A whole number from 1 to 5000 is meant/);
});
