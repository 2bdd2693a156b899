/** Builds the pages of `client/app` into `dist/page`; what is out of the ordinary in it is in `client/app/vite`. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { beside } from "./client/app/vite/beside.ts";
import { compressed } from "./client/app/vite/compressed.ts";
import { APP, BUILT } from "./client/app/vite/folders.ts";
import { layersFirst } from "./client/app/vite/layers-first.ts";
import { fewElements, noEmulator } from "./client/app/vite/left-out.ts";
import { controllerProfiles, pdfParts } from "./client/app/vite/package-files.ts";
import { sameHead } from "./client/app/vite/same-head.ts";
import { worklets } from "./client/app/vite/worklets.ts";

export default defineConfig({
  root: APP,
  plugins: [
    react(),
    controllerProfiles(),
    pdfParts(),
    noEmulator(),
    fewElements(),
    worklets(),
    sameHead(),
    layersFirst(),
    compressed(),
    beside("ledger.html", "decisions.html"),
  ],
  build: {
    outDir: BUILT,
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
