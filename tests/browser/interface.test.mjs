// Popup, options and welcome page as the reader uses them.
import test from "node:test";
import { article, assert, highlighted, isShown, kind, setUp, until } from "./support.mjs";

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
const settings = () => here.browser.inExtension(async () => (await chrome.storage.local.get("settings")).settings);
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
  await reveal("Show once");
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
  await until(() => popup.evaluate(() => document.getElementById("after").textContent.includes("1 block is always shown")), "the popup to say so");
  await click("Hide again");
  await until(async () => !(await page.evaluate(isShown, "#ask")), "the block to be hidden again");
  await popup.close();
  await page.close();
});

test(`${kind}: each hidden block is told in plain words, and can be called wrong`, async () => {
  await here.site({});
  const page = await here.open("/article");
  const popup = await popupOf(page.url);
  await says(popup, /hidden/);
  const block = await popup.evaluate(() => document.querySelector("#list li").innerText);
  assert.match(block, /^Donation ask: “.*donate.*”, amounts 5\/10\/20 \$/is);
  assert.ok(await popup.evaluate(() => document.querySelectorAll("#list li .signs li").length > 0), "the signs that decided");
  await popup.evaluate(() => document.querySelector("[data-act^=wrong]").click());
  await until(() => page.evaluate(isShown, "#ask"), "the block to be shown");
  const { mistakes } = await settings();
  assert.equal(mistakes.length, 1);
  assert.deepEqual([mistakes[0].site, mistakes[0].kind], ["localhost", "donation"]);
  await until(() => popup.evaluate(() => document.getElementById("after").textContent.includes("1 mistake is noted")), "the popup to say so");
  await popup.close();
  const options = await here.browser.open(here.browser.extensionUrl("options/options.html"));
  await until(() => options.evaluate(() => document.getElementById("mistake-list").textContent.includes("Harrowmere Herald")), "the mistake in the options");
  await options.evaluate(() => document.getElementById("mistakes-clear").click());
  await until(async () => !(await settings()).mistakes.length, "the list to be emptied");
  await options.close();
  await page.close();
});

test(`${kind}: kinds of clutter are switched for the site`, async () => {
  await here.site({});
  const page = await here.open("/article");
  const popup = await popupOf(page.url);
  await says(popup, /hidden/);
  assert.equal(await popup.evaluate(() => document.getElementById("kind-comments").disabled), true);
  await popup.evaluate(() => document.getElementById("kind-donation").click());
  await until(() => page.evaluate(isShown, "#ask"), "asks to stay in view");
  assert.deepEqual((await stored()).localhost, { keptKinds: ["donation"] });
  await until(() => popup.evaluate(() => document.getElementById("kinds-about").textContent.includes("1 of ")), "the popup to say so");
  await popup.evaluate(() => document.getElementById("kind-donation").click());
  await until(async () => !(await page.evaluate(isShown, "#ask")), "asks to be hidden again");
  assert.deepEqual(await stored(), {});
  await popup.close();
  await page.close();
});

