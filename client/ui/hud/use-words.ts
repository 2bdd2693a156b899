/** Everything said within my hearing, my own words among it, oldest first. */
import { useMemo } from "react";
import type { Message } from "../../../shared/protocol/from-server/index.ts";
import { useMessages } from "../../react/index.ts";
import { useDesk } from "./desk.tsx";

export function useWords(): { words: readonly Message[]; older: () => Promise<boolean> } {
  const { messages, older } = useMessages();
  const { mine } = useDesk();
  const words = useMemo(() => {
    const known = new Set(messages.map((message) => message.id));
    return [...messages, ...mine.filter((message) => !known.has(message.id))].sort((a, b) => a.at - b.at);
  }, [messages, mine]);
  return { words, older };
}
