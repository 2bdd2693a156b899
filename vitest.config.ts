import { join } from "node:path";
import { defineConfig } from "vitest/config";

// Every test file and every server that a test starts reads the same code: what one has compiled the next need not.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "node_modules/.cache/compiled");

const PAGES = ["test/browser/**/*.test.ts", "test/client/world/leaks.test.ts"];
/** Pages that are heard, seen or timed to the moment: they want the machine for themselves. */
const ALONE = ["entering", "screens", "voice-ears"].map((name) => `test/browser/${name}.test.ts`);
/** Real rooms and lines: they wait for most of their time. */
const ROOMS = ["test/server/rooms/**/*.test.ts", "test/client/net/visit.test.ts", "test/server/voice/rtc/line.test.ts"];
/** What touches nothing of the machine. */
const PURE = ["shared", "assets", "client/ui", "client/world", "client/xr", "client/sound"].map(
  (folder) => `test/${folder}/**/*.test.{ts,tsx}`,
);

/**
 * `house` is the quick check of the house itself. `stoa`, `pure` and `rooms` are everything that needs no browser; their files
 * share processes, which starting would take most of the time of. `pages` share processes and browsers, rest between two
 * pictures and paint few, so that two of them share the machine; `alone` come last, one at a time. What waits for real
 * lines, sounds and pictures is tried once more where a busy machine was too late for it, and the report says that it was.
 */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    globalSetup: ["test/support/setup.ts"],
    projects: [
      {
        extends: true,
        test: { name: "house", include: ["test/house.test.ts"], globalSetup: [], sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: "stoa",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/house.test.ts", ...PURE, ...ROOMS, ...PAGES],
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "pure",
          include: PURE,
          exclude: PAGES,
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: "rooms", include: ROOMS, isolate: false, retry: 1, maxWorkers: 5, sequence: { groupOrder: 2 } },
      },
      {
        extends: true,
        test: {
          name: "pages",
          include: PAGES,
          exclude: ALONE,
          isolate: false,
          retry: 1,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: { name: "alone", include: ALONE, isolate: false, retry: 1, maxWorkers: 1, sequence: { groupOrder: 4 } },
      },
    ],
  },
});
