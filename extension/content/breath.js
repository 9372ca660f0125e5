// Work in slices.

/** @type {{yield?: () => Promise<void>} | undefined} */
const scheduler = /** @type {any} */ (globalThis).scheduler;

/** Lets the page have its turn. @returns {Promise<void>} */
export const breath = () => scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
