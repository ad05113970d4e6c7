import { useLayoutEffect, useRef } from 'react';
import { Store } from '../live/store';
import { preferences } from './preferences';

export type Scope = 'general' | 'table' | 'page';

/** A key, or keys one after the other (`g c`), and what they do. `mod` is Ctrl, or Cmd on a Mac. */
export interface Shortcut {
  readonly keys: string;
  readonly says: string;
  readonly scope: Scope;
  readonly run: () => void;
}

/** All shortcuts that work at the moment, for the list of them. */
export const shortcuts = new Store<readonly Shortcut[]>([]);

/** Makes keys work for as long as the component is shown; the latest declaration of a key wins. */
export function useShortcuts(declared: readonly Shortcut[]): void {
  const latest = useRef(declared);
  latest.current = declared;
  const shape = declared.map(s => `${s.keys}\n${s.says}\n${s.scope}`).join('\n\n');
  // a key works as soon as what it belongs to is seen, not some frames later
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for what was declared
  useLayoutEffect(() => {
    const own: Shortcut[] = latest.current.map((s, i) => ({ ...s, run: () => latest.current[i]?.run() }));
    shortcuts.set([...shortcuts.now(), ...own]);
    return () => shortcuts.set(shortcuts.now().filter(s => !own.includes(s)));
  }, [shape]);
}

/** The keys that a shortcut works by: its usual ones, or those that somebody chose. */
export function keysOf({ keys }: Pick<Shortcut, 'keys'>): string {
  return preferences.now().keys[keys] ?? keys;
}

/** Gives a shortcut other keys; without any, its usual ones again. */
export function bind(usual: string, to: string | undefined): void {
  const { [usual]: _, ...others } = preferences.now().keys;
  preferences.change({ keys: to === undefined || to === usual ? others : { ...others, [usual]: to } });
}

/** What the keys do already, or what they would make unreachable. */
export function taken(keys: string, but: Shortcut): Shortcut | undefined {
  const overlaps = (own: string) => own === keys || own.startsWith(`${keys} `) || keys.startsWith(`${own} `);
  return shortcuts.now().find(other => other.keys !== but.keys && overlaps(keysOf(other)));
}

const PATIENCE = 1200;
let begun = { key: '', at: 0 };

/** Finds and runs what a key stands for; keys that are typed into a field are left alone. */
export function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) {
    return;
  }
  const key = named(event);
  const modified = key.startsWith('mod+');
  const pressing =
    event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('a, button');
  if (!modified && (typing(event.target) || pressing || blocked())) {
    return;
  }
  const now = Date.now();
  const sequence = now - begun.at < PATIENCE && begun.key !== '' ? `${begun.key} ${key}` : '';
  const all = shortcuts.now();
  const found = all.findLast(s => keysOf(s) === sequence) ?? all.findLast(s => keysOf(s) === key);
  begun = { key: '', at: 0 };
  if (found) {
    event.preventDefault();
    found.run();
  } else if (all.some(s => keysOf(s).startsWith(`${key} `))) {
    begun = { key, at: now };
  }
}

/** What a pressed key is called in a declaration. */
export function named(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    return `mod+${event.shiftKey ? 'shift+' : ''}${key}`;
  }
  return event.altKey ? `alt+${key}` : key;
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type))
  );
}

/** Dialogs and menus have the keyboard to themselves. */
function blocked(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"], [role="alertdialog"]') !== null;
}
