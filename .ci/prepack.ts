/**
 * Prepack: what `npm pack` ships is built here, since Node strips no types under `node_modules`: the page, and server,
 * shared parts and SDKs as JavaScript with declarations. Last of all package.json is made to point at them.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { putBack, putPacked, ROOT } from "./package-file.ts";

const DIST = join(ROOT, "dist");
const TOOLS = join(ROOT, "node_modules", ".bin");

/** npm hands down `NODE_ENV` and the like; what a tool has to say belongs on standard error, for `npm pack --json`. */
const run = (tool: string, ...given: string[]) =>
  execFileSync(join(TOOLS, tool), given, { cwd: ROOT, stdio: ["ignore", 2, 2] });

putBack();
rmSync(DIST, { recursive: true, force: true });
run("vite", "build", "--logLevel", "warn");
run("tsc", "-p", join(".ci", "tsconfig.pack.json"));
cpSync(join(ROOT, "server", "store", "migrations"), join(DIST, "server", "store", "migrations"), { recursive: true });
// What a report is drawn with.
for (const style of ["client/ui/styles/tokens.css", "server/events/report-page.css"])
  cpSync(join(ROOT, style), join(DIST, style));
for (const name of ["source-serif-4", "source-sans-3"]) {
  const file = `${name}-latin-wght-normal.woff2`;
  const letters = join(ROOT, "node_modules", "@fontsource-variable", name, "files", file);
  cpSync(letters, join(DIST, "server", "events", file));
}
chmodSync(join(DIST, "server", "cli", "stoa.js"), 0o755);
for (const entry of [
  "client/net/index.js",
  "client/embed/index.js",
  "client/net/voice/capture.worklet.js",
  "client/voice/playout.worklet.js",
  "server/index.js",
  "shared/index.js",
  "page/index.html",
  "page/ledger.html",
  "page/decisions.html",
])
  if (!existsSync(join(DIST, entry))) throw new Error(`dist/${entry} was not built`);
putPacked();
