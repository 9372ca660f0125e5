// Pages that change under us: what comes late, what is written anew, what moves on without a new document.
import test from "node:test";
import { ASK, article, assert, highlighted, isShown, kind, locate, paragraph, setUp, until, watchMutations } from "./support.mjs";

const TALL = `<aside class="box" style="height:700px"><p>Other stories of this week, and of the week before.</p></aside>`;
const here = setUp({
  "/article": article(),
  "/tall": article({ top: TALL, paragraphs: 40 }),
  "/shadow": article({ middle: `<story-box></story-box>`, end: `<aside-box></aside-box><script>
      const box = (name, html) => customElements.define(name, class extends HTMLElement {
        constructor() { super().attachShadow({ mode: "open" }).innerHTML = html; }
      });
      box("story-box", '<p id="in">The ferry carried 1,204 lorries in the month of May, said the harbour master, and more were turned away.</p>');
      box("aside-box", '<p>About the harbour of Harrowmere and its people.</p><aside id="ask">${ASK.replace(/\n\s*/g, "")}</aside>');</script>` }),
  // 50,000 nodes, the last of them an ask, and a clock that never stops.
  "/vast": article({
    end: `<div id="vast">${"<p><b>Cargo</b> of the <i>harbour</i></p>".repeat(8_400)}</div><aside id="ask">${ASK}</aside><p id="clock"></p>
      <script>setInterval(() => clock.replaceChildren(String(Date.now() % 10)), 20);</script>`,
  }),
  "/ask": article({ end: `<aside id="ask">${ASK}</aside>`, paragraphs: 20 }),
  "/insists": article({ end: `<script>
      const box = () => { const box = document.createElement("aside"); box.className = "box"; box.textContent = "Other stories of this week, and of the week before."; return box; };
      document.querySelector("main").append(box());
      globalThis.brought = 0;
      setInterval(() => { const old = document.querySelector(".box"); if (!old.getClientRects().length) { old.replaceWith(box()); brought++; } }, 50);</script>` }),
  "/field": article({ end: `<aside id="ask"><form><p>What the sea brings.</p><input id="field" placeholder="Where to"><p id="more"></p></form></aside>` }),
  // A page as the frameworks make them: it keeps its nodes, writes into their texts, moves and removes them by hand.
  "/framework": article({ end: `<script>
      const list = document.querySelector("article");
      const known = [...list.querySelectorAll("p")].map((element) => ({ element, text: element.firstChild }));
      globalThis.wrong = [];
      globalThis.render = (order) => {
        for (const { element, text } of known) {
          if (text.parentNode !== element || element.childNodes.length !== 1) wrong.push(element.id);
          if (element.parentNode === list) list.removeChild(element);
        }
        for (const at of order) list.insertBefore(known[at].element, null);
      };
      globalThis.write = (at, data) => { known[at].text.nodeValue = data; };</script>` }),
  "/written": article({
    middle: `<div id="editor" contenteditable><p>Mayor Edith Calloway paid $7.5 million on April 9, 2024.</p></div><form><textarea id="comment">Edith Calloway paid $8.5 million.</textarea></form>
      <template id="mould"><p>Mayor Edith Calloway paid $9.5 million on April 9, 2024, said the clerk of the council to the press.</p></template><iframe id="frame" srcdoc="<p>Edith Calloway paid $6.5 million.</p>"></iframe>`,
  }),
});
const texts = (page) => page.evaluate(highlighted);

test(`${kind}: text that is written anew loses its underlines, and gets new ones`, async () => {
  await here.site({});
  const page = await here.open("/article");
  await until(async () => (await texts(page)).length > 5, "underlines");
  await page.evaluate(() => (document.querySelector("#p0").firstChild.data = "The repair will now take 17 months and not the time that was named before, said the clerk."));
  await until(async () => (await texts(page)).some((text) => text.includes("17")), "an underline on the new text");
  assert.ok((await texts(page)).every((text) => !text.includes("Moorcroft")));
  await page.close();
});

test(`${kind}: a block that comes late is hidden too`, async () => {
  await here.site({ hide: [".box"] });
  const page = await here.open("/article");
  await page.evaluate(() => {
    const box = document.createElement("div");
    box.className = "box";
    box.textContent = "Look at our other stories of this week first, before you read on.";
    document.body.prepend(box);
  });
  await until(async () => !(await page.evaluate(isShown, ".box")), "the box to vanish");
  await page.close();
});

