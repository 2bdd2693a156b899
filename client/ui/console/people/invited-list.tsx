/** InvitedList: who was invited, by the name that the host gave, and whether they came. */
import { classes } from "../../parts/class-names.ts";
import { Icon } from "../../parts/icon.tsx";
import { clockWords } from "../../times.ts";
import { ActButton } from "../act-button.tsx";
import { useHosting } from "../hosting.tsx";
import table from "../table.module.css";
import styles from "./people-part.module.css";
import { say } from "./words.ts";

export function InvitedList() {
  const { invitations, now } = useHosting().stand;
  if (invitations.length === 0) return <p className={styles.empty}>{say("people.invited.none")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={table.scroll} aria-label={say("people.invited", { count: invitations.length })} tabIndex={0}>
      <table className={table.table}>
        <tbody>
          {invitations.map(({ id, for: whom, role, expires, used }) => {
            const name = whom ?? say("people.nameless");
            return (
              <tr key={id}>
                <td>
                  <span className={styles.who}>
                    <span className={styles.face} aria-hidden="true">
                      <Icon name="ticket" size={20} />
                    </span>
                    <bdi>{name}</bdi>
                  </span>
                </td>
                <td>
                  <span className={classes(styles.tag, styles[role])}>{say("people.role", { role })}</span>
                </td>
                <td className={styles.quiet}>
                  {used === null
                    ? say("people.invited.open", { time: clockWords(expires, now) })
                    : say("people.invited.used", { time: clockWords(used, now) })}
                </td>
                <td>
                  <ActButton id={`invitation.revoke ${id}`} words={say("people.invited.revoke.short")} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
