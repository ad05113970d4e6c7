import { IconChevronRight, IconCircleCheckFilled } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { Ago } from '../kit/Ago';
import { LiveMark } from '../kit/LiveMark';
import { State } from '../kit/State';
import { Waiting } from '../kit/Waiting';
import type { Glances } from '../live/glances';
import type { Connection } from '../live/stream';
import { useLanguage } from '../text/catalogue';
import { count } from '../text/format';
import { overviewMessages } from '../text/overview';
import { ranked } from './attention';
import type { Concern, Trouble } from './overview';
import classes from './overview.module.css';
import { filtered, questionOf } from './questions';
import { type Details, serverTroubles } from './server';

interface AttentionProps {
  readonly concerns: readonly Concern[];
  readonly glances: Glances;
  readonly details: Details | null;
  readonly server: Connection;
}

/** What somebody should look at, the gravest first. */
export function AttentionCard({ concerns, glances, details, server }: AttentionProps) {
  const t = overviewMessages.use();
  const language = useLanguage();
  const { known } = glances;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sentences are made in the page's language
  const troubles = useMemo(
    () => ranked([...(details ? serverTroubles(details) : []), ...troublesOf(concerns, known)]),
    [concerns, known, details, language],
  );
  // a refusal of the server's state still lets the lists be shown
  const complete =
    concerns.every(({ of, query }) => known.has(questionOf(of, query))) &&
    (details !== null || server.state === 'refused');
  return (
    <section className={classes.card} aria-label={t.attention}>
      <header className={classes.cardHead}>
        <h2>{t.attention}</h2>
        {troubles.length > 0 && <span className={classes.number}>{count(troubles.length)}</span>}
        {glances.connection.state !== 'live' && glances.connection.state !== 'connecting' && (
          <LiveMark rows={{ connection: glances.connection }} />
        )}
      </header>
      {troubles.length > 0 && (
        <ul className={classes.troubles}>
          {troubles.map(trouble => (
            <TroubleLine key={trouble.about} {...trouble} />
          ))}
        </ul>
      )}
      <Others concerns={concerns} glances={glances} />
      {troubles.length === 0 &&
        (complete ? (
          <div className={classes.well}>
            <IconCircleCheckFilled size={18} aria-hidden />
            <div>
              <strong>{t.nothing}</strong>
              <div className="dim">{t.nothingText}</div>
            </div>
          </div>
        ) : (
          <Waiting />
        ))}
    </section>
  );
}

function troublesOf(concerns: readonly Concern[], known: Glances['known']): readonly Trouble[] {
  return concerns.flatMap(({ of, query, trouble }) =>
    (known.get(questionOf(of, query))?.items ?? []).map(row => trouble(row as never)),
  );
}

function TroubleLine({ tone, title, says, address, since }: Trouble) {
  return (
    <li>
      <Link to={address} className={classes.trouble}>
        <State tone={tone} word={title} />
        <span className={`dim ${classes.says}`}>{says}</span>
        {since && (
          <span className="dim number">
            <Ago time={since} />
          </span>
        )}
        <IconChevronRight size={14} aria-hidden />
      </Link>
    </li>
  );
}

/** Where the rest is, of lists that have more rows than were sent. */
function Others({ concerns, glances }: { concerns: readonly Concern[]; glances: Glances }) {
  const t = overviewMessages.use();
  const cut = concerns.flatMap(({ of, query, address }) => {
    const glance = glances.known.get(questionOf(of, query));
    const left = glance ? glance.total - glance.items.length : 0;
    return left > 0 ? [{ of, address: filtered(address, query), left }] : [];
  });
  return cut.map(({ of, address, left }) => (
    <Link key={address} to={address} className={classes.others}>
      {t.more(count(left), of)}
    </Link>
  ));
}
