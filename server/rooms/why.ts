/**
 * Why: what keeps one visitor from hearing another, as the house knows it. Carries VOI16. Of somebody who blocked them
 * nobody learns anything: to them they are not here.
 */
import { may } from "../../shared/conduct/roles.ts";
import { mannerOf, toAll, voiceReach, voiceUnheard } from "../../shared/hearing/hearing.ts";
import { SLACK } from "../../shared/hearing/slots.ts";
import type { LineState, VoiceState, Why } from "../../shared/protocol/from-server/index.ts";
import { GHOST } from "../presence/bodies.ts";
import type { VoiceLine } from "../voice/line.ts";
import { areApart } from "./company.ts";
import type { Figure } from "./figure.ts";
import { isSilenced } from "./microphones.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/**
 * What is in the way of a voice, whether it is raised just now or not; null is nothing. `unasked`: as if the listener had
 * not asked for space, for those who are not to know of it.
 */
export function whyUnheard(room: SpaceRoom, listener: Visitor, speaker: Figure, unasked = false): Why["reason"] | null {
  const { world, house, voices, company } = room;
  const now = house.now();
  const { voice } = speaker;
  const { muted } = speaker.standing;
  const mirror = company.mirrorAt(speaker.slot);
  if (speaker.fields.away) return "away";
  if (mirror?.fields.muted || (muted && (muted.until === null || muted.until > now))) return "muted";
  if (voice.held && voice.held.until > now) return "held";
  if (!mirror && isSilenced(room, speaker)) return "audience";
  if (areApart(listener, speaker)) return "isolated";
  // Staff whom one has blocked goes on being seen; whether they have blocked me is not mine to know.
  if (!company.mayHear(listener, speaker)) return listener.blocked.get(speaker.person)?.byMe ? "blocked" : "silent";
  if (!unasked && company.silences(listener, speaker) && !toAll(mannerOf(voices.speakerAt(speaker.slot))))
    return "panic";
  if (!voice.open) return "microphone";
  if ((world.bodies.flags[speaker.slot]! & GHOST) !== 0) return "passing";
  if (world.fadedFor(listener.slot, speaker.slot)) return "faded";
  const slack = voices.slotOf(listener.slot, speaker.slot) < 0 ? 0 : SLACK;
  const unheard = voiceUnheard(voices.speakerAt(speaker.slot), voices.speakerAt(listener.slot), slack);
  if (unheard !== null) return unheard;
  if (listener.voice.volumes.get(speaker.person) === 0) return "volume";
  return listener.voice.line === null ? "deaf" : null;
}

/** The same in full: for `asker`, who wants to know why `listener` does not hear somebody. */
export function whyOf(room: SpaceRoom, listener: Visitor, speaker: Figure, asker: Visitor): Why {
  const { voices, space } = room;
  const from = voices.speakerAt(speaker.slot);
  const to = voices.speakerAt(listener.slot);
  const mayKnow = asker === listener || may(asker.role, "moderate");
  const found = whyUnheard(room, listener, speaker, !mayKnow);
  // Whether somebody has blocked whoever asks is not theirs to know.
  const reason = found === "blocked" && speaker === asker ? "silent" : found;
  const quiet = from.zone.quiet ? from.zone : to.zone;
  const closed = to.zone.closed ? to.zone : from.zone;
  const inTheWay = reason === "quiet" ? quiet.id : reason === "closed" ? closed.id : null;
  const zone = space.zones.find(({ id }) => id === inTheWay)?.name;
  return {
    reason: reason ?? spoken(room, listener, speaker),
    metres: Math.hypot(...from.position.map((at, axis) => at - to.position[axis]!)),
    reach: voiceReach(from),
    ...(zone !== undefined && { zone }),
    murmur: voices.murmurs(listener.slot, speaker.slot),
    line: stateOfLine(speaker.voice.line),
  };
}

/** What hosts are told of somebody's voice. */
export function stateOf(room: SpaceRoom, { avatar, slot, standing, voice }: Visitor): VoiceState {
  const now = room.house.now();
  const microphone = standing.muted
    ? "muted"
    : voice.held && voice.held.until > now
      ? "held"
      : voice.open
        ? "open"
        : "shut";
  return { avatar, microphone, speaking: room.voices.isSpeaking(slot), line: stateOfLine(voice.line) };
}

/** Nothing is in the way: they say nothing, eight others come first, or they are heard. */
function spoken({ voices }: SpaceRoom, listener: Visitor, speaker: Figure): Why["reason"] {
  if (!voices.isTalking(speaker.slot)) return "silent";
  return voices.slotOf(listener.slot, speaker.slot) < 0 ? "crowd" : "heard";
}

function stateOfLine(line: VoiceLine | null): LineState | null {
  return line && { carrier: line.carrier, ...line.quality() };
}
