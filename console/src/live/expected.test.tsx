import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { expectRows, type Row, type Rows, useRows } from './rows';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const seen: Rows<Row>[] = [];

function Page({ query }: { query: string }) {
  seen.push(useRows<Row>('things', query, true));
  return null;
}

/** A server that answers each watch with one row and keeps the stream open; returns what was asked. */
function server(): string[] {
  const asked: string[] = [];
  vi.stubGlobal(
    'Request',
    class {
      readonly address: string;
      readonly signal: AbortSignal;
      readonly headers = new Headers();

      constructor(address: string | { address: string; signal: AbortSignal }, init?: RequestInit) {
        this.address = typeof address === 'string' ? address : address.address;
        this.signal = (typeof address === 'string' ? init?.signal : address.signal) as AbortSignal;
      }

      clone() {
        return this;
      }
    },
  );
  vi.stubGlobal('fetch', async ({ address }: { address: string }) => {
    asked.push(address);
    const text = 'event: snapshot\ndata: {"items":[{"id":"a"}],"total":1}\n\n';
    const body = new ReadableStream({ start: out => out.enqueue(new TextEncoder().encode(text)) });
    return new Response(body, { status: 200 });
  });
  return asked;
}

test('a page takes over the rows that were asked for before it came', async () => {
  const asked = server();
  expectRows('things', 'state:running', true);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  const root = createRoot(document.createElement('div'));
  await act(async () => root.render(<Page query="state:running" />));
  await vi.waitFor(() => expect(seen.at(-1)?.loaded).toBe(true));
  expect(asked).toEqual(['/api/v1/things/watch?q=state%3Arunning&first=200']);
  await act(async () => root.render(<Page query="" />));
  expect(asked.at(-1)).toBe('/api/v1/things/watch');
  await act(async () => root.unmount());
});
