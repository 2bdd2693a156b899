/**
 * Answer: all that a page says of itself to set up voice over WebRTC.
 *
 * Instead of a whole session description (RFC 8829), which says a lot and is hard to read safely, four values of it
 * travel: what ICE needs to let the page's packets in (RFC 8839), whose DTLS is to be believed (RFC 8122), and the number
 * of its microphone's stream (RFC 5576). No address is among them: the server learns it from the packets that come.
 */

/** Letters of ICE (`ice-char` of RFC 8839), as many as browsers take, and no more than a few times that. */
export const ICE_UFRAG = /^[A-Za-z0-9+/]{4,32}$/;
export const ICE_PWD = /^[A-Za-z0-9+/]{22,64}$/;
/** A SHA-256 of the page's certificate, in capitals. */
export const FINGERPRINT = /^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/;
/** The largest number of a stream. */
export const SSRC_LIMIT = 0xffff_ffff;
/** The line of the offer that is for the microphone. */
export const MIC_MID = "mic";

export type RtcAnswer = {
  ufrag: string;
  pwd: string;
  fingerprint: string;
  /** The number of the microphone's stream, uint32. */
  ssrc: number;
};

/** Whether values that came from outside can be an answer. */
export function isAnswer({ ufrag, pwd, fingerprint, ssrc }: RtcAnswer): boolean {
  return (
    ICE_UFRAG.test(ufrag) &&
    ICE_PWD.test(pwd) &&
    FINGERPRINT.test(fingerprint) &&
    Number.isInteger(ssrc) &&
    ssrc >= 0 &&
    ssrc <= SSRC_LIMIT
  );
}

/** What is to be sent of a browser's own answer; null where it lacks something. */
export function answerOf(sdp: string): RtcAnswer | null {
  const mic = sdp.split(/^m=/m).find((part) => value(part, "mid") === MIC_MID);
  if (mic === undefined) return null;
  const of = (name: string) => value(mic, name) ?? value(sdp, name) ?? "";
  const [, fingerprint = ""] = /^sha-256 +(\S+)$/i.exec(of("fingerprint")) ?? [];
  const [ssrc = ""] = (value(mic, "ssrc") ?? "").split(" ");
  const answer = {
    ufrag: of("ice-ufrag"),
    pwd: of("ice-pwd"),
    fingerprint: fingerprint.toUpperCase(),
    ssrc: /^\d{1,10}$/.test(ssrc) ? Number(ssrc) : Number.NaN,
  };
  return isAnswer(answer) ? answer : null;
}

/** The first value of an attribute in a description or a part of one. */
function value(sdp: string, name: string): string | undefined {
  return new RegExp(`^a=${name}:(.*?)\\r?$`, "m").exec(sdp)?.[1];
}
