/**
 * Space: a place described by a file, `assets/spaces/<id>/space.json`.
 *
 * Metres, radians, Y up, −Z ahead. A polygon is a list of `[x, z]` corners, in either direction, not self-crossing.
 * What is checked here is the file's shape; `checkSpace` in `check.ts` asks what the shape cannot (a seat on the ground).
 */
import { z } from "zod";
import { vec3Schema, WORLD_LIMIT } from "../pose/pose.ts";
import { ALT_LIMIT } from "../screen/show.ts";

const coordinate = z.number().min(-WORLD_LIMIT).max(WORLD_LIMIT);
const metres = z.number().min(0);
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, "an id is lower-case letters, digits and dashes, and starts with a letter");
const words = (most: number) => z.string().min(1).max(most);
const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, "a colour is #rrggbb");
const file = z
  .string()
  .regex(/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,119}$/, "a file is a relative path inside the space's folder");

const point = z.tuple([coordinate, coordinate]).describe("[x, z] in metres");
const polygon = z.array(point).min(3).max(256);

/** A patch of walkable ground: level at `height`, or a ramp whose height runs from `from` to `to` along that line. */
const ground = z.strictObject({
  name: words(60).optional(),
  polygon,
  height: z
    .union([
      coordinate,
      z.strictObject({ from: vec3Schema, to: vec3Schema }).describe("a ramp: its height runs along this line"),
    ])
    .default(0),
});

/** A wall or solid thing: nobody's centre comes nearer than 0.2 m. `closed` joins the last point to the first. */
const wall = z.strictObject({
  line: z.array(point).min(2).max(256),
  closed: z.boolean().default(false),
  bottom: coordinate.default(-100),
  top: coordinate.default(100),
});

/** What a place sounds like when nobody speaks. */
export const AMBIENCES = ["sea", "garden", "hall", "fountain"] as const;
export type Ambience = (typeof AMBIENCES)[number];
const ambience = z.enum(AMBIENCES).optional();

/** A named part of the space with rules of its own. The innermost counts; leaving needs 0.3 m beyond the edge. */
const zone = z.strictObject({
  id,
  name: words(60),
  polygon,
  bottom: coordinate.default(-100),
  top: coordinate.default(100),
  kind: z.enum(["plain", "stage", "quiet", "booth", "queue"]).default("plain"),
  minimum: metres.max(3).optional().describe("nobody comes nearer than this here, agreed or not"),
  usual: metres.max(3).optional().describe("the bubble of those who have not chosen one"),
  hearing: z
    .strictObject({
      text: metres.max(WORLD_LIMIT).optional(),
      voice: metres.max(WORLD_LIMIT).optional(),
      closed: z.boolean().optional().describe("nothing is heard across its edge"),
    })
    .optional(),
  capacity: z.int().min(1).max(100_000).optional(),
  speakers: z
    .enum(["everybody", "invited"])
    .default("everybody")
    .describe(
      "who is heard in the whole space from this stage: whoever stands on it, or staff and whom a host lets speak",
    ),
  entry: z
    .enum(["everybody", "speakers"])
    .default("everybody")
    .describe("who may go in: everybody, or (a green room) staff and whoever may speak from a stage just now"),
  ambience: ambience.describe("heard from this zone, and all around in it"),
});

const seat = z.strictObject({ id, position: vec3Schema, yaw: z.number() });

const screen = z.strictObject({
  id,
  name: words(60),
  position: vec3Schema,
  yaw: z.number(),
  width: z.number().positive().max(100),
  height: z.number().positive().max(100),
  image: file.optional(),
  video: file.optional().describe("an mp4 or webm beside this file, which runs in a loop; instead of an image"),
  alt: words(ALT_LIMIT).describe("what it shows, in words"),
});

/** A piece of floor that leads to another space; who stands on it is asked whether they go. */
const link = z.strictObject({
  id,
  name: words(60).describe("what people read of where it leads: the name of that space"),
  polygon,
  bottom: coordinate.default(-100),
  top: coordinate.default(100),
  space: id,
});

const spawn = z.strictObject({
  position: vec3Schema,
  yaw: z.number().default(0),
  /** People land within this distance of `position` while there is room. */
  radius: metres.max(WORLD_LIMIT).default(4),
});

const brand = z.strictObject({
  name: words(60),
  colour: colour.default("#2f55d4"),
  dusk: colour.optional().describe("the colour at dusk, where the first does not serve"),
  logo: file.optional(),
});

export const spaceSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  id,
  name: words(60),
  summary: words(200),
  model: file.optional().describe("a glTF binary beside this file"),
  capacity: z.int().min(1).max(1000).default(100).describe("how many people one copy of the space holds"),
  copies: z
    .int()
    .min(1)
    .max(64)
    .default(8)
    .describe("the most copies that are open at a time: a full space opens another; 1 is only one"),
  spawn,
  ground: z.array(ground).min(1).max(256),
  walls: z.array(wall).max(2000).default([]),
  zones: z.array(zone).max(200).default([]),
  seats: z.array(seat).max(1000).default([]),
  screens: z.array(screen).max(50).default([]),
  links: z.array(link).max(50).default([]),
  bubbles: z
    .strictObject({ minimum: metres.max(3).default(0), usual: metres.max(3).optional() })
    .default({ minimum: 0 }),
  hearing: z
    .strictObject({ text: metres.max(WORLD_LIMIT).default(10), voice: metres.max(WORLD_LIMIT).default(20) })
    .default({ text: 10, voice: 20 }),
  ambience: ambience.describe("heard softly everywhere"),
  newcomers: z
    .enum(["everybody", "muted", "invited"])
    .default("everybody")
    .describe(
      "muted: who is new to this server listens at first, until ten minutes are over or a host lets them speak",
    ),
  messages: z
    .strictObject({
      most: z
        .int()
        .min(1)
        .max(100)
        .default(6)
        .describe("so many messages of the house reach one person in ten minutes"),
      approve: z
        .enum(["none", "sensitive", "all"])
        .default("none")
        .describe("which messages a second person approves before they go out"),
      cooling: z
        .number()
        .min(0)
        .max(60)
        .default(2)
        .describe("how long what touches on a sensitive topic rests before it is sent, minutes"),
    })
    .default({ most: 6, approve: "none", cooling: 2 }),
  rules: id.default("house").describe("the conduct rules in assets/conduct"),
  brand: brand.default({ name: "Stoa", colour: "#2f55d4" }),
  light: z
    .strictObject({
      hour: z.enum(["late-afternoon"]).default("late-afternoon"),
    })
    .default({ hour: "late-afternoon" }),
});

/** A space as it is after checking: every default filled in. */
export type Space = z.infer<typeof spaceSchema>;
/** A space as its author may write it. */
export type SpaceFile = z.input<typeof spaceSchema>;
export type Zone = Space["zones"][number];
export type Link = Space["links"][number];
export type Seat = Space["seats"][number];
export type GroundPatch = Space["ground"][number];
