/**
 * Captions: what a track says, written down by the visitor's own browser, on the device. Nothing of the voice goes anywhere
 * else: where the browser can only ask a service over the network, there are no captions.
 */

/** As much of the Web Speech API (with on-device recognition, WICG 2025) as is used. */
type Recognition = {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  onresult: ((event: { resultIndex: number; results: ArrayLike<Result> }) => void) | null;
  onend: (() => void) | null;
  onerror: (() => void) | null;
  start(track?: MediaStreamTrack): void;
  stop(): void;
};
type Result = { isFinal: boolean } & ArrayLike<{ transcript: string }>;
type RecognitionClass = {
  new (): Recognition;
  available?(options: { langs: string[]; processLocally: boolean }): Promise<string>;
};

/** A browser ends its listening now and then; it begins again after this, ms. */
const AGAIN_MS = 250;
/** So many ends without a word between them, and it is given up. */
const FRUITLESS = 5;

function recognition(): RecognitionClass | null {
  const known = globalThis as { SpeechRecognition?: RecognitionClass; webkitSpeechRecognition?: RecognitionClass };
  return known.SpeechRecognition ?? known.webkitSpeechRecognition ?? null;
}

/** Whether this browser writes down what is said in `language` (BCP 47) without help from anywhere. */
export async function canCaption(language: string): Promise<boolean> {
  const known = recognition();
  if (typeof known?.available !== "function") return false;
  try {
    return (await known.available({ langs: [language], processLocally: true })) === "available";
  } catch {
    return false;
  }
}

/** Calls `said` with each sentence of a track; returns the way to stop, after which the last one may still come. `gaveUp` is called where it does not work after all. */
export function startCaptions(
  track: MediaStreamTrack,
  language: string,
  said: (text: string) => void,
  gaveUp: () => void,
): () => void {
  const known = recognition();
  if (known === null) {
    gaveUp();
    return () => {};
  }
  let over = false;
  let fruitless = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  const listener = new known();
  listener.lang = language;
  listener.continuous = true;
  listener.interimResults = false;
  listener.processLocally = true;
  listener.onresult = ({ resultIndex, results }) => {
    fruitless = 0;
    for (let n = resultIndex; n < results.length; n++) {
      const result = results[n]!;
      const text = result[0]?.transcript.trim() ?? "";
      if (result.isFinal && text !== "") said(text);
    }
  };
  listener.onerror = () => {};
  listener.onend = () => {
    if (over) return;
    fruitless += 1;
    if (fruitless >= FRUITLESS) gaveUp();
    else again = setTimeout(begin, AGAIN_MS);
  };
  function begin(): void {
    try {
      listener.start(track);
    } catch {
      gaveUp();
    }
  }
  begin();
  return () => {
    over = true;
    clearTimeout(again);
    // What was said until now is still told.
    listener.stop();
  };
}
