/** The part of the catalogue that `vite.config.ts` keeps for later; all of it where nothing is built. */
declare module "*.json?later" {
  const words: Partial<Record<import("../../shared/text/text.ts").TextKey, string>>;
  export default words;
}
