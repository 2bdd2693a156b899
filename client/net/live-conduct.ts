/** LiveConduct: what moderators do, over a line. */
import type { Verb } from "../../shared/protocol/from-client/index.ts";
import type { Ordered } from "../../shared/protocol/from-server/orders.ts";
import type { Conduct } from "./conduct.ts";
import { refusalIn } from "./ticket.ts";

type Ask = <Answer>(verb: Verb, payload: object) => Promise<Answer>;

const noted = (name: string, words: string | undefined) => (words === undefined ? {} : { [name]: words });

/** Rows of the ledger in one answer. */
const LEDGER_PAGE = 200;

export const NOTHING_ORDERED: Ordered = { shield: null, hushed: {}, frozen: {} };

/** At the server at that address; `ordered` answers what it last said of it. */
export function liveConduct(server: () => string, ask: Ask, ordered: () => Ordered): Conduct {
  const done = async (verb: Verb, payload: object) => void (await ask(verb, payload));
  return {
    act: (act) => ask("act", act),
    undo: (sanction, note) => ask("undo", { sanction, ...noted("note", note) }),
    second: (sanction, note) => ask("second", { sanction, ...noted("note", note) }),
    hide: (hiding) => done("hide", hiding),
    cases: () => ask("cases", {}),
    claim: (id) => ask("claim", { case: id }),
    file: (id) => ask("caseFile", { case: id }),
    capsule: async (id, capsule) => {
      const { word } = await ask<{ word: string }>("capsule", { case: id, ...(capsule !== undefined && { capsule }) });
      const { fetchCapsule } = await import("./capsule.ts");
      return fetchCapsule(server(), word);
    },
    release: (id) => done("releaseCase", { case: id }),
    note: (id, text) => done("noteCase", { case: id, text }),
    escalate: (id, note) => done("escalate", { case: id, ...noted("note", note) }),
    snooze: (id, minutes) => done("snooze", { case: id, minutes }),
    handOver: (id, to, note) => done("handOver", { case: id, to, ...noted("note", note) }),
    merge: (id, into) => done("merge", { case: id, into }),
    decide: (id, decided) => ask("decide", { case: id, ...decided }),
    duty: (on, note) => ask("duty", { on, ...noted("note", note) }),
    roster: () => ask("roster", {}),
    shield: (on, minutes) => done("shield", { on, ...(minutes !== undefined && { minutes }) }),
    admit: (person) => done("admit", person === undefined ? {} : { person }),
    order: (what, zone, minutes) => done("zoneOrder", { what, zone, minutes }),
    escort: (avatar) => done("escort", { avatar }),
    goTo: (avatar) => done("goTo", { avatar }),
    callColleague: (note) => ask("callColleague", noted("note", note)),
    ledger: async ({ after = 0 } = {}) => {
      const response = await fetch(`${server()}/api/ledger?after=${after}&limit=${LEDGER_PAGE}`, {
        credentials: "omit",
      });
      const answer: unknown = await response.json();
      const refusal = refusalIn(answer);
      if (refusal) throw refusal;
      return answer as Awaited<ReturnType<Conduct["ledger"]>>;
    },
    get ordered() {
      return ordered();
    },
  };
}
