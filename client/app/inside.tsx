/**
 * Inside: a visit with everything around it: the place, what hangs in it for a headset, the page's own corners, sounds.
 * Whoever goes to another place gets another `visit`; the canvas and a headset that is worn stay.
 */
import { lazy, type RefObject, Suspense, useEffect, useMemo, useRef, useState } from "react";
import type { HouseRules } from "../../shared/conduct/house-rules.ts";
import type { CloseCode } from "../../shared/protocol/refusal.ts";
import { text } from "../../shared/text/text.ts";
import type { Visit } from "../net/index.ts";
import { useSpace } from "../react/index.ts";
import { brandColours } from "../ui/brand.ts";
import { useComfort } from "../ui/comfort.ts";
import { houseRules } from "../ui/entry/place-facts.ts";
import type { Destination, Going } from "../ui/going.ts";
import { Hud } from "../ui/hud/hud.tsx";
import { placeName } from "../ui/hud/place-name.ts";
import { laterPart } from "../ui/hud/use-opened.ts";
import type { WorkplaceName } from "../ui/hud/workplace.tsx";
import { whenIdle } from "../ui/parts/later.ts";
import { useScreenSound } from "../ui/screens/sound.ts";
import { useStillness, wearBrand } from "../ui/theme.ts";
import { PHONE, useMedia } from "../ui/use-media.ts";
import { useView } from "../ui/view.ts";
import { VoiceProvider } from "../ui/voice/session.tsx";
import { useVolume } from "../ui/volume.ts";
import { type Held, STILL } from "../world/controls/walk-model.ts";
import { keepAwake } from "./awake.ts";
import type { XrPart } from "./use-headset.ts";
import { useSounds } from "./use-sounds.ts";
import { useEars, useVoiceSession } from "./use-voice-session.ts";

// The card stands before the place is fetched.
const World = lazy(async () => ({ default: (await import("../world/index.ts")).World }));

export function Inside({
  visit,
  xr,
  going,
  wantsVr,
  speaks,
  slow,
  workplace,
  onClosed,
  onGo,
  onDrawn,
  onForgotten,
}: {
  visit: Visit;
  /** Null where no headset can be entered, undefined until that is known. */
  xr: XrPart | null | undefined;
  going: Going | null;
  wantsVr: boolean;
  /** Their microphone is to be open; what becomes of that is kept here. */
  speaks: RefObject<boolean>;
  slow: boolean;
  workplace: WorkplaceName | null;
  onClosed: (visit: Visit, code: CloseCode, reason: string) => void;
  onGo: (to: Destination) => void;
  /** The place is drawn, or never will be. */
  onDrawn: () => void;
  onForgotten: () => void;
}) {
  const space = useSpace();
  const place = placeName(space.name, visit.copy);
  const [rules, setRules] = useState<HouseRules | null>(null);
  const [renewed, renew] = useState("");
  useEffect(() => visit.on("notice", ({ kind, id }) => kind === "rules" && renew(id)), [visit]);
  const world = useRef<HTMLDivElement>(null);
  const stick = useRef<Held>(STILL);
  const still = useStillness();
  const [view, setView] = useView();
  const [comfort] = useComfort();
  const colours = useMemo(() => brandColours(space.brand.dusk ?? space.brand.colour, "dusk"), [space]);
  const [screenSound] = useScreenSound();
  const [volume] = useVolume();
  const phone = useMedia(PHONE);
  const [person, setPerson] = useState<string | null>(null);
  const [vrWaits, setVrWaits] = useState(false);
  const [undrawn, setUndrawn] = useState(false);
  const closed = useRef(onClosed);
  closed.current = onClosed;

  const enterVr = useMemo(() => (xr ? () => void xr.enter().catch(() => setVrWaits(true)) : null), [xr]);
  useEffect(() => visit.on("closed", ({ code, reason }) => closed.current(visit, code, reason)), [visit]);
  useEffect(() => {
    const going = () => void visit.leave();
    addEventListener("pagehide", going);
    return () => removeEventListener("pagehide", going);
  }, [visit]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew whenever they have changed
  useEffect(() => {
    const stop = new AbortController();
    houseRules(space.id, stop.signal).then(setRules, () => undefined);
    return () => stop.abort();
  }, [space, renewed]);
  const sounds = useSounds(visit);
  const session = useVoiceSession(visit, speaks);
  const ears = useEars(sounds, session);
  useEffect(() => keepAwake(document, navigator.wakeLock), []);
  useEffect(() => wearBrand(space.brand), [space]);
  // Nobody of another place is here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each visit
  useEffect(() => setPerson(null), [visit]);
  useEffect(() => {
    const before = document.title;
    document.title = place;
    return () => {
      document.title = before;
    };
  }, [place]);

  return (
    <VoiceProvider session={session}>
      <div
        ref={world}
        style={{ position: "fixed", inset: 0 }}
        // Where nothing is drawn the keyboard still has a place to rest.
        {...(undrawn && { tabIndex: -1, role: "group", "aria-label": text("world.undrawn.label", { place }) })}
      >
        {xr === undefined ? null : (
          <Suspense>
            <World
              visit={visit}
              label={text("world.label", { place })}
              quality={slow || phone ? "low" : "high"}
              reducedMotion={still}
              stick={stick}
              view={view}
              onView={setView}
              screenVolume={screenSound ? volume : 0}
              {...(ears === null ? {} : { ears })}
              onPerson={setPerson}
              onLink={(link) => onGo({ space: link.space, place: link.name })}
              onMissing={() => {
                setUndrawn(true);
                onDrawn();
                whenIdle(laterPart.fetch);
              }}
              onReady={() => {
                onDrawn();
                whenIdle(laterPart.fetch);
                toWorld(world.current);
                // The press at the door still counts unless walking in took too long.
                if (wantsVr && xr !== null) xr.enter().catch(() => setVrWaits(true));
              }}
              {...(xr === null ? {} : { around: (here) => <xr.XrRoom xr={xr.xr}>{here}</xr.XrRoom> })}
            >
              {xr === null ? null : (
                <xr.XrVisit comfort={comfort} colours={colours}>
                  <xr.HeadsetMenu rules={rules} going={going} onGo={onGo} onLeave={() => void visit.leave()} />
                </xr.XrVisit>
              )}
            </World>
          </Suspense>
        )}
      </div>
      <Hud
        key={visit.me.id}
        rules={rules}
        workplace={workplace}
        onWorld={() => toWorld(world.current)}
        onMouseLook={() => mouseLook(world.current)}
        onEnterVr={enterVr}
        vrWaits={vrWaits}
        undrawn={undrawn}
        onLeave={() => void visit.leave()}
        onGo={onGo}
        onForgotten={onForgotten}
        person={person}
        onPersonDone={() => setPerson(null)}
        stick={stick}
      />
    </VoiceProvider>
  );
}

/** The keyboard belongs to the place. */
export function toWorld(world: HTMLElement | null): void {
  (world?.querySelector<HTMLElement>("[role=application]") ?? world)?.focus();
}

/** The mouse looks around until Escape; a browser that will not have it goes on as before. */
function mouseLook(world: HTMLElement | null): void {
  toWorld(world);
  const asked = world?.querySelector("canvas")?.requestPointerLock() as Promise<void> | undefined;
  asked?.catch(() => undefined);
}
