/** Refusals inside: what the house answered to something somebody did, in words with what to do. */
import { TEXT_LIMIT } from "../../../shared/protocol/from-client/say.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { text } from "../../../shared/text/text.ts";

/** Words that were not said. */
export function sayRefusalWords(problem: unknown): string {
  if (!(problem instanceof StoaError)) return text("say.refused.other");
  switch (problem.code) {
    case "muted":
    case "too-fast":
    case "not-found":
    case "not-allowed":
      return text(`say.refused.${problem.code}`);
    case "too-long":
      return text("say.refused.too-long", { most: TEXT_LIMIT });
    default:
      return text("say.refused.other");
  }
}

/** Any other wish that was not granted. The server's own sentence says more where there is one. */
export function actRefusalWords(problem: unknown): string {
  if (!(problem instanceof StoaError)) return text("refused.act");
  if (problem.message !== "") return problem.message;
  switch (problem.code) {
    case "too-fast":
    case "not-found":
    case "not-allowed":
      return text(`refused.act.${problem.code}`);
    default:
      return text("refused.act");
  }
}
