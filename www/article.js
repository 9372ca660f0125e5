// What goes into the frame: the sample, or what the reader pasted, as a whole document that can run nothing of its
// own and fetch nothing from elsewhere.

/**
 * The first thing in each document: only our own code runs, and only files of this site are fetched. The origin is
 * written out, because Firefox does not take `'self'` for it in a document without an address.
 */
const POLICY = `default-src ${location.origin}; script-src ${location.origin}; style-src 'unsafe-inline'; img-src ${location.origin} data:; form-action 'none'`;

/** The sample article. */
export async function fromSample() {
  const response = await fetch("sample/page.html");
  return framed(await response.text(), "sample/");
}

/**
 * @param {string} text  of an article, or the HTML of a page
 * @param {string} published  YYYY-MM-DD, or empty
 */
export function fromText(text, published) {
  return framed(isHtml(text) ? text : pageOf(text), "", published);
}

/** @param {string} text */
const isHtml = (text) => /<(html|body|article|main|div|p|h1)[\s>]/i.test(text);

/** A page around plain text: the first line is the headline where it looks like one. @param {string} text */
function pageOf(text) {
  const page = document.implementation.createHTMLDocument();
  const lines = text.split(/\n+/).map((line) => line.trim()).filter(Boolean);
  const article = page.createElement("article");
  const style = page.createElement("style");
  style.textContent = "body{font:18px/1.6 Georgia,serif;max-width:42rem;margin:32px auto;padding:0 20px}h1{line-height:1.2}";
  page.head.append(style);
  lines.forEach((line, index) => {
    const tag = index === 0 && lines.length > 1 && !/[.!?”"]$/.test(line) ? "h1" : "p";
    article.appendChild(page.createElement(tag)).textContent = line;
  });
  page.body.append(article);
  page.documentElement.lang = "en";
  const type = page.createElement("meta");
  type.setAttribute("property", "og:type");
  type.content = "article";
  page.head.append(type);
  return page.documentElement.outerHTML;
}

/**
 * The document for the frame.
 * @param {string} html @param {string} base  where its pictures are @param {string} [published]
 */
function framed(html, base, published = "") {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const script of page.querySelectorAll('script:not([type="application/ld+json" i]), meta[http-equiv], base, iframe, object, embed')) script.remove();
  const head = /** @type {[string, Record<string, string>][]} */ ([
    ["meta", { "http-equiv": "Content-Security-Policy", content: POLICY }],
    ["base", { href: new URL(base, location.href).href }],
    ["script", { type: "module", src: new URL("frame.js", location.href).href }],
  ]);
  if (published) head.push(["meta", { property: "article:published_time", content: published }]);
  const elements = head.map(([tag, attributes]) => {
    const element = page.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  });
  page.head.prepend(...elements);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
