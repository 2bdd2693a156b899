/**
 * Words: a sentence of the catalogue with something set in it: `<b>…</b>` in the sentence is drawn strong, and a value
 * may be an element (a name in `<bdi>`). What people wrote is a value, so nothing in it is ever read as a tag.
 */
import { Fragment, type ReactElement, type ReactNode } from "react";
import { type TextKey, type TextValues, text } from "../../../shared/text/text.ts";

type Value = string | number | ReactElement;

/** Stand for an element while the sentence is put together; no name may contain them. */
const OPEN = "\uE000";
const CLOSE = "\uE001";

export function Words({ of, values = {} }: { of: TextKey; values?: Record<string, Value> }) {
  return <SetWords say={(plain) => text(of, plain)} values={values} />;
}

/** The same of a sentence from another catalogue, which `say` says. */
export function SetWords({
  say,
  values = {},
}: {
  say: (values: TextValues) => string;
  values?: Record<string, Value>;
}) {
  const set: ReactNode[] = [];
  const plain: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "number") plain[name] = value;
    else {
      plain[name] = `${OPEN}${set.length}${CLOSE}`;
      set.push(value);
    }
  }
  return <>{strong(say(plain), set)}</>;
}

function strong(sentence: string, set: readonly ReactNode[]): ReactNode {
  return sentence.split(/<b>(.*?)<\/b>/s).map((piece, i) => {
    const words = filled(piece, set);
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence keep their places
    return i % 2 === 1 ? <b key={i}>{words}</b> : <Fragment key={i}>{words}</Fragment>;
  });
}

function filled(piece: string, set: readonly ReactNode[]): ReactNode {
  return piece.split(new RegExp(`${OPEN}(\\d+)${CLOSE}`)).map((part, i) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence keep their places
    return <Fragment key={i}>{i % 2 === 1 ? set[Number(part)] : part}</Fragment>;
  });
}

/** Somebody's name: in its own direction, whatever stands around it. */
export function Name({ children }: { children: string }) {
  return <bdi dir="auto">{children}</bdi>;
}
