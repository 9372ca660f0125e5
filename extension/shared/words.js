// What things are called in the popup and the options, in one place.

/** @typedef {import("./settings.js").Kind} Kind */
/** @typedef {import("./settings.js").Level} Level */

/** Kinds of clutter: what one block is called, and what the kind holds. @type {Record<Kind, [string, string]>} */
export const KIND = {
  donation: ["Donation ask", "Requests for donations, support and memberships"],
  pricing: ["Subscription offer", "Paid subscriptions, trials, prices, paywall notices"],
  newsletter: ["Newsletter box", "Sign-ups for newsletters, channels and feeds"],
  app: ["App or notification nag", "Requests to install an app or to allow notifications"],
  related: ["Related articles", "“More on this topic”, recommended, most read"],
  share: ["Share buttons", "Buttons to share and follow"],
  duplicate: ["Repeated or empty", "Repeated headlines, empty headings, leftovers"],
  ad: ["Advertising", "Ad slots, sponsored boxes, house promotions"],
  consent: ["Consent notice", "Cookie and consent notices: hidden, never answered"],
  other: ["Other nag", "Ad-blocker notices, registration walls, sticky players"],
  comments: ["Comments", "Readers’ comments; hidden only in Reading"],
  surroundings: ["Around the article", "Menus, sidebars, footers; hidden only in Reading"],
};

/** Levels: their name, and what they do. @type {Record<Level, [string, string]>} */
export const LEVEL = {
  off: ["Nothing", "Nothing is hidden; names and figures are still explained."],
  asks: ["Asks", "Hides requests for money: donations, memberships, subscription offers."],
  tidy: ["Tidy", "Asks, and also newsletter boxes, related articles, share bars, ads, repetitions."],
  reading: ["Reading", "The article alone: headline, byline, text, pictures and captions."],
};

/** The lowest level that hides a kind. @param {Kind} kind @returns {Level} */
export function lowest(kind) {
  if (kind === "donation" || kind === "pricing") return "asks";
  return kind === "comments" || kind === "surroundings" ? "reading" : "tidy";
}

/** What is explained. */
export const ABOUT = /** @type {const} */ ({
  people: ["People", "Who is named, and in which office"],
  figures: ["Figures", "Numbers, money, dates and what they mean"],
  quotes: ["Quotations", "Who said it"],
});

/** A day for the reader. @param {string | null} iso  YYYY-MM-DD */
export function day(iso) {
  const date = iso ? new Date(`${iso}T12:00`) : null;
  return date && !Number.isNaN(date.getTime()) ? date.toLocaleDateString("en-GB", { dateStyle: "long" }) : "";
}
