// Which page the popup is about, and whether Newsgloss may read it.

/**
 * @typedef {{kind: "browser"}
 *   | {kind: "closed", host: string, origin: string | null}
 *   | {kind: "site", tab: number, host: string}} Page
 * `browser`: no page that can be read. `closed`: access was not given, or taken away.
 */

const EVERYWHERE = ["http://*/*", "https://*/*"];

/** The page in front. @returns {Promise<Page>} */
export async function find() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const url = tab?.url && URL.canParse(tab.url) ? new URL(tab.url) : null;
  if (!url) {
    // Without access a page's address is not told; with access to all sites only the browser's own pages have none.
    const everywhere = await chrome.permissions.contains({ origins: EVERYWHERE });
    return everywhere ? { kind: "browser" } : { kind: "closed", host: "", origin: null };
  }
  if (!/^https?:$/.test(url.protocol) || tab.id === undefined) return { kind: "browser" };
  const origin = `${url.protocol}//${url.hostname}/*`;
  const allowed = await chrome.permissions.contains({ origins: [origin] });
  return allowed ? { kind: "site", tab: tab.id, host: url.hostname } : { kind: "closed", host: url.hostname, origin };
}

/** Asks the browser for access. @param {string | null} origin  null: to all sites */
export async function allow(origin) {
  try {
    return await chrome.permissions.request({ origins: origin ? [origin] : EVERYWHERE });
  } catch {
    return false;
  }
}
