/** HouseRules: what everybody agrees to before they enter, as the door shows it. */
import { type HouseRules, houseRulesSchema } from "../../shared/conduct/house-rules.ts";
import { baseOf, refusalIn } from "./ticket.ts";

/**
 * The house rules of a space, to be shown; `join` takes their `version` as `agree`.
 *
 * @param server the server's address, such as `http://localhost:2567`
 * @throws {StoaError} `not-found` where there is no such space; any other error where the door does not answer
 */
export async function houseRules(server: string, space: string, signal?: AbortSignal): Promise<HouseRules> {
  const address = `${baseOf(server)}/api/spaces/${encodeURIComponent(space)}/rules`;
  const answer = await fetch(address, { credentials: "omit", signal: signal ?? null });
  const told: unknown = await answer.json();
  const refusal = refusalIn(told);
  if (refusal) throw refusal;
  return houseRulesSchema.parse(told);
}
