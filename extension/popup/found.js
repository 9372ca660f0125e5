// What was found on the page, in tabs: the hidden blocks with the reasons, and whatever is underlined.

import { byId, counted, h } from "../shared/html.js";
import { withCountry } from "../shared/places.js";
import { KIND } from "../shared/words.js";

/** @typedef {import("../shared/protocol.js").Report} Report */
/** @typedef {Report["hidden"][number]} Block */
/** @typedef {"hidden" | Report["cards"][number]["about"]} Tab */
/**
 * What the reader can do about what is listed.
 * @typedef {object} FoundActs
 * @property {(block: Block) => void} reveal  shows it once, or hides it again
 * @property {(block: Block) => void} locate
 * @property {(block: Block) => void} always  always shown on the site
 * @property {(block: Block) => void} wrong   the same, and noted as a mistake
 * @property {() => void} forget  what is always shown is hidden again
 * @property {(card: number) => void} open  opens a card in the page
 * @property {(name: string, site: string) => void} unmute
 * @property {() => void} options
 */
/** @typedef {{kept: number, wrong: number, muted: {item: string, site: string}[]}} Site  what is set for the site */

/** @type {[Tab, string][]} */
const TABS = [["hidden", "Hidden"], ["person", "People"], ["figure", "Figures"], ["quote", "Quotes"]];

/** @type {Tab} */
let chosen = "hidden";
/** What was last drawn; all is drawn anew only when something changed. */
let drawn = "";
let redraw = () => {};

/** Prepares the tabs. */
export function prepareFound() {
  byId("tabs").append(
    ...TABS.map(([tab, name]) =>
      h("button", { id: `tab-${tab}`, type: "button", role: "tab", "data-tab": tab, "aria-controls": "panel", onclick: () => choose(tab) },
        name, " ", h("span", { className: "count" }))),
  );
  byId("tabs").addEventListener("keydown", ({ key }) => {
    const open = TABS.map(([tab]) => tab).filter((tab) => !byId(`tab-${tab}`).hidden);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    const to = key === "Home" ? open[0] : key === "End" ? open.at(-1) : step && open[(open.indexOf(chosen) + step + open.length) % open.length];
    if (!to) return;
    choose(to);
    byId(`tab-${to}`).focus();
  });
}

/** @param {Tab} tab */
function choose(tab) {
  chosen = tab;
  redraw();
}

/** @param {Report | null} report @param {Site} site @param {FoundActs} acts */
export function showFound(report, site, acts) {
  const listed = report?.state === "done" || report?.state === "gave-up" || Boolean(report?.hidden.length);
  byId("found").hidden = !listed;
  if (!report || !listed) return;
  redraw = () => draw(report, site, acts);
  redraw();
}

/** @param {Report} report @param {Site} site @param {FoundActs} acts */
function draw(report, site, acts) {
  const wanted = JSON.stringify([chosen, report.hidden, report.cards, site]);
  if (wanted === drawn) return;
  drawn = wanted;
  const { hidden, cards } = report;
  const count = (/** @type {Tab} */ tab) => (tab === "hidden" ? hidden.length : cards.filter((card) => card.about === tab).length);
  const muted = site.muted.length > 0;
  // Muted people are listed with the people, so that they can be brought back.
  if (chosen !== "hidden" && !count(chosen) && !(chosen === "person" && muted)) chosen = "hidden";
  for (const [tab] of TABS) {
    const button = byId(`tab-${tab}`);
    button.hidden = tab !== "hidden" && !count(tab) && !(tab === "person" && muted);
    button.setAttribute("aria-selected", String(tab === chosen));
    button.tabIndex = tab === chosen ? 0 : -1;
    /** @type {HTMLElement} */ (button.querySelector(".count")).textContent = String(count(tab));
  }
  byId("panel").setAttribute("aria-labelledby", `tab-${chosen}`);
  // The button that was just used is there again after drawing, under another word; a reason that was opened stays open.
  const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.act;
  const open = new Set([...byId("list").querySelectorAll("details[open]")].map((details) => details.id));
  // What has nothing to say for itself comes last.
  const blocks = [...hidden].sort((a, b) => Number(!a.text) - Number(!b.text));
  const items = chosen === "hidden" ? blocks.map((block) => blockItem(block, acts)) : cards.filter((card) => card.about === chosen).map((card) => cardItem(card, acts));
  byId("list").replaceChildren(...items);
  for (const details of byId("list").querySelectorAll("details")) details.open = open.has(details.id);
  const after = chosen === "hidden" ? afterBlocks(hidden.length, site, acts) : chosen === "person" ? afterPeople(site, acts) : [];
  byId("after").hidden = !after.length;
  byId("after").replaceChildren(...after);
  if (focused) /** @type {HTMLElement | null} */ (document.querySelector(`[data-act="${focused}"]`))?.focus();
}

