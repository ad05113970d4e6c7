import { describe, expect, test } from 'vitest';
import { type Column, nextSorting, sortingOf } from './column';
import { csv } from './csv';
import { held, ordered } from './order';
import { suggestions } from './suggest';

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly size?: number;
}

const NAME: Column<Thing> = { id: 'name', title: 'Name', width: 100, value: thing => thing.name };
const SIZE: Column<Thing> = { id: 'size', title: 'Size', width: 100, value: thing => thing.size };
const things = (...all: Thing[]) => new Map(all.map(thing => [thing.id, thing]));
const ids = (rows: readonly Thing[]) => rows.map(({ id }) => id).join('');

describe('the order', () => {
  const rows = things(
    { id: 'a', name: 'w10', size: 3 },
    { id: 'b', name: 'w2' },
    { id: 'c', name: 'W1', size: 9 },
  );

  test('takes numbers in names as numbers, whatever the case', () => {
    expect(ids(ordered(rows, [], NAME, { column: 'name', descending: false }))).toBe('cba');
  });

  test('has rows without a value last in both directions', () => {
    expect(ids(ordered(rows, [], SIZE, { column: 'size', descending: false }))).toBe('acb');
    expect(ids(ordered(rows, [], SIZE, { column: 'size', descending: true }))).toBe('cab');
  });

  test('is the same whatever it was before', () => {
    const before = [...rows.values()].reverse();
    const sorting = { column: 'name', descending: true };
    expect(ordered(rows, before, NAME, sorting)).toEqual(ordered(rows, [], NAME, sorting));
  });

  test('is held with new rows at its end and without those that are gone', () => {
    const before = [...things({ id: 'c', name: '' }, { id: 'x', name: '' }, { id: 'a', name: '' }).values()];
    expect(ids(held(rows, before))).toBe('cab');
  });
});

test('a click sorts up, then down, then as usual; numbers the other way round', () => {
  const up = nextSorting(undefined, 'name', false);
  const down = nextSorting(up, 'name', false);
  expect([up?.descending, down?.descending, nextSorting(down, 'name', false)]).toEqual([
    false,
    true,
    undefined,
  ]);
  expect(nextSorting(sortingOf('name'), 'size', true)).toEqual({ column: 'size', descending: true });
});

test('a file of rows quotes what it must and holds no formula', () => {
  const rows = [
    { id: 'a', name: 'say "hi", twice', size: 1 },
    { id: 'b', name: '=cmd()' },
  ];
  expect(csv([NAME, SIZE], rows)).toBe('Name,Size\r\n"say ""hi"", twice",1\r\n\'=cmd(),\r\n');
});

describe('suggestions', () => {
  const rows = [
    { id: 'a', name: 'web' },
    { id: 'b', name: 'web' },
    { id: 'c', name: 'worker one' },
  ];
  const offered = (query: string) => suggestions(query, [NAME, SIZE], rows);

  test('are fields first', () => {
    expect(offered('')).toEqual(['name:', 'size:']);
    expect(offered('size>3 -na')).toEqual(['size>3 -name:']);
  });

  test('are the values of the rows then, the most frequent first', () => {
    expect(offered('name:w')).toEqual(['name:web', 'name:"worker one"']);
  });
});
