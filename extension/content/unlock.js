// What comes along with an overlay: a page that does not scroll or takes no touch, content that is blurred or cut
// off from clicks and from screen readers, a backdrop, a modal dialog.
//
// Our style sheet undoes what style sheets did. What is left has no style to undo it: `inert` and `aria-hidden` on
// the content are lifted, and a modal dialog, which blocks the page even when it is not displayed, is closed. Both are
// put back when the overlay comes back. They are the only attributes of the page that are ever changed.

import * as dom from "./dom.js";
import { coversHalf } from "./overlays.js";
import { lockMark } from "./sheet.js";

/** How often a lock is undone again that the page puts back. */
const MAX_REPAIRS = 5;
/** Attributes that cut the content off. */
const LIFTED = ["inert", "aria-hidden"];
/** What a dialog says when it opens and closes; the page is not to act upon our doing so. */
const SAID = ["close", "cancel", "toggle", "beforetoggle"];

/** @typedef {{name: string, value: string, after: string[]}} Lifted  `after`: names of the attributes behind it */

export class Unlock {
  /** The tokens of our attribute, by element. @type {Map<Element, string>} */
  #unlocked = new Map();
  /** @type {Map<Element, Lifted[]>} */
  #lifted = new Map();
  /** With the names of the attributes behind `open`. @type {Map<HTMLDialogElement, string[]>} */
  #closed = new Map();
  #repairs = 0;
  #lock;

  /** Whether anything is undone now. */
  get isOpen() {
    return this.#unlocked.size > 0 || this.#lifted.size > 0 || this.#closed.size > 0;
  }

  /** Whether a dialog is closed by us. @param {Element} dialog */
  holds(dialog) {
    return this.#closed.has(/** @type {HTMLDialogElement} */ (dialog));
  }

  /** @param {string} mark */
  constructor(mark) {
    this.#lock = lockMark(mark);
  }

