import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Name, Words } from "../../../../client/ui/parts/words.tsx";

test("[PAGE8] What somebody calls themselves is drawn as text in its own direction, whatever stands in it.", () => {
  const drawn = renderToStaticMarkup(
    <Words of="chat.heard.one" values={{ name: <Name>{"<b>x</b>{name}<img>"}</Name> }} />,
  );
  expect(drawn).toBe('Heard by <b><bdi dir="auto">&lt;b&gt;x&lt;/b&gt;{name}&lt;img&gt;</bdi></b> only');
});

test("[PAGE8] Text values are never read as markup either.", () => {
  expect(renderToStaticMarkup(<Words of="chat.heard.one" values={{ name: "<b>y</b> {0}" }} />)).toBe(
    "Heard by <b>&lt;b&gt;y&lt;/b&gt; {0}</b> only",
  );
});

test("[PAGE8] Strong words of a sentence are strong, with plural forms.", () => {
  expect(renderToStaticMarkup(<Words of="chat.heard" values={{ count: 1, metres: "10" }} />)).toBe(
    "Heard by <b>1 person near you</b>, up to 10 m",
  );
});
