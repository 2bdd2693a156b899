/** Builds the page of `client/app` into `dist/page`. */
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = import.meta.dirname;

export default defineConfig({
  root: join(here, "client/app"),
  plugins: [react()],
  build: {
    outDir: join(here, "dist/page"),
    emptyOutDir: true,
    target: "es2023",
    chunkSizeWarningLimit: 1500,
    // uikit breaks when the names of its classes are minified.
    rolldownOptions: { output: { keepNames: true } },
  },
});
