/** Join: from an address and a name to standing in a space. */
import { StoaError } from "../../shared/protocol/refusal.ts";
import { openLine } from "./line.ts";
import { LiveVisit } from "./live-visit.ts";
import { askForTicket, baseOf } from "./ticket.ts";
import { machineTools, type Tools } from "./tools.ts";
import type { JoinOptions, Visit } from "./visit.ts";

/** From a seat in the room to standing in it, ms. */
const STANDING_MS = 15_000;

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
  const base = baseOf(server);
  const { ticket, space, key } = await askForTicket(base, options);
  const made: { visit?: LiveVisit } = {};
  const callOff = tools.after(STANDING_MS, () => made.visit?.abandon("The room took too long to answer."));
  try {
    await openLine(base, space, ticket, (line) => {
      made.visit = new LiveVisit(line, key, tools);
    });
    const visit = made.visit;
    if (!visit) throw new StoaError("invalid", "The room could not be entered.");
    await visit.standing;
    return visit;
  } catch (error) {
    made.visit?.abandon("The room could not be entered.");
    throw error;
  } finally {
    callOff();
  }
}
