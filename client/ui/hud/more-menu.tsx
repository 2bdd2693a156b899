/** MoreMenu: what is wanted now and then: settings, keys, rules, the link, the headset, and the way out. */
import { Menu, MenuItem, MenuSection, Text } from "react-aria-components";
import { may } from "../../../shared/conduct/roles.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import { useMe, useSpace } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import menu from "../parts/menu.module.css";
import { useDesk } from "./desk.tsx";
import { useTell } from "./passing.tsx";
import type { WorkplaceName } from "./workplace.tsx";

export type Page = WorkplaceName | "evening" | "leaving" | "settings" | "screens" | "voices" | "keys" | "rules";

export type MoreProps = {
  onPage: (page: Page) => void;
  /** My microphone and how I hear. */
  onVoice: () => void;
  /** Null where no headset can be entered. */
  onEnterVr: (() => void) | null;
  onLeave: () => void;
};

export function MoreMenu({ onPage, onVoice, onEnterVr, onLeave }: MoreProps) {
  const space = useSpace();
  const me = useMe();
  const { rules } = useDesk();
  const { tell } = useTell();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(new URL(`/s/${space.id}`, location.href).href);
      tell(text("more.linked"));
    } catch {
      tell(new URL(`/s/${space.id}`, location.href).href);
    }
  };
  return (
    <Menu className={classes(menu.menu)} aria-label={text("dock.more")}>
      <MenuSection aria-label={text("dock.more")}>
        {onEnterVr === null ? null : <Item icon="goggles" words={text("more.vr")} onAction={onEnterVr} />}
        <Item icon="clock" words={text("more.evening")} onAction={() => onPage("evening")} />
        {space.screens.length === 0 ? null : (
          <Item icon="presentation" words={text("more.screens")} onAction={() => onPage("screens")} />
        )}
        <Item icon="microphone" words={text("voice.panel")} onAction={onVoice} />
        {may(me.role, "moderate") ? (
          <Item icon="scales" words={text("more.cockpit")} onAction={() => onPage("cockpit")} />
        ) : null}
        {may(me.role, "host") ? (
          <Item icon="ticket" words={text("more.console")} onAction={() => onPage("console")} />
        ) : null}
        {may(me.role, "lead") ? (
          <Item icon="waveform" words={text("more.voices")} onAction={() => onPage("voices")} />
        ) : null}
        <Item icon="gear" words={text("more.settings")} onAction={() => onPage("settings")} />
        <Item icon="keyboard" words={text("more.keys")} onAction={() => onPage("keys")} />
        {rules === null ? null : <Item icon="scales" words={text("more.rules")} onAction={() => onPage("rules")} />}
        <Item icon="link" words={text("more.link")} onAction={() => void copy()} />
      </MenuSection>
      <MenuSection aria-label={text("more.leave", { place: isolate(space.name) })} className={classes(menu.section)}>
        <Item icon="sign-out" words={text("more.leave", { place: isolate(space.name) })} onAction={onLeave} />
      </MenuSection>
    </Menu>
  );
}

function Item({ icon, words, onAction }: { icon: IconName; words: string; onAction: () => void }) {
  return (
    <MenuItem className={classes(menu.item)} onAction={onAction} textValue={words}>
      <Icon name={icon} />
      <Text slot="label">{words}</Text>
    </MenuItem>
  );
}
