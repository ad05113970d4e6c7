import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './kit.module.css';

interface EmptyProps {
  readonly icon: Icon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What is shown in place of nothing: what it is, why there is none, and one thing to do. */
export function Empty({ icon: Icon, title, children, action }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <Icon size={32} stroke={1.3} aria-hidden />
      <h2>{title}</h2>
      {children && <div className={classes.emptyText}>{children}</div>}
      {action}
    </div>
  );
}
