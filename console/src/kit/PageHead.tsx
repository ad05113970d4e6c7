import { type ReactNode, useEffect } from 'react';
import classes from './page.module.css';

interface PageHeadProps {
  readonly title: string;
  /** Beside the title, such as how many rows there are. */
  readonly count?: string;
  /** Whether it is live. */
  readonly mark?: ReactNode;
  /** Buttons at the right. */
  readonly children?: ReactNode;
}

/** The head of every page; also names the browser's tab. */
export function PageHead({ title, count, mark, children }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · Grampus`;
  }, [title]);
  return (
    <header className={classes.head}>
      <h1>{title}</h1>
      {count && <span className={classes.count}>{count}</span>}
      {mark}
      <div className={classes.buttons}>{children}</div>
    </header>
  );
}
