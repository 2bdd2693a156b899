/** PersonActs: what a host can do with one person, as a menu: light, megaphone, a role for this evening, and, for owners, for good. */
import { Menu, MenuItem, MenuTrigger } from "react-aria-components";
import { isolate } from "../../../../shared/text/text.ts";
import { useVisit } from "../../../react/index.ts";
import { IconButton } from "../../parts/button.tsx";
import { classes } from "../../parts/class-names.ts";
import { Icon } from "../../parts/icon.tsx";
import menu from "../../parts/menu.module.css";
import { Panel } from "../../parts/panel.tsx";
import { personActs } from "../acts/people-acts.ts";
import type { PersonStand } from "../acts/stand.ts";
import { useHosting } from "../hosting.tsx";
import { say } from "./words.ts";

export function PersonActs({ one }: { one: PersonStand }) {
  const visit = useVisit();
  const { stand, act } = useHosting();
  const acts = personActs(one, stand, visit);
  if (acts.length === 0) return null;
  const label = say("people.more", { name: isolate(one.name ?? say("people.nameless")) });
  return (
    <MenuTrigger>
      <IconButton icon="dots-three" small label={label} />
      <Panel placement="bottom end">
        <Menu
          className={classes(menu.menu)}
          aria-label={label}
          onAction={(chosen) => {
            const found = acts.find(({ id }) => id === chosen);
            if (found !== undefined) void act(found);
          }}
        >
          {acts.map(({ id, short, icon, does }) => (
            <MenuItem key={id} id={id} className={classes(menu.item)} textValue={short}>
              <Icon name={icon} />
              <span>
                {short}
                <span className={menu.description}>{does}</span>
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Panel>
    </MenuTrigger>
  );
}
