/** InvitePanel: links for a set of names, each shown once. */
import { useEffect, useRef, useState } from "react";
import { Dialog, DialogTrigger } from "react-aria-components";
import { mayInvite } from "../../../../shared/conduct/roles.ts";
import { isolate } from "../../../../shared/text/text.ts";
import type { Invited } from "../../../net/index.ts";
import { useMe, useVisit } from "../../../react/index.ts";
import { useTell } from "../../hud/passing.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceList } from "../../parts/choice-list.tsx";
import { NoteField } from "../../parts/note-field.tsx";
import { Panel } from "../../parts/panel.tsx";
import { useHosting } from "../hosting.tsx";
import styles from "./side-box.module.css";
import { say } from "./words.ts";

const ROLES = ["visitor", "host", "moderator"] as const;
const HOURS = [24, 72, 336] as const;
/** As many names as the house takes at once, and the longest of them. */
const MOST = 50;
const LONGEST = 80;

export function InvitePanel() {
  const { inviting, setInviting, invited } = useHosting();
  const [made, setMade] = useState<readonly Invited[] | null>(null);
  return (
    <DialogTrigger
      isOpen={inviting}
      onOpenChange={(to) => {
        setInviting(to);
        // A link is shown once.
        if (!to) setMade(null);
      }}
    >
      <Button kind="primary" icon="plus">
        {say("people.invite")}
      </Button>
      <Panel placement="bottom end" wide>
        <Dialog aria-label={say("people.invite")} className={styles.form ?? ""}>
          {made === null ? (
            <Asking
              onMade={(links) => {
                setMade(links);
                invited();
              }}
            />
          ) : (
            <Links made={made} onAgain={() => setMade(null)} />
          )}
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}

function Asking({ onMade }: { onMade: (made: readonly Invited[]) => void }) {
  const visit = useVisit();
  const { role: mine } = useMe();
  const { attempt } = useTell();
  const [names, setNames] = useState("");
  const [role, setRole] = useState<(typeof ROLES)[number]>("visitor");
  const [hours, setHours] = useState<number>(72);
  const list = names
    .split("\n")
    .map((name) => name.trim().slice(0, LONGEST))
    .filter((name) => name !== "")
    .slice(0, MOST);
  const roles = ROLES.filter((one) => mayInvite(mine, one));
  const make = () => void attempt(async () => onMade(await visit.host.invite({ role, names: list, hours })));
  return (
    <>
      <NoteField
        label={say("people.invite.who")}
        words={names}
        most={MOST * (LONGEST + 1)}
        rows={4}
        about="people-invite-more"
        autoFocus
        onWords={setNames}
      />
      <p id="people-invite-more" className={styles.quiet}>
        {say("people.invite.more")}
      </p>
      {roles.length > 1 ? (
        <ChoiceList
          label={say("people.invite.as")}
          value={role}
          choices={roles.map((one) => ({ value: one, words: say("people.role", { role: one }) }))}
          onChange={(to) => setRole(ROLES.find((one) => one === to) ?? "visitor")}
        />
      ) : null}
      <ChoiceList
        label={say("people.invite.hours")}
        value={String(hours)}
        choices={HOURS.map((one) => ({
          value: String(one),
          words: say("people.invite.hours.choice", { hours: String(one) }),
        }))}
        onChange={(to) => setHours(Number(to))}
      />
      <Button kind="primary" onPress={make} isDisabled={list.length === 0}>
        {say("people.invite.do", { count: list.length })}
      </Button>
    </>
  );
}

function Links({ made, onAgain }: { made: readonly Invited[]; onAgain: () => void }) {
  const { tell } = useTell();
  const list = useRef<HTMLUListElement>(null);
  // What was pressed is gone: the keyboard goes on at the first link.
  useEffect(() => list.current?.querySelector("input")?.focus(), []);
  const copy = ({ for: name, link }: Invited) =>
    // Without a secure context there is no clipboard: the link stands there to be marked.
    void navigator.clipboard?.writeText(link).then(
      () => tell(say("people.invite.copied", { name: isolate(name) })),
      () => undefined,
    );
  return (
    <>
      <p className={styles.quiet}>{say("people.invite.made")}</p>
      <ul ref={list} className={styles.links}>
        {made.map((one) => (
          <li key={one.link}>
            <bdi className={styles.name}>{one.for}</bdi>
            <input
              readOnly
              value={one.link}
              aria-label={say("people.invite.link", { name: isolate(one.for) })}
              onFocus={(event) => event.currentTarget.select()}
            />
            <Button
              kind="line"
              onPress={() => copy(one)}
              aria-label={say("people.invite.copy", { name: isolate(one.for) })}
            >
              {say("people.invite.copy.short")}
            </Button>
          </li>
        ))}
      </ul>
      <Button kind="plain" onPress={onAgain}>
        {say("people.invite.again")}
      </Button>
    </>
  );
}
