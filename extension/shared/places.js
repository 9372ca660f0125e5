// Names of countries in the place of their codes.

/** Made with the first name that is asked for: that takes longer than all the rest of the content code. @type {Intl.DisplayNames | undefined} */
let names;

/** The country of an ISO 3166-1 code; anything else as it is. @param {string} code */
export function countryOf(code) {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  names ??= new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });
  return names.of(code) ?? code;
}

/**
 * An office with its place for the reader: “Minister of Transport (NO)” is one of Norway, and the President of the
 * United States need not be told to be one of the United States.
 * @param {string} text
 */
export function withCountry(text) {
  return text.replace(/ \(([A-Z]{2})\)(?=$|[,:])/, (_, code) => {
    const name = countryOf(code);
    return text.includes(name) || (code === "US" && text.startsWith("U.S.")) ? "" : ` (${name})`;
  });
}
