/**
 * Mood: the light of an evening over the place's own hour: its sun, what sky and ground throw, its air and its water, and a light
 * on the stage. It changes slowly from one to another, or at once for whoever wants no motion. Plain three.js. [VEV8]
 */
import { Color, type IUniform, Vector4 } from "three";
import type { Light } from "../../../shared/programme/cue.ts";
import { air, light } from "./palette.ts";

type AirColour = "horizon" | "low" | "pale" | "blue" | "zenith" | "glow" | "fog";

/** Shares of the place's own light; colours are sRGB hex. */
type Look = {
  sun: number;
  sunColour: string;
  /** What sky and ground throw on people; on stone, with its tint. */
  sky: number;
  stone: string;
  air: Record<AirColour, string>;
  /** How bright the sun's disc, clouds and water are. */
  disc: number;
  clouds: number;
  sea: number;
  /** Of the islands' colours. */
  islands: string;
  /** The light on the stage. */
  stage: number;
};

const OWN: Look = {
  sun: 1,
  sunColour: light.sun,
  sky: 1,
  stone: "#ffffff",
  air,
  disc: 1,
  clouds: 1,
  sea: 1,
  islands: "#ffffff",
  stage: 0,
};
const DARKER: Pick<Look, "disc" | "islands"> = { disc: 0, islands: "#555a80" };

const LOOKS: Record<Light, Look> = {
  day: {
    ...OWN,
    sun: 1.05,
    sunColour: "#ffe9cf",
    sky: 1.12,
    islands: "#cfdef2",
    air: {
      horizon: "#e9eef0",
      low: "#d6e6ee",
      pale: "#b4d3ea",
      blue: "#7fb4e2",
      zenith: "#4b8dd0",
      glow: "#ffe3b0",
      fog: "#e3ebec",
    },
  },
  dusk: {
    sun: 0.3,
    sunColour: "#ff9a7a",
    sky: 0.6,
    stone: "#a79bc4",
    air: {
      horizon: "#e0906c",
      low: "#c47f86",
      pale: "#8a7199",
      blue: "#565a90",
      zenith: "#303a6c",
      glow: "#b8603c",
      fog: "#97788a",
    },
    disc: 0.25,
    clouds: 0.5,
    sea: 0.5,
    islands: "#a08ab4",
    stage: 0,
  },
  stage: {
    ...DARKER,
    sun: 0.06,
    sunColour: "#b0b8ff",
    sky: 0.38,
    stone: "#7a79a0",
    air: {
      horizon: "#6d5a78",
      low: "#564f78",
      pale: "#403f6a",
      blue: "#2b305a",
      zenith: "#1a2148",
      glow: "#2b2030",
      fog: "#4a4566",
    },
    clouds: 0.16,
    sea: 0.24,
    stage: 1,
  },
  dark: {
    ...DARKER,
    sun: 0.03,
    sunColour: "#b0b8ff",
    sky: 0.36,
    stone: "#6c6d98",
    air: {
      horizon: "#39406a",
      low: "#2e3460",
      pale: "#232a54",
      blue: "#191f45",
      zenith: "#0f1433",
      glow: "#14142a",
      fog: "#2b3054",
    },
    clouds: 0.1,
    sea: 0.14,
    stage: 0,
  },
};

/** It takes so long to come two thirds of the way, seconds; what is nearer than `NEAR` has arrived. */
const SLOW_S = 1.6;
const NEAR = 0.002;

/** How a place is lit in this moment. Its uniforms are shared by everything that is drawn with them. */
export class Mood {
  /** Of the sky, and of whatever mirrors it. */
  readonly sky: Record<string, IUniform<Color>>;
  /** For what is lit by numbers: clouds, water. */
  readonly clouds: IUniform<number> = { value: 1 };
  readonly sea: IUniform<number> = { value: 1 };
  /** On stone. */
  readonly stone: IUniform<Color> = { value: new Color() };
  /** The stage: x, z, and its reach in metres; w is how strong its light is. */
  readonly stage: IUniform<Vector4>;
  readonly fog = new Color();
  readonly islands = new Color();
  readonly sunColour = new Color();
  sun = 1;
  around = 1;
  disc = 1;
  #wanted: Light | null = null;
  /** Where it goes from, and how far it has come, 0 to 1. */
  #look: Look = OWN;
  #settled = false;

  /** @param stage the middle of the stage and how far it reaches, metres; null where there is none */
  constructor(stage: { x: number; z: number; reach: number } | null) {
    const colour = () => ({ value: new Color() });
    this.sky = {
      skyHorizon: colour(),
      skyLow: colour(),
      skyPale: colour(),
      skyBlue: colour(),
      skyZenith: colour(),
      skyGlow: colour(),
    };
    this.stage = { value: new Vector4(stage?.x ?? 0, stage?.z ?? 0, stage?.reach ?? 0, 0) };
    this.#go(1);
  }

  /** From now on it is lit so; null for the place's own hour. */
  want(wanted: Light | null): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#look = wanted === null ? OWN : LOOKS[wanted];
    this.#settled = false;
  }

  /** Comes nearer in `dt` seconds (all the way where that is infinite); answers whether anything changed. */
  step(dt: number): boolean {
    if (this.#settled) return false;
    this.#settled = this.#go(dt === Number.POSITIVE_INFINITY ? 1 : 1 - Math.exp(-dt / SLOW_S));
    return true;
  }

  /** How much of the stage's light falls at a point, from 0. */
  stageAt(x: number, z: number): number {
    const { x: mx, y: mz, z: reach, w: strength } = this.stage.value;
    if (strength === 0 || reach === 0) return 0;
    const share = Math.min(1, Math.max(0, (Math.hypot(x - mx, z - mz) - reach) / EDGE));
    return strength * (1 - share * share * (3 - 2 * share));
  }

  /** Goes a share of what is left; answers whether it has arrived. */
  #go(share: number): boolean {
    const look = this.#look;
    let far = 0;
    const near = (from: number, to: number) => {
      const next = share === 1 ? to : from + (to - from) * share;
      far = Math.max(far, Math.abs(to - next));
      return next;
    };
    const tint = (colour: Color, hex: string) => {
      wanted.set(hex);
      colour.setRGB(near(colour.r, wanted.r), near(colour.g, wanted.g), near(colour.b, wanted.b));
    };
    const { skyHorizon, skyLow, skyPale, skyBlue, skyZenith, skyGlow } = this.sky;
    tint(skyHorizon!.value, look.air.horizon);
    tint(skyLow!.value, look.air.low);
    tint(skyPale!.value, look.air.pale);
    tint(skyBlue!.value, look.air.blue);
    tint(skyZenith!.value, look.air.zenith);
    tint(skyGlow!.value, look.air.glow);
    tint(this.fog, look.air.fog);
    tint(this.islands, look.islands);
    tint(this.sunColour, look.sunColour);
    tint(this.stone.value, look.stone);
    this.sun = near(this.sun, look.sun);
    this.around = near(this.around, look.sky);
    this.disc = near(this.disc, look.disc);
    this.clouds.value = near(this.clouds.value, look.clouds);
    this.sea.value = near(this.sea.value, look.sea);
    this.stage.value.w = near(this.stage.value.w, look.stage);
    if (far > NEAR) return false;
    if (share !== 1) this.#go(1);
    return true;
  }
}

/** The stage's light ends within so many metres. */
export const EDGE = 3.5;
const wanted = new Color();
