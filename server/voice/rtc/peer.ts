/**
 * Peer: one end of the library's, with its tracks.
 *
 * The library's objects are kept here from the first to the last word that it says of them: one that is collected as
 * garbage earlier goes silent, and when it is told of its own end after that the process crashes. A track says it only
 * to whoever asked, and lets a program end only then.
 */
import type { PeerConnection, Track } from "node-datachannel";
import { guarded, type Native, type RtcLog } from "./native.ts";
import { CNAME, OPUS_SHAPE, OPUS_TYPE } from "./sdp.ts";

export type TrackOptions = { mid: string; direction: "SendOnly" | "RecvOnly" | "Inactive"; ssrc: number | null };

export type PeerOptions = {
  native: Native;
  log: RtcLog;
  /** The UDP port that all ends share. */
  port: number;
  /** The one address of this machine that packets are taken at; null is all. */
  bind: string | null;
  tracks: readonly TrackOptions[];
  message(packet: Buffer): void;
  state(state: string): void;
};

const kept = new Set<Peer>();

export class Peer {
  readonly tracks: readonly Track[];
  /** Resolves when the library has nothing more to say. */
  readonly gone: Promise<void>;
  readonly #connection: PeerConnection;

  constructor({ native, log, port, bind, tracks, message, state }: PeerOptions) {
    this.#connection = new native.PeerConnection("", {
      iceServers: [],
      enableIceUdpMux: true,
      portRangeBegin: port,
      portRangeEnd: port,
      ...(bind !== null && { bindAddress: bind }),
      disableAutoNegotiation: true,
      forceMediaTransport: true,
    });
    this.tracks = tracks.map((track) => this.#connection.addTrack(audio(native, track)));
    const take = guarded(log, message);
    const changed = guarded(log, state);
    const trackEnds = this.tracks.map((track) => {
      track.onMessage(take);
      return new Promise<void>((gone) => track.onClosed(gone));
    });
    const ownEnd = new Promise<void>((gone) =>
      this.#connection.onStateChange((now) => {
        changed(now);
        if (now === "closed") gone();
      }),
    );
    kept.add(this);
    this.gone = Promise.all([...trackEnds, ownEnd]).then(() => void kept.delete(this));
  }

  /** Begins; answers the library's own description of this end. */
  offer(): string {
    this.#connection.setLocalDescription("offer");
    return this.#connection.localDescription()!.sdp;
  }

  accept(answer: string): void {
    this.#connection.setRemoteDescription(answer, "answer");
  }

  close(): void {
    for (const track of this.tracks) track.close();
    this.#connection.close();
  }
}

function audio(native: Native, { mid, direction, ssrc }: TrackOptions) {
  const line = new native.Audio(mid, direction);
  line.addOpusCodec(OPUS_TYPE, OPUS_SHAPE);
  if (ssrc !== null) line.addSSRC(ssrc, CNAME);
  return line;
}
