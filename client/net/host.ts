/** Host: what hosts do with the evening of a space. Whoever is none is refused with `not-allowed`. */
import type { Advice } from "../../shared/programme/lint.ts";
import type { ProgrammeFile } from "../../shared/programme/programme.ts";
import type { CueDeed } from "../../shared/protocol/from-client/evening.ts";
import type { WaitingGuest } from "../../shared/protocol/from-server/evening.ts";

export interface Host {
  /**
   * Begins a cue that waits, ends one that is on, skips one, makes one longer by so many minutes (shorter by fewer than
   * none); holds the evening, so that nothing begins or ends by itself, gives its place to bigger news (`preempt`, with a
   * title and a text), and goes on (`resume`) with everything so much later; or closes it. In force in every copy of the space
   * when it resolves, with the number by which `takeBack` knows it.
   */
  cue(deed: CueDeed): Promise<{ event: number }>;
  /**
   * What I did with that number is as if it had not been: with what followed from it by itself: within a minute, while
   * nothing else was done to the evening, and unless words were said with it.
   */
  takeBack(event: number): Promise<void>;
  /**
   * Sets the programme of the evening, or changes it: what has begun stays as it is. Under another `id` it is the next
   * evening, once the one before is closed or nothing of it has begun; an id is used once. Refused with its place and the
   * reason, `cues[3].do.screen: …`; cues whose time has passed are too. At most 16 kB: a larger one lies in the space's folder,
   * as `programme.json`.
   */
  programme(programme: ProgrammeFile): Promise<{ event: number }>;
  /** The programme that is set, as it was written; null where none is. */
  written(): Promise<ProgrammeFile | null>;
  /** Who waits before the full space, the first 100 in their order. */
  waiting(): Promise<WaitingGuest[]>;
  /** Lets one of them in over its cap, to ask a question say; one at a time: `full` while one more is here. */
  letIn(id: string): Promise<void>;
  /** What will go wrong in the evening that is set, or would in this one: where it stands, and a sentence. */
  lint(programme?: ProgrammeFile): Promise<Advice[]>;
  /**
   * Plays the evening that is set, or this one, through with so many made-up visitors (60 unless told, 500 at most), by the
   * code that runs it; the same `seed` is the same rehearsal. Resolves when it has begun: `rehearsal` tells how far it is, and
   * what came of it. Nothing of it is kept, and nobody else learns of it. One at a time in a space: `full` meanwhile.
   */
  rehearse(options?: { programme?: ProgrammeFile; people?: number; seed?: number }): Promise<void>;
}
