/** ContentPart: what is on the screens, what the house says by hand, and what is prepared. */
import { MessageList } from "../messages/message-list.tsx";
import { AnnouncePanel } from "./announce-panel.tsx";
import styles from "./content-part.module.css";
import { ScreenCards } from "./screen-cards.tsx";
import { StockList } from "./stock-list.tsx";

export function ContentPart() {
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <ScreenCards />
        <StockList />
        <MessageList />
      </div>
      <AnnouncePanel />
    </div>
  );
}
