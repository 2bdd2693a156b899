/** App: entry, inside, closed; the one place where the parts of the page are tied together. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import type { HouseRules } from "../../shared/conduct/house-rules.ts";
import type { CloseCode } from "../../shared/protocol/refusal.ts";
import { text } from "../../shared/text/text.ts";
import type { Visit } from "../net/index.ts";
import { useSpace, VisitProvider } from "../react/index.ts";
import { brandColours } from "../ui/brand.ts";
import { useComfort } from "../ui/comfort.ts";
import { Entry, type EntryWish } from "../ui/entry/entry.tsx";
import { takeInvitation } from "../ui/entry/invitation.ts";
import { houseRules } from "../ui/entry/place-facts.ts";
import { ClosedScreen } from "../ui/hud/closed-screen.tsx";
import { Hud } from "../ui/hud/hud.tsx";
import { placeName } from "../ui/hud/place-name.ts";
import type { Destination } from "../ui/hud/ways-on.tsx";
import { unkeep } from "../ui/keeps.ts";
import { type LookPalette, PaletteProvider } from "../ui/look/palette.tsx";
import { Veil } from "../ui/parts/veil.tsx";
import { useScreenSound } from "../ui/screens/sound.ts";
import { useStillness, wearBrand } from "../ui/theme.ts";
import { PHONE, useMedia } from "../ui/use-media.ts";
import { useView } from "../ui/view.ts";
import { useVolume } from "../ui/volume.ts";
import { CLOTHS, HAIR_STYLES, HAIRS, OUTFITS, presetLooks, SKINS } from "../world/avatars/palette.ts";
import { type Held, STILL } from "../world/controls/walk-model.ts";
import { keepAwake } from "./awake.ts";
import { goIn } from "./going-in.ts";
import { GoingVeil } from "./going-veil.tsx";
import { Picture } from "./picture.tsx";
import { sayAddress, useAddress } from "./use-address.ts";
import { useComingBack } from "./use-coming-back.ts";
import { useGoing } from "./use-going.ts";
import { useHeadset, type XrPart } from "./use-headset.ts";
import { useSlowness } from "./use-slowness.ts";
import { useSounds } from "./use-sounds.ts";

type Standing = { at: "inside"; visit: Visit; wish: EntryWish };
type Stage =
  | { at: "entry" }
  | Standing
  | { at: "closed"; code: CloseCode; reason: string; place: string; wish: EntryWish };

// The card stands before the place is fetched.
const World = lazy(async () => ({ default: (await import("../world/index.ts")).World }));

const PALETTE: LookPalette = {
  skin: SKINS,
  hair: HAIRS,
  cloth: CLOTHS.map(({ colour }) => colour),
  hairStyles: HAIR_STYLES,
  clothes: OUTFITS.map(({ name }) => name),
};

/** `first` is the space whose address was opened. */
export function App({ first, group }: { first: string; group: string | null }) {
  const [space, setSpace] = useState(first);
  const [stage, setStage] = useState<Stage>({ at: "entry" });
  const [invitation, setInvitation] = useState(takeInvitation);
  const { vr, xr } = useHeadset();
  const slow = useSlowness();
  const { going, go, arrived } = useGoing();

  const enter = async (wish: EntryWish) => {
    const visit = await goIn(space, group, wish);
    // A token works once: whoever comes again comes with the role it gave.
    setInvitation(null);
    setStage({ at: "inside", visit, wish: { ...wish, token: null } });
  };

  /** Goes to another space from the one where they stand; the address follows, or has gone before by the back button. */
  const goOn = async (inside: Standing, to: Destination) => {
    const gone = await go(inside.visit, inside.wish.agree, to);
    sayAddress(gone === null ? inside.visit.space.id : to.space);
    if (gone === null) return toWorld(document.body);
    setSpace(to.space);
    setStage({ at: "inside", visit: gone.visit, wish: { ...inside.wish, agree: gone.agree, vr: false } });
  };
  useAddress((to) => {
    if (to === space) return;
    if (stage.at === "inside") return void goOn(stage, { space: to, place: to });
    setSpace(to);
    setStage({ at: "entry" });
  });

  const coming = useComingBack(stage.at === "closed" ? stage.code : null, async () => {
    if (stage.at === "closed") await enter(stage.wish);
  });

  return (
    <PaletteProvider value={PALETTE}>
      {stage.at === "entry" ? (
        <Entry
          key={space}
          space={space}
          picture={(still) => <Picture space={space} still={still || slow} />}
          presets={presetLooks}
          invitation={invitation}
          vr={vr}
          onEnter={enter}
        />
      ) : null}
      {stage.at === "inside" ? (
        <div style={{ display: "contents" }} inert={going?.at === "way"}>
          <VisitProvider key={stage.visit.me.id} visit={stage.visit}>
            <Inside
              visit={stage.visit}
              xr={xr}
              wantsVr={stage.wish.vr}
              slow={slow}
              onClosed={(code, reason, place) =>
                // A visit that was left for another one is over, and nobody minds.
                setStage((now) => (now === stage ? { at: "closed", code, reason, place, wish: stage.wish } : now))
              }
              onGo={(to) => void goOn(stage, to)}
              onDrawn={arrived}
              onForgotten={() => {
                unkeep();
                setStage({ at: "entry" });
              }}
            />
          </VisitProvider>
        </div>
      ) : null}
      {stage.at === "closed" ? (
        <ClosedScreen
          code={stage.code}
          reason={stage.reason}
          place={stage.place}
          picture={<Picture space={space} still />}
          onAgain={() => enter(stage.wish)}
          onEntry={() => setStage({ at: "entry" })}
        />
      ) : null}
      {coming && stage.at === "closed" ? <Veil words={text("closed.coming", { place: stage.place })} /> : null}
      <GoingVeil going={going} />
    </PaletteProvider>
  );
}

