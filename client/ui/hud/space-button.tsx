/** SpaceButton: one press, and strangers keep away and are silent, and moderators are called. Always in reach. [PAN9] */
import { Button } from "react-aria-components";
import { text } from "../../../shared/text/text.ts";
import { useMe } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import unseen from "../parts/unseen.module.css";
import styles from "./space-button.module.css";
import { useSpaceAsked } from "./use-space-asked.ts";

export function SpaceButton() {
  const { panic } = useMe();
  const ask = useSpaceAsked();
  // A second press in haste asks once more, and never takes it back.
  return (
    <>
      <div className={unseen.unseen} role="status">
        {panic ? text("panic.what") : null}
      </div>
      <Button className={classes(styles.button, panic && styles.given)} onPress={() => void ask()}>
        <Icon name={panic ? "shield-check" : "hand-palm"} on={panic} size={22} />
        <span>{text(panic ? "panic.title" : "panic.ask")}</span>
      </Button>
    </>
  );
}
