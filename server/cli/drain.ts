/** `stoa drain`: nobody comes into this process any more, and whoever is here is sent on to others of the house. */
import { z } from "zod";
import type { Config } from "../config.ts";
import { StartError } from "../start-error.ts";
import { askControl } from "./control.ts";

const answerSchema = z.object({ people: z.int() });

/** Answers how many are still here: asked again, it tells when nobody is. */
export async function drainHere({ data }: Config): Promise<{ people: number }> {
  const told = await askControl(data, "drain", null);
  if (told === null) throw new StartError(`No server runs on the data folder ${data}.`);
  return answerSchema.parse(told.answer);
}
