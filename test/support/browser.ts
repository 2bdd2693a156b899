/** Browser: Debian's Chromium with a fresh profile of its own, told to leave the network alone. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];

export type FreshBrowser = { context: BrowserContext; close(): Promise<void> };

/** A browser that has never been anywhere; `close` takes its profile away. */
export async function openBrowser(
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<FreshBrowser> {
  const profile = await mkdtemp(join(tmpdir(), "stoa-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium",
    locale: "en-GB",
    viewport: { width: 960, height: 600 },
    ...options,
    args: [...FLAGS, ...(options.args ?? [])],
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
