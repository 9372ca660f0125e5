// One page while it is on: survey → analyze → apply, again when the page changes, and back.
//
//   survey.js, overlays.js   read the page; nodes.js finds what the plan means in it
//   rules.js                 finds what the reader's own rules select
//   hides.js, unlock.js      take blocks away       (undone: attributes removed)
//   glosses.js, pointer.js   underline, open cards  (undone: highlights removed, listeners aborted)
//   guesses.js               what the site's other pages have taught
//   watch.js, reader.js      say when to look again, and what is the reader's own doing
//   line.js                  keeps the reader's line in its place
//
// Nothing here knows of an extension: the host brings the engine and the style sheet, so that the demo page runs
// the same code.

import { openCard } from "./card.js";
import * as dom from "./dom.js";
import { forEngine, forSite, rulesFor, siteKey } from "../shared/settings.js";
import { Glosses, liveRangeOf } from "./glosses.js";
import { Guesses } from "./guesses.js";
import { Hides } from "./hides.js";
import { keepingLine } from "./line.js";
import { COVERS, isLifted, overlays } from "./overlays.js";
import { Nodes } from "./nodes.js";
import { listen } from "./pointer.js";
import { Reader } from "./reader.js";
import { Rules } from "./rules.js";
import { selectorOf } from "./selector.js";
import { INHERITED, glossMark, lockMark, sheet } from "./sheet.js";
import { survey } from "./survey.js";
import { Unlock } from "./unlock.js";
import { Watch } from "./watch.js";

/** @typedef {import("../shared/protocol.js").Plan} Plan */
/** @typedef {import("../shared/protocol.js").Hide} Hide */
/** @typedef {import("../shared/protocol.js").Report} Report */
/** @typedef {import("../shared/protocol.js").Analyzed} Analyzed */
/** @typedef {import("../shared/protocol.js").SiteRules} SiteRules */
/** @typedef {import("../shared/protocol.js").Style} Style */
/** @typedef {import("../shared/protocol.js").SurveyMessage} SurveyMessage */
/** @typedef {import("../shared/settings.js").Settings} Settings */
/**
 * What a session needs from around it.
 * @typedef {object} Host
 * @property {(page: SurveyMessage, settings: object, style: Style | null) => Promise<Analyzed>} analyze   with the sheet changed before it answers
 * @property {(text: string, hostname: string) => Promise<SiteRules>} rules
 * @property {(style: Style) => Promise<void>} style
 * @property {(hidden: number, active: boolean) => void} announce  for the badge
 * @property {Pick<import("./card-acts.js").Acts, "keep" | "drop" | "more">} people  keeps what the reader says of people
 * @property {() => import("./early.js").Early | undefined} [early]  what is hidden ahead of the session, on guesses
 * @property {(guesses: import("../shared/learned.js").Guess[], wrong: string[]) => void} [learn]  keeps them for the site's next page
 */

/** The longest that is waited for the first paint, in ms. */
const PAINT = 500;
/** Nothing new for so long, in ms: the page has come to rest. */
const REST = 2000;
/** More backdrops than this lie over no page. */
const MAX_BACKDROPS = 4;
/** So many blocks out of view are asked whether they have come into view. */
const MAX_AWAY = 400;

