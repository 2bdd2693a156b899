/** Serves the page that talks to itself: as `vite build` makes it, under the content security policy, or as it is developed. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, createServer, type Plugin, preview } from "vite";
import config from "../../../vite.config.ts";

const root = import.meta.dirname;
const configFile = join(root, "../../../vite.config.ts");
/** Of the server's policy, what is said of scripts. */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; connect-src *";

/** Parts of the real pages' build that this page has no use for, and that take most of its time. */
const OF_THE_PAGES = ["stoa-beside", "stoa-compressed", "stoa-pdf", "stoa-xr-profiles"];

export type ServedVoice = { url: string; close(): Promise<void> };

export async function serveBuilt(): Promise<ServedVoice> {
  const outDir = await mkdtemp(join(tmpdir(), "stoa-voice-page-"));
  const plugins = (config.plugins ?? []).flat().filter((one) => !OF_THE_PAGES.includes((one as Plugin).name));
  const rolldownOptions = { ...config.build?.rolldownOptions, input: join(root, "voice.html") };
  await build({
    ...config,
    configFile: false,
    plugins,
    root,
    logLevel: "error",
    build: { ...config.build, outDir, emptyOutDir: true, rolldownOptions },
  });
  const server = await preview({
    configFile: false,
    root,
    logLevel: "error",
    build: { outDir },
    preview: { port: 0, host: "127.0.0.1", headers: { "Content-Security-Policy": POLICY } },
  });
  return {
    url: `${server.resolvedUrls!.local[0]}voice.html`,
    async close() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

export async function serveDeveloped(): Promise<ServedVoice> {
  const cacheDir = await mkdtemp(join(tmpdir(), "stoa-voice-cache-"));
  const server = await createServer({
    configFile,
    root,
    cacheDir,
    logLevel: "error",
    server: { port: 0, host: "127.0.0.1", hmr: false, watch: null, fs: { allow: [join(root, "../../..")] } },
  });
  await server.listen();
  return {
    url: `${server.resolvedUrls!.local[0]}voice.html`,
    async close() {
      await server.close();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}
