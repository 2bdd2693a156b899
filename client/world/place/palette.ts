/**
 * Colours of the place that are not painted on stone: its light, its air, its water. sRGB hex.
 */
export const light = {
  sun: "#ffc996",
  /** What the sky and the ground throw on things that move. */
  fromSky: "#b4c6e4",
  fromGround: "#c79b78",
  lamp: "#ffd9a0",
} as const;

export const air = {
  horizon: "#fbc98f",
  low: "#f3d7b2",
  pale: "#c9d6da",
  blue: "#8fb8dc",
  zenith: "#5c93cf",
  glow: "#ffc069",
  disc: "#ffe9bf",
  fog: "#f2cfa6",
} as const;

export const water = { deep: "#0e4a5e", shallow: "#2fa39b", foam: "#f7f1e6" } as const;

/** Islands: near, middle, far; each from its top to its foot. */
export const islands = {
  near: ["#a99588", "#77807f"],
  middle: ["#d3ae98", "#a08fa0"],
  far: ["#f2c79c", "#d8ae9e"],
} as const;

/** What a chart on a screen is painted with: the page's own colours by day. */
export const paper = {
  sheet: "#fffdfa",
  ink: "#2a231e",
  soft: "#65584c",
  track: "#eee5d8",
  bar: "#17606e",
  barSoft: "#6f9ba4",
} as const;

export const bare = { ground: "#dccbb0", line: "#b79f7d", strong: "#8f7a5e" } as const;
