/** Comfort: how a wearer wishes to be moved. What moves them smoothly narrows their view unless they say otherwise. */
export type Comfort = {
  /** The turning stick turns in steps of 30°, or smoothly. */
  readonly turn: "snap" | "smooth";
  /** The walking stick walks; or nothing but a jump moves them. */
  readonly move: "smooth" | "teleport";
  readonly vignette: boolean;
  /** They sit: the room is lifted until their eyes are where they are when somebody stands. */
  readonly seated: boolean;
  /** The sticks change sides, and the left hand points. */
  readonly leftHanded: boolean;
};

export const COMFORT: Comfort = { turn: "snap", move: "smooth", vignette: true, seated: false, leftHanded: false };
