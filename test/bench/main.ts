/**
 * `npm run bench`: the benchmarks, as figures measured side by side in one run.
 * `-- --only crowd,step` runs some of them, `-- --seconds 4` measures each thing for so long, `-- --json` prints for
 * machines, `-- --profile` has servers write CPU profiles of what is measured.
 */
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { benchBacktest } from "./backtest.ts";
import { benchBetween } from "./between.ts";
import { benchClient } from "./client.ts";
import { benchComingBack } from "./coming-back.ts";
import { besides } from "./cpu.ts";
import { benchCrowd } from "./crowd.ts";
import { benchDrawing } from "./drawing.ts";
import { benchField } from "./field.ts";
import { benchFirstLoad } from "./first-load.ts";
import { benchFlood } from "./flood.ts";
import { benchHearing } from "./hearing.ts";
import { benchHostile } from "./hostile.ts";
import { benchLargest } from "./largest.ts";
import type { BenchOptions } from "./measure.ts";
import { benchMemory } from "./memory.ts";
import { benchMirror } from "./mirror.ts";
import { benchMouthToEar } from "./mouth-to-ear.ts";
import { benchPanic } from "./panic.ts";
import { benchReactions } from "./reactions.ts";
import { benchStep } from "./step.ts";
import { measureStore } from "./store.ts";
import { benchStreams } from "./streams.ts";
import { forMachines, printTable, type Table } from "./table.ts";
import { benchVoice } from "./voice.ts";

const BENCHES: Record<string, (options: BenchOptions) => Table | Promise<Table>> = {
  streams: () => alone(() => benchStreams()),
  step: () => alone(benchStep),
  crowd: benchCrowd,
  field: benchField,
  largest: benchLargest,
  client: benchClient,
  drawing: benchDrawing,
  "first-load": benchFirstLoad,
  "coming-back": benchComingBack,
  flood: benchFlood,
  hearing: () => alone(benchHearing),
  memory: () => alone(benchMemory),
  panic: benchPanic,
  reactions: benchReactions,
  voice: benchVoice,
  mirror: benchMirror,
  "mouth-to-ear": benchMouthToEar,
  between: benchBetween,
  store: () => alone(benchStore),
  backtest: () => alone(benchBacktest),
  hostile: benchHostile,
};

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    only: { type: "string" },
    seconds: { type: "string", default: "10" },
    profile: { type: "boolean", default: false },
  },
});
const names = values.only?.split(",") ?? Object.keys(BENCHES);
const options: BenchOptions = { seconds: Number(values.seconds), profile: values.profile };
const tables: Record<string, Table> = {};
const machine = `${availableParallelism()} cores, Node ${process.versions.node}, load before ${loadavg()[0]?.toFixed(2)}`;
if (!(options.seconds > 0)) fail("--seconds is a number above 0.");
if (!values.json) console.log(`Stoa's benchmarks: ${machine}`);
for (const name of names) {
  const bench = BENCHES[name];
  if (!bench) fail(`There is no benchmark "${name}": there are ${Object.keys(BENCHES).join(", ")}.`);
  const loadBefore = loadavg()[0]!;
  const table = await bench(options);
  tables[name] = { ...table, notes: [...table.notes, `Load before: ${loadBefore.toFixed(2)}.`] };
  if (!values.json) printTable(tables[name]);
}
if (values.json) console.log(forMachines({ machine, tables }));
process.exit(0);

/** A benchmark that is all in this process. */
async function alone(bench: () => Table | Promise<Table>): Promise<Table> {
  const { value, other } = await besides(bench);
  return { ...value, notes: [...value.notes, `Other CPU meanwhile: ${other.toFixed(2)} cores.`] };
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

async function benchStore(): Promise<Table> {
  const { restingP99, readingP99, rows, readingSeconds, messagesPerSecond, ticketsPerSecond } = await measureStore();
  return {
    title: "The store beside a room: how late the room's timers come",
    rows: [
      { when: "the store rests", "timer late, p99 ms": restingP99.toFixed(2) },
      { when: `${rows} rows are read in ${readingSeconds.toFixed(1)} s`, "timer late, p99 ms": readingP99.toFixed(2) },
    ],
    notes: [
      `Acknowledged on disk: ${messagesPerSecond.toFixed(0)} messages a second in batches, ${ticketsPerSecond.toFixed(0)} tickets a second one by one.`,
    ],
  };
}
