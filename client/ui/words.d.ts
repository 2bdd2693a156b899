/** Words: a part of the catalogue, by the beginning of its keys; `vite.config.ts` makes it. */
declare module "*/en.json?words=cockpit." {
  const words: Record<string, string>;
  export default words;
}
