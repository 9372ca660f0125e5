// Which ids and classes of a page will still be there on the next visit. A name that a person gave says what a
// thing is; one that a program made up, or that says a passing state or a measure, is no handle to hold it by.

/** What tools write before the names they make up. */
const MADE_BY_TOOLS =
  /^(?:css|sc|jss|jsx|svelte|astro|emotion|chakra|tss|styled|ember|radix|headlessui|react-aria|ng-tns|_?ngcontent|_?nghost|yui|ext-gen|gwt-uid|uid|uniqid|mantine|v)[-_:]|^makeStyles-|^:r|^_[a-z0-9]{4,}_/i;
/** What comes and goes. */
const STATE =
  /^(?:is|has|was|not)[-_]|^(?:active|inactive|open|opened|closed?|show|shown|showing|hide|hidden|visible|invisible|load|loaded|loading|lazy|lazyload|lazyloaded|lazyloading|selected|current|focus|focused|hover|disabled|enabled|sticky|stuck|fixed|in|out|on|off|up|down|first|last|odd|even|collapsed?|expanded|fade|touch|scrolled|animated?|ready|initialized|entered|appear)$|--(?:active|open|closed|hidden|visible|loaded|expanded|collapsed)$/i;
/** What says how a thing looks. */
const LOOKS =
  /[:/[\]!@%.]|^-?(?:[mp][xytrbl]?|[wh]|z|gap|col|row|span|order|top|left|right|bottom|inset|text|font|bg|border|rounded|shadow|opacity|items|justify|self|place|grid|flex|block|inline|relative|absolute|static|overflow|float|align|d|u|o|l|max|min|leading|tracking|size|space|divide|ring|transition|duration|ease|uppercase|lowercase|center|centered|clear|clearfix|container|wrapper|wrap|inner|outer|full|wide|small|medium|large|sm|md|lg|xl|white|black|dark|light|no)(?:-|$)/i;

/**
 * How good a handle a name is: 0 none, 1 in need, 2 good.
 * @param {string} name
 * @returns {0 | 1 | 2}
 */
export function worth(name) {
  if (name.length < 2 || name.length > 48 || /\d{3,}/.test(name)) return 0;
  if (MADE_BY_TOOLS.test(name) || STATE.test(name)) return 0;
  if (name.split(/[-_]+/).some(isMadeUp)) return 0;
  return LOOKS.test(name) || !/[a-z\u{80}-\u{10ffff}]{3}/iu.test(name) ? 1 : 2;
}

/** Whether a part of a name is no word but a hash. @param {string} part */
function isMadeUp(part) {
  if (part.length < 4) return false;
  const changes = part.match(/\d(?=[a-z])|[a-z](?=\d)/gi)?.length ?? 0;
  // `h2`, `article2` are numbered words; `1x2y`, `a8f3` are not.
  if (changes > 1 || (changes === 1 && /^\d/.test(part))) return true;
  if (!/^[a-z]+\d{0,2}$/i.test(part)) return false;
  const letters = part.replace(/\d/g, "");
  if (letters.length >= 5 && !/[aeiouy]/i.test(letters) && letters !== letters.toUpperCase()) return true;
  // `supportBox` has humps of words; `bdVaJa`, `kXyzQw` of one or two letters.
  const humps = letters.match(/[A-Z]+[a-z]*|[a-z]+/g) ?? [];
  return humps.length >= 3 && humps.filter((hump) => hump.length <= 2).length >= 2;
}
