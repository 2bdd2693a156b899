/** Writes the golden vectors anew: `npx node test/vectors/write.ts`. Only when the protocol's number has changed too. */
import { writeFileSync } from "node:fs";
import { poseVectors } from "./pose-frames.ts";

const VECTORS = { "pose-frames.json": poseVectors() };
for (const [name, vectors] of Object.entries(VECTORS)) {
  writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(vectors, null, 1)}\n`);
}
