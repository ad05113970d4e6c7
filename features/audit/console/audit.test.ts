import { expect, test } from 'vitest';
import { asked, FILTERS, type Filter, merged, type Row, shortObject, toneOf } from './audit';

const row = (number: number, result = 'ok'): Row => ({
  number,
  at: '2026-11-25T10:00:00Z',
  what: { id: `r${number}`, who: 'ada', action: 'stack.deploy', object: 'stack/shop', from: '127.0.0.1' },
  result,
  detail: '',
});

const NONE = Object.fromEntries(FILTERS.map(name => [name, ''])) as Filter;

test('a row that ends replaces itself, a new one comes first', () => {
  const rows = merged([row(2, 'running'), row(1)], [row(3, 'running'), row(2)]);
  expect(rows.map(({ number, result }) => [number, result])).toEqual([
    [3, 'running'],
    [2, 'ok'],
    [1, 'ok'],
  ]);
});

test('only what is filled in is asked, and a span is counted from now', () => {
  const now = Date.parse('2026-11-25T10:00:00Z');
  expect(asked(NONE, now)).toEqual({});
  expect(asked({ ...NONE, who: 'ada', from: '24h' }, now)).toEqual({
    who: 'ada',
    from: '2026-11-24T10:00:00.000Z',
  });
  expect(asked({ ...NONE, from: '2026-11-01', to: '2026-11-02' }, now)).toEqual({
    from: '2026-11-01',
    to: '2026-11-02',
  });
});

test('ids are shortened, names are not', () => {
  const of = (object: string) => shortObject({ ...row(1), what: { ...row(1).what, object } });
  expect(of(`container/${'ab'.repeat(32)}`)).toBe('container/abababababab');
  expect(of('stack/shop')).toBe('stack/shop');
});

test('every refusal stands out', () => {
  expect(['ok', 'running', 'unknown', 'permission.missing'].map(result => toneOf(row(1, result)))).toEqual([
    'good',
    'busy',
    'warn',
    'bad',
  ]);
});
