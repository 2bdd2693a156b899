/** Devices: microphones and what voices are played on; what goes wrong has a name and is no exception. */

/**
 * Why there is no microphone: the page is not a secure one, this browser has none to give, there is none, somebody said
 * no, or another program holds it.
 */
export type MicrophoneFailure = "insecure" | "unsupported" | "missing" | "refused" | "in-use";

export type OpenedMicrophone =
  | { ok: true; track: MediaStreamTrack; deviceId: string | null }
  | { ok: false; failure: MicrophoneFailure };

export type Device = { id: string; label: string };
export type Devices = { inputs: readonly Device[]; outputs: readonly Device[]; outputsCanBeChosen: boolean };

/**
 * "all" is the echo of everything that is played, Web Audio included, and "remote-only" that of WebRTC alone. A browser
 * that offers neither by name takes any word for `true`, and `true` is, in Chromium, the echo of all that it plays
 * itself. It is a wish and no demand, so that nobody goes without a microphone for it.
 */
const WISHES: MediaTrackConstraints = {
  echoCancellation: "all",
  noiseSuppression: true,
  autoGainControl: true,
  channelCount: 1,
};

/** Asks for a microphone: the one given, or, where that is gone, the usual one. */
export async function openMicrophone(deviceId?: string): Promise<OpenedMicrophone> {
  if (globalThis.isSecureContext === false) return { ok: false, failure: "insecure" };
  const media = globalThis.navigator?.mediaDevices;
  if (media?.getUserMedia === undefined) return { ok: false, failure: "unsupported" };
  try {
    const wished = deviceId === undefined ? WISHES : { ...WISHES, deviceId: { exact: deviceId } };
    const stream = await media.getUserMedia({ audio: wished });
    const [track] = stream.getAudioTracks();
    if (track === undefined) return { ok: false, failure: "missing" };
    return { ok: true, track, deviceId: track.getSettings().deviceId ?? null };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === "missing" && deviceId !== undefined) return openMicrophone();
    return { ok: false, failure };
  }
}

/** The names are those of getUserMedia (W3C Media Capture and Streams, 10.2.1). */
export function failureOf(error: unknown): MicrophoneFailure {
  switch (error instanceof Error || error instanceof DOMException ? error.name : "") {
    case "NotAllowedError":
      return "refused";
    case "SecurityError":
      return "insecure";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "in-use";
    default:
      return "unsupported";
  }
}

/** What there is now; names are empty until a microphone was allowed. */
export async function listDevices(): Promise<Devices> {
  const found = (await globalThis.navigator?.mediaDevices?.enumerateDevices?.()) ?? [];
  const of = (kind: MediaDeviceKind) =>
    found.filter((device) => device.kind === kind).map(({ deviceId, label }) => ({ id: deviceId, label }));
  return {
    inputs: of("audioinput"),
    outputs: of("audiooutput"),
    outputsCanBeChosen: globalThis.AudioContext !== undefined && "setSinkId" in AudioContext.prototype,
  };
}

/** Tells whenever something is plugged in or pulled out; returns the way to stop that. */
export function onDevicesChanged(tell: (devices: Devices) => void): () => void {
  const media = globalThis.navigator?.mediaDevices;
  if (media === undefined) return () => undefined;
  const changed = () => void listDevices().then(tell);
  media.addEventListener("devicechange", changed);
  return () => media.removeEventListener("devicechange", changed);
}