test(`${kind}: people and figures are listed, walked by keys, and opened in the page`, async () => {
  await here.site({});
  const page = await here.open("/article");
  const popup = await popupOf(page.url);
  await says(popup, /hidden/);
  await popup.evaluate(() => ((window.close = () => {}), document.getElementById("tab-hidden").focus()));
  await popup.press("ArrowRight");
  await until(() => popup.evaluate(() => document.activeElement.id === "tab-person" && document.activeElement.getAttribute("aria-selected") === "true"), "the people's tab");
  const names = await popup.evaluate(() => [...document.querySelectorAll("#list .name")].map((one) => one.textContent));
  assert.ok(names.includes("Edith Calloway") && names.includes("Harold Moorcroft"), names.join());
  await popup.evaluate(() => [...document.querySelectorAll("#list button.card")].find((one) => one.textContent.startsWith("Edith")).click());
  await until(async () => (await page.inCard((root) => root.querySelector("h2").textContent)) === "Edith Calloway", "the card in the page");
  await popup.close();
  await here.site({ mutedPeople: ["Edith Calloway"] });
  const again = await popupOf(page.url);
  await until(() => again.evaluate(() => document.getElementById("tab-person").click() ?? document.getElementById("after").textContent.includes("Edith Calloway is not underlined on this site")), "who is muted");
  await again.evaluate(() => document.querySelector("[data-act=unmute-0]").click());
  await until(async () => (await page.evaluate(highlighted)).some((text) => text.includes("Calloway")), "the underlines to return");
  await again.close();
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
  await until(() => options.evaluate(() => document.querySelectorAll("#site-list > details").length === 2), "the new site");
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

test(`${kind}: names and their sites are kept in the options`, async () => {
  await here.site({});
  const options = await here.browser.open(here.browser.extensionUrl("options/options.html"));
  const add = (form, ...values) =>
    options.evaluate(({ form, values }) => {
      const fields = document.querySelectorAll(`#${form} input`);
      values.forEach((value, index) => (fields[index].value = value));
      document.querySelector(`#${form} button`).click();
      return document.querySelector(`#${form} .warn`).textContent;
    }, { form, values });
  assert.equal(await add("alias", "Edie", "Edie", ""), "Write two different names.");
  assert.equal(await add("alias", "Edie", "Edith  Calloway", "no site at all"), "Write the site as paper.example, or leave it empty for all sites.");
  assert.equal(await add("alias", "Edie", "Edith  Calloway", "https://www.paper.example/a"), "");
  assert.equal(await add("mute", "Harold Moorcroft", ""), "");
  await until(() => options.evaluate(() => document.querySelectorAll("#people-lists li").length === 2), "both words");
  const { sites, mutedPeople } = await settings();
  assert.deepEqual(sites["paper.example"], { aliases: [{ name: "Edie", same: "Edith Calloway" }] });
  assert.deepEqual(mutedPeople, ["Harold Moorcroft"]);
  await options.evaluate(() => document.querySelectorAll("#people-lists button").forEach((button) => button.click()));
  await until(async () => Object.keys((await settings()).sites).join() === "localhost" && !(await settings()).mutedPeople.length, "both to go");
  await options.close();
});

test(`${kind}: settings of the first version are taken over`, async () => {
  const old = { version: 1, look: { people: "wavy", quotes: "none" }, mutedPeople: ["Edith Calloway"], sites: { localhost: { level: "asks" } } };
  const read = await here.browser.inExtension(async (old) => {
    const { read } = await import("/shared/settings.js");
    return read(old);
  }, old);
  assert.deepEqual(read.problems, []);
  assert.equal(read.settings.version, 2);
  assert.deepEqual(read.settings.mutedPeople, ["Edith Calloway"]);
  assert.deepEqual([read.settings.look.people, read.settings.look.quotes], ["wavy", "dashed"]);
  assert.deepEqual(read.settings.sites, { localhost: { level: "asks" } });
});

test(`${kind}: wrong words in a file of settings are named with what would be right`, async () => {
  const file = { version: 2, aliases: [{ name: "Edie" }], sites: { "a.example": { wrongMatches: ["Edie"], mutedPeople: "Edie" } }, mistakes: [{ site: "a.example" }], units: "stone" };
  const { problems, again } = await here.browser.inExtension(async (file) => {
    const { initial, read } = await import("/shared/settings.js");
    const { problems, settings } = read(file);
    const whole = { ...initial(), aliases: [{ name: "Edie", same: "Edith Calloway" }] };
    return { problems, again: JSON.stringify(read(JSON.parse(JSON.stringify(whole))).settings) === JSON.stringify(whole) && settings.aliases.length === 0 };
  }, file);
  assert.equal(problems.length, 5);
  for (const words of ['aliases is [{"name":"Edie"}]; it may be: a list of {"name": "…", "same": "…"}', "sites.a.example.wrongMatches", "sites.a.example.mutedPeople", "mistakes", 'units is "stone"; it may be: metric, us'])
    assert.ok(problems.some((problem) => problem.includes(words)), `${words} in ${problems.join(" ")}`);
  assert.ok(again, "what is right is read as it was written");
});
