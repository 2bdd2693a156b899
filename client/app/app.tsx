/** App: entry, inside, closed; the one place where the parts of the page are tied together. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import type { HouseRules } from "../../shared/conduct/house-rules.ts";
import type { CloseCode } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import { text } from "../../shared/text/text.ts";
import type { Visit } from "../net/index.ts";
import { useSpace, VisitProvider } from "../react/index.ts";
import { brandColours } from "../ui/brand.ts";
import { useComfort } from "../ui/comfort.ts";
import { Entry, type EntryWish } from "../ui/entry/entry.tsx";
import { takeInvitation } from "../ui/entry/invitation.ts";
import { houseRules, placeFile } from "../ui/entry/place-facts.ts";
import { ClosedScreen } from "../ui/hud/closed-screen.tsx";
import { Hud } from "../ui/hud/hud.tsx";
import { placeName } from "../ui/hud/place-name.ts";
import { unkeep } from "../ui/keeps.ts";
import { type LookPalette, PaletteProvider } from "../ui/look/palette.tsx";
import { useStillness, wearBrand } from "../ui/theme.ts";
import { PHONE, useMedia } from "../ui/use-media.ts";
import { useView } from "../ui/view.ts";
import { CLOTHS, HAIR_STYLES, HAIRS, OUTFITS, presetLooks, SKINS } from "../world/avatars/palette.ts";
import { type Held, STILL } from "../world/controls/walk-model.ts";
import { keepAwake } from "./awake.ts";
import { goIn } from "./going-in.ts";
import { useHeadset, type XrPart } from "./use-headset.ts";
import { useSlowness } from "./use-slowness.ts";
import { useSounds } from "./use-sounds.ts";

type Stage =
  | { at: "entry" }
  | { at: "inside"; visit: Visit; wish: EntryWish }
  | { at: "closed"; code: CloseCode; reason: string; place: string; wish: EntryWish };

// The card stands before the place is fetched.
const World = lazy(async () => ({ default: (await import("../world/index.ts")).World }));
const WorldPreview = lazy(async () => ({ default: (await import("../world/index.ts")).WorldPreview }));

const PALETTE: LookPalette = {
  skin: SKINS,
  hair: HAIRS,
  cloth: CLOTHS.map(({ colour }) => colour),
  hairStyles: HAIR_STYLES,
  clothes: OUTFITS.map(({ name }) => name),
};

export function App({ space, group }: { space: string; group: string | null }) {
  const [stage, setStage] = useState<Stage>({ at: "entry" });
  const [invitation, setInvitation] = useState(takeInvitation);
  const { vr, xr } = useHeadset();
  const slow = useSlowness();

  const enter = async (wish: EntryWish) => {
    const visit = await goIn(space, group, wish);
    // A token works once: whoever comes again comes with the role it gave.
    setInvitation(null);
    setStage({ at: "inside", visit, wish: { ...wish, token: null } });
  };

  return (
    <PaletteProvider value={PALETTE}>
      {stage.at === "entry" ? (
        <Entry
          space={space}
          picture={(still) => <Picture space={space} still={still || slow} />}
          presets={presetLooks}
          invitation={invitation}
          vr={vr}
          onEnter={enter}
        />
      ) : null}
      {stage.at === "inside" ? (
        <VisitProvider key={stage.visit.me.id} visit={stage.visit}>
          <Inside
            visit={stage.visit}
            xr={xr}
            wantsVr={stage.wish.vr}
            slow={slow}
            onClosed={(code, reason, place) => setStage({ at: "closed", code, reason, place, wish: stage.wish })}
            onForgotten={() => {
              unkeep();
              setStage({ at: "entry" });
            }}
          />
        </VisitProvider>
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
    </PaletteProvider>
  );
}

function Inside({
  visit,
  xr,
  wantsVr,
  slow,
  onClosed,
  onForgotten,
}: {
  visit: Visit;
  /** Null where no headset can be entered. */
  xr: XrPart | null;
  wantsVr: boolean;
  slow: boolean;
  onClosed: (code: CloseCode, reason: string, place: string) => void;
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
            {...(sounds === null ? {} : { ears: sounds })}
            onPerson={setPerson}
            onMissing={() => setUndrawn(true)}
            onReady={() => {
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

/** The place behind a card, as soon as its file is there. */
function Picture({ space, still }: { space: string; still: boolean }) {
  const [file, setFile] = useState<Space | null>(null);
  const calm = useStillness();
  useEffect(() => {
    const stop = new AbortController();
    placeFile(space, stop.signal).then(setFile, () => undefined);
    return () => stop.abort();
  }, [space]);
  if (file === null) return null;
  return (
    <Suspense>
      <WorldPreview space={file} reducedMotion={still || calm} />
    </Suspense>
  );
}
