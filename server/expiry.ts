/** Expiry: what the house keeps for a time only is looked for and let go, now and then. */
import { REMEMBERED_MS } from "../shared/messages/addressed.ts";
import type { House } from "./rooms/house.ts";

/** Messages are kept this long unless hidden before, ms. */
const MESSAGES_KEPT_MS = 30 * 24 * 3600_000;
/** Facts are kept this long, ms: for trying rules on past days. */
const FACTS_KEPT_MS = 30 * 24 * 3600_000;
/** What happened of an evening is kept this long, ms: for a report, and for next year's beside it. */
const EVENTS_KEPT_MS = 400 * 24 * 3600_000;
const EXPIRY_EVERY_MS = 3600_000;
/** How often files are looked for that came for a screen and are on none, ms. */
const UPLOADS_EXPIRE_EVERY_MS = 60_000;

/** Lets go at once what is kept too long, and again and again from then on; returns the way to stop. */
export function startExpiry({ store, screens, log, now }: House): () => void {
  const kept = (what: string) => (error: unknown) => log.warn({ error }, `${what} kept too long`);
  const expire = () => {
    store.messages.expire(now() - MESSAGES_KEPT_MS).catch(kept("messages"));
    store.facts.expire(now() - FACTS_KEPT_MS).catch(kept("facts"));
    store.eventLog.expire(now() - EVENTS_KEPT_MS).catch(kept("events"));
    store.reached.expire(now() - REMEMBERED_MS).catch(kept("who was shown what"));
    store.capsules.expire(now()).catch(kept("capsules"));
  };
  expire();
  const stops = [
    every(EXPIRY_EVERY_MS, expire),
    every(UPLOADS_EXPIRE_EVERY_MS, () => {
      screens.expire().catch((error: unknown) => log.warn({ error }, "a screen's files were not removed"));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Does `act` again and again without keeping the process alive; returns the way to stop. */
function every(ms: number, act: () => void): () => void {
  const timer = setInterval(act, ms);
  timer.unref();
  return () => clearInterval(timer);
}
