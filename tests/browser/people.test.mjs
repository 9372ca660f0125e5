// The card of a person, and what the reader can say of people: by pointer and by keyboard.
import test from "node:test";
import { launch } from "./driver/index.mjs";
import { article, assert, highlighted, kind, locate, setUp, until } from "./support.mjs";

const PRESIDENT = `<p id="president">President Joe Biden had promised money for such bridges, and the council wrote to him in the autumn to ask for it.</p>`;
const here = setUp({ "/article": article({ middle: PRESIDENT }) });

/** Opens the card at the first place of a text. */
async function openAt(page, text) {
  await page.press("Escape");
  await until(async () => (await page.inCard(() => 1)) === null, "no card to be open");
  await page.activate();
  const { x, y } = await page.evaluate(locate, text);
  await page.click(x, y);
  await until(() => page.inCard((root) => root.querySelector("h2").textContent), `the card of ${text}`);
}
const told = (page) => page.inCard((root) => root.querySelector(".rows").innerText);
const title = (page) => page.inCard((root) => root.querySelector("h2")?.textContent);
const position = (page) => page.inCard((root) => root.querySelector(".position")?.textContent);
/** Presses a button of the card as the reader does. */
async function press(page, label) {
  const at = await page.inCard((root, label) => {
    const button = [...root.querySelectorAll("button,summary")].find((one) => (one.getAttribute("aria-label") ?? one.textContent) === label);
    if (!button) return null;
    button.scrollIntoView({ block: "nearest" });
    const { left, top, width, height } = button.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, label);
  assert.ok(at, `the card has ${label}`);
  await page.click(at.x, at.y);
}
const stored = () => here.browser.inExtension(async () => (await chrome.storage.local.get("settings")).settings);
const count = async (page, text) => (await page.evaluate(highlighted)).filter((one) => one === text).length;

test(`${kind}: from mention to mention, by keys and by buttons, and the underlines stay`, async () => {
  await here.site({ figures: false });
  const page = await here.open("/article");
  await until(async () => (await count(page, "Edith Calloway")) === 2, "two underlined mentions");
  const before = await page.evaluate(highlighted);
  await openAt(page, "Edith Calloway");
  const [, , , all] = (await position(page)).split(" ");
  assert.equal(await position(page), `Mention 1 of ${all}`);
  assert.ok(all > 1);
  await page.press("ArrowRight");
  await until(async () => (await position(page)) === `Mention 2 of ${all}`, "the next mention");
  await press(page, "Next mention");
  for (let at = 3; at <= all; at++) {
    await until(async () => (await position(page)) === `Mention ${at} of ${all}`, `mention ${at}`);
    // The button keeps the focus, so that Enter goes on.
    if (at < all) await page.press("Enter");
  }
  const inView = await page.inCard((root) => {
    const { top, bottom } = root.host.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  assert.ok(inView, "the card is where the reader looks");
  assert.deepEqual(await page.inCard((root) => [...root.querySelectorAll("footer button")].map((b) => b.disabled)), [false, true]);
  await page.press("ArrowLeft");
  await until(async () => (await position(page)) === `Mention ${all - 1} of ${all}`, "the one before");
  // While a card is open its place is marked, and that is all that differs.
  assert.equal((await page.evaluate(highlighted)).length, before.length + 1);
  await page.press("Escape");
  await until(async () => (await page.evaluate(highlighted)).length === before.length, "the mark to go");
  await page.close();
});

test(`${kind}: the card tells what the article states and what is on record, each with its source`, async () => {
  await here.site({});
  const page = await here.open("/article");
  await openAt(page, "Joe Biden");
  const text = await told(page);
  for (const words of ["STATED HERE", "In this article", "ON RECORD", "20 January 2021 to 20 January 2025", "In office when this was published, on 5 March 2024: yes", "Today: not in office, as of"])
    assert.ok(text.toLowerCase().includes(words.toLowerCase()), `${words} in ${text}`);
  const sources = await page.inCard((root) => [...root.querySelectorAll(".record > dl > div, .record details div")].map((row) => row.querySelector(".source")?.textContent ?? ""));
  assert.ok(sources.length && sources.every((source) => source.includes(", as of ")), sources.join("; "));
  assert.ok(!/to today|– today/i.test(text), text);
  assert.equal(await page.inCard((root) => root.querySelector("[role=dialog]").getAttribute("aria-labelledby")), "title");
  await page.close();
});

test(`${kind}: a person is muted here or everywhere, and that is taken back`, async () => {
  await here.site({});
  const page = await here.open("/article");
  await until(async () => (await count(page, "Edith Calloway")) > 0, "the underline");
  await openAt(page, "Edith Calloway");
  await press(page, "Not right?");
  await press(page, "On this site: Don’t underline Edith Calloway");
  await until(async () => (await page.inCard((root) => root.querySelector(".told")?.textContent)) === "Edith Calloway is no longer underlined on localhost.", "the word on it");
  await until(async () => (await page.evaluate(highlighted)).every((text) => !text.includes("Calloway")), "the underlines to go");
  assert.deepEqual((await stored()).sites.localhost.mutedPeople, ["Edith Calloway"]);
  // The way back has the focus.
  await page.press("Enter");
  await until(async () => (await count(page, "Edith Calloway")) === 2, "the underlines to return");
  assert.equal((await stored()).sites.localhost?.mutedPeople, undefined);
  await openAt(page, "Edith Calloway");
  await press(page, "Not right?");
  await press(page, "Everywhere: Don’t underline Edith Calloway");
  await until(async () => (await stored()).mutedPeople.join() === "Edith Calloway", "the name in the settings");
  await page.close();
});

test(`${kind}: a wrong match is taken away, and two names are made one`, async () => {
  await here.site({});
  const page = await here.open("/article");
  await openAt(page, "Joe Biden");
  await press(page, "Not right?");
  await press(page, "On this site: Joe Biden is not the one on record");
  await until(async () => (await stored()).sites.localhost?.wrongMatches?.length === 1, "the word to be kept");
  const name = (await stored()).sites.localhost.wrongMatches[0].name;
  assert.equal(name, "Joe Biden");
  await until(async () => {
    await openAt(page, "Joe Biden");
    return !(await told(page)).includes("2021");
  }, "the card without the record");

  await openAt(page, "Harold Moorcroft");
  await press(page, "Not right?");
  await page.inCard((root) => (root.querySelector("select").value = "Edith Calloway"));
  await press(page, "On this site: Harold Moorcroft is the same person as the one chosen");
  await until(async () => (await stored()).sites.localhost?.aliases?.length === 1, "the alias to be kept");
  assert.deepEqual((await stored()).sites.localhost.aliases, [{ name: "Harold Moorcroft", same: "Edith Calloway" }]);
  await until(async () => {
    await openAt(page, "Harold Moorcroft");
    return (await title(page)) === "Edith Calloway";
  }, "the other name on the card");
  await page.close();
});

test(`${kind}: in a narrow window, too, the card leaves what it is about in view`, async () => {
  const narrow = await launch(kind, { extension: `${process.env.NEWSGLOSS_EXTENSION ?? "target/extension"}/${kind}`, width: 360, height: 700 });
  try {
    const page = await narrow.open(here.url("/article"));
    await until(async () => (await narrow.ask(here.url("/article"), { type: "report" }))?.state === "done", "the page to be read");
    await page.activate();
    const { x, y } = await page.evaluate(locate, "Edith Calloway");
    await page.click(x, y);
    const card = await until(() => page.inCard((root) => root.querySelector("h2") && root.host.getBoundingClientRect().toJSON()), "the card");
    const name = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf("Edith Calloway");
        if (at < 0) continue;
        const range = new Range();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 14);
        return range.getBoundingClientRect().toJSON();
      }
    });
    assert.ok(name.bottom <= card.top || card.bottom <= name.top, JSON.stringify({ name, card }));
    assert.ok(name.top >= 0 && card.bottom <= 700, JSON.stringify({ name, card }));
    await page.close();
  } finally {
    await narrow.close();
  }
});
