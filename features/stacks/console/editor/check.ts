import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseAllDocuments } from 'yaml';
import { alternatives, below, type Schema, schemasAt, typesOf } from './schema';

/** Something that is wrong in a file by its own words, before the server is asked. */
export type Complaint = { readonly from: number; readonly to: number; readonly line: number } & (
  | { readonly kind: 'syntax'; readonly message: string }
  | { readonly kind: 'unknown'; readonly key: string; readonly meant: string | undefined }
  | { readonly kind: 'type'; readonly key: string; readonly types: readonly string[] }
  | { readonly kind: 'value'; readonly key: string; readonly values: readonly string[] }
);

type Report = (node: Node, complaint: Told) => void;
type Told = Complaint extends infer C
  ? C extends Complaint
    ? Omit<C, 'from' | 'to' | 'line'>
    : never
  : never;

/** What the schema of the Compose Specification finds wrong. What has a variable in it is left to the server. */
export function complaints(text: string): readonly Complaint[] {
  const lines = new LineCounter();
  const found: Complaint[] = [];
  const line = (at: number) => lines.linePos(at).line;
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  for (const document of Array.isArray(documents) ? documents : []) {
    for (const { pos, message } of document.errors) {
      found.push({ kind: 'syntax', message, from: pos[0], to: pos[1], line: line(pos[0]) });
    }
    if (document.contents && document.errors.length === 0) {
      check(document.contents, schemasAt([]), '', (node, told) => {
        const [from = 0, to = from] = node.range ?? [];
        found.push({ ...told, from, to, line: line(from) });
      });
    }
  }
  return found;
}

function check(node: Node | null, schemas: readonly Schema[], key: string, report: Report): void {
  const left = !node || isAlias(node) || schemas.length === 0 || isSpecial(node);
  const kind = left ? undefined : kindOf(node);
  if (left || kind === undefined) {
    return;
  }
  const fitting = schemas.filter(schema => fits(kind, typesOf(schema)));
  if (fitting.length === 0) {
    report(node, { kind: 'type', key, types: [...new Set(schemas.flatMap(typesOf))] });
  } else if (isMap(node)) {
    node.items.forEach(pair => void checkPair(pair as Pair<Node, Node | null>, fitting, report));
  } else if (isSeq(node)) {
    const items = fitting.flatMap(schema => (schema.items ? alternatives(schema.items) : []));
    node.items.forEach(item => void check(item as Node, items, key, report));
  } else if (isScalar(node)) {
    const values = fitting.flatMap(schema => schema.enum ?? []);
    const free = fitting.some(schema => !schema.enum);
    if (!free && !values.includes(String(node.value))) {
      report(node, { kind: 'value', key, values });
    }
  }
}

function checkPair(pair: Pair<Node, Node | null>, schemas: readonly Schema[], report: Report): void {
  const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
  if (key === undefined || key === '<<' || key.startsWith('x-')) {
    return;
  }
  const inner = schemas.flatMap(schema => below(schema, key));
  const open = schemas.some(
    schema => schema.additionalProperties !== false || Object.hasOwn(schema.patternProperties ?? {}, '.+'),
  );
  if (inner.length > 0) {
    check(pair.value, inner, key, report);
  } else if (!open && !schemas.some(schema => schema.properties?.[key] || matches(schema, key))) {
    const names = schemas.flatMap(schema => Object.keys(schema.properties ?? {}));
    report(pair.key, { kind: 'unknown', key, meant: closest(key, names) });
  }
}

function matches(schema: Schema, key: string): boolean {
  return Object.keys(schema.patternProperties ?? {}).some(pattern => new RegExp(pattern).test(key));
}

/** A tag such as `!reset`, or text that only the variables make whole. */
function isSpecial(node: Node): boolean {
  const tag = (node as { tag?: string }).tag;
  const text = isScalar(node) && typeof node.value === 'string' ? node.value : '';
  return (tag !== undefined && /^![a-z]/.test(tag)) || text.includes('$');
}

function kindOf(node: Node): string | undefined {
  if (isMap(node)) {
    return 'object';
  }
  if (isSeq(node)) {
    return 'array';
  }
  const value = isScalar(node) ? node.value : undefined;
  // an empty value is a value that somebody is about to type
  return value === null || value === undefined ? undefined : typeof value;
}

function fits(kind: string, types: readonly string[]): boolean {
  return (
    types.length === 0 ||
    types.includes(kind) ||
    (kind === 'number' && types.includes('integer')) ||
    kind === 'bigint'
  );
}

/** The name that was probably meant. */
export function closest(word: string, names: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(word.length / 3));
  const ranked = names
    .map(name => ({ name, apart: distance(word.toLowerCase(), name) }))
    .filter(({ apart }) => apart <= most)
    .sort((a, b) => a.apart - b.apart);
  return ranked[0]?.name;
}

/** How many letters one has to change, add or leave out, or swap with the next one. */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const least = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + change);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(swapped ? Math.min(least, (older[j - 2] ?? 0) + 1) : least);
    }
    older = before;
    before = row;
  }
  return before[b.length] ?? 0;
}
