// Chromium by Playwright's core, which brings no browser of its own.
import path from "node:path";
import { chromium } from "playwright-core";
import { profile, program } from "./program.mjs";

export async function launchChromium({ extension, headless, width, height, proxy, kept }) {
  const { folder, remove } = profile(kept);
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: program("CHROMIUM", ["chromium", "chromium-browser", "google-chrome"]),
    headless: false, // The new headless mode, which knows extensions, is asked for below.
    ignoreDefaultArgs: ["--disable-back-forward-cache", "--disable-extensions", "--disable-component-extensions-with-background-pages"],
    viewport: headless ? { width, height } : null,
    args: [
      ...(headless ? ["--headless=new", "--disable-gpu"] : [`--window-size=${width},${height}`]),
      "--no-sandbox",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...(proxy ? [`--proxy-server=http://127.0.0.1:${proxy}`] : []),
      ...(extension
        ? [`--disable-extensions-except=${path.resolve(extension)}`, `--load-extension=${path.resolve(extension)}`]
        : []),
    ],
  });
  const problems = [];
  let id = "";
  if (extension) {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker", { timeout: 10_000 }));
    id = new URL(worker.url()).host;
    const watch = (one) => one.on("console", (m) => m.type() === "error" && problems.push(`background: ${m.text()}`));
    watch(worker);
    context.on("serviceworker", watch);
  }
  return {
    version: context.browser()?.version() ?? "",
    problems,
    extensionUrl: (file) => `chrome-extension://${id}/${file}`,
    open: async (url) => wrap(await context.newPage(), url, id, problems),
    /** Ends the background, as the browser does when it pleases. */
    async endBackground() {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("ServiceWorker.enable");
      await session.send("ServiceWorker.stopAllWorkers");
      await page.close();
    },
    /** What the background keeps: its heap, and the memory of its WebAssembly modules, in bytes. */
    async backgroundMemory() {
      const browser = await context.browser().newBrowserCDPSession();
      const { targetInfos } = await browser.send("Target.getTargets", { filter: [{ type: "service_worker" }] });
      const { targetId } = targetInfos.find(({ url }) => url.includes(id));
      const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: false });
      let last = 0;
      const send = (method, params = {}) =>
        new Promise((done, fail) => {
          const id = ++last;
          const answer = ({ message }) => {
            const { id: of, result, error } = JSON.parse(message);
            if (of !== id) return;
            browser.off("Target.receivedMessageFromTarget", answer);
            if (error) fail(new Error(error.message));
            else done(result);
          };
          browser.on("Target.receivedMessageFromTarget", answer);
          browser.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method, params }) });
        });
      await send("HeapProfiler.collectGarbage");
      const { usedSize } = await send("Runtime.getHeapUsage");
      const { result: prototype } = await send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
      const { objects } = await send("Runtime.queryObjects", { prototypeObjectId: prototype.objectId });
      const { result } = await send("Runtime.callFunctionOn", {
        objectId: objects.objectId,
        functionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }",
        returnByValue: true,
      });
      await browser.detach();
      return { heap: usedSize, module: result.value };
    },
    /** Ends the extension, as an update does. (What was loaded from a folder is not started again.) */
    async restart() {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/popup/popup.html`);
      await page.evaluate(() => chrome.runtime.reload()).catch(() => {});
      await page.close();
    },
    async close() {
      await context.close();
      remove();
    },
    closed: () => new Promise((done) => context.once("close", done)),
  };
}

async function wrap(page, url, id, problems) {
  page.on("console", (message) => {
    if (message.type() === "error" && `${message.text()} ${message.location().url}`.includes(id)) problems.push(`page: ${message.text()}`);
  });
  page.on("pageerror", (error) => `${error.stack}`.includes(id) && problems.push(`page: ${error.stack}`));
  await page.goto(url);
  return {
    evaluate: (fn, arg) => page.evaluate(fn, arg),
    /** The same in a world of its own, whatever the page has done to its built-ins. */
    async apart(fn, arg) {
      const session = await page.context().newCDPSession(page);
      const { frameTree } = await session.send("Page.getFrameTree");
      const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
      const expression = `(${fn})(${JSON.stringify(arg ?? null)})`;
      const { result } = await session.send("Runtime.evaluate", { expression, contextId: executionContextId, returnByValue: true });
      await session.detach();
      return result.value;
    },
    /** Runs a function on the closed shadow root of the card; null where none is open. */
    async inCard(fn, arg) {
      const session = await page.context().newCDPSession(page);
      try {
        const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
        const html = root.children.find((child) => child.localName === "html");
        const host = html.children.findLast((child) => child.shadowRoots && child.attributes.includes("popover"));
        if (!host) return null;
        const { object } = await session.send("DOM.resolveNode", { nodeId: host.shadowRoots[0].nodeId });
        const functionDeclaration = `function (arg) { return (${fn})(this, arg); }`;
        const { result, exceptionDetails } = await session.send("Runtime.callFunctionOn", {
          functionDeclaration, objectId: object.objectId, arguments: [{ value: arg ?? null }], returnByValue: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
        return result.value;
      } finally {
        await session.detach();
      }
    },
    click: (x, y, times = 1) => page.mouse.click(x, y, { clickCount: times }),
    type: (text) => page.keyboard.type(text),
    move: (x, y) => page.mouse.move(x, y),
    press: (key) => page.keyboard.press(key),
    screenshot: (file, { full = false } = {}) => page.screenshot({ path: file, fullPage: full }),
    /** What the page keeps, with all scripts in it, in bytes. */
    async heap() {
      const session = await page.context().newCDPSession(page);
      await session.send("HeapProfiler.collectGarbage");
      const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await session.send("Runtime.getHeapUsage");
      await session.detach();
      return usedSize + embedderHeapUsedSize + backingStorageSize;
    },
    /** The page as for another medium: "print" or "screen". */
    medium: (media) => page.emulateMedia({ media }),
    activate: () => page.bringToFront(),
    close: () => page.close(),
  };
}
