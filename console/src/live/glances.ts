import { useMemo, useSyncExternalStore } from 'react';
import { Store } from './store';
import type { Connection } from './stream';
import { useEvents } from './useEvents';

/** How many rows of a list fit a query, and the first of them. */
export interface Glance {
  readonly of: string;
  readonly items: readonly unknown[];
  readonly total: number;
  readonly staleSince?: string | null;
  readonly lacks?: string | null;
}

export interface Glances {
  /** By the question, such as `containers state:running`. */
  readonly known: ReadonlyMap<string, Glance>;
  readonly connection: Connection;
}

// what was seen before is shown again at once, until something newer is known
const seen = new Store<ReadonlyMap<string, Glance>>(new Map());

/** What the dashboard knows of a list, for its parts. */
export function useGlance(of: string): Glance | undefined {
  return useSyncExternalStore(seen.subscribe, () => seen.now().get(of));
}

/** Follows several lists over one stream: `counts` by their numbers, `lists` with their first rows. */
export function useGlances(counts: readonly string[], lists: readonly string[], limit: number): Glances {
  const address = useMemo(() => {
    const search = new URLSearchParams();
    const listed = new Set(lists);
    for (const of of new Set(counts)) {
      // a list tells its number too
      if (!listed.has(of)) {
        search.append('count', of);
      }
    }
    for (const of of listed) {
      search.append('list', of);
    }
    search.set('limit', String(limit));
    return `/api/v1/overview/watch?${search}`;
  }, [counts, lists, limit]);
  const connection = useEvents(address, ({ event, data }) => {
    if (event === 'glance') {
      const glance = data as Glance;
      seen.set(new Map(seen.now()).set(glance.of, glance));
    }
  });
  const known = useSyncExternalStore(seen.subscribe, seen.now);
  return { known, connection };
}
