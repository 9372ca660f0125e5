// The entries in the page's context menu: hide this, never hide this.

import { pick } from "../shared/pick.js";

/** @type {{id: "hide" | "never", title: string}[]} */
const ITEMS = [
  { id: "hide", title: "Hide this…" },
  { id: "never", title: "Never hide this…" },
];

/** @type {[`${chrome.contextMenus.ContextType}`, ...`${chrome.contextMenus.ContextType}`[]]} */
const CONTEXTS = ["page", "link", "image", "video", "audio", "selection", "frame"];

// The browser keeps them from then on.
chrome.runtime.onInstalled.addListener(() =>
  chrome.contextMenus.removeAll(() => {
    for (const { id, title } of ITEMS)
      chrome.contextMenus.create({ id, title, contexts: CONTEXTS, documentUrlPatterns: ["http://*/*", "https://*/*"] });
  }),
);

chrome.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
  const item = ITEMS.find(({ id }) => id === menuItemId);
  // What lies in a frame is pointed at in the page: frames have rules of their own sites.
  if (item && tab?.id !== undefined) pick(tab.id, item.id, !frameId).catch((problem) => console.debug("Newsgloss:", problem));
});
