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
/** @type {(document: Document) => HTMLHeadElement | null} */
export const headOf = getter(Document.prototype, "head");
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

const { setAttribute, removeAttribute, hasAttribute, getAttribute, getAttributeNames, getBoundingClientRect } =
  Element.prototype;
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

/** The parent, out of a shadow root its host. @param {Node} node @returns {Node | null} */
export function parentOrHost(node) {
  const parent = parentOf(node);
  return parent instanceof ShadowRoot ? parent.host : parent;
}

/** Whether the element is painted at all. @param {Element} element */
export const isShown = (element) => isConnected(element) && Element.prototype.getClientRects.call(element).length > 0;
