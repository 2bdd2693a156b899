/** Worklets: code that runs beside the page, each a file of its own, since the content security policy takes no other. */
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/** In source a worklet is `new URL("./name.worklet.js", import.meta.url)`, which is what the SDK ships; here the `.ts` beside it is meant. */
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