  /**
   * Lets the page scroll and its text be read again. To be called while an overlay is hidden.
   * @param {Document} document
   */
  open(document) {
    const [root, body] = [dom.rootOf(document), dom.bodyOf(document)];
    for (const element of contentOf(document)) {
      const tokens = locksOf(element, element === root || element === body);
      const known = this.#unlocked.get(element) ?? "";
      // With our rules in force the old locks cannot be seen any more; they stay undone.
      const all = [...new Set([...known.split(" "), ...tokens])].filter(Boolean).join(" ");
      if (all !== known) {
        this.#unlocked.set(element, all);
        dom.setAttributeOf(element, this.#lock, all);
      }
      if (element !== root) this.#lift(element);
    }
  }

  /** @param {Element} element */
  #lift(element) {
    for (const name of LIFTED) {
      const value = dom.attributeOf(element, name);
      if (value === null || (name === "aria-hidden" && value !== "true")) continue;
      if (this.#repairs > MAX_REPAIRS) return;
      const lifted = this.#lifted.get(element) ?? [];
      if (lifted.some((one) => one.name === name)) this.#repairs++;
      this.#lifted.set(element, [...lifted.filter((one) => one.name !== name), { name, value, after: namesAfter(element, name) }]);
      dom.removeAttributeOf(element, name);
    }
  }

  /** Undoes again what the page put back; a limited number of times. */
  repair() {
    for (const [element, tokens] of this.#unlocked) {
      if (!dom.isConnected(element) || dom.attributeOf(element, this.#lock) === tokens) continue;
      if (this.#repairs++ > MAX_REPAIRS) return;
      dom.setAttributeOf(element, this.#lock, tokens);
    }
  }

  /**
   * Closes the modal dialogs that are hidden, and opens those again that are not hidden any more.
   * @param {Iterable<Element>} dialogs  of the page
   * @param {(node: Node) => boolean} hidden
   */
  dialogs(dialogs, hidden) {
    for (const dialog of dialogs) {
      if (!(dialog instanceof HTMLDialogElement) || !dialog.matches(":modal") || !hidden(dialog)) continue;
      if (this.#closed.has(dialog) && this.#repairs++ > MAX_REPAIRS) return;
      this.#closed.set(dialog, namesAfter(dialog, "open"));
      quietly(dialog, () => dialog.close());
    }
    for (const [dialog, after] of this.#closed) {
      if (hidden(dialog)) continue;
      this.#closed.delete(dialog);
      if (!dom.isConnected(dialog) || dialog.open) continue;
      quietly(dialog, () => dialog.showModal());
      putBehind(dialog, after);
    }
  }

  /**
   * What lies over the page without saying anything, now that the overlay is away.
   * @param {Document} document
   * @returns {Element | null}
   */
  backdrop(document) {
    const top = Document.prototype.elementFromPoint.call(document, innerWidth / 2, innerHeight / 2);
    for (let node = /** @type {Node | null} */ (top); node instanceof Element; node = dom.parentOrHost(node)) {
      const { position } = getComputedStyle(node);
      if (position !== "fixed" && position !== "absolute") continue;
      return coversHalf(node) && !node.textContent?.trim() && !node.querySelector("img,video,iframe,canvas,input") ? node : null;
    }
    return null;
  }

  /** All is again as the page has it. */
  close() {
    for (const element of this.#unlocked.keys()) dom.removeAttributeOf(element, this.#lock);
    this.#unlocked.clear();
    for (const [element, lifted] of this.#lifted) for (const { name, value, after } of lifted.reverse()) {
      // What the page has set meanwhile holds.
      if (dom.hasAttributeOf(element, name)) continue;
      dom.setAttributeOf(element, name, value);
      putBehind(element, after);
    }
    this.#lifted.clear();
    this.dialogs([], () => false);
  }
}

/** Which of our rules an element needs. @param {Element} element @param {boolean} outermost  html or body */
function locksOf(element, outermost) {
  const { overflowX, overflowY, position, touchAction, pointerEvents, filter } = getComputedStyle(element);
  const tokens = [];
  if (outermost) {
    if (/hidden|clip/.test(overflowY) || (overflowX === "hidden" && overflowY === "hidden")) tokens.push("scroll");
    if (position === "fixed") tokens.push("fixed");
  }
  if (touchAction === "none") tokens.push("touch");
  if (pointerEvents === "none") tokens.push("pointer");
  if (filter.includes("blur(")) tokens.push("blur");
  return tokens;
}

/**
 * The headline, or where there is none the main part, and all around it. What is blurred or cut off there is the
 * page as a whole; text that is withheld lies beside the headline, and stays withheld.
 * @param {Document} document
 * @returns {Element[]}
 */
function contentOf(document) {
  const found = [];
  const inner = [...document.querySelectorAll("h1")].find(dom.isShown) ?? document.querySelector("main,[role=main],article");
  for (let node = /** @type {Node | null} */ (inner ?? dom.bodyOf(document)); node instanceof Element; node = dom.parentOrHost(node)) found.push(node);
  return found;
}

/** The names of the attributes behind one. @param {Element} element @param {string} name */
function namesAfter(element, name) {
  const names = dom.attributeNamesOf(element);
  return names.slice(names.indexOf(name) + 1);
}

/** Moves attributes behind all others, so that the element is written as it was. @param {Element} element @param {string[]} names */
function putBehind(element, names) {
  for (const name of names) {
    const value = dom.attributeOf(element, name);
    if (value === null) continue;
    dom.removeAttributeOf(element, name);
    dom.setAttributeOf(element, name, value);
  }
}

/** Opens or closes a dialog unheard by the page. @param {HTMLDialogElement} dialog @param {() => void} act */
function quietly(dialog, act) {
  const silence = (/** @type {Event} */ event) => {
    if (event.target === dialog) event.stopImmediatePropagation();
  };
  for (const type of SAID) window.addEventListener(type, silence, true);
  act();
  // The events come from tasks of their own, queued by now or with the next frame.
  setTimeout(() => {
    for (const type of SAID) window.removeEventListener(type, silence, true);
  }, 200);
}
