/** Solver rules: what a test may break in the solver, to show that the judge would notice. */
export type SolverRules = {
  /** Check the straight line between two steps, not only its ends. */
  chord: boolean;
  /** Mark the pairs whose distance grew. */
  markGrowth: boolean;
  /** The share of each distance that is kept. */
  share: number;
};

export const ALL_RULES: SolverRules = { chord: true, markGrowth: true, share: 1 };
