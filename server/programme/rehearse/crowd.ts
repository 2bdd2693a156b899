/** Crowd: made-up visitors of an evening, the same for the same chance: who they are, when they come and go, what they like to do. */
import type { Device } from "../../../shared/protocol/from-client/ticket.ts";

const MINUTE = 60_000;
const DEVICES: readonly Device[] = ["headset", "desktop", "desktop", "phone"];
const LANGUAGES = ["en", "de", "fr", "es"];

export type MadeUp = {
  id: string;
  language: string;
  device: Device;
  newcomer: boolean;
  interests: readonly string[];
  /** When they come and go, ms since 1970. */
  comes: number;
  goes: number;
  /** Whether they ask the house, raise their hand, answer polls. */
  asks: boolean;
  raises: boolean;
  answers: boolean;
};

export type CrowdParts = {
  people: number;
  chance: () => number;
  /** When the doors open, or the evening starts, and when it ends as far as that is known. */
  opens: number;
  ends: number;
  /** Languages and interests that its words are for, so that somebody is there whom they are for. */
  languages: readonly string[];
  interests: readonly string[];
};

/** Most come in the first minutes, some before the doors open, some late; most stay until the end. */
export function makeCrowd({ people, chance, opens, ends, languages, interests }: CrowdParts): MadeUp[] {
  const spoken = [...new Set([...LANGUAGES, ...languages])];
  const pick = <One>(list: readonly One[]): One => list[Math.floor(chance() * list.length)]!;
  const length = Math.max(MINUTE, ends - opens);
  return Array.from({ length: people }, (_, n) => {
    const habit = chance();
    const comes =
      habit < 0.1
        ? opens - chance() * 10 * MINUTE
        : habit < 0.8
          ? opens - Math.log(1 - chance() * 0.98) * 5 * MINUTE
          : opens + chance() * length * 0.6;
    const stays = chance() < 0.7 ? ends + 3 * MINUTE * chance() - comes : 10 * MINUTE + chance() * length * 0.7;
    return {
      id: `visitor-${n + 1}`,
      language: pick(spoken),
      device: pick(DEVICES),
      newcomer: chance() < 0.6,
      interests: interests.filter(() => chance() < 0.3),
      comes: Math.round(comes),
      goes: Math.round(comes + Math.max(MINUTE, stays)),
      asks: chance() < 0.25,
      raises: chance() < 0.12,
      answers: chance() < 0.75,
    };
  });
}
