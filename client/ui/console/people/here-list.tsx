/** HereList: everybody in this copy, found by a part of their name. */
import { useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { useAvatars, useMe } from "../../../react/index.ts";
import { classes } from "../../parts/class-names.ts";
import { useHosting } from "../hosting.tsx";
import table from "../table.module.css";
import styles from "./people-part.module.css";
import { PersonActs } from "./person-acts.tsx";
import { Marks, Portrait } from "./team-table.tsx";
import { say } from "./words.ts";

/** A list of hundreds is searched, not read. */
const SHOWN = 40;

export function HereList() {
  const me = useMe();
  const { staff } = useHosting().stand;
  const others = useAvatars();
  const [part, setPart] = useState("");
  const wanted = part.trim().toLocaleLowerCase();
  const found = [me, ...others]
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <TextField value={part} onChange={setPart} maxLength={80} className={styles.find ?? ""}>
        <Label>{say("people.find")}</Label>
        <Input dir="auto" type="search" />
      </TextField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={table.scroll} aria-label={say("people.here", { count: others.length + 1 })} tabIndex={0}>
        {found.length === 0 ? <p className={styles.empty}>{say("people.here.none")}</p> : null}
        <table className={table.table}>
          <tbody>
            {found.slice(0, SHOWN).map((one) => (
              <tr key={one.id}>
                <td>
                  <span className={styles.who}>
                    <Portrait avatar={one.id} name={one.name} />
                    <span>
                      <bdi>{one.name}</bdi>
                      {one === me ? <span className={styles.quiet}> · {say("people.you")}</span> : null}
                    </span>
                  </span>
                </td>
                <td>
                  <span className={classes(styles.tag, styles[one.role])}>
                    {say("people.role", { role: one.role })}
                  </span>
                  <Marks avatar={one.id} />
                </td>
                <td>
                  {one === me ? null : (
                    <PersonActs
                      one={{
                        person: one.person,
                        avatar: one.id,
                        role: one.role,
                        forEvening: staff.some((each) => each.avatar === one.id && each.forEvening),
                        name: one.name,
                      }}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {found.length > SHOWN ? (
          <p className={styles.empty}>{say("people.here.more", { count: found.length - SHOWN })}</p>
        ) : null}
      </section>
    </>
  );
}
