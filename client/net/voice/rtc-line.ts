/**
 * RTC line: the page's end of voice over WebRTC.
 *
 * The server's offer is all there ever is: a microphone line and a listening line for each slot. Nothing of the page's own
 * description leaves but four values (`shared/voice/answer.ts`), and no server but Stoa's is asked for anything.
 */
import { answerOf, MIC_MID, type RtcAnswer } from "../../../shared/voice/answer.ts";
import { SLOTS } from "../../../shared/voice/frame.ts";
import { type PageQuality, qualityIn } from "./rtc-quality.ts";

/** A line that does not stand by then is given up, ms. */
const PATIENCE_MS = 8000;
/** A browser takes some seconds to notice that nothing comes, and much longer to give up; so long it may recover, ms. */
const RECOVERY_MS = 3000;

export type RtcLineOptions = {
  /** What the server offered. */
  offer: string;
  /** Takes the page's answer to the server; resolves when the server has it. */
  answer(answer: RtcAnswer): Promise<void> | void;
  patience?: number;
  /** The microphone to begin with. */
  track?: MediaStreamTrack | null;
};

export type RtcLineInPage = {
  /** What is heard, by slot. */
  readonly tracks: readonly MediaStreamTrack[];
  /** Another microphone, or none. */
  setTrack(track: MediaStreamTrack | null): Promise<void>;
  quality(): Promise<PageQuality>;
  /** Called once when the line has ended by itself. */
  onclosed: (() => void) | null;
  close(): void;
};

/**
 * Opens the page's end; it is rejected with a sentence where that cannot be.
 *
 * The page's first packet leaves when the server has the answer: its library refuses whoever is earlier, for it has no
 * fingerprint yet to compare a certificate with.
 */
export async function openRtcLine({
  offer,
  answer,
  patience = PATIENCE_MS,
  track = null,
}: RtcLineOptions): Promise<RtcLineInPage> {
  if (typeof RTCPeerConnection === "undefined") throw new Error("This browser has no WebRTC.");
  const peer = new RTCPeerConnection({ iceServers: [], bundlePolicy: "max-bundle" });
  try {
    await peer.setRemoteDescription({ type: "offer", sdp: offer });
    const lines = new Map(peer.getTransceivers().map((line) => [line.mid, line]));
    const mic = lines.get(MIC_MID);
    const slots = Array.from({ length: SLOTS }, (_, slot) => lines.get(String(slot))?.receiver);
    if (!mic || !slots.every((slot) => slot !== undefined))
      throw new Error("What the server offered is no voice line.");
    mic.direction = "sendonly";
    await mic.sender.replaceTrack(track);
    for (const slot of slots) hurry(slot);
    const own = await peer.createAnswer();
    const values = answerOf(own.sdp ?? "");
    if (!values) throw new Error("This browser's WebRTC answers in a way that Stoa does not know.");
    const begin = async () => {
      await answer(values);
      await peer.setLocalDescription(own);
    };
    await Promise.all([begin(), standing(peer, patience)]);
    return inPage(peer, mic.sender, slots);
  } catch (error) {
    peer.close();
    throw error;
  }
}

function inPage(peer: RTCPeerConnection, mic: RTCRtpSender, slots: readonly RTCRtpReceiver[]): RtcLineInPage {
  let recovery: ReturnType<typeof setTimeout> | undefined;
  const line: RtcLineInPage = {
    tracks: slots.map(({ track }) => track),
    setTrack: (track) => mic.replaceTrack(track),
    quality: async () => qualityIn(await peer.getStats()),
    onclosed: null,
    close() {
      clearTimeout(recovery);
      peer.onconnectionstatechange = null;
      peer.close();
    },
  };
  const end = () => {
    line.close();
    line.onclosed?.();
  };
  peer.onconnectionstatechange = () => {
    clearTimeout(recovery);
    if (peer.connectionState === "failed" || peer.connectionState === "closed") end();
    else if (peer.connectionState === "disconnected") recovery = setTimeout(end, RECOVERY_MS);
  };
  return line;
}

/** Resolves when the line stands. */
function standing(peer: RTCPeerConnection, patience: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const impatience = setTimeout(() => reject(new Error(`No UDP got through within ${patience / 1000} s.`)), patience);
    peer.onconnectionstatechange = () => {
      if (peer.connectionState === "connected") resolve();
      else if (peer.connectionState === "failed") reject(new Error("No UDP gets through to the server."));
      else return;
      clearTimeout(impatience);
    };
  });
}

/** Voice is to be heard now rather than evenly; browsers have two names for it, or none. */
function hurry(receiver: RTCRtpReceiver): void {
  const hurried: { jitterBufferTarget?: number | null; playoutDelayHint?: number | null } = receiver;
  if ("jitterBufferTarget" in hurried) hurried.jitterBufferTarget = 0;
  else hurried.playoutDelayHint = 0;
}
