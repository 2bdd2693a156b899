/** A page that talks to itself: tones through microphone and encoder, a line of its own, decoder, playout and graph. */
import { houseRules, join } from "../../../client/net/index.ts";
import { type Microphone, startMicrophone } from "../../../client/net/voice/microphone.ts";
import { canDecode, listDevices, onDevicesChanged, openMicrophone, VoiceEars } from "../../../client/voice/index.ts";
import type { SlotFrame } from "../../../shared/voice/frame.ts";
import { seeded } from "../seeded.ts";
import { softest, Tap, toneIn } from "./tap.ts";

/** What a track holds while nothing plays: too little to be heard. */
const BREATH = 1e-5;

/** Tones of the same strength, from a track as a microphone gives one. */
class Tones {
  readonly context = new AudioContext({ sampleRate: 48_000 });
  readonly gain = new GainNode(this.context, { gain: 0.3 });
  readonly #out = new MediaStreamAudioDestinationNode(this.context, { channelCount: 1 });
  #playing: OscillatorNode[] = [];

  constructor() {
    this.gain.connect(this.#out);
    // A microphone goes on while nobody speaks; where nothing plays a page's track stands still.
    const breath = new ConstantSourceNode(this.context, { offset: BREATH });
    breath.connect(this.#out);
    breath.start();
  }

  get track(): MediaStreamTrack {
    return this.#out.stream.getAudioTracks()[0]!;
  }

  play(...hertz: number[]): void {
    for (const tone of this.#playing) tone.stop();
    this.#playing = hertz.map((frequency) => {
      const tone = new OscillatorNode(this.context, { frequency });
      tone.connect(this.gain);
      tone.start();
      return tone;
    });
  }
}

/** What the line lets through, and when it comes after all that came before: ms, or null for what is lost. */
type Line = (seq: number) => number | null;

/** Somebody who talks to one slot of `ears`. */
async function talk(ears: VoiceEars, slot: number, tones: Tones, line: Line = () => 0) {
  let last = 0;
  const on: SlotFrame[] = [];
  /** `at` is when it was told, ms, by the clock of what is said. */
  const sent: { tick: number; bytes: number; at: number }[] = [];
  const errors: string[] = [];
  let seq = 0;
  const microphone: Microphone = await startMicrophone(
    tones.track,
    (tick, opus) => {
      sent.push({ tick, bytes: opus.byteLength, at: tones.context.currentTime * 1000 });
      const frame = { slot, seq: seq & 0xffff, tick, opus };
      const takes = line(seq++);
      if (takes === null) return;
      last = Math.max(last, performance.now() + takes);
      // Timers of the same millisecond may fire out of order; what they let through does not.
      on.push(frame);
      if (takes === 0) ears.take(on.shift()!);
      else setTimeout(() => ears.take(on.shift()!), last - performance.now());
    },
    (error) => errors.push(error.message),
  );
  return { microphone, sent, errors };
}

/** The tones' track as WebRTC brings it from somewhere else. */
async function overWebRtc(track: MediaStreamTrack): Promise<MediaStreamTrack> {
  const [here, there] = [new RTCPeerConnection(), new RTCPeerConnection()];
  here.onicecandidate = ({ candidate }) => void there.addIceCandidate(candidate ?? undefined);
  there.onicecandidate = ({ candidate }) => void here.addIceCandidate(candidate ?? undefined);
  const came = new Promise<MediaStreamTrack>((done) => {
    there.ontrack = (event) => done(event.track);
  });
  here.addTrack(track);
  await here.setLocalDescription();
  await there.setRemoteDescription(here.localDescription!);
  await there.setLocalDescription();
  await here.setRemoteDescription(there.localDescription!);
  return came;
}

/** Somebody in the plaza who hears whom they hear a metre ahead; `socket` keeps to the WebSocket. */
async function stand(url: string, name: string, socket: boolean) {
  const { version } = await houseRules(url, "plaza");
  const visit = await join(url, { space: "plaza", name, agree: version });
  const ears = await VoiceEars.open();
  const { voice } = visit;
  voice.on("heard", (heard) => {
    ears.heard(heard);
    ears.place(heard.slot, { mouth: [0, 1.6, -1], metres: 1, occluded: false });
  });
  voice.on("frame", (frame) => ears.take(frame));
  voice.on("carrier", () => {
    for (const { slot } of voice.slots) ears.track(slot, voice.tracks?.[slot] ?? null);
  });
  await voice.listen(socket ? "socket" : undefined);
  return { visit, ears };
}

const own = { stand, Tones, Tap, talk, overWebRtc, toneIn, softest, seeded };
const parts = { ...own, VoiceEars, canDecode, listDevices, onDevicesChanged, openMicrophone };
export type VoicePage = typeof parts;

declare global {
  interface Window {
    voicePage?: VoicePage;
  }
}
window.voicePage = parts;
