/** PackageFiles: what browsers ask for at run time, out of installed packages: from here, and from nobody else. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import type { Plugin } from "vite";

const TYPES: Record<string, string> = {
  ".json": "application/json",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/**
 * The layouts of every known controller at `/xr-profiles/`, which WebXR asks for when one appears. Their models are left
 * out: people see their own cloth hands.
 */
export function controllerProfiles(): Plugin {
  return filesAt("xr-profiles", () => {
    const from = join(folderOf("@webxr-input-profiles/assets"), "dist/profiles");
    const profiles = readdirSync(from, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const names = ["profilesList.json", ...profiles.map(({ name }) => `${name}/profile.json`)];
    return new Map(names.map((name) => [name, readFileSync(join(from, name))]));
  });
}

/** What a PDF may need to be drawn, at `/pdf/`: letters of scripts that it does not bring itself, and decoders. */
export function pdfParts(): Plugin {
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
