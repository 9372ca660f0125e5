// What the survey of a page and its reading have to agree on.

/** The names of elements that are asked whether they are displayed; inline ones and rows of tables are not worth it. */
export const BLOCKS = [
  "div", "section", "aside", "article", "main", "header", "footer", "nav", "form", "dialog", "figure", "p", "ul",
  "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "details", "blockquote",
];
/** Written without an end tag, and without what a script may have put into them. */
export const VOID = [
  "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta",
  "param", "source", "track", "wbr",
];
/** Their text is written as it is, up to the end tag. */
export const RAW = ["script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"];
