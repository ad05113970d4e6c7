import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EventFeed } from './EventFeed';

let feed: EventFeed;
let asked: string[];

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request.url);
    return new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } });
  });
  feed = new EventFeed('2026-11-25T10:00:00Z', ['type=container'], 3);
});

afterEach(() => {
  feed.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function happen(second: number, name: string): void {
  const at = `2026-11-25T10:00:0${second}Z`;
  const data = {
    at,
    kind: 'container',
    action: 'start',
    detail: '',
    id: name,
    name,
    scope: '',
    attributes: {},
  };
  feed.receive({ event: 'event', data });
}

const names = () => feed.store.now().events.map(({ name }) => name);

test('the newest comes first, and only some are kept, which is told', () => {
  for (const [i, name] of ['a', 'b', 'c', 'd'].entries()) {
    happen(i, name);
  }
  vi.advanceTimersByTime(200);
  expect(names()).toEqual(['d', 'c', 'b']);
  expect(feed.store.now().dropped).toBe(1);
});

test('what is told again after a lost connection is taken once', () => {
  happen(1, 'a');
  happen(2, 'b');
  happen(2, 'c');
  happen(2, 'b');
  happen(2, 'c');
  vi.advanceTimersByTime(200);
  expect(names()).toEqual(['c', 'b', 'a']);
});

test('while it is paused events wait, and are shown afterwards', () => {
  feed.pause(true);
  happen(1, 'a');
  happen(2, 'b');
  vi.advanceTimersByTime(200);
  expect(names()).toEqual([]);
  expect(feed.store.now().waiting).toBe(2);
  feed.pause(false);
  expect(names()).toEqual(['b', 'a']);
  expect(feed.store.now().waiting).toBe(0);
});

test('it asks from its time on, with its filters', () => {
  expect(asked[0]).toContain('since=2026-11-25T10%3A00%3A00Z&filter=type%3Dcontainer');
});
