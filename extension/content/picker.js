// The picker: the reader points at a block, or walks to it by keys, and says: hide it here, or never hide it here.
// Brought by the background when asked for. Nothing of the page is edited: the boxes lie in a frame of our own,
// the preview is a style sheet of the user's origin, and what is decided is kept in the settings.
//
//   pointer          the block below it        arrows up, down      wider, narrower
//   click, tap       holds it                  arrows left, right   the block before, after
//   p                preview                   Ctrl+Z               the block chosen before
//   Enter            accepts                   Esc                  leaves

import * as dom from "./dom.js";
import { toBackground } from "../shared/protocol.js";
import { dropRule, isOn, keepRule, siteKey, update } from "../shared/settings.js";
import { openFrame } from "./picker-frame.js";
import { Panel } from "./picker-panel.js";
import { inDocument, selectorsFor } from "./selector.js";
import { menuTarget } from "./target.js";

/** @typedef {import("../shared/protocol.js").ToContent} ToContent */
/** @typedef {import("./picker-panel.js").Command} Command */

/** How long the note at the end stays, in ms. */
const NOTE = 10_000;
/** A block holds most of the page's text from this part on. */
const MOST = 0.5;
/** Tags that are parts of a line, not blocks. */
const INLINE = "a,abbr,b,bdi,bdo,br,cite,code,em,font,i,label,mark,path,q,s,small,span,strong,sub,sup,time,u,use,wbr,svg *";

/** @type {Record<string, Command>} */
const KEYS = { ArrowUp: "wider", ArrowDown: "narrower", ArrowLeft: "previous", ArrowRight: "next", p: "preview", P: "preview" };

/** @type {Picker | undefined} */
let picker;

class Picker {
  #what;
  #frame;
  #panel;
  #ended = new AbortController();
  /** What had the focus before. */
  #focused = deepActive();
  /** @type {Element | null} */
  #element = null;
  /** Whether the reader has chosen it, so that the pointer may rest elsewhere. */
  #held = false;
  /** The way up, to go down again. @type {Element[]} */
  #below = [];
  /** What was chosen before. @type {Element[]} */
  #before = [];
  #all = false;
  #selectors = { one: "", like: /** @type {string | null} */ (null) };
  /** The style sheet of the preview; empty without one. */
  #preview = "";
  #drawing = 0;
  /** The key that is down and will act when it is let go. */
  #pressed = "";