/** @param {string} act @param {string} text @param {() => void} onclick */
const plain = (act, text, onclick) => h("button", { className: "plain", type: "button", "data-act": act, onclick }, text);

/** A hidden block in plain words: “Donation ask: ‘Consider helping us’, amounts 0/10/20 $”. @param {Block} block @param {FoundActs} acts */
function blockItem(block, acts) {
  const { id, kind, reason, text, shown, selector, evidence } = block;
  const name = KIND[kind]?.[0] ?? kind;
  const [, head, rest] = /^([^“”:.,]{3,40})[:,] (.+)$/s.exec(reason) ?? [null, name, reason];
  const told = rest.includes("“");
  return h("li", { className: shown ? "shown" : "" },
    h("p", { className: "told" }, h("b", {}, head), ": ", rest),
    !told && text && h("p", { className: "quote" }, `“${text}”`),
    h("p", { className: "acts" },
      plain(`reveal-${id}`, shown ? "Hide again" : "Show once", () => acts.reveal(block)),
      shown && plain(`locate-${id}`, "Go to it", () => acts.locate(block)),
      selector && plain(`always-${id}`, "Always show here", () => acts.always(block)),
      h("button", { className: "plain", type: "button", "data-act": `wrong-${id}`, title: "It should not be hidden: it stays in view here, and is noted in the options", onclick: () => acts.wrong(block) }, "Wrong")),
    evidence.length > 0 && h("details", { id: `why-${id}` }, h("summary", {}, "Why"), h("ul", { className: "signs" }, ...evidence.map(sign))));
}

/** @param {Block["evidence"][number]} sign */
const sign = ({ signal, seen, weight }) =>
  h("li", {}, h("span", { className: "weight" }, `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}`), ` ${signal}`, seen && h("span", { className: "faded" }, ` – ${seen}`));

/** @param {Report["cards"][number]} card @param {FoundActs} acts */
function cardItem({ card, title, subtitle, count, unsure }, acts) {
  return h("li", {},
    h("button", { className: "card", type: "button", "data-act": `open-${card}`, onclick: () => acts.open(card) },
      h("span", { className: "name" }, title),
      count > 1 && h("span", { className: "faded small" }, ` ${count} times`),
      subtitle && h("span", { className: "sub" }, subtitle)),
    unsure && h("p", { className: "unsure small" }, withCountry(unsure)));
}

/** @param {number} hidden @param {Site} site @param {FoundActs} acts */
function afterBlocks(hidden, { kept, wrong }, acts) {
  return [
    !hidden && "Nothing is hidden on this page. ",
    kept && `${counted(kept, "block is", "blocks are")} always shown on this site. `,
    kept && plain("forget", "Hide again", acts.forget),
    wrong && ` ${counted(wrong, "mistake is", "mistakes are")} noted in the `,
    wrong && plain("options", "options", acts.options),
  ].filter((part) => part !== false && part !== 0);
}

/** @param {Site} site @param {FoundActs} acts */
function afterPeople({ muted }, acts) {
  return muted.flatMap(({ item, site }, index) => [
    `${item} is not underlined ${site ? "on this site" : "anywhere"}. `,
    plain(`unmute-${index}`, "Underline again", () => acts.unmute(item, site)),
    h("br"),
  ]);
}
