// Our own pages for everybody: names for what can be used, an order of headings, contrast in light and dark, no
// sideways scrolling in a narrow window.
import test from "node:test";
import { launch } from "./driver/index.mjs";
import { article, assert, kind, setUp, until } from "./support.mjs";

const ASK = `<div class="donation-bar"><h3>Support the Harrowmere Herald</h3><p>Please donate: every gift keeps our reporting free.</p>
<p><a href="/donate?amount=5">$5</a> <a href="/donate?amount=10">$10</a> <a href="/donate">Donate now</a></p></div>`;
const here = setUp({ "/article": article({ end: ASK }) });

/** To run in a page: what is wrong with it. */
function faults() {
  const found = [];
  const say = (element, fault) => found.push(`${fault}: ${element.outerHTML.slice(0, 90)}`);
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  if (!document.documentElement.lang || !document.title) found.push("no language or no title");
  for (const element of document.querySelectorAll("button,a[href],input,select,textarea,summary,[role=tabpanel]")) {
    if (!shown(element)) continue;
    const ids = (element.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
    const name = [element.getAttribute("aria-label"), ...ids.map((id) => document.getElementById(id)?.textContent), ...[...(element.labels ?? [])].map((label) => label.textContent), element.textContent].find((text) => text?.trim());
    if (!name) say(element, "no name");
  }
  let level = 0;
  for (const heading of document.querySelectorAll("h1,h2,h3,h4")) {
    const now = Number(heading.localName[1]);
    if (now > level + 1) say(heading, "a heading's level is left out");
    level = now;
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids)) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push(`two of #${id}`);
  const rgb = (color) => color.match(/[\d.]+/g).map(Number);
  const light = (color) => rgb(color).slice(0, 3).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !shown(element) || element.closest(":disabled,:has(> :disabled),script,option")) continue;
    let under = element;
    while (under && /^rgba\(.*, 0\)$/.test(getComputedStyle(under).backgroundColor)) under = under.parentElement;
    const [a, b] = [light(getComputedStyle(element).color), light(getComputedStyle(under ?? document.body).backgroundColor)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) say(element, `contrast ${contrast.toFixed(2)}`);
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`${scrollWidth - clientWidth} px too wide`);
  return found;
}

for (const theme of ["light", "dark"])
  test(`${kind}: our pages can be read and used by everybody, ${theme}`, async () => {
    const wrong = { name: "Edith Calloway", office: "Mayor (GB)" };
    await here.browser.inExtension((settings) => chrome.storage.local.set({ settings }), {
      version: 2, look: { theme }, mutedPeople: ["Harold Moorcroft"], wrongMatches: [wrong], sites: { localhost: { never: [".gone"], hide: [".more"] } },
    });
    const page = await here.open("/article");
    for (const name of ["popup", "options", "welcome"]) {
      const ours = await here.browser.open(here.browser.extensionUrl(`${name}/${name}.html`));
      if (name === "popup") {
        await ours.evaluate(async (url) => {
          const tabs = (await chrome.tabs.query({})).filter((tab) => tab.url === url);
          chrome.tabs.query = async () => tabs;
        }, page.url);
        await until(() => ours.evaluate(() => document.querySelector("#list li") !== null), "the list of the popup");
      }
      if (name === "options") await until(() => ours.evaluate(() => document.querySelectorAll("#coverage tr").length > 10), "the record's table");
      await until(() => ours.evaluate((theme) => document.documentElement.dataset.theme === theme, theme), "the theme");
      await ours.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      assert.deepEqual(await ours.evaluate(faults), [], name);
      await ours.close();
    }
    await page.close();
  });

test(`${kind}: our pages fit a narrow window`, async () => {
  const narrow = await launch(kind, { extension: `${process.env.NEWSGLOSS_EXTENSION ?? "target/extension"}/${kind}`, width: 360, height: 700 });
  try {
    for (const name of ["options", "welcome"]) {
      const ours = await narrow.open(narrow.extensionUrl(`${name}/${name}.html`));
      if (name === "options") await until(() => ours.evaluate(() => document.querySelectorAll("#coverage tr").length > 10), "the record's table");
      assert.deepEqual(await ours.evaluate(faults), [], name);
      await ours.close();
    }
  } finally {
    await narrow.close();
  }
});
