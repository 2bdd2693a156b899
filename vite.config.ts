/**
 * Builds the pages of `client/app` into `dist/page`, and puts beside it what WebXR asks for when a controller appears.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { build, defineConfig, type Plugin } from "vite";
import { REASONS } from "./shared/conduct/case.ts";

const here = import.meta.dirname;
const outDir = join(here, "dist/page");

export default defineConfig({
  root: join(here, "client/app"),
  plugins: [
    react(),
    controllerProfiles(),
    pdfParts(),
    noEmulator(),
    fewElements(),
    worklets(),
    wordsApart(),
    layersFirst(),
    compressed(),
    beside("ledger.html", "decisions.html"),
  ],
  build: {
    outDir,
    emptyOutDir: true,
    target: "es2023",
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the page begins with is one file, whatever parts that come later share with it; worklets stand alone.
          groups: [{ name: "first", tags: ["$initial"], test: (id) => !id.endsWith(".worklet.ts") }],
        },
      },
    },
  },
});

/**
 * The layouts of every known controller at `/xr-profiles/`, else they would be asked of another host. Their models are
 * left out: people see their own cloth hands.
 */
function controllerProfiles(): Plugin {
  return filesAt("xr-profiles", () => {
    const from = join(folderOf("@webxr-input-profiles/assets"), "dist/profiles");
    const profiles = readdirSync(from, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const names = ["profilesList.json", ...profiles.map(({ name }) => `${name}/profile.json`)];
    return new Map(names.map((name) => [name, readFileSync(join(from, name))]));
  });
}

/** What a PDF may need to be drawn, at `/pdf/`: letters of scripts that it does not bring itself, and decoders. */
function pdfParts(): Plugin {
  return filesAt("pdf", () => {
    const from = folderOf("pdfjs-dist");
    const names = ["cmaps", "standard_fonts", "wasm", "iccs"].flatMap((folder) =>
      readdirSync(join(from, folder)).map((name) => `${folder}/${name}`),
    );
    return new Map(names.map((name) => [name, readFileSync(join(from, name))]));
  });
}

function folderOf(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}

const TYPES: Record<string, string> = {
  ".json": "application/json",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/** Files of a package, served under `base` as they are. */
function filesAt(base: string, read: () => Map<string, Buffer>): Plugin {
  return {
    name: `stoa-${base}`,
    generateBundle() {
      for (const [name, source] of read()) this.emitFile({ type: "asset", fileName: `${base}/${name}`, source });
    },
    configureServer(server) {
      const files = read();
      server.middlewares.use(`/${base}`, (request, response, next) => {
        const name = (request.url ?? "").replace(/^\/|\?.*$/g, "");
        const source = files.get(name);
        if (source === undefined) return next();
        response.setHeader("Content-Type", TYPES[extname(name)] ?? "application/octet-stream");
        response.end(source);
      });
    },
  };
}

/** Leaves out the emulated headset that WebXR's library brings along, with 7 MB of rooms: tests bring their own. */
function noEmulator(): Plugin {
  const nothing = "\0stoa-no-emulator";
  return {
    name: "stoa-no-emulator",
    enforce: "pre",
    resolveId(source, importer) {
      return source.endsWith("/emulate.js") && importer?.includes("@pmndrs/xr") ? nothing : null;
    },
    load(id) {
      return id === nothing ? "export const emulate = undefined;" : null;
    },
  };
}

/** Leaves out that `<Canvas>` makes all of three.js known as elements: `client/world/elements.ts` says which are drawn. */
function fewElements(): Plugin {
  const all = "extend(THREE)";
  return {
    name: "stoa-few-elements",
    apply: "build",
    transform(code, id) {
      if (!id.endsWith("react-three-fiber.esm.js")) return null;
      if (!code.includes(all)) throw new Error(`@react-three/fiber has changed: “${all}” is gone`);
      return { code: code.replace(all, "undefined"), map: null };
    },
  };
}

/**
 * In source a worklet is `new URL("./name.worklet.js", import.meta.url)`, which is what the SDK ships. Here it is made
 * of the `.ts` beside it: as a file of its own, since the content security policy takes no other.
 */
export function worklets(): Plugin {
  const written = /new URL\("(\.\/[\w-]+\.worklet)\.js", import\.meta\.url\)/g;
  let building = false;
  return {
    name: "stoa-worklets",
    enforce: "pre",
    configResolved({ command }) {
      building = command === "build";
    },
    transform(code, id) {
      if (!id.endsWith(".ts") || !code.includes(".worklet.js")) return null;
      const made = code.replace(written, (_, name: string) => {
        if (!building) return `new URL("${name}.ts", import.meta.url)`;
        const file = this.emitFile({ type: "chunk", id: join(dirname(id), `${name}.ts`) });
        return `import.meta.ROLLUP_FILE_URL_${file}`;
      });
      return { code: made, map: null };
    },
  };
}

/** Keys of the catalogue, by their beginnings, that only another page, or the server, says. */
const SAID_ELSEWHERE = ["ledger.", "decisions.", "page.", "house."];
/** Those that are said only once something was opened: they come with `client/ui/later-words.ts`. */
export const SAID_LATER = [
  ...["person.", "why.", "line.", "voices.", "bubble.", "settings.", "keys.", "headset.", "phrase.", "xr.", "act."],
  ...["report.title", "report.what", "report.missing", "report.note", "report.block", "report.send", "report.cancel"],
  ...REASONS.map((reason) => `report.${reason}`),
  ...["report.sent", "report.done", "report.failed", "report.headset", "met.lead", "met.none", "met.here", "met.gone"],
  ...["met.report", "met.block"],
  ...["hide.title", "hide.do", "hide.shown", "emote.wave", "emote.clap", "emote.nod", "emote.heart", "emote.laugh"],
  ...["emote.dance", "emote.sit", "emote.stand", "entry.voice.test", "entry.voice.opening", "entry.voice.speak"],
  ...["entry.voice.heard", "entry.voice.silent", "entry.voice.record", "entry.voice.sound", "entry.voice.again"],
  ...["entry.voice.done", "more.settings", "more.screens", "more.voices", "more.keys", "more.rules", "more.link"],
  ...[
    "more.leave",
    "screens.give.",
    "screens.refused.",
    "screens.sending",
    "screens.sound",
    "voice.volume",
    "voice.why",
  ],
  ...["voice.do.", "voice.way", "voice.murmur", "voice.captions", "voice.input", "voice.output"],
];

/** Parts the catalogue: whoever goes into a place waits only for the words that are said at once. Developing needs no parts. */
export function wordsApart(): Plugin {
  const begins = (key: string, beginnings: readonly string[]) => beginnings.some((one) => key.startsWith(one));
  let building = false;
  return {
    name: "stoa-words-apart",
    enforce: "pre",
    configResolved({ command }) {
      building = command === "build";
    },
    load(id) {
      const [file = "", part] = id.split("?");
      if (!file.endsWith("/shared/text/en.json") || (part === undefined && !building)) return null;
      const isLater = part === "later";
      const said = Object.entries(JSON.parse(readFileSync(file, "utf8")) as object).filter(
        ([key]) => building && !begins(key, SAID_ELSEWHERE) && begins(key, SAID_LATER) === isLater,
      );
      return { code: `export default ${JSON.stringify(Object.fromEntries(said))}`, moduleType: "js" };
    },
  };
}

/** Builds other pages into the same folder. They share nothing: a part that two pages share is a request more for both. */
function beside(...pages: string[]): Plugin {
  let mode = "production";
  return {
    name: "stoa-beside",
    apply: "build",
    configResolved(config) {
      mode = config.mode;
    },
    closeBundle: {
      sequential: true,
      async handler() {
        for (const page of pages) {
          await build({
            configFile: false,
            root: join(here, "client/app"),
            mode,
            logLevel: "error",
            plugins: [react(), compressed()],
            build: {
              outDir,
              emptyOutDir: false,
              copyPublicDir: false,
              target: "es2023",
              rolldownOptions: { input: join(here, "client/app", page) },
            },
          });
        }
      },
    },
  };
}

/** Which file of styles comes first is the build's affair, so each says first in which order the layers stand. */
function layersFirst(): Plugin {
  const [order = ""] = /^@layer .*;$/m.exec(readFileSync(join(here, "client/ui/styles/index.css"), "utf8")) ?? [];
  return {
    name: "stoa-layers-first",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const [fileName, file] of Object.entries(bundle))
          if (fileName.endsWith(".css") && file.type === "asset") file.source = order + String(file.source);
      },
    },
  };
}

/** Scripts and styles compressed beside themselves, a third as long, for the server to send where a browser takes it. */
function compressed(): Plugin {
  return {
    name: "stoa-compressed",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const [fileName, file] of Object.entries(bundle)) {
          if (!/\.(js|css)$/.test(fileName)) continue;
          const source = brotliCompressSync(file.type === "chunk" ? file.code : file.source);
          this.emitFile({ type: "asset", fileName: `${fileName}.br`, source });
        }
      },
    },
  };
}
