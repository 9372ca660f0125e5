// From a click, a tap, Enter or a resting pointer to the gloss below it. Links, buttons and fields keep what is
// theirs: nothing is ever prevented or stopped.

import { liveRangeOf } from "./glosses.js";

/** @typedef {import("./glosses.js").Placed} Placed */
/** @typedef {import("./glosses.js").Glosses} Glosses */

/** What a click belongs to. */
export const INTERACTIVE =
  "a[href],button,input,select,textarea,label,summary,option,video,audio,iframe,[role=button],[role=link]," +
  "[contenteditable]:not([contenteditable=false])";
/** The pointer has to rest for so long, in ms. */
const REST = 350;

/**
 * @param {Window} window
 * @param {Glosses} glosses
 * @param {{open: (placed: Placed, rect: DOMRect, focus: boolean) => void, hover: () => boolean, signal: AbortSignal}} options
 */
export function listen(window, glosses, { open, hover, signal }) {
  const options = { signal, passive: true };
  window.addEventListener(
    "click",
    (event) => {
      if (!event.isTrusted || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (isInteractive(event) || !window.getSelection()?.isCollapsed) return;
      openAt(event.clientX, event.clientY, true);
    },
    options,
  );
  window.addEventListener(
    "keydown",
    (event) => {
      if (!event.isTrusted || event.key !== "Enter" || isInteractive(event)) return;
      const selection = window.getSelection();
      const placed = selection?.anchorNode && glosses.at(selection.anchorNode, selection.anchorOffset);
      if (placed) open(placed, liveRangeOf(placed).getBoundingClientRect(), true);
    },
    options,
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  window.addEventListener(
    "pointermove",
    (event) => {
      clearTimeout(resting);
      if (!hover() || event.pointerType !== "mouse" || event.buttons) return;
      resting = setTimeout(() => signal.aborted || openAt(event.clientX, event.clientY, false), REST);
    },
    options,
  );

  /** @param {number} x @param {number} y @param {boolean} focus */
  function openAt(x, y, focus) {
    const hit = glossAt(window.document, glosses, x, y);
    if (hit) open(hit.placed, hit.rect, focus);
  }
}

/** @param {Event} event */
function isInteractive(event) {
  return event.composedPath().some((target) => target instanceof Element && target.matches(INTERACTIVE));
}

/**
 * The gloss painted at a point of the window, and the line of it that the point is on.
 * @param {Document} document @param {Glosses} glosses @param {number} x @param {number} y
 */
function glossAt(document, glosses, x, y) {
  const shadowRoots = glosses.shadowRoots();
  const caret = /** @type {any} */ (document).caretPositionFromPoint(x, y, { shadowRoots });
  const placed = caret && glosses.at(caret.offsetNode, caret.offset);
  if (!placed) return null;
  // The caret is the nearest one, which may be far from the point: at the end of a line, beside a paragraph.
  for (const rect of liveRangeOf(placed).getClientRects())
    if (rect.left - 1 <= x && x <= rect.right + 1 && rect.top - 2 <= y && y <= rect.bottom + 2) return { placed, rect };
  return null;
}
