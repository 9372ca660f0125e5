// The content side of the demo: one session on the document of the frame, as main.js holds one in the extension.

import { Session } from "./content/session.js";

/** @typedef {import("./content/session.js").Host} Host */
/**
 * What the page around the frame may ask for.
 * @typedef {object} Frame
 * @property {() => Promise<void>} on   begins, or takes changed settings
 * @property {() => void} off
 * @property {() => import("./shared/protocol.js").Report | null} report
 * @property {(id: number, shown: boolean) => void} reveal
 */

const demo = /** @type {any} */ (window.parent).newsglossDemo;
/** @type {Session | undefined} */
let session;
const sheet = new CSSStyleSheet();

/** @type {Host} */
const host = {
  async analyze(page, settings, style) {
    if (style) await host.style(style);
    return demo.analyze(page, settings);
  },
  rules: demo.rules,
  async style({ css }) {
    sheet.replaceSync(css);
    const others = document.adoptedStyleSheets.filter((one) => one !== sheet);
    document.adoptedStyleSheets = css ? [...others, sheet] : others;
  },
  announce: () => demo.changed(),
  people: demo.people,
};

/** @type {Frame} */
const frame = {
  async on() {
    const settings = demo.settings();
    if (session) return session.configure(structuredClone(settings));
    session = new Session(document, host, structuredClone(settings));
    await session.start();
  },
  off() {
    session?.end();
    session = undefined;
  },
  report: () => session?.report() ?? null,
  reveal: (id, shown) => session?.reveal(id, shown),
};

demo.arrived(frame);
