/** CSV (RFC 4180, UTF-8) with a head: programs that open it take no cell for a formula. Carries EVT9. */
import { stringify } from "csv-stringify/sync";

export const csvOf = <Column extends string>(
  columns: readonly Column[],
  rows: readonly Record<Column, string | number>[],
): string =>
  stringify([...rows], { header: true, columns: [...columns], record_delimiter: "windows", escape_formulas: true });
