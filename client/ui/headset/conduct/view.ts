/** View: which sheet of conduct is open, and what each is handed. */
import type { Capsule } from "../../../../shared/conduct/capsule.ts";
import type { Choice } from "../../cockpit/deciding.ts";
import type { PageProps } from "../page.ts";
import type { Desk } from "../use-desk.ts";

export type View =
  | { at: "cases" }
  /** The case that is open; the queue while none is. */
  | { at: "case" }
  | { at: "more" }
  | { at: "confirm"; choice: Choice }
  /** What is sealed of the case; and one of it, played, as long as the case it is of is open. */
  | { at: "evidence" }
  | { at: "look"; of: string; capsule: Capsule }
  | { at: "place" }
  | { at: "door" }
  | { at: "duty" };

export type ViewProps = PageProps & { desk: Desk; turn: (view: View) => void };
