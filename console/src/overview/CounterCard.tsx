import { Link } from 'react-router';
import type { Glances } from '../live/glances';
import { clock, count } from '../text/format';
import { frame } from '../text/frame';
import { overviewMessages } from '../text/overview';
import type { Counter, CounterPart } from './overview';
import classes from './overview.module.css';
import { filtered, questionOf } from './questions';

/** How many there are of something, and of what kinds; each number leads to the list that it counts. */
export function CounterCard({
  of,
  label,
  icon: Icon,
  address,
  parts,
  glances,
}: Counter & { glances: Glances }) {
  const t = overviewMessages.use();
  const live = frame.use().live;
  const all = glances.known.get(of);
  const stale = all?.staleSince ?? undefined;
  return (
    <div className={classes.counter} data-stale={stale !== undefined || undefined}>
      <Link to={address} className={classes.counterMain}>
        <Icon size={16} stroke={1.6} aria-hidden />
        <span className={classes.counterName}>{label()}</span>
        <span className={classes.big}>{all ? count(all.total) : '–'}</span>
      </Link>
      <div className={classes.parts}>
        {all?.lacks === 'swarm' ? (
          <span className="dim">{t.lacksSwarm}</span>
        ) : (
          parts.map(part => <Part key={part.query} {...part} of={of} address={address} glances={glances} />)
        )}
      </div>
      {stale && <div className={classes.stale}>{live.stale(clock(stale))}</div>}
    </div>
  );
}

function Part(props: CounterPart & { of: string; address: string; glances: Glances }) {
  const { query, says, tone, of, address, glances } = props;
  const total = glances.known.get(questionOf(of, query))?.total;
  if (total === undefined || (tone && total === 0)) {
    return null;
  }
  return (
    <Link to={filtered(address, query)} className={classes.part} data-tone={tone}>
      {says(count(total))}
    </Link>
  );
}
