/** Path words: a place in a file as its author reads it, `cues[3].do.screen`. */
export function pathWords(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (words, part) =>
      typeof part === "number" ? `${words}[${part}]` : words === "" ? String(part) : `${words}.${String(part)}`,
    "",
  );
}
