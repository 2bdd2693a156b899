/** FloorActs: what a host does with raised hands and with who is up on the stage. */
import { isolate } from "../../../../shared/text/text.ts";
import type { Visit } from "../../../net/index.ts";
import { say } from "../words.ts";
import type { Act } from "./act.ts";
import type { Stand } from "./stand.ts";

/** How long a turn is, and what a press adds, seconds. */
const TURN_S = 120;
const MORE_S = 60;
/** The longest word for whoever is taken off the queue. */
const NOTE_MOST = 300;
/** So many of those who wait can be called by name; whoever is next always. */
export const HANDS_SHOWN = 12;

export function floorActs(stand: Stand, visit: Visit): Act[] {
  return [...handActs(stand, visit), ...doorActs(stand, visit)];
}

/** Who waits before the full space. */
const doorActs = ({ guests }: Stand, visit: Visit): Act[] =>
  guests.slice(0, HANDS_SHOWN).map(({ id, name }) => ({
    id: `door.let ${id}`,
    words: say("console.door.let", { name: isolate(name) }),
    does: say("console.does.door.let", { name: isolate(name) }),
    off: null,
    kind: "final",
    sure: say("console.door.let.do"),
    run: async () => {
      await visit.host.letIn(id);
      return { told: say("console.told.door.let", { name: isolate(name) }) };
    },
  }));

function handActs({ floor }: Stand, visit: Visit): Act[] {
  const { up, queue, next } = floor;
  if (queue === null) return [];
  const first = queue.find(({ hand }) => hand === next);
  const nameOf = (name: string | null) => isolate(name ?? say("console.somebody"));
  const call = (hand: number | undefined, name: string): Pick<Act, "kind" | "run"> => ({
    kind: "do",
    run: async () => {
      const called = await visit.host.callUp(hand === undefined ? {} : { hand });
      return {
        told: say("console.told.call", { name }),
        back: () => visit.host.backInQueue(called.hand),
      };
    },
  });
  const callWords = (name: string) => say("console.does.call", { name, minutes: TURN_S / 60 });
  return [
    {
      id: "hand.next",
      words: say("console.call.next"),
      does: first === undefined ? say("console.off.call") : callWords(nameOf(first.name)),
      off: first === undefined ? say("console.off.call") : null,
      key: "c",
      icon: "hand",
      ...call(first?.hand, nameOf(first?.name ?? null)),
    },
    ...queue.slice(0, HANDS_SHOWN).flatMap(({ hand, name, avatar }): Act[] => [
      {
        id: `hand.call ${hand}`,
        words: say("console.call.one", { name: nameOf(name) }),
        does: callWords(nameOf(name)),
        off: avatar === null ? say("console.off.away") : null,
        ...call(hand, nameOf(name)),
      },
      {
        id: `hand.lower ${hand}`,
        words: say("console.lower.one", { name: nameOf(name) }),
        does: say("console.does.lower", { name: nameOf(name) }),
        off: null,
        kind: "final",
        sure: say("console.lower.do"),
        fields: [{ name: "note", label: say("console.lower.note"), kind: "lines", most: NOTE_MOST, isOptional: true }],
        run: async ({ note = "" }) => {
          await visit.host.lowerHand(hand, note.trim() === "" ? undefined : note.trim());
          return { told: say("console.told.lower", { name: nameOf(name) }) };
        },
      },
    ]),
    ...up.flatMap(({ hand, name }, nth): Act[] => [
      {
        id: `turn.more ${hand}`,
        words: say("console.more.one", { name: nameOf(name) }),
        does: say("console.does.more.one", { name: nameOf(name), count: MORE_S / 60 }),
        off: null,
        ...(nth === 0 && { key: "y" }),
        icon: "plus",
        kind: "do",
        run: async () => {
          await visit.host.moreTime(hand, MORE_S);
          return {
            told: say("console.told.more", { name: nameOf(name) }),
            back: () => visit.host.moreTime(hand, -MORE_S),
          };
        },
      },
      {
        id: `turn.end ${hand}`,
        words: say("console.end.one", { name: nameOf(name) }),
        does: say("console.does.end.one", { name: nameOf(name) }),
        off: null,
        ...(nth === 0 && { key: "f" }),
        kind: "final",
        sure: say("console.end.do"),
        run: async () => {
          await visit.host.endTurn(hand);
          return { told: say("console.told.end.one", { name: nameOf(name) }) };
        },
      },
    ]),
  ];
}
