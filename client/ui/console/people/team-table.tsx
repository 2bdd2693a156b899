/** TeamTable: everybody of the staff, here or away: what they are, where, and when they are on. */
import { sameName } from "../../../../shared/team/team.ts";
import { isolate } from "../../../../shared/text/text.ts";
import type { ShiftView, StaffView } from "../../../net/index.ts";
import { useAvatar, useMe, useStage, useTeam } from "../../../react/index.ts";
import { Face } from "../../look/face.tsx";
import { classes } from "../../parts/class-names.ts";
import { clockWords } from "../../times.ts";
import { useHosting } from "../hosting.tsx";
import table from "../table.module.css";
import styles from "./people-part.module.css";
import { PersonActs } from "./person-acts.tsx";
import { say } from "./words.ts";

export function TeamTable() {
  const { staff, shifts, now } = useHosting().stand;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={table.scroll} aria-label={say("people.team", { count: staff.length })} tabIndex={0}>
      <table className={classes(table.table, styles.team)}>
        <thead>
          <tr>
            <th scope="col">{say("people.column.name")}</th>
            <th scope="col">{say("people.column.role")}</th>
            <th scope="col">{say("people.column.where")}</th>
            <th scope="col">{say("people.column.shift")}</th>
            <th scope="col">{say("people.column.do")}</th>
          </tr>
        </thead>
        <tbody>
          {staff.map((one) => (
            <Row key={`${one.person} ${one.role}`} one={one} shifts={shifts} now={now} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ one, shifts, now }: { one: StaffView; shifts: readonly ShiftView[]; now: number }) {
  const { name, role, forEvening, avatar, copy, mine } = one;
  const { ready } = useTeam();
  const own = shifts.filter((shift) => name !== null && sameName(shift.name, name));
  const first = own[0];
  return (
    <tr>
      <td>
        <span className={styles.who}>
          <Portrait avatar={avatar} name={name} />
          <span>
            <bdi>{name ?? say("people.nameless")}</bdi>
            {mine ? <span className={styles.quiet}> · {say("people.you")}</span> : null}
          </span>
        </span>
      </td>
      <td>
        <span className={classes(styles.tag, styles[role])}>
          {forEvening ? say("people.role.evening") : say("people.role", { role })}
        </span>
      </td>
      <td className={styles.quiet}>
        {copy === null ? say("people.where.away") : say("people.where.here", { copy })}
        <Marks avatar={avatar} />
        {name !== null && ready.some((each) => sameName(each.name, name)) ? (
          <>
            {" "}
            <span className={classes(styles.tag, styles.good)}>{say("people.ready")}</span>
          </>
        ) : null}
      </td>
      <td className={styles.quiet}>
        {first === undefined
          ? "–"
          : say("people.shifts.span", { from: clockWords(first.from, now), until: clockWords(first.until, now) })}
      </td>
      <td>{mine ? null : <PersonActs one={one} />}</td>
    </tr>
  );
}

/** Who has the light, and who the megaphone. */
export function Marks({ avatar }: { avatar: string | null }) {
  const { light, megaphone } = useStage();
  if (avatar === null) return null;
  return (
    <>
      {light?.avatar === avatar ? (
        <>
          {" "}
          <span className={classes(styles.tag, styles.good)}>{say("people.light.on")}</span>
        </>
      ) : null}
      {megaphone?.avatar === avatar ? (
        <>
          {" "}
          <span className={classes(styles.tag, styles.good)}>{say("people.voice.on")}</span>
        </>
      ) : null}
    </>
  );
}

/** Whoever is in this copy is seen as they look; others by their first letter. */
export function Portrait({ avatar, name }: { avatar: string | null; name: string | null }) {
  const other = useAvatar(avatar ?? "");
  const me = useMe();
  const seen = me.id === avatar ? me : other;
  return (
    <span className={styles.face} aria-hidden="true">
      {seen === undefined ? isolate([...(name ?? "?")][0] ?? "?") : <Face look={seen.look} size={36} />}
    </span>
  );
}
