import {
  Ago,
  type Column,
  CopyId,
  Cpu,
  Empty,
  type Figures,
  type Grouping,
  Memory,
  Ports,
  ResourceTable,
  type Schemas,
  shortId,
  useAddress,
  useFigures,
} from '@console';
import { IconBox } from '@tabler/icons-react';
import { useMemo } from 'react';
import { ContainerState } from './ContainerState';
import { messages } from './messages';
import { useContainerActions } from './useContainerActions';

type Container = Schemas['ContainerRow'];

/** All containers, with what they use. */
export default function ContainersPage() {
  const t = messages.use();
  const { query } = useAddress('');
  const figures = useFigures(query);
  const actions = useContainerActions();
  const columns = useMemo(() => containerColumns(t, figures), [t, figures]);
  const groups = useMemo(() => containerGroups(t), [t]);
  return (
    <ResourceTable<Container>
      of="containers"
      title={t.title}
      columns={columns}
      usual="-created"
      name={row => row.name}
      address={row => `/containers/${row.id}`}
      actions={actions}
      groups={groups}
      empty={
        <Empty icon={IconBox} title={t.empty.title}>
          {t.empty.text}
        </Empty>
      }
    />
  );
}

function containerGroups(t: ReturnType<typeof messages.use>): readonly Grouping<Container>[] {
  const c = t.columns;
  return [
    { id: 'stack', label: c.stack, of: row => row.stack },
    { id: 'service', label: c.service, of: row => row.service },
    { id: 'node', label: c.node, of: row => row.node },
  ];
}

/** Those that are shown at first have room beside each other from 1360 pixels on. */
function containerColumns(
  t: ReturnType<typeof messages.use>,
  figures: Figures,
): readonly Column<Container>[] {
  const c = t.columns;
  const time = (text: string | null | undefined) => (text ? Date.parse(text) : undefined);
  return [
    { id: 'name', title: c.name, width: '3fr', least: 172, value: row => row.name, card: 'title' },
    {
      id: 'state',
      title: c.state,
      width: 150,
      value: row => row.state,
      cell: row => <ContainerState row={row} />,
      card: 'state',
    },
    {
      id: 'cpu',
      title: c.cpu,
      width: 132,
      align: 'right',
      live: true,
      value: row => figures.of(row.id)?.latest.cpu,
      cell: row => <Cpu figures={figures} id={row.id} />,
    },
    {
      id: 'memory',
      title: c.memory,
      width: 132,
      align: 'right',
      live: true,
      value: row => figures.of(row.id)?.latest.memory,
      cell: row => <Memory figures={figures} id={row.id} />,
    },
    { id: 'stack', title: c.stack, width: '1fr', least: 80, value: row => row.stack, card: 'line' },
    { id: 'service', title: c.service, width: 130, value: row => row.service, extra: true },
    { id: 'node', title: c.node, width: '1fr', least: 72, value: row => row.node, card: 'line' },
    { id: 'image', title: c.image, width: '3fr', least: 152, value: row => row.image, card: 'line' },
    {
      id: 'port',
      title: c.ports,
      width: '1fr',
      least: 56,
      value: row => row.ports.length,
      cell: row => <Ports of={row.ports} />,
    },
    {
      id: 'started',
      title: c.started,
      width: 96,
      value: row => time(row.started),
      cell: row => <Ago time={row.state === 'running' ? row.started : null} />,
    },
    {
      id: 'created',
      title: c.created,
      width: 110,
      value: row => time(row.created),
      cell: row => <Ago time={row.created} />,
      extra: true,
    },
    {
      id: 'ip',
      title: c.ip,
      width: 120,
      value: row => row.ip,
      cell: row => <span className="mono">{row.ip}</span>,
      extra: true,
    },
    {
      id: 'restartCount',
      title: c.restartCount,
      width: 90,
      align: 'right',
      value: row => row.restartCount,
      extra: true,
    },
    {
      id: 'exitCode',
      title: c.exitCode,
      width: 90,
      align: 'right',
      value: row => (row.state === 'exited' ? row.exitCode : undefined),
      extra: true,
    },
    {
      id: 'command',
      title: c.command,
      width: '2fr',
      value: row => row.command,
      cell: row => <span className="mono clip">{row.command}</span>,
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
