/** People: who was near, by their sign and word; whose distance is measured, and through whose eyes one looks. */
import { ToggleButton } from "react-aria-components";
import type { CapsuleTrack } from "../../../shared/conduct/capsule.ts";
import { isThere, lastOf } from "../../world/replay/cast.ts";
import { classes } from "../parts/class-names.ts";
import { Name } from "../parts/words.tsx";
import styles from "./lists.module.css";
import { type Person, SIGNS } from "./who.ts";
import { say } from "./words.ts";

export type PeopleProps = {
  people: readonly Person[];
  at: number;
  /** Avatars whose distance is measured. */
  pair: readonly (string | null)[];
  eyes: string | null;
  onMeasure: (avatar: string) => void;
  onEyes: (avatar: string | null) => void;
};

export function People({ people, at, pair, eyes, onMeasure, onEyes }: PeopleProps) {
  return (
    <section className={styles.list} aria-label={say("replay.people")}>
      <h3 className={styles.title}>
        {say("replay.people")} <span>{say("replay.people.more", { count: people.length })}</span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul className={styles.rows} tabIndex={0}>
        {people.map(({ track, part, name }) => {
          const { avatar } = track;
          return (
            <li key={avatar} className={styles.person}>
              <span className={classes(styles.sign, part !== null && styles[part])} aria-hidden="true">
                {part === null ? "·" : SIGNS[part]}
              </span>
              <span className={styles.who}>
                <b>
                  <Name>{name}</Name>
                </b>
                <span>{stateWords(track, at, part)}</span>
              </span>
              <ToggleButton
                className={classes(styles.pick)}
                isSelected={pair.includes(avatar)}
                onChange={() => onMeasure(avatar)}
                aria-label={say("replay.measure.of", { name })}
              >
                {say("replay.measure")}
              </ToggleButton>
              <ToggleButton
                className={classes(styles.pick)}
                isSelected={eyes === avatar}
                onChange={(on) => onEyes(on ? avatar : null)}
                aria-label={say("replay.eyes.of", { name })}
              >
                {say("replay.eyes")}
              </ToggleButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Somebody's part in it, and how they are at the moment. */
function stateWords(track: CapsuleTrack, at: number, part: Person["part"]): string {
  const words = part === null ? [] : [say(`replay.${part}`)];
  const state = lastOf(track.states, at);
  if (!isThere(track, at)) return [...words, say("replay.gone")].join(", ");
  if (state?.seat) words.push(say("replay.seated"));
  if (state?.muted) words.push(say("replay.muted"));
  if (state?.away) words.push(say("replay.away"));
  return words.join(", ");
}
