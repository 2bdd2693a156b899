/**
 * CallButton: where the house calls somebody to, with what it leads to named on it: an address opens in a new tab, to another
 * space they go as ever. [VEV10]
 */
import { hostOf } from "../../../shared/messages/call.ts";
import { say } from "../../../shared/text/evening-words.ts";
import { isolate } from "../../../shared/text/text.ts";
import type { Notice } from "../../net/index.ts";
import type { Destination } from "../going.ts";
import { classes } from "../parts/class-names.ts";
import styles from "./call-button.module.css";
import { useFollow } from "./use-follow.ts";

export function CallButton({
  notice: { said, call },
  quiet = false,
  onGo,
}: {
  notice: Pick<Notice, "said" | "call">;
  /** It stands among others. */
  quiet?: boolean;
  onGo: (to: Destination) => void;
}) {
  const look = classes(styles.call, quiet && styles.quiet);
  const follow = useFollow();
  if (said === undefined || call === undefined) return null;
  if ("address" in call)
    return (
      <a
        className={look}
        href={call.address}
        target="_blank"
        rel="noopener noreferrer"
        onClick={() => follow(said)}
        // The wheel of a mouse opens it too.
        onAuxClick={({ button }) => button === 1 && follow(said)}
      >
        <bdi className={styles.label}>{call.label}</bdi>
        <span className={styles.where}>{say("call.address", { host: isolate(hostOf(call.address)) })}</span>
      </a>
    );
  const { space, place, label } = call;
  return (
    <button
      type="button"
      className={look}
      onClick={() => {
        follow(said);
        onGo({ space, place });
      }}
    >
      <bdi className={styles.label}>{label}</bdi>
      <span className={styles.where}>{say("call.space", { place: isolate(place) })}</span>
    </button>
  );
}
