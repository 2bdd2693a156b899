/** LiveHost: what hosts do, over a line. */
import type { ProgrammeFile } from "../../shared/programme/programme.ts";
import type { Verb } from "../../shared/protocol/from-client/index.ts";
import type { Host } from "./host.ts";

export function liveHost(ask: <Answer>(verb: Verb, payload: object) => Promise<Answer>): Host {
  return {
    cue: (deed) => ask("cue", deed),
    takeBack: async (event) => void (await ask("cue", { do: "undo", event })),
    programme: (programme) => ask("programme", { programme }),
    written: async () => (await ask<{ programme: ProgrammeFile | null }>("writtenProgramme", {})).programme,
    waiting: () => ask("waiting", {}),
    letIn: async (id) => void (await ask("letIn", { id })),
    lint: (programme) => ask("lintProgramme", programme === undefined ? {} : { programme }),
    rehearse: async (options = {}) => void (await ask("rehearse", options)),
  };
}
