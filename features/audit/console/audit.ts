import { addressOf, type Column, partsOf, type Schemas, type Tone } from '@console';
import { messages } from './messages';

export type Row = Schemas['AuditRow'];

/** The filters of the page's address, by the names that the API has for them too. */
export const FILTERS = ['who', 'address', 'action', 'object', 'result', 'q', 'from', 'to'] as const;

export type Filter = Readonly<Record<(typeof FILTERS)[number], string>>;

const HOURS: Readonly<Record<string, number>> = { '1h': 1, '24h': 24, '7d': 168, '30d': 720 };

export const SPANS = Object.keys(HOURS);

/** What the API is asked: a span such as `7d` is counted from now. */
export function asked(filter: Filter, now: number): Record<string, string> {
  const hours = HOURS[filter.from];
  const from = hours === undefined ? filter.from : new Date(now - 3_600_000 * hours).toISOString();
  return Object.fromEntries(Object.entries({ ...filter, from }).filter(([, value]) => value !== ''));
}

/** Rows by their numbers, the newest first, after some came or changed. */
export function merged(rows: readonly Row[], news: readonly Row[]): readonly Row[] {
  const byNumber = new Map(rows.map(row => [row.number, row]));
  for (const row of news) {
    byNumber.set(row.number, row);
  }
  return [...byNumber.values()].sort((a, b) => b.number - a.number);
}

export function toneOf({ result }: Row): Tone {
  switch (result) {
    case 'ok':
      return 'good';
    case 'running':
      return 'busy';
    case 'unknown':
      return 'warn';
    default:
      return 'bad';
  }
}

/** A problem's code is its own word. */
export function resultOf({ result }: Row): string {
  const { results } = messages.now();
  return results[result as keyof typeof results] ?? result;
}

/** The object with its ids shortened as Docker does. */
export function shortObject({ what }: Row): string {
  return what.object.replace(/[0-9a-f]{64}/g, id => id.slice(0, 12));
}

/** The page of what was changed, where it has one. */
export function objectAddress({ what }: Row): string | undefined {
  const parts = partsOf(what.object);
  return parts && addressOf(parts.kind, parts.id);
}

/** The columns of a file with the rows. */
export function fileColumns(): readonly Column<Row>[] {
  const t = messages.now();
  const column = (id: string, title: string, value: (row: Row) => string | number | undefined) => ({
    id,
    title,
    width: 100,
    value,
  });
  return [
    column('number', t.number, row => row.number),
    column('time', t.time, row => row.at),
    column('who', t.who, row => row.what.who),
    column('from', t.from, row => row.what.from),
    column('action', t.action, row => row.what.action),
    column('object', t.object, row => row.what.object),
    column('result', t.result, row => row.result),
    column('tookMs', 'ms', row => row.tookMs ?? undefined),
    column('detail', t.detail, row => row.detail),
    column('request', t.request, row => row.what.id),
  ];
}
