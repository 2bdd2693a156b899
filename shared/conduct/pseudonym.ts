/**
 * Pseudonym: what somebody is called where their name is nobody's business: people in a case by a plant and a number,
 * moderators by a bird. The same seed is the same pseudonym; it cannot be turned back without the seed.
 */
const PLANTS = [
  "Fern",
  "Moss",
  "Sage",
  "Thyme",
  "Olive",
  "Laurel",
  "Myrtle",
  "Clover",
  "Reed",
  "Cedar",
  "Almond",
  "Poppy",
  "Mallow",
  "Juniper",
  "Iris",
  "Basil",
] as const;
const BIRDS = [
  "Wren",
  "Heron",
  "Lark",
  "Swift",
  "Dove",
  "Robin",
  "Plover",
  "Finch",
  "Martin",
  "Crane",
  "Egret",
  "Tern",
  "Hoopoe",
  "Starling",
  "Linnet",
  "Kestrel",
] as const;

/** Somebody in a case: `seed` says which person in which case. */
export function plantName(seed: string): string {
  const hash = hashOf(seed);
  return `${PLANTS[hash % PLANTS.length]}-${1 + ((hash >>> 8) % 99)}`;
}

/** A moderator. */
export function birdName(seed: string): string {
  const hash = hashOf(seed);
  return `${BIRDS[hash % BIRDS.length]}-${1 + ((hash >>> 8) % 9)}`;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
