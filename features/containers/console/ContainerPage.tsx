import {
  api,
  CopyId,
  DetailPage,
  Empty,
  JsonView,
  LiveMark,
  Logs,
  type Schemas,
  Terminal,
  told,
  useRow,
  Waiting,
} from '@console';
import { IconBoxOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ContainerOverview } from './ContainerOverview';
import { ContainerState } from './ContainerState';
import { messages } from './messages';
import { useContainerActions } from './useContainerActions';

type Container = Schemas['ContainerRow'];

/** One container: what it is, what it does, and everything that can be done to it. */
export default function ContainerPage() {
  const t = messages.use();
  const { id = '' } = useParams();
  const { row, gone, rows } = useRow<Container>('containers', id);
  const actions = useContainerActions();
  if (!row) {
    return gone ? (
      <Empty whole icon={IconBoxOff} title={t.notFound}>
        {t.notFoundText}
      </Empty>
    ) : (
      <Waiting />
    );
  }
  return (
    <DetailPage<Container>
      title={row.name}
      parent={{ label: t.title, address: '/containers' }}
      address={`/containers/${id}`}
      mark={<LiveMark rows={rows} />}
      row={gone ? undefined : row}
      name={container => container.name}
      actions={actions}
      facts={
        gone ? (
          t.removed
        ) : (
          <>
            <ContainerState row={row} />
            <span className="clip">{row.image}</span>
            <span>{row.node}</span>
            <CopyId id={row.id} />
          </>
        )
      }
      tabs={[
        { id: 'overview', label: t.overview, content: <ContainerOverview row={row} /> },
        {
          id: 'logs',
          label: t.logs,
          // a container that starts again has a log that goes on
          content: <Logs key={row.started} address={`/api/v1/containers/${row.id}/logs`} name={row.name} />,
          key: 'l',
          whole: true,
        },
        {
          id: 'terminal',
          label: t.terminal,
          content: <Terminal address={`/api/v1/containers/${row.id}/exec`} name={row.name} />,
          key: 'e',
          whole: true,
        },
        { id: 'inspect', label: t.inspect, content: <Inspect row={row} />, key: 'i', whole: true },
      ]}
    />
  );
}

function Inspect({ row }: { row: Container }) {
  const t = messages.use();
  const { data } = useQuery({
    // asked again when the row changes
    queryKey: ['containers', row.id, 'inspect', row.state, row.health, row.started],
    queryFn: () => told(api.GET('/containers/{container}', { params: { path: { container: row.id } } })),
    placeholderData: before => before,
  });
  return data ? <JsonView value={data.inspect} label={t.inspect} /> : <Waiting />;
}
