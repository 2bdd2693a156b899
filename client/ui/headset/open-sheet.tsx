/** OpenSheet: the sheet that is open before the eyes, by its name. */
import { lazy, type ReactNode } from "react";
import { may } from "../../../shared/conduct/roles.ts";
import { useMe } from "../../react/index.ts";
import type { Destination } from "../going.ts";
import { BubbleSheet } from "./bubble-sheet.tsx";
import { ChatSheet } from "./chat-sheet.tsx";
import { ComfortSheet } from "./comfort-sheet.tsx";
import { EmotesSheet } from "./emotes-sheet.tsx";
import { EveningSheet } from "./evening-sheet.tsx";
import { LeaveSheet } from "./leave-sheet.tsx";
import type { Page, PageProps } from "./page.ts";
import { PeopleSheet } from "./people-sheet.tsx";
import { PersonSheet } from "./person-sheet.tsx";
import { ReportSheet } from "./report-sheet.tsx";
import { ScreensSheet } from "./screens-sheet.tsx";
import { SoundsSheet } from "./sounds-sheet.tsx";
import { SpaceSheet } from "./space-sheet.tsx";
import { WhySheet } from "./why-sheet.tsx";

// What moderators do comes for them alone, and what hosts do for hosts.
export const conduct = () => import("./conduct/index.ts");
const ConductSheet = lazy(async () => ({ default: (await conduct()).ConductSheet }));
const MeasureSheet = lazy(async () => ({ default: (await conduct()).MeasureSheet }));
export const hosting = () => import("./hosting/index.ts");
const HostSheet = lazy(async () => ({ default: (await hosting()).HostSheet }));

export function OpenSheet({
  page,
  onGo,
  onLeave,
  ...props
}: PageProps & { page: Page; onGo: (to: Destination) => void; onLeave: () => void }): ReactNode {
  const { desk } = props;
  const { role } = useMe();
  switch (page.at) {
    case "people":
      return <PeopleSheet {...props} />;
    case "person":
      return <PersonSheet {...props} avatar={page.avatar} />;
    case "report":
      return <ReportSheet {...props} avatar={page.avatar} name={page.name} />;
    case "why":
      return <WhySheet {...props} avatar={page.avatar} />;
    case "chat":
      return <ChatSheet {...props} to={page.to} />;
    case "bubble":
      return <BubbleSheet {...props} />;
    case "space":
      return <SpaceSheet {...props} />;
    case "emotes":
      return <EmotesSheet {...props} />;
    case "evening":
      return <EveningSheet {...props} onGo={onGo} />;
    case "screens":
      return <ScreensSheet {...props} />;
    case "sounds":
      return <SoundsSheet {...props} />;
    case "comfort":
      return <ComfortSheet {...props} />;
    case "conduct":
      return desk === null ? null : <ConductSheet {...props} desk={desk} />;
    case "host":
      return may(role, "host") ? <HostSheet {...props} /> : null;
    case "measure":
      return desk === null ? null : <MeasureSheet {...props} avatar={page.avatar} act={page.act} desk={desk} />;
    case "leave":
      return <LeaveSheet {...props} onLeave={onLeave} />;
  }
}
