/** Parts: what the console consists of, each with an address of its own and a key that leads there. */

export const PARTS = [
  { name: "now", key: "1" },
  { name: "run", key: "2" },
  { name: "conversation", key: "3" },
  { name: "people", key: "4" },
  { name: "content", key: "5" },
] as const;
export type PartName = (typeof PARTS)[number]["name"];

/** The part that a path means: `/host/run`; the first where it names none. */
export function partAt(path: string): PartName {
  const named = /^\/host\/([a-z]+)\/?$/.exec(path)?.[1];
  return PARTS.find(({ name }) => name === named)?.name ?? "now";
}

/** Where a part is found. */
export function addressOf(part: PartName, space: string): string {
  return `/host/${part}?space=${encodeURIComponent(space)}`;
}
