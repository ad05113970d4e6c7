import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { ServerEvent } from '../api/events';
import { painted, settle, unsettle } from './settled';
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
  /** How many rows there are, of which the last ones of a long list arrive a moment later. */
  readonly total: number;
  /** Since when nobody knows whether the rows are still true. */
  readonly staleSince?: string | undefined;
  /** The capability without which there can be no rows. */
  readonly lacks?: string | undefined;
  readonly connection: Connection;
}

interface SnapshotEvent<R> {
  readonly items: readonly R[];
  readonly total: number;
  readonly staleSince?: string | null;
  readonly lacks?: string | null;
}

interface DeltaEvent<R> {
  readonly upserts: readonly R[];
  readonly removes: readonly string[];
}

/** As many rows as any screen has room for. */
const FIRST = 200;
const NOTHING = { rows: new Map(), loaded: false, total: 0, connection: { state: 'connecting' } } as const;

/** The rows of a watch operation; what was known stays until something better is known. */
export class LiveRows<R extends Row> {
  readonly store: Store<Rows<R>>;
  private readonly stream: Stream;
  private goOn: () => void = () => undefined;

  constructor(address: string, inPieces: boolean, before: ReadonlyMap<string, R> = new Map()) {
    this.store = new Store<Rows<R>>({ ...NOTHING, rows: before });
    const pieces = `${address}${address.includes('?') ? '&' : '?'}first=${FIRST}`;
    this.stream = new Stream(
      // what is shown already must not go because its successors come in pieces
      () => (inPieces && this.store.now().rows.size === 0 ? pieces : address),
      event => this.receive(event),
    );
    this.stream.connection.subscribe(() => this.store.change({ connection: this.stream.connection.now() }));
  }

  close(): void {
    this.stream.close();
    this.goOn();
  }

  /** What has come is on the screen. */
  shown(): void {
    this.goOn();
  }

  /** The rest of a long list waits until its beginning is shown: to read it takes longer. */
  private receive({ event, data }: ServerEvent): undefined | Promise<void> {
    const now = this.store.now();
    const change = applied(now, event, data);
    if (change !== now) {
      this.store.set(change);
    }
    if (!now.loaded && change.rows.size < change.total) {
      return new Promise(resolve => {
        this.goOn = resolve;
      });
    }
    return undefined;
  }
}

/** What is known after an event. */
export function applied<R extends Row>(now: Rows<R>, event: string, data: unknown): Rows<R> {
  switch (event) {
    case 'snapshot': {
      const { items, total, staleSince, lacks } = data as SnapshotEvent<R>;
      const rows = new Map(items.map(row => [row.id, row]));
      return {
        ...now,
        rows,
        loaded: true,
        total,
        staleSince: staleSince ?? undefined,
        lacks: lacks ?? undefined,
      };
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
      const complete = now.rows.size >= now.total;
      return { ...now, rows, total: complete ? rows.size : Math.max(now.total, rows.size) };
    }
    case 'stale':
      return { ...now, staleSince: (data as { since: string }).since };
    case 'fresh':
      return { ...now, staleSince: undefined };
    default:
      return now;
  }
}

/** How long a page may take to come for the rows that it was expected to need. */
const EXPECTED = 10_000;
let expected: { readonly address: string; readonly live: LiveRows<Row> } | undefined;

/** Asks for a list whose page is still on its way; {@link useRows} takes over what has come by then. */
export function expectRows(plural: string, query: string, inPieces: boolean): void {
  const address = addressOf(plural, query);
  expected = { address, live: new LiveRows(address, inPieces) };
  unsettle();
  setTimeout(() => taken(address)?.close(), EXPECTED);
}

function taken<R extends Row>(address: string): LiveRows<R> | undefined {
  const live = awaited<R>(address);
  expected = live ? undefined : expected;
  return live;
}

function awaited<R extends Row>(address: string): LiveRows<R> | undefined {
  return expected?.address === address ? (expected.live as unknown as LiveRows<R>) : undefined;
}

function addressOf(plural: string, query: string): string {
  return `/api/v1/${plural}/watch${query === '' ? '' : `?q=${encodeURIComponent(query)}`}`;
}

/**
 * Follows a list such as `containers` for as long as the component is shown. In pieces, the first rows
 * in the list's own order are there before the others: `total` tells how many there will be.
 */
export function useRows<R extends Row>(plural: string, query: string, inPieces = false): Rows<R> {
  const address = addressOf(plural, query);
  const pieces = useRef(inPieces);
  pieces.current = inPieces;
  const last = useRef<{ plural: string; rows: ReadonlyMap<string, R> } | null>(null);
  const [live, setLive] = useState<LiveRows<R> | undefined>(() => awaited(address));
  useEffect(() => {
    const before = last.current?.plural === plural ? last.current.rows : undefined;
    const made = taken<R>(address) ?? new LiveRows<R>(address, pieces.current, before);
    setLive(made);
    return () => made.close();
  }, [address, plural]);
  const empty = useMemo(() => new Store<Rows<R>>(NOTHING), []);
  const store = live?.store ?? empty;
  const now = useSyncExternalStore(store.subscribe, store.now);
  useEffect(() => {
    last.current = { plural, rows: now.rows };
  }, [plural, now.rows]);
  useEffect(() => {
    if (live && now.loaded) {
      return painted(() => {
        live.shown();
        settle();
      });
    }
    return undefined;
  }, [live, now.loaded]);
  return now;
}