test(`${kind}: 2,000 updates of a live blog are looked at a few times`, async () => {
  await here.site({});
  const page = await here.open("/article");
  const long = await page.evaluate(async () => {
    const list = document.querySelector("article");
    let longest = 0;
    let last = performance.now();
    for (let n = 0; n < 2000; n++) {
      list.insertAdjacentHTML("beforeend", `<p>Update ${n}: the council goes on with item ${n} of its agenda, said the clerk.</p>`);
      if (n % 20) continue;
      await new Promise((done) => setTimeout(done, 5));
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  });
  assert.ok(long < 1500, `the page stood still for ${long} ms`);
  await until(async () => (await texts(page)).some((text) => text === "1999"), "the last update", 20_000);
  await page.close();
});

test(`${kind}: navigation without a new document ends one session and begins another`, async () => {
  await here.site({ hide: [".box"] });
  const page = await here.open("/article");
  await until(async () => (await texts(page)).length > 0, "underlines");
  await page.evaluate(() => {
    history.pushState({}, "", "/front");
    document.querySelector("main").innerHTML = "<ul><li>Only a list.</li></ul>";
  });
  await until(async () => (await texts(page)).length === 0, "underlines to go");
  const next = [1, 2, 3, 4, 5, 6, 7, 8].map(paragraph).join("");
  await page.evaluate((text) => {
    history.pushState({}, "", "/second");
    document.querySelector("main").innerHTML = `<article><h1>Second article</h1>${text}<aside class="box">More of this.</aside></article>`;
  }, next);
  await until(async () => (await texts(page)).length > 0, "underlines on the second article");
  await until(async () => !(await page.evaluate(isShown, ".box")), "its box to vanish");
  await page.close();
});

test(`${kind}: from the back/forward cache the page comes as the settings say by then`, async () => {
  await here.site({ hide: [".box"] });
  const page = await here.open("/tall");
  assert.equal(await page.evaluate(isShown, ".box"), false);
  await page.evaluate(() => addEventListener("pageshow", (event) => (document.title = `persisted ${event.persisted}`)));
  // The page goes there and back by itself, as from a click: Firefox's driver listens for the unloading of a page that it
  // navigates, and now and then keeps it out of the cache by that.
  await page.evaluate((url) => void setTimeout(() => location.assign(url)), here.url("/article"));
  const isThere = () => location.pathname === "/article" && document.readyState === "complete";
  await until(() => page.evaluate(isThere).catch(() => false), "the next page");
  await here.site({ on: false });
  await page.evaluate(() => void setTimeout(() => history.back()));
  // Nothing of ours keeps a page out of the cache.
  const isBack = () => document.title === "persisted true";
  await until(() => page.evaluate(isBack).catch(() => false), "the page out of the cache");
  await until(async () => page.evaluate(isShown, ".box"), "the box to return");
  await page.close();
});

test(`${kind}: a page of 50,000 nodes is read whole, while it changes`, async () => {
  await here.site({});
  const page = await here.open("/vast");
  await until(async () => (await texts(page)).includes("14 months"), "the article to be explained", 20_000);
  await until(async () => !(await page.evaluate(isShown, "#ask")), "what comes after it all to be hidden", 20_000);
  assert.equal(await page.evaluate(() => document.querySelectorAll("#vast, #vast *").length), 8_400 * 3 + 1);
  await here.site({ on: false });
  await until(() => page.evaluate(isShown, "#ask"), "the page as it was");
  await page.close();
});

test(`${kind}: the line that is read stays where it is`, async () => {
  await here.site({ hide: [] });
  const page = await here.open("/tall");
  await page.activate();
  await page.evaluate(locate, "item 115 of");
  const top = () => page.evaluate(() => Math.round(document.querySelector("#p14").getBoundingClientRect().top));
  const before = await top();
  await here.site({ hide: [".box"] });
  await until(async () => !(await page.evaluate(isShown, ".box")), "the box to vanish");
  await new Promise((done) => setTimeout(done, 300));
  assert.ok(Math.abs((await top()) - before) <= 2, `hidden: ${before} → ${await top()}`);
  await here.site({ on: false });
  await until(async () => page.evaluate(isShown, ".box"), "the box to return");
  await new Promise((done) => setTimeout(done, 300));
  assert.ok(Math.abs((await top()) - before) <= 2, `shown: ${before} → ${await top()}`);
  await page.close();
});

test(`${kind}: text and blocks in open shadow trees are reached, and what comes there later`, async () => {
  await here.site({});
  const page = await here.open("/shadow");
  const inside = (fn) => page.evaluate(fn);
  const shown = () => inside(() => document.querySelector("aside-box").shadowRoot.getElementById("ask").getClientRects().length > 0);
  await until(async () => (await texts(page)).includes("1,204"), "underlines in the shadow tree");
  await until(async () => !(await shown()), "the ask to vanish");
  await page.evaluate(() => (document.querySelector("story-box").shadowRoot.getElementById("in").firstChild.data = "The ferry carried 1,377 lorries in the month of June, said the harbour master, and none was turned away."));
  await until(async () => (await texts(page)).includes("1,377"), "an underline on the new text");
  assert.ok(!(await texts(page)).includes("1,204"));
  await here.site({ on: false });
  await until(shown, "the ask to return");
  assert.deepEqual(await inside(() => document.querySelector("aside-box").shadowRoot.getElementById("ask").getAttributeNames()), ["id"]);
  await page.close();
});

test(`${kind}: a hidden block that is given the article's text comes back`, async () => {
  await here.site({});
  const page = await here.open("/ask");
  await until(async () => !(await page.evaluate(isShown, "#ask")), "the ask to vanish");
  const text = [31, 32, 33, 34].map(paragraph).join("");
  await page.evaluate((text) => (document.getElementById("ask").innerHTML = text), text);
  await until(async () => page.evaluate(isShown, "#ask"), "the block to return");
  await page.close();
});

test(`${kind}: a block that the page puts in again and again is let be, and that is said`, async () => {
  await here.site({ hide: [".box"] });
  const page = await here.open("/insists");
  const report = await until(async () => {
    const report = await here.report("/insists");
    return report?.state === "gave-up" ? report : null;
  }, "giving up", 60_000);
  assert.ok(report.notes.some((note) => note.includes("gave up")));
  const brought = () => page.evaluate(() => document.querySelector(".box").getClientRects().length);
  await new Promise((done) => setTimeout(done, 1500));
  assert.equal(await brought(), 1);
  await page.close();
});

test(`${kind}: the next article below this one, with its address, makes nothing jump`, async () => {
  await here.site({});
  const page = await here.open("/ask");
  await until(async () => !(await page.evaluate(isShown, "#ask")), "the ask to vanish");
  await page.activate();
  const more = [41, 42, 43, 44, 45].map(paragraph).join("").replaceAll("item 14", "point 77");
  const seen = await page.evaluate(async (more) => {
    history.replaceState({}, "", "/next");
    document.querySelector("main").insertAdjacentHTML("beforeend", `<article><h1>The mill has a new owner</h1>${more}</article>`);
    let seen = false;
    for (const end = performance.now() + 2500; performance.now() < end; ) {
      await new Promise((done) => requestAnimationFrame(done));
      seen ||= document.getElementById("ask").getClientRects().length > 0;
    }
    return seen;
  }, more);
  assert.equal(seen, false);
  assert.ok((await texts(page)).length > 5);
  await page.close();
});

test(`${kind}: a framework finds its nodes as it left them`, async () => {
  await here.site({});
  const page = await here.open("/framework");
  await until(async () => (await texts(page)).length > 5, "underlines");
  // The page's own functions, not to be seen from everywhere.
  const own = (code) => page.evaluate((code) => {
    const script = document.createElement("script");
    script.textContent = code;
    document.head.append(script);
    script.remove();
  }, code);
  await own("render([11, 10, 9, 3, 2, 1, 0]); write(3, 'The ferry carried 1,377 lorries in June, said the harbour master to those who asked.')");
  await until(async () => (await texts(page)).includes("1,377"), "underlines on what was written");
  await own("render([0, 1, 2, 3]); document.title = wrong.length ? 'wrong' : 'right'");
  assert.equal(await page.evaluate(() => document.title), "right");
  await until(async () => (await texts(page)).every((text) => !text.includes("106")), "underlines to go with their text");
  await page.close();
});

test(`${kind}: what is written in, moulds and frames are left alone`, async () => {
  await here.site({ on: false });
  const page = await here.browser.open(here.url("/written"));
  await page.evaluate(watchMutations);
  await here.site({});
  await until(async () => (await texts(page)).length > 5, "underlines");
  const marked = await texts(page);
  for (const amount of ["6.5", "7.5", "8.5", "9.5"]) assert.ok(marked.every((text) => !text.includes(amount)), amount);
  assert.equal(await page.evaluate(() => document.getElementById("frame").contentWindow.CSS.highlights.size), 0);
  await page.evaluate(() => document.querySelector("article").append(document.getElementById("mould").content.cloneNode(true)));
  await until(async () => (await texts(page)).some((text) => text.includes("9.5")), "underlines on what was made of the mould");
  await page.activate();
  const { x, y } = await page.evaluate(locate, "7.5 million");
  await page.click(x, y);
  await page.type("1");
  await new Promise((done) => setTimeout(done, 800));
  assert.match(await page.evaluate(() => document.getElementById("editor").textContent), /^Mayor Edith.*1.*2024\.$/);
  assert.deepEqual(await page.evaluate(() => globalThis.seen.filter((one) => /^attribute (?:div|p|form|textarea|iframe)/.test(one))), []);
  await page.close();
});

test(`${kind}: a block that is being filled in does not vanish`, async () => {
  await here.site({});
  const page = await here.open("/field");
  await here.settled("/field", (report) => report.state === "done");
  await page.activate();
  assert.equal(await page.evaluate(isShown, "#field"), true);
  const { x, y } = await page.evaluate(() => {
    const field = document.getElementById("field");
    field.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top } = field.getBoundingClientRect();
    return { x: left + 10, y: top + 10 };
  });
  await page.click(x, y);
  await page.type("me@example.org");
  const ask = () => (document.getElementById("more").innerHTML = "Sign up for our newsletter: the best stories of the week in your inbox. <button>Subscribe</button>");
  await page.evaluate(ask);
  await new Promise((done) => setTimeout(done, 2500));
  assert.equal(await page.evaluate(isShown, "#field"), true);
  await page.close();
  // The same, written in by nobody, is an ask.
  const other = await here.open("/field");
  await here.settled("/field", (report) => report.state === "done");
  await other.evaluate(ask);
  await until(async () => !(await other.evaluate(isShown, "#field")), "the ask to vanish");
  await other.close();
});

