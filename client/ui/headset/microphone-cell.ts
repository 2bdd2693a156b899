/** MicrophoneCell: my microphone at the wrist: what stands with it, and one press that opens or shuts it. */
import { text } from "../../../shared/text/text.ts";
import type { SessionState, VoiceSession } from "../../voice/index.ts";
import type { Cell } from "../../xr/index.ts";
import { button } from "./parts.ts";

export function microphoneCell(session: VoiceSession | null, state: SessionState): Cell {
  const { microphone, silenced } = state;
  const on = microphone === "on";
  const held = silenced !== null && silenced.reason !== "hushed";
  const words = held ? "held" : microphone === "on" ? "on" : microphone === "opening" ? "opening" : "off";
  const press = () => void (on ? session?.shut() : session?.speak());
  return button(on ? "microphone" : "microphone-slash", text(`headset.mic.${words}`), press, {
    on: on && !held,
    off: session === null || microphone === "opening",
  });
}
