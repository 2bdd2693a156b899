/** Conduct: what moderators do. Whoever is none is refused with `not-allowed`. */
import type { Capsule } from "../../shared/conduct/capsule.ts";
import type { LedgerHead } from "../../shared/ledger/line.ts";
import type { Decide } from "../../shared/protocol/from-client/cases.ts";
import type { Act } from "../../shared/protocol/from-client/conduct.ts";
import type { CaseFile, CaseView, Roster } from "../../shared/protocol/from-server/cases.ts";
import type { Ordered } from "../../shared/protocol/from-server/orders.ts";

/** A row of the ledger: its number, the hashes of the row before and of itself, and what was done. */
export type LedgerEntry = { seq: number; previous: string; hash: string; entry: Record<string, unknown> };

export interface Conduct {
  /**
   * Acts on a person, who need not be here, citing a house rule. Without minutes it holds until it is lifted. A ban of more
   * than a day holds for a day, and one of staff not at all, until a second moderator agrees: then `waits` is true.
   */
  act(act: {
    on: string;
    do: Act;
    minutes?: number;
    rule: string;
    note?: string;
  }): Promise<{ sanction: string; waits?: true }>;
  /** Takes a decision back, as if it had never been; what else was decided goes on holding. */
  undo(sanction: string, note?: string): Promise<{ sanction: string }>;
  /** Agrees, as the second moderator, to a ban that waits for one. */
  second(sanction: string, note?: string): Promise<{ sanction: string }>;
  /** Takes words away from everybody who heard them, and leaves a tombstone with the rule, the role and the time. */
  hide(hiding: { message: string; rule: string; note?: string }): Promise<void>;
  /** What waits or is worked on in this space: mine, then the most urgent, at most 500; `case` tells what changes. None is about me. */
  cases(): Promise<CaseView[]>;
  /** Takes a case, which nobody else works on then, until half an hour after I last did. Answers the whole of it. */
  claim(caseId: string): Promise<CaseFile>;
  /** The whole of a case that I hold, as it is now. */
  file(caseId: string): Promise<CaseFile>;
  /**
   * The last minutes that were sealed for a case I hold, the newest unless told, as sent then: poses, bubbles, words in
   * hearing. That I opened it is on the case.
   */
  capsule(caseId: string, capsule?: string): Promise<Capsule>;
  /** Puts it back for others. */
  release(caseId: string): Promise<void>;
  note(caseId: string, text: string): Promise<void>;
  /** Puts it back for whoever knows better, and higher on the queue. */
  escalate(caseId: string, note?: string): Promise<void>;
  /** Lets it sleep for so many minutes, at most a day. */
  snooze(caseId: string, minutes: number): Promise<void>;
  /** Gives it to a moderator who is here, by their avatar id. */
  handOver(caseId: string, to: string, note?: string): Promise<void>;
  /** What was reported in this one counts in another. */
  merge(caseId: string, into: string): Promise<void>;
  /**
   * Decides a case that I hold: whether the reports, or the appeal, hold, and what is done about it. `note` is for whoever
   * it is done to, or else for whoever reported. An appeal that is upheld takes the decision back.
   */
  decide(caseId: string, decided: Omit<Decide, "case">): Promise<{ sanction?: string }>;
  /** Goes on duty or off it, with a note for whoever comes after. */
  duty(on: boolean, note?: string): Promise<Roster>;
  roster(): Promise<Roster>;
  /**
   * Shields the space, in every copy, for 15 minutes or as many as are told: newcomers knock and are let in by `admit`, links
   * are off, who came lately listens, bubbles are wider. Announced to everybody; `shield(false)` ends it.
   */
  shield(on: boolean, minutes?: number): Promise<void>;
  /** Lets somebody in who knocks, or everybody who does. */
  admit(person?: string): Promise<void>;
  /** Nobody in a zone is heard, or nobody in it moves, for so many minutes; 0 ends it. */
  order(what: "hushed" | "frozen", zone: string, minutes: number): Promise<void>;
  /** Takes somebody to a quiet place, and me along. */
  escort(avatar: string): Promise<void>;
  /** Takes me to where somebody is, with my badge on. */
  goTo(avatar: string): Promise<void>;
  /** Calls the other moderators to where I am; answers how many there are. */
  callColleague(note?: string): Promise<{ called: number }>;
  /** Up to 200 rows of the ledger from after the row `after`, and its head, as anybody reads them at `/api/ledger`. */
  ledger(page?: { after?: number }): Promise<{ rows: LedgerEntry[]; head: LedgerHead }>;
  /** What is ordered for the space now; `ordered` says when it changes. */
  readonly ordered: Ordered;
}
