// Pages that are built so that nothing of ours should work, or that fight back.
import test from "node:test";
import { article, assert, isShown, kind, locate, setUp, until } from "./support.mjs";

const BOX = `<aside class="box" style="display:block !important"><p>Other stories of this week.</p></aside>`;
const csp = { "content-security-policy": "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox" };
const here = setUp({
  "/csp": { body: article({ middle: BOX }), headers: csp },
  "/unset": article({ middle: BOX, head: "<style>* { all: unset !important } @layer a { * { display: block !important } }</style>" }),
  "/clobbered": article({
    middle: BOX,
    top: `<form name="body"><input name="firstChild"><input name="nodeType"><input name="localName"><input name="attributes"></form>
      <form name="documentElement"><input name="setAttribute"><input name="parentNode"><input name="nextSibling"></form><img name="querySelectorAll">`,
  }),
  "/tampered": article({
    middle: BOX,
    head: `<script>
      for (const prototype of [Array.prototype, Map.prototype, Element.prototype, Node.prototype, String.prototype])
        for (const name of ["push", "get", "set", "setAttribute", "getAttribute", "slice", "map"])
          if (name in prototype) prototype[name] = () => { throw new Error("tampered"); };
      JSON.stringify = () => "tampered";
      window.fetch = window.Highlight = window.StaticRange = undefined;
    </script>`,
  }),
  "/clearing": article({ middle: BOX, end: `<script>
      globalThis.cleared = 0;
      setInterval(() => {
        if (CSS.highlights.size) { CSS.highlights.clear(); cleared++; }
        for (const element of document.querySelectorAll("aside.box"))
          for (const name of element.getAttributeNames()) if (name.startsWith("data-")) { element.removeAttribute(name); cleared++; }
        document.adoptedStyleSheets = [];
      }, 20)</script>` }),
  // What no parser makes: a browser writes it out, and it has to be found again.
  "/strange": article({ middle: BOX, end: `<script>
      document.querySelector("h1").append(document.createElement("br"));
      document.querySelector("br").append(document.createElement("p"), "never written");
      document.body.prepend(document.createComment("a <script> in a comment"));
      document.querySelector("p").insertAdjacentHTML("beforebegin", '<a ="x" b"c="1">odd</a><div title="<b>">odd</div>');
      for (const { firstChild } of document.querySelectorAll("p")) if (firstChild instanceof Text) firstChild.splitText(9).splitText(4);
    </script>` }),
  "/xhtml": {
    body: article({ middle: BOX, end: "<h2-note>One &amp; <![CDATA[<two>]]></h2-note><script/>" })
      .replace("<!doctype html><html", '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"')
      .replace(/<meta [^>]*/g, "$&/"),
    headers: { "content-type": "application/xhtml+xml" },
  },
  "/unreadable": article({ end: `<script>
      document.body.append(Object.assign(document.createElement("script"), { type: "text/plain", textContent: "<" + "/script><b>" }));
    </script>` }),
  "/spoof": article({ end: `<script>
      globalThis.answers = [];
      addEventListener("message", (event) => answers.push(event.data));
      postMessage({ type: "start" }, "*"); postMessage({ type: "report" }, "*");
      try { chrome.runtime.sendMessage("x", { type: "report" }, (a) => answers.push(a)); } catch {}
      globalThis.before = Object.getOwnPropertyNames(window).length</script>` }),
  "/digits": article({ middle: `<p>${"1234567890 ".repeat(90_000)}</p><p>${"“".repeat(300_000)}</p><p>${"A. B. ".repeat(100_000)}</p>` }),
  "/deep": article({ end: "<div>".repeat(100_000) + "x" }),
  "/hosts": article({ end: `${"<script-x></script-x>".repeat(20_000)}<script>
      for (const host of [...document.querySelectorAll("script-x")].slice(0, 2_000)) host.attachShadow({ mode: "open" }).innerHTML = "<p>in it</p>";
      let deep = document.body;
      for (let level = 0; level < 100; level++) {
        const host = document.createElement("x-deep");
        deep.append(host);
        deep = host.attachShadow({ mode: "open" });
      }
    </script>` }),
  "/text": { body: "Just text, and nothing else.\n".repeat(200), headers: { "content-type": "text/plain" } },
});

