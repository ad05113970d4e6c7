import { Empty, LiveMark, PageHead, ProblemView, useRows, Waiting } from '@console';
import { Checkbox } from '@mantine/core';
import { IconFileText, IconServerOff } from '@tabler/icons-react';
import { memo, type ReactNode, useId, useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { messages } from './messages';
import { Availability, NodeState, Role, TaskState } from './NodeStates';
import { labelsOf, type Node, type Task, toneOf } from './node';
import { type Column, colourOf, columnsOf } from './visualize';
import classes from './visualizer.module.css';

/** What runs where: a column for each node, a box for each task. */
export function Visualizer({ buttons }: { buttons: ReactNode }) {
  const t = messages.use();
  const [search, setSearch] = useSearchParams();
  const current = search.get('tasks') !== 'all';
  const labels = search.has('labels');
  const nodes = useRows<Node>('nodes', '');
  const tasks = useRows<Task>('tasks', '');
  const columns = useMemo(
    () => columnsOf(nodes.rows.values(), tasks.rows.values(), current),
    [nodes.rows, tasks.rows, current],
  );
  const put = (name: string, value: string | undefined) =>
    setSearch(
      now => {
        const next = new URLSearchParams(now);
        if (value === undefined) {
          next.delete(name);
        } else {
          next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  const refused = [nodes, tasks].flatMap(({ connection }) =>
    connection.state === 'refused' ? connection.problem : [],
  )[0];
  const stale = nodes.staleSince !== undefined || tasks.staleSince !== undefined;
  return (
    <div className={classes.page}>
      <PageHead
        title={t.nodes}
        mark={<LiveMark rows={tasks} />}
        count={nodes.loaded ? String(nodes.rows.size) : ''}
      >
        {buttons}
      </PageHead>
      <div className={classes.tools}>
        <Checkbox
          size="xs"
          label={t.visualizer.onlyRunning}
          checked={current}
          onChange={event => put('tasks', event.currentTarget.checked ? undefined : 'all')}
        />
        <Checkbox
          size="xs"
          label={t.visualizer.labels}
          checked={labels}
          onChange={event => put('labels', event.currentTarget.checked ? '1' : undefined)}
        />
      </div>
      {refused && <ProblemView problem={refused} />}
      {columns.length === 0 && !refused && (nodes.loaded ? <None /> : <Waiting />)}
      <div className={classes.board} data-stale={stale || undefined}>
        {columns.map(column => (
          <NodeColumn key={column.node?.id ?? ''} column={column} labels={labels} />
        ))}
      </div>
    </div>
  );
}

function None() {
  const t = messages.use();
  return (
    <Empty icon={IconServerOff} title={t.emptyTitle}>
      {t.emptyText}
    </Empty>
  );
}

function NodeColumn({ column: { node, tasks, more }, labels }: { column: Column; labels: boolean }) {
  const t = messages.use();
  const title = useId();
  return (
    <section
      className={classes.column}
      aria-labelledby={title}
      data-away={(node && node.state !== 'ready') || undefined}
    >
      <header>
        <h2 id={title}>
          {node ? (
            <Link to={`/nodes/${node.id}`} className="plain-link">
              {node.name}
            </Link>
          ) : (
            t.visualizer.waiting
          )}
        </h2>
        <span className="dim number">{t.visualizer.tasks(tasks.length + more)}</span>
        {node ? (
          <div className={classes.facts}>
            <NodeState row={node} />
            {node.availability !== 'active' && <Availability row={node} />}
            <Role row={node} />
          </div>
        ) : (
          <div className="dim">{t.visualizer.waitingText}</div>
        )}
        {labels && node && <Labels of={labelsOf(node)} />}
      </header>
      {tasks.length === 0 ? (
        <p className="dim">{t.visualizer.none}</p>
      ) : (
        <ul>
          {tasks.map(task => (
            <TaskBox key={task.id} task={task} />
          ))}
        </ul>
      )}
      {more > 0 && node && (
        <Link to={`/tasks?q=${encodeURIComponent(`node:"${node.name}"`)}`} className="plain-link">
          {t.visualizer.more(more)}
        </Link>
      )}
    </section>
  );
}

function Labels({ of }: { of: readonly string[] }) {
  const t = messages.use();
  return of.length === 0 ? (
    <div className="dim">{t.visualizer.noLabels}</div>
  ) : (
    <ul className={classes.labels} aria-label={t.columns.labels}>
      {of.map(label => (
        <li key={label} className="mono">
          {label}
        </li>
      ))}
    </ul>
  );
}

/** A task of a global service is called by its node, which its column tells already. */
function shownName({ name, service, slot }: Task): string {
  return slot === 0 && service !== '' ? service : name;
}

const TaskBox = memo(function TaskBox({ task }: { task: Task }) {
  const t = messages.use();
  return (
    <li
      className={classes.task}
      data-tone={toneOf(task)}
      data-colour={colourOf(task.service)}
      title={task.error || undefined}
    >
      <Link to={`/tasks/${task.id}`} className={classes.open}>
        <span className="clip">{shownName(task)}</span>
        <small>
          <TaskState row={task} />
        </small>
      </Link>
      <Link to={`/tasks/${task.id}/logs`} className={classes.logs} aria-label={t.visualizer.logs(task.name)}>
        <IconFileText size={15} aria-hidden />
      </Link>
    </li>
  );
});
