/** CallFields: where a word calls its readers to, as it is asked for and as it is told to the house. Pure. */
import { ADDRESS_LIMIT, CALL_LIMIT, type Call } from "../../../../shared/messages/call.ts";
import { say } from "../words.ts";
import type { Field, Given } from "./act.ts";

export function callFields(): Field[] {
  return [
    { name: "call", label: say("console.announce.call"), kind: "line", most: CALL_LIMIT, isOptional: true },
    {
      name: "leads",
      label: say("console.announce.leads"),
      kind: "line",
      most: ADDRESS_LIMIT,
      when: ({ call = "" }) => call.trim() !== "",
    },
  ];
}

/** As it was filled in; undefined where it calls to nothing. A space goes by its id, in which nothing stands that an address has. */
export function callOf({ call = "", leads = "" }: Given): Call | undefined {
  const [label, to] = [call.trim(), leads.trim()];
  if (label === "") return undefined;
  return /[:/.]/.test(to) ? { label, address: to } : { label, space: to };
}

/** What stands in the fields for a call that there is. */
export const givenOfCall = (call: Call | undefined): Given => ({
  call: call?.label ?? "",
  leads: call?.address ?? call?.space ?? "",
});
