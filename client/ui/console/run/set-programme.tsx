/** SetProgramme: a programme from the host's own device; what is wrong in it is told with its place in the file. */
import { FileTrigger } from "react-aria-components";
import type { ProgrammeFile } from "../../../../shared/programme/programme.ts";
import { useVisit } from "../../../react/index.ts";
import { useTell } from "../../hud/passing.tsx";
import { Button } from "../../parts/button.tsx";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";

export function SetProgramme() {
  const visit = useVisit();
  const { attempt, tell } = useTell();
  const { offer } = useHosting();
  const set = async (file: File) => {
    let programme: ProgrammeFile;
    try {
      programme = JSON.parse(await file.text());
    } catch (error) {
      return tell(say("console.set.unread", { reason: error instanceof Error ? error.message : "" }));
    }
    void attempt(async () => {
      const { event } = await visit.host.programme(programme);
      offer({ told: say("console.set.done"), back: () => visit.host.takeBack(event) });
    });
  };
  return (
    <FileTrigger
      acceptedFileTypes={["application/json", ".json"]}
      onSelect={(files) => {
        const [file] = files ?? [];
        if (file) void set(file);
      }}
    >
      <Button icon="upload-simple">{say("console.set.file")}</Button>
    </FileTrigger>
  );
}
