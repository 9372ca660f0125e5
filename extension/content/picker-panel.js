// What the picker shows: the boxes around what is selected, the panel beside it, the note at the end.

/** @typedef {import("./picker-frame.js").Frame} Frame */
/**
 * What the panel tells of a selection.
 * @typedef {object} Shown
 * @property {string} selector
 * @property {number} count     elements that it selects
 * @property {string} text      the beginning of the element's text
 * @property {number} kin       how many there are of its kind; 0 where it has none
 * @property {boolean} all      whether the selector is that of its kind
 * @property {boolean} large    whether it holds most of the page's text
 * @property {boolean} preview  whether it is hidden for a look
 */
/** @typedef {"wider" | "narrower" | "previous" | "next" | "preview" | "hide" | "never" | "cancel" | "one" | "all"} Command */

/** More boxes than this say nothing more. */
const MOST_BOXES = 100;

/** @type {{command: Command, label: string, key: string, path: string}[]} */
const TOOLS = [
  { command: "wider", label: "Wider", key: "ArrowUp", path: "M3 8V3h5M15 3h0M12 3h5v5M17 12v5h-5M8 17H3v-5" },
  { command: "narrower", label: "Narrower", key: "ArrowDown", path: "M8 3v5H3M12 3v5h5M17 12h-5v5M3 12h5v5" },
  { command: "previous", label: "Before", key: "ArrowLeft", path: "M12 4l-6 6 6 6" },
  { command: "next", label: "After", key: "ArrowRight", path: "M8 4l6 6-6 6" },
  { command: "preview", label: "Preview", key: "p", path: "M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z" },
];

export class Panel {
  #document;
  #boxes;
  #panel;
  #hint;
  #found;
  #quote;
  #code;
  #kind;
  #one;
  #all;
  #kin;
  #warning;
  #status;
  /** @type {Map<Command, HTMLButtonElement>} */
  #buttons = new Map();

