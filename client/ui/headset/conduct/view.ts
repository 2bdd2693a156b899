/** View: which sheet of conduct is open, and what each is handed. */
import type { Choice } from "../../cockpit/deciding.ts";
import type { PageProps } from "../page.ts";
import type { Desk } from "../use-desk.ts";

export type View =
  | { at: "cases" }
  /** The case that is open; the queue while none is. */
  | { at: "case" }
  | { at: "more" }
  | { at: "confirm"; choice: Choice }
  | { at: "place" }
  | { at: "door" }
  | { at: "duty" };

export type ViewProps = PageProps & { desk: Desk; turn: (view: View) => void };
