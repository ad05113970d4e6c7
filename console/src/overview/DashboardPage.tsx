import { lazy, Suspense, useMemo, useSyncExternalStore } from 'react';
import { session } from '../api/session';
import { features } from '../feature';
import { LiveMark } from '../kit/LiveMark';
import { PageHead } from '../kit/PageHead';
import { Waiting } from '../kit/Waiting';
import { useDetails } from '../live/details';
import { type Glances, useGlances } from '../live/glances';
import { overviewMessages } from '../text/overview';
import { AttentionCard } from './AttentionCard';
import { BeginningCard } from './BeginningCard';
import { CounterCard } from './CounterCard';
import classes from './overview.module.css';
import { questionOf } from './questions';

const told = features.flatMap(({ overview }) => overview ?? []);
const counters = told.flatMap(of => of.counters ?? []).sort((a, b) => a.order - b.order);
const concerns = told.flatMap(of => of.concerns ?? []);
const beginnings = told.flatMap(of => of.beginning ?? []);
const panels = told
  .flatMap(of => of.panels ?? [])
  .sort((a, b) => a.order - b.order)
  .map(panel => ({ ...panel, Part: lazy(panel.load) }));

const counts = counters.flatMap(({ of, parts }) => [of, ...parts.map(({ query }) => questionOf(of, query))]);
const lists = [
  ...concerns.map(({ of, query }) => questionOf(of, query)),
  ...panels.flatMap(panel => panel.lists ?? []),
];
const SHOWN = 50;

/** What needs attention, what there is, and what happens: everything at one look, live. */
export default function DashboardPage() {
  const t = overviewMessages.use();
  const who = useSyncExternalStore(session.subscribe, session.now);
  const admin = 'user' in who && who.user.role === 'admin';
  const glances = useGlances(counts, lists, SHOWN);
  const { details, connection } = useDetails();
  const staleSince = useStaleSince(glances);
  return (
    <div className={classes.page}>
      <PageHead
        title={t.dashboard}
        mark={<LiveMark rows={{ connection: glances.connection, staleSince }} />}
      />
      <div className={classes.content}>
        <AttentionCard concerns={concerns} glances={glances} details={details} server={connection} />
        <BeginningCard of={beginnings} glances={glances} />
        <section className={classes.counters} aria-label={t.counters}>
          {counters.map(counter => (
            <CounterCard key={counter.of} {...counter} glances={glances} />
          ))}
        </section>
        <div className={classes.panels}>
          {[0, 1].map(side => (
            <div key={side} className={classes.side}>
              {panels
                .filter((panel, i) => i % 2 === side && (admin || !panel.admin))
                .map(({ name, Part }) => (
                  <Suspense key={name} fallback={<Waiting />}>
                    <Part />
                  </Suspense>
                ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Since when any of the lists is not known to be true. */
function useStaleSince({ known }: Glances): string | undefined {
  return useMemo(() => {
    const since = [...known.values()].flatMap(({ staleSince }) => staleSince ?? []);
    return since.sort()[0];
  }, [known]);
}
