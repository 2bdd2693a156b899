/** Places: what spaces and their house rules are called, asked once for each. What is not there any more keeps its id. */
import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { houseRulesSchema } from "../../../shared/conduct/house-rules.ts";

export type Place = { name: string; rules: ReadonlyMap<string, string> };

const nameSchema = z.object({ name: z.string().max(200) });

async function read<Answer>(address: string, schema: z.ZodType<Answer>): Promise<Answer | null> {
  try {
    const answer = await fetch(address, { credentials: "omit" });
    return answer.ok ? schema.parse(await answer.json()) : null;
  } catch {
    return null;
  }
}

async function placeOf(id: string): Promise<Place> {
  const address = `/api/spaces/${encodeURIComponent(id)}`;
  const [facts, rules] = await Promise.all([read(address, nameSchema), read(`${address}/rules`, houseRulesSchema)]);
  return { name: facts?.name ?? id, rules: new Map(rules?.rules.map(({ id, title }) => [id, title])) };
}

/** The places of these ids, as far as they have answered. */
export function usePlaces(ids: readonly string[]): ReadonlyMap<string, Place> {
  const [places, setPlaces] = useState<ReadonlyMap<string, Place>>(new Map());
  const asked = useRef(new Set<string>());
  useEffect(() => {
    for (const id of ids) {
      if (asked.current.has(id)) continue;
      asked.current.add(id);
      void placeOf(id).then((place) => setPlaces((known) => new Map(known).set(id, place)));
    }
  }, [ids]);
  return places;
}
