/** HeadsetMenu: the menu at the wrist, and the sheet that it opens. What it does, the page around does too. */
import { Suspense, useCallback, useEffect, useState } from "react";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { may } from "../../../shared/conduct/roles.ts";
import { useInvitations, useMe, useVisit } from "../../react/index.ts";
import { Curtain, useCrossedArms } from "../../xr/index.ts";
import type { Destination, Going } from "../going.ts";
import { useCircleNews } from "../use-circle-news.ts";
import { GoingSheet } from "./going-sheet.tsx";
import { InvitedSheet } from "./invited-sheet.tsx";
import { conduct, hosting, OpenSheet } from "./open-sheet.tsx";
import type { Page } from "./page.ts";
import { useAttempt } from "./use-attempt.ts";
import { useDesk } from "./use-desk.ts";
import { useUndo } from "./use-undo.ts";
import { WaySheet } from "./way-sheet.tsx";
import { WristMenu } from "./wrist-menu.tsx";

export type HeadsetMenuProps = {
  /** The rules of this place; null until they are known. */
  rules: HouseRules | null;
  going: Going | null;
  onGo: (to: Destination) => void;
  onLeave: () => void;
};

export function HeadsetMenu({ rules, going, onGo, onLeave }: HeadsetMenuProps) {
  const [page, go] = useState<Page | null>(null);
  const { told, tell, attempt } = useAttempt();
  const { leave } = useCircleNews(tell);
  const undo = useUndo(attempt);
  const { tidy } = undo;
  const desk = useDesk(rules, undo);
  const moderates = desk !== null;
  const visit = useVisit();
  const { panic, role } = useMe();
  const hosts = may(role, "host");
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another sheet opens
  useEffect(() => tidy(), [page, tidy]);
  // A press never waits for it.
  useEffect(() => {
    if (moderates) conduct().catch(() => undefined);
  }, [moderates]);
  useEffect(() => {
    if (hosts) hosting().catch(() => undefined);
  }, [hosts]);
  const { invited, dismiss } = useInvitations();
  const askForSpace = useCallback(() => {
    attempt(async () => {
      await visit.panic();
      go({ at: "space" });
    });
  }, [attempt, visit]);
  useCrossedArms(askForSpace);
  useEffect(() => {
    if (!panic) go((now) => (now?.at === "space" ? null : now));
  }, [panic]);
  const [by] = invited;
  return (
    <>
      <Curtain drawn={going?.at === "way" || going?.at === "arriving"} />
      {going !== null ? (
        <GoingSheet going={going} />
      ) : (
        <>
          <WristMenu
            page={page}
            go={go}
            told={page === null ? told : null}
            attempt={attempt}
            undo={undo}
            desk={desk}
            onLeaveCircle={leave}
            onSpace={askForSpace}
          />
          {by !== undefined ? (
            <InvitedSheet by={by} attempt={attempt} onAnswer={dismiss} />
          ) : page === null ? (
            <WaySheet onGo={onGo} />
          ) : (
            // A sheet hangs anew before the eyes, and one that follows another takes its place.
            <Suspense>
              <OpenSheet
                page={page}
                told={told}
                tell={tell}
                attempt={attempt}
                go={go}
                undo={undo}
                desk={desk}
                onGo={onGo}
                onLeave={onLeave}
              />
            </Suspense>
          )}
        </>
      )}
    </>
  );
}
