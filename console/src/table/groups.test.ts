import { expect, test } from 'vitest';
import { grouped } from './groups';

test('rows of a group are together in their order, and those of none come last', () => {
  const rows = [
    { id: 'a', name: '', node: 'w10' },
    { id: 'b', name: '', node: '' },
    { id: 'c', name: '', node: 'w2' },
    { id: 'd', name: '', node: 'w10' },
  ];
  const { order, heads } = grouped(rows, row => row.node);
  expect(order.map(({ id }) => id).join('')).toBe('cadb');
  expect([...heads]).toEqual([
    ['c', { name: 'w2', count: 1 }],
    ['a', { name: 'w10', count: 2 }],
    ['b', { name: '', count: 1 }],
  ]);
});
