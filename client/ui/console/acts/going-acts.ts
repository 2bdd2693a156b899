/** GoingActs: what moves nobody but the host in their own console. */
import { may } from "../../../../shared/conduct/roles.ts";
import { caseTitle } from "../../cockpit/case-words.ts";
import { PARTS, type PartName } from "../parts.ts";
import { say as sayPeople } from "../people/words.ts";
import { say } from "../words.ts";
import type { Act } from "./act.ts";
import { reportsIn } from "./inbox.ts";
import type { Stand } from "./stand.ts";

/** What the console itself does when it is asked to. */
export type Desk = {
  turnTo: (part: PartName) => void;
  palette: () => void;
  keys: () => void;
  /** Opens the programme to be written. */
  write: () => void;
  /** Opens a rehearsal of the evening. */
  rehearse: () => void;
  /** Opens what makes links for guests. */
  invite: () => void;
  /** Opens the one after, or before, what is open in the inbox. */
  step: (by: 1 | -1) => void;
  /** What was done last and can still be taken back, in words; null where there is none. */
  last: string | null;
  takeBack: () => Promise<void>;
  place: () => void;
  /** To where moderators work, where a case is named to that one. */
  conduct: (caseId?: string) => void;
};

export function goingActs({ evening, role, cases }: Pick<Stand, "evening" | "role" | "cases">, desk: Desk): Act[] {
  const go = (act: Omit<Act, "kind" | "run" | "off">, run: () => unknown): Act => ({
    off: null,
    ...act,
    kind: "go",
    run: async () => {
      await run();
      return null;
    },
  });
  return [
    ...PARTS.map(({ name, key }) =>
      go({ id: `go.${name}`, words: say(`console.part.${name}`), does: say(`console.does.part.${name}`), key }, () =>
        desk.turnTo(name),
      ),
    ),
    go(
      { id: "go.palette", words: say("console.palette"), does: say("console.does.palette"), key: "Mod+k" },
      desk.palette,
    ),
    go({ id: "go.keys", words: say("console.keys"), does: say("console.does.keys"), key: "?" }, desk.keys),
    go(
      {
        id: "programme.write",
        words: say(evening !== null && evening.closedAt === null ? "console.write.change" : "console.write"),
        does: say("console.does.write"),
      },
      desk.write,
    ),
    {
      ...go(
        {
          id: "go.rehearse",
          words: say("console.rehearse"),
          does: say("console.does.rehearse"),
          key: "r",
          part: "run",
        },
        desk.rehearse,
      ),
      off: evening === null ? say("console.off.rehearse") : null,
    },
    go(
      {
        id: "go.invite",
        words: sayPeople("people.act.invite"),
        does: sayPeople("people.does.invite"),
        key: "i",
        part: "people",
        icon: "plus",
      },
      desk.invite,
    ),
    {
      ...go(
        {
          id: "go.undo",
          words: say("console.undo"),
          does: desk.last === null ? say("console.off.undo") : say("console.does.undo", { told: desk.last }),
          key: "z",
          icon: "arrow-bend-up-left",
        },
        desk.takeBack,
      ),
      off: desk.last === null ? say("console.off.undo") : null,
    },
    go(
      {
        id: "go.next",
        words: say("console.step.next"),
        does: say("console.does.step.next"),
        key: "j",
        part: "conversation",
      },
      () => desk.step(1),
    ),
    go(
      {
        id: "go.previous",
        words: say("console.step.previous"),
        does: say("console.does.step.previous"),
        key: "k",
        part: "conversation",
      },
      () => desk.step(-1),
    ),
    ...(may(role, "moderate")
      ? [
          go({ id: "go.conduct", words: say("console.conduct"), does: say("console.does.conduct") }, () =>
            desk.conduct(),
          ),
        ]
      : []),
    ...reportsIn({ cases }).map((one) =>
      go(
        {
          id: `go.case ${one.id}`,
          words: say("console.report", { what: caseTitle(one) }),
          does: say("console.does.report"),
          part: "conversation",
        },
        () => desk.conduct(one.id),
      ),
    ),
    go({ id: "go.place", words: say("console.world"), does: say("console.does.world"), icon: "sign-out" }, desk.place),
  ];
}
