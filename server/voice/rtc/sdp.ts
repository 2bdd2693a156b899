/**
 * SDP: the two session descriptions of a line, both written here (RFC 8829, RFC 8866).
 *
 * The offer that a page gets and the answer that our own library gets have one shape: a microphone line, then a listening
 * line for each slot, all in one bundle, with one codec. Only what cannot be known beforehand is filled in, so no text of
 * a stranger is ever parsed, and nothing of the library's own (an interface's address) ever leaves.
 */
import { isIPv6 } from "node:net";
import { MIC_MID, type RtcAnswer } from "../../../shared/voice/answer.ts";
import { FRAME_MS, SLOTS } from "../../../shared/voice/frame.ts";

/** The payload type of Opus in every line. */
export const OPUS_TYPE = 111;
/** Opus as the talker's browser is to make it (RFC 7587): mono, 20 ms, correcting errors, hardly sending in silence. */
export const OPUS_SHAPE = `minptime=${FRAME_MS};useinbandfec=1;usedtx=1;stereo=0;maxaveragebitrate=32000`;
/** All streams of a line are one party's. */
export const CNAME = "stoa";

/** Where ICE and DTLS of the server's end are, as the library told them. */
export type Ends = { ufrag: string; pwd: string; fingerprint: string };

type Part = { mid: string; direction: "sendonly" | "recvonly"; ssrc: number | null };

/** What a page is offered: our end, the stream of each slot, and the addresses where we can be reached, all at one port. */
export function offerSdp(ends: Ends, ssrcs: readonly number[], addresses: readonly string[], port: number): string {
  const parts: Part[] = [
    { mid: MIC_MID, direction: "recvonly", ssrc: null },
    ...ssrcs.map((ssrc, slot): Part => ({ mid: String(slot), direction: "sendonly", ssrc })),
  ];
  return description(ends, "actpass", parts, [
    ...addresses.map((at, i) => candidate(at, i, port)),
    "end-of-candidates",
  ]);
}

/** What the library is told that the page answered. */
export function answerSdp({ ufrag, pwd, fingerprint, ssrc }: RtcAnswer): string {
  const parts: Part[] = [{ mid: MIC_MID, direction: "sendonly", ssrc }];
  for (let slot = 0; slot < SLOTS; slot++) parts.push({ mid: String(slot), direction: "recvonly", ssrc: null });
  return description({ ufrag, pwd, fingerprint }, "active", parts, []);
}

/** Our own end, out of the library's description of it. */
export function endsOf(sdp: string): Ends {
  const value = (name: string) => {
    const found = new RegExp(`^a=${name}:(\\S+(?: \\S+)?)\\r?$`, "m").exec(sdp)?.[1];
    if (found === undefined) throw new Error(`the library's description has no ${name}`);
    return found;
  };
  return {
    ufrag: value("ice-ufrag"),
    pwd: value("ice-pwd"),
    fingerprint: value("fingerprint").replace(/^sha-256 /, ""),
  };
}

function description(ends: Ends, setup: string, parts: readonly Part[], candidates: readonly string[]): string {
  const lines = [
    "v=0",
    "o=- 1 1 IN IP4 127.0.0.1",
    "s=-",
    "t=0 0",
    `a=group:BUNDLE ${parts.map(({ mid }) => mid).join(" ")}`,
    "a=msid-semantic: WMS *",
  ];
  for (const [at, { mid, direction, ssrc }] of parts.entries()) {
    lines.push(
      `m=audio 9 UDP/TLS/RTP/SAVPF ${OPUS_TYPE}`,
      "c=IN IP4 0.0.0.0",
      `a=mid:${mid}`,
      `a=${direction}`,
      "a=rtcp-mux",
      `a=rtpmap:${OPUS_TYPE} opus/48000/2`,
      `a=fmtp:${OPUS_TYPE} ${OPUS_SHAPE}`,
      `a=ptime:${FRAME_MS}`,
      `a=setup:${setup}`,
      `a=ice-ufrag:${ends.ufrag}`,
      `a=ice-pwd:${ends.pwd}`,
      `a=fingerprint:sha-256 ${ends.fingerprint}`,
    );
    if (ssrc !== null) lines.push(`a=ssrc:${ssrc} cname:${CNAME}`);
    if (at === 0) lines.push(...candidates.map((line) => `a=${line}`));
  }
  return `${lines.join("\r\n")}\r\n`;
}

/** A candidate of type host (RFC 8839, 5.1); its priority is RFC 8445's, 5.1.2.1, the first address being preferred. */
function candidate(address: string, at: number, port: number): string {
  const preference = (isIPv6(address) ? 65_535 : 65_534) - 2 * at;
  const priority = 126 * 2 ** 24 + preference * 2 ** 8 + 255;
  return `candidate:${at + 1} 1 udp ${priority} ${address} ${port} typ host`;
}
