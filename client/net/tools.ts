/** Tools: time, as the SDK takes it from outside. */

export type Tools = {
  /** A clock that never runs backwards, ms. */
  now(): number;
  /** Does `act` once, `ms` from now; returns the way to call it off. */
  after(ms: number, act: () => void): () => void;
};

/** The machine's own time. */
export function machineTools(): Tools {
  return {
    now: () => performance.now(),
    after(ms, act) {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  };
}
