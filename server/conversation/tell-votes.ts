/** TellVotes: the votes of a store, told to the other processes of a house as they are given and taken back. Carries BTW5. */
import type { Wire } from "../between/wire.ts";
import type { Store } from "../store/store.ts";

export function tellVotes(votes: Store["votes"], wire: Wire): Store["votes"] {
  const told = (changed: boolean, subject: string) => {
    if (changed) wire.tell("voted", { subject });
    return changed;
  };
  return {
    ...votes,
    put: async (vote) => told(await votes.put(vote), vote.subject),
    remove: async (subject, person) => told(await votes.remove(subject, person), subject),
  };
}
