// Starts the picker in the page of a tab; from the context menu and the popup.

import { toContent } from "./protocol.js";

/**
 * @param {number} tab
 * @param {"hide" | "never"} what  which of the two answers is at hand first
 * @param {boolean} atMenu  begins with the element on which the context menu was opened
 */
export async function pick(tab, what, atMenu = false) {
  // From the root: Firefox takes other paths from where the caller is.
  await chrome.scripting.executeScript({ target: { tabId: tab }, files: ["/content/picker.js"] });
  const answer = await toContent(tab, { type: "pick", what, atMenu });
  if (answer?.error) throw new Error(answer.error);
}
