/** Names: those of several people in one line. */
import { isolate } from "../../shared/text/text.ts";
import type { Visit } from "../net/index.ts";

/** The others among these avatar ids, as far as I am shown them: "Ada, Bo". */
export function namesOf(visit: Visit, ids: readonly string[]): string {
  return ids
    .filter((id) => id !== visit.me.id)
    .flatMap((id) => visit.avatars.get(id)?.name ?? [])
    .map(isolate)
    .join(", ");
}
