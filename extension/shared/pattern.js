// The regular expressions of `:has-text(/…/)`, guarded: one that a reader imports with a list must not be able to
// hang a page. A pattern that could take exponential time is refused, and the more repetition it has, the less
// text it is given, which bounds the polynomial ones.

/** How much text is searched, in UTF-16 units, by the number of repetitions in the pattern. */
const SEARCHED = [50_000, 20_000, 2_000, 400];
/** So many repetitions are harmless. */
const FEW = 3;

/**
 * A pattern made ready, or the sentence that says why it is not.
 * @param {string} source
 * @param {string} flags
 * @returns {{found: (text: string) => boolean} | {problem: string}}
 */
export function guarded(source, flags) {
  const shown = `/${source}/${flags}`;
  let regex;
  try {
    regex = new RegExp(source, flags);
  } catch (problem) {
    const why = problem instanceof Error ? problem.message.replace(/^.*: /s, "") : String(problem);
    return { problem: `${shown} is no regular expression: ${why.replace(/\.$/, "")}.` };
  }
  const { repetitions, nested, backreference } = shape(source);
  if (nested) return { problem: `${shown} repeats what repeats or branches itself and could take for ever; without the inner * or +, or the |, it would be right.` };
  if (backreference) return { problem: `${shown} refers back to a group and could take for ever; writing the text out would be right.` };
  const most = SEARCHED[repetitions];
  if (most === undefined) return { problem: `${shown} has ${repetitions} open repetitions and could take for ever; at most ${SEARCHED.length - 1} would be right.` };
  return { found: (text) => regex.test(text.length > most ? text.slice(0, most) : text) };
}

/**
 * What makes a right pattern slow. Groups are followed, not understood: on the safe side.
 * @param {string} source
 */
function shape(source) {
  let [repetitions, nested, backreference, inClass] = [0, false, false, false];
  // Of each open group: whether it holds a repetition or a branch.
  /** @type {boolean[]} */
  const groups = [];
  let closed = false;
  for (let at = 0; at < source.length; at++) {
    const c = source[at];
    const quantified = closed;
    closed = false;
    if (c === "\\") {
      at++;
      backreference ||= !inClass && /[1-9k]/.test(source[at] ?? "");
    } else if (inClass) {
      inClass = c !== "]";
    } else if (c === "[") {
      inClass = true;
    } else if (c === "(") {
      groups.push(false);
      // The question mark of (?: is no quantifier.
      if (source[at + 1] === "?") at++;
    } else if (c === ")") {
      closed = groups.pop() ?? false;
      if (closed && groups.length) groups[groups.length - 1] = true;
    } else if (c === "|") {
      if (groups.length) groups[groups.length - 1] = true;
    } else {
      const { most, varies } = quantifier(c, source, at);
      nested ||= quantified && most > FEW;
      if (varies && most > FEW) {
        repetitions++;
        if (groups.length) groups[groups.length - 1] = true;
      }
    }
  }
  return { repetitions, nested, backreference };
}

/**
 * How often what stands before may be repeated here, and whether that varies.
 * @param {string} c @param {string} source @param {number} at
 */
function quantifier(c, source, at) {
  if (c === "*" || c === "+") return { most: Infinity, varies: true };
  const [, least, range, most] = (c === "{" && /^\{(\d+)(,(\d*))?\}/.exec(source.slice(at, at + 24))) || [];
  if (least === undefined) return { most: 1, varies: false };
  return { most: range ? Number(most || Infinity) : Number(least), varies: range !== undefined && most !== least };
}
