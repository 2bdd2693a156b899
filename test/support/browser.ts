/** Browser: Debian's Chromium with nothing in its memory, told to leave the network alone. */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";

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
/** In the emulated headset, where a press lasts for some pictures and the time between them is only waited. */
const REST_IN_HEADSET_MS = 45;
/** Most are looked at by nobody either: of so many one is painted, and of the others everything is made but the pixels. */
const PAINTED_ONE_IN = 16;
const restful = (paintedOneIn: number) => `(() => {
  const ask = window.requestAnimationFrame.bind(window);
  const leave = window.cancelAnimationFrame.bind(window);
  const resting = new Map();
  const rest = () => (window.quest === undefined ? ${REST_MS} : ${REST_IN_HEADSET_MS});
  let next = -1;
  let pictures = 0;
  let last = -1;
  window.requestAnimationFrame = (draw) => {
    const id = next--;
    resting.set(id, { timer: setTimeout(() => {
      const asked = ask((time) => {
        resting.delete(id);
        if (time !== last) pictures++;
        last = time;
        draw(time);
      });
      resting.set(id, { asked });
    }, rest()) });
    return id;
  };
  window.cancelAnimationFrame = (id) => {
    const { timer, asked } = resting.get(id) ?? {};
    resting.delete(id);
    clearTimeout(timer);
    if (asked !== undefined) leave(asked);
  };
  const painting = WebGL2RenderingContext.prototype;
  for (const name of ["clear", "drawArrays", "drawArraysInstanced", "drawElements", "drawElementsInstanced"]) {
    const paint = painting[name];
    painting[name] = function (...what) {
      if (pictures % ${paintedOneIn} === 0) paint.apply(this, what);
    };
  }
})();`;

export type FreshBrowser = { context: BrowserContext; close(): Promise<void> };

type Options = BrowserContextOptions & {
  args?: string[];
  /** It rests between pictures; false where pictures themselves are measured. */
  rest?: boolean;
  /** Every picture has its pixels; where somebody looks at them. */
  painted?: boolean;
};

/** Starting Chromium takes seconds: who is done leaves it to the next, in a window that knows nothing of theirs. */
const running = new Map<string, Promise<Browser>>();

/** A browser that has never been anywhere; `close` takes all it knows away. */
export async function openBrowser({
  rest = true,
  painted = false,
  args = [],
  ...options
}: Options = {}): Promise<FreshBrowser> {
  const kept = rest && process.env.VITEST !== undefined;
  const kind = args.join(" ");
  let browser = kept ? await running.get(kind) : undefined;
  if (!browser?.isConnected()) {
    const started = launch(args);
    if (kept) running.set(kind, started);
    browser = await started;
  }
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 960, height: 600 }, ...options });
  if (rest) await context.addInitScript(restful(painted ? 1 : PAINTED_ONE_IN));
  return { context, close: () => (kept ? context.close() : browser.close()) };
}

/** One browser in which everybody who comes has a window of their own and knows nothing of the others; no place is drawn. */
export async function openCompany(): Promise<{ come(): Promise<BrowserContext>; close(): Promise<void> }> {
  const opened: FreshBrowser[] = [];
  return {
    async come() {
      const one = await openBrowser({ viewport: { width: 1300, height: 800 }, args: ["--disable-3d-apis"] });
      opened.push(one);
      return one.context;
    },
    close: async () => {
      for (const { close } of opened) await close();
    },
  };
}

const launch = (args: string[]) => chromium.launch({ executablePath: "/usr/bin/chromium", args: [...FLAGS, ...args] });