function Inside({
  visit,
  xr,
  wantsVr,
  slow,
  onClosed,
  onGo,
  onDrawn,
  onForgotten,
}: {
  visit: Visit;
  /** Null where no headset can be entered. */
  xr: XrPart | null;
  wantsVr: boolean;
  slow: boolean;
  onClosed: (code: CloseCode, reason: string, place: string) => void;
  onGo: (to: Destination) => void;
  /** The place is drawn, or never will be. */
  onDrawn: () => void;
  onForgotten: () => void;
}) {
  const space = useSpace();
  const place = placeName(space.name, visit.copy);
  const [rules, setRules] = useState<HouseRules | null>(null);
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

  const enterVr = useMemo(() => (xr === null ? null : () => void xr.enter().catch(() => setVrWaits(true))), [xr]);
  useEffect(() => visit.on("closed", ({ code, reason }) => closed.current(code, reason, visit.space.name)), [visit]);
  useEffect(() => {
    const going = () => void visit.leave();
    addEventListener("pagehide", going);
    return () => removeEventListener("pagehide", going);
  }, [visit]);
  useEffect(() => {
    const stop = new AbortController();
    houseRules(space.id, stop.signal).then(setRules, () => undefined);
    return () => stop.abort();
  }, [space]);
  const sounds = useSounds(visit);
  useEffect(() => keepAwake(document, navigator.wakeLock), []);
  useEffect(() => wearBrand(space.brand), [space]);
  useEffect(() => {
    const before = document.title;
    document.title = place;
    return () => {
      document.title = before;
    };
  }, [place]);

  return (
    <>
      <div ref={world} style={{ position: "fixed", inset: 0 }}>
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
            {...(sounds === null ? {} : { ears: sounds })}
            onPerson={setPerson}
            onLink={(link) => onGo({ space: link.space, place: link.name })}
            onMissing={() => {
              setUndrawn(true);
              onDrawn();
            }}
            onReady={() => {
              onDrawn();
              toWorld(world.current);
              // The press at the door still counts unless walking in took too long.
              if (wantsVr && xr !== null) xr.enter().catch(() => setVrWaits(true));
            }}
          >
            {xr === null ? null : (
              <xr.XrVisit xr={xr.xr} comfort={comfort} colours={colours}>
                <xr.HeadsetMenu onLeave={() => void visit.leave()} />
              </xr.XrVisit>
            )}
          </World>
        </Suspense>
      </div>
      <Hud
        rules={rules}
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
    </>
  );
}

/** The keyboard belongs to the place. */
function toWorld(world: HTMLElement | null): void {
  world?.querySelector<HTMLElement>("[role=application]")?.focus();
}

/** The mouse looks around until Escape; a browser that will not have it goes on as before. */
function mouseLook(world: HTMLElement | null): void {
  toWorld(world);
  const asked = world?.querySelector("canvas")?.requestPointerLock() as Promise<void> | undefined;
  asked?.catch(() => undefined);
}