export class Session {
  #document;
  #host;
  #settings;
  #mark = randomName();
  #hides = new Hides(this.#mark);
  #unlock = new Unlock(this.#mark);
  #glosses = new Glosses(this.#mark.slice("data-".length), INHERITED ? glossMark(this.#mark) : null);
  #css = "";
  /** Whether a card has been opened; until then the style of its place would only cost. */
  #opened = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #lesson;
  #ended = new AbortController();
  /** @type {Watch | undefined} */
  #watch;
  /** @type {Report["state"]} */
  #state = "working";
  /** @type {Plan | undefined} */
  #plan;
  /** The cards of the plan, once they are asked for. @type {import("../shared/protocol.js").Card[] | undefined} */
  #deck;
  /** @type {string[]} */
  #notes = [];
  /** What the steps of the last look took, in ms. @type {Record<string, number>} */
  #timings = {};
  /** Facts of layout, kept for what we hide: it can be seen no more. @type {Map<Element, number>} */
  #layout = new Map();
  /** @type {Set<Element>} */
  #backdrops = new Set();
  /** Blocks that were not displayed at the last look. @type {Element[]} */
  #away = [];
  /** @type {Element[]} */
  #dialogs = [];
  /** @type {Reader} */
  #reader;
  #guesses = new Guesses([]);
  /** What had the focus when it was hidden. @type {Element | null} */
  #focused = null;
  /** @type {Rules} */
  #rules;
  /** The text they were made from. */
  #rulesText = "";
  /** @type {{close: () => void} | undefined} */
  #card;
  /** The number of the latest look; answers to earlier ones are not used. */
  #look = 0;

  /**
   * @param {Document} document
   * @param {Host} host
   * @param {Settings} settings
   */
  constructor(document, host, settings) {
    this.#document = document;
    this.#host = host;
    this.#settings = settings;
    this.#rules = new Rules(document);
    this.#reader = new Reader(window, this.#ended.signal);
  }

  /** Begins; resolves when the first look is done. */
  async start() {
    for (const prefix of this.#glosses.sweep()) {
      const marks = marksOf(`data-${prefix}`);
      for (const element of this.#document.querySelectorAll(marks.map((mark) => `[${mark}]`).join()))
        for (const mark of marks) dom.removeAttributeOf(element, mark);
    }
    const early = this.#host.early?.();
    if (early) this.#guesses = new Guesses(early.guesses);
    // Where nothing is hidden before the first look, the style comes with it.
    const styled = early && this.#style();
    listen(window, this.#glosses, {
      open: (placed, rect, focus) => this.#open(placed, rect, focus),
      hover: () => this.#settings.look.hover,
      signal: this.#ended.signal,
    });
    await painted();
    if (this.#ended.signal.aborted) return;
    this.#watch = new Watch(this.#document, {
      marks: marksOf(this.#mark),
      onMark: () => this.#repair(),
      onText: () => this.#verify(),
      onDress: () => this.#dressed(),
      onAdded: (node) => this.#guess(node),
      onLook: () => this.look(),
      isOurs: (node) => this.#hides.covers(node),
      isGlossed: (node) => this.#glosses.touches(node),
    });
    for (const type of ["visibilitychange", "scrollend"])
      this.#document.addEventListener(type, () => this.#repair(), { signal: this.#ended.signal, passive: true });
    this.#guess(this.#document);
    // Our own sheet is in force from here on.
    styled?.then(() => early?.end());
    await this.look();
  }

