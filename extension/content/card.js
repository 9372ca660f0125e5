// The card of a gloss: what is known, line by line, with how it is known.

/**
 * @typedef {object} CardOptions
 * @property {import("../shared/protocol.js").Card} card
 * @property {DOMRect} rect   of the gloss, in the window
 * @property {import("../shared/settings.js").Settings["look"]} look
 * @property {() => void} [onClose]
 * @property {() => void} [onPrevious]  opens the card of the gloss before; none at the first
 * @property {() => void} [onNext]
 * @property {{index: number, count: number}} [position]
 * @property {boolean} [focus]
 */

/**
 * Opens a card beside its gloss, in a closed shadow root.
 * @param {CardOptions} options
 * @returns {{close: () => void}}
 */
export function openCard({ card, rect, onClose }) {
  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{all:initial!important;position:fixed!important;z-index:2147483647!important}" +
      "section{font:15px/1.4 system-ui;max-width:22em;padding:.8em 1em;border-radius:.5em;" +
      "background:Canvas;color:CanvasText;color-scheme:light dark;box-shadow:0 2px 12px #0005}",
  );
  shadow.adoptedStyleSheets = [sheet];
  const section = shadow.appendChild(document.createElement("section"));
  for (const text of [card.title, card.subtitle, ...card.rows.map((row) => `${row.label}: ${row.text}`)])
    if (text) section.appendChild(document.createElement("p")).textContent = text;
  host.style.cssText = `left:${Math.max(8, rect.left)}px;top:${rect.bottom + 6}px`;
  document.documentElement.append(host);
  const ended = new AbortController();
  const close = () => {
    if (ended.signal.aborted) return;
    ended.abort();
    host.remove();
    onClose?.();
  };
  const options = { signal: ended.signal, capture: true };
  window.addEventListener("keydown", (event) => event.key === "Escape" && close(), options);
  window.addEventListener("pointerdown", (event) => event.composedPath().includes(host) || close(), options);
  return { close };
}
