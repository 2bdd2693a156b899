/** LiveTeam: the staff, as the server tells of them. */
import type { Verb } from "../../shared/protocol/from-client/index.ts";
import type { Invited, TeamTold, TeamWordView } from "../../shared/protocol/from-server/team.ts";
import type { PeopleHost, Team } from "./team.ts";

type Ask = <Answer>(verb: Verb, payload: object) => Promise<Answer>;

/** No more words are kept than the house keeps. */
const KEPT = 200;

export class LiveTeam implements Team {
  readonly #ask: Ask;
  words: readonly TeamWordView[] = [];
  shifts: Team["shifts"] = [];
  ready: Team["ready"] = [];

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  tell({ shifts, ready, words, all }: TeamTold): void {
    this.shifts = shifts;
    this.ready = ready;
    const byId = new Map((all ? [] : this.words).map((word) => [word.id, word]));
    for (const word of words) byId.set(word.id, word);
    this.words = [...byId.values()].sort((a, b) => a.id - b.id).slice(-KEPT);
  }

  /** I am of the staff no more. */
  clear(): void {
    this.tell({ shifts: [], ready: [], words: [], all: true });
  }

  write: Team["write"] = async (text) => void (await this.#ask("writeToTeam", { text }));
}

/** What hosts do with people, over a line to the server at `server`. */
export function livePeopleHost(server: string, ask: Ask): PeopleHost {
  const done = async (verb: Verb, payload: object) => void (await ask(verb, payload));
  return {
    setShift: (shift) => done("setShift", shift),
    removeShift: (shift) => done("removeShift", { shift }),
    team: () => ask("team", {}),
    invite: async (invitation) => {
      const made = await ask<Invited[]>("invite", invitation);
      return made.map((one) => ({ ...one, link: `${server}${one.link}` }));
    },
    invitations: () => ask("invitations", {}),
    revokeInvitation: (invitation) => done("revokeInvitation", { invitation }),
    giveRole: (whom, role, forEvening = false) => done("giveRole", { ...whom, role, forEvening }),
    spotlight: (avatar) => done("spotlight", { avatar }),
    megaphone: (avatar, seconds) => done("megaphone", { avatar, seconds }),
  };
}
