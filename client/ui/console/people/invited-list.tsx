/** InvitedList: who was invited, by the name that the host gave, and whether they came. */
import { isolate } from "../../../../shared/text/text.ts";
import type { InvitationView } from "../../../net/index.ts";
import { useVisit } from "../../../react/index.ts";
import { useTell } from "../../hud/passing.tsx";
import { Button } from "../../parts/button.tsx";
import { classes } from "../../parts/class-names.ts";
import { Icon } from "../../parts/icon.tsx";
import { clockWords } from "../../times.ts";
import styles from "./people-part.module.css";
import { say } from "./words.ts";

export function InvitedList({
  invitations,
  now,
  onDone,
}: {
  invitations: readonly InvitationView[];
  now: number;
  onDone: () => void;
}) {
  const visit = useVisit();
  const { attempt, tell } = useTell();
  if (invitations.length === 0) return <p className={styles.empty}>{say("people.invited.none")}</p>;
  const revoke = (id: string) =>
    void attempt(async () => {
      await visit.host.revokeInvitation(id);
      tell(say("people.invited.revoked"));
      onDone();
    });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={say("people.invited", { count: invitations.length })} tabIndex={0}>
      <table className={styles.table}>
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
                  {used === null ? (
                    <Button
                      kind="line"
                      onPress={() => revoke(id)}
                      aria-label={say("people.invited.revoke", { name: isolate(name) })}
                    >
                      {say("people.invited.revoke.short")}
                    </Button>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
