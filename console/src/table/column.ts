import type { ReactNode } from 'react';

export type Value = string | number | undefined;

/** A column of a table: what it shows of a row, how it is sorted, and how it is written to a file. */
export interface Column<R> {
  /** Also the field of the query language, where there is one. */
  readonly id: string;
  readonly title: string;
  /** In pixels, or as a share of what is left (`2fr`). */
  readonly width: number | `${number}fr`;
  /** The pixels that a share has at least; 140 when left out. */
  readonly least?: number;
  readonly value: (row: R) => Value;
  /** What is shown; the value when left out. */
  readonly cell?: (row: R) => ReactNode;
  readonly align?: 'right';
  /** Not shown until somebody chooses it. */
  readonly extra?: boolean;
  /** Shown only while rows differ in it, such as in their nodes. */
  readonly varying?: boolean;
  /** Its values pass by without a change of the row: the order is made anew every few seconds only. */
  readonly live?: boolean;
  /** Where it goes on a phone's card. */
  readonly card?: 'title' | 'state' | 'line';
}

/** The columns that have something to tell of these rows. */
export function telling<R>(
  columns: readonly Column<R>[],
  rows: ReadonlyMap<string, R>,
): readonly Column<R>[] {
  return columns.filter(column => !column.varying || differs(column, rows));
}

function differs<R>({ value }: Column<R>, rows: ReadonlyMap<string, R>): boolean {
  const seen = new Set<Value>();
  for (const row of rows.values()) {
    const now = value(row);
    if (now !== undefined && now !== '' && seen.add(now).size > 1) {
      return true;
    }
  }
  return false;
}

export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

/** Reads `-cpu`. */
export function sortingOf(text: string | null): Sorting | undefined {
  if (!text) {
    return undefined;
  }
  return text.startsWith('-')
    ? { column: text.slice(1), descending: true }
    : { column: text, descending: false };
}

export function textOf(sorting: Sorting): string {
  return `${sorting.descending ? '-' : ''}${sorting.column}`;
}

/** The sorting after a click on a column: up, down, and back to the usual order. */
export function nextSorting(now: Sorting | undefined, column: string, numbers: boolean): Sorting | undefined {
  if (now?.column !== column) {
    return { column, descending: numbers };
  }
  return now.descending === numbers ? { column, descending: !numbers } : undefined;
}

const LEAST = 140;
const BOX = 34;
const MENU = 44;
const PADDING = 20;

/** The widths of all columns for a CSS grid. */
export function tracks<R>(columns: readonly Column<R>[]): string {
  const of = ({ width, least = LEAST }: Column<R>) =>
    typeof width === 'number' ? `${width}px` : `minmax(${least}px, ${width})`;
  return [`${BOX}px`, ...columns.map(of), `${MENU}px`].join(' ');
}

export function leastWidth<R>(columns: readonly Column<R>[]): number {
  return columns.reduce(
    (sum, { width, least = LEAST }) => sum + (typeof width === 'number' ? width : least),
    BOX + MENU + PADDING,
  );
}
