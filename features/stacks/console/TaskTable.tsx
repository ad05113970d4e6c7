import { Ago, type Column, CopyId, Empty, ResourceTable, shortId, useTaskWord } from '@console';
import { IconSubtask } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { TaskState } from './ServiceStates';
import type { Task } from './service';
import classes from './service.module.css';
import { serviceMessages } from './serviceMessages';
import { updateMessages } from './updateMessages';
import { sentence } from './WhyNot';

/** Tasks, or those that fit a query. */
export function TaskTable({ within }: { within?: string }) {
  const t = serviceMessages.use();
  const u = updateMessages.use();
  const word = useTaskWord();
  const columns = useMemo(() => taskColumns(t, u, word), [t, u, word]);
  return (
    <ResourceTable<Task>
      of="tasks"
      title={t.tasks}
      columns={columns}
      usual="-since"
      name={row => row.name}
      address={row => `/tasks/${row.id}`}
      empty={
        <Empty icon={IconSubtask} title={t.noTasks}>
          {t.noTasksText}
        </Empty>
      }
      {...(within !== undefined && { within })}
    />
  );
}

function taskColumns(
  t: ReturnType<typeof serviceMessages.use>,
  u: ReturnType<typeof updateMessages.use>,
  word: (state: string) => string,
): readonly Column<Task>[] {
  const c = t.columns;
  const time = (text: string | null | undefined) => (text ? Date.parse(text) : undefined);
  return [
    { id: 'name', title: c.name, width: '1fr', value: row => row.name, card: 'title' },
    {
      id: 'state',
      title: c.state,
      width: 160,
      value: row => row.state,
      cell: row => <TaskState row={row} />,
      card: 'state',
    },
    {
      id: 'error',
      title: c.why,
      width: '2fr',
      value: row => sentence(row, u),
      cell: row => (
        <span className={`clip ${classes.why}`} title={row.error || sentence(row, u)}>
          {sentence(row, u)}
        </span>
      ),
      card: 'line',
    },
    {
      id: 'desired',
      title: c.desired,
      width: 110,
      value: row => word(row.desired),
    },
    { id: 'node', title: c.node, width: 90, value: row => row.node, card: 'line' },
    { id: 'slot', title: c.slot, width: 70, align: 'right', value: row => row.slot || undefined },
    {
      id: 'service',
      title: c.service,
      width: 150,
      value: row => row.service,
      cell: row => (
        <Link to={`/services/${row.serviceId}`} className="plain-link clip">
          {row.service}
        </Link>
      ),
    },
    {
      id: 'since',
      title: c.since,
      width: 110,
      value: row => time(row.since),
      cell: row => <Ago time={row.since} />,
      card: 'line',
    },
    { id: 'stack', title: c.stack, width: 110, value: row => row.stack, extra: true },
    {
      id: 'exitCode',
      title: c.exitCode,
      width: 90,
      align: 'right',
      value: row => (row.state === 'failed' || row.state === 'complete' ? row.exitCode : undefined),
      extra: true,
    },
    {
      id: 'id',
      title: c.id,
      width: 130,
      value: row => shortId(row.id),
      cell: row => <CopyId id={row.id} />,
      extra: true,
    },
  ];
}
