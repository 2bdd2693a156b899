/** Record: a few seconds of a microphone, to be played back to whoever spoke; it stays in this page and is thrown away. */

export type Recorded = {
  /** Plays it on an output, the usual one for null; resolves when it is over. */
  play(output: string | null, signal: AbortSignal): Promise<void>;
};

/** Records `ms` of a track; null where this browser cannot, or it was called off. */
export async function record(track: MediaStreamTrack, ms: number, signal: AbortSignal): Promise<Recorded | null> {
  if (globalThis.MediaRecorder === undefined) return null;
  const recorder = new MediaRecorder(new MediaStream([track]));
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const ended = new Promise((resolve) => {
    recorder.onstop = resolve;
    recorder.onerror = resolve;
  });
  const stop = () => {
    if (recorder.state !== "inactive") recorder.stop();
  };
  signal.addEventListener("abort", stop);
  recorder.start();
  const timer = setTimeout(stop, ms);
  await ended;
  clearTimeout(timer);
  signal.removeEventListener("abort", stop);
  if (signal.aborted || pieces.length === 0) return null;
  const sound = new Blob(pieces, { type: recorder.mimeType });
  return { play: (output, until) => play(sound, output, until) };
}

async function play(sound: Blob, output: string | null, signal: AbortSignal): Promise<void> {
  const url = URL.createObjectURL(sound);
  const audio = new Audio(url) as HTMLAudioElement & { setSinkId?(id: string): Promise<void> };
  // An output that is gone is the usual one.
  if (output !== null) await audio.setSinkId?.(output).catch(() => undefined);
  const over = new Promise<void>((resolve) => {
    audio.onended = () => resolve();
    audio.onerror = () => resolve();
    signal.addEventListener("abort", () => resolve());
  });
  try {
    await audio.play();
    await over;
  } catch {
    // Where it may not be played there is nothing to hear.
  } finally {
    audio.pause();
    URL.revokeObjectURL(url);
  }
}
