// On what the context menu was opened last. Our scripts in a page are bundled apart from each other, so they
// share it under a symbol, which no name of the page's can hide.

const KEY = Symbol.for("newsgloss.menu-target");
/** @type {any} */
const shared = globalThis;

/** Keeps the element of each opening of the context menu, weakly. @param {AbortSignal} signal */
export function rememberMenuTarget(signal) {
  const remember = (/** @type {Event} */ event) => {
    const [target] = event.composedPath();
    shared[KEY] = target instanceof Element ? new WeakRef(target) : undefined;
  };
  addEventListener("contextmenu", remember, { signal, capture: true, passive: true });
}

/** @returns {Element | undefined} */
export const menuTarget = () => shared[KEY]?.deref();
