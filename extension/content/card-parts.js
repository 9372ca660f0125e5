// The pieces that the card is built of. Texts become text nodes, never markup.

/** @param {string} name @param {string} label @param {string} path @param {(() => void) | undefined} act */
export function button(name, label, path, act) {
  const result = document.createElement("button");
  result.type = "button";
  result.className = name;
  result.title = label;
  result.setAttribute("aria-label", label);
  result.disabled = !act;
  if (act) result.addEventListener("click", (event) => event.isTrusted && act());
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  result.append(svg);
  return result;
}

/** @param {string} tag @param {string} [name] @param {string} [text] */
export function element(tag, name = "", text = "") {
  const result = document.createElement(tag);
  if (name) result.className = name;
  if (text) result.textContent = text;
  return result;
}

/**
 * A button with a word on it; `label` says more to those who hear it. What a script of the page clicks does not count.
 * @param {string} text @param {string} label @param {() => void} act
 */
export function wordButton(text, label, act) {
  const result = document.createElement("button");
  result.type = "button";
  result.className = "word";
  result.textContent = text;
  result.setAttribute("aria-label", label);
  result.addEventListener("click", (event) => event.isTrusted && act());
  return result;
}
