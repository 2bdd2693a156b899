/** Going: where somebody goes from here, and how far they have come. Every view shows the same. */
import type { HouseRules } from "../../shared/conduct/house-rules.ts";
import type { RefusalShown } from "./entry/refusal-words.ts";

/** Where somebody goes: a space, what it is called as far as is known, and after whom. */
export type Destination = { space: string; place: string; follow?: string };

export type Going = { place: string } & (
  | { at: "way" }
  /** There, and the place is not drawn yet. */
  | { at: "arriving" }
  /** The other house has rules that I have not agreed to. */
  | { at: "rules"; rules: HouseRules; answer: (agreed: boolean) => void }
  | { at: "refused"; refusal: RefusalShown; again: () => void; stay: () => void }
);
