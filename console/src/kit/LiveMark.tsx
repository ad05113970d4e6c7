import { Tooltip } from '@mantine/core';
import type { Row, Rows } from '../live/rows';
import { clock } from '../text/format';
import { frame } from '../text/frame';
import classes from './kit.module.css';

type Known = Pick<Rows<Row>, 'connection' | 'staleSince'>;

/** Whether what the page shows is true now, and since when it is not known to be. */
export function LiveMark({ rows }: { rows: Known }) {
  const t = frame.use().live;
  const { tone, word, says } = mark(rows, t);
  return (
    <Tooltip label={says} disabled={says === ''}>
      <span className={classes.live} data-tone={tone} role="status">
        <span className={classes.dot} aria-hidden />
        {word}
      </span>
    </Tooltip>
  );
}

function mark({ connection, staleSince }: Known, t: ReturnType<typeof frame.use>['live']) {
  switch (connection.state) {
    case 'connecting':
      return { tone: 'idle', word: t.connecting, says: '' };
    case 'reconnecting':
      return { tone: 'warn', word: t.reconnecting, says: t.reconnectingSince(clock(connection.since)) };
    case 'refused':
      return { tone: 'bad', word: t.refused, says: connection.problem.detail };
    case 'live':
      return staleSince
        ? { tone: 'warn', word: t.stale(clock(staleSince)), says: t.staleText }
        : { tone: 'good', word: t.live, says: t.liveText };
  }
}
