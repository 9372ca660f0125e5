// The background: Chromium's service worker, Firefox's event page. It may be ended at any moment and keeps
// nothing but the engine, which is made anew when needed.

import { analyze, coverage, prepare, rulesFor } from "./engine.js";
import { badgeOf } from "../shared/protocol.js";
import { learn } from "./learned.js";
import "./menu.js";

/** @typedef {import("../shared/protocol.js").ToBackground} ToBackground */

/** The rest of the content code; made of extension/content/main.js. */
const CONTENT = "content/main.js";

chrome.runtime.onMessage.addListener((/** @type {ToBackground} */ message, sender, respond) => {
  // Only our own content code in the page of a tab, and our own pages that stand in one.
  if (sender.id !== chrome.runtime.id || sender.tab?.id === undefined || sender.frameId !== 0) return;
  const answer = take(message, sender.tab.id, sender);
  if (!answer) return;
  answer.then(respond, (problem) => respond({ error: String(problem?.message ?? problem) }));
  return true;
});

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") chrome.tabs.create({ url: chrome.runtime.getURL("welcome/welcome.html") });
});

/**
 * @param {ToBackground} message
 * @param {number} tab
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<unknown> | undefined}
 */
function take(message, tab, sender) {
  switch (message?.type) {
    case "start":
      prepare();
      return chrome.scripting.executeScript({ target: { tabId: tab }, files: [CONTENT], injectImmediately: true }).then(() => null);
    case "analyze":
      return look(tab, message);
    case "rules":
      return rulesFor(message.text, message.hostname);
    case "style":
      return restyle(tab, message.style);
    case "state":
      return badge(tab, message.hidden);
    case "learn":
      // Nothing is kept of private windows.
      if (sender.tab?.incognito || !sender.url) return Promise.resolve(null);
      return learn(new URL(sender.url).hostname, message.shape, message.guesses, message.wrong).then(() => null);
    case "coverage":
      return coverage();
    case "options":
      return chrome.tabs.create({ url: chrome.runtime.getURL(`options/options.html#${encodeURIComponent(message.hash)}`) }).then(() => null);
  }
}

/** @param {number} tab @param {Extract<ToBackground, {type: "analyze"}>} message */
async function look(tab, { page, settings, style }) {
  const [answer] = await Promise.all([analyze(page, settings), style && restyle(tab, style)]);
  badge(tab, badgeOf(answer)).catch(() => {});
  return answer;
}

/** @param {number} tab @param {import("../shared/protocol.js").Style} style */
async function restyle(tab, { css, old }) {
  const target = { tabId: tab };
  if (css) await chrome.scripting.insertCSS({ target, css, origin: "USER" });
  if (old) await chrome.scripting.removeCSS({ target, css: old, origin: "USER" });
  return null;
}

/** The number of hidden blocks on the button of the tab. @param {number} tab @param {number} hidden */
async function badge(tab, hidden) {
  await chrome.action.setBadgeText({ tabId: tab, text: hidden ? String(hidden) : "" });
  await chrome.action.setBadgeBackgroundColor({ tabId: tab, color: "#5b4a1f" });
  return null;
}
