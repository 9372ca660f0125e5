// What comes along with an overlay: a page that does not scroll, a backdrop, a modal dialog. The first two are
// undone by our style sheet. A modal dialog blocks the page even when it is not displayed, so it is closed, and
// opened again on revert. (An article made `inert` can be read and scrolled but not clicked: no style sheet undoes
// that, and the page's attributes are not ours to change.)

import * as dom from "./dom.js";
import { coversHalf } from "./overlays.js";
import { lockMark } from "./sheet.js";

export class Unlock {
  /** @type {Set<Element>} */
  #unlocked = new Set();
  /** @type {Set<HTMLDialogElement>} */
  #closed = new Set();
  #lock;

  /** @param {string} mark */
  constructor(mark) {
    this.#lock = lockMark(mark);
  }

  /**
   * Lets the page scroll again. To be called when an overlay was hidden.
   * @param {Document} document
   */
  open(document) {
    for (const element of [dom.rootOf(document), dom.bodyOf(document)]) {
      if (!element) continue;
      const { overflowX, overflowY, position } = getComputedStyle(element);
      const locked = /hidden|clip/.test(overflowY) || (overflowX === "hidden" && overflowY === "hidden");
      if (!locked && position !== "fixed") continue;
      dom.setAttributeOf(element, this.#lock, position === "fixed" ? "fixed" : "");
      this.#unlocked.add(element);
    }
  }

  /** Closes the modal dialogs of a hidden block. @param {Element} block */
  closeDialogs(block) {
    for (const dialog of [block, ...block.querySelectorAll("dialog[open]")]) {
      if (!(dialog instanceof HTMLDialogElement) || !dialog.matches(":modal")) continue;
      dialog.close();
      this.#closed.add(dialog);
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

  close() {
    for (const element of this.#unlocked) dom.removeAttributeOf(element, this.#lock);
    this.#unlocked.clear();
    for (const dialog of this.#closed) if (dom.isConnected(dialog) && !dialog.open) dialog.showModal();
    this.#closed.clear();
  }
}
