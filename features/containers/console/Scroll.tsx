import type { ReactNode } from 'react';
import classes from './containers.module.css';

/** A table that may be wider than the page; it is scrolled by keyboard too. */
export function Scroll({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard
    <div className={classes.scroll} tabIndex={0}>
      {children}
    </div>
  );
}