  /** Hides what is guessed in a part of the page. @param {Document | Element} part */
  #guess(part) {
    // What the reader asked for is looked at first.
    if (this.#reader.isActing) return;
    const { level } = forSite(this.#settings, location.hostname);
    for (const [element, layout] of this.#guesses.find(part)) {
      if (!this.#mayHide(element) || this.#rules.spares(element) || this.#reader.needs(element) || this.#hides.covers(element)) continue;
      if (layout && isLifted(element)) this.#layout.set(element, layout);
      this.#hides.meet(element, guessed(level, (element.textContent ?? "").trim().slice(0, 160)));
    }
  }

  /** Looks at the whole page, and makes it as the plan says. Whether there is anything to be done on it. */
  async look() {
    const look = ++this.#look;
    const { signal } = this.#ended;
    const began = performance.now();
    const layout = overlays(this.#document);
    // At the first look nothing has been opened yet.
    this.#reader.saw(layout.keys(), look > 1 ? (element) => !this.#layout.has(element) : () => false);
    for (const entry of layout) this.#layout.set(...entry);
    for (const element of this.#layout.keys())
      if (!layout.has(element) && !this.#hides.covers(element)) this.#layout.delete(element);
    const { page, trees, away, dialogs } = await survey(this.#document, this.#layout, this.#mark);
    if (signal.aborted || look !== this.#look) return true;
    this.#away = away.slice(0, MAX_AWAY);
    this.#dialogs = dialogs;
    this.#watch?.also(trees.slice(1).map(({ root }) => root));
    const surveyed = performance.now();
    const settings = forEngine(this.#settings, location.hostname, today());
    /** @type {Analyzed} */
    let answer;
    try {
      const [made] = await Promise.all([this.#host.analyze(page, settings, this.#restyle()), this.#ownRules()]);
      answer = made;
    } catch (problem) {
      // Nobody knows how far it came.
      this.#css = "";
      answer = { error: String(problem) };
    }
    if (signal.aborted || look !== this.#look) return true;
    if ("error" in answer) {
      this.#state = "failed";
      this.#notes = [answer.error];
      // Nobody can say whether it was right.
      if (this.#guesses.pending) this.#change(() => this.#guesses.judge(() => false).forEach((element) => this.#hides.drop(element)));
    } else {
      const answered = performance.now();
      this.#apply(answer.plan, new Nodes(trees, answer.places));
      this.#timings = { survey: surveyed - began, answer: answered - surveyed, ...answer.timings, apply: performance.now() - answered };
    }
    this.#announce();
    return this.#state !== "no-article" || this.#hides.count > 0;
  }

  /** Finds what the reader's own rules select; a failure here leaves the rest of the work alone. */
  async #ownRules() {
    const text = rulesFor(this.#settings, location.hostname);
    try {
      if (text !== this.#rulesText) this.#rules.set(text ? await this.#host.rules(text, location.hostname) : { hide: [], never: [] });
      this.#rulesText = text;
    } catch (problem) {
      console.debug("Newsgloss: your rules:", problem);
    }
    await this.#rules.look();
  }

  /** Takes changed settings; the site is still on. @param {Settings} settings */
  async configure(settings) {
    const before = this.#engineSettings();
    this.#settings = settings;
    this.#style();
    if (this.#engineSettings() !== before) await this.look();
  }

  /** @returns {Report} */
  report() {
    const cards = this.#cards();
    const count = (/** @type {string} */ about) => cards.filter((card) => card.about === about).length;
    return {
      state: this.#state,
      article: this.#plan?.article ?? null,
      hidden: this.#hides.list().map(({ repairs, length, ...entry }) => ({ ...entry, selector: this.#selector(entry.id) })),
      counts: { people: count("person"), figures: count("figure"), quotes: count("quote") },
      cards,
      notes: this.#notes,
      timings: this.#timings,
    };
  }

  /** What is underlined, each once. @returns {Report["cards"]} */
  #cards() {
    /** @type {Map<number, Report["cards"][number]>} */
    const found = new Map();
    for (const { gloss } of this.#glosses.placed) {
      const known = found.get(gloss.card);
      const card = this.#all()[gloss.card];
      if (known) known.count++;
      else if (card) {
        const unsure = card.rows.filter((row) => row.basis === "note").map((row) => [row.label, row.text].filter(Boolean).join(": "));
        found.set(gloss.card, { card: gloss.card, about: card.about, title: card.title, subtitle: card.subtitle, count: 1, unsure: unsure.join(" ") });
      }
    }
    return [...found.values()];
  }

  /** All cards of the plan. */
  #all() {
    return (this.#deck ??= /** @type {import("../shared/protocol.js").Card[]} */ (JSON.parse(this.#plan?.cards ?? "[]")));
  }

  /** Opens a card at its first place. @param {number} card */
  open(card) {
    const first = this.#glosses.placed.find((placed) => placed.gloss.card === card);
    if (first) this.#goto(first);
  }

  /** What is underlined, in the order of the page. */
  listed() {
    return this.#glosses.placed.map(({ gloss }) => ({ about: gloss.about, quote: gloss.quote, card: this.#all()[gloss.card] }));
  }

  /** @param {number} id */
  #selector(id) {
    const element = this.#hides.element(id);
    return element ? selectorOf(element) : "";
  }

  /** Shows a hidden block, or hides it again. @param {number} id @param {boolean} shown */
  reveal(id, shown) {
    const element = this.#hides.element(id);
    if (element && shown) this.#guesses.doubt(element);
    this.#change(() => this.#hides.reveal(id, shown));
    this.#announce();
  }

  /** Scrolls to a block. @param {number} id */
  locate(id) {
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
    this.#hides.element(id)?.scrollIntoView({ block: "center", behavior });
  }

  /** Undoes everything. */
  end() {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    this.#watch?.stop();
    this.#card?.close();
    this.#glosses.clear();
    keepingLine(this.#document, () => {
      this.#hides.clear();
      this.#unlock.close();
    });
    this.#refocus();
    if (this.#css) this.#host.style({ css: "", old: this.#css }).catch(() => {});
    this.#host.announce(0, false);
  }

  /** @param {Plan} plan @param {Nodes} nodes */
  #apply(plan, nodes) {
    this.#plan = plan;
    this.#deck = undefined;
    this.#state = plan.article.isArticle ? "done" : "no-article";
    this.#notes = [...plan.notes, ...this.#rules.problems];
    const wanted = this.#wanted(plan, nodes);
    const before = this.#glosses.text;
    let news = false;
    const hide = () => void (news = this.#hides.set(wanted));
    if (this.#guesses.pending || this.#hides.differs(wanted)) this.#change(hide);
    else hide();
    this.#guesses.judge((element) => this.#hides.covers(element));
    const dropped = this.#glosses.set(plan.glosses, nodes, (node) => this.#hides.covers(node));
    if (dropped) this.#notes.push(`${dropped} underlines were left out: the page's text has changed meanwhile.`);
    this.#giveUp();
    this.#watch?.skip();
    this.#watch?.looked(news || this.#glosses.text !== before);
    this.#learnLater();
  }

  /** Learns from the page when it has come to rest; one that is left before teaches nothing. */
  #learnLater() {
    if (!this.#host.learn) return;
    clearTimeout(this.#lesson);
    this.#lesson = setTimeout(() => requestIdleCallback(() => this.#learn(), { timeout: REST }), REST);
  }

  /** What this page teaches of its site. */
  #learn() {
    if (this.#ended.signal.aborted || this.#state !== "done") return;
    const hidden = this.#hides.hidden().map(({ element, kind }) => ({ element, kind, layout: this.#layout.get(element) ?? 0 }));
    const lesson = this.#guesses.lesson(hidden);
    if (lesson) this.#host.learn?.(lesson.guesses, lesson.wrong);
  }

  /**
   * The blocks to hide: the plan's but for what the reader wants kept, and the reader's own.
   * @param {Plan} plan @param {Nodes} nodes
   */
  #wanted(plan, nodes) {
    const { level } = forSite(this.#settings, location.hostname);
    /** @type {Map<Element, Omit<Hide, "node">>} */
    const wanted = new Map();
    const want = (/** @type {Element} */ element, /** @type {Omit<Hide, "node">} */ hide) => {
      if (this.#mayHide(element) && !this.#rules.spares(element)) wanted.set(element, hide);
    };
    if (plan.article.isArticle)
      for (const { node, ...rest } of plan.hides) {
        const element = nodes.element(node);
        if (element && !this.#reader.needs(element)) want(element, rest);
      }
    for (const element of this.#rules.hide) want(element, own(level, (element.textContent ?? "").trim().slice(0, 160)));
    for (const element of this.#backdrops)
      if (dom.isConnected(element)) wanted.set(element, backdrop(level));
    return [...wanted].map(([element, hide]) => ({ element, hide }));
  }

  /** @param {Element} element */
  #mayHide(element) {
    return dom.isConnected(element) && element !== dom.bodyOf(this.#document) && element !== dom.rootOf(this.#document);
  }

  /** Changes what is hidden, with line, focus and scrolling in order. @param {() => void} change */
  #change(change) {
    const active = this.#document.activeElement;
    keepingLine(this.#document, () => {
      change();
      this.#uncover();
    });
    if (active && active !== dom.bodyOf(this.#document) && this.#hides.covers(active)) this.#focused = active;
    else this.#refocus();
    this.#watch?.skip();
  }

  /** Where an overlay is hidden, its backdrops are too, and the page can be scrolled and read; else all that is as the page has it. */
  #uncover() {
    const hidden = (/** @type {Node} */ node) => this.#hides.covers(node);
    this.#unlock.dialogs(this.#dialogs, hidden);
    const isModal = (/** @type {Element} */ element) => element.matches("dialog,[aria-modal=true],[role=dialog],[role=alertdialog]");
    const overlays = [...this.#layout].filter(([element]) => hidden(element) && !this.#backdrops.has(element));
    const dialogs = this.#dialogs.some((dialog) => hidden(dialog) && this.#unlock.holds(dialog));
    if (!dialogs && !overlays.some(([element, bits]) => bits & COVERS || isModal(element))) {
      for (const element of this.#backdrops) this.#hides.drop(element);
      this.#backdrops.clear();
      this.#unlock.close();
      return;
    }
    const { level } = forSite(this.#settings, location.hostname);
    while (this.#backdrops.size < MAX_BACKDROPS) {
      const under = this.#unlock.backdrop(this.#document);
      if (!under || this.#backdrops.has(under)) break;
      this.#backdrops.add(under);
      this.#hides.add(under, backdrop(level));
    }
    this.#unlock.open(this.#document);
  }

  /** Gives the focus back to what had it before it was hidden, unless it has gone elsewhere. */
  #refocus() {
    const focused = this.#focused;
    if (!focused || this.#hides.covers(focused)) return;
    this.#focused = null;
    if (this.#document.activeElement === dom.bodyOf(this.#document) && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }

  #repair() {
    this.#hides.repair();
    this.#unlock.repair();
    this.#glosses.repair();
    this.#watch?.skip();
    this.#giveUp();
  }

  /** Says so where the page has won. */
  #giveUp() {
    if (!this.#hides.gaveUp && !this.#glosses.gaveUp) return;
    this.#state = "gave-up";
    this.#notes = ["The page brings back what is hidden, or removes what is underlined; Newsgloss gave up on that."];
  }

  /** Whether something came into view that was there before, or a hidden block was given other content; then it is looked at. */
  #dressed() {
    if (this.#unlock.isOpen) {
      // Locks may come after the overlay, and come again.
      this.#unlock.dialogs(this.#dialogs, (node) => this.#hides.covers(node));
      this.#unlock.open(this.#document);
      this.#watch?.skip();
    }
    const comes =
      this.#away.some((element) => Element.prototype.checkVisibility.call(element)) ||
      [...overlays(this.#document)].some(([element]) => !this.#layout.has(element)) ||
      this.#hides.changed();
    if (comes) this.#watch?.schedule();
    return comes;
  }

  #verify() {
    if (this.#glosses.verify()) this.#announce();
  }

  /** @param {import("./glosses.js").Placed} placed @param {DOMRect} rect @param {import("./card.js").CardOptions["focus"]} focus */
  #open(placed, rect, focus) {
    const card = this.#all()[placed.gloss.card];
    if (!card) return;
    const same = this.#glosses.placed.filter((other) => other.gloss.card === placed.gloss.card);
    const at = same.indexOf(placed);
    const step = (/** @type {number} */ to, /** @type {"previous" | "next"} */ focus) => (same[to] ? () => this.#goto(same[to], focus) : undefined);
    this.#card?.close();
    this.#card = openCard({
      card,
      rect,
      look: this.#settings.look,
      onClose: () => {
        this.#card = undefined;
        this.#glosses.point(null);
      },
      // The parts of a quotation are no places of their own.
      ...(card.about !== "quote" && { onPrevious: step(at - 1, "previous"), onNext: step(at + 1, "next") }),
      position: { index: at, count: same.length },
      focus,
      own: card.about === "person" ? this.#own(card) : undefined,
    });
    this.#opened = true;
    this.#style();
    this.#glosses.point(placed);
  }

  /** What the reader can say of a person. @param {import("../shared/protocol.js").Card} card */
  #own({ title }) {
    const people = this.#all().filter((card) => card.about === "person").map((card) => card.title);
    const others = [...new Set(people)].filter((name) => name !== title);
    const keep = (/** @type {import("../shared/people.js").PeopleWord} */ word, /** @type {string} */ site) => {
      this.#glosses.point(null);
      return this.#host.people.keep(word, site);
    };
    return { ...this.#host.people, site: siteKey(location.hostname), others, keep };
  }

  /** @param {import("./glosses.js").Placed} placed @param {true | "previous" | "next"} [focus] */
  #goto(placed, focus = true) {
    const range = liveRangeOf(placed);
    const { top, bottom } = range.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) scrollBy({ top: top - innerHeight / 3, behavior: "instant" });
    this.#open(placed, range.getBoundingClientRect(), focus);
  }

  /** What is to be done about our sheet: the one that is wanted, and the old one; nothing where they are the same. */
  #restyle() {
    const css = sheet(this.#mark, (about) => this.#glosses.name(about), this.#settings.look, this.#opened);
    const old = this.#css;
    this.#css = css;
    return css === old ? null : { css, old };
  }

  #style() {
    const style = this.#restyle();
    return style ? this.#host.style(style).catch((problem) => void this.#notes.push(`The style sheet could not be set: ${problem}`)) : Promise.resolve();
  }

  #announce() {
    // On a page that is no article the reader's own rules hold all the same.
    this.#host.announce(this.#hides.count, this.#state === "done" || this.#state === "no-article");
  }

  #engineSettings() {
    return JSON.stringify([forEngine(this.#settings, location.hostname, today()), rulesFor(this.#settings, location.hostname)]);
  }
}

/** @param {import("../shared/settings.js").Level} level @returns {Omit<Hide, "node">} */
const backdrop = (level) => ({ kind: "other", level, reason: "The backdrop of what was hidden.", evidence: [], text: "" });

/** @param {import("../shared/settings.js").Level} level @param {string} text @returns {Omit<Hide, "node">} */
const own = (level, text) => ({ kind: "other", level, reason: "You chose to hide this.", evidence: [], text });

/** @param {import("../shared/settings.js").Level} level @param {string} text @returns {Omit<Hide, "node">} */
const guessed = (level, text) => ({ kind: "other", level, reason: "It was hidden on this site before.", evidence: [], text });

/** All our attributes. @param {string} mark */
const marksOf = (mark) => [mark, lockMark(mark), glossMark(mark)];

/** The reader's day. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** A name that no page can know: `data-` and letters. */
function randomName() {
  const letters = [...crypto.getRandomValues(new Uint8Array(10))].map((n) => String.fromCharCode(97 + (n % 26)));
  return `data-${letters.join("")}`;
}

/** Resolves when the page has been painted, so that reading its layout costs nothing. */
function painted() {
  return new Promise((done) => {
    const timer = setTimeout(done, PAINT);
    if (document.visibilityState === "visible")
      requestAnimationFrame(() => {
        clearTimeout(timer);
        setTimeout(done);
      });
  });
}
