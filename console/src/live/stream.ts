import { follow, type Receiver, type ServerEvent } from '../api/events';
import { type Problem, ProblemError, problemOf } from '../api/problem';
import { Store } from './store';

/** How a stream is doing. A refused one is not tried again: only another question helps. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  | { readonly state: 'reconnecting'; readonly since: number; readonly problem?: Problem }
  | { readonly state: 'refused'; readonly problem: Problem };

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
/** A stream that was kept this long had found its server well. */
const KEPT_LONG_ENOUGH = 5_000;

/** Follows a stream until it is closed, connecting again after ever longer pauses of random length. */
export class Stream {
  readonly connection = new Store<Connection>({ state: 'connecting' });
  private readonly address: () => string;
  private readonly receive: Receiver;
  private readonly controller = new AbortController();
  private readonly wake = () => this.skipPause();
  private skipPause: () => void = () => undefined;

  /** An address that is a function is asked again for each connection, to go on where the last one ended. */
  constructor(address: string | (() => string), receive: Receiver) {
    this.address = typeof address === 'string' ? () => address : address;
    this.receive = receive;
    addEventListener('online', this.wake);
    void this.run();
  }

  close(): void {
    removeEventListener('online', this.wake);
    this.controller.abort();
    this.skipPause();
  }

  private async run(): Promise<void> {
    let pause = FIRST_PAUSE;
    while (!this.controller.signal.aborted) {
      const began = Date.now();
      const problem = await this.once();
      if (this.controller.signal.aborted) {
        return;
      }
      if (problem && problem.status >= 400 && problem.status < 500 && problem.status !== 429) {
        this.connection.set({ state: 'refused', problem });
        return;
      }
      this.lost(problem);
      if (Date.now() - began > KEPT_LONG_ENOUGH) {
        pause = FIRST_PAUSE;
      }
      await this.rest(pause * (0.5 + Math.random()));
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    }
  }

  private async once(): Promise<Problem | undefined> {
    try {
      const receive = (event: ServerEvent) => {
        if (event.event === 'problem') {
          throw new ProblemError(event.data as Problem);
        }
        return this.receive(event);
      };
      await follow(this.address(), this.controller.signal, receive, () => this.found());
      return undefined;
    } catch (error) {
      return problemOf(error);
    }
  }

  private found(): void {
    if (this.connection.now().state !== 'live') {
      this.connection.set({ state: 'live' });
    }
  }

  private lost(problem: Problem | undefined): void {
    const before = this.connection.now();
    const since = before.state === 'reconnecting' ? before.since : Date.now();
    this.connection.set({ state: 'reconnecting', since, ...(problem && { problem }) });
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds);
      this.skipPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
