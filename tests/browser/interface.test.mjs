// Popup, options and welcome page as the reader uses them.
import test from "node:test";
import { article, assert, isShown, kind, setUp, until } from "./support.mjs";

const ASK = `<div id="ask" class="donation-bar"><h3>Support the Harrowmere Herald</h3><p>Please donate: every gift keeps our reporting free.</p>
<p><a href="/donate?amount=5">$5</a> <a href="/donate?amount=10">$10</a> <a href="/donate?amount=20">$20</a> <a href="/donate">Donate now</a></p></div>`;
const here = setUp({
  "/article": article({ end: ASK }),
  "/front": `<!doctype html><title>Front</title><ul>${"<li><a href='#'>A headline of some words</a></li>".repeat(60)}</ul>`,
});

/** Opens the popup in a tab of its own, about the tab with this address. */
async function popupOf(url) {
  const popup = await here.browser.open(here.browser.extensionUrl("popup/popup.html"));
  await popup.evaluate(async (url) => {
    const tabs = (await chrome.tabs.query({})).filter((tab) => tab.url === url);
    chrome.tabs.query = async () => tabs;
  }, url);
  return popup;
}
const state = (popup) => popup.evaluate(() => document.getElementById("state").textContent);
const says = (popup, words) => until(async () => (await state(popup)).match(words), `the popup to say ${words}`);
const stored = () => here.browser.inExtension(async () => (await chrome.storage.local.get("settings")).settings.sites);

test(`${kind}: the popup names the site, says what is done, and switches it`, async () => {
  await here.site({});
  const page = await here.open("/article");
  const popup = await popupOf(page.url);
  await says(popup, /^\d+ blocks? hidden · article of 5 March 2024$/);
  assert.equal(await popup.evaluate(() => document.getElementById("host").textContent), "localhost");
  assert.equal(await page.evaluate(isShown, "#ask"), false);

  const reveal = (word) =>
    until(
      () => popup.evaluate((word) => {
        const button = document.querySelector("[data-act^=reveal]");
        if (button?.textContent !== word) return false;
        button.click();
        return true;
      }, word),
      `the button “${word}”`,
    );
  await reveal("Show");
  await until(() => page.evaluate(isShown, "#ask"), "the block to be shown");
  await reveal("Hide again");
  await until(async () => !(await page.evaluate(isShown, "#ask")), "the block to be hidden again");

  await popup.evaluate(() => document.getElementById("on").click());
  await says(popup, /^Off on this site/);
  await until(() => page.evaluate(isShown, "#ask"), "the page as it was");
  assert.deepEqual(await stored(), { localhost: { on: false } });
  await popup.evaluate(() => document.getElementById("on").click());
  await says(popup, /hidden/);

  await popup.evaluate(() => document.querySelector("[name=level][value=off]").click());
  await until(() => page.evaluate(isShown, "#ask"), "nothing hidden");
  await until(() => page.evaluate(() => CSS.highlights.size > 0), "names and figures explained all the same");
  await popup.close();
  await page.close();
});

test(`${kind}: a block is always shown on a site, until that is taken back`, async () => {
  await here.site({});
  const page = await here.open("/article");
  const popup = await popupOf(page.url);
  const click = (word) => popup.evaluate((word) => [...document.querySelectorAll("main button")].find((b) => b.textContent === word && b.checkVisibility())?.click(), word);
  await says(popup, /hidden/);
  await click("Always show here");
  await until(() => page.evaluate(isShown, "#ask"), "the block to be shown");
  const { localhost } = await stored();
  assert.equal(localhost.never.length, 1);
  await until(() => popup.evaluate(() => !document.getElementById("kept").hidden), "the popup to say so");
  await click("Hide again");
  await until(async () => !(await page.evaluate(isShown, "#ask")), "the block to be hidden again");
  await popup.close();
  await page.close();
});

test(`${kind}: the popup says where nothing is done`, async () => {
  await here.site({});
  const page = await here.browser.open(here.url("/front"));
  const popup = await popupOf(here.url("/front"));
  await says(popup, /^Not an article/);
  await popup.evaluate(() => (chrome.tabs.query = async () => [{ id: 1, url: "about:config" }]));
  await says(popup, /^A page of the browser/);
  await popup.evaluate(() => ((chrome.tabs.query = async () => [{ id: 1 }]), (chrome.permissions.contains = async () => false)));
  await says(popup, /no access/);
  await popup.close();
  await page.close();
});

test(`${kind}: the options keep what is set, say what they cannot read, and show the record`, async () => {
  await here.site({ on: false });
  const options = await here.browser.open(here.browser.extensionUrl("options/options.html"));
  await until(() => options.evaluate(() => document.querySelector("#site-list summary")?.textContent === "localhost – off"), "the site in the list");
  await options.evaluate(() => {
    document.getElementById("host").value = "https://www.Paper.example/a?b";
    document.querySelector("#add button").click();
  });
  await until(() => options.evaluate(() => document.querySelectorAll("#site-list summary").length === 2), "the new site");
  await options.evaluate(() => document.getElementById("kind-share").click());
  await until(
    () => options.evaluate(async () => (await chrome.storage.local.get("settings")).settings.defaults?.keptKinds?.includes("share")),
    "the kind to be kept",
  );
  await options.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File([JSON.stringify({ version: 9, defaults: { level: "lots" }, sites: { "a.example": { level: "asks" } } })], "old.json"));
    const field = document.getElementById("file");
    field.files = files.files;
    field.dispatchEvent(new Event("change"));
  });
  await until(() => options.evaluate(() => document.querySelectorAll("#backup-said li").length === 2), "the problems by name");
  await options.evaluate(() => document.querySelector("#backup-said button.main").click());
  await until(
    () => options.evaluate(async () => Object.keys((await chrome.storage.local.get("settings")).settings.sites).join() === "a.example"),
    "the rest to be loaded",
  );
  await until(() => options.evaluate(() => document.querySelectorAll("#coverage tbody tr").length > 10), "the record's coverage");
  await options.close();
});
