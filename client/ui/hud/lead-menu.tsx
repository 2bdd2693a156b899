/** LeadMenu: what I ask of somebody's voice in the list of everybody's. [VOI85] */
import { Menu, MenuItem, MenuSection, Text } from "react-aria-components";
import { isolate, text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/index.ts";
import { useSpace, useVisit } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import menu from "../parts/menu.module.css";
import { ledOf } from "./leading.ts";
import { useTell } from "./passing.tsx";

export function LeadMenu({ avatar, leads, onFind }: { avatar: Avatar; leads: boolean; onFind: () => void }) {
  const visit = useVisit();
  const space = useSpace();
  const { tell, attempt } = useTell();
  const name = isolate(avatar.name);
  const label = text("voices.options", { name });
  return (
    <Menu className={classes(menu.menu)} aria-label={label}>
      <MenuSection aria-label={label}>
        {(leads ? ledOf(space) : []).map(({ icon, words, more, ask, done }) => (
          <MenuItem
            key={words}
            className={classes(menu.item)}
            textValue={text(words)}
            onAction={() =>
              attempt(async () => {
                await ask(visit, avatar.id);
                tell(text(done, { name }));
              })
            }
          >
            <Icon name={icon} />
            <Text slot="label">
              {text(words)}
              {more === undefined ? null : <span className={menu.description}>{text(more)}</span>}
            </Text>
          </MenuItem>
        ))}
        <MenuItem className={classes(menu.item)} textValue={text("voices.unheard")} onAction={onFind}>
          <Icon name="question" />
          <Text slot="label">{text("voices.unheard")}</Text>
        </MenuItem>
      </MenuSection>
    </Menu>
  );
}
