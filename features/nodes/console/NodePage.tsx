import {
  Ago,
  api,
  bytes,
  Chips,
  type Column,
  CopyId,
  DetailPage,
  Empty,
  Facts,
  Inspection,
  LiveMark,
  NodeCharts,
  ResourceTable,
  Section,
  told,
  useRow,
  useTaskWord,
  Waiting,
} from '@console';
import { IconServerOff, IconSubtask } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { messages } from './messages';
import { AgentState, Availability, NodeState, Role, TaskState } from './NodeStates';
import { labelsOf, type Node, type Task } from './node';
import { useNodeActions } from './useNodeActions';

/** One node: what it is, what runs on it, and what can be done to it. */
export default function NodePage() {
  const t = messages.use();
  const { id = '' } = useParams();
  const { row, gone, rows } = useRow<Node>('nodes', id);
  const { actions, dialog } = useNodeActions();
  if (!row) {
    return gone ? (
      <Empty whole icon={IconServerOff} title={t.noSuchNode}>
        {t.noSuchNodeText}
      </Empty>
    ) : (
      <Waiting />
    );
  }
  return (
    <>
      <DetailPage<Node>
        title={row.name}
        parent={{ label: t.nodes, address: '/nodes' }}
        address={`/nodes/${id}`}
        mark={<LiveMark rows={rows} />}
        row={gone ? undefined : row}
        name={node => node.name}
        actions={actions}
        facts={gone ? t.removed : <Head row={row} />}
        tabs={[
          { id: 'overview', label: t.overview, content: <Overview row={row} /> },
          { id: 'charts', label: t.charts, content: <NodeCharts node={row} /> },
          { id: 'tasks', label: t.columns.tasks, content: <Tasks node={row} />, whole: true },
          {
            id: 'inspect',
            label: t.inspect,
            content: (
              <Inspection
                of={['nodes', row]}
                label={t.inspect}
                look={() => told(api.GET('/nodes/{node}', { params: { path: { node: row.id } } }))}
              />
            ),
            key: 'i',
            whole: true,
          },
        ]}
      />
      {dialog}
    </>
  );
}

function Head({ row }: { row: Node }) {
  return (
    <>
      <NodeState row={row} />
      <Availability row={row} />
      <Role row={row} />
      <span className="mono">{row.address}</span>
      <CopyId id={row.id} />
    </>
  );
}

function Overview({ row }: { row: Node }) {
  const t = messages.use();
  const c = t.columns;
  return (
    <>
      <Section title={t.node}>
        <Facts
          of={[
            [c.state, <NodeState key="state" row={row} />],
            [t.message, row.message],
            [c.availability, <Availability key="availability" row={row} />],
            [t.means, t.availabilityMeans[row.availability as keyof typeof t.availabilityMeans]],
            [c.role, <Role key="role" row={row} />],
            [t.reachability, row.reachability],
            [c.tasks, String(row.tasksRunning)],
            [c.agent, <AgentState key="agent" row={row} />],
            [t.asked, row.self && t.self],
          ]}
        />
      </Section>
      <Section title={t.machine}>
        <Facts
          of={[
            [c.cpus, String(row.cpus)],
            [c.memory, bytes(row.memory)],
            [c.platform, `${row.os}/${row.architecture}`],
            [c.engine, row.engineVersion],
            [
              c.address,
              <span key="address" className="mono">
                {row.address}
              </span>,
            ],
            [c.id, <CopyId key="id" id={row.id} />],
          ]}
        />
      </Section>
      <Section title={c.labels}>
        {labelsOf(row).length > 0 ? <Chips of={labelsOf(row)} /> : <span className="dim">{t.noLabels}</span>}
      </Section>
    </>
  );
}

function Tasks({ node }: { node: Node }) {
  const t = messages.use();
  const word = useTaskWord();
  const columns = useMemo(() => taskColumns(t, word), [t, word]);
  return (
    <ResourceTable<Task>
      of="tasks"
      title={t.columns.tasks}
      columns={columns}
      usual="-since"
      name={row => row.name}
      address={row => `/tasks/${row.id}`}
      within={`nodeId:${node.id}`}
      empty={
        <Empty icon={IconSubtask} title={t.noTasks}>
          {t.noTasksText}
        </Empty>
      }
    />
  );
}

function taskColumns(
  t: ReturnType<typeof messages.use>,
  word: (state: string) => string,
): readonly Column<Task>[] {
  const c = t.taskColumns;
  return [
    { id: 'name', title: c.name, width: '1fr', value: row => row.name, card: 'title' },
    {
      id: 'state',
      title: c.state,
      width: 150,
      value: row => row.state,
      cell: row => <TaskState row={row} />,
      card: 'state',
    },
    { id: 'error', title: c.why, width: '2fr', value: row => row.error, card: 'line' },
    { id: 'desired', title: c.desired, width: 110, value: row => word(row.desired) },
    { id: 'image', title: c.image, width: '1fr', value: row => row.image },
    {
      id: 'since',
      title: c.since,
      width: 110,
      value: row => (row.since ? Date.parse(row.since) : undefined),
      cell: row => <Ago time={row.since} />,
      card: 'line',
    },
  ];
}
