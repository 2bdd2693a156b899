/**
 * Detail: how finely each person is drawn. The nearest in full, more as figures, all others as cutouts; who was drawn
 * finely a moment ago counts as a little nearer, so that nobody flickers between two ways of being drawn. Pure.
 */

/** In full, in some hundred triangles, or as two. */
export type Detail = "full" | "figure" | "cutout";

export type DetailBudget = {
  /** At most so many in full, and none further away than this (metres). */
  readonly full: number;
  readonly fullReach: number;
  readonly figures: number;
  readonly figureReach: number;
};

/** By what draws: a graphics card at a desk, one in a headset, a phone's or none. */
export const DETAIL_BUDGETS = {
  high: { full: 24, fullReach: 10, figures: 80, figureReach: 26 },
  headset: { full: 7, fullReach: 6, figures: 40, figureReach: 18 },
  low: { full: 6, fullReach: 5, figures: 24, figureReach: 16 },
} as const satisfies Record<string, DetailBudget>;

/** Of the distance: what counts for who was drawn more finely than as a cutout, or in full. */
const KEPT = 0.88;

export type Detailed = { distance: number; detail: Detail };

/** Gives everybody their detail; sorts `people` by how near they count. */
export function giveDetail(people: Detailed[], budget: DetailBudget): void {
  people.sort(nearer);
  let full = 0;
  let figures = 0;
  for (const one of people) {
    const counted = counts(one);
    if (full < budget.full && (one.detail === "full" ? counted : one.distance) < budget.fullReach) {
      one.detail = "full";
      full++;
    } else if (figures < budget.figures && (one.detail === "cutout" ? one.distance : counted) < budget.figureReach) {
      one.detail = "figure";
      figures++;
    } else one.detail = "cutout";
  }
}

function counts({ distance, detail }: Detailed): number {
  return detail === "full" ? distance * KEPT * KEPT : detail === "figure" ? distance * KEPT : distance;
}

function nearer(a: Detailed, b: Detailed): number {
  return counts(a) - counts(b);
}
