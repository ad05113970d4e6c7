import type { Row } from '../live/rows';
import type { Column, Sorting, Value } from './column';

const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Rows without a value come last in either direction; equal ones are ordered by id, as on the server. */
export function compare<R extends Row>(column: Column<R>, descending: boolean): (a: R, b: R) => number {
  const turn = descending ? -1 : 1;
  return (a, b) => {
    const [left, right] = [column.value(a), column.value(b)];
    if (left === undefined || right === undefined || left === '' || right === '') {
      return rank(left) - rank(right) || byId(a, b);
    }
    return turn * values(left, right) || byId(a, b);
  };
}

function rank(value: Value): number {
  return value === undefined || value === '' ? 1 : 0;
}

function values(left: string | number, right: string | number): number {
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : words.compare(`${left}`, `${right}`);
}

function byId(a: Row, b: Row): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * The rows in their order. The order before is the beginning of the new one, so that sorting after a small change
 * takes about as many comparisons as there are rows.
 */
export function ordered<R extends Row>(
  rows: ReadonlyMap<string, R>,
  before: readonly R[],
  column: Column<R> | undefined,
  sorting: Sorting | undefined,
): readonly R[] {
  if (!column || !sorting) {
    return [...rows.values()];
  }
  const next: R[] = [];
  const taken = new Set<string>();
  for (const { id } of before) {
    const row = rows.get(id);
    if (row) {
      next.push(row);
      taken.add(id);
    }
  }
  for (const row of rows.values()) {
    if (!taken.has(row.id)) {
      next.push(row);
    }
  }
  return next.sort(compare(column, sorting.descending));
}

/** The rows of now at their places of before; new ones come last. Used while an order must hold still. */
export function held<R extends Row>(rows: ReadonlyMap<string, R>, before: readonly R[]): readonly R[] {
  const kept = before.flatMap(({ id }) => rows.get(id) ?? []);
  if (kept.length === rows.size) {
    return kept;
  }
  const ids = new Set(kept.map(row => row.id));
  return [...kept, ...[...rows.values()].filter(row => !ids.has(row.id))];
}
