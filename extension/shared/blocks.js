/** The names of elements that are asked whether they are displayed; inline ones and rows of tables are not worth it. */
export const BLOCKS = [
  "div", "section", "aside", "article", "main", "header", "footer", "nav", "form", "dialog", "figure", "p", "ul",
  "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "details", "blockquote",
];
