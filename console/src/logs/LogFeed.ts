import type { ServerEvent } from '../api/events';
import { Store } from '../live/store';
import { type Connection, Stream } from '../live/stream';
import { type Entry, lineOf, type SentLine } from './line';

const KEPT = 100_000;
const KEPT_CHARACTERS = 30_000_000;
/** The oldest lines go in bunches, which is cheaper than one by one. */
const SLACK = 1.1;
const PAUSE = 150;

/** What a log's viewer is shown again for. */
export interface FeedState {
  readonly connection: Connection;
  /** Another number after each change of the entries. */
  readonly version: number;
  /** No line will follow. */
  readonly ended: boolean;
}

/** The last lines of a log, in bounded memory, following it until it ends or is closed. */
export class LogFeed {
  readonly state: Store<FeedState>;
  /** Oldest first, with numbers that follow each other. */
  entries: Entry[] = [];
  /** How many entries ever came. */
  total = 0;
  private characters = 0;
  private readonly stream: Stream;
  private last = { time: '', held: 0, again: 0 };
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(address: string, beginning: string) {
    this.state = new Store<FeedState>({ connection: { state: 'connecting' }, version: 0, ended: false });
    this.stream = new Stream(
      () => `${address}?follow=true&${this.resumption() ?? beginning}`,
      event => this.take(event),
    );
    this.stream.connection.subscribe(() => this.state.change({ connection: this.stream.connection.now() }));
  }

  close(): void {
    clearTimeout(this.timer);
    this.stream.close();
  }

  /** From the time of the last line on, whose lines of that very time are known already. */
  private resumption(): string | undefined {
    if (this.last.time === '') {
      return undefined;
    }
    this.last.again = this.last.held;
    return `tail=all&since=${encodeURIComponent(this.last.time)}`;
  }

  private take({ event, data }: ServerEvent): void {
    if (event === 'end') {
      this.stream.close();
      this.shown(true);
    } else if (event === 'skipped') {
      this.add({ seq: this.total, skipped: (data as { count: number }).count }, 0);
    } else if (event === 'log') {
      this.takeLine(data as SentLine);
    }
  }

  private takeLine(sent: SentLine): void {
    const { last } = this;
    if (sent.time === last.time && last.again > 0) {
      last.again--;
      return;
    }
    last.held = sent.time === last.time ? last.held + 1 : 1;
    last.time = sent.time;
    this.add(lineOf(sent, this.total), sent.line.length);
  }

  private add(entry: Entry, characters: number): void {
    this.entries.push(entry);
    this.total++;
    this.characters += characters;
    if (this.entries.length > KEPT * SLACK || this.characters > KEPT_CHARACTERS * SLACK) {
      this.forget();
    }
    this.timer ??= setTimeout(() => this.shown(false), PAUSE);
  }

  private forget(): void {
    let first = Math.max(0, this.entries.length - KEPT);
    let characters = this.entries.slice(first).reduce((sum, entry) => sum + lengthOf(entry), 0);
    while (characters > KEPT_CHARACTERS && first < this.entries.length - 1) {
      characters -= lengthOf(this.entries[first] as Entry);
      first++;
    }
    this.entries = this.entries.slice(first);
    this.characters = characters;
  }

  private shown(ended: boolean): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const now = this.state.now();
    this.state.change({ version: now.version + 1, ended: ended || now.ended });
  }
}

function lengthOf(entry: Entry): number {
  return 'skipped' in entry ? 0 : entry.coloured.length;
}
