import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { expectRows, type Row, type Rows, useRows } from './rows';
import { useSettled } from './settled';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const seen: Rows<Row>[] = [];
const ONE = 'event: snapshot\ndata: {"items":[{"id":"a"}],"total":1}\n\n';

function Page({ query }: { query: string }) {
  seen.push(useRows<Row>('things', query, true));
  return null;
}

const settled: boolean[] = [];

function Around() {
  settled.push(useSettled());
  return <Page query="" />;
}

/** A server that answers each watch with such events and keeps the stream open; returns what was asked. */
function server(text: string): string[] {
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
    const body = new ReadableStream({ start: out => out.enqueue(new TextEncoder().encode(text)) });
    return new Response(body, { status: 200 });
  });
  return asked;
}

test('a page takes over the rows that were asked for before it came', async () => {
  const asked = server(ONE);
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

test('the rest of a long list is read when its beginning is shown, and all else is begun after that', async () => {
  server(
    `${ONE.replace('"total":1', '"total":2')}event: delta\ndata: {"upserts":[{"id":"b"}],"removes":[]}\n\n`,
  );
  expectRows('things', '', true);
  seen.length = 0;
  const root = createRoot(document.createElement('div'));
  await act(async () => root.render(<Around />));
  await act(() => vi.waitFor(() => expect(seen.at(-1)?.rows.size).toBe(1)));
  expect(settled).not.toContain(true);
  await act(() => vi.waitFor(() => expect(seen.at(-1)?.rows.size).toBe(2)));
  expect(seen.map(({ rows }) => rows.size)).toContain(1);
  expect(settled.at(-1)).toBe(true);
  await act(async () => root.unmount());
});
