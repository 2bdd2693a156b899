/** Trouble: what a rule has noticed of somebody just now, told to moderators. */
import type { FactKind } from "../../conduct/facts.ts";

/** `bubble`: how they move towards somebody; `flood`: what they write, or how many come in. */
export type TroubleKind = "bubble" | "flood";
export type Trouble = { avatar: string; kind: TroubleKind /** ms since 1970 */; at: number };

const KINDS: Partial<Record<FactKind, TroubleKind>> = {
  "closing-in": "bubble",
  following: "bubble",
  circling: "bubble",
  blocking: "bubble",
  hands: "bubble",
  messages: "flood",
  repeats: "flood",
  links: "flood",
  capitals: "flood",
  joined: "flood",
};

/** What the facts of a verdict come to; null for what is nowhere to be seen. */
export function troubleOf(facts: Readonly<Record<string, number>>): TroubleKind | null {
  const kinds: Readonly<Record<string, TroubleKind | undefined>> = KINDS;
  return (
    Object.keys(facts)
      .map((kind) => kinds[kind])
      .find((kind) => kind !== undefined) ?? null
  );
}
