/**
 * The house: who may import whom, what each promise is proved by, and that nothing reaches out to another host.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const SOURCE = /\.(ts|tsx)$/;

/** A room of the house, and the rooms that it may import from besides itself. */
const WALLS: readonly (readonly [room: string, from: readonly string[]])[] = [
  ["shared", []],
  ["client/net", ["shared"]],
  ["client/react", ["client/net", "shared"]],
  ["client/world", ["client/react", "client/net", "shared"]],
  ["client/sound", ["client/net", "shared"]],
  ["client/embed", ["client/world", "client/voice", "client/react", "client/net", "shared"]],
  ["client/voice", ["client/sound", "client/react", "client/net", "shared"]],
  ["client/xr", ["client/world", "client/react", "client/net", "shared"]],
  ["client/ui", ["client/world", "client/xr", "client/sound", "client/voice", "client/react", "client/net", "shared"]],
  [
    "client/app",
    ["client/ui", "client/xr", "client/world", "client/sound", "client/voice", "client/react", "client/net", "shared"],
  ],
  ["server/store", ["shared"]],
  ["server/presence", ["shared"]],
  ["server/between", ["server/store", "shared"]],
  ["server/chat", ["server/store", "shared"]],
  ["server/conduct", ["server/between", "server/store", "shared"]],
  ["server/reports", ["server/between", "server/conduct", "server/store", "shared"]],
  ["server/uploads", ["shared"]],
  ["server/events", ["server/store", "shared"]],
  ["server/history", ["server/between", "server/store", "shared"]],
  ["server/conversation", ["server/between", "server/history", "server/store", "shared"]],
  ["server/programme", ["server/history", "server/store", "shared"]],
];

/** Only these rooms know these packages. */
const PACKAGES: readonly (readonly [packages: RegExp, rooms: readonly string[]])[] = [
  [/^@?colyseus(\/|$)/, ["server/rooms", "client/net"]],
  [/^drizzle-orm|^pg$|^@electric-sql/, ["server/store"]],
  [/^(three|@react-three)/, ["client/world", "client/xr", "client/embed", "client/app"]],
  [/^react/, ["client/react", "client/world", "client/xr", "client/embed", "client/ui", "client/app"]],
  [/^node-datachannel/, ["server/voice/rtc"]],
  [/^node:/, ["server", "client/app/vite"]],
];

const files = ["shared", "client", "server"].flatMap((top) => walk(join(ROOT, top)));

test.each(files.map((file) => relative(ROOT, file)))("[RUN1] %s keeps the walls", (file) => {
  for (const name of importsOf(file)) {
    if (name.startsWith(".")) expect.soft(mayImport(file, relative(ROOT, resolve(ROOT, dirname(file), name)))).toBe("");
    else expect.soft(mayUse(file, name)).toBe("");
  }
});

test("[RUN1] every promise of RULES.md is proved by a test, and every id that a test cites is promised", () => {
  const promised = new Set(
    [...readFileSync(join(ROOT, "RULES.md"), "utf8").matchAll(/^\| ([A-Z]+\d+) \|/gm)].map((match) => match[1]),
  );
  const proved = new Set<string>();
  for (const file of walk(join(ROOT, "test"))) {
    for (const match of readFileSync(file, "utf8").matchAll(/["'`]((?:\[[A-Z]+\d+\] ?)+)/g)) {
      for (const id of match[1]?.matchAll(/[A-Z]+\d+/g) ?? []) proved.add(id[0]);
    }
  }
  expect(
    [...promised].filter((id) => !proved.has(id!)),
    "promised but not proved",
  ).toEqual([]);
  expect(
    [...proved].filter((id) => !promised.has(id)),
    "cited but not promised",
  ).toEqual([]);
});

test("[RUN6] no source names a host of somebody else's", () => {
  const elsewhere =
    /https?:\/\/(?!localhost|127\.0\.0\.1|\[::1\]|www\.w3\.org|json-schema\.org|\$\{)[a-z0-9.-]+\.[a-z]{2,}/i;
  const guilty = files.filter((file) => elsewhere.test(readFileSync(file, "utf8"))).map((file) => relative(ROOT, file));
  expect(guilty).toEqual([]);
});

function mayImport(file: string, target: string): string {
  const wall = WALLS.find(([room]) => file.startsWith(`${room}/`));
  if (!wall) return file.startsWith("server/") && target.startsWith("client/") ? `${file} reaches into ${target}` : "";
  const [room, from] = wall;
  return [room, ...from].some((open) => target.startsWith(`${open}/`)) ? "" : `${file} reaches into ${target}`;
}

function mayUse(file: string, name: string): string {
  for (const [packages, rooms] of PACKAGES) {
    if (packages.test(name) && !rooms.some((room) => file.startsWith(room))) return `${file} knows ${name}`;
  }
  return "";
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)|(?:^|\n)import\s+"([^"]+)"/g,
    ),
  ].map((match) => (match[1] ?? match[2] ?? match[3])!);
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return walk(path);
    return SOURCE.test(name) ? [path] : [];
  });
}
