/**
 * Pulse: calls a room's step at a steady rate. The time of each beat is reckoned from the first one, so a late beat does
 * not push the next; after a long stall the missed ones are let go. What has reached the sockets by then is read first, so
 * that a wish which came in time does not wait for another beat.
 */

/** Starts to call `beat` every `period` ms, with the time that it was due; answers the way to stop. */
export function startPulse(period: number, now: () => number, beat: (due: number) => void): () => void {
  let due = now() + period;
  let reading: ReturnType<typeof setImmediate> | undefined;
  let timer = setTimeout(read, period);
  function read(): void {
    reading = setImmediate(turn);
  }
  function turn(): void {
    beat(due);
    const at = now();
    due = at - due > 4 * period ? at + period : due + period;
    timer = setTimeout(read, Math.max(0, due - at));
  }
  return () => {
    clearTimeout(timer);
    clearImmediate(reading);
  };
}
