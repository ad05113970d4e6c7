import { expect, test } from 'vitest';
import { changeOf, problemsOf } from './labels';

const pairs = (...of: [string, string][]) => of.map(([name, value], key) => ({ key, name, value }));

test('only what differs is told', () => {
  const before = { disk: 'ssd', old: '1', zone: 'a' };
  expect(changeOf(before, pairs(['disk', 'ssd'], ['zone', 'b'], ['new', ''], ['', '']))).toEqual({
    set: { zone: 'b', new: '' },
    remove: ['old'],
  });
});

test('a label that is renamed is taken and given', () => {
  expect(changeOf({ a: '1' }, pairs(['b', '1']))).toEqual({ set: { b: '1' }, remove: ['a'] });
});

test('names that the server would refuse are found', () => {
  const found = problemsOf(pairs(['ok', ''], ['a=b', ''], ['', 'x'], ['ok', '2'], [' x', ''], ['', '']));
  expect([...found]).toEqual([
    [1, 'bad'],
    [2, 'bad'],
    [3, 'twice'],
    [4, 'bad'],
  ]);
});
