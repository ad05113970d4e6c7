const LINE = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*[=:]\s?(.*)$/;

/** The variables of an env file, as far as they are written on one line each. */
export function valuesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, name, value = ''] = LINE.exec(line) ?? [];
    if (name) {
      found.set(name, unquoted(value));
    }
  }
  return found;
}

/** The file with a variable set to another value, in its place when it has one; without a value it goes. */
export function withValue(text: string, name: string, value: string | undefined): string {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const at = lines.findLastIndex(line => LINE.exec(line)?.[1] === name);
  const line = value === undefined ? [] : [`${name}=${quoted(value)}`];
  const next = at < 0 ? [...lines, ...line] : [...lines.slice(0, at), ...line, ...lines.slice(at + 1)];
  return next.length === 0 ? '' : `${next.join('\n')}\n`;
}

function unquoted(value: string): string {
  const [, single] = /^'([^']*)'/.exec(value) ?? [];
  const [, double] = /^"((?:[^"\\]|\\.)*)"/.exec(value) ?? [];
  return single ?? double?.replace(/\\(["\\$])/g, '$1') ?? value.replace(/(^|\s)#.*/, '').trim();
}

/** Quoted where the plain text would be read as something else. */
function quoted(value: string): string {
  if (/^[^\s'"#$\\][^'"#$\\\n]*$/.test(value) && value === value.trim()) {
    return value;
  }
  return value.includes("'") ? `"${value.replace(/["\\$]/g, '\\$&')}"` : value === '' ? '' : `'${value}'`;
}
