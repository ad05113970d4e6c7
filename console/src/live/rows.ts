import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { ServerEvent } from '../api/events';
import { Store } from './store';
import { type Connection, Stream } from './stream';

export interface Row {
  readonly id: string;
  /** Since when nobody knows whether this row is still true: its node is away. */
  readonly staleSince?: string | null | undefined;
}

/** The engine's own id of what several nodes may have, such as an image. */
export function bareId(id: string): string {
  return id.split('@')[0] ?? id;
}

/** What is known of a list at a moment. */
export interface Rows<R extends Row> {
  /** All rows by their ids; another map after each change. */
  readonly rows: ReadonlyMap<string, R>;
  /** Whether a snapshot has arrived for the present question. */
  readonly loaded: boolean;
  /** Since when nobody knows whether the rows are still true. */
  readonly staleSince?: string | undefined;
  /** The capability without which there can be no rows. */
  readonly lacks?: string | undefined;
  readonly connection: Connection;
}

interface SnapshotEvent<R> {
  readonly items: readonly R[];
  readonly staleSince?: string | null;
  readonly lacks?: string | null;
}

interface DeltaEvent<R> {
  readonly upserts: readonly R[];
  readonly removes: readonly string[];
}

/** The rows of a watch operation; what was known stays until something better is known. */
export class LiveRows<R extends Row> {
  readonly store: Store<Rows<R>>;
  private readonly stream: Stream;

  constructor(address: string, before: ReadonlyMap<string, R> = new Map()) {
    this.store = new Store<Rows<R>>({ rows: before, loaded: false, connection: { state: 'connecting' } });
    this.stream = new Stream(address, event => this.receive(event));
    this.stream.connection.subscribe(() => this.store.change({ connection: this.stream.connection.now() }));
  }

  close(): void {
    this.stream.close();
  }

  private receive({ event, data }: ServerEvent): void {
    const now = this.store.now();
    const change = applied(now, event, data);
    if (change !== now) {
      this.store.set(change);
    }
  }
}

/** What is known after an event. */
export function applied<R extends Row>(now: Rows<R>, event: string, data: unknown): Rows<R> {
  switch (event) {
    case 'snapshot': {
      const { items, staleSince, lacks } = data as SnapshotEvent<R>;
      const rows = new Map(items.map(row => [row.id, row]));
      return { ...now, rows, loaded: true, staleSince: staleSince ?? undefined, lacks: lacks ?? undefined };
    }
    case 'delta': {
      const { upserts, removes } = data as DeltaEvent<R>;
      const rows = new Map(now.rows);
      for (const row of upserts) {
        rows.set(row.id, row);
      }
      for (const id of removes) {
        rows.delete(id);
      }
      return { ...now, rows };
    }
    case 'stale':
      return { ...now, staleSince: (data as { since: string }).since };
    case 'fresh':
      return { ...now, staleSince: undefined };
    default:
      return now;
  }
}

/** Follows a list such as `containers` for as long as the component is shown. */
export function useRows<R extends Row>(plural: string, query: string): Rows<R> {
  const address = `/api/v1/${plural}/watch${query === '' ? '' : `?q=${encodeURIComponent(query)}`}`;
  return useStream<R>(address);
}

function useStream<R extends Row>(address: string): Rows<R> {
  const last = useRef<{ plural: string; rows: ReadonlyMap<string, R> } | null>(null);
  const plural = address.split('?')[0] ?? address;
  const [live, setLive] = useState<LiveRows<R> | null>(null);
  useEffect(() => {
    const before = last.current?.plural === plural ? last.current.rows : undefined;
    const made = new LiveRows<R>(address, before);
    setLive(made);
    return () => made.close();
  }, [address, plural]);
  const empty = useMemo(
    () => new Store<Rows<R>>({ rows: new Map(), loaded: false, connection: { state: 'connecting' } }),
    [],
  );
  const store = live?.store ?? empty;
  const now = useSyncExternalStore(store.subscribe, store.now);
  useEffect(() => {
    last.current = { plural, rows: now.rows };
  }, [plural, now.rows]);
  return now;
}
