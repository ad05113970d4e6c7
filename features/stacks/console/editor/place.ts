import type { Path } from './schema';

/** Where a position of a file is: in a key or in its value, what surrounds it, and what is typed so far. */
export interface Place {
  readonly path: Path;
  readonly part: 'key' | 'value';
  readonly typed: string;
  /** The key on this line, when the position is in it. */
  readonly key?: string;
}

interface Token {
  readonly column: number;
  /** Nothing for the dash of a list's item. */
  readonly key?: string;
}

const KEY = /^("[^"]*"|'[^']*'|[^\s#"'[{][^#]*?):(?=\s|$)/;

/** The dashes and the key that a line begins with. */
function tokens(line: string): readonly Token[] {
  const found: Token[] = [];
  let column = line.length - line.trimStart().length;
  while (/^-(\s|$)/.test(line.slice(column))) {
    found.push({ column });
    const rest = line.slice(column + 1);
    column += 1 + (rest.length - rest.trimStart().length);
  }
  const key = KEY.exec(line.slice(column))?.[1];
  return key === undefined ? found : [...found, { column, key: key.replace(/^["']|["']$/g, '') }];
}

/** What encloses a column of the line after these, from the outside in. */
function enclosing(lines: readonly string[], column: number, isDash: boolean): Path {
  const path: string[] = [];
  let at = column;
  let dash = isDash;
  for (let i = lines.length - 1; i >= 0 && (at > 0 || dash); i--) {
    const line = lines[i] ?? '';
    if (/^\s*(#|$)/.test(line)) {
      continue;
    }
    for (const token of [...tokens(line)].reverse()) {
      const encloses = token.column < at || (dash && token.key !== undefined && token.column === at);
      if (encloses) {
        path.unshift(token.key ?? '-');
        at = token.column;
        dash = token.key === undefined;
      }
    }
  }
  return path;
}

/** Finds out by the indentation, so that a file that is only half written will do. */
export function placeAt(text: string, position: number): Place {
  const before = text.slice(0, position).split('\n');
  const line = before.pop() ?? '';
  const found = tokens(line);
  const dashes = found.filter(({ key }) => key === undefined);
  const key = found.find(token => token.key !== undefined);
  const start = key ?? { column: columnAfter(line, dashes) };
  const first = dashes[0];
  const outer = enclosing(before, first?.column ?? start.column, first !== undefined);
  const path = [...outer, ...dashes.map(() => '-')];
  if (key?.key !== undefined) {
    const value = line.slice(line.indexOf(':', key.column + key.key.length) + 1).trimStart();
    const inList = /^\[[^\]]*$/.test(value);
    return {
      path: [...path, key.key, ...(inList ? ['-'] : [])],
      part: 'value',
      typed: inList ? (/[^[,\s]*$/.exec(value)?.[0] ?? '') : value,
    };
  }
  const whole = text.slice(position).split('\n', 1)[0] ?? '';
  const here = tokens(line + whole).find(token => token.key !== undefined)?.key;
  return {
    path,
    part: 'key',
    typed: line.slice(start.column),
    ...(here !== undefined && { key: here }),
  };
}

function columnAfter(line: string, dashes: readonly Token[]): number {
  const last = dashes.at(-1);
  if (!last) {
    return line.length - line.trimStart().length;
  }
  const rest = line.slice(last.column + 1);
  return last.column + 1 + (rest.length - rest.trimStart().length);
}
