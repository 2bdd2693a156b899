/** Calls: whoever moderates a space is called to somebody, in every copy of it, by a colleague or by whoever panics. */
import { may } from "../../shared/conduct/roles.ts";
import { houseWords } from "../../shared/text/house-words.ts";
import type { CallTold } from "../between/told.ts";
import { type House, roomsOf } from "./house.ts";

/** How many were called, and how many of them are there just now. */
export type Called = { all: number; there: number };

/** Calls those who stand here. */
export function callHere(house: House, { space, by, about, words, note }: CallTold): Called {
  const called = { all: 0, there: 0 };
  for (const room of roomsOf(house, space)) {
    for (const one of room.company.all()) {
      if (one.person === by || !may(one.role, "moderate")) continue;
      const panics = "text" in words;
      const text = panics ? words.text : houseWords(one.fields.language, "house.called", words);
      room.notify(one, {
        kind: panics ? "panic" : "called",
        text,
        ...(note !== null && note !== "" && { note }),
        about,
      });
      called.all += 1;
      if (!one.fields.away) called.there += 1;
    }
  }
  return called;
}
