import { beforeEach, expect, test } from 'vitest';
import { fuzzy } from './Palette';
import { bind, press, shortcuts, taken } from './shortcuts';

let ran: string[] = [];

beforeEach(() => {
  ran = [];
  const declare = (keys: string) => ({
    keys,
    says: keys,
    scope: 'general' as const,
    run: () => ran.push(keys),
  });
  shortcuts.set(['g c', 'x', 'mod+k'].map(declare));
});

function type(key: string, target: EventTarget = document.body, ctrlKey = false): void {
  const event = new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true });
  Object.defineProperty(event, 'target', { value: target });
  press(event);
}

test('keys work alone, one after the other, and with Ctrl', () => {
  type('x');
  type('g');
  type('c');
  type('k', document.body, true);
  expect(ran).toEqual(['x', 'g c', 'mod+k']);
});

test('what is typed into a field is no shortcut, but for those with Ctrl', () => {
  const field = document.createElement('input');
  type('x', field);
  type('k', field, true);
  expect(ran).toEqual(['mod+k']);
});

test('the palette finds characters in their order', () => {
  expect(fuzzy('ctn', 'containers')).toBe(true);
  expect(fuzzy('nct', 'containers')).toBe(false);
});

test('somebody can choose other keys, and have the usual ones back', () => {
  bind('x', 'g x');
  type('x');
  type('g');
  type('x');
  expect(ran).toEqual(['x']);
  bind('x', undefined);
  type('x');
  expect(ran).toEqual(['x', 'x']);
});

test('keys that are taken are told, also when they begin others', () => {
  const [, x] = shortcuts.now();
  if (!x) {
    throw new Error('none declared');
  }
  expect(taken('mod+k', x)?.keys).toBe('mod+k');
  expect(taken('g', x)?.keys).toBe('g c');
  expect(taken('g z', x)).toBeUndefined();
  expect(taken('x', x)).toBeUndefined();
});
