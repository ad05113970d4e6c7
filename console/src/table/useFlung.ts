import type { Virtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';

/**
 * Whether rows pass by too fast to be read as a whole: from a step of a page or more until the scroll is slow or ends. To
 * make all that is in a row, for a sixtieth of a second, is what makes scrolling stutter.
 */
export function useFlung({
  scrollOffset,
  scrollRect,
  isScrolling,
}: Virtualizer<HTMLDivElement, Element>): boolean {
  const last = useRef({ offset: 0, flung: false });
  const offset = scrollOffset ?? 0;
  const height = scrollRect?.height ?? 0;
  const step = Math.abs(offset - last.current.offset);
  if (!isScrolling) {
    last.current = { offset, flung: false };
  } else if (step > 0) {
    last.current = { offset, flung: step > height || (last.current.flung && step > height / 4) };
  }
  return last.current.flung;
}
