/** The nonce with which the server lets this page make style elements; scripts come from files only. */
export function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

// where the library that keeps the page still behind a dialog looks for it
Object.assign(globalThis, { __webpack_nonce__: nonce() });

// libraries make style elements with no way to give them one
const create = document.createElement.bind(document);
document.createElement = (name: string, options?: ElementCreationOptions) => {
  const made = create(name, options);
  if (name === 'style') {
    made.nonce = nonce();
  }
  return made;
};

// and write styles as attributes, which the policy refuses where it lets a script set the same by property
const setAttribute = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (this: Element, name: string, value: string) {
  if (name === 'style' && this instanceof HTMLElement) {
    this.style.cssText = value;
  } else {
    setAttribute.call(this, name, value);
  }
};
