/**
 * RTC line: one visitor's voice over WebRTC.
 *
 * The server offers, once: a microphone line and a listening line for each slot. Moving about changes who is in which
 * slot and nothing else, so there is nothing to negotiate again.
 */
import type { Track } from "node-datachannel";
import { isAnswer, MIC_MID, type RtcAnswer } from "../../../shared/voice/answer.ts";
import { OPUS_LIMIT, SLOTS, type VoiceFrame } from "../../../shared/voice/frame.ts";
import type { LineQuality, VoiceIntake, VoiceLine } from "../line.ts";
import { Health } from "./health.ts";
import { Microphone } from "./microphone.ts";
import type { Native, RtcLog } from "./native.ts";
import { Peer } from "./peer.ts";
import { type Report, readRtcp, writeReceiver } from "./rtcp.ts";
import { isRtcp, RTP_HEAD } from "./rtp.ts";
import { answerSdp, endsOf, offerSdp } from "./sdp.ts";
import { Slot } from "./slot.ts";

/** A line that does not stand by then is given up, ms. */
export const PATIENCE_MS = 8000;
/** More than this within a second is no voice, whatever it is: 50 are, and a bad network gives them in bursts. */
const FLOOD = 500;

/** What all lines of a server have in common. */
export type Common = {
  native: Native;
  log: RtcLog;
  port: number;
  bind: string | null;
  addresses: readonly string[];
  /** A clock that goes evenly, ms. */
  now(): number;
  /** A number by chance, uint32. */
  chance(): number;
  /** Called when the line has ended, however; `gone` resolves when the library is done with it. */
  over(line: RtcLine, gone: Promise<void>): void;
};

/** Packets are written here; the library copies what it is given before `sendMessageBinary` returns. */
const packet = Buffer.alloc(RTP_HEAD + OPUS_LIMIT);

export class RtcLine implements VoiceLine {
  readonly carrier = "webrtc";
  /** What the page is to be sent: a session description. */
  readonly offer: string;
  readonly #common: Common;
  readonly #intake: VoiceIntake;
  readonly #peer: Peer;
  readonly #mic: Track;
  readonly #tracks: readonly Track[];
  readonly #slots: readonly Slot[];
  readonly #impatience: NodeJS.Timeout;
  #microphone: Microphone | null = null;
  #stands = false;
  #over = false;
  /** The second that is counted, and what came in it. */
  #second = 0;
  #came = 0;
  readonly #health = new Health();

  constructor(common: Common, intake: VoiceIntake) {
    this.#common = common;
    this.#intake = intake;
    const { native, log, port, bind, addresses, chance } = common;
    const ssrcs = differentNumbers(SLOTS, chance);
    this.#slots = ssrcs.map((ssrc) => new Slot(ssrc, chance() & 0xffff, chance()));
    this.#peer = new Peer({
      native,
      log,
      port,
      bind,
      tracks: [
        { mid: MIC_MID, direction: "RecvOnly", ssrc: null },
        ...ssrcs.map((ssrc, slot) => ({ mid: String(slot), direction: "SendOnly" as const, ssrc })),
      ],
      message: (bytes) => this.#take(bytes),
      state: (state) => this.#changed(state),
    });
    const [mic, ...tracks] = this.#peer.tracks;
    this.#mic = mic!;
    this.#tracks = tracks;
    this.offer = offerSdp(endsOf(this.#peer.offer()), ssrcs, addresses, port);
    this.#impatience = setTimeout(() => this.#end(), PATIENCE_MS);
  }

  /** Takes the page's answer; another one after it is not looked at. @throws where it was not checked before */
  accept(answer: RtcAnswer): void {
    if (this.#over || this.#microphone) return;
    if (!isAnswer(answer)) throw new Error("an answer that was not checked");
    this.#microphone = new Microphone(answer.ssrc);
    this.#peer.accept(answerSdp(answer));
  }

  send(slot: number, frame: VoiceFrame): void {
    if (!this.#stands || frame.opus.byteLength > OPUS_LIMIT) return;
    this.#put(this.#tracks[slot]!, this.#slots[slot]!.write(packet, frame, this.#common.now()));
  }

  quality(): LineQuality {
    return this.#health.read(this.#common.now());
  }

  /** Tells the page what came of its microphone and where our streams are; called every few seconds. */
  report(): void {
    if (!this.#stands) return;
    const now = this.#common.now();
    for (const [slot, track] of this.#tracks.entries()) this.#put(track, this.#slots[slot]!.writeReport(packet, now));
    const received = this.#microphone?.report();
    this.#health.heard(received?.loss ?? null);
    if (received) this.#put(this.#mic, writeReceiver(packet, this.#slots[0]!.ssrc, received, now));
  }

  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#stands = false;
    clearTimeout(this.#impatience);
    this.#peer.close();
    this.#common.over(this, this.#peer.gone);
  }

  #end(): void {
    if (this.#over) return;
    this.close();
    this.#intake.closed();
  }

  #changed(state: string): void {
    if (this.#over) return;
    if (state === "connected") {
      clearTimeout(this.#impatience);
      this.#stands = true;
      this.#intake.opened();
    } else if (state === "disconnected" || state === "failed" || state === "closed") this.#end();
  }

  #put(track: Track, length: number): void {
    if (length === 0) return;
    try {
      track.sendMessageBinary(packet.subarray(0, length));
    } catch {
      // The page has just gone: the change of state that says so is on its way.
    }
  }

  #take(bytes: Buffer): void {
    if (this.#over || !this.#microphone) return;
    const now = this.#common.now();
    const second = Math.floor(now / 1000);
    if (second !== this.#second) this.#came = 0;
    this.#second = second;
    if (++this.#came > FLOOD) this.#end();
    else if (isRtcp(bytes)) this.#takeReports(bytes, now);
    else this.#microphone.take(bytes, now, this.#intake);
  }

  #takeReports(bytes: Buffer, now: number): void {
    const about = (report: Report) => {
      const slot = this.#slots.findIndex(({ ssrc }) => ssrc === report.ssrc);
      if (slot !== -1) this.#health.told(slot, report, now);
    };
    readRtcp(bytes, now, about, (ssrc, middle) => {
      if (ssrc === this.#microphone?.ssrc) this.#microphone.takeSender(middle, now);
    });
  }
}

function differentNumbers(count: number, chance: () => number): number[] {
  const numbers = new Set<number>();
  while (numbers.size < count) numbers.add(chance());
  return [...numbers];
}
