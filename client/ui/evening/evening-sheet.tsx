/** EveningSheet: everything of an evening for whoever visits it, beside the place: programme, questions, polls, ideas, news. */
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { say } from "../../../shared/text/evening-words.ts";
import { useConversation, useEvening } from "../../react/index.ts";
import type { Destination } from "../going.ts";
import { classes } from "../parts/class-names.ts";
import { Sheet } from "../parts/overlay.tsx";
import styles from "./evening-sheet.module.css";
import { IdeasTab } from "./ideas-tab.tsx";
import { NewsTab } from "./news-tab.tsx";
import { PollsTab } from "./polls-tab.tsx";
import { ProgrammeTab } from "./programme-tab.tsx";
import { QuestionsTab } from "./questions-tab.tsx";

const TABS = ["programme", "questions", "polls", "ideas", "news"] as const;
export type EveningTab = (typeof TABS)[number];

const DRAWN: Record<EveningTab, (props: { onGo: (to: Destination) => void }) => React.ReactNode> = {
  programme: ProgrammeTab,
  questions: QuestionsTab,
  polls: PollsTab,
  ideas: IdeasTab,
  news: NewsTab,
};

export function EveningSheet({
  tab,
  onTab,
  isOpen,
  onOpenChange,
  onGo,
}: {
  tab: EveningTab;
  onTab: (tab: EveningTab) => void;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  /** They wish to go to another place. */
  onGo: (to: Destination) => void;
}) {
  const evening = useEvening();
  const { polls } = useConversation("polls");
  const open = polls.filter(({ closedAt, answer }) => closedAt === null && answer === null).length;
  return (
    <Sheet
      side
      title={say(evening === null ? "evening.title.none" : "evening.title")}
      closeWords={say("evening.close")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <Tabs selectedKey={tab} onSelectionChange={(key) => onTab(key as EveningTab)}>
        <TabList aria-label={say("evening.bar")} className={classes(styles.tabs)}>
          {TABS.map((id) => (
            <Tab key={id} id={id} className={classes(styles.tab)}>
              {say(`evening.tab.${id}`)}
              {id === "polls" && open > 0 ? (
                <span className={styles.badge}>
                  <span aria-hidden="true">{open}</span>
                  <span className={styles.unseen}>{say("evening.tab.open", { count: open })}</span>
                </span>
              ) : null}
            </Tab>
          ))}
        </TabList>
        {TABS.map((id) => {
          const Drawn = DRAWN[id];
          return (
            <TabPanel key={id} id={id} className={classes(styles.panel)}>
              <Drawn onGo={onGo} />
            </TabPanel>
          );
        })}
      </Tabs>
    </Sheet>
  );
}
