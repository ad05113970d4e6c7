import type { ReactNode } from 'react';
import classes from './plain.module.css';

interface PlainTableProps {
  /** The cells of its head, `th` each. */
  readonly head: ReactNode;
  /** Its rows; `data-chosen` marks one. */
  readonly children: ReactNode;
  readonly label?: string;
  /** It has room on a phone too. */
  readonly narrow?: boolean;
}

/** A short table within a page; it scrolls sideways where there is no room. */
export function PlainTable({ head, children, label, narrow }: PlainTableProps) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table} data-narrow={narrow} aria-label={label}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
