import {
  api,
  FormDialog,
  ProblemView,
  problemOf,
  type Schemas,
  State,
  type Tone,
  told,
  Waiting,
} from '@console';
import { Alert, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messages } from './messages';
import type { Node } from './node';
import classes from './nodes.module.css';

type Plan = Schemas['DrainPlan'];
type Fate = Plan['tasks'][number]['fate'];

const FATES: readonly { fate: Fate; tone: Tone }[] = [
  { fate: 'WAITS', tone: 'bad' },
  { fate: 'MOVES', tone: 'good' },
  { fate: 'ENDS', tone: 'idle' },
];

/** Shows what a drain would do to each task, and does it. */
export function DrainDialog({ node, close }: { node: Node; close: () => void }) {
  const t = messages.use();
  const [forced, setForced] = useState(false);
  const { data: plan, error } = usePlan(node);
  const query = forced ? { force: 'true' } : {};
  return (
    <FormDialog
      title={t.drain.title(node.name)}
      doing={t.doing.drain(node.name)}
      object={node.name}
      submit={t.actions.drain}
      danger={plan?.tasks.some(task => task.fate === 'WAITS') ?? false}
      ready={plan !== undefined && (forced || !plan.needsForce)}
      size="lg"
      work={() => told(api.POST('/nodes/{node}/drain', { params: { path: { node: node.id }, query } }))}
      close={close}
    >
      <div>{t.drain.text}</div>
      {error && <ProblemView problem={problemOf(error)} />}
      {!plan && !error && <Waiting />}
      {plan && <PlanView plan={plan} />}
      {plan?.needsForce && (
        <Alert color="var(--g-warn)" variant="light" title={t.drain.alone}>
          <Checkbox
            size="sm"
            checked={forced}
            onChange={event => setForced(event.currentTarget.checked)}
            label={t.drain.force}
            description={t.drain.forceSays}
          />
        </Alert>
      )}
    </FormDialog>
  );
}

function usePlan({ id }: Node) {
  return useQuery({
    queryKey: ['nodes', id, 'drain'],
    queryFn: () => told(api.GET('/nodes/{node}/drain', { params: { path: { node: id } } })),
    gcTime: 0,
  });
}

/** What the drain of each of several nodes would do as things are now. */
export function DrainPlans({ nodes }: { nodes: readonly Node[] }) {
  const t = messages.use().drain;
  return (
    <>
      <p>{t.severalText}</p>
      <div className={classes.plan}>
        {nodes.map(node => (
          <ShortPlan key={node.id} node={node} />
        ))}
      </div>
    </>
  );
}

function ShortPlan({ node }: { node: Node }) {
  const t = messages.use().drain;
  const { data: plan, error } = usePlan(node);
  return (
    <section aria-label={node.name}>
      <h3>{node.name}</h3>
      {error && <ProblemView problem={problemOf(error)} />}
      {plan?.tasks.length === 0 && <div className="dim">{t.nothing}</div>}
      {plan?.needsForce && <div className={classes.warning}>{t.alone}</div>}
      {fates(plan?.tasks ?? []).map(({ fate, tone, tasks }) => (
        <div key={fate}>
          <State tone={tone} word={t.fates[fate](tasks.length)} />
        </div>
      ))}
    </section>
  );
}

/** The tasks by what happens to them, the worst first. */
function fates(all: Plan['tasks']) {
  return FATES.map(({ fate, tone }) => ({
    fate,
    tone,
    tasks: all.filter(task => task.fate === fate),
  })).filter(({ tasks }) => tasks.length > 0);
}

function PlanView({ plan }: { plan: Plan }) {
  const t = messages.use();
  if (plan.tasks.length === 0) {
    return <strong>{t.drain.nothing}</strong>;
  }
  return (
    <div className={classes.plan}>
      {fates(plan.tasks).map(({ fate, tone, tasks }) => (
        <section key={fate} aria-label={t.drain.fates[fate](tasks.length)}>
          <h3>
            <State tone={tone} word={t.drain.fates[fate](tasks.length)} />
          </h3>
          <ul>
            {tasks.map(task => (
              <PlannedTask key={task.task} task={task} />
            ))}
          </ul>
        </section>
      ))}
      {plan.others > 0 && <div className="dim">{t.drain.others(plan.others)}</div>}
    </div>
  );
}

function PlannedTask({ task }: { task: Plan['tasks'][number] }) {
  const t = messages.use();
  return (
    <li>
      <span className="mono">{task.name}</span>
      {task.to !== '' && <span className="dim">→ {task.to}</span>}
      {task.fate === 'MOVES' && task.leaves.length > 0 && (
        <small className={classes.warning}>{t.drain.leaves(task.leaves.join(', '))}</small>
      )}
      {task.fate === 'WAITS' && (
        <small className="dim">
          {task.objections.length === 0
            ? t.drain.noOther
            : task.objections
                .map(({ node, reason, detail }) => `${node} ${t.objections[reason](detail)}`)
                .join(' · ')}
        </small>
      )}
    </li>
  );
}
