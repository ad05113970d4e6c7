import { Ago, moment, type Row, Section, State, useEvents, useRows, useTaskWord } from '@console';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { messages } from './messages';
import { taskTone } from './ServiceStates';
import { PhaseState, RolloutState } from './StackStates';
import { serviceMessages } from './serviceMessages';
import { hasEnded, outcomeOf, type Progress, type Rollout } from './stack';
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
  const { reason, runsNow } = outcomeOf(rollout);
  const services = [...rollout.services].sort((a, b) => rank(a) - rank(b));
  return (
    <div className={classes.board}>
      {reason && (
        <div className={classes.verdict} role="alert">
          <strong>{reason}</strong>
          {runsNow && <div className="dim">{runsNow}</div>}
        </div>
      )}
      {services.length > 1 && <Overall of={rollout} />}
      {services.map(service => (
        <ServiceBoard key={service.service} of={service} stack={rollout.stack} node={node} />
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

/** What failed comes first, then what goes on. */
function rank({ phase }: Progress): number {
  return ['FAILED', 'ROLLED_BACK', 'ROLLING', 'WAITING', 'DONE'].indexOf(phase);
}

/** How far all services have come together. */
function Overall({ of: { services } }: { of: Rollout }) {
  const t = messages.use();
  const done = services.filter(({ phase }) => phase === 'DONE').length;
  return (
    <div className={classes.overall}>
      <Bar label={t.overall} value={done} max={services.length} bad={services.some(isBad)} />
      <span className="number">{t.servicesDone(done, services.length)}</span>
    </div>
  );
}

function isSettled(of: Progress): boolean {
  return of.phase === 'DONE' || isBad(of);
}

function isBad({ phase }: Progress): boolean {
  return phase === 'FAILED' || phase === 'ROLLED_BACK';
}

function Bar(props: { label: string; value: number; max: number; bad: boolean }) {
  return (
    <progress
      className={classes.progress}
      max={Math.max(1, props.max)}
      value={Math.min(props.value, Math.max(1, props.max))}
      aria-label={props.label}
      data-bad={props.bad || undefined}
    />
  );
}

interface ServiceBoardProps {
  readonly of: Progress;
  readonly stack: string;
  readonly node: (id: string) => string;
}

function ServiceBoard({ of, stack, node }: ServiceBoardProps) {
  const t = messages.use();
  return (
    <section className={classes.service} data-bad={isBad(of) || undefined} aria-label={of.service}>
      <header>
        <h2>{of.service}</h2>
        <PhaseState of={of} />
        <span className="dim">{t.changes[of.change]}</span>
        <span className={classes.share}>
          <Bar label={t.progress(of.service)} value={of.running} max={of.desired} bad={isBad(of)} />
          <span className="number">
            {of.running} / {of.desired}
          </span>
        </span>
      </header>
      {of.says && <p className={isBad(of) ? classes.bad : 'dim'}>{of.says}</p>}
      {of.slots.length > 0 && (
        <ul className={classes.slots}>
          {of.slots.map(slot => (
            <Slot key={slot.name} of={slot} node={node} settled={isSettled(of)} />
          ))}
        </ul>
      )}
      {of.log.length > 0 && (
        <section aria-label={t.log(of.service)}>
          <div className={classes.logHead}>
            <span className="dim">{t.lastLines}</span>
            <Link to={`/stacks/${stack}/logs`}>{t.allLines}</Link>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line is scrolled by keyboard */}
          <pre className={classes.log} tabIndex={0}>
            {of.log.join('\n')}
          </pre>
        </section>
      )}
    </section>
  );
}

interface SlotProps {
  readonly of: Progress['slots'][number];
  readonly node: (id: string) => string;
  /** Nothing is followed any more: these are the states at the end. */
  readonly settled: boolean;
}

function Slot({ of, node, settled }: SlotProps) {
  const t = messages.use();
  const { before, now } = of;
  return (
    <li>
      <span className={`mono ${classes.slot}`}>{of.name}</span>
      {before && (
        <>
          <TaskChip of={before} settled past />
          <IconArrowRight size={12} role="img" aria-label={t.becomes} />
        </>
      )}
      {now ? <TaskChip of={now} settled={settled} /> : <span className="dim">{t.noTask}</span>}
      {now?.node && <span className="dim">{node(now.node)}</span>}
      {now?.error && (
        <span className={`${classes.slotError} ${classes.bad}`} title={now.error}>
          {now.error}
        </span>
      )}
    </li>
  );
}

type TaskProgress = NonNullable<Progress['slots'][number]['now']>;

/** A task's state, which is a way to the task. */
function TaskChip({ of, settled, past }: { of: TaskProgress; settled: boolean; past?: boolean }) {
  const t = serviceMessages.use();
  const tone = taskTone(of);
  const state = useTaskWord()(of.state);
  const health = of.health && (t.health[of.health as keyof typeof t.health] ?? of.health);
  return (
    <Link to={`/tasks/${of.id}`} className={`plain-link ${past ? classes.past : ''}`}>
      <State
        tone={past || (settled && tone === 'busy') ? 'idle' : tone}
        word={health ? `${state} · ${health}` : state}
      />
    </Link>
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
