import {
  CopyId,
  DetailPage,
  Empty,
  JsonView,
  LiveMark,
  Logs,
  type Schemas,
  Terminal,
  useRow,
  Waiting,
} from '@console';
import { IconBoxOff } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { ContainerEnv } from './ContainerEnv';
import { ContainerEvents } from './ContainerEvents';
import { ContainerFiles } from './ContainerFiles';
import { ContainerOverview } from './ContainerOverview';
import { ContainerLabels, ContainerMounts, ContainerNetworks } from './ContainerParts';
import { ContainerProcesses } from './ContainerProcesses';
import { ContainerState } from './ContainerState';
import { ContainerStats } from './ContainerStats';
import { useInspect } from './inspect';
import { messages } from './messages';
import { Replaced } from './Replaced';
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
        <>
          {gone ? (
            t.removed
          ) : (
            <>
              <ContainerState row={row} />
              <span className="clip">{row.image}</span>
              <span>{row.node}</span>
              <CopyId id={row.id} />
            </>
          )}
          {row.service && (gone || row.state === 'exited') && <Replaced key={row.id} row={row} />}
        </>
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
        { id: 'stats', label: t.stats, content: <ContainerStats row={row} /> },
        {
          id: 'terminal',
          label: t.terminal,
          content: <Terminal address={`/api/v1/containers/${row.id}/exec`} name={row.name} />,
          key: 'e',
          whole: true,
        },
        {
          id: 'processes',
          label: t.processes,
          content: <ContainerProcesses row={row} />,
          whole: true,
        },
        { id: 'env', label: t.environment, content: <ContainerEnv row={row} />, whole: true },
        { id: 'mounts', label: t.mounts, content: <ContainerMounts row={row} />, whole: true },
        { id: 'networks', label: t.networks, content: <ContainerNetworks row={row} />, whole: true },
        { id: 'labels', label: t.labels, content: <ContainerLabels row={row} />, whole: true },
        { id: 'files', label: t.files, content: <ContainerFiles row={row} />, whole: true },
        { id: 'inspect', label: t.inspect, content: <Inspected row={row} />, key: 'i', whole: true },
        { id: 'events', label: t.events, content: <ContainerEvents row={row} />, whole: true },
      ]}
    />
  );
}

function Inspected({ row }: { row: Container }) {
  const t = messages.use();
  const { data } = useInspect(row);
  return data ? <JsonView value={data.inspect} label={t.inspect} /> : <Waiting />;
}
