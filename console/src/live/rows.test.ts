import { expect, test } from 'vitest';
import { applied, type Row, type Rows } from './rows';

interface Named extends Row {
  readonly name: string;
}

const NOTHING: Rows<Named> = { rows: new Map(), loaded: false, total: 0, connection: { state: 'live' } };
const row = (id: string, name = id): Named => ({ id, name });

test('a snapshot replaces everything, a delta changes what it names', () => {
  const first = applied(NOTHING, 'snapshot', { items: [row('a'), row('b')], total: 2 });
  expect(first.loaded).toBe(true);
  const second = applied(first, 'delta', { upserts: [row('b', 'new'), row('c')], removes: ['a'] });
  expect([...second.rows.values()]).toEqual([row('b', 'new'), row('c')]);
  expect([...applied(second, 'snapshot', { items: [row('d')], total: 1 }).rows.keys()]).toEqual(['d']);
});

test('a delta leaves the rows before it as they were', () => {
  const first = applied(NOTHING, 'snapshot', { items: [row('a')], total: 1 });
  applied(first, 'delta', { upserts: [], removes: ['a'] });
  expect(first.rows.size).toBe(1);
});

test('stale rows stay, and say since when', () => {
  const first = applied(NOTHING, 'snapshot', { items: [row('a')], total: 1 });
  const stale = applied(first, 'stale', { since: '2026-11-25T10:00:00Z' });
  expect(stale.rows.size).toBe(1);
  expect(stale.staleSince).toBe('2026-11-25T10:00:00Z');
  expect(applied(stale, 'fresh', {}).staleSince).toBeUndefined();
});

test('a list that comes in pieces is counted whole from the first on', () => {
  const first = applied(NOTHING, 'snapshot', { items: [row('a')], total: 3 });
  expect(first.total).toBe(3);
  const second = applied(first, 'delta', { upserts: [row('b'), row('c')], removes: [] });
  expect(second.total).toBe(3);
  expect(applied(second, 'delta', { upserts: [row('d')], removes: ['a', 'b'] }).total).toBe(2);
});
