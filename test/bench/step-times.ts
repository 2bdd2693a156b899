/** Step times: how long steps took, from the histogram that a server shows at /metrics. */

type Bucket = { below: number; count: number };

export class Buckets {
  readonly #buckets: readonly Bucket[];

  /** Cumulative counts, as Prometheus writes them, seconds. */
  constructor(buckets: readonly Bucket[]) {
    this.#buckets = buckets;
  }

  /** How many steps there were. */
  get count(): number {
    return this.#buckets.at(-1)?.count ?? 0;
  }

  since(before: Buckets): Buckets {
    return new Buckets(
      this.#buckets.map(({ below, count }, i) => ({ below, count: count - before.#buckets[i]!.count })),
    );
  }

  /** The percentile in ms, taken as spread evenly within its bucket. */
  percentile(share: number): number {
    const wanted = this.count * share;
    let from = { below: 0, count: 0 };
    for (const bucket of this.#buckets) {
      if (bucket.count >= wanted && bucket.count > from.count) {
        const within = (wanted - from.count) / (bucket.count - from.count);
        return 1000 * (from.below + within * (bucket.below - from.below));
      }
      from = bucket;
    }
    return Number.NaN;
  }
}

/** Null where a server shows no steps. */
export async function readBuckets(url: string): Promise<Buckets | null> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return parseBuckets(text);
}

export function parseBuckets(text: string): Buckets | null {
  const lines = [...text.matchAll(/^stoa_step_seconds_bucket\{le="([^"]+)"\} (\d+)$/gm)];
  if (lines.length === 0) return null;
  return new Buckets(
    lines.map(([, below, count]) => ({ below: Number(below!.replace("+Inf", "Infinity")), count: Number(count) })),
  );
}
