/**
 * Tag layout: name tags that would lie over each other are nudged upwards until they do not. Pure; angles as seen from
 * the eye, radians.
 */

/** A tag as the eye sees it: where its middle is, and half its size. */
export type Seen = { x: number; y: number; halfWidth: number; halfHeight: number; distance: number };

/** Between two tags remains this part of their height. */
const GAP = 0.12;
/** Higher than this many heights a tag is no longer over its head, and is left out instead. */
const MOST = 5;

/**
 * How far up each tag goes; null for one that would have to go too far. The nearest keeps its place, as people look at
 * whoever is near.
 */
export function layTags(tags: readonly Seen[]): (number | null)[] {
  const order = tags.map((_, i) => i).sort((a, b) => (tags[a]?.distance ?? 0) - (tags[b]?.distance ?? 0));
  const lifts: (number | null)[] = tags.map(() => 0);
  const placed: { tag: Seen; y: number }[] = [];
  for (const i of order) {
    const tag = tags[i] as Seen;
    let y = tag.y;
    // Each lift clears one placed tag for good, since tags only go up: as many rounds as there are placed ones are enough.
    for (let round = 0; round <= placed.length; round += 1) {
      const under = placed.find(
        (other) =>
          Math.abs(other.tag.x - tag.x) < other.tag.halfWidth + tag.halfWidth &&
          Math.abs(other.y - y) < (other.tag.halfHeight + tag.halfHeight) * (1 + GAP) - 1e-9,
      );
      if (under === undefined) break;
      y = under.y + (under.tag.halfHeight + tag.halfHeight) * (1 + GAP);
    }
    if (y - tag.y > tag.halfHeight * 2 * MOST) lifts[i] = null;
    else {
      lifts[i] = y - tag.y;
      placed.push({ tag, y });
    }
  }
  return lifts;
}
