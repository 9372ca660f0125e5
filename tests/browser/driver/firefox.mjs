// Firefox by Marionette, the protocol behind its WebDriver: `length:json` over TCP, replies in order of their ids.
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { randomUUID } from "node:crypto";
import { spawn } from "node:child_process";
import { profile, program } from "./program.mjs";

const PREFERENCES = {
  "app.update.disabledForTesting": true,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "privacy.reduceTimerPrecision": false,
  "remote.prefs.recommended": true,
  "toolkit.telemetry.reportingpolicy.firstRun": false,
};

export async function launchFirefox({ extension, headless, width, height, proxy }) {
  const { folder, remove } = profile();
  const port = await freePort();
  const uuid = randomUUID();
  const preferences = { ...PREFERENCES, "marionette.port": port };
  if (extension) {
    const manifest = JSON.parse(fs.readFileSync(path.join(extension, "manifest.json"), "utf8"));
    // A known address for the extension's pages.
    preferences["extensions.webextensions.uuids"] = JSON.stringify({ [manifest.browser_specific_settings.gecko.id]: uuid });
  }
  for (const scheme of proxy ? ["http", "ssl"] : []) {
    preferences["network.proxy.type"] = 1;
    preferences[`network.proxy.${scheme}`] = "127.0.0.1";
    preferences[`network.proxy.${scheme}_port`] = proxy;
  }
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  fs.writeFileSync(path.join(folder, "user.js"), lines.join("\n"));
  const process_ = spawn(
    program("FIREFOX", ["firefox-esr", "firefox"]),
    [...(headless ? ["--headless"] : []), "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", folder],
    { stdio: "ignore", env: { ...process.env, MOZ_HEADLESS_WIDTH: `${width}`, MOZ_HEADLESS_HEIGHT: `${height}` } },
  );
  // A test that dies must not leave a browser behind.
  process.once("exit", () => process_.kill());
  const { send, socket } = await connect(port, process_);
  const { capabilities } = await send("WebDriver:NewSession", { capabilities: { alwaysMatch: {} } });
  await send("WebDriver:SetTimeouts", { script: 60_000, pageLoad: 60_000 });
  if (headless) await send("WebDriver:SetWindowRect", { width, height: height + 85 });
  if (extension) await send("Addon:Install", { path: path.resolve(extension), temporary: true });
  const problems = [];

  /** Runs an async function where the session is. */
  async function run(fn, arg, sandbox) {
    const script = `const done = arguments[arguments.length - 1];
      (async () => (${fn})(arguments[0]))().then((value) => done({ value }), (error) => done({ error: String(error) + error.stack }));`;
    const { value } = await send("WebDriver:ExecuteAsyncScript", { script, args: [arg ?? null], sandbox, newSandbox: false });
    if (value.error) throw new Error(value.error);
    return value.value;
  }
  /** The same in the browser's own code. */
  async function runInBrowser(fn, arg) {
    await send("Marionette:SetContext", { value: "chrome" });
    try {
      return await run(fn, arg);
    } finally {
      await send("Marionette:SetContext", { value: "content" });
    }
  }
  async function takeProblems() {
    const found = await runInBrowser((uuid) => {
      const messages = Services.console.getMessageArray();
      Services.console.reset();
      return messages
        .filter((m) => m instanceof Ci.nsIScriptError && !(m.flags & Ci.nsIScriptError.warningFlag))
        .map((m) => `${m.sourceName}:${m.lineNumber} ${m.errorMessage}`)
        .filter((text) => text.includes(uuid));
    }, uuid);
    problems.push(...found);
  }

  async function open(url) {
    const { handle } = await send("WebDriver:NewWindow", { type: "tab" });
    const here = (command, parameters) => send("WebDriver:SwitchToWindow", { handle }).then(() => send(command, parameters));
    const act = async (actions) => {
      await here("WebDriver:PerformActions", { actions });
      await send("WebDriver:ReleaseActions");
    };
    const pointer = (actions) => act([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }]);
    const to = (x, y) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0 });
    await here("WebDriver:Navigate", { url });
    return {
      evaluate: async (fn, arg) => {
        await send("WebDriver:SwitchToWindow", { handle });
        // A sandbox with a name keeps its globals; extension pages need the one that sees `chrome`.
        return run(fn, arg, url.startsWith("http") ? "tests" : undefined);
      },
      apart: async (fn, arg) => {
        await send("WebDriver:SwitchToWindow", { handle });
        return run(fn, arg);
      },
      /** Runs a function on the closed shadow root of the card; null where none is open. */
      inCard: async (fn, arg) => {
        await send("WebDriver:SwitchToWindow", { handle });
        const within = `(arg) => {
          const host = [...document.documentElement.children].findLast((child) => child.hasAttribute("popover") && child.openOrClosedShadowRoot);
          return host ? (${fn})(host.openOrClosedShadowRoot, arg) : null;
        }`;
        return run(within, arg, "system");
      },
      click: (x, y, times = 1) =>
        pointer([to(x, y), ...Array.from({ length: times }, () => [{ type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }]).flat()]),
      type: (text) => act([{ type: "key", id: "keys", actions: [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }]),
      move: (x, y) => pointer([to(x, y)]),
      press: (key) => {
        const value = { Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004", ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015" }[key] ?? key;
        return act([{ type: "key", id: "keys", actions: [{ type: "keyDown", value }, { type: "keyUp", value }] }]);
      },
      screenshot: async (file, { full = false } = {}) => {
        const { value } = await here("WebDriver:TakeScreenshot", { full, hash: false });
        fs.writeFileSync(file, Buffer.from(value, "base64"));
      },
      /** The page as for another medium: "print" or "screen". */
      medium: async (media) => {
        await send("WebDriver:SwitchToWindow", { handle });
        await runInBrowser((media) => (Services.wm.getMostRecentWindow("navigator:browser").gBrowser.selectedBrowser.browsingContext.mediumOverride = media) && null, media);
      },
      activate: () => send("WebDriver:SwitchToWindow", { handle }),
      close: async () => {
        if (extension) await takeProblems();
        await here("WebDriver:CloseWindow", {});
        const [left] = await send("WebDriver:GetWindowHandles");
        await send("WebDriver:SwitchToWindow", { handle: left });
      },
    };
  }

  return {
    version: capabilities.browserVersion,
    problems,
    extensionUrl: (file) => `moz-extension://${uuid}/${file}`,
    open,
    /** Ends the background, as the browser does when it pleases. */
    endBackground: () =>
      runInBrowser(async (uuid) => {
        const policy = WebExtensionPolicy.getByHostname(uuid);
        await policy.extension.terminateBackground();
      }, uuid),
    /** Ends the extension and starts it again, as an update does. */
    restart: () =>
      runInBrowser(async (uuid) => {
        const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
        await (await AddonManager.getAddonByID(WebExtensionPolicy.getByHostname(uuid).id)).reload();
      }, uuid),
    async close() {
      send("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => {});
      await Promise.race([new Promise((done) => process_.once("exit", done)), new Promise((done) => setTimeout(done, 5000))]);
      if (process_.exitCode === null) process_.kill();
      socket.destroy();
      remove();
    },
    closed: () => new Promise((done) => process_.once("exit", done)),
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function connect(port, process_) {
  const attempt = () =>
    new Promise((done) => {
      const socket = net.connect(port, "127.0.0.1");
      socket.once("connect", () => done(socket)).once("error", () => done(null));
    });
  let socket = null;
  for (let tries = 0; !(socket = await attempt()); tries++) {
    if (process_.exitCode !== null || tries > 300) throw new Error("Firefox does not start");
    await new Promise((done) => setTimeout(done, 100));
  }
  const waiting = new Map();
  let greeted;
  const ready = new Promise((done) => (greeted = done));
  let buffer = Buffer.alloc(0);
  socket.on("data", (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const colon = buffer.indexOf(":");
      const end = colon + 1 + Number(buffer.subarray(0, colon));
      if (colon < 0 || buffer.length < end) return;
      const message = JSON.parse(buffer.subarray(colon + 1, end).toString());
      buffer = buffer.subarray(end);
      if (!Array.isArray(message)) {
        greeted();
        continue;
      }
      const [, id, error, result] = message;
      const { done, fail } = waiting.get(id);
      waiting.delete(id);
      if (error) fail(new Error(`${error.error}: ${error.message}`));
      else done(result);
    }
  });
  socket.on("error", () => {});
  socket.on("close", () => waiting.forEach(({ fail }) => fail(new Error("Firefox is gone"))));
  await ready;
  let last = 0;
  const send = (command, parameters = {}) =>
    new Promise((done, fail) => {
      const id = ++last;
      waiting.set(id, { done, fail });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  return { send, socket };
}
