/** Folders: where the pages lie, and where they are built into. */
import { dirname, join } from "node:path";

export const APP = dirname(import.meta.dirname);
export const BUILT = join(APP, "../../dist/page");
