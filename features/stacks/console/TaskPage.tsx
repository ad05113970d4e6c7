import {
  Ago,
  api,
  CopyId,
  DetailPage,
  Empty,
  Facts,
  JsonView,
  LiveMark,
  Logs,
  Ports,
  Section,
  To,
  told,
  useRow,
  useTaskWord,
  Waiting,
} from '@console';
import { IconSubtask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { TaskState } from './ServiceStates';
import type { Task } from './service';
import { serviceMessages } from './serviceMessages';
import { WhyNot } from './WhyNot';
import { whyOf } from './why';

/** One task: where it runs, or why it does not. */
export default function TaskPage() {
  const t = serviceMessages.use();
  const { id = '' } = useParams();
  const { row, gone, rows } = useRow<Task>('tasks', id);
  if (!row) {
    return gone ? (
      <Empty whole icon={IconSubtask} title={t.noSuchTask}>
        {t.goneText}
      </Empty>
    ) : (
      <Waiting />
    );
  }
  return (
    <DetailPage<Task>
      title={row.name}
      parent={{ label: t.tasks, address: '/tasks' }}
      address={`/tasks/${id}`}
      mark={<LiveMark rows={rows} />}
      row={gone ? undefined : row}
      name={task => task.name}
      facts={
        gone ? (
          t.removed
        ) : (
          <>
            <TaskState row={row} />
            <span>{row.node}</span>
            <CopyId id={row.id} />
          </>
        )
      }
      tabs={[
        { id: 'overview', label: t.overview, content: <Overview row={row} /> },
        {
          id: 'logs',
          label: t.logs,
          content: <Logs address={`/api/v1/tasks/${row.id}/logs`} name={row.name} />,
          key: 'l',
          whole: true,
        },
        { id: 'inspect', label: t.inspect, content: <Inspect row={row} />, key: 'i', whole: true },
      ]}
    />
  );
}

function Overview({ row }: { row: Task }) {
  const t = serviceMessages.use();
  const word = useTaskWord();
  const c = t.columns;
  return (
    <>
      <Section title={t.state}>
        <Facts
          of={[
            [c.state, <TaskState key="state" row={row} />],
            [c.why, whyOf(row) && <WhyNot key="why" task={row} />],
            [t.message, row.message],
            [c.desired, word(row.desired)],
            [c.exitCode, row.state === 'failed' && String(row.exitCode)],
            [c.since, <Ago key="since" time={row.since} />],
            [t.created, <Ago key="created" time={row.created} />],
          ]}
        />
      </Section>
      <Section title={t.belongs}>
        <Facts
          of={[
            [
              c.service,
              <Link key="service" to={`/services/${row.serviceId}`}>
                {row.service}
              </Link>,
            ],
            [c.slot, row.slot > 0 && String(row.slot)],
            [
              c.node,
              row.node && (
                <To key="node" kind="node" id={row.nodeId}>
                  {row.node}
                </To>
              ),
            ],
            [
              c.image,
              <To key="image" kind="image" id={row.image.split('@')[0] ?? ''}>
                {row.image}
              </To>,
            ],
            [
              t.container,
              row.containerId && (
                <Link key="container" to={`/containers/${row.containerId}`} className="mono">
                  {row.containerId.slice(0, 12)}
                </Link>
              ),
            ],
            [c.ports, row.ports.length > 0 && <Ports key="ports" of={row.ports} />],
          ]}
        />
      </Section>
    </>
  );
}

function Inspect({ row }: { row: Task }) {
  const t = serviceMessages.use();
  const { data } = useQuery({
    // asked again when the row changes
    queryKey: ['tasks', row.id, 'inspect', row.state, row.desired, row.since],
    queryFn: () => told(api.GET('/tasks/{task}', { params: { path: { task: row.id } } })),
    placeholderData: before => before,
  });
  return data ? <JsonView value={data.inspect} label={t.inspect} /> : <Waiting />;
}
