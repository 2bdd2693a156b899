/** LiveMessages: what the house said to me, and, for hosts, its messages as the server tells them. */
import type { Verb } from "../../shared/protocol/from-client/index.ts";
import type { Notice } from "../../shared/protocol/from-server/index.ts";
import type { HouseMessageView, MessagesTold } from "../../shared/protocol/from-server/messages.ts";
import type { Announced, HouseMessages } from "./messages.ts";

/** So much of what the house said is remembered. */
const ANNOUNCED_KEPT = 50;

/** What the house said to me on this evening, the newest first. */
export class LiveAnnounced {
  list: readonly Announced[] = [];
  /** The same as it was told: what was corrected stands in its correction alone. */
  news: readonly Notice[] = [];

  take(notice: Notice): void {
    if (notice.kind !== "announcement") return;
    const { said = null, text, label = "staff", source = null, call = null, at, corrects, withdrawn } = notice;
    const struck: Announced["struck"] = withdrawn === true ? "withdrawn" : "corrected";
    const wasThere = this.list.some((one) => one.said !== null && one.said === corrects?.said);
    const others = this.list.filter((one) => withdrawn || said === null || one.said !== said);
    const before = others.map((one) => (corrects && one.said === corrects.said ? { ...one, struck } : one));
    // Whoever comes back has not read here what is corrected.
    const earlier: Announced[] =
      corrects === undefined || wasThere
        ? []
        : [{ said: corrects.said, text: corrects.text, label, source: null, call: null, at, struck, corrects: null }];
    const now: Announced[] = withdrawn
      ? []
      : [{ said, text, label, source, call, at, struck: null, corrects: corrects?.said ?? null }];
    this.list = [...now, ...earlier, ...before].slice(0, ANNOUNCED_KEPT);
    const isOld = (one: Notice) => one.said !== undefined && (one.said === notice.said || one.said === corrects?.said);
    this.news = [notice, ...this.news.filter((one) => !isOld(one))].slice(0, ANNOUNCED_KEPT);
  }

  /** What it said before I came is beside what I have read since. */
  recall(news: readonly Notice[]): void {
    const past = new LiveAnnounced();
    for (const notice of news) past.take(notice);
    const known = new Set(this.list.map(({ said }) => said));
    const more = past.list.filter(({ said }) => !known.has(said));
    // What was corrected since stands in its correction.
    const others = past.news.filter(({ said }) => !known.has(said ?? null));
    this.list = newest([...this.list, ...more]);
    this.news = newest([...this.news, ...others]);
  }
}

const newest = <One extends { at: number }>(all: readonly One[]): readonly One[] =>
  [...all].sort((a, b) => b.at - a.at).slice(0, ANNOUNCED_KEPT);

export class LiveMessages implements HouseMessages {
  readonly #ask: <Answer>(verb: Verb, payload: object) => Promise<Answer>;
  readonly #told = new Map<number, HouseMessageView>();
  cues: MessagesTold["cues"] = {};

  constructor(ask: <Answer>(verb: Verb, payload: object) => Promise<Answer>) {
    this.#ask = ask;
  }

  get list(): readonly HouseMessageView[] {
    return [...this.#told.values()].sort((a, b) => b.id - a.id);
  }

  tell({ list, gone, all, cues }: MessagesTold): void {
    if (all) this.#told.clear();
    for (const view of list) this.#told.set(view.id, view);
    for (const id of gone) this.#told.delete(id);
    this.cues = cues;
  }

  check: HouseMessages["check"] = (draft) => this.#do({ do: "check", draft });
  draft: HouseMessages["draft"] = (draft) => this.#do({ do: "draft", draft });
  change: HouseMessages["change"] = (message, draft) => this.#do({ do: "change", message, draft });
  approve: HouseMessages["approve"] = async (message, version) =>
    void (await this.#do({ do: "approve", message, version }));
  send: HouseMessages["send"] = (message, options = {}) => this.#do({ do: "send", message, ...options });
  correct: HouseMessages["correct"] = (said, correction) =>
    this.draft({ ...correction, corrects: typeof said === "number" ? String(said) : said });
  withdraw: HouseMessages["withdraw"] = async (message, why) =>
    void (await this.#do({ do: "withdraw", message, ...(why !== undefined && { why }) }));

  #do<Answer>(deed: object): Promise<Answer> {
    return this.#ask("message", deed);
  }
}
