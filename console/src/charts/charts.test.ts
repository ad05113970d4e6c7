import { expect, test } from 'vitest';
import { top } from './draw';
import { markOf, merged } from './marks';
import { columns, fromFigures, fromPoint, type Sample, summary, Track } from './samples';

const sample = (from: number, span = 10, cpu = 1): Sample => ({
  from,
  span,
  cpu,
  peak: cpu,
  memory: 0,
  received: 0,
  sent: 0,
  read: 0,
  written: 0,
  pids: 1,
});

const EMPTY = {
  cpu: 0,
  cpuMax: 0,
  memory: 0,
  memoryMax: 0,
  received: 0,
  sent: 0,
  read: 0,
  written: 0,
  pids: 0,
};

test('flows are bytes a second, whether they come as bytes in a step or as rates', () => {
  const at = '2026-11-25T10:00:00Z';
  const point = fromPoint(
    {
      at,
      cpu: 1,
      cpuMax: 9,
      memory: 2,
      memoryMax: 3,
      received: 100,
      sent: 50,
      read: 20,
      written: 10,
      pids: 4,
    },
    10_000,
    '2026-11-25T10:01:00Z',
  );
  expect(point).toMatchObject({ span: 10, peak: 9, received: 10, sent: 5, read: 2, written: 1 });
  const going = { ...EMPTY, at, received: 100 };
  expect(fromPoint(going, 60_000, '2026-11-25T10:00:20Z')).toMatchObject({ span: 20, received: 5 });
  const flow = { in: 1, out: 2, inRate: 10, outRate: 5 };
  const figures = {
    id: 'x',
    name: 'x',
    node: 'n',
    at,
    cpu: 1,
    memory: 2,
    memoryLimit: 3,
    network: flow,
    disk: flow,
  };
  expect(fromFigures({ ...figures, pids: 4 })).toMatchObject({ received: 10, sent: 5, read: 10, pids: 4 });
  expect(fromFigures({ ...figures, cores: 2, containers: 7 })).toMatchObject({ pids: 7 });
});

test('a line is broken where nothing was measured, and only there', () => {
  const drawn = columns([sample(0), sample(10), sample(40), sample(50), sample(60, 1), sample(61, 1)]);
  expect(drawn.at).toEqual([5, 15, 30, 45, 55, 60.5, 61.5]);
  expect(drawn.cpu).toEqual([1, 1, null, 1, 1, 1, 1]);
});

test('live measurements go on where the history ends, however they came', () => {
  const track = new Track(300, 0);
  track.add(sample(95, 1));
  track.add(sample(101, 1));
  track.load([sample(80), sample(90)]);
  track.add(sample(99, 1));
  track.add(sample(102, 1));
  expect(track.samples(110).map(each => each.from)).toEqual([80, 90, 101, 102]);
  expect(track.samples(401).map(each => each.from)).toEqual([101, 102]);
});

test('a step that the history tells in part is gone on with', () => {
  const track = new Track(3600, 60);
  track.load([sample(0, 60), sample(60, 1)]);
  track.add(sample(62, 1, 30));
  track.add(sample(121, 1, 5));
  expect(track.samples(130).map(({ from, span }) => [from, span])).toEqual([
    [0, 60],
    [60, 1],
    [61, 59],
    [120, 60],
  ]);
});

test('in a long window live measurements become points of its step', () => {
  const track = new Track(3600, 60);
  track.load([sample(0, 60)]);
  track.add(sample(60, 1, 10));
  track.add(sample(61, 1, 20));
  track.add(sample(62, 1, 60));
  track.add(sample(121, 1, 5));
  const [, first, second] = track.samples(130);
  expect(first).toMatchObject({ from: 60, span: 60, cpu: 30, peak: 60 });
  expect(second).toMatchObject({ from: 120, span: 60, cpu: 5 });
});

test('a summary weighs by time, and calls nothing present that is over', () => {
  const samples = [sample(0, 10, 1), sample(10, 1, 12)];
  expect(summary(samples, 'cpu', 12)).toMatchObject({ now: 12, average: 2, highest: 12 });
  expect(summary(samples, 'cpu', 60)?.now).toBeUndefined();
  expect(summary([], 'cpu', 60)).toBeUndefined();
});

test('the scale ends at a round number with room for values and limit', () => {
  expect(top(0, undefined)).toBe(1);
  expect(top(93, undefined)).toBe(100);
  expect([0, 1, 3, 5, 14].map(count => top(count, undefined, 'whole'))).toEqual([2, 2, 4, 6, 16]);
  expect(top(3, 400)).toBe(500);
  expect(top(100 * 1024 ** 2, 256 * 1024 ** 2, 'binary')).toBe(320 * 1024 ** 2);
});

test('events that change something are marked, with what they say', () => {
  const event = (action: string, detail = '', attributes = {}) =>
    markOf({
      at: '2026-11-25T10:00:00Z',
      kind: 'container',
      action,
      detail,
      id: 'x',
      name: 'x',
      scope: 'local',
      attributes,
    });
  expect(event('die', '', { exitCode: '137' })).toMatchObject({ label: 'die (137)', tone: 'bad' });
  expect(event('die', '', { exitCode: '0' })?.tone).toBe('plain');
  expect(event('health', 'unhealthy')).toMatchObject({ label: 'health (unhealthy)', tone: 'bad' });
  expect(event('start')?.tone).toBe('good');
  expect(event('exec_start', 'sh')).toBeUndefined();
});

test('what an event told is not marked again', () => {
  const mark = (at: number, label: string) => ({ at, label, tone: 'plain' as const });
  const events = [mark(100, 'start'), mark(90, 'die (1)')];
  const known = [mark(99.5, 'start'), mark(90.4, 'die (1)'), mark(50, 'create'), mark(10, 'start')];
  expect(merged(events, known, 20).map(({ at }) => at)).toEqual([50, 90, 100]);
});
