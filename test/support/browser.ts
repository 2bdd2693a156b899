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

/**
 * Without a graphics card every picture is the processor's work, and a page draws as many as it can: here it rests between
 * two of them, so that whatever else is tested gets its turn.
 */
const REST_MS = 90;
const RESTFUL = `(() => {
  const ask = window.requestAnimationFrame.bind(window);
  const leave = window.cancelAnimationFrame.bind(window);
  const resting = new Map();
  let next = -1;
  window.requestAnimationFrame = (draw) => {
    const id = next--;
    resting.set(id, { timer: setTimeout(() => {
      const asked = ask((time) => { resting.delete(id); draw(time); });
      resting.set(id, { asked });
    }, ${REST_MS}) });
    return id;
  };
  window.cancelAnimationFrame = (id) => {
    const { timer, asked } = resting.get(id) ?? {};
    resting.delete(id);
    clearTimeout(timer);
    if (asked !== undefined) leave(asked);
  };
})();`;

export type FreshBrowser = { context: BrowserContext; close(): Promise<void> };

type Options = Parameters<typeof chromium.launchPersistentContext>[1] & {
  /** It rests between pictures; false where pictures themselves are measured. */
  restful?: boolean;
};

/** A browser that has never been anywhere; `close` takes its profile away. */
export async function openBrowser({ restful = true, ...options }: Options = {}): Promise<FreshBrowser> {
  const profile = await mkdtemp(join(tmpdir(), "stoa-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium",
    locale: "en-GB",
    viewport: { width: 960, height: 600 },
    ...options,
    args: [...FLAGS, ...(options.args ?? [])],
  });
  if (restful) await context.addInitScript(RESTFUL);
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** One browser in which everybody who comes has a window of their own and knows nothing of the others; no place is drawn. */
export async function openCompany(): Promise<{ come(): Promise<BrowserContext>; close(): Promise<void> }> {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [...FLAGS, "--disable-3d-apis"],
  });
  return {
    come: () => browser.newContext({ locale: "en-GB", viewport: { width: 1300, height: 800 } }),
    close: () => browser.close(),
  };
}
