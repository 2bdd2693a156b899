/**
 * Hud: what stands around the place while somebody is inside: corners and one dock. The middle of the view belongs to
 * the people in it; only what the visitor opened may stand there.
 */
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { may } from "../../../shared/conduct/roles.ts";
import { text } from "../../../shared/text/text.ts";
import { useLinkHere, useMe, useNotices, useVisit } from "../../react/index.ts";
import type { Held } from "../../world/controls/walk-model.ts";
import type { Destination } from "../going.ts";
import { classes } from "../parts/class-names.ts";
import { LOW, PHONE, TOUCH, useMedia, WIDE } from "../use-media.ts";
import { useView } from "../view.ts";
import { useMicrophone } from "../voice/use-microphone.ts";
import { Announcer } from "./announcer.tsx";
import { ChatBar, ChatPanel } from "./chat-panel.tsx";
import { CircleChip } from "./circle-chip.tsx";
import { DeskProvider, useDesk } from "./desk.tsx";
import { Dock } from "./dock.tsx";
import { EdgeTags } from "./edge-tags.tsx";
import type { WheelOpening } from "./emote-wheel.tsx";
import styles from "./hud.module.css";
import { NearChip, NearList } from "./near-list.tsx";
import { NoticeCard } from "./notice-card.tsx";
import { PassingWords, useTell } from "./passing.tsx";
import { PlaceChip } from "./place-chip.tsx";
import { SpaceButton } from "./space-button.tsx";
import { type EveningTab, eveningPart } from "./use-evening-part.ts";
import { useHearers } from "./use-hearers.ts";
import { useMouse } from "./use-mouse.ts";
import { useOpened } from "./use-opened.ts";
import { useOpening } from "./use-opening.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useSpaceAsked } from "./use-space-asked.ts";
import { useStandingNews } from "./use-standing-news.ts";
import { useTalkKey } from "./use-talk-key.ts";
import { VoiceLine } from "./voice-line.tsx";
import { WalkStick } from "./walk-stick.tsx";
import { WaysOn } from "./ways-on.tsx";
import { TAKES, Workplace, type WorkplaceName } from "./workplace.tsx";

/** Fetched once the place has had time to stand, or is wanted. */
const SpaceCard = lazy(async () => ({ default: (await import("./space-card.tsx")).SpaceCard }));

const SETTLED_MS = 8000;

export type HudProps = {
  /** What they came to work in. */
  workplace: WorkplaceName | null;
  /** Null while they are being fetched. */
  rules: HouseRules | null;
  /** Gives the keyboard back to the place. */
  onWorld: () => void;
  /** The mouse looks around from now on, until Escape. */
  onMouseLook: () => void;
  /** Null where no headset can be entered. */
  onEnterVr: (() => void) | null;
  /** They asked for VR at the door, and the headset wants one more press. */
  vrWaits: boolean;
  /** This browser cannot draw the place: reading and writing go on. */
  undrawn: boolean;
  onLeave: () => void;
  /** They wish to go to another place. */
  onGo: (to: Destination) => void;
  onForgotten: () => void;
  /** The avatar id of somebody who was pressed in the place, or null. */
  person: string | null;
  onPersonDone: () => void;
  /** What a thumb on the walking stick asks for is put here. */
  stick: React.RefObject<Held>;
};

export function Hud(props: HudProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  // The menu that was pressed gives the focus back first; the place to write takes it after.
  const write = useCallback(() => setTimeout(() => input.current?.focus(), 60), []);
  return (
    <DeskProvider rules={props.rules} onWriteTo={write}>
      <PassingWords>
        <Corners {...props} input={input} />
      </PassingWords>
    </DeskProvider>
  );
}

