import { expect, test } from 'vitest';
import { carried, type Mark, marksOf, merged, moved, nextMark, placeOf, schemaMarks } from './marks';

const mark = (file: string, line: number, message = 'm'): Mark => ({
  file,
  line,
  severity: 'error',
  message,
});

test('a mistake is shown in its own file, with what to do', () => {
  const errors = [{ file: 'a.yaml', line: 4, message: 'no such key', suggestion: 'Did you mean "command"?' }];
  expect(marksOf({ problem: { errors } as never })).toEqual([
    mark('a.yaml', 4, 'no such key. Did you mean "command"?'),
  ]);
});

test('a warning of the plan is shown at its place, if it has one', () => {
  const warnings = [
    { code: 'ignored', service: 'web', message: 'is ignored', place: 'compose.yaml:7:5' },
    { code: 'note', service: '', message: 'all is well', place: '' },
  ];
  expect(marksOf({ plan: { warnings } as never })).toEqual([
    { file: 'compose.yaml', line: 7, severity: 'warning', message: 'is ignored' },
  ]);
  expect(placeOf('')).toBeUndefined();
});

test('marks move with their lines, and go when these are changed', () => {
  expect(moved(3, 'a\nb\nc', 'a\nx\nb\nc')).toBe(4);
  expect(moved(1, 'a\nb\nc', 'a\nx\nb\nc')).toBe(1);
  expect(moved(2, 'a\nb\nc', 'a\nB\nc')).toBeUndefined();
  expect(moved(3, 'a\nb\nc', 'a\nc')).toBe(2);
  expect(carried([mark('f', 2), mark('g', 1)], { f: 'a\nb', g: 'x' }, { f: 'a\nB', g: 'x' })).toEqual([
    mark('g', 1),
  ]);
});

test('the server has the last word on a line', () => {
  const schema = schemaMarks({ 'compose.yaml': 'services:\n  web:\n    imgae: a\n' }, ({ kind }) => kind);
  expect(schema).toMatchObject([{ file: 'compose.yaml', line: 3, message: 'unknown' }]);
  expect(merged([mark('compose.yaml', 3)], schema, ['compose.yaml'])).toEqual([mark('compose.yaml', 3)]);
});

test('the next mark is after the cursor, in another file, or the first again', () => {
  const marks = [mark('a', 2), mark('a', 9), mark('b', 1)];
  const next = (file: string, line: number) => nextMark(marks, file, line, ['a', 'b']);
  expect([next('a', 1), next('a', 2), next('a', 9), next('b', 1)]).toEqual([
    marks[0],
    marks[1],
    marks[2],
    marks[0],
  ]);
});
