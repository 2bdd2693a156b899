/** HostSheet: what hosts need on the move: now, the run of the evening, raised hands, and what was asked, a sheet each. [CSL15] */
import { type ReactNode, useState } from "react";
import type { PageProps } from "../page.ts";
import { AskSheet } from "./ask-sheet.tsx";
import { HandsSheet } from "./hands-sheet.tsx";
import { InboxSheet } from "./inbox-sheet.tsx";
import { ItemSheet } from "./item-sheet.tsx";
import { NowSheet } from "./now-sheet.tsx";
import { RunSheet } from "./run-sheet.tsx";
import { useHost } from "./use-host.ts";
import type { View } from "./view.ts";

export function HostSheet(props: PageProps): ReactNode {
  const host = useHost(props);
  const [view, setView] = useState<View>("now");
  const turn = (to: View) => {
    props.undo.tidy();
    host.choose(null);
    setView(to);
  };
  const handed = { ...props, host, turn };
  const { asking, stand } = host;
  if (asking !== null) return <AskSheet key={asking.id} {...handed} asking={asking} />;
  if (stand.chosen !== null) return <ItemSheet {...handed} item={stand.chosen} />;
  switch (view) {
    case "now":
      return <NowSheet {...handed} />;
    case "run":
      return <RunSheet {...handed} />;
    case "hands":
      return <HandsSheet {...handed} />;
    case "inbox":
      return <InboxSheet {...handed} />;
  }
}
