/** SoundsSheet: how loud the place is, and which sounds are off. */
import { text } from "../../../shared/text/text.ts";
import { SOUNDS } from "../../sound/index.ts";
import { type Cell, FloatingPanel, type Row } from "../../xr/index.ts";
import { useScreenSound } from "../screens/sound.ts";
import { useSilent } from "../silent.ts";
import { useOwnVoice } from "../voice/choices.ts";
import { useVolume, VOLUME_STEP } from "../volume.ts";
import type { PageProps } from "./page.ts";
import { button, ROW, sheet, turns } from "./parts.ts";

const OF_PLACE_FIRST = [...SOUNDS].sort((a, b) => Number(b === "ambience") - Number(a === "ambience"));
/** Many rows: each a little lower. */
const low = (cell: Cell): Row => ({ height: 0.06, cells: [cell] });

export function SoundsSheet({ told, go }: PageProps) {
  const [volume, setVolume] = useVolume();
  const [silent, setSilent] = useSilent();
  const [screenSound, setScreenSound] = useScreenSound();
  const [own, chooseOwn] = useOwnVoice();
  const setVoices = (to: number) => chooseOwn({ volume: Math.round(100 * Math.min(1, Math.max(0, to))) / 100 });
  const percent = Math.round(volume * 100);
  return (
    <FloatingPanel
      sheet={sheet("sounds", text("settings.sounds"), told, () => go(null), [
        {
          height: ROW,
          cells: [
            button("minus", text("headset.quieter"), () => setVolume(volume - VOLUME_STEP), { off: volume <= 0 }),
            { kind: "meter", words: text("headset.volume", { percent }), share: volume },
            button("plus", text("headset.louder"), () => setVolume(volume + VOLUME_STEP), { off: volume >= 1 }),
          ],
        },
        {
          height: ROW,
          cells: [
            button("minus", text("headset.quieter"), () => setVoices(own.volume - VOLUME_STEP), {
              off: own.volume <= 0,
            }),
            {
              kind: "meter",
              words: text("headset.voices", { percent: Math.round(own.volume * 100) }),
              share: own.volume,
            },
            button("plus", text("headset.louder"), () => setVoices(own.volume + VOLUME_STEP), {
              off: own.volume >= 1,
            }),
          ],
        },
        low(turns(text("screens.sound"), screenSound, () => setScreenSound(!screenSound))),
        ...OF_PLACE_FIRST.map((sound) => {
          const off = silent.has(sound);
          const next = new Set(SOUNDS.filter((one) => (one === sound ? !off : silent.has(one))));
          return low(turns(text(`settings.sounds.${sound}`), !off, () => setSilent(next)));
        }),
      ])}
    />
  );
}
