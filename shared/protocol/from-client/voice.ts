/** Voice: a line to hear and speak over, one's microphone, how one speaks and hears, and what a host may ask of others. */
import { z } from "zod";
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
/**
 * What the server must know of a browser's end of a WebRTC line, and no more: no description of a session and no address
 * comes from outside. Characters and lengths as in RFC 8839, sections 5.4 and 5.5, and RFC 8122.
 */
export const connectVoiceSchema = z.strictObject({
  ufrag: z.string().regex(/^[A-Za-z0-9+/]{4,256}$/),
  pwd: z.string().regex(/^[A-Za-z0-9+/]{22,256}$/),
  fingerprint: z.string().regex(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/, "SHA-256, in pairs of hexadecimal digits"),
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
