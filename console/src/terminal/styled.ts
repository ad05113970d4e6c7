/** The document for the emulator: styles that it writes as an attribute are set by property, as the policy refuses them. */
export function styledDocument(): Document {
  const create = (name: string, options?: ElementCreationOptions) => {
    const made = document.createElement(name, options);
    made.setAttribute = (attribute, value) =>
      attribute === 'style'
        ? Object.assign(made.style, { cssText: value })
        : Element.prototype.setAttribute.call(made, attribute, value);
    return made;
  };
  return new Proxy(document, {
    get(of, property) {
      if (property === 'createElement') {
        return create;
      }
      const value = Reflect.get(of, property, of);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}