  /**
   * @param {Frame} frame
   * @param {{site: string, what: "hide" | "never", act: (command: Command) => void}} options
   */
  constructor(frame, { site, what, act }) {
    const document = (this.#document = frame.document);
    this.#boxes = this.#make("div", "", document.body);
    this.#boxes.setAttribute("aria-hidden", "true");
    const panel = (this.#panel = this.#make("section", "panel ours", document.body));
    const set = (/** @type {Record<string, string>} */ attributes) => Object.entries(attributes).forEach(([name, value]) => panel.setAttribute(name, value));
    set({ role: "dialog", "aria-modal": "true", "aria-labelledby": "title", "aria-describedby": "hint", tabindex: "-1" });
    const header = this.#make("header", "", panel);
    const title = this.#make("h2", "", header, what === "hide" ? "Hide a block" : "Keep a block");
    title.id = "title";
    this.#make("span", "site", header, site);
    this.#hint = this.#make("p", "hint", panel, "Point at a block and click or tap it, or walk with the arrow keys. Esc leaves.");
    this.#hint.id = "hint";
    this.#found = this.#make("div", "found", panel);
    this.#quote = this.#make("p", "quote", this.#found);
    this.#code = this.#make("code", "", this.#found);
    this.#code.tabIndex = 0;
    this.#code.setAttribute("aria-label", "The rule that is kept");
    this.#kind = this.#make("fieldset", "", this.#found);
    this.#make("legend", "unseen", this.#kind, "How much");
    this.#one = this.#choice("one", "This one", act);
    this.#all = this.#choice("all", "", act);
    this.#kin = /** @type {HTMLElement} */ (this.#all.nextElementSibling);
    this.#warning = this.#make("p", "warning", this.#found, "This holds most of the page’s text.");
    const tools = this.#make("div", "tools", panel);
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", "Choose another block");
    for (const { command, label, key, path } of TOOLS) {
      const button = this.#button(command, "", tools, act);
      button.append(this.#icon(path), label);
      button.setAttribute("aria-keyshortcuts", key);
    }
    this.#buttons.get("preview")?.setAttribute("aria-pressed", "false");
    const footer = this.#make("footer", "", panel);
    const first = this.#button(what, what === "hide" ? "Hide here" : "Never hide here", footer, act);
    first.className = "first";
    first.setAttribute("aria-keyshortcuts", "Enter");
    const other = what === "hide" ? "never" : "hide";
    this.#button(other, other === "hide" ? "Hide here" : "Never hide here", footer, act);
    this.#button("cancel", "Cancel", footer, act).setAttribute("aria-keyshortcuts", "Escape");
    this.#status = this.#make("p", "unseen", document.body);
    this.#status.setAttribute("role", "status");
    this.show(null);
  }

  focus() {
    this.#panel.focus({ preventScroll: true });
  }

  /** Whether a node is of the panel, not of the open space around it. @param {EventTarget | null} target */
  holds(target) {
    return this.#panel.contains(/** @type {Node | null} */ (target));
  }

  /** @param {Shown | null} shown */
  show(shown) {
    this.#found.hidden = !shown;
    this.#hint.hidden = shown !== null;
    for (const [command, button] of this.#buttons) button.disabled = !shown && !["cancel", "wider", "narrower", "previous", "next"].includes(command);
    if (!shown) return;
    this.#quote.textContent = shown.text ? `“${shown.text}”` : "No text.";
    this.#code.textContent = shown.selector;
    this.#kind.hidden = !shown.kin;
    this.#kin.textContent = `All like it (${shown.kin})`;
    (shown.all ? this.#all : this.#one).checked = true;
    this.#warning.hidden = !shown.large;
    this.#buttons.get("preview")?.setAttribute("aria-pressed", String(shown.preview));
    const count = shown.count === 1 ? "1 block" : `${shown.count} blocks`;
    this.#status.textContent = `${count}: ${shown.text || "no text"}${shown.large ? ". It holds most of the page’s text." : ""}`;
  }

  /**
   * Draws boxes around rectangles of the window; the first is of the element itself.
   * @param {DOMRect[]} rects @param {boolean} preview
   */
  draw(rects, preview) {
    this.#boxes.replaceChildren(
      ...rects.slice(0, MOST_BOXES).map((rect, at) => {
        const box = this.#document.createElement("div");
        box.className = `box ${at ? "like" : "one"}${preview ? " preview" : ""}`;
        Object.assign(box.style, { left: `${rect.left}px`, top: `${rect.top}px`, width: `${rect.width}px`, height: `${rect.height}px` });
        return box;
      }),
    );
    // The panel makes way for what it would cover.
    const [one] = rects;
    const { innerHeight, innerWidth } = this.#document.defaultView ?? window;
    if (!one || preview) return;
    const wide = innerWidth <= 480;
    const low = one.bottom > innerHeight / 2 && (wide || one.right > innerWidth - 380);
    const high = one.top < innerHeight / 2 - 20 && one.height < innerHeight / 2;
    this.#panel.classList.toggle("top", low && !high);
  }

  /**
   * The note at the end, in the place of all else.
   * @param {string} text @param {() => void} undo @param {() => void} close
   */
  note(text, undo, close) {
    const toast = this.#make("div", "toast ours", this.#document.body);
    this.#boxes.remove();
    this.#panel.remove();
    this.#status.remove();
    const said = this.#make("p", "", toast);
    said.setAttribute("role", "status");
    this.#make("button", "", toast, "Undo").addEventListener("click", undo);
    this.#make("button", "", toast, "Close").addEventListener("click", close);
    said.textContent = text;
  }

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} tag @param {string} name @param {Node} parent @param {string} [text]
   * @returns {HTMLElementTagNameMap[K]}
   */
  #make(tag, name, parent, text = "") {
    const element = this.#document.createElement(tag);
    if (name) element.className = name;
    element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  /** @param {Command} command @param {string} text @param {HTMLElement} parent @param {(command: Command) => void} act */
  #button(command, text, parent, act) {
    const button = this.#make("button", "", parent, text);
    button.type = "button";
    button.addEventListener("click", () => act(command));
    this.#buttons.set(command, button);
    return button;
  }

  /** @param {Command} command @param {string} text @param {(command: Command) => void} act */
  #choice(command, text, act) {
    const label = this.#make("label", "", this.#kind);
    const input = this.#make("input", "", label);
    input.type = "radio";
    input.name = "kind";
    input.addEventListener("change", () => act(command));
    this.#make("span", "", label, text);
    return input;
  }

  /** @param {string} path */
  #icon(path) {
    const svg = this.#document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 20 20");
    svg.setAttribute("aria-hidden", "true");
    svg.appendChild(this.#document.createElementNS("http://www.w3.org/2000/svg", "path")).setAttribute("d", path);
    return svg;
  }
}
