import type { Column } from './column';

const MOST = 12;

/** What could stand at the end of a query: fields, or the values that the field has in the rows. */
export function suggestions<R>(
  query: string,
  columns: readonly Column<R>[],
  rows: Iterable<R>,
): readonly string[] {
  const term = /\S*$/.exec(query)?.[0] ?? '';
  const before = query.slice(0, query.length - term.length);
  const minus = term.startsWith('-') ? '-' : '';
  const bare = term.slice(minus.length);
  const colon = bare.indexOf(':');
  const offers =
    colon < 0
      ? columns.map(column => `${column.id}:`).filter(offer => offer.startsWith(bare.toLowerCase()))
      : values(bare.slice(0, colon), bare.slice(colon + 1), columns, rows);
  return offers.map(offer => `${before}${minus}${offer}`).filter(offer => offer !== query);
}

function values<R>(field: string, begun: string, columns: readonly Column<R>[], rows: Iterable<R>): string[] {
  const column = columns.find(({ id }) => id === field);
  if (!column) {
    return [];
  }
  const counted = new Map<string, number>();
  for (const row of rows) {
    const value = column.value(row);
    if (typeof value === 'string' && value !== '' && value.toLowerCase().startsWith(begun.toLowerCase())) {
      counted.set(value, (counted.get(value) ?? 0) + 1);
    }
  }
  return [...counted]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(([value]) => `${field}:${quoted(value)}`);
}

function quoted(value: string): string {
  return /[\s:"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}
