/**
 * Turned away: how a room refuses somebody who joins, as every refusal is told: a code and a sentence, counted once. Our
 * own mistakes are logged, and nothing of them is told. Carries DOOR20.
 */
import { ServerError } from "@colyseus/core";
import { TURNED_AWAY } from "../../shared/protocol/from-server/index.ts";
import { type Refusal, StoaError } from "../../shared/protocol/refusal.ts";
import type { House } from "./house.ts";

const OURS: Refusal = { code: "invalid", message: "You could not be let in. It is our mistake; try again." };

/** What Colyseus is to answer somebody with whose joining ended in `error`. */
export function turnedAway({ metrics, log }: Pick<House, "metrics" | "log">, error: unknown): ServerError {
  // It is an answer already: the way to another copy.
  if (error instanceof ServerError) return error;
  if (!(error instanceof StoaError)) log.error({ error }, "somebody could not come in");
  const { code, message } = error instanceof StoaError ? error : OURS;
  metrics.refused(code);
  return new ServerError(TURNED_AWAY, JSON.stringify({ error: { code, message } }));
}
