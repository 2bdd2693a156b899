/** UseBlock: blocks somebody by their avatar id, and tells it with a way to undo it. Rejects when the house says no. */
import { isolate, text } from "../../../shared/text/text.ts";
import { useVisit } from "../../react/index.ts";
import { useTell } from "./passing.tsx";

export function useBlock(): (avatar: { id: string; name: string }) => Promise<void> {
  const visit = useVisit();
  const { tell, attempt } = useTell();
  return async ({ id, name }) => {
    await visit.block(id);
    const unblock = async () => {
      const newest = (await visit.blocks()).filter((one) => one.name === name).sort((a, b) => b.at - a.at)[0];
      if (newest !== undefined) await visit.unblock(newest.id);
    };
    const words = text("person.blocked", { name: isolate(name) });
    tell(words, { words: text("person.undo"), act: () => void attempt(unblock) });
  };
}
