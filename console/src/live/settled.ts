import { useSyncExternalStore } from 'react';
import { Store } from './store';

/** The longest that anything waits for the first list of a page. */
const PATIENCE = 1_500;

/** Whether the list is on the screen for which the page was opened; what nobody looks for yet is begun after it. */
const settled = new Store(true);

/** Something is to be shown first. */
export function unsettle(): void {
  settled.set(false);
  setTimeout(settle, PATIENCE);
}

export function settle(): void {
  settled.set(true);
}

export function useSettled(): boolean {
  return useSyncExternalStore(settled.subscribe, settled.now);
}

/** As long as the browser may take to draw what was rendered, which it does beside the page's script. */
const DRAWING = 50;

/** Runs something when what was rendered is on the screen, in a hidden page soon; gives what takes it back. */
export function painted(run: () => void): () => void {
  let timer = setTimeout(run, 300);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(run, DRAWING);
  });
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
