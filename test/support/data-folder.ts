/**
 * Data folders for tests. Making a database takes seconds, copying one does not: the first test that needs one makes
 * it, all others copy it.
 */
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPglite } from "../../server/store/pglite.ts";

/** Where `setup.ts` says the pattern of this run is to be kept. */
export const PATTERN = "STOA_TEST_PATTERN";

/** A new temporary folder whose database is made but empty. Whoever asked removes it. */
export async function dataFolder(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), "stoa-data-"));
  const kept = process.env[PATTERN];
  if (!kept) return data;
  const pattern = join(kept, "db");
  if (!existsSync(pattern)) await make(kept, pattern);
  cpSync(pattern, join(data, "db"), { recursive: true });
  return data;
}

/** Several test files may get here at once: each makes its own, and the first to be done is kept. */
async function make(kept: string, pattern: string): Promise<void> {
  const draft = join(mkdtempSync(join(kept, "draft-")), "db");
  const { close } = await openPglite(draft);
  await close();
  try {
    renameSync(draft, pattern);
  } catch {
    rmSync(draft, { recursive: true });
  }
}
