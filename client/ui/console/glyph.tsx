/** Glyph: drawings that only the console has, so that nobody else waits for them; Phosphor, read from its files at build. */
import chatsFill from "@phosphor-icons/core/assets/fill/chats-circle-fill.svg?raw";
import imagesFill from "@phosphor-icons/core/assets/fill/images-square-fill.svg?raw";
import listFill from "@phosphor-icons/core/assets/fill/list-bullets-fill.svg?raw";
import pulseFill from "@phosphor-icons/core/assets/fill/pulse-fill.svg?raw";
import usersFill from "@phosphor-icons/core/assets/fill/users-three-fill.svg?raw";
import chats from "@phosphor-icons/core/assets/regular/chats-circle.svg?raw";
import images from "@phosphor-icons/core/assets/regular/images-square.svg?raw";
import list from "@phosphor-icons/core/assets/regular/list-bullets.svg?raw";
import search from "@phosphor-icons/core/assets/regular/magnifying-glass.svg?raw";
import pulse from "@phosphor-icons/core/assets/regular/pulse.svg?raw";
import users from "@phosphor-icons/core/assets/regular/users-three.svg?raw";
import { Drawing } from "../parts/icon.tsx";

/** The one path of a file. */
const path = (file: string): string => / d="([^"]+)"/.exec(file)?.[1] ?? "";

/** At rest, and while it is on. */
const DRAWN = {
  now: [path(pulse), path(pulseFill)],
  run: [path(list), path(listFill)],
  conversation: [path(chats), path(chatsFill)],
  people: [path(users), path(usersFill)],
  content: [path(images), path(imagesFill)],
  search: [path(search), path(search)],
} as const;

export function Glyph({ name, on = false, size = 20 }: { name: keyof typeof DRAWN; on?: boolean; size?: number }) {
  return <Drawing path={DRAWN[name][on ? 1 : 0]} size={size} />;
}
