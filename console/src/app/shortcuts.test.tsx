import { beforeEach, expect, test } from 'vitest';
import { fuzzy } from './Palette';
import { press, shortcuts } from './shortcuts';

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
