import { patientFetch } from './client';
import { ProblemError, problemFrom } from './problem';

export interface ServerEvent {
  readonly event: string;
  readonly data: unknown;
}

/** Takes an event; a promise that it gives is waited for before the next one is read. */
export type Receiver = (event: ServerEvent) => unknown;

/** Follows a stream of server-sent events once, from its head to its end. */
export async function follow(
  address: string,
  signal: AbortSignal,
  receive: Receiver,
  opened: () => void = () => undefined,
): Promise<void> {
  await stream(new Request(address, { headers: { Accept: 'text/event-stream' }, signal }), receive, opened);
}

/** Asks once and receives the events of the answer, for what is started by a request and told as it goes. */
export async function stream(
  request: Request,
  receive: Receiver,
  opened: () => void = () => undefined,
): Promise<void> {
  const answer = await patientFetch(request);
  if (!answer.ok || !answer.body) {
    throw new ProblemError(await problemFrom(answer));
  }
  opened();
  const frames = new FrameReader();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    for (const event of frames.take(value)) {
      const pause = receive(event);
      if (pause instanceof Promise) {
        await pause;
      }
    }
  }
}

/**
 * Cuts text into events. A frame of many megabytes is looked through once, however it is cut into chunks, and parsed when
 * it is asked for.
 */
export class FrameReader {
  private pending: string[] = [];
  private endsWithLine = false;

  *take(chunk: string): Generator<ServerEvent> {
    let from = 0;
    if (this.endsWithLine && chunk.startsWith('\n')) {
      yield* this.finish('');
      from = 1;
    }
    for (;;) {
      const end = chunk.indexOf('\n\n', from);
      if (end < 0) {
        break;
      }
      yield* this.finish(chunk.slice(from, end));
      from = end + 2;
    }
    const rest = chunk.slice(from);
    if (rest !== '') {
      this.pending.push(rest);
    }
    this.endsWithLine = rest.endsWith('\n');
  }

  private *finish(last: string): Generator<ServerEvent> {
    this.pending.push(last);
    const frame = this.pending.join('');
    this.pending = [];
    this.endsWithLine = false;
    let event = 'message';
    let data = '';
    for (const line of frame.split('\n')) {
      if (line.startsWith('event: ')) {
        event = line.slice(7);
      } else if (line.startsWith('data: ')) {
        data += line.slice(6);
      }
    }
    if (data !== '') {
      yield { event, data: JSON.parse(data) };
    }
  }
}
