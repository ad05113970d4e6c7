import { expect, test } from 'vitest';
import { sentence } from './ProblemView';

test('a refusal becomes a sentence', () => {
  expect(sentence('it is not there')).toBe('It is not there.');
  expect(sentence('there are two, and one is enough!')).toBe('There are two, and one is enough!');
  expect(sentence('')).toBe('');
});

test('a name at its beginning stays as it is', () => {
  expect(sentence('compose.yaml:3: there is no such key')).toBe('compose.yaml:3: there is no such key.');
  expect(sentence('"web" is taken')).toBe('"web" is taken.');
  expect(sentence('web.1: its process ended')).toBe('web.1: its process ended.');
});
