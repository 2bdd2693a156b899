/** Zone sound: what each zone of a space does to text and voice. */
import type { Space } from "../space/space.ts";

export type ZoneSound = {
  readonly id: string | null;
  /** How far text and voice carry from somebody who stands there, metres. */
  readonly text: number;
  readonly voice: number;
  /** Nothing is heard across its edge. */
  readonly closed: boolean;
  /** No voice leaves it or comes in. */
  readonly quiet: boolean;
  readonly stage: boolean;
};

/** What a space's zones do to sound, by their ids; null is the ground outside all of them. The same object each time. */
export function zoneSounds(space: Space): (zone: string | null) => ZoneSound {
  const outside: ZoneSound = { id: null, ...space.hearing, closed: false, quiet: false, stage: false };
  const sounds = new Map<string | null, ZoneSound>(
    space.zones.map(({ id, kind, hearing }) => [
      id,
      {
        id,
        text: hearing?.text ?? space.hearing.text,
        voice: hearing?.voice ?? space.hearing.voice,
        closed: hearing?.closed ?? false,
        quiet: kind === "quiet",
        stage: kind === "stage",
      },
    ]),
  );
  return (zone) => sounds.get(zone) ?? outside;
}
