// Switches Newsgloss off for localhost, and on again, from a page of the extension: what restore.mjs of
// ../shared/eval/browser calls.

/** Runs in the extension: nothing of this file is in reach there. @param {boolean} on */
async function change(on) {
  const { settings = { version: 1, sites: {} } } = await chrome.storage.local.get("settings");
  settings.sites.localhost = { ...settings.sites.localhost, on };
  await chrome.storage.local.set({ settings });
}

export default async (context, page, extensionId, { inExtension }) => inExtension(change, false);
export const reset = async (context, page, extensionId, { inExtension }) => inExtension(change, true);
