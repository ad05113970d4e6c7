import { expect, test } from 'vitest';
import { type LogFilter, marked, matcher, Shown } from './filter';
import { colours, levelOf, lineOf, opened } from './line';
import { timeOf } from './look';
import { Traces } from './traces';
import { modeOf, rangeOf } from './useLogAddress';

const ALL: LogFilter = { text: '', regex: false, invert: false, hidden: '', folded: false };
const line = (text: string, seq = 0, stream = 'stdout') =>
  lineOf({ line: text, stream, time: '2026-11-25T10:00:00Z' }, seq);

test('a level is found in a field, in a word near the beginning, and in the numbers of pino', () => {
  expect(levelOf('{"level":"warn","msg":"error"}')).toBe('warn');
  expect(levelOf('level=debug nothing to warn of')).toBe('debug');
  expect(levelOf('2026-11-25 [ERROR] no room')).toBe('error');
  expect(levelOf('{"level":50,"msg":"x"}')).toBe('error');
  expect(levelOf('terror in the house')).toBe('other');
  expect(levelOf(`${'x '.repeat(100)}error`)).toBe('other');
});

test('colours stay, and what else would command a terminal goes or is made visible', () => {
  const { text, coloured } = line('\u001b]0;title\u0007\u001b[2J\u001b[31mred\u001b[0m\u0008\rend\r');
  expect(text).toBe('red␈␍end');
  expect(colours(coloured)).toMatchObject([{ text: 'red', look: 'ansi-red' }, { text: '␈␍end' }]);
  expect(colours('\u001b[38;5;9ma\u001b[38;5;208mb\u001b[48;2;1;2;3mc')).toMatchObject([
    { look: 'ansi-bright-red' },
    { color: 'rgb(255, 135, 0)' },
    { background: 'rgb(1, 2, 3)' },
  ]);
});

test('a JSON line is opened with its message first, and what is none is left', () => {
  const pieces = opened(line('{"ms":18,"level":"info","msg":"a <b>","of":{"x":1}}'));
  expect(pieces?.map(piece => piece.text).join('')).toBe('info a <b>  ms=18  of={"x":1}');
  expect(opened(line('{no json'))).toBeUndefined();
});

test('lines are found by text, by regular expression, by their opposite, by level and by stream', () => {
  const entries = [line('INFO a.b', 0), line('WARN axb', 1), line('ERROR c', 2, 'stderr')];
  const found = (filter: Partial<LogFilter>) =>
    entries.filter(matcher({ ...ALL, ...filter }).passes).map(entry => entry.seq);
  expect(found({ text: 'A.B' })).toEqual([0]);
  expect(found({ text: 'a.b', regex: true })).toEqual([0, 1]);
  expect(found({ text: 'a.b', regex: true, invert: true })).toEqual([2]);
  expect(found({ hidden: 'warn,stderr' })).toEqual([0]);
  expect(found({ text: '(', regex: true })).toEqual([0, 1, 2]);
  expect(matcher({ ...ALL, text: '(', regex: true }).error).toContain('Unterminated');
});

test('what is shown is the same whether lines came at once or one after the other, and some were let go', () => {
  const by = matcher({ ...ALL, text: '5' });
  const all = Array.from({ length: 200 }, (_, i) => line(`line ${i}`, i));
  const shown = new Shown();
  for (let end = 1; end <= all.length; end++) {
    const held = all.slice(Math.max(0, Math.floor(end / 10) * 10 - 50), end);
    expect(shown.of(held, by)).toEqual(held.filter(by.passes));
  }
});

test('what was found is cut out of the pieces', () => {
  const pieces = marked([{ text: 'abc', look: 'ansi-red' }, { text: 'def' }], /cd/gi);
  expect(pieces).toMatchObject([
    { text: 'ab', look: 'ansi-red' },
    { text: 'c', look: 'ansi-red mark' },
    { text: 'd', look: ' mark' },
    { text: 'ef', look: '' },
  ]);
});

test('the lines of a stack trace have the level of the error, and can be folded', () => {
  const traces = new Traces();
  const texts = [
    'INFO fine',
    'ERROR failed',
    'java.lang.IllegalStateException: no room',
    '\tat io.x.Y.z(Y.java:3)',
    'Caused by: java.io.IOException: full',
    '\t... 7 more',
    'INFO   goes on',
    '  indented, but no trace',
    'Traceback (most recent call last):',
    '  File "x.py", line 3, in f',
    '    g()',
    'ValueError: no number',
    'next',
  ];
  const placed = texts.map((text, i) => traces.placed(line(text, i)));
  expect(placed.map(({ head }) => head)).toEqual([
    undefined,
    undefined,
    1,
    1,
    1,
    1,
    undefined,
    undefined,
    7,
    7,
    7,
    7,
    undefined,
  ]);
  expect(placed.filter(({ level }) => level === 'error').map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  const { passes } = matcher({ ...ALL, folded: true });
  expect(placed.filter(passes).map(({ seq }) => seq)).toEqual([0, 1, 6, 7, 12]);
});

test('lines of other tasks and of other streams do not cut a trace, and a late line is none of it', () => {
  const traces = new Traces();
  const at = (text: string, seq: number, task: string, time = '2026-11-25T10:00:00Z') =>
    traces.placed(lineOf({ line: text, stream: 'stderr', time, task }, seq)).head;
  expect(at('ERROR a', 0, 'x')).toBeUndefined();
  expect(at('INFO b', 1, 'y')).toBeUndefined();
  expect(at('  at f (x.js:1)', 2, 'x')).toBe(0);
  expect(at('  at g (x.js:2)', 3, 'x', '2026-11-25T10:00:09Z')).toBeUndefined();
});

test('an address tells which part of the log is read', () => {
  const now = Date.parse('2026-11-25T10:00:00Z');
  expect(rangeOf('', '', '', now)).toEqual({ beginning: 'tail=1000' });
  expect(rangeOf('10', '', '', now).beginning).toBe('tail=all&since=2026-11-25T09:50:00.000Z');
  expect(rangeOf('all', '2026-11-25T09:00:00Z', '', now)).toEqual({
    beginning: 'tail=all',
    until: '2026-11-25T09:00:00Z',
  });
  expect(rangeOf('2026-11-24T00:00:00Z', 'rubbish', '', now)).toEqual({
    beginning: 'tail=all&since=2026-11-24T00:00:00.000Z',
  });
  expect(rangeOf('10', '', '2026-11-25T08:00:00.123456789Z', now)).toEqual({
    beginning: 'tail=all&since=2026-11-25T07:59:00.123Z',
    until: '2026-11-25T08:05:00.123Z',
  });
  expect(modeOf({ regex: true, invert: false, folded: true })).toBe('regex,folded');
});

test('times are of here, or of UTC', () => {
  expect(timeOf('2026-11-25T08:05:00.123456789Z', 'utc')).toBe('08:05:00.123');
  expect(timeOf('2026-11-25T08:05:00.123456789Z', 'local')).toMatch(/^\d\d:\d5:00\.123$/);
});
