// A real browser, headless or not, with the unpacked extension: one small interface for Chromium and Firefox.
//
//   const browser = await launch("firefox", { extension: "target/extension/firefox" });
//   const page = await browser.open("http://localhost:8000/");
//   await page.evaluate((name) => document.querySelectorAll(name).length, "p");
//
// A page has evaluate, click, type, press, screenshot, medium, activate and close. `browser.inExtension(fn, arg)` runs a function in a page of the
// extension; `browser.ask(url, message)` sends a message to the content code of the tab with that address.
import { launchChromium } from "./chromium.mjs";
import { launchFirefox } from "./firefox.mjs";

/**
 * @param {"chromium" | "firefox"} kind
 * @param {{extension?: string, headless?: boolean, width?: number, height?: number, proxy?: number, kept?: string}} options
 *   kept: folder of a profile that outlives the browser (Chromium)
 *   proxy: port of a proxy on this machine through which everything but localhost goes
 */
export async function launch(kind, { headless = true, width = 1200, height = 900, ...options } = {}) {
  const start = kind === "firefox" ? launchFirefox : launchChromium;
  const browser = await start({ headless, width, height, ...options });
  return {
    ...browser,
    kind,
    /** Runs a function in a page of the extension, and closes the page. */
    async inExtension(fn, arg, file = "popup/popup.html") {
      const page = await browser.open(browser.extensionUrl(file));
      try {
        return await page.evaluate(fn, arg);
      } finally {
        await page.close();
      }
    },
    /** What the content code of the tab with this address answers; `null` where there is none. */
    ask(url, message) {
      return this.inExtension(
        async ({ url, message }) => {
          const tabs = (await chrome.tabs.query({})).filter((tab) => tab.url === url);
          return tabs.length ? chrome.tabs.sendMessage(tabs[0].id, message, { frameId: 0 }).catch(() => null) : null;
        },
        { url, message },
      );
    },
    /** Changes the stored settings by merging one level deep. */
    settings(change) {
      return this.inExtension(async (change) => {
        const { settings = { version: 1 } } = await chrome.storage.local.get("settings");
        for (const [name, value] of Object.entries(change))
          settings[name] = typeof value === "object" ? { ...settings[name], ...value } : value;
        await chrome.storage.local.set({ settings });
      }, change);
    },
  };
}

/** Waits until a function gives something true; an error after `patience` ms. */
export async function until(test, what, patience = 10_000) {
  for (const end = Date.now() + patience; ; ) {
    const result = await test();
    if (result) return result;
    if (Date.now() > end) throw new Error(`waited ${patience} ms for ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
