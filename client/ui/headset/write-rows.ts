/** WriteRows: words of one's own, typed on the headset's keyboard where it has one in the place. */
import { TEXT_LIMIT } from "../../../shared/protocol/from-client/say.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import type { Cell, Keyboard, Row } from "../../xr/index.ts";
import { button, row } from "./parts.ts";

/** Shows what is written so far, or `empty`, and the keyboard at a press. */
export function writeCell(
  keyboard: Keyboard,
  draft: string,
  setDraft: (words: string) => void,
  empty = text("headset.write"),
): Cell {
  const words = draft.trim() === "" ? empty : isolate(draft);
  return button("keyboard", words, () => keyboard.ask(draft, TEXT_LIMIT, setDraft, () => undefined));
}

/** The same, with a button that sends it. */
export function writeRow(
  keyboard: Keyboard,
  draft: string,
  setDraft: (words: string) => void,
  send: (words: string) => void,
): Row {
  const ready = draft.trim() !== "";
  return {
    ...row(
      writeCell(keyboard, draft, setDraft),
      button("arrow-up", text("chat.send"), () => send(draft.trim()), { off: !ready, on: ready }),
    ),
    shares: [2.4, 1],
  };
}
