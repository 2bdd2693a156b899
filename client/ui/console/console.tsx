/**
 * Console: where hosts run an evening: what is on now, the run of show, what people ask, and what is shown and said. It lies
 * over the place, in which they stand meanwhile. Part of the page that comes only when it is opened.
 */
// Screens are gone through here as in the sheet of the place.
import "../opened-words.ts";
import { type ReactNode, useEffect, useRef } from "react";
import { useSpace } from "../../react/index.ts";
import { WorkplaceFrame } from "../parts/workplace-frame.tsx";
import { AskSheet } from "./ask-sheet.tsx";
import styles from "./console.module.css";
import { ConsoleHead } from "./console-head.tsx";
import { ConsoleNav } from "./console-nav.tsx";
import { ContentPart } from "./content/content-part.tsx";
import { ConversationPart } from "./conversation/conversation-part.tsx";
import { HintBar } from "./hint-bar.tsx";
import { HostingProvider, useHosting } from "./hosting.tsx";
import { KeysList } from "./keys-list.tsx";
import { NowPart } from "./now/now-part.tsx";
import { Palette } from "./palette.tsx";
import type { PartName } from "./parts.ts";
import { PeoplePart } from "./people/people-part.tsx";
import { RehearsalSheet } from "./rehearsal/rehearsal-sheet.tsx";
import { RunPart } from "./run/run-part.tsx";
import { useKeys } from "./use-keys.ts";
import { say } from "./words.ts";

const DRAWN: Record<PartName, () => ReactNode> = {
  now: () => <NowPart />,
  run: () => <RunPart />,
  conversation: () => <ConversationPart />,
  people: () => <PeoplePart />,
  content: () => <ContentPart />,
};

export function Console({
  onWorld,
  onConduct,
}: {
  onWorld: () => void;
  /** To where moderators work, where a case is named to that one. */
  onConduct: (caseId?: string) => void;
}) {
  return (
    <HostingProvider onWorld={onWorld} onConduct={onConduct}>
      <Desk />
    </HostingProvider>
  );
}

function Desk() {
  const space = useSpace();
  const { stand, part } = useHosting();
  const { evening, now } = stand;
  const page = useRef<HTMLElement>(null);
  useKeys();
  // Each part is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew with each part
  useEffect(() => {
    page.current?.scrollTo(0, 0);
    page.current?.closest("main")?.scrollTo(0, 0);
  }, [part]);
  return (
    <WorkplaceFrame
      label={say("console.name")}
      title={evening?.title ?? space.name}
      head={<ConsoleHead evening={evening} now={now} />}
    >
      <div className={styles.desk}>
        <ConsoleNav />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section ref={page} className={styles.part} aria-label={say(`console.part.${part}`)} tabIndex={0}>
          {DRAWN[part]()}
        </section>
      </div>
      <HintBar />
      <AskSheet />
      <Palette />
      <KeysList />
      <RehearsalSheet />
    </WorkplaceFrame>
  );
}
