import { expect, test } from 'vitest';
import { type LogFilter, marked, matcher, Shown } from './filter';
import { colours, levelOf, lineOf, opened } from './line';

const ALL: LogFilter = { text: '', regex: false, invert: false, hidden: '' };
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
