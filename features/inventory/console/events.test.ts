import type { LoggedEvent } from '@console';
import { expect, test } from 'vitest';
import { beginning, chosen, engineFilters, toneOf } from './events';

let key = 0;
const event = (kind: string, action: string, name = 'web', more: Partial<LoggedEvent> = {}): LoggedEvent => ({
  key: String(key++),
  at: '2026-11-25T10:00:00Z',
  kind,
  action,
  detail: '',
  id: 'abc123',
  name,
  scope: 'local',
  attributes: {},
  ...more,
});

const ALL = { kinds: [], action: '', object: '', label: '', commands: false };
const events = [
  event('container', 'start'),
  event('container', 'exec_create'),
  event('container', 'exec_die', 'api'),
  event('service', 'update', 'shop_api'),
];

test('commands in containers are left out and counted, until somebody wants them', () => {
  expect(chosen(events, ALL)).toEqual({ shown: [events[0], events[3]], hidden: 2 });
  expect(chosen(events, { ...ALL, commands: true })).toEqual({ shown: events, hidden: 0 });
});

test('filters narrow by kind, action and object', () => {
  const names = (filter: Partial<typeof ALL>) =>
    chosen(events, { ...ALL, commands: true, ...filter }).shown.map(({ action }) => action);
  expect(names({ kinds: ['service'] as never })).toEqual(['update']);
  expect(names({ action: 'start' })).toEqual(['start']);
  expect(names({ object: 'API' })).toEqual(['exec_die', 'update']);
  expect(names({ object: 'abc1' })).toHaveLength(4);
});

test('what the engine can filter, it filters itself', () => {
  expect(engineFilters({ kinds: ['container', 'node'], label: 'team=pay' })).toBe(
    'type=container\ntype=node\nlabel=team=pay',
  );
});

test('a span is counted from now, a time is itself, and nonsense is an hour', () => {
  const now = Date.parse('2026-11-25T10:00:00Z');
  expect(beginning('15m', now)).toBe('2026-11-25T09:45:00.000Z');
  expect(beginning('2026-11-24T00:00:00Z', now)).toBe('2026-11-24T00:00:00.000Z');
  expect(beginning('soon', now)).toBe('2026-11-25T09:00:00.000Z');
});

test('failures stand out', () => {
  const die = (exitCode: string) => toneOf(event('container', 'die', 'web', { attributes: { exitCode } }));
  expect([die('0'), die('143'), die('1')]).toEqual(['idle', 'idle', 'bad']);
  expect(toneOf(event('container', 'health', 'web', { detail: 'unhealthy' }))).toBe('bad');
});
