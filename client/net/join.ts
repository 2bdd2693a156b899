/** Join: from an address and a name to standing in a space. */
import { StoaError } from "../../shared/protocol/refusal.ts";
import { type Line, openLine } from "./line.ts";
import { LiveVisit } from "./live-visit.ts";
import { askForTicket, baseOf } from "./ticket.ts";
import { machineTools, type Tools } from "./tools.ts";
import type { GoOptions, JoinOptions, Visit } from "./visit.ts";

/** From a seat in the room to standing in it, ms. */
const STANDING_MS = 15_000;
/** Whoever waits before a full space asks again after so long, ms. */
const ASKED_AGAIN_MS = 2000;

/**
 * Enters a space; resolves when I stand there and the first key frames are applied.
 *
 * @param server the server's address, such as `http://localhost:2567`
 * @throws {StoaError} `full`, `banned`, `version`, `not-allowed`, `invalid` …; a refused join leaves nothing open
 */
export function join(server: string, options: JoinOptions): Promise<Visit> {
  return joinWith(server, options, machineTools());
}

/** `join`, with time as it is passed in. */
export async function joinWith(server: string, options: JoinOptions, tools: Tools): Promise<Visit> {
  for (let key = options.key; ; ) {
    try {
      return await joinOnce(server, { ...options, ...(key !== undefined && { key }) }, tools, (given) => {
        key = given;
      });
    } catch (error) {
      const waiting = error instanceof StoaError ? error.waiting : null;
      if (options.onWaiting === undefined || waiting === null || options.signal?.aborted) throw error;
      options.onWaiting(waiting);
      await waitFor(ASKED_AGAIN_MS, tools, options.signal);
    }
  }
}

/** @throws what `signal` is aborted with */
function waitFor(ms: number, tools: Tools, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((go, stop) => {
    const abort = () => {
      callOff();
      stop(signal!.reason);
    };
    const callOff = tools.after(ms, () => {
      signal?.removeEventListener("abort", abort);
      go();
    });
    signal?.addEventListener("abort", abort, { once: true });
  });
}

/** @param known told my key as soon as there is one: whoever waits goes on as the same person */
async function joinOnce(
  server: string,
  options: JoinOptions,
  tools: Tools,
  known: (key: string) => void,
): Promise<Visit> {
  const base = baseOf(server);
  const { ticket, space, key } = await askForTicket(base, options);
  known(key);
  const made: { visit?: LiveVisit; givenUp?: StoaError } = {};
  const late = Promise.withResolvers<never>();
  const callOff = tools.after(STANDING_MS, () =>
    late.reject(new StoaError("invalid", "The room took too long to answer.")),
  );
  const goOn = (door: string, to: string, more: GoOptions) => {
    const { token, agree, follow, onWaiting, signal, ...same } = options;
    return joinWith(door, { ...same, key, space: to, ...more }, tools);
  };
  const comeIn = async (door: string, take: (line: Line) => void) => {
    const { token, follow, onWaiting, signal, ...same } = options;
    const again = await askForTicket(door, { ...same, key });
    await openLine(door, again.space, again.ticket, take);
  };
  const enter = async () => {
    await openLine(
      base,
      space,
      ticket,
      (line) => {
        if (made.givenUp) throw made.givenUp;
        made.visit?.abandon("There was no free ground in that copy.");
        made.visit = new LiveVisit(line, { server: base, key, tools, goOn, comeIn });
      },
      options.onWaiting !== undefined,
    );
    const visit = made.visit!;
    await visit.standing;
    return visit;
  };
  try {
    return await Promise.race([enter(), late.promise]);
  } catch (error) {
    made.givenUp = error instanceof StoaError ? error : new StoaError("invalid", "The room could not be entered.");
    made.visit?.abandon(made.givenUp.message);
    throw made.givenUp;
  } finally {
    callOff();
  }
}
