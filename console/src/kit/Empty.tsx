import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './kit.module.css';

interface EmptyProps {
  readonly icon: Icon;
  readonly title: string;
  /** It is all that the page shows, so that its title is the page's. */
  readonly whole?: boolean;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What is shown in place of nothing: what it is, why there is none, and one thing to do. */
export function Empty({ icon: Icon, title, whole, children, action }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <Icon size={32} stroke={1.3} aria-hidden />
      {whole ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children && <div className={classes.emptyText}>{children}</div>}
      {action}
    </div>
  );
}
