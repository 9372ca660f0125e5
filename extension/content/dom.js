// Readings of the page that the page cannot bend: `<form name="body">` makes `document.body` a form, and
// `<input name="firstChild">` does the same to its form's `firstChild`. The getters of the prototypes do not
// ask the page, and in an extension's world the prototypes are the browser's own.

/**
 * The getter of a property, as a function of the object.
 * @param {object} prototype @param {string} name @returns {(object: any) => any}
 */
const getter = (prototype, name) => {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (object) => get?.call(object);
};

/** @type {(document: Document) => HTMLElement | null} */
export const bodyOf = getter(Document.prototype, "body");
/** @type {(document: Document) => HTMLElement} */
export const rootOf = getter(Document.prototype, "documentElement");
/** @type {(document: Document) => string} */
export const titleOf = getter(Document.prototype, "title");
/** @type {(node: Node) => string} */
export const textOf = getter(Node.prototype, "textContent");
/** @type {(node: Node) => ChildNode | null} */
export const firstChildOf = getter(Node.prototype, "firstChild");
/** @type {(node: Node) => ChildNode | null} */
export const nextSiblingOf = getter(Node.prototype, "nextSibling");
/** @type {(node: Node) => Node | null} */
export const parentOf = getter(Node.prototype, "parentNode");
/** @type {(node: Node) => boolean} */
export const isConnected = getter(Node.prototype, "isConnected");
/** @type {(element: Element) => string} */
export const localNameOf = getter(Element.prototype, "localName");

/** Its shadow tree, where it has an open one. @type {(element: Element) => ShadowRoot | null} */
export const shadowOf = getter(Element.prototype, "shadowRoot");

const { setAttribute, removeAttribute, hasAttribute, getAttribute, getAttributeNames, getBoundingClientRect, checkVisibility } =
  Element.prototype;
const { contains, compareDocumentPosition } = Node.prototype;
/** @param {Element} element @param {string} name @param {string} value */
export const setAttributeOf = (element, name, value) => setAttribute.call(element, name, value);
/** @param {Element} element @param {string} name */
export const removeAttributeOf = (element, name) => removeAttribute.call(element, name);
/** @param {Element} element @param {string} name */
export const hasAttributeOf = (element, name) => hasAttribute.call(element, name);
/** @param {Element} element @param {string} name */
export const attributeOf = (element, name) => getAttribute.call(element, name);
/** @param {Element} element */
export const attributeNamesOf = (element) => getAttributeNames.call(element);
/** @param {Element} element */
export const rectOf = (element) => getBoundingClientRect.call(element);

/** What a selector finds below an element or in a shadow tree. @param {Element | ShadowRoot} root @param {string} selector @returns {NodeListOf<Element>} */
export const allOf = (root, selector) =>
  (root instanceof ShadowRoot ? DocumentFragment : Element).prototype.querySelectorAll.call(root, selector);
/** What is in an element, and in these shadow trees below it, as HTML. @param {Element} element @param {ShadowRoot[]} shadowRoots */
export const htmlOf = (element, shadowRoots) => /** @type {any} */ (Element.prototype).getHTML.call(element, { shadowRoots });
/** Whether it is displayed at all. @param {Element} element */
export const isVisible = (element) => checkVisibility.call(element);
/** @param {Node} outer @param {Node} inner */
export const holds = (outer, inner) => contains.call(outer, inner);
/** Whether a node stands before another of the same tree. @param {Node} first @param {Node} second */
export const isBefore = (first, second) => (compareDocumentPosition.call(first, second) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;

/** The parent, out of a shadow root its host. @param {Node} node @returns {Node | null} */
export function parentOrHost(node) {
  const parent = parentOf(node);
  return parent instanceof ShadowRoot ? parent.host : parent;
}

/** Whether the element is painted at all. @param {Element} element */
export const isShown = (element) => isConnected(element) && Element.prototype.getClientRects.call(element).length > 0;
