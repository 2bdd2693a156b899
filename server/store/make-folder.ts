/** Makes a folder of the data, or says in one sentence why it cannot be. */
import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes `folder`, which is the data folder `data` or one in it, and those above it.
 * @throws with a sentence that names both when it is no folder, or cannot be made or written in
 */
export function makeFolder(folder: string, data: string = folder): void {
  try {
    make(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException;
    const why = code === "EEXIST" || code === "ENOTDIR" ? "is no folder" : `cannot be used (${code ?? message})`;
    const what = folder === data ? `The data folder ${data} ${why}` : `${folder}, in the data folder, ${why}`;
    throw new Error(`${what}: set STOA_DATA to a folder that may be written in.`);
  }
}

/** One folder at a time: Node's own way of making those above too never ends under /proc. */
function make(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) make(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (problem) {
    // Somebody else who starts may have been quicker.
    if (!isFolder(folder)) throw problem;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
