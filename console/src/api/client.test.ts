import { afterEach, expect, test, vi } from 'vitest';
import { api, patientFetch } from './client';
import { session } from './session';
import { witnessed } from './witness';

const USER = { id: '1', name: 'ada', role: 'admin', createdAt: '2026-11-25T10:00:00Z' } as const;

afterEach(() => vi.unstubAllGlobals());

/** A network that fails or answers as the list says, one after the other. */
function network(answers: readonly (number | 'broken')[]): Request[] {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const answer = answers[asked.length];
    asked.push(request);
    if (answer === 'broken') {
      throw new TypeError('Failed to fetch');
    }
    return new Response('', { status: answer ?? 500 });
  });
  return asked;
}

const change = () =>
  new Request('https://here/api/v1/x', {
    method: 'POST',
    body: 'typed',
    headers: { 'Idempotency-Key': 'k' },
  });

test('a broken connection is tried again with the same key and body', async () => {
  const asked = network(['broken', 200]);
  expect((await patientFetch(change())).status).toBe(200);
  expect(asked.map(request => request.headers.get('Idempotency-Key'))).toEqual(['k', 'k']);
  expect(await asked[1]?.text()).toBe('typed');
});

test('one that stays broken is told', async () => {
  network(['broken', 'broken', 'broken', 200]);
  await expect(patientFetch(change())).rejects.toThrow('Failed to fetch');
});

test('a session that has ended is waited for, and the request is made again', async () => {
  const asked = network([401, 200]);
  session.set({ state: 'in', user: USER });
  const answer = patientFetch(change());
  await vi.waitFor(() => expect(session.now().state).toBe('expired'));
  session.set({ state: 'in', user: USER });
  expect((await answer).status).toBe(200);
  expect(await asked[1]?.text()).toBe('typed');
});

test('the ids of changes are told to who began them, also when they are refused', async () => {
  vi.stubGlobal('fetch', async (request: Request) => {
    const name = request.url.split('/').at(-1) ?? '';
    return new Response('{}', {
      status: name === 'bad' ? 409 : 200,
      headers: { 'X-Request-Id': `id-of-${name}`, 'Content-Type': 'application/json' },
    });
  });
  const remove = (stack: string) => api.DELETE('/stacks/{stack}', { params: { path: { stack } } });
  const told: string[] = [];
  const begun = ['one', 'bad'].map(name =>
    witnessed(
      () => remove(name),
      id => told.push(`${name}: ${id}`),
    ),
  );
  await Promise.allSettled([...begun, remove('other')]);
  expect(told.sort()).toEqual(['bad: id-of-bad', 'one: id-of-one']);
});
