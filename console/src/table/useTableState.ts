import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useSearchParams } from 'react-router';
import { preferences } from '../app/preferences';
import type { Row } from '../live/rows';
import { type Column, type Sorting, sortingOf, textOf } from './column';
import { held, ordered } from './order';

/** The filter and the order, which live in the address of the page. */
export function useAddress(usual: string) {
  const [search, setSearch] = useSearchParams();
  const query = search.get('q') ?? '';
  const text = search.get('sort') ?? usual;
  const sorting = useMemo(() => sortingOf(text), [text]);
  // two changes may come before the page is shown again, and the second must not undo the first
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  }, [search]);
  const put = useCallback(
    (name: string, value: string) => {
      const next = new URLSearchParams(latest.current);
      if (value === '') {
        next.delete(name);
      } else {
        next.set(name, value);
      }
      latest.current = next;
      setSearch(next, { replace: true });
    },
    [setSearch],
  );
  const group = search.get('group') ?? '';
  const groupBy = useCallback((to: string) => put('group', to), [put]);
  const filter = useCallback((to: string) => put('q', to), [put]);
  const sort = useCallback((to: Sorting | undefined) => put('sort', to ? textOf(to) : ''), [put]);
  return { query, filter, sorting, sort, group, groupBy };
}

/** The columns that are shown, kept for each table. */
export function useColumns<R>(table: string, columns: readonly Column<R>[]) {
  const kept = useSyncExternalStore(preferences.subscribe, () => preferences.now().columns[table]);
  const shown = useMemo(
    () => columns.filter(column => (kept ? kept.includes(column.id) : !column.extra)),
    [columns, kept],
  );
  const choose = (ids: readonly string[] | undefined) => {
    const { [table]: _, ...others } = preferences.now().columns;
    preferences.change({ columns: ids ? { ...others, [table]: ids } : others });
  };
  return { shown, choose };
}

const AGAIN_EVERY = 5_000;

/** The rows in their order; by a live column they change places every few seconds, and never under the cursor. */
export function useOrder<R extends Row>(
  rows: ReadonlyMap<string, R>,
  column: Column<R> | undefined,
  sorting: Sorting | undefined,
  hovered: boolean,
): readonly R[] {
  const before = useRef<{ order: readonly R[]; made: string }>({ order: [], made: '' });
  const [tick, setTick] = useState(0);
  const live = column?.live === true;
  useEffect(() => {
    if (!live || hovered) {
      return;
    }
    const timer = setInterval(() => setTick(now => now + 1), AGAIN_EVERY);
    return () => clearInterval(timer);
  }, [live, hovered]);
  return useMemo(() => {
    const made = live && sorting ? `${textOf(sorting)} ${tick}` : '';
    const still = live && before.current.made === made && before.current.order.length > 0;
    const order = still
      ? held(rows, before.current.order)
      : ordered(rows, before.current.order, column, sorting);
    before.current = { order, made };
    return order;
  }, [rows, column, sorting, live, tick]);
}

/** Which rows are selected; rows that are gone are not. */
export function useSelection<R extends Row>(rows: ReadonlyMap<string, R>, order: readonly R[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const selected = useMemo(() => [...ids].flatMap(id => rows.get(id) ?? []), [ids, rows]);
  const latest = useRef(order);
  latest.current = order;
  const toggle = useCallback((id: string, range: boolean) => {
    const from = range ? latest.current.findIndex(row => row.id === anchor.current) : -1;
    const to = latest.current.findIndex(row => row.id === id);
    anchor.current = id;
    setIds(now => {
      const next = new Set(now);
      if (from >= 0 && to >= 0) {
        for (const row of latest.current.slice(Math.min(from, to), Math.max(from, to) + 1)) {
          next.add(row.id);
        }
      } else if (!next.delete(id)) {
        next.add(id);
      }
      return next;
    });
  }, []);
  const clear = useCallback(() => setIds(new Set()), []);
  const all = useCallback(() => setIds(new Set(latest.current.map(row => row.id))), []);
  return { ids, selected, toggle, clear, all };
}
