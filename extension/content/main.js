// The content code of an article's page, brought by the background when start.js asks for it. Holds one session
// while the site is on, and listens to the settings, to navigation and to the popup.

import { shapeOf } from "../shared/learned.js";
import { dropWord, keepWord } from "../shared/people.js";
import { KEY, hasOwnRules, isOn, load, update } from "../shared/settings.js";
import { badgeOf, toBackground } from "../shared/protocol.js";
import { early } from "./early.js";
import { mayBeArticle } from "./gate.js";
import { Session } from "./session.js";

/** @typedef {import("../shared/protocol.js").ToContent} ToContent */
/** @typedef {import("../shared/protocol.js").Report} Report */

/** After a navigation without a new document the page is given time to write itself, in ms. */
const WRITING = [400, 1500, 4000];

/** @type {Session | undefined} */
let session;
/** @type {Report["state"]} */
let idle = "no-article";
/** @type {string[]} */
let problems = [];
let turn = 0;
/** The number on the badge. */
let badge = 0;

/** @type {import("./session.js").Host} */
const host = {
  async analyze(page, settings, style) {
    const answer = await send({ type: "analyze", page, settings, style });
    badge = badgeOf(answer);
    // It was switched off meanwhile.
    if (!session) host.announce(0, false);
    return answer;
  },
  async rules(text, hostname) {
    const answer = await send({ type: "rules", text, hostname });
    if (answer.error) throw new Error(answer.error);
    return answer;
  },
  style: (style) => send({ type: "style", style }),
  early,
  learn: (guesses, wrong) => void send({ type: "learn", shape: shapeOf(location), guesses, wrong }).catch(() => {}),
  people: {
    keep: (word, site) => update((settings) => keepWord(settings, site, word)),
    drop: (word, site) => update((settings) => dropWord(settings, site, word)),
    more: () => void send({ type: "options", hash: "people" }).catch(() => {}),
  },
  announce(hidden, active) {
    const number = active ? hidden : 0;
    if (number === badge) return;
    badge = number;
    send({ type: "state", hidden: number }).catch(() => {});
  },
};

/** @param {import("../shared/protocol.js").ToBackground} message */
async function send(message) {
  if (!chrome.runtime?.id) {
    retire();
    throw new Error("Newsgloss was updated; reload the page.");
  }
  return toBackground(message);
}

/** Begins, ends or changes the session as the stored settings say. */
async function follow() {
  const mine = ++turn;
  const { settings, problems: found } = await load();
  if (mine !== turn) return;
  problems = found;
  if (!isOn(settings, location.hostname)) {
    leave("off");
  } else if (session) {
    await session.configure(settings);
  } else if (mayBeArticle(document) || hasOwnRules(settings, location.hostname)) {
    session = new Session(document, host, settings);
    await session.start();
  } else {
    early()?.end();
  }
}

/** @param {Report["state"]} state */
function leave(state) {
  early()?.end();
  session?.end();
  session = undefined;
  idle = state;
}

const stopped = new AbortController();
/** The extension was updated or removed under this page: clean up and go quiet. */
function retire() {
  if (stopped.signal.aborted) return;
  stopped.abort();
  leave("off");
}

let address = location.href.replace(/#.*/, "");
/**
 * The page has moved on without a new document: to another article, or to the next one below this one. What is
 * hidden stays hidden until another look says otherwise, so that nothing jumps meanwhile.
 */
function moved() {
  const now = location.href.replace(/#.*/, "");
  if (now === address) return;
  address = now;
  lookLater(WRITING);
}

/** @param {readonly number[]} waits */
function lookLater([wait, ...more]) {
  const [mine, there] = [turn, address];
  setTimeout(async () => {
    if (mine !== turn || there !== address || stopped.signal.aborted) return;
    const article = session && (await session.look());
    if (session) {
      if (!more.length && !article) leave("no-article");
    } else {
      await follow();
      if (session || idle !== "no-article") return;
    }
    // `follow` has begun another turn.
    if (more.length && there === address) lookLater(more);
  }, wait);
}

chrome.storage.onChanged.addListener((changes) => {
  if (KEY in changes) follow();
});
const { signal } = stopped;
const navigation = /** @type {EventTarget | undefined} */ (/** @type {any} */ (globalThis).navigation);
(navigation ?? window).addEventListener(navigation ? "currententrychange" : "popstate", moved, { signal });
// Back from the back/forward cache: the settings may have changed meanwhile.
window.addEventListener("pageshow", (event) => event.persisted && follow(), { signal });
// An update is noticed when the reader comes back.
document.addEventListener("visibilitychange", () => chrome.runtime?.id || retire(), { signal });

chrome.runtime.onMessage.addListener((/** @type {ToContent} */ message, sender, respond) => {
  // Only our own pages.
  if (sender.id !== chrome.runtime.id || !sender.url?.startsWith(chrome.runtime.getURL(""))) return;
  if (message.type === "reveal") session?.reveal(message.id, message.shown);
  else if (message.type === "locate") session?.locate(message.id);
  else if (message.type === "open") session?.open(message.card);
  else if (message.type === "glosses") return respond(session?.listed() ?? []);
  else if (message.type !== "report") return;
  respond(report());
});

/** @returns {Report} */
function report() {
  const result = session?.report() ?? { state: idle, article: null, hidden: [], counts: { people: 0, figures: 0, quotes: 0 }, cards: [], notes: [] };
  return { ...result, notes: [...problems, ...result.notes] };
}

follow();
