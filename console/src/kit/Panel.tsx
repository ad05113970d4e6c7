import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Connection } from '../live/stream';
import { overviewMessages } from '../text/overview';
import classes from './kit.module.css';
import { LiveMark } from './LiveMark';

interface PanelProps {
  readonly title: string;
  /** The page with all of it. */
  readonly address?: string;
  readonly connection: Connection;
  readonly children: ReactNode;
}

/** A part of the dashboard: a title, the way to all of it, and since when it is not live where it is not. */
export function Panel({ title, address, connection, children }: PanelProps) {
  const t = overviewMessages.use();
  const lost = connection.state === 'reconnecting' || connection.state === 'refused';
  return (
    <section className={classes.panel} aria-label={title}>
      <header className={classes.panelHead}>
        <h2>{title}</h2>
        {lost && <LiveMark rows={{ connection }} />}
        {address && (
          <Link to={address} aria-label={`${t.all}: ${title}`}>
            {t.all}
          </Link>
        )}
      </header>
      {children}
    </section>
  );
}
