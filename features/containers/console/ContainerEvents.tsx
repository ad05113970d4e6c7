import { Empty, markOf, moment, ProblemView, type Schemas, useEvents, Waiting } from '@console';
import { IconTimelineEventX } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './containers.module.css';
import { messages } from './messages';
import { Scroll } from './Scroll';

type Event = Schemas['EventRow'];

const KEPT = 500;
/** What the engine adds to each event, which the page shows elsewhere. */
const KNOWN = /^(name|image|com\.docker\.|org\.opencontainers\.|io\.grampus\.)/;

/** What happened to one container, the latest first, and what happens. */
export function ContainerEvents({ row }: { row: Schemas['ContainerRow'] }) {
  const t = messages.use();
  const [events, setEvents] = useState<ReadonlyMap<string, Event>>(new Map());
  const query = new URLSearchParams([
    ['since', row.created ?? new Date(0).toISOString()],
    ['filter', 'type=container'],
    ['filter', `container=${row.id}`],
  ]);
  const connection = useEvents(`/api/v1/events?${query}`, ({ event, data }) => {
    if (event === 'event') {
      const told = data as Event;
      // this page itself asks for the processes
      if (told.action === 'top') {
        return;
      }
      // a stream that is opened again tells the old ones again
      const key = `${told.at} ${told.action} ${told.detail}`;
      setEvents(before => new Map([...before, [key, told] as const].slice(-KEPT)));
    }
  });
  if (events.size === 0) {
    if (connection.state === 'refused') {
      return (
        <div className={classes.alone}>
          <ProblemView problem={connection.problem} />
        </div>
      );
    }
    return connection.state === 'live' ? (
      <Empty icon={IconTimelineEventX} title={t.eventList.none}>
        {t.eventList.noneText}
      </Empty>
    ) : (
      <Waiting />
    );
  }
  return (
    <Scroll>
      <table className={classes.table} aria-label={t.events}>
        <thead>
          <tr>
            <th scope="col">{t.eventList.time}</th>
            <th scope="col">{t.eventList.event}</th>
            <th scope="col">{t.eventList.more}</th>
          </tr>
        </thead>
        <tbody>
          {[...events].reverse().map(([key, event]) => (
            <tr key={key}>
              <td className={classes.time}>{moment(event.at)}</td>
              <td data-tone={markOf(event)?.tone}>
                {[event.action, event.detail].filter(Boolean).join(': ')}
              </td>
              <td className="mono">{additions(event, row).join('  ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.nothing}>{t.eventList.kept}</p>
    </Scroll>
  );
}

/** What an event says besides the labels that the container has anyway. */
function additions({ attributes }: Event, { labels }: Schemas['ContainerRow']): readonly string[] {
  return Object.entries(attributes)
    .filter(([name]) => !(name in labels) && !KNOWN.test(name))
    .map(([name, value]) => `${name}=${value}`);
}
