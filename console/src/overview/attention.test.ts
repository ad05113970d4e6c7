import { expect, test } from 'vitest';
import { ranked } from './attention';
import type { Trouble } from './overview';
import { serverTroubles } from './server';

const trouble = (about: string, weight: number, says = '', since?: string): Trouble => ({
  about,
  weight,
  tone: 'bad',
  title: about,
  says,
  address: `/${about}`,
  since,
});

test('the gravest comes first, of equal ones the latest', () => {
  const old = trouble('container/a', 20, '', '2026-11-25T10:00:00Z');
  const late = trouble('container/b', 20, '', '2026-11-25T11:00:00Z');
  const node = trouble('node/w3', 5);
  expect(ranked([old, late, node]).map(({ about }) => about)).toEqual([
    'node/w3',
    'container/b',
    'container/a',
  ]);
});

test('troubles with one thing are one, which says each sentence once', () => {
  const failed = Array.from({ length: 3 }, () => trouble('service/web', 45, 'exit code 1'));
  const [only, ...others] = ranked([...failed, trouble('service/web', 10, '1 of 3 tasks run')]);
  expect(others).toEqual([]);
  expect(only?.weight).toBe(10);
  expect(only?.says).toBe('1 of 3 tasks run · exit code 1 (×3)');
});

test('many different sentences are cut', () => {
  const [only] = ranked(['a', 'b', 'c'].map((says, i) => trouble('service/web', i, says)));
  expect(only?.says).toBe('a · b …');
});

const WELL = {
  status: { product: 'grampus', version: '1', ready: true, firstRun: false },
  startedAt: '2026-11-25T10:00:00Z',
  engine: { address: 'unix:///x', reachable: true, message: '', version: '28.5', apiVersion: '1.51' },
  storage: { folder: '/d', databaseBytes: 1, statisticsBytes: 1, freeBytes: 50, totalBytes: 100 },
  reconcilers: [{ name: 'engine', at: '2026-11-25T10:00:00Z', tookMs: 1, failures: 0, message: '' }],
};

test('a server that is well has no troubles', () => {
  expect(serverTroubles(WELL)).toEqual([]);
});

test('an engine that does not answer is the gravest, a full disk comes next', () => {
  const told = serverTroubles({
    ...WELL,
    engine: { ...WELL.engine, reachable: false, message: 'connection refused' },
    storage: { ...WELL.storage, freeBytes: 4 },
    reconcilers: [{ ...WELL.reconcilers[0], name: 'rollouts', failures: 3, message: 'no answer' } as never],
  });
  expect(ranked(told).map(({ about }) => about)).toEqual(['engine', 'disk', 'reconciler/rollouts']);
  expect(ranked(told)[0]?.says).toContain('connection refused');
});

test('a disk warns before it is full, and one that could not be measured does not', () => {
  const at = (freeBytes: number, totalBytes = 100) =>
    serverTroubles({ ...WELL, storage: { ...WELL.storage, freeBytes, totalBytes } }).map(({ tone }) => tone);
  expect([at(16), at(15), at(5), at(0, 0)]).toEqual([[], ['warn'], ['bad'], []]);
});
