// The card of a gloss: what is known, line by line, with how it is known. It stands in a closed shadow root on
// a host of its own after the body, in the top layer, and only while it is open.

import { acts } from "./card-acts.js";
import { button, element } from "./card-parts.js";
import { CARD_CSS } from "./card-sheet.js";
import { withCountry } from "../shared/places.js";

/** @typedef {import("../shared/protocol.js").Card} Card */
/** @typedef {import("../shared/protocol.js").Row} Row */
/**
 * @typedef {object} CardOptions
 * @property {Card} card
 * @property {DOMRect} rect   of the gloss, in the window
 * @property {import("../shared/settings.js").Settings["look"]} look
 * @property {() => void} [onClose]
 * @property {() => void} [onPrevious]  opens the gloss before; none at the first
 * @property {() => void} [onNext]      opens the gloss after; none at the last
 * @property {{index: number, count: number}} [position]  among the places this card is about; `index` from 0
 * @property {boolean | "previous" | "next"} [focus]  what gets the focus: the card, or one of its buttons where it can be
 *   used; false: the reader only points at the gloss, and the focus stays where it is
 * @property {import("./card-acts.js").Acts} [own]  for people: what the reader can say of them
 */

/** Below this width the card is a sheet at the window's lower edge. */
const NARROW = 480;
/** Between gloss and card, and between card and window, in px. */
const GAP = 8;

/** How a group of rows is known, for the reader. @type {Record<Row["basis"], string>} */
const BASIS = {
  stated: "Stated here",
  record: "On record",
  computed: "Computed",
  estimated: "Estimated",
  note: "Note",
};
/** @type {Record<Card["about"], string>} */
const ABOUT = { person: "Person", figure: "Figure", quote: "Quotation" };

/**
 * Opens a card beside its gloss.
 * @param {CardOptions} options
 * @returns {{close: () => void, contains: (node: EventTarget | null) => boolean}}
 */