function Corners({
  rules,
  workplace,
  onWorld,
  onMouseLook,
  onEnterVr,
  vrWaits,
  undrawn,
  onLeave,
  onGo,
  onForgotten,
  person,
  onPersonDone,
  stick,
  input,
}: HudProps & { input: React.RefObject<HTMLTextAreaElement | null> }) {
  const visit = useVisit();
  const me = useMe();
  const { notices } = useNotices();
  const { attempt } = useTell();
  const askForSpace = useSpaceAsked();
  const hearers = useHearers();
  const link = useLinkHere();
  const [settled, setSettled] = useState(false);
  const phone = useMedia(PHONE);
  const low = useMedia(LOW);
  const touch = useMedia(TOUCH);
  const [view, setView] = useView();
  const [wheel, setWheel] = useState<WheelOpening | null>(null);
  const mouse = useMouse();
  const mic = useMicrophone();
  const talk = useTalkKey(mic);
  const { page, raised, moreButton, turn, turnFromMenu, raise, raiseVoice, leave } = useOpening(workplace);
  const { judged, hidden, reported, metOpen, heard } = useDesk();
  const asked = judged !== null || hidden !== null || reported !== null || metOpen || heard !== null;
  const wanted = asked || page !== null || wheel !== null || person !== null || raised !== null;
  const opened = useOpened(wanted);
  const evening = eveningPart.use(opened !== null);
  const [tab, setTab] = useState<EveningTab>("programme");
  /** A card of the evening stands in the place of the list of people. */
  const [asks, setAsks] = useState(false);
  const wide = useMedia(WIDE);
  const [unfolded, setUnfolded] = useState<boolean | null>(null);
  const [nearOpen, setNearOpen] = useState(false);
  const nearBox = useRef<HTMLDivElement>(null);
  const folded = !(unfolded ?? !low);

  useStandingNews({
    enterVr: vrWaits ? onEnterVr : null,
    refused: workplace !== null && !may(visit.me.role, TAKES[workplace]) ? workplace : null,
    undrawn,
  });
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  useShortcuts({
    say: () => input.current?.focus(),
    world: onWorld,
    go: () => link !== null && onGo({ space: link.space, place: link.name }),
    hand: () => attempt(() => visit.hand(!me.handRaised)),
    emotes: (key) => setWheel({ at: mouse(), hold: { key } }),
    bubble: () => raise("bubble"),
    space: askForSpace,
    talk,
    view: () => setView(view === "eyes" ? "behind" : "eyes"),
    mouse: onMouseLook,
    near: () => {
      if (phone) return setNearOpen(true);
      setUnfolded(true);
      nearBox.current?.querySelector("button")?.focus();
    },
    help: () => turn("keys"),
  });

  const ways = <WaysOn link={link} onGo={onGo} />;
  const chat = { hearers, input, onLeaveChat: onWorld };
  const openEvening = (which: EveningTab = "programme") => {
    setTab(which);
    turn("evening");
  };
  const bar = evening === null ? null : <evening.EveningBar onOpen={() => openEvening()} />;
  const notice =
    notices.length > 0 ? (
      <NoticeCard
        mic={mic}
        onRule={() => turn("rules")}
        call={(of) => (evening === null ? null : <evening.CallButton notice={of} onGo={onGo} />)}
      />
    ) : null;
  const near = phone ? null : <NearList hearers={hearers} folded={folded} onFold={(fold) => setUnfolded(!fold)} />;

  return (
    <div className={classes(styles.hud, low && styles.low)}>
      <div className={styles.start}>
        <PlaceChip />
        {phone ? <NearChip hearers={hearers} isOpen={nearOpen} onOpenChange={setNearOpen} /> : null}
        {phone ? null : <CircleChip />}
        <SpaceButton />
        {wide || phone ? null : bar}
      </div>
      {wide ? <div className={styles.top}>{bar}</div> : null}
      <div ref={nearBox} className={classes(styles.end, (phone || me.panic || notices.length > 0) && styles.over)}>
        {me.panic || settled ? (
          <Suspense>
            <SpaceCard />
          </Suspense>
        ) : null}
        {phone ? bar : null}
        {phone ? <CircleChip /> : null}
        {evening === null ? null : <evening.TurnCard mic={mic} />}
        {evening === null ? null : (
          <evening.EveningCards compact={phone || low} hidden={notice !== null} onOpen={openEvening} onAsks={setAsks} />
        )}
        {notice}
        {notice !== null || asks ? null : near}
        {phone ? ways : null}
      </div>
      {touch ? (
        <div className={styles.stick}>
          <WalkStick stick={stick} />
        </div>
      ) : null}
      <div className={styles.words}>{phone ? <ChatBar {...chat} /> : <ChatPanel {...chat} />}</div>
      <nav className={styles.dock} aria-label={text("dock.label")}>
        <VoiceLine mic={mic} />
        <Dock
          mic={mic}
          phone={phone}
          raised={raised}
          onRaise={raise}
          wheelOpen={wheel !== null}
          onWheel={setWheel}
          more={{
            onPage: turnFromMenu,
            onVoice: raiseVoice,
            onEnterVr,
            onLeave: evening === null ? onLeave : () => turnFromMenu("leaving"),
          }}
          moreButton={moreButton}
        />
      </nav>
      {opened === null ? null : <opened.StageTime />}
      {opened === null ? null : <opened.ReactionSwell />}
      {wheel === null || opened === null ? null : <opened.EmoteWheel opening={wheel} onClose={() => setWheel(null)} />}
      {phone ? null : ways}
      <Announcer />
      {page === "cockpit" || page === "console" ? (
        <Workplace name={page} rules={rules} onWorld={() => leave(onWorld)} onConduct={() => turn("cockpit")} />
      ) : null}
      {phone || low ? <EdgeTags /> : null}
      {evening === null ? null : (
        <evening.EveningSheet
          tab={tab}
          onTab={setTab}
          isOpen={page === "evening"}
          onOpenChange={(open) => turn(open ? "evening" : null)}
          onGo={onGo}
        />
      )}
      {evening !== null && page === "leaving" ? (
        <evening.ExitSheet onLeave={onLeave} onStay={() => turn(null)} />
      ) : null}
      {opened === null ? null : (
        <opened.Sheets
          page={page}
          onPage={turn}
          rules={rules}
          vr={onEnterVr !== null}
          onVoice={raiseVoice}
          onForgotten={onForgotten}
          person={person}
          onPersonDone={onPersonDone}
        />
      )}
    </div>
  );
}
