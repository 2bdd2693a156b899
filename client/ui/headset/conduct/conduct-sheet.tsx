/** ConductSheet: the queue, the case that is open, and the place, each a sheet of its own. [COC6] [COC7] [COC8] */
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { PageProps } from "../page.ts";
import type { Desk } from "../use-desk.ts";
import { CaseMoreSheet } from "./case-more-sheet.tsx";
import { CaseSheet } from "./case-sheet.tsx";
import { ConfirmSheet } from "./confirm-sheet.tsx";
import { DoorSheet } from "./door-sheet.tsx";
import { DutySheet } from "./duty-sheet.tsx";
import { EvidenceSheet } from "./evidence-sheet.tsx";
import { PlaceSheet } from "./place-sheet.tsx";
import { QueueSheet } from "./queue-sheet.tsx";
import type { View, ViewProps } from "./view.ts";

// People and places in small are drawn for it: whoever looks at no evidence does without.
const look = () => import("./look-sheet.tsx");
const LookSheet = lazy(async () => ({ default: (await look()).LookSheet }));

export function ConductSheet({ desk, ...props }: PageProps & { desk: Desk }): ReactNode {
  const { file } = desk.queue;
  const [view, setView] = useState<View>({ at: "case" });
  const turn = (to: View) => {
    desk.tidy();
    setView(to);
  };
  const handed: ViewProps = { ...props, desk, turn };
  switch (view.at) {
    case "place":
      return <PlaceSheet {...handed} />;
    case "door":
      return <DoorSheet {...handed} />;
    case "duty":
      return <DutySheet {...handed} />;
    case "cases":
      return <QueueSheet {...handed} />;
  }
  // A case that a colleague has taken meanwhile, or that ended, is put away.
  if (file === null) return <QueueSheet {...handed} />;
  switch (view.at) {
    case "evidence":
      return <EvidenceSheet key={file.id} {...handed} file={file} comes={look} />;
    case "look":
      if (view.of !== file.id) break;
      return (
        <Suspense>
          <LookSheet {...handed} file={file} capsule={view.capsule} />
        </Suspense>
      );
    case "case":
      break;
    case "more":
      return <CaseMoreSheet {...handed} file={file} />;
    case "confirm":
      return <ConfirmSheet key={file.id + view.choice} {...handed} file={file} choice={view.choice} />;
  }
  return <CaseSheet key={file.id} {...handed} file={file} />;
}
