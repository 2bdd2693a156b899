/**
 * Visitor: somebody in a room, from joining to leaving, over drops and reconnections.
 */
import type { Client } from "@colyseus/core";
import type { Role } from "../../shared/conduct/roles.ts";
import type { Decision, Standing } from "../../shared/conduct/standing.ts";
import type { BubbleFor } from "../../shared/protocol/from-client/safety.ts";
import type { AvatarFields, Notice, Panic } from "../../shared/protocol/from-server/index.ts";
import type { CloseCode } from "../../shared/protocol/refusal.ts";
import type { Talker } from "../voice/talker.ts";
import type { Meters } from "./rates.ts";
import type { Reading } from "./reading.ts";

export type Visitor = {
  /** The body's number in the room: its slot in the step, its wire number in frames. */
  readonly slot: number;
  readonly avatar: string;
  readonly person: string;
  /** Changed by `become.ts` alone. */
  role: Role;
  readonly space: string;
  /** When the house first met them, ms since 1970. */
  readonly since: number;
  /** They listen only, because the space is shielded, with what else kept their microphone shut before; null where not. */
  held: { before: Talker["held"] } | null;
  /** Their microphone was shut by the evening, and they have not been told that it may be opened again. */
  silenced: boolean;
  /** What they said that interests them; told to nobody. */
  readonly interests: readonly string[];
  /** The word that those who want to be together share; told to nobody. */
  readonly group: string | null;
  readonly meters: Meters;
  /** What others are shown; change it through the company, so that they are told. */
  readonly fields: AvatarFields;
  /** The connection of the moment: another one after a reconnection. */
  client: Client;
  /** What was decided about them, and how they stand by it; changed by `settle.ts` alone. */
  decisions: readonly Decision[];
  standing: Standing;
  bubble: { radius: number | null; for: BubbleFor };
  /** What they are told while they panic; changed by `panic.ts` alone. */
  panic: Panic | null;
  /** Persons blocked with this one, with whoever of the two did it. */
  readonly blocked: Map<string, { byMe: boolean; byThem: boolean }>;
  /** Slots that are hidden from this one, both ways. */
  readonly hidden: Set<number>;
  /** Persons whom this one lets closer. */
  readonly closer: Set<string>;
  /** Number of the newest pose, so that an old one is dropped; null before the first. */
  newestPose: number | null;
  /** The step before which no further `corrected` is sent, so that pushing at a wall does not flood its pusher. */
  quietUntil: number;
  /** How fast frames are read. */
  readonly pace: Reading;
  /** Where they have said that they go, and until when that counts. */
  going: { space: string; until: number } | null;
  /** Set once the visit is over: no word of it is heard any more. */
  over: boolean;
  /** How the house ended the visit; whoever was dropped meanwhile is told on their return. */
  ending: { code: CloseCode; reason: string } | null;
  /** Private words that came while they were dropped, or came in, the oldest first. */
  readonly kept: Notice[];
  /** Whoever has not ended the handshake by then is sent away: what they are told waits in our memory. ms */
  handshakeBy: number;
  /** Whether the streams are open to this reader. */
  reading: boolean;
  readonly voice: Talker;
};

export function visitorOf(client: Client): Visitor | undefined {
  return client.userData as Visitor | undefined;
}
