/** UseHouseMessages: the messages of the house as they stand now, the newest first. */
import { useEffect, useState } from "react";
import type { HouseMessageView } from "../../../net/index.ts";
import { useVisit } from "../../../react/index.ts";

export function useHouseMessages(): readonly HouseMessageView[] {
  const visit = useVisit();
  const [list, setList] = useState(visit.host.messages.list);
  useEffect(() => {
    setList(visit.host.messages.list);
    return visit.on("messages", (messages) => setList(messages.list));
  }, [visit]);
  return list;
}
