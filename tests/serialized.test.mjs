// A page as a browser writes it out, read back: what becomes a node, where it lies, and what is refused.
import assert from "node:assert/strict";
import test from "node:test";
import { read } from "../extension/shared/serialized.js";

/** What a page sends, of HTML and of what it counted. */
const sent = (html, trees, more = {}) => ({
  url: "", language: "en", title: "", meta: [], linkedData: [], html, body: [], noscript: true,
  trees: trees.map(([elements, blocks, away = []]) => ({ elements, blocks, away })), cut: false, hosts: [], layout: [], ...more,
});

/** A snapshot as an outline: elements with their attributes and layout, texts in quotes, each with its place. */
function outline({ strings, tree, text, places }) {
  const lines = [];
  let [at, from, depth] = [0, 0, 0];
  const number = () => {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const byte = tree[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < tree.length) {
    depth -= number();
    const kind = number();
    const indent = "  ".repeat(depth);
    const place = places.slice(3 * lines.length, 3 * lines.length + 3).join(".");
    if (kind === 0) {
      lines.push(`${indent}“${text.slice(from, (from += number()))}” ${place}`);
    } else {
      const layout = number();
      const attributes = Array.from({ length: number() }, () => `${strings[number()]}=${strings[number()]}`);
      lines.push(`${indent}${[strings[kind - 1], ...(layout ? [`(${layout})`] : []), ...attributes].join(" ")} ${place}`);
      depth++;
    }
  }
  return lines;
}

test("elements, texts, and what is left out", () => {
  const html =
    '<p class="a &amp; b" data-x="<b>" id="p">1 &lt; 2&nbsp;<b>!</b><br>after<!-- <i> --> a comment</p><script src="x"></script>' +
    '<svg><path d="M0"></path></svg><noscript><img src="a"></noscript><template><p>no part of the page</p></template><textarea>typed</textarea>' +
    '<div contenteditable="true">the reader’s <b>own</b></div><xmp>a < b</xmp>';
  assert.deepEqual(outline(read(sent(html, [[12, 2, [1]]], { body: [["class", "news"], ["onload", "x"]], layout: [[0, 1, 2]] }))), [
    "body class=news 0.0.-1",
    "  p (2) class=a & b id=p 0.1.-1",
    "    “1 < 2\u00a0” 0.1.0",
    "    b 0.2.-1",
    "      “!” 0.2.0",
    "    br 0.3.-1",
    "    “after” 0.1.1",
    "    “ a comment” 0.1.2",
    "  script src=x 0.4.-1",
    "  svg 0.5.-1",
    "  noscript 0.7.-1",
    "  template 0.8.-1",
    "  textarea 0.9.-1",
    "  div (4) 0.10.-1",
    "  xmp 0.12.-1",
    "    “a < b” 0.12.0",
  ]);
});

test("without scripts, what <noscript> holds is part of the tree, though not of the snapshot", () => {
  assert.deepEqual(outline(read(sent("<noscript><p>Hello</p></noscript><p>there</p>", [[3, 2]], { noscript: false }))), [
    "body 0.0.-1",
    "  noscript 0.1.-1",
    "  p 0.3.-1",
    "    “there” 0.3.0",
  ]);
});

test("an open shadow tree comes before what its host holds, and counts by itself", () => {
  const html =
    '<x-card><template shadowrootmode="open"><div><slot></slot>in<x-deep><template shadowrootmode="open">deep</template></x-deep></div></template>' +
    '<template shadowrootmode="open"><p></p></template>light</x-card><p>on</p>';
  const page = sent(html, [[3, 1], [3, 1, [0]], [0, 0]], { hosts: [[0, 1], [1, 3]] });
  assert.deepEqual(outline(read(page)), [
    "body 0.0.-1",
    "  x-card 0.1.-1",
    "    div (4) 1.1.-1",
    "      slot 1.2.-1",
    "      “in” 1.1.0",
    "      x-deep 1.3.-1",
    "        “deep” 2.0.0",
    "    template 0.2.-1",
    "    “light” 0.1.0",
    "  p 0.3.-1",
    "    “on” 0.3.0",
  ]);
});

test("a document that is XML, as Chromium writes it", () => {
  const html =
    '<p xmlns="http://www.w3.org/1999/xhtml" title="two&#xA;lines">One<br />two <![CDATA[<i>]]> &lt;</p>' +
    '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg><script src="x" /><noscript><b>no</b></noscript>';
  assert.deepEqual(outline(read(sent(html, [[7, 1]], { noscript: false }))), [
    "body 0.0.-1",
    "  p title=two\nlines 0.1.-1",
    "    “One” 0.1.0",
    "    br 0.2.-1",
    "    “two <i> <” 0.1.1",
    "  svg 0.3.-1",
    "  script src=x 0.5.-1",
    "  noscript 0.6.-1",
  ]);
});

test("a page that was cut is read as far as it goes, and says so", () => {
  const { notes, ...snapshot } = read(sent("<p>One</p><div><p>two", [[90, 80]], { cut: true }));
  assert.deepEqual(outline(snapshot), ["body 0.0.-1", "  p 0.1.-1", "    “One” 0.1.0", "  div 0.2.-1", "    p 0.3.-1", "      “two” 0.3.0"]);
  assert.match(notes.join(), /only its first part/);
});

for (const [what, html, count] of [
  ["a text with tags of its own in a script", "<script></script><b></script>", [1, 0]],
  ["more elements than were counted", "<p></p><p></p>", [1, 1]],
  ["fewer blocks than were counted", "<p></p><b></b>", [2, 2]],
  ["an element without end", "<p><b>", [2, 1]],
  ["an end without element", "</p>", [0, 0]],
  ["a tag that is cut off", '<p class="a', [1, 1]],
  ["the end of the body", "</body>", [0, 0]],
])
  test(`refused: ${what}`, () => assert.throws(() => read(sent(html, [count])), /This page could not be read/));