test(`${kind}: a translation that wraps every text loses no word and makes no loop`, async () => {
  await here.site({});
  const page = await here.open("/article");
  await until(async () => (await texts(page)).length > 5, "underlines");
  const wrap = () => {
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    for (const text of found) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = text.data.replace("The council of Harrowmere", "Der Rat von Harrowmere");
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  await page.evaluate(wrap);
  await until(async () => (await texts(page)).length > 5, "underlines on what is there now");
  await page.evaluate(watchMutations);
  await new Promise((done) => setTimeout(done, 1000));
  assert.deepEqual(await page.evaluate(() => globalThis.seen), []);
  await page.close();
});

test(`${kind}: text is found, selected and copied as on any page`, async () => {
  await here.site({});
  const page = await here.open("/article");
  await until(async () => (await texts(page)).length > 5, "underlines");
  await page.activate();
  const found = await page.evaluate(() => {
    getSelection().removeAllRanges();
    return window.find("Edith Calloway said that engineers") && getSelection().toString();
  });
  assert.equal(found, "Edith Calloway said that engineers");
  await page.evaluate(() => getSelection().removeAllRanges());
  const place = await page.evaluate(locate, "Calloway said");
  await page.click(place.x, place.y, 3);
  const selected = await page.evaluate(() => getSelection().toString().trim());
  assert.equal(selected, await page.evaluate(() => document.getElementById("p1").textContent));
  await page.close();
});

test(`${kind}: on paper there are neither asks nor underlines`, async () => {
  await here.site({});
  const page = await here.open("/ask");
  await until(async () => (await texts(page)).length > 5, "underlines");
  const underlined = () =>
    page.evaluate(() => {
      const lines = [];
      CSS.highlights.forEach((_, name) => lines.push(getComputedStyle(document.querySelector("#p1"), `::highlight(${name})`).textDecorationLine));
      return lines.includes("underline");
    });
  assert.equal(await underlined(), true);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.medium("print");
  assert.equal(await page.evaluate(() => matchMedia("print").matches), true);
  assert.equal(await underlined(), false);
  assert.equal(await page.evaluate(isShown, "#ask"), false);
  assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), height);
  await page.medium("screen");
  assert.equal(await underlined(), true);
  await page.close();
});
