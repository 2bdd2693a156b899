/** Main: what `npm start` runs. The place where the server meets the process: its settings, its signals, its end. */
import { type Config, readConfig } from "./config.ts";
import { qrCode } from "./http/server.ts";
import { type Served, serve } from "./index.ts";
import { createLog } from "./log.ts";
import { StartError } from "./start-error.ts";

/** A stop that takes longer than this is cut short, ms. */
const STOP_WITHIN_MS = 4500;
/** An owner's link is good this long, hours. */
const OWNERS_HOURS = 24 * 7;

/**
 * Opens the house and keeps it open until the process is told to stop.
 * @param json says where it is as one JSON object on a line: `{ url, owner }`, `owner` the owner's link or null
 */
export async function main(config: Config, { json = false }: { json?: boolean } = {}): Promise<void> {
  const log = createLog();
  let owner: string | null = null;
  // What is told then is ready before: whoever asks whether it is open finds that it has been said.
  const served = await serve({
    ...config,
    log,
    beforeOpen: async (house) => {
      owner = (await house.ownerless()) ? await ownersLink(house) : null;
    },
  });
  if (json) console.log(JSON.stringify({ url: served.url, owner }));
  else {
    if (owner !== null) console.log(`Whoever opens this link first is its owner: ${owner}`);
    console.log(`Stoa is open at ${served.url}`);
    if (config.lan) console.log(await qrCode(served.url));
  }
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    served.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error }, "the stop was not clean");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("unhandledRejection", (error) => log.error({ error }, "nobody waited for this"));
  process.on("uncaughtException", (error) => log.error({ error }, "nobody caught this"));
}

/** A link into the plaza where there is one, else into the first space. */
async function ownersLink({ url, spaces, invite }: Served): Promise<string> {
  const space = spaces.find((id) => id === "plaza") ?? spaces[0]!;
  return `${url}/s/${space}#token=${await invite({ role: "owner", space, hours: OWNERS_HOURS })}`;
}

/** Runs `work`; a start that cannot be is told in its one sentence. */
export async function orSay(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

if (import.meta.main) await orSay(() => main(readConfig(process.env, process.argv.slice(2))));
