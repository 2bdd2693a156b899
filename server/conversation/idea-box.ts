/** Idea box: what people would like the house to do, in every space; one for all copies. Carries TLK7. */
import {
  type IdeaDeed,
  type IdeaRefusal,
  type Ideas,
  ideaRefusal,
  ideasAfter,
  ideaVoteRefusal,
  NO_IDEAS,
} from "../../shared/conversation/ideas.ts";
import { type RefusalCode, StoaError } from "../../shared/protocol/refusal.ts";
import { Kept } from "./kept.ts";
import type { TalksParts } from "./talks.ts";

const REFUSALS: Record<IdeaRefusal, { code: RefusalCode; message: string }> = {
  unknown: { code: "not-found", message: "There is no such idea any more." },
  full: { code: "full", message: "There are more ideas than can be read. Vote for one of them." },
  many: { code: "too-fast", message: "Ten of your ideas are looked at already. Bring another when one is done." },
  same: { code: "invalid", message: "That idea has that status already." },
  over: { code: "invalid", message: "That idea is done or declined." },
  "not-yours": { code: "not-allowed", message: "Only whoever brought an idea takes it back." },
};

export class IdeaBox {
  readonly #parts: TalksParts;
  readonly #kept: Kept<Ideas, IdeaDeed>;

  constructor(parts: TalksParts) {
    this.#parts = parts;
    this.#kept = new Kept<Ideas, IdeaDeed>({
      called: "ideas",
      store: parts.histories,
      now: () => Math.round(parts.now()),
      empty: NO_IDEAS,
      after: ideasAfter,
      changed: (space) => parts.changed(space),
    });
  }

  async of(space: string): Promise<Ideas> {
    return (await this.#kept.of(space)).state;
  }

  /**
   * Does something to the ideas; answers the number of a new one.
   * @throws {StoaError} when it may not be
   */
  async add(space: string, by: string, deed: IdeaDeed, text?: string): Promise<number> {
    const history = await this.#kept.of(space);
    const after = await history.add((ideas) => {
      refuse(ideaRefusal(ideas, deed, by));
      return { by, deed, ...(text !== undefined && { text }) };
    });
    return deed.kind === "brought" ? Math.max(...after.keys()) : deed.idea;
  }

  /**
   * @param still throws where they may not vote any more: what became of them meanwhile counts
   * @throws {StoaError} for a second vote, and for one that comes too late
   */
  async vote(space: string, person: string, idea: number, on: boolean, still: () => void): Promise<void> {
    refuse(ideaVoteRefusal(await this.of(space), idea));
    still();
    const { votes, now } = this.#parts;
    const subject = subjectOf(space, idea);
    const changed = on
      ? await votes.put({ subject, person, choice: 1, at: Math.round(now()) })
      : await votes.remove(subject, person);
    if (!changed)
      throw new StoaError(
        "invalid",
        on ? "You have voted for that already. A vote counts once." : "You have not voted for that.",
      );
    this.#parts.changed(space);
  }

  /** How many voted for each of some ideas, in their order. */
  counts(space: string, ideas: readonly number[]): Promise<number[]> {
    return this.#parts.votes.together(ideas.map((id) => [subjectOf(space, id)]));
  }

  async votedBy(space: string, person: string): Promise<number[]> {
    const voted = await this.#parts.votes.of(person, subjectOf(space, ""));
    return voted.map(({ subject }) => Number(subject.slice(subjectOf(space, "").length)));
  }

  /** Somebody voted in another process. */
  voted(subject: string): void {
    const [, space] = /^ideas:(.*)#\d+$/.exec(subject) ?? [];
    if (space !== undefined && this.#kept.known(space)) this.#parts.changed(space);
  }

  /** Somebody was forgotten in the store; answers the spaces that this may concern. */
  forget(): Promise<string[]> {
    return this.#kept.afresh();
  }
}

const subjectOf = (space: string, idea: number | "") => `ideas:${space}#${idea}`;

function refuse(refused: IdeaRefusal | null): void {
  if (refused !== null) throw new StoaError(REFUSALS[refused].code, REFUSALS[refused].message);
}
