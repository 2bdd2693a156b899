import { defineConfig } from "vitest/config";

/** `house` is the quick check of the house itself; `stoa` is everything else, with real browsers and databases. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "house", include: ["test/house.test.ts"] } },
      {
        extends: true,
        test: {
          name: "stoa",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/house.test.ts"],
          globalSetup: ["test/support/setup.ts"],
        },
      },
    ],
  },
});
