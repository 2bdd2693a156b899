/**
 * RTC peer: a page's end of a voice line without a browser, of the server's own library. It says no more of itself than a
 * page does, and sends whatever it is told to.
 */
import * as native from "node-datachannel";
import { endsOf } from "../../server/voice/rtc/sdp.ts";
import { MIC_MID, type RtcAnswer } from "../../shared/voice/answer.ts";

let chosen = 3_141_592_653;
/** The library crashes when it tells an object of its end that was collected as garbage. */
const kept: RtcPeer[] = [];

export class RtcPeer {
  readonly answer: RtcAnswer;
  /** Its own description, which nobody else is to see. */
  readonly description: string;
  readonly connected: Promise<void>;
  /** The latest that was told. */
  state = "new";
  readonly #connection: native.PeerConnection;
  readonly #mic: native.Track;
  readonly #tracks: native.Track[] = [];
  readonly #candidates: string[];

  /** `packet` gets what comes in a slot: RTP and RTCP. `from` is the address of this machine that it speaks from. */
  constructor(offer: string, packet: (slot: number, packet: Buffer) => void = () => {}, from?: string) {
    const ssrc = chosen++;
    const own = from === undefined ? {} : { bindAddress: from };
    const connection = new native.PeerConnection("", { iceServers: [], disableAutoNegotiation: true, ...own });
    this.#connection = connection;
    this.connected = new Promise((resolve) =>
      connection.onStateChange((state) => {
        this.state = state;
        if (state === "connected") resolve();
      }),
    );
    connection.onTrack((track) => {
      this.#tracks.push(track);
      track.onMessage((bytes) => packet(Number(track.mid()), bytes));
      track.onClosed(() => {});
    });
    kept.push(this);
    const audio = new native.Audio(MIC_MID, "SendOnly");
    audio.addOpusCodec(111);
    audio.addSSRC(ssrc, "x");
    this.#mic = connection.addTrack(audio);
    this.#mic.onClosed(() => {});
    this.#candidates = offer.match(/^a=candidate.*$/gm) ?? [];
    connection.setRemoteDescription(offer.replace(/^a=(candidate|end-of-candidates).*\r\n/gm, ""), "offer");
    connection.setLocalDescription("answer");
    this.description = connection.localDescription()!.sdp;
    this.answer = { ...endsOf(this.description), ssrc };
  }

  /** Sends its first packet, to where the offer said, when the server has its answer. */
  begin(): void {
    for (const candidate of this.#candidates) this.#connection.addRemoteCandidate(candidate, MIC_MID);
  }

  /** Sends bytes as a packet of its microphone; its first must say that it is RTP or RTCP. */
  send(packet: Buffer): void {
    this.#mic.sendMessageBinary(packet);
  }

  close(): void {
    for (const track of [this.#mic, ...this.#tracks]) track.close();
    this.#connection.close();
  }
}
