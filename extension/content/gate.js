// Is it worth waking the rest for this page? Cheap, and on the generous side: the engine decides in earnest.

import { bodyOf } from "./dom.js";

/** Types of JSON-LD and microdata that are articles. */
const ARTICLE = /(?:Article|Posting|Report)["'\s]|(?:Article|Posting)$/;
/** So many characters in paragraphs are prose. */
const PROSE = 800;

/**
 * Whether a document may be an article.
 * @param {Document} document
 */
export function mayBeArticle(document) {
  if (!/^(text\/html|application\/xhtml\+xml)$/.test(document.contentType)) return false;
  const body = bodyOf(document);
  if (!(body instanceof HTMLBodyElement)) return false;
  // What is written in belongs to the reader: editors, mail, notes.
  if (document.designMode === "on" || body.isContentEditable) return false;
  const hasOne = (/** @type {string} */ selector) => document.querySelector(selector) !== null;
  if (hasOne('body > [contenteditable]:not([contenteditable="false"]), [role="application"] [contenteditable="true"]')) return false;
  if (hasOne('meta[property="og:type" i][content="article" i], [itemtype$="Article"], [itemtype$="BlogPosting"]')) return hasProse(document, PROSE / 6);
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]'))
    if (ARTICLE.test(script.textContent ?? "")) return hasProse(document, PROSE / 6);
  if (hasOne("article, [role=article], main")) return hasProse(document, PROSE / 2);
  return hasProse(document, PROSE);
}

/**
 * Whether the paragraphs hold so many characters; short ones (menus, cards, forms) do not count.
 * @param {Document} document
 * @param {number} wanted
 */
function hasProse(document, wanted) {
  let found = 0;
  for (const paragraph of document.getElementsByTagName("p")) {
    const length = paragraph.textContent?.length ?? 0;
    if (length >= 60 && (found += length) >= wanted) return true;
  }
  return hasLooseProse(document, wanted - found);
}

/**
 * The same for pages that write paragraphs as `<div>` or break them by `<br>`.
 * @param {Document} document
 * @param {number} wanted
 */
function hasLooseProse(document, wanted) {
  let found = 0;
  for (const line of document.querySelectorAll("br, article div, main div")) {
    const node = line.localName === "br" ? line.previousSibling : line.firstChild;
    const length = node instanceof Text ? node.data.trim().length : 0;
    if (length >= 60 && (found += length) >= wanted) return true;
  }
  return false;
}
