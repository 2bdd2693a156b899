/** Palette: everything that can be done, by name: it says what it will do, and what its key is. */
import { useState } from "react";
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, SearchField } from "react-aria-components";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { findActs } from "./acts/find-acts.ts";
import { keyWords } from "./acts/keys.ts";
import { useHosting } from "./hosting.tsx";
import { IS_MAC } from "./is-mac.ts";
import styles from "./palette.module.css";
import { say } from "./words.ts";

/** So many are listed at once. */
const MOST = 60;

export function Palette() {
  const { palette, setPalette } = useHosting();
  return (
    <ModalOverlay isOpen={palette} onOpenChange={setPalette} isDismissable className={classes(styles.scrim)}>
      <Modal className={classes(styles.box)}>
        <Dialog aria-label={say("console.palette")} className={classes(styles.dialog)}>
          <Found />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Found() {
  const { acts, act, setPalette, part } = useHosting();
  const [asked, setAsked] = useState("");
  const found = findActs(
    acts.filter((one) => one.id !== "go.palette" && (one.part === undefined || one.part === part || asked !== "")),
    asked,
  ).slice(0, MOST);
  return (
    <Autocomplete inputValue={asked} onInputChange={setAsked}>
      <SearchField aria-label={say("console.palette.label")} autoFocus className={classes(styles.field)}>
        <Icon name="caret-right" size={16} />
        <Input className={classes(styles.input)} placeholder={say("console.palette.label")} dir="auto" />
      </SearchField>
      <Menu
        aria-label={say("console.palette")}
        className={classes(styles.list)}
        items={found}
        dependencies={[acts]}
        disabledKeys={found.filter(({ off }) => off !== null).map(({ id }) => id)}
        renderEmptyState={() => <p className={styles.none}>{say("console.palette.none")}</p>}
        onAction={(id) => {
          setPalette(false);
          // What opens next finds the page as it is without this.
          setTimeout(() => void act(String(id)));
        }}
      >
        {({ id, words, does, off, key }) => (
          <MenuItem id={id} textValue={words} className={classes(styles.item)}>
            <span className={styles.words}>{words}</span>
            {key === undefined ? null : <kbd className={styles.key}>{keyWords(key, IS_MAC)}</kbd>}
            <span className={styles.does}>{off ?? does}</span>
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  );
}
