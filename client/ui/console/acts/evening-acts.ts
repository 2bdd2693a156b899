/** EveningActs: what a host does with the run of an evening: begin, hold, go on, skip, lengthen, bigger news, close. */
import { isolate } from "../../../../shared/text/text.ts";
import type { CueDeed, EveningCue, Visit } from "../../../net/index.ts";
import { doesWords } from "../run/cue-words.ts";
import { say } from "../words.ts";
import type { Act, Done } from "./act.ts";
import type { Stand } from "./stand.ts";

/** What a press adds to a cue or takes off it, minutes; and what it adds to the part that is on where that is much. */
const STEP = 2;
const MUCH = 5;
/** The longest title and text of bigger news. */
const TITLE_MOST = 120;
const NEWS_MOST = 1000;

/** Words that were said are heard: what begins with some cannot be taken back. */
const SPEAKS: ReadonlySet<EveningCue["kind"]> = new Set(["announcement", "welcome", "close"]);

export function eveningActs(stand: Stand, visit: Visit): Act[] {
  const { evening, next, people } = stand;
  if (evening === null) return [];
  const over = evening.closedAt === null ? null : say("console.off.closed");
  const deed = async (what: CueDeed, told: string): Promise<Done> => {
    const { event } = await visit.host.cue(what);
    return { told, back: () => visit.host.takeBack(event) };
  };
  const held = evening.heldSince !== null;
  const on = evening.cues.findLast(
    ({ id, status, ends }) => status === "on" && ends !== null && id === evening.inForce.part,
  );
  return [
    next === null
      ? {
          id: "cue.go",
          words: say("console.go"),
          does: say("console.next.none"),
          off: over ?? say("console.next.none"),
          key: "g",
          icon: "fast-forward",
          kind: "do",
          run: async () => null,
        }
      : { ...begins(next), id: "cue.go", words: say("console.go"), key: "g", icon: "fast-forward" },
    {
      id: "cue.hold",
      words: say(held ? "console.resume" : "console.hold"),
      does: say(held ? "console.does.resume" : "console.does.hold"),
      off: over,
      key: "h",
      icon: held ? "play" : "pause",
      kind: "do",
      run: () => deed({ do: held ? "resume" : "hold" }, say(held ? "console.told.resume" : "console.told.hold")),
    },
    {
      id: "cue.skip",
      words: say("console.skip.next"),
      does: next === null ? say("console.next.none") : say("console.does.skip", { title: isolate(next.title) }),
      off: over ?? (next === null || next.kind === "close" ? say("console.off.skip") : null),
      key: "x",
      kind: "do",
      run: () =>
        deed({ do: "skip", cue: next?.id ?? "" }, say("console.told.skip", { title: isolate(next?.title ?? "") })),
    },
    { ...longer("cue.longer", STEP), key: "e" },
    longer("cue.much-longer", MUCH),
    {
      id: "cue.news",
      words: say("console.news"),
      does: say("console.does.news", { people }),
      off: over,
      key: "n",
      icon: "megaphone",
      kind: "final",
      sure: say("console.news.send"),
      fields: [
        { name: "title", label: say("console.news.title"), kind: "line", most: TITLE_MOST },
        { name: "text", label: say("console.news.text"), kind: "lines", most: NEWS_MOST },
      ],
      run: async ({ title = "", text = "" }) => {
        await visit.host.cue({ do: "preempt", title: title.trim(), text: text.trim() });
        return { told: say("console.news.sent") };
      },
    },
    {
      id: "cue.close",
      words: say("console.close"),
      does: say("console.close.sure"),
      off: over,
      kind: "final",
      sure: say("console.close.do"),
      run: async () => {
        await visit.host.cue({ do: "close" });
        return { told: say("console.over") };
      },
    },
    ...evening.cues.flatMap((cue) => (over === null && cue.kind !== "close" ? cueActs(cue) : [])),
  ];

  function longer(id: string, minutes: number): Act {
    const does = on === undefined ? say("console.off.longer") : longerWords(on, minutes);
    return {
      id,
      words: say("console.longer.on", { count: minutes }),
      does,
      off: over ?? (on === undefined ? does : null),
      icon: "plus",
      kind: "do",
      run: () => deed({ do: "extend", cue: on?.id ?? "", minutes }, does),
    };
  }

  function begins(cue: EveningCue): Act {
    const title = isolate(cue.title);
    const does = doesWords(cue);
    const speaks = SPEAKS.has(cue.kind);
    return {
      id: `cue.begin ${cue.id}`,
      words: say("console.begin.cue", { title }),
      does: [
        say("console.does.begin", { title, people }),
        does === "" ? "" : say("console.does.more", { does }),
        cue.kind === "close" ? say("console.close.sure") : speaks ? say("console.does.said") : "",
      ]
        .filter((part) => part !== "")
        .join(" "),
      off: over,
      kind: speaks ? "final" : "do",
      ...(speaks && { sure: cue.kind === "close" ? say("console.close.do") : say("console.begin.say") }),
      run: async () => {
        const done = await deed({ do: "begin", cue: cue.id }, say("console.told.begin", { title }));
        return speaks ? { told: done.told } : done;
      },
    };
  }

  function cueActs(cue: EveningCue): Act[] {
    const { id, status } = cue;
    const title = isolate(cue.title);
    const hasLength = cue.begins !== null && cue.ends !== null && (status === "on" || status === "waiting");
    const extended = (minutes: number): Act => ({
      id: `cue.${minutes > 0 ? "longer" : "shorter"} ${id}`,
      words: say(minutes > 0 ? "console.longer.cue" : "console.shorter.cue", { title }),
      does: longerWords(cue, minutes),
      off: null,
      kind: "do",
      run: () => deed({ do: "extend", cue: id, minutes }, longerWords(cue, minutes)),
    });
    return [
      ...(status === "waiting" || status === "skipped" ? [begins(cue)] : []),
      ...(status === "on"
        ? [
            {
              id: `cue.end ${id}`,
              words: say("console.end.cue", { title }),
              does: say("console.does.end", { title, people }),
              off: null,
              kind: "do" as const,
              run: () => deed({ do: "end", cue: id }, say("console.told.end", { title })),
            },
          ]
        : []),
      ...(status === "waiting"
        ? [
            {
              id: `cue.skip ${id}`,
              words: say("console.skip.cue", { title }),
              does: say("console.does.skip", { title }),
              off: null,
              kind: "do" as const,
              run: () => deed({ do: "skip", cue: id }, say("console.told.skip", { title })),
            },
          ]
        : []),
      ...(hasLength ? [extended(STEP), extended(-STEP)] : []),
    ];
  }
}

/** “Talk” is 2 minutes longer; what waits for it comes so much later. */
const longerWords = ({ title }: EveningCue, minutes: number): string =>
  say(minutes > 0 ? "console.does.longer" : "console.does.shorter", {
    title: isolate(title),
    count: Math.abs(minutes),
  });
