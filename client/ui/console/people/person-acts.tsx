/** PersonActs: what a host can do with one person: light, megaphone, a role for this evening, and, for owners, for good. */
import { Menu, MenuItem, MenuTrigger } from "react-aria-components";
import { may, mayGive, type Role } from "../../../../shared/conduct/roles.ts";
import { isolate } from "../../../../shared/text/text.ts";
import { useMe, useStage, useVisit } from "../../../react/index.ts";
import { useTell } from "../../hud/passing.tsx";
import { IconButton } from "../../parts/button.tsx";
import { Icon, type IconName } from "../../parts/icon.tsx";
import menu from "../../parts/menu.module.css";
import { Panel } from "../../parts/panel.tsx";
import { say } from "./words.ts";

const MEGAPHONE_S = 120;

type Act = { id: string; icon: IconName; words: string; run: () => Promise<unknown> };

export function PersonActs({
  person,
  avatar,
  role,
  forEvening,
  name,
  onDone,
}: {
  /** Null where it is only known by which avatar they stand here. */
  person: string | null;
  avatar: string | null;
  role: Role;
  forEvening: boolean;
  name: string;
  onDone: () => void;
}) {
  const visit = useVisit();
  const me = useMe();
  const { light, megaphone } = useStage();
  const { attempt, tell } = useTell();
  const whom = person === null ? { avatar: avatar ?? "" } : { person };
  const owns = may(me.role, "invite");
  const acts: Act[] = [];
  if (avatar !== null) {
    const lit = light?.avatar === avatar;
    const loud = megaphone?.avatar === avatar;
    acts.push(
      {
        id: "light",
        icon: "presentation",
        words: say(lit ? "people.light.off" : "people.light"),
        run: () => visit.host.spotlight(lit ? null : avatar),
      },
      {
        id: "megaphone",
        icon: "megaphone",
        words: say(loud ? "people.megaphone.off" : "people.megaphone"),
        run: () => visit.host.megaphone(avatar, loud ? 0 : MEGAPHONE_S),
      },
    );
  }
  const give = (id: string, words: string, to: "visitor" | "host" | "moderator", evening: boolean, icon: IconName) => {
    if (mayGive(me.role, role, to, evening))
      acts.push({ id, icon, words, run: () => visit.host.giveRole(whom, to, evening) });
  };
  if (role === "visitor") give("cohost", say("people.cohost"), "host", true, "hand-heart");
  if (forEvening) give("cohost-off", say("people.cohost.off"), "visitor", true, "user-minus");
  if (owns && !forEvening) {
    if (role !== "host") give("host", say("people.make.host"), "host", false, "house-line");
    if (role !== "moderator") give("moderator", say("people.make.moderator"), "moderator", false, "scales");
    if (role !== "visitor") give("visitor", say("people.make.visitor"), "visitor", false, "user-minus");
  }
  if (acts.length === 0) return null;
  const act = (id: string) =>
    void attempt(async () => {
      await acts.find((one) => one.id === id)?.run();
      tell(say("people.done", { name: isolate(name) }));
      onDone();
    });
  return (
    <MenuTrigger>
      <IconButton icon="dots-three" small label={say("people.more", { name: isolate(name) })} />
      <Panel placement="bottom end">
        <Menu
          className={menu.menu ?? ""}
          onAction={(id) => act(String(id))}
          aria-label={say("people.more", { name: isolate(name) })}
        >
          {acts.map(({ id, icon, words }) => (
            <MenuItem key={id} id={id} className={menu.item ?? ""} textValue={words}>
              <Icon name={icon} />
              {words}
            </MenuItem>
          ))}
        </Menu>
      </Panel>
    </MenuTrigger>
  );
}
