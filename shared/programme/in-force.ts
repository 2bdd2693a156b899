/** InForce: what an evening has put in force just now: a pure view of its run, which every copy of the space is brought to. */
import type { Cue, CueKind, Light, What } from "./cue.ts";
import type { Run } from "./run.ts";

type Doing<Kind extends CueKind> = Cue & { do: Extract<What, { kind: Kind }> };

export type InForce = {
  /** `none` where the programme has no doors, or is not set. */
  doors: "none" | "shut" | "open";
  /** The part of the evening that is on. */
  part: Cue | null;
  /** The newest on each screen, by the screen's id. */
  screens: ReadonlyMap<string, Doing<"screen">>;
  polls: readonly Doing<"poll">[];
  /** Whether the house may be asked. */
  questions: boolean;
  light: Light | null;
  sound: Doing<"sound">["do"]["sound"] | null;
  audience: Doing<"rules">["do"]["audience"];
  quiet: readonly string[];
  news: Run["news"];
};

export function inForce(run: Run): InForce {
  const { programme, news } = run;
  const began = (cue: Cue) => run.cues.get(cue.id)?.began?.at ?? 0;
  const on = (programme?.cues ?? [])
    .filter((cue) => run.cues.get(cue.id)?.status === "on")
    .sort((a, b) => began(a) - began(b));
  const of = <Kind extends CueKind>(kind: Kind) => on.filter((cue): cue is Doing<Kind> => cue.do.kind === kind);
  const rules = of("rules").at(-1)?.do;
  const doors = programme?.cues.find((cue) => cue.do.kind === "doors");
  const isPart = ({ do: { kind } }: Cue) =>
    kind === "doors" || kind === "welcome" || kind === "talk" || kind === "break";
  return {
    doors: doors === undefined ? "none" : doorsOf(run, doors),
    part: on.findLast(isPart) ?? null,
    screens: new Map(of("screen").map((cue) => [cue.do.screen, cue])),
    polls: of("poll"),
    questions: of("questions").length > 0,
    light: of("light").at(-1)?.do.light ?? null,
    sound: of("sound").at(-1)?.do.sound ?? null,
    audience: rules?.audience ?? "free",
    quiet: rules?.quiet ?? [],
    news,
  };
}

/** Doors that were skipped stand open: nobody waits before something that will not happen. */
function doorsOf(run: Run, doors: Cue): InForce["doors"] {
  return run.closedAt !== null || run.cues.get(doors.id)?.status !== "waiting" ? "open" : "shut";
}
