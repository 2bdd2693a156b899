/** MessageActs: what a host can do with a message just now. */
import { MESSAGE_LIMIT } from "../../../../shared/messages/message.ts";
import type { HouseMessageView } from "../../../net/index.ts";
import { useVisit } from "../../../react/index.ts";
import { useTell } from "../../hud/passing.tsx";
import { Button } from "../../parts/button.tsx";
import { SureButton } from "./sure-button.tsx";
import { say } from "./words.ts";

export function MessageActs({ message, now }: { message: HouseMessageView; now: number }) {
  const { messages } = useVisit().host;
  const { attempt } = useTell();
  const { id, status, needs, mine, version, coolAt, approved, correctedBy } = message;
  if (status === "withdrawn") return null;
  if (status === "sent") return correctedBy === null ? <AfterSent message={message} /> : null;
  const rests = coolAt !== null && coolAt > now;
  const send = (options: { now?: boolean; anyway?: boolean } = {}) => attempt(() => messages.send(id, options));
  const isTimed = status === "released" || status === "missed";
  const canApprove = !mine && approved === null && status === "draft" && needs !== null;
  return (
    <>
      {canApprove ? (
        <Button kind="line" onPress={() => void attempt(() => messages.approve(id, version))}>
          {say("messages.do.approve")}
        </Button>
      ) : null}
      {needs === null && !rests ? (
        <Button kind="line" onPress={() => void send(isTimed ? { now: true } : {})}>
          {say(isTimed ? "messages.do.now" : "messages.do.send")}
        </Button>
      ) : null}
      {needs === "anyway" && !rests ? (
        <SureButton
          words={say("messages.do.anyway")}
          sure={say("messages.do.anyway.sure")}
          onPress={() => send({ anyway: true })}
        />
      ) : null}
      <SureButton
        kind="danger"
        words={say("messages.do.discard")}
        sure={say("messages.do.discard.sure")}
        onPress={() => attempt(() => messages.withdraw(id))}
      />
    </>
  );
}

function AfterSent({ message }: { message: HouseMessageView }) {
  const { messages } = useVisit().host;
  const { attempt, tell } = useTell();
  const { id, words, label } = message;
  const correct = (text: string) =>
    attempt(async () => {
      const { source, call } = words ?? {};
      const drafted = await messages.correct(id, { text, label, ...(source && { source }), ...(call && { call }) });
      if (drafted.approval || drafted.topics.length > 0 || drafted.unsourced) tell(say("messages.do.correct.kept"));
      else await messages.send(drafted.message);
    });
  return (
    <>
      <SureButton
        words={say("messages.do.correct")}
        sure={say("messages.do.correct.sure")}
        asks={{
          label: say("messages.do.correct.label"),
          most: MESSAGE_LIMIT,
          first: words?.text ?? "",
          needed: true,
        }}
        onPress={correct}
      />
      <SureButton
        kind="danger"
        words={say("messages.do.withdraw")}
        sure={say("messages.do.withdraw.sure")}
        asks={{ label: say("messages.do.withdraw.label"), most: 300, first: "", needed: false }}
        onPress={(why) => attempt(() => messages.withdraw(id, why === "" ? undefined : why))}
      />
    </>
  );
}
