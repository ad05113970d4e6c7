import type { Schemas } from '../api/client';
import type { ServerEvent } from '../api/events';
import { Store } from './store';
import { type Connection, Stream } from './stream';

/** An event of the engine, with a key that no other one has. */
export type LoggedEvent = Schemas['EventRow'] & { readonly key: string };

export interface Feed {
  /** The newest first. */
  readonly events: readonly LoggedEvent[];
  /** How many were dropped, because no more than some are kept. */
  readonly dropped: number;
  /** How many wait for being shown. */
  readonly waiting: number;
  readonly connection: Connection;
}

const BEGINNING: Feed = { events: [], dropped: 0, waiting: 0, connection: { state: 'connecting' } };
const PACE = 100;

/**
 * What happens at the engine, in bounded memory. After a lost connection it goes on where it was: what is told twice
 * is taken once.
 */
export class EventFeed {
  readonly store = new Store<Feed>(BEGINNING);
  private readonly kept: number;
  private readonly stream: Stream;
  private arrived: LoggedEvent[] = [];
  private recent = new Set<string>();
  private recentAt = '';
  private number = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private paused = false;

  /**
   * @param since the time to begin at
   * @param filters as Docker's, such as `type=container`
   */
  constructor(since: string, filters: readonly string[], kept: number) {
    this.kept = kept;
    this.stream = new Stream(
      () => eventsAddress(this.recentAt || since, filters),
      event => this.receive(event),
    );
    this.stream.connection.subscribe(() => this.store.change({ connection: this.stream.connection.now() }));
  }

  close(): void {
    clearTimeout(this.timer);
    this.stream.close();
  }

  /** Lets what arrives wait, or shows all that waited. */
  pause(yes: boolean): void {
    this.paused = yes;
    this.flush();
  }

  receive({ event, data }: ServerEvent): void {
    if (event !== 'event') {
      return;
    }
    const row = data as Schemas['EventRow'];
    const name = [row.at, row.kind, row.action, row.detail, row.id].join(' ');
    if (row.at === this.recentAt && this.recent.has(name)) {
      return;
    }
    if (row.at > this.recentAt) {
      this.recentAt = row.at;
      this.recent = new Set();
    }
    this.recent.add(name);
    this.arrived.push({ ...row, key: `${++this.number}` });
    // a burst, such as what happened before, is shown at once
    this.timer ??= setTimeout(() => this.flush(), PACE);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { events, dropped } = this.store.now();
    let lost = 0;
    if (this.arrived.length > this.kept) {
      lost = this.arrived.length - this.kept;
      this.arrived = this.arrived.slice(lost);
    }
    if (this.paused) {
      this.store.change({ waiting: this.arrived.length + lost, dropped: dropped + lost });
      return;
    }
    const all = [...this.arrived.reverse(), ...events];
    this.arrived = [];
    this.store.change({
      events: all.slice(0, this.kept),
      dropped: dropped + lost + Math.max(0, all.length - this.kept),
      waiting: 0,
    });
  }
}

function eventsAddress(since: string, filters: readonly string[]): string {
  const search = new URLSearchParams({ since });
  for (const filter of filters) {
    search.append('filter', filter);
  }
  return `/api/v1/events?${search}`;
}
