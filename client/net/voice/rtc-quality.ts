/** RTC quality: how well a page's line does, out of what its browser counts (W3C's identifiers for WebRTC's statistics). */

export type PageQuality = {
  /** The share of packets that did not come, 0…1, since the line stands. */
  loss: number | null;
  /** Ms. */
  roundTrip: number | null;
  /** How unevenly packets come, ms: the worst of the slots that are in use. */
  jitter: number | null;
};

/** As much of the statistics as is read. */
type Entry = {
  type: string;
  packetsReceived?: number;
  packetsLost?: number;
  jitter?: number;
  nominated?: boolean;
  currentRoundTripTime?: number;
};

export function qualityIn(stats: { forEach(each: (entry: Entry) => void): void }): PageQuality {
  let came = 0;
  let lost = 0;
  let jitter: number | null = null;
  let roundTrip: number | null = null;
  stats.forEach((entry) => {
    if (entry.type === "inbound-rtp" && entry.packetsReceived) {
      came += entry.packetsReceived;
      lost += Math.max(0, entry.packetsLost ?? 0);
      if (entry.jitter !== undefined) jitter = Math.max(jitter ?? 0, entry.jitter * 1000);
    }
    if (entry.type === "candidate-pair" && entry.nominated && entry.currentRoundTripTime !== undefined)
      roundTrip = entry.currentRoundTripTime * 1000;
  });
  return { loss: came + lost === 0 ? null : lost / (came + lost), roundTrip, jitter };
}
