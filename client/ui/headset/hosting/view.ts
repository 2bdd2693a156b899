/** View: which part of hosting is open in a headset, and what each is handed. */
import type { PageProps } from "../page.ts";
import type { Host } from "./use-host.ts";

export const VIEWS = ["now", "run", "hands", "inbox"] as const;
export type View = (typeof VIEWS)[number];

export type ViewProps = PageProps & { host: Host; turn: (to: View) => void };
