import { defineConfig } from "vitest/config";

const PAGES = ["test/browser/**/*.test.ts", "test/client/world/leaks.test.ts"];
/** Real rooms and lines: they wait for most of their time. */
const ROOMS = ["test/server/rooms/**/*.test.ts", "test/client/net/visit.test.ts", "test/server/voice/rtc/line.test.ts"];
/** Pages that draw no place: two at a time do not starve one another. */
const UNDRAWN = [
  "cockpit",
  "conduct",
  "door",
  "ledger",
  "others-voices",
  "own-voice",
  "reporting",
  "rtc-line",
  "space",
  "voice",
  "whole-case",
].map((name) => `test/browser/${name}.test.ts`);

/** What touches nothing of the machine: these share a process, which most of their time would go to starting. */
const PURE = ["shared", "assets", "client/ui", "client/world", "client/xr", "client/sound"].map(
  (folder) => `test/${folder}/**/*.test.{ts,tsx}`,
);

/** Headsets rest between two pictures, so two of them share the machine. */
const HEADSETS = ["test/browser/headset*.test.ts"];

/**
 * `house` is the quick check of the house itself. `stoa`, `pure` and `rooms` are everything that needs no browser; `undrawn` are
 * pages without a place, `headsets` emulated ones; `pages` come last, one file at a time: a browser that draws without a graphics card wants the
 * machine for itself.
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
        test: { name: "rooms", include: ROOMS, maxWorkers: 4, sequence: { groupOrder: 2 } },
      },
      {
        extends: true,
        test: { name: "undrawn", include: UNDRAWN, maxWorkers: 2, sequence: { groupOrder: 3 } },
      },
      {
        extends: true,
        test: { name: "headsets", include: HEADSETS, maxWorkers: 2, sequence: { groupOrder: 4 } },
      },
      {
        extends: true,
        test: {
          name: "pages",
          include: PAGES,
          exclude: [...UNDRAWN, ...HEADSETS],
          maxWorkers: 1,
          sequence: { groupOrder: 5 },
        },
      },
    ],
  },
});
