import { useRef } from 'react';
import { type Row, type Rows, useRows } from './rows';

/** One row of a list, live; when it is removed its last state stays, and `gone` says so. */
export function useRow<R extends Row>(
  plural: string,
  id: string,
): { row: R | undefined; gone: boolean; rows: Rows<R> } {
  const rows = useRows<R>(plural, `id:${quoted(id)}`);
  const last = useRef<R | undefined>(undefined);
  const now = rows.rows.get(id) ?? [...rows.rows.values()].find(row => row.id.startsWith(id));
  if (now) {
    last.current = now;
  } else if (!last.current?.id.startsWith(id)) {
    last.current = undefined;
  }
  return { row: now ?? last.current, gone: rows.loaded && !now, rows };
}

/** A text as a query takes it, whatever it consists of. */
export function quoted(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
