/** Voice: a line to hear and speak over, one's microphone, how one speaks and hears, and what a host may ask of others. */
import { z } from "zod";
import { FINGERPRINT, ICE_PWD, ICE_UFRAG, SSRC_LIMIT } from "../../voice/answer.ts";
import { idSchema } from "./id.ts";

/** What carries voice: WebRTC over UDP, or the room's own WebSocket. */
export const CARRIERS = ["webrtc", "socket"] as const;
export type Carrier = (typeof CARRIERS)[number];

/** How one may choose to speak; the house's manner needs the power to speak to the space. */
export const MANNERS_OF_SPEAKING = ["near", "whisper", "house"] as const;
export type MannerOfSpeaking = (typeof MANNERS_OF_SPEAKING)[number];

/** The loudest that one may hear somebody: twice as strong as they are. */
export const VOLUME_LIMIT = 2;
/** The longest caption, characters (UTF-16 units). */
export const CAPTION_LIMIT = 500;

export const listenSchema = z.strictObject({ carrier: z.enum(CARRIERS) });
/** A browser's end of a WebRTC line (`shared/voice/answer.ts`): no description of a session and no address. */
export const connectVoiceSchema = z.strictObject({
  ufrag: z.string().regex(ICE_UFRAG),
  pwd: z.string().regex(ICE_PWD),
  fingerprint: z.string().regex(FINGERPRINT),
  ssrc: z.int().min(0).max(SSRC_LIMIT),
});
export const microphoneSchema = z.strictObject({ open: z.boolean() });
export const speakSchema = z.strictObject({ manner: z.enum(MANNERS_OF_SPEAKING) });
export const volumeSchema = z.strictObject({ avatar: idSchema, gain: z.number().min(0).max(VOLUME_LIMIT) });
export const murmurSchema = z.strictObject({ on: z.boolean() });
export const captionSchema = z.strictObject({ text: z.string().min(1).max(CAPTION_LIMIT) });
export const whySchema = z.strictObject({ avatar: idSchema, listener: idSchema.optional() });
export const hushSchema = z.strictObject({ avatar: idSchema });
export const askToSpeakSchema = z.strictObject({ avatar: idSchema });
/** A private conversation: somebody near is invited, whoever was invited joins, anybody leaves. */
export const inviteToCircleSchema = z.strictObject({ avatar: idSchema });
export const joinCircleSchema = z.strictObject({ avatar: idSchema });
export const floorSchema = z.strictObject({ avatar: idSchema, on: z.boolean() });