  /**
   * @param {import("./picker-frame.js").Frame} frame
   * @param {"hide" | "never"} what
   */
  constructor(frame, what) {
    this.#what = what;
    this.#frame = frame;
    this.#panel = new Panel(frame, { site: siteKey(location.hostname), what, act: (command) => this.#act(command) });
    const { signal } = this.#ended;
    const { window: inner, document: place } = frame;
    place.addEventListener("pointermove", (event) => this.#point(event), { signal });
    place.addEventListener("click", (event) => this.#click(event), { signal });
    place.addEventListener("keydown", (event) => this.#key(event), { signal });
    place.addEventListener("keyup", (event) => this.#released(event), { signal });
    place.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
    inner.addEventListener("resize", () => this.#draw(), { signal });
    window.addEventListener("scroll", () => this.#draw(), { signal, capture: true, passive: true });
    window.addEventListener("pagehide", () => this.end(), { signal });
    inner.focus();
    this.#panel.focus();
  }

  /** Begins with an element. @param {Element} element */
  begin(element) {
    this.#choose(block(inDocument(element)), true);
  }

  /** Leaves the page as it was. */
  end() {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    this.#setPreview("");
    this.#frame.remove();
    this.#refocus();
    if (picker === this) picker = undefined;
  }

  #refocus() {
    const focused = this.#focused;
    if (focused instanceof HTMLElement && dom.isConnected(focused) && focused !== dom.bodyOf(document)) focused.focus({ preventScroll: true });
    else window.focus();
  }

  /** @param {PointerEvent} event */
  #point(event) {
    if (this.#held || event.pointerType === "touch" || this.#panel.holds(event.target)) return;
    const element = this.#at(event.clientX, event.clientY);
    if (element && element !== this.#element) this.#choose(element, false);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    if (this.#panel.holds(event.target)) return;
    event.preventDefault();
    const element = this.#at(event.clientX, event.clientY);
    // A second click on what is held lets it go.
    if (this.#held && element && this.#element === element) this.#held = false;
    else if (element) this.#choose(element, true);
    this.#panel.focus();
  }

  /** The block of the page below a point of the window. @param {number} x @param {number} y */
  #at(x, y) {
    const below = Document.prototype.elementsFromPoint.call(document, x, y).find((element) => element !== this.#frame.host);
    return below && mayPick(below) ? block(below) : null;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { key, target } = event;
    const inControl = target instanceof (/** @type {any} */ (this.#frame.window).HTMLElement) && /** @type {Element} */ (target).matches("input,button");
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "z") this.#back();
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (key === "Enter" || key === "Escape") this.#pressed = key;
    else if (KEYS[key] && !(inControl && /** @type {Element} */ (target).matches("input") && key.startsWith("Arrow"))) this.#act(KEYS[key]);
    else return;
    event.preventDefault();
  }

  /**
   * What ends the picker waits until the key is let go, or the page would hear of that.
   * @param {KeyboardEvent} event
   */
  #released({ key, target }) {
    if (key !== this.#pressed) return;
    this.#pressed = "";
    if (key === "Escape") this.end();
    else if (/** @type {Element} */ (target).localName === "button") /** @type {HTMLElement} */ (target).click();
    else this.#act(this.#what);
  }

  /** @param {Command} command */
  #act(command) {
    switch (command) {
      case "cancel":
        return this.end();
      case "hide":
      case "never":
        return void this.#keep(command);
      case "one":
      case "all":
        this.#all = command === "all";
        return this.#show();
      case "preview":
        return this.#setPreview(this.#preview ? "" : `${this.#selector}{display:none!important}`);
    }
    // A preview is over when the reader goes on.
    this.#setPreview("");
    if (!this.#element) return this.#choose(middle(), true);
    const to = this.#towards(command);
    if (!to) return;
    if (command === "wider") this.#below.push(this.#element);
    const below = this.#below;
    this.#choose(to, true);
    if (command === "wider" || command === "narrower") this.#below = below;
    to.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  /** @param {"wider" | "narrower" | "previous" | "next"} command */
  #towards(command) {
    const element = /** @type {Element} */ (this.#element);
    switch (command) {
      case "wider": {
        const up = dom.parentOf(element);
        return up instanceof Element && mayPick(up) ? up : null;
      }
      case "narrower":
        return this.#below.pop() ?? [...element.children].find(isPickable) ?? null;
      default: {
        const step = command === "next" ? "nextElementSibling" : "previousElementSibling";
        let to = element[step];
        while (to && !isPickable(to)) to = to[step];
        return to;
      }
    }
  }

  /** @param {Element | null} element @param {boolean} held */
  #choose(element, held) {
    if (!element) return;
    if (held && this.#held && this.#element && element !== this.#element) this.#before.push(this.#element);
    this.#setPreview("");
    this.#element = element;
    this.#held = held;
    this.#below = [];
    this.#all = false;
    this.#selectors = selectorsFor(element);
    this.#show();
  }

  #back() {
    const element = this.#before.pop();
    if (!element || !dom.isConnected(element)) return;
    this.#held = false;
    this.#choose(element, true);
  }

  get #selector() {
    return (this.#all && this.#selectors.like) || this.#selectors.one;
  }

  #show() {
    if (!this.#element) return;
    const text = textOf(this.#element);
    this.#panel.show({
      selector: this.#selector,
      count: select(this.#selector).length,
      text: seenText(this.#element).slice(0, 140),
      kin: this.#selectors.like ? select(this.#selectors.like).length : 0,
      all: this.#all,
      large: text.length > 400 && text.length > MOST * textOf(dom.bodyOf(document) ?? this.#element).length,
      preview: this.#preview !== "",
    });
    this.#draw();
  }

  /** Draws the boxes with the next frame. */
  #draw() {
    cancelAnimationFrame(this.#drawing);
    this.#drawing = requestAnimationFrame(() => {
      if (this.#ended.signal.aborted || !this.#element) return;
      const others = select(this.#selector).filter((element) => element !== this.#element);
      const rects = [this.#element, ...others].map((element) => dom.rectOf(element));
      this.#panel.draw(rects, this.#preview !== "");
    });
  }

  /** @param {string} css */
  #setPreview(css) {
    if (css === this.#preview) return;
    const old = this.#preview;
    this.#preview = css;
    toBackground({ type: "style", style: { css, old } }).catch(() => {});
    if (!this.#ended.signal.aborted) this.#show();
  }

  /** Keeps the rule, and says so with a way back. @param {"hide" | "never"} what */
  async #keep(what) {
    const selector = this.#selector;
    if (!this.#element || !selector) return;
    const { hostname } = location;
    const count = select(selector).length;
    this.#ended.abort();
    let on = true;
    let before = "";
    await update((settings) => {
      before = JSON.stringify(settings.sites[siteKey(hostname)]);
      keepRule(settings, hostname, what, selector);
      on = isOn(settings, hostname);
    });
    this.#setPreview("");
    const blocks = count === 1 ? "1 block" : `${count} blocks`;
    const done = what === "hide" ? `Hidden on ${siteKey(hostname)}: ${blocks}.` : `Never hidden on ${siteKey(hostname)}: ${blocks}.`;
    this.#frame.shrink(440, 54);
    const gone = () => {
      clearTimeout(timer);
      this.#frame.remove();
      if (picker === this) picker = undefined;
    };
    const undo = () => {
      update((settings) => {
        dropRule(settings, hostname, what, selector);
        if (before) settings.sites[siteKey(hostname)] = JSON.parse(before);
      });
      gone();
      this.#refocus();
    };
    const timer = setTimeout(gone, NOTE);
    this.#panel.note(on ? done : `${done} Newsgloss is off here, so it waits.`, undo, gone);
    this.#refocus();
  }
}

/** @param {string} selector */
const select = (selector) => [...Document.prototype.querySelectorAll.call(document, selector)];
/** @param {Element} element */
const textOf = (element) => (element.textContent ?? "").replace(/\s+/g, " ").trim();
/** As it is seen, with blanks between blocks. @param {Element} element */
const seenText = (element) => (element instanceof HTMLElement ? element.innerText : textOf(element)).replace(/\s+/g, " ").trim();
/** @param {Element} element */
const mayPick = (element) => element !== dom.rootOf(document) && element !== dom.bodyOf(document);
/** @param {Element} element */
const isPickable = (element) => {
  const { width, height } = dom.rectOf(element);
  return width > 4 && height > 4 && getComputedStyle(element).visibility === "visible";
};

/** The nearest element that is a block, not a part of a line. @param {Element} element */
function block(element) {
  let found = element;
  for (let up = dom.parentOf(found); up instanceof Element && mayPick(up) && found.matches(INLINE) && getComputedStyle(found).display.startsWith("inline"); up = dom.parentOf(found)) found = up;
  return found;
}

/** The block in the middle of the window. */
function middle() {
  const found = Document.prototype.elementsFromPoint.call(document, innerWidth / 2, innerHeight / 2).filter((element) => !element.matches(":popover-open"));
  return found[0] && mayPick(found[0]) ? block(found[0]) : (dom.bodyOf(document)?.firstElementChild ?? null);
}

/** What has the focus, in open shadow roots too. */
function deepActive() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

// Brought again for every use; one listener is enough.
const ONCE = Symbol.for("newsgloss.picker");
/** @type {any} */
const shared = globalThis;
if (!shared[ONCE]) {
  shared[ONCE] = true;
  chrome.runtime.onMessage.addListener((/** @type {ToContent} */ message, sender, respond) => {
    const isOurs = !sender.tab || sender.url?.startsWith(chrome.runtime.getURL(""));
    if (sender.id !== chrome.runtime.id || !isOurs || message.type !== "pick") return;
    start(message.what, message.atMenu).then(() => respond(null), (problem) => respond({ error: String(problem) }));
    return true;
  });
}

/** @param {"hide" | "never"} what @param {boolean} atMenu */
async function start(what, atMenu) {
  picker?.end();
  const focused = atMenu ? menuTarget() : undefined;
  picker = new Picker(await openFrame("Newsgloss: choose a block"), what);
  if (focused && dom.isConnected(focused) && mayPick(focused)) picker.begin(focused);
}
