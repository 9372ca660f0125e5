// A place of our own over the page: an empty frame in a closed shadow root, in the top layer. What happens in a
// frame reaches no listener of the page, and none of its styles reach in; the frame needs no file and no inline
// style, so no policy of the page forbids it.

import * as dom from "./dom.js";
import { PICKER_CSS } from "./picker-sheet.js";

const COVERING = "inset:0!important;width:100%!important;height:100%!important";
const HOST_CSS = `
:host { all: initial !important; display: block !important; position: fixed !important; z-index: 2147483647 !important; margin: 0 !important; border: 0 !important; padding: 0 !important; background: none !important; overflow: hidden !important; color-scheme: light !important; pointer-events: auto !important; ${COVERING} }
:host([popover]) { max-width: none !important; max-height: none !important; }
iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; background: none; color-scheme: light; }
`;

/** @typedef {{document: Document, window: Window, host: HTMLElement, shrink: (width: number, height: number) => void, remove: () => void}} Frame */

/**
 * Opens the frame over the whole window.
 * @param {string} title  for readers who hear the page
 * @returns {Promise<Frame>}
 */
export async function openFrame(title) {
  const host = document.createElement("div");
  host.popover = "manual";
  const shadow = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(HOST_CSS);
  shadow.adoptedStyleSheets = [sheet];
  const frame = document.createElement("iframe");
  frame.title = title;
  // Firefox makes the frame's document anew when it has loaded.
  const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
  shadow.append(frame);
  // Outside of a modal dialog nothing can be clicked, so then the place is in it.
  const dialogs = document.querySelectorAll("dialog:modal");
  (dialogs[dialogs.length - 1] ?? dom.rootOf(document)).append(host);
  host.showPopover();
  await loaded;
  const inner = frame.contentDocument;
  const window = frame.contentWindow;
  if (!inner || !window) throw new Error("The page allows no frame.");
  const looks = new /** @type {any} */ (window).CSSStyleSheet();
  looks.replaceSync(PICKER_CSS);
  inner.adoptedStyleSheets = [looks];
  inner.documentElement.lang = "en";
  return {
    document: inner,
    window,
    host,
    /** Leaves the page free but for a place at the bottom. */
    shrink(width, height) {
      sheet.insertRule(
        `:host { inset: auto auto 24px 50% !important; width: min(${width}px, calc(100% - 16px)) !important; height: ${height}px !important; translate: -50% 0 !important; ` +
          `border-radius: 3px 10px 10px 3px !important; box-shadow: 0 1px 2px rgb(40 30 0 / 0.14), 0 12px 36px -6px rgb(40 30 0 / 0.36) !important; }`,
        1,
      );
    },
    remove: () => host.remove(),
  };
}
