import {
  bytes,
  Chips,
  type Column,
  CopyId,
  Empty,
  ResourceTable,
  type Schemas,
  State,
  shortId,
  type Tone,
} from '@console';
import { IconCrown, IconServerOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { messages } from './messages';

type Node = Schemas['NodeRow'];
type Texts = ReturnType<typeof messages.use>;

const STATES: Record<string, Tone> = { ready: 'good', down: 'bad', disconnected: 'bad', unknown: 'warn' };
const AVAILABILITIES: Record<string, Tone> = { active: 'good', pause: 'paused', drain: 'warn' };

/** The machines of the Swarm. */
export default function NodesPage() {
  const t = messages.use();
  const columns = useMemo(() => nodeColumns(t), [t]);
  return (
    <ResourceTable<Node>
      of="nodes"
      title={t.nodes}
      columns={columns}
      usual="name"
      name={row => row.name}
      empty={
        <Empty icon={IconServerOff} title={t.emptyTitle}>
          {t.emptyText}
        </Empty>
      }
    />
  );
}

function nodeColumns(t: Texts): readonly Column<Node>[] {
  const c = t.columns;
  const word = (words: Record<string, string>, key: string) => words[key] ?? key;
  return [
    { id: 'name', title: c.name, width: '2fr', value: row => row.name, card: 'title' },
    {
      id: 'state',
      title: c.state,
      width: 130,
      value: row => row.state,
      cell: row => (
        <State tone={STATES[row.state] ?? 'warn'} word={word(t.states, row.state)} says={row.message} />
      ),
      card: 'state',
    },
    {
      id: 'role',
      title: c.role,
      width: 140,
      value: row => row.role,
      cell: row => <Role row={row} />,
      card: 'line',
    },
    {
      id: 'availability',
      title: c.availability,
      width: 130,
      value: row => row.availability,
      cell: row =>
        row.availability && (
          <State
            tone={AVAILABILITIES[row.availability] ?? 'idle'}
            word={word(t.availabilities, row.availability)}
          />
        ),
    },
    { id: 'tasksRunning', title: c.tasks, width: 80, align: 'right', value: row => row.tasksRunning },
    { id: 'cpus', title: c.cpus, width: 80, align: 'right', value: row => row.cpus },
    {
      id: 'memory',
      title: c.memory,
      width: 100,
      align: 'right',
      value: row => row.memory,
      cell: row => bytes(row.memory),
    },
    { id: 'engineVersion', title: c.engine, width: 110, value: row => row.engineVersion, card: 'line' },
    {
      id: 'address',
      title: c.address,
      width: 130,
      value: row => row.address,
      cell: row => <span className="mono">{row.address}</span>,
      card: 'line',
    },
    { id: 'os', title: c.platform, width: 130, value: row => `${row.os}/${row.architecture}`, extra: true },
    {
      id: 'label',
      title: c.labels,
      width: '2fr',
      value: row => labels(row).join(' '),
      cell: row => <Chips of={labels(row)} />,
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

function labels(row: Node): readonly string[] {
  return Object.entries(row.labels).map(([name, value]) => (value === '' ? name : `${name}=${value}`));
}

function Role({ row }: { row: Node }) {
  const t = messages.use();
  return (
    <span className="clip">
      {t.roles[row.role as keyof typeof t.roles] ?? row.role}{' '}
      {row.leader && <IconCrown size={13} role="img" aria-label={t.leader} title={t.leader} />}
    </span>
  );
}
