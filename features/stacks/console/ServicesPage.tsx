import { Ago, type Column, CopyId, Empty, Ports, ResourceTable, shortId } from '@console';
import { IconComponents, IconFileText } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { Replicas } from './Replicas';
import { UpdateState } from './ServiceStates';
import { imageOf, portsOf, type Service } from './service';
import { serviceMessages } from './serviceMessages';
import { useServiceActions } from './useServiceActions';

/** All services of the Swarm. */
export default function ServicesPage() {
  const t = serviceMessages.use();
  return (
    <ServiceTable empty={<Empty icon={IconComponents} title={t.noServices} children={t.noServicesText} />} />
  );
}

/** Services, or those of one stack. */
export function ServiceTable({ stack, empty }: { stack?: string; empty: React.ReactNode }) {
  const t = serviceMessages.use();
  const columns = useMemo(() => {
    const all = serviceColumns(t);
    return stack === undefined ? all : all.filter(column => column.id !== 'stack');
  }, [t, stack]);
  const { actions, dialog } = useServiceActions();
  return (
    <>
      <ResourceTable<Service>
        of="services"
        title={t.services}
        columns={columns}
        usual="name"
        name={row => row.name}
        address={row => `/services/${row.id}`}
        actions={actions}
        empty={empty}
        {...(stack !== undefined && { within: `stack:"${stack}"` })}
      />
      {dialog}
    </>
  );
}

function serviceColumns(t: ReturnType<typeof serviceMessages.use>): readonly Column<Service>[] {
  const c = t.columns;
  const time = (text: string | null | undefined) => (text ? Date.parse(text) : undefined);
  return [
    { id: 'name', title: c.name, width: '2fr', value: row => row.name, card: 'title' },
    {
      id: 'running',
      title: c.replicas,
      width: 130,
      value: row => row.running - row.desired,
      cell: row => <Replicas row={row} />,
      card: 'state',
    },
    {
      id: 'logs',
      title: c.logs,
      width: 64,
      value: () => undefined,
      cell: row => (
        <Link
          to={`/services/${row.id}/logs`}
          className="plain-link"
          aria-label={t.logsOf(row.name)}
          title={t.logsOf(row.name)}
        >
          <IconFileText size={16} stroke={1.6} aria-hidden />
        </Link>
      ),
    },
    {
      id: 'updateState',
      title: c.update,
      width: 125,
      value: row => row.updateState,
      cell: row => <UpdateState row={row} />,
      card: 'line',
    },
    {
      id: 'stack',
      title: c.stack,
      width: 90,
      value: row => row.stack,
      cell: row =>
        row.stack && (
          <Link to={`/stacks/${row.stack}`} className="plain-link clip">
            {row.stack}
          </Link>
        ),
    },
    { id: 'image', title: c.image, width: '2fr', value: imageOf, card: 'line' },
    {
      id: 'mode',
      title: c.mode,
      width: 92,
      value: row => t.modes[row.mode as keyof typeof t.modes] ?? row.mode,
      card: 'line',
    },
    {
      id: 'port',
      title: c.ports,
      width: 100,
      value: row =>
        portsOf(row)
          .map(port => port.published)
          .join(' '),
      cell: row => <Ports of={portsOf(row)} />,
    },
    { id: 'node', title: c.nodes, width: 90, value: row => row.nodes.join(', ') },
    {
      id: 'updated',
      title: c.updated,
      width: 100,
      value: row => time(row.updated),
      cell: row => <Ago time={row.updated} />,
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
