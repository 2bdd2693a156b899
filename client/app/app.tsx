/** App: entry, inside, closed; the one place where the parts of the page are tied together. */
import { useRef, useState } from "react";
import type { CloseCode } from "../../shared/protocol/refusal.ts";
import { text } from "../../shared/text/text.ts";
import type { Visit } from "../net/index.ts";
import { VisitProvider } from "../react/index.ts";
import { Entry, type EntryWaiting, type EntryWish } from "../ui/entry/entry.tsx";
import { takeInvitation } from "../ui/entry/invitation.ts";
import type { Destination } from "../ui/going.ts";
import { ClosedScreen } from "../ui/hud/closed-screen.tsx";
import type { WorkplaceName } from "../ui/hud/workplace.tsx";
import { unkeep } from "../ui/keeps.ts";
import { type LookPalette, PaletteProvider } from "../ui/look/palette.tsx";
import { Veil } from "../ui/parts/veil.tsx";
import { CLOTHS, HAIR_STYLES, HAIRS, OUTFITS, presetLooks, SKINS } from "../world/avatars/palette.ts";
import { goIn } from "./going-in.ts";
import { GoingVeil } from "./going-veil.tsx";
import { Inside, toWorld } from "./inside.tsx";
import { Picture } from "./picture.tsx";
import { sayAddress, useAddress } from "./use-address.ts";
import { useComingBack } from "./use-coming-back.ts";
import { useGoing } from "./use-going.ts";
import { useHeadset } from "./use-headset.ts";
import { useSlowness } from "./use-slowness.ts";

type Standing = { at: "inside"; visit: Visit; wish: EntryWish };
type Stage =
  | { at: "entry" }
  | Standing
  | { at: "closed"; code: CloseCode; reason: string; place: string; wish: EntryWish };

const PALETTE: LookPalette = {
  skin: SKINS,
  hair: HAIRS,
  cloth: CLOTHS.map(({ colour }) => colour),
  hairStyles: HAIR_STYLES,
  clothes: OUTFITS.map(({ name }) => name),
};

/** `first` is the space whose address was opened; `workplace` is what is wanted there. */
export function App({
  first,
  group,
  interests,
  workplace,
}: {
  first: string;
  group: string | null;
  interests: readonly string[];
  workplace: WorkplaceName | null;
}) {
  const [space, setSpace] = useState(first);
  const [stage, setStage] = useState<Stage>({ at: "entry" });
  const [invitation, setInvitation] = useState(takeInvitation);
  const { vr, xr } = useHeadset();
  const slow = useSlowness();
  const { going, go, arrived } = useGoing();
  const speaks = useRef(false);

  const enter = async (wish: EntryWish, waiting?: EntryWaiting) => {
    const visit = await goIn(space, { group, interests }, wish, waiting);
    speaks.current = wish.microphone;
    // A token works once: whoever comes again comes with the role it gave.
    setInvitation(null);
    setStage({ at: "inside", visit, wish: { ...wish, token: null } });
  };

  /** Whoever comes again comes with their microphone as it was. */
  const again = (wish: EntryWish): EntryWish => ({ ...wish, microphone: speaks.current });

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
    if (stage.at === "closed") await enter(again(stage.wish));
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
          <VisitProvider visit={stage.visit}>
            <Inside
              visit={stage.visit}
              xr={xr}
              going={going}
              wantsVr={stage.wish.vr}
              speaks={speaks}
              slow={slow}
              workplace={workplace}
              onClosed={(visit, code, reason) =>
                // A visit that was left for another one is over, and nobody minds.
                setStage((now) =>
                  now.at === "inside" && now.visit === visit
                    ? { at: "closed", code, reason, place: visit.space.name, wish: now.wish }
                    : now,
                )
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
          onAgain={() => enter(again(stage.wish))}
          onEntry={() => setStage({ at: "entry" })}
        />
      ) : null}
      {coming && stage.at === "closed" ? <Veil words={text("closed.coming", { place: stage.place })} /> : null}
      <GoingVeil going={going} />
    </PaletteProvider>
  );
}
