/**
 * PersonMenu: what I can do about somebody: speak to them alone, hear them louder or not at all, agree to stand closer,
 * block; and for those who may, lead the gathering and keep the house rules. Blocking is undone in one press, so nothing asks twice.
 */
import { Menu, MenuItem, MenuSection, Text } from "react-aria-components";
import { isStaff, may } from "../../../shared/conduct/roles.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/visit.ts";
import { useCircle, useMe, useSpace, useVisit } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import menu from "../parts/menu.module.css";
import { useGain } from "../voice/use-gain.ts";
import { OFFERED, offeredTo } from "./acts.ts";
import { useDesk } from "./desk.tsx";
import { type Led, ledOf } from "./leading.ts";
import { useTell } from "./passing.tsx";
import { useBlock } from "./use-block.ts";

export function PersonMenu({ avatar, onDone }: { avatar: Avatar; onDone?: () => void }) {
  const visit = useVisit();
  const me = useMe();
  const space = useSpace();
  const circle = useCircle();
  const { writeTo, judge, hear, report } = useDesk();
  const [gain] = useGain(avatar.id);
  const block = useBlock();
  const { tell, attempt } = useTell();
  const name = isolate(avatar.name);
  // In a low window the end of a long menu is out of sight, and who keeps the rules is in a hurry.
  const keeps = may(me.role, "moderate", avatar.role);

  const talkPrivately = () =>
    attempt(async () => {
      await visit.circle.invite(avatar.id);
      tell(text("person.circle.asked", { name }));
    });
  const lead = ({ ask, done }: Led) =>
    attempt(async () => {
      await ask(visit, avatar.id);
      tell(text(done, { name }));
    });

  return (
    <Menu
      className={classes(menu.menu)}
      aria-label={text("near.options", { name })}
      {...(onDone === undefined ? {} : { onAction: onDone })}
    >
      {keeps ? (
        <MenuSection aria-label={text("person.conduct")}>
          {offeredTo(avatar).map((act) => (
            <Item
              key={act}
              icon={OFFERED[act].icon}
              danger={OFFERED[act].danger === true}
              onAction={() => judge(avatar, act)}
              label={text(`person.${act}`, { place: isolate(space.name) })}
            />
          ))}
        </MenuSection>
      ) : null}
      <MenuSection aria-label={text("near.options", { name })} className={classes(keeps && menu.section)}>
        {avatar.mirrored ? null : (
          <Item icon="chat-circle" onAction={() => writeTo(avatar)} label={text("person.say", { name })} />
        )}
        <Item
          icon={gain === 0 ? "speaker-slash" : "speaker-high"}
          onAction={() => hear(avatar)}
          label={text("person.voice", { name })}
          {...(gain === 1 ? {} : { description: text("person.voice.now", { percent: Math.round(gain * 100) }) })}
        />
        <Item icon="question" onAction={() => hear(avatar)} label={text("person.why", { name })} />
        {circle.includes(avatar.id) || avatar.mirrored ? null : (
          <Item
            icon="lock-simple"
            onAction={talkPrivately}
            label={text("person.circle")}
            description={text("person.circle.more")}
          />
        )}
        {avatar.closer.mine ? (
          <Item
            icon="arrow-bend-up-left"
            onAction={() => attempt(() => visit.withdrawCloser(avatar.id))}
            label={text("person.withdraw")}
            description={text(avatar.closer.theirs ? "person.withdraw.both" : "person.withdraw.mine", { name })}
          />
        ) : avatar.mirrored ? null : (
          <Item
            icon="handshake"
            onAction={() => attempt(() => visit.allowCloser(avatar.id))}
            label={text(avatar.closer.theirs ? "person.closer.theirs" : "person.closer", { name })}
          />
        )}
        <Item
          icon="flag"
          onAction={() => report({ name: avatar.name, avatar: avatar.id })}
          label={text("person.report")}
          description={text("person.report.more", { name })}
        />
        <Item
          icon="prohibit"
          danger
          onAction={() => attempt(() => block(avatar))}
          label={text("person.block")}
          description={text(isStaff(avatar.role) || isStaff(me.role) ? "person.block.staff" : "person.block.more")}
        />
      </MenuSection>
      {may(me.role, "lead", avatar.role) ? (
        <MenuSection aria-label={text("person.lead")} className={classes(menu.section)}>
          {ledOf(space).map((led) => (
            <Item
              key={led.words}
              icon={led.icon}
              onAction={() => lead(led)}
              label={text(led.words)}
              {...(led.more === undefined ? {} : { description: text(led.more) })}
            />
          ))}
        </MenuSection>
      ) : null}
    </Menu>
  );
}

function Item({
  icon,
  label,
  description,
  danger = false,
  onAction,
}: {
  icon: IconName;
  label: string;
  description?: string;
  danger?: boolean;
  onAction: () => void;
}) {
  return (
    <MenuItem className={classes(menu.item, danger && menu.danger)} onAction={onAction} textValue={label}>
      <Icon name={icon} />
      <Text slot="label">
        {label}
        {description === undefined ? null : <span className={menu.description}>{description}</span>}
      </Text>
    </MenuItem>
  );
}
