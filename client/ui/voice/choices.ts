/** Voice choices: the devices somebody hears and speaks with, and how, kept between visits. */
import { z } from "zod";
import type { VoiceChoices } from "../../voice/index.ts";
import { keptChoice } from "../kept-choice.ts";

/** What is chosen of voice: what a session takes, and what the server is told at each visit. */
export type OwnVoice = VoiceChoices & {
  /** Strangers are heard as a murmur. */
  murmur: boolean;
};

const USUAL: OwnVoice = { input: null, output: null, push: false, volume: 1, murmur: false, captions: false };
const device = z.string().max(500).nullable();
const schema = z.object({
  input: device,
  output: device,
  push: z.boolean(),
  volume: z.number().min(0).max(1),
  murmur: z.boolean(),
  captions: z.boolean(),
});

/** What was kept, or the usual where it cannot be read. */
export function readOwnVoice(words: string | null): OwnVoice {
  try {
    return { ...USUAL, ...schema.partial().parse(JSON.parse(words ?? "{}")) } as OwnVoice;
  } catch {
    return USUAL;
  }
}

const useKept = keptChoice<OwnVoice>("voice", readOwnVoice, (voice) => {
  const changed = Object.entries(voice).filter(([name, value]) => value !== USUAL[name as keyof OwnVoice]);
  return changed.length === 0 ? "" : JSON.stringify(Object.fromEntries(changed));
});

export function useOwnVoice(): [OwnVoice, (change: Partial<OwnVoice>) => void] {
  const [voice, choose] = useKept();
  return [voice, (change) => choose({ ...voice, ...change })];
}
