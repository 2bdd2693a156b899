/** News: bigger news that a host gave an evening, found again by the name under which it was said. Carries MSG9. */
import type { Store } from "../store/store.ts";
import { EVENING } from "./conductor.ts";

/** The name under which what an event told is corrected. */
export const newsName = (evening: string | undefined, event: number): string => `${evening}/news-${event}`;

/** What it said, as people read it. */
export const newsText = ({ title, text }: { title: string; text: string }): string => `${title}: ${text}`;

/** What was said under that name, and by whom; null where that is no news, or whoever gave it is forgotten. */
export async function newsIn(
  histories: Store["histories"],
  space: string,
  said: string,
): Promise<{ text: string; authors: string[] } | null> {
  const [, number] = /\/news-(\d{1,9})$/.exec(said) ?? [];
  if (number === undefined) return null;
  const [stored] = await histories.read(EVENING + space, Number(number));
  if (stored?.kind !== "preempted" || stored.by === null || stored.text === null) return null;
  return { text: newsText(JSON.parse(stored.text) as { title: string; text: string }), authors: [stored.by] };
}