for (const name of ["/csp", "/unset", "/clobbered", "/tampered", "/strange", "/xhtml"])
  test(`${kind}: ${name} is cleaned and annotated like any other`, async () => {
    await here.site({ hide: [".box"] });
    const page = await here.open(name);
    await until(async () => !(await page.apart(isShown, ".box")), "the box to vanish");
    const report = await here.settled(name, (report) => report.state === "done");
    assert.ok(report.hidden.some((h) => h.text.startsWith("Other stories")));
    await until(async () => (await here.browser.ask(page.url, { type: "glosses" })).length > 3, "underlines");
    await here.site({ on: false });
    await until(async () => page.apart(isShown, ".box"), "the box to return");
    await page.close();
  });

test(`${kind}: a page that cannot be read back is left as it is, and the popup says so`, async () => {
  await here.site({});
  const page = await here.open("/unreadable");
  const report = await here.settled("/unreadable", (report) => report.state === "failed");
  assert.match(report.notes.join(), /This page could not be read/);
  await page.close();
});

test(`${kind}: a page that removes what we do is repaired a few times, then left alone`, async () => {
  await here.site({ hide: [".box"] });
  const page = await here.open("/clearing");
  await here.settled("/clearing", (report) => report.state === "gave-up");
  const count = () => page.evaluate(() => globalThis.cleared);
  await new Promise((done) => setTimeout(done, 1000));
  const once = await count();
  await new Promise((done) => setTimeout(done, 1500));
  assert.equal(await count(), once);
  assert.ok(once < 40, `${once} repairs`);
  await page.close();
});

test(`${kind}: a page can neither speak to the extension nor see its globals`, async () => {
  await here.site({});
  const page = await here.open("/spoof");
  const seen = await page.evaluate(() => ({
    answers: globalThis.answers?.filter((answer) => answer?.state).length ?? 0,
    names: Object.getOwnPropertyNames(window).filter((name) => /gloss/i.test(name)),
    elements: document.querySelectorAll("body ~ *").length,
  }));
  assert.deepEqual(seen, { answers: 0, names: [], elements: 0 });
  const fetched = await page.evaluate(async (url) => fetch(url).then((r) => r.ok, () => false), here.browser.extensionUrl("manifest.json"));
  assert.equal(fetched, false);
  await page.close();
});

for (const [name, patience] of [["/digits", 20_000], ["/deep", 20_000], ["/hosts", 20_000]])
  test(`${kind}: ${name} is answered in time`, async () => {
    await here.site({});
    const page = await here.browser.open(here.url(name));
    const report = await until(async () => {
      const report = await here.report(name);
      return report?.state === "done" ? report : null;
    }, "a report", patience);
    assert.equal(report.article.isArticle, true);
    await page.close();
  });

test(`${kind}: a document that is no HTML is left alone`, async () => {
  const page = await here.browser.open(here.url("/text"));
  await new Promise((done) => setTimeout(done, 1200));
  assert.equal(await here.report("/text"), null);
  await page.close();
});

test(`${kind}: the card opens on a click, in reach of the keyboard and out of reach of the page`, async () => {
  await here.site({});
  const page = await here.open("/csp");
  await page.activate();
  const glosses = await until(async () => {
    const glosses = await here.browser.ask(page.url, { type: "glosses" });
    return glosses.length ? glosses : null;
  }, "underlines");
  await page.activate();
  const place = await page.evaluate(locate, glosses[0].quote);
  await page.click(place.x, place.y);
  const host = () => page.evaluate(() => {
    const host = document.querySelector("body ~ *");
    return host && { open: host.shadowRoot !== null, text: host.textContent, box: host.getClientRects().length };
  });
  await until(host, "the card");
  assert.deepEqual({ ...(await host()), box: 0 }, { open: false, text: "", box: 0 });
  await page.press("Escape");
  await until(async () => !(await host()), "the card to close");
  await page.close();
});