export function openCard({ card, rect, look, onClose, onPrevious, onNext, position, focus = true, own }) {
  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "closed" });
  // The place is a sheet too: the host's own `style` would lose against `all: initial !important`.
  const [looks, where] = [new CSSStyleSheet(), new CSSStyleSheet()];
  looks.replaceSync(CARD_CSS);
  shadow.adoptedStyleSheets = [looks, where];
  const before = document.activeElement;
  const ended = new AbortController();

  const close = () => {
    if (ended.signal.aborted) return;
    ended.abort();
    const held = shadow.activeElement !== null;
    host.remove();
    if (held && before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
    onClose?.();
  };

  const note = element("section", `note ${card.about}`);
  note.dataset.theme = look.theme;
  note.setAttribute("role", "dialog");
  note.setAttribute("aria-labelledby", "title");
  note.tabIndex = -1;
  const rows = body(card.rows);
  const foot = footer(position, onPrevious, onNext);
  // What was said of the person may have taken the other places away.
  if (own) rows.append(acts(card, own, () => foot?.remove()));
  note.append(head(card, close), rows);
  if (foot) note.append(foot);
  shadow.append(note);

  // In the top layer: above the page's own dialogs, and untouched by its transforms and filters.
  host.popover = "manual";
  document.documentElement.append(host);
  host.showPopover();
  place(where, note, rect);
  const stop = typeof focus === "string" ? foot?.querySelector(`.${focus}:enabled`) : null;
  if (focus) (stop instanceof HTMLElement ? stop : note).focus({ preventScroll: true });

  const { signal } = ended;
  window.addEventListener("keydown", (event) => onKey(event), { signal, capture: true });
  window.addEventListener("pointerdown", (event) => event.composedPath().includes(host) || close(), { signal, capture: true });
  window.addEventListener("resize", () => place(where, note, rect), { signal });
  // The page's shortcuts are not for what is typed here.
  for (const type of ["keydown", "keypress", "keyup", "click"])
    host.addEventListener(type, (event) => event.stopPropagation(), { signal });

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (!event.isTrusted) return;
    const inside = event.composedPath().includes(host);
    if (event.key === "Escape") close();
    else if (!inside) return;
    else if (shadow.activeElement instanceof HTMLSelectElement && event.key !== "Tab") return;
    else if (event.key === "ArrowLeft" && onPrevious && foot?.isConnected) onPrevious();
    else if (event.key === "ArrowRight" && onNext && foot?.isConnected) onNext();
    else if (event.key === "Tab") turn(shadow, note, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  return { close, contains: (node) => node === host };
}

/** @param {Card} card @param {() => void} close */
function head(card, close) {
  const header = element("header");
  header.append(element("p", "about", ABOUT[card.about]));
  const title = element("h2", "", card.title);
  title.id = "title";
  header.append(title);
  if (card.subtitle) header.append(element("p", "subtitle", card.subtitle));
  header.append(button("close", "Close", "M4 4l8 8M12 4l-8 8", close));
  return header;
}

/** So many offices on record are shown at once. */
const OFFICES = 3;

/** Rows that are known in the same way stand together under one label. @param {Row[]} rows */
function body(rows) {
  const box = element("div", "rows");
  /** @type {Row["basis"] | undefined} */
  let basis;
  /** @type {HTMLElement} */
  let list = box;
  const offices = rows.filter((row) => row.basis === "record").length;
  let shown = 0;
  for (const row of rows) {
    if (row.basis !== basis) {
      basis = row.basis;
      const group = element("section", `group ${basis}`);
      list = element("dl");
      group.append(element("h3", "", BASIS[basis]), list);
      box.append(group);
    }
    if (row.basis === "record" && ++shown === OFFICES + 1 && offices > OFFICES + 1) {
      const more = element("details");
      const rest = element("dl");
      more.append(element("summary", "", `${offices - OFFICES} more offices`), rest);
      list.after(more);
      list = rest;
    }
    list.append(line(row));
  }
  if (!rows.length) box.append(element("p", "nothing", "Nothing more is known."));
  return box;
}

/** @param {Row} row */
function line({ basis, label, text, details, source }) {
  const entry = element("div");
  if (label) entry.append(element("dt", "", label));
  entry.append(element("dd", "", basis === "record" || basis === "note" ? withCountry(text) : text));
  for (const detail of details) {
    // “In office when this was published: yes”
    const [, question, answer] = (basis === "record" && /^(.+: )(.+)$/.exec(detail)) || [];
    const dd = element("dd", "detail", question ?? detail);
    if (answer) dd.append(element("b", "", answer));
    entry.append(dd);
  }
  if (source) entry.append(element("dd", "source", source));
  return entry;
}

/**
 * @param {CardOptions["position"]} position
 * @param {(() => void) | undefined} onPrevious
 * @param {(() => void) | undefined} onNext
 */
function footer(position, onPrevious, onNext) {
  if (!onPrevious && !onNext) return null;
  const foot = element("footer");
  const text = position && position.count > 1 ? `Mention ${position.index + 1} of ${position.count}` : "";
  foot.append(
    button("step previous", "Previous mention", "M10 3L5 8l5 5", onPrevious),
    element("span", "position", text),
    button("step next", "Next mention", "M6 3l5 5-5 5", onNext),
  );
  return foot;
}

/**
 * Puts the card below its gloss, above it where there is more room, and within the window. Its place is one of
 * the document, so that it moves with the text.
 * @param {CSSStyleSheet} where @param {HTMLElement} note @param {DOMRect} rect
 */
function place(where, note, rect) {
  const width = document.documentElement.clientWidth || innerWidth;
  const height = innerHeight;
  const set = (/** @type {string} */ styles) =>
    where.replaceSync(`:host{${styles.replaceAll(";", "!important;")}}`);
  note.style.maxHeight = "";
  note.classList.toggle("sheet", width < NARROW);
  if (width < NARROW) {
    set(`position:fixed;inset:auto ${GAP}px ${GAP}px;`);
    // What the card is about stays in view above the sheet.
    const under = rect.bottom + GAP - note.getBoundingClientRect().top;
    if (under > 0) scrollBy({ top: under, behavior: "instant" });
    return;
  }
  set("position:absolute;inset:0 auto auto 0;width:max-content;");
  const below = height - rect.bottom - 2 * GAP;
  const above = rect.top - 2 * GAP;
  const under = note.offsetHeight <= below || below >= above;
  note.style.maxHeight = `${Math.max(120, Math.min(under ? below : above, 0.7 * height))}px`;
  const { offsetWidth, offsetHeight } = note;
  const top = under ? rect.bottom + GAP : rect.top - GAP - offsetHeight;
  const held = (/** @type {number} */ at, /** @type {number} */ most) => Math.max(GAP, Math.min(at, most - GAP));
  const [x, y] = [held(rect.left - 14, width - offsetWidth), held(top, height - offsetHeight)];
  set(`position:absolute;inset:${y + scrollY}px auto auto ${x + scrollX}px;width:max-content;`);
}

/** Moves the focus around inside the card. @param {ShadowRoot} shadow @param {HTMLElement} note @param {boolean} back */
function turn(shadow, note, back) {
  const all = /** @type {HTMLElement[]} */ ([...note.querySelectorAll("button:enabled,summary,select")]);
  const stops = all.filter((stop) => stop.checkVisibility());
  if (!stops.length) return;
  const at = stops.indexOf(/** @type {HTMLElement} */ (shadow.activeElement));
  const next = at < 0 ? (back ? stops.length - 1 : 0) : (at + (back ? -1 : 1) + stops.length) % stops.length;
  stops[next].focus({ preventScroll: true });
}
