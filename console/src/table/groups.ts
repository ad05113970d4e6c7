import type { Row } from '../live/rows';

/** Something that rows can be put together by. */
export interface Grouping<R> {
  readonly id: string;
  readonly label: string;
  /** What a row belongs to; nothing for none. */
  readonly of: (row: R) => string;
}

/** The first row of each group has a head: what the group is, and how many rows it has. */
export interface GroupHead {
  readonly name: string;
  readonly count: number;
}

const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The rows of each group together, in the order that they had; groups by name, rows without one last. */
export function grouped<R extends Row>(
  order: readonly R[],
  of: (row: R) => string,
): { order: readonly R[]; heads: ReadonlyMap<string, GroupHead> } {
  const groups = new Map<string, R[]>();
  for (const row of order) {
    const name = of(row);
    const group = groups.get(name);
    if (group) {
      group.push(row);
    } else {
      groups.set(name, [row]);
    }
  }
  const sorted = [...groups].sort(([a], [b]) =>
    a === '' || b === '' ? Number(a === '') - Number(b === '') : words.compare(a, b),
  );
  const heads = new Map(
    sorted.map(([name, rows]) => [rows[0]?.id ?? '', { name, count: rows.length }] as const),
  );
  return { order: sorted.flatMap(([, rows]) => rows), heads };
}
