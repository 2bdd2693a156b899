/** Table: what a benchmark found, for a stranger to read. */
export type Table = {
  title: string;
  rows: readonly Record<string, string | number>[];
  /** How it was taken and what follows from it. */
  notes: readonly string[];
};

export function printTable({ title, rows, notes }: Table): void {
  const heads = Object.keys(rows[0] ?? {});
  const widths = heads.map((head) => Math.max(head.length, ...rows.map((row) => String(row[head]).length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join("  ")
      .trimEnd();
  console.log(`\n${title}\n`);
  console.log(`  ${line(heads)}`);
  for (const row of rows) console.log(`  ${line(heads.map((head) => String(row[head])))}`);
  for (const note of notes) console.log(`  ${note}`);
}

/** What was found as JSON, with numbers as numbers. */
export function forMachines(found: object): string {
  const plain = (_: string, value: unknown) =>
    typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
  return JSON.stringify(found, plain, 2);
}
