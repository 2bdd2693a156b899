/** Icon: one Phosphor drawing, regular at rest and filled when on. It says nothing: the words stand beside it. */
import { FILLED, REGULAR } from "./icon-paths.ts";

export type IconName = keyof typeof REGULAR | keyof typeof FILLED;

const regular: Partial<Record<IconName, string>> = REGULAR;
const filled: Partial<Record<IconName, string>> = FILLED;

export function Icon({ name, on = false, size = 20 }: { name: IconName; on?: boolean; size?: number }) {
  return <Drawing path={(on ? filled[name] : regular[name]) ?? filled[name] ?? regular[name]} size={size} />;
}

/** One drawing by its path. */
export function Drawing({ path, size }: { path: string | undefined; size: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 256 256"
      fill="currentColor"
      aria-hidden="true"
      focusable="false"
      style={{ flex: "none" }}
    >
      <path d={path} />
    </svg>
  );
}
