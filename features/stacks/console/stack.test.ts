import { expect, test } from 'vitest';
import { bundle } from './stack';
import { mistakesIn } from './usePlan';

const decoded = (text: unknown) =>
  new TextDecoder().decode(Uint8Array.from(atob(text as string), char => char.charCodeAt(0)));

test('only Compose files are named as such, and every file goes along', () => {
  const { request, files } = bundle('shop', { 'compose.yaml': 'services: {}', '.env': 'WORD=你好' });
  expect(request.files).toEqual(['/stack/compose.yaml']);
  expect(decoded(files['.env'])).toBe('WORD=你好');
});

test('a mistake is shown in its own file, with what to do', () => {
  const errors = [{ file: 'a.yaml', line: 4, message: 'no such key', suggestion: 'Did you mean "command"?' }];
  const problem = { errors } as never;
  expect(mistakesIn('a.yaml', problem)).toEqual([
    { line: 4, message: 'no such key. Did you mean "command"?' },
  ]);
  expect(mistakesIn('b.yaml', problem)).toEqual([]);
});
