import { Ago, api, moment, perform, type Row, Section, told, useEvents, useRows } from '@console';
import { Button } from '@mantine/core';
import { IconArrowRight, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { messages } from './messages';
import { PhaseState, RolloutState } from './StackStates';
import { hasEnded, type Progress, type Rollout } from './stack';
import classes from './stack.module.css';

/** A rollout as it goes on, until it has ended. */
export function useRollout(id: string) {
  const [known, setKnown] = useState<Rollout>();
  const rollout = known?.id === id ? known : undefined;
  const over = rollout !== undefined && hasEnded(rollout);
  const connection = useEvents(over ? '' : `/api/v1/rollouts/${id}/watch`, ({ event, data }) => {
    if (event === 'rollout') {
      setKnown(data as Rollout);
    }
  });
  return { rollout, connection };
}

/** What became of each service and each of its tasks in a rollout. */
export function RolloutBoard({ rollout }: { rollout: Rollout }) {
  const t = messages.use();
  const nodes = useRows<Row & { name: string }>('nodes', '').rows;
  const node = (id: string) => nodes.get(id)?.name ?? id.slice(0, 8);
  const { reason, runsNow } = rollout.state;
  return (
    <div className={classes.board}>
      {reason && (
        <div className={classes.verdict} role="alert">
          <strong>{reason}</strong>
          {runsNow && <div className="dim">{runsNow}</div>}
        </div>
      )}
      {rollout.services.map(service => (
        <Section key={service.service} title={service.service}>
          <ServiceBoard of={service} node={node} />
        </Section>
      ))}
      {rollout.notes.length > 0 && (
        <Section title={t.notes}>
          <ul className={classes.notes}>
            {rollout.notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function ServiceBoard({ of, node }: { of: Progress; node: (id: string) => string }) {
  const t = messages.use();
  return (
    <>
      <div className={classes.service}>
        <PhaseState of={of} />
        <span className="dim">{t.changes[of.change]}</span>
        <progress
          className={classes.progress}
          max={Math.max(1, of.desired)}
          value={of.running}
          aria-label={t.progress(of.service)}
        />
        <span className="number">
          {of.running} / {of.desired}
        </span>
        <span className={of.phase === 'FAILED' ? classes.bad : 'dim'}>{of.says}</span>
      </div>
      {of.slots.length > 0 && (
        <ul className={classes.slots}>
          {of.slots.map(slot => (
            <Slot key={slot.name} of={slot} node={node} />
          ))}
        </ul>
      )}
      {of.log.length > 0 && (
        <section aria-label={t.log(of.service)}>
          <div className="dim">{t.lastLines}</div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line is scrolled by keyboard */}
          <pre className={classes.log} tabIndex={0}>
            {of.log.join('\n')}
          </pre>
        </section>
      )}
    </>
  );
}

function Slot({ of, node }: { of: Progress['slots'][number]; node: (id: string) => string }) {
  const t = messages.use();
  const word = (state: string) => t.taskStates[state as keyof typeof t.taskStates] ?? state;
  const { before, now } = of;
  const health = now?.health && (t.health[now.health as keyof typeof t.health] ?? now.health);
  return (
    <li>
      <span className={`mono ${classes.slot}`}>{of.name}</span>
      {before && (
        <>
          <span className="dim">{word(before.state)}</span>
          <IconArrowRight size={12} role="img" aria-label={t.becomes} />
        </>
      )}
      {now ? (
        <Link to={`/tasks/${now.id}`} className={`plain-link ${now.error ? classes.bad : ''}`}>
          {word(now.state)}
          {health && ` · ${health}`}
        </Link>
      ) : (
        <span className="dim">{t.noTask}</span>
      )}
      {now?.node && <span className="dim">{node(now.node)}</span>}
      {now?.error && <span className={`clip ${classes.bad}`}>{now.error}</span>}
    </li>
  );
}

/** Where a rollout comes from and how long it took or takes. */
export function RolloutFacts({ of }: { of: Rollout }) {
  const t = messages.use();
  const { who, startedAt, endedAt } = of.origin;
  const seconds = endedAt ? (Date.parse(endedAt) - Date.parse(startedAt)) / 1000 : undefined;
  return (
    <>
      <RolloutState of={of} />
      <span>{t.kinds[of.kind]}</span>
      {of.revision > 0 && <span>{t.revision(of.revision)}</span>}
      <span>{who}</span>
      <span title={moment(startedAt)}>
        <Ago time={startedAt} />
      </span>
      {seconds !== undefined && <span>{t.took(seconds.toFixed(seconds < 10 ? 1 : 0))}</span>}
    </>
  );
}

/** Stops a rollout that goes on; what it has done so far stays. */
export function CancelButton({ rollout }: { rollout: Rollout }) {
  const t = messages.use();
  if (hasEnded(rollout)) {
    return null;
  }
  const cancel = () =>
    perform(
      t.cancelling(rollout.stack),
      [rollout],
      ({ stack }) => stack,
      ({ id }) => told(api.POST('/rollouts/{rollout}/cancel', { params: { path: { rollout: id } } })),
    );
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPlayerStop size={14} />}
      onClick={() => void cancel()}
    >
      {t.cancel}
    </Button>
  );
}
