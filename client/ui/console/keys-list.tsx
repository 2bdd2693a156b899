/** KeysList: every key of the console and what it does, read from the list that the keys themselves act by. */
import drawn from "../parts/key.module.css";
import { DrawnSheet } from "../parts/sheet.tsx";
import { Switch } from "../parts/switch.tsx";
import { keyWords } from "./acts/keys.ts";
import { useHosting } from "./hosting.tsx";
import { IS_MAC } from "./is-mac.ts";
import styles from "./keys-list.module.css";
import { useLetters } from "./letters.ts";
import { PARTS } from "./parts.ts";
import { say } from "./words.ts";

export function KeysList() {
  const { keys, setKeys, acts } = useHosting();
  const [letters, setLetters] = useLetters();
  const groups = [undefined, ...PARTS.map(({ name }) => name)].map((part) => ({
    part,
    listed: acts.filter((act) => act.part === part && act.key !== undefined),
  }));
  return (
    <DrawnSheet title={say("console.keys")} closeWords={say("console.shut")} isOpen={keys} onOpenChange={setKeys}>
      <div className={styles.keys}>
        <Switch
          words={say("console.keys.letters")}
          more={say("console.keys.letters.more")}
          isOn={letters}
          onChange={setLetters}
        />
        {groups.map(({ part, listed }) =>
          listed.length === 0 ? null : (
            <section key={part ?? ""}>
              <h3 className={styles.title}>
                {part === undefined
                  ? say("console.keys.everywhere")
                  : say("console.keys.in", { part: say(`console.part.${part}`) })}
              </h3>
              <dl className={styles.list}>
                {listed.map(({ id, words, does, key = "" }) => (
                  <div key={id} className={styles.row}>
                    <dt>
                      <span className={styles.words}>{words}</span>
                      <span className={styles.does}>{does}</span>
                    </dt>
                    <dd>
                      <kbd className={drawn.key}>{keyWords(key, IS_MAC)}</kbd>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ),
        )}
      </div>
    </DrawnSheet>
  );
}
