/** LeftOut: what libraries bring along and the page does not need. */
import type { Plugin } from "vite";

/** The emulated headset that WebXR's library brings along, with 7 MB of rooms: tests bring their own. */
export function noEmulator(): Plugin {
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

/** That `<Canvas>` makes all of three.js known as elements: `client/world/elements.ts` says which are drawn. */
export function fewElements(): Plugin {
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
