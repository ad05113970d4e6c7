import type { ServerEvent } from '../api/events';
import { Store } from '../live/store';
import { type Connection, Stream } from '../live/stream';
import { type Entry, lineOf, type SentLine } from './line';
import { Traces } from './traces';

const KEPT = 100_000;
const KEPT_CHARACTERS = 30_000_000;
/** The oldest lines go in bunches, which is cheaper than one by one. */
const SLACK = 1.1;
const PAUSE = 150;
/** Lines of several logs wait this long for older ones of the others, at the beginning longer. */
const SORTED_AFTER = 300;
const BEGINNING = 1_200;

/** What a log's viewer is shown again for. */
export interface FeedState {
  readonly connection: Connection;
  /** Another number after each change of the entries. */
  readonly version: number;
  /** No line will follow. */
  readonly ended: boolean;
}

/** A log operation without a query, with the name that its lines have among those of others. */
export interface LogSource {
  readonly address: string;
  readonly name?: string | undefined;
}

/** Which part of a log is read. */
export interface LogRange {
  /** The query with which it begins. */
  readonly beginning: string;
  /** Only lines before this time; then it is not followed. */
  readonly until?: string | undefined;
}

/** The last lines of one log or of several, in bounded memory, following them until they end or it is closed. */
export class LogFeed {
  readonly state: Store<FeedState>;
  /** Oldest first, with numbers that follow each other. */
  entries: Entry[] = [];
  /** How many entries ever came. */
  total = 0;
  private characters = 0;
  private readonly readers: readonly Reader[];
  private readonly traces = new Traces();
  private readonly began = Date.now();
  private readonly until: number;
  private waiting: SentLine[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sorting: ReturnType<typeof setTimeout> | undefined;

  constructor(sources: readonly LogSource[], range: LogRange) {
    this.state = new Store<FeedState>({ connection: { state: 'connecting' }, version: 0, ended: false });
    this.until = range.until ? Date.parse(range.until) : Number.POSITIVE_INFINITY;
    const sort = sources.length > 1;
    this.readers = sources.map(
      source =>
        new Reader(source, range, {
          line: sent => (sort ? this.wait(sent) : this.addLine(sent)),
          skipped: count => this.add({ seq: this.total, skipped: count }, 0),
          changed: () => this.changed(),
        }),
    );
  }

  close(): void {
    clearTimeout(this.timer);
    clearTimeout(this.sorting);
    for (const reader of this.readers) {
      reader.close();
    }
  }

  /** As well as the worst of the connections. */
  private changed(): void {
    const states = this.readers.map(reader => reader.connection());
    const worst = (['refused', 'reconnecting', 'connecting'] as const)
      .map(state => states.find(each => each.state === state))
      .find(found => found);
    const ended = this.readers.every(reader => reader.ended);
    this.state.change({ connection: worst ?? { state: 'live' } });
    if (ended && !this.state.now().ended) {
      this.sorted();
      this.shown(true);
    }
  }

  private wait(sent: SentLine): void {
    this.waiting.push(sent);
    const early = this.began + BEGINNING - Date.now();
    this.sorting ??= setTimeout(() => this.sorted(), Math.max(SORTED_AFTER, early));
  }

  private sorted(): void {
    clearTimeout(this.sorting);
    this.sorting = undefined;
    const lines = this.waiting.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
    this.waiting = [];
    for (const line of lines) {
      this.addLine(line);
    }
  }

  private addLine(sent: SentLine): void {
    if (this.until === Number.POSITIVE_INFINITY || Date.parse(sent.time) < this.until) {
      this.add(this.traces.placed(lineOf(sent, this.total)), sent.line.length);
    }
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

interface Listener {
  readonly line: (sent: SentLine) => void;
  readonly skipped: (count: number) => void;
  readonly changed: () => void;
}

/** Reads one log, going on after its last line when the connection broke. */
class Reader {
  ended = false;
  private readonly stream: Stream;
  private readonly source: LogSource;
  private readonly listener: Listener;
  private last = { time: '', held: 0, again: 0 };

  constructor(source: LogSource, { beginning, until }: LogRange, listener: Listener) {
    this.source = source;
    this.listener = listener;
    const follow = until ? '' : 'follow=true&';
    this.stream = new Stream(
      () => `${source.address}?${follow}${this.resumption() ?? beginning}`,
      event => this.take(event),
    );
    this.stream.connection.subscribe(() => listener.changed());
  }

  connection(): Connection {
    return this.ended ? { state: 'live' } : this.stream.connection.now();
  }

  close(): void {
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
      this.ended = true;
      this.stream.close();
      this.listener.changed();
    } else if (event === 'skipped') {
      this.listener.skipped((data as { count: number }).count);
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
    const { name } = this.source;
    this.listener.line(name === undefined || sent.task ? sent : { ...sent, task: name });
  }
}

function lengthOf(entry: Entry): number {
  return 'skipped' in entry ? 0 : entry.coloured.length;
}
