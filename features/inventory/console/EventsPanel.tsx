import { Ago, count, Panel, useEventFeed } from '@console';
import { useMemo } from 'react';
import { EventAction, EventObject } from './EventParts';
import { beginning, isCommand } from './events';
import { inventoryOverview } from './overview';
import classes from './panels.module.css';

const KEPT = 300;
const SHOWN = 9;

/** The latest of what happened at the engine, without the commands that are run in containers. */
export default function EventsPanel() {
  const t = inventoryOverview.use();
  const since = useMemo(() => beginning('1h', Date.now()), []);
  const { events, connection } = useEventFeed(since, '', KEPT);
  const commands = events.filter(isCommand).length;
  const shown = events.filter(event => !isCommand(event) && event.action !== 'top').slice(0, SHOWN);
  return (
    <Panel title={t.recent} address="/events" connection={connection}>
      <ul className={classes.lines}>
        {shown.map(event => (
          <li key={event.key} className={classes.event}>
            <EventAction event={event} />
            <span className="clip">
              <span className="dim">{event.kind}</span> <EventObject event={event} />
            </span>
            <Ago time={event.at} />
          </li>
        ))}
      </ul>
      {shown.length === 0 && connection.state === 'live' && (
        <div className={classes.note}>{commands > 0 ? t.commands(count(commands)) : t.quiet}</div>
      )}
    </Panel>
  );
}
