import { api, CopyId, DetailPage, Empty, JsonView, LiveMark, Logs, told, useRow, Waiting } from '@console';
import { IconComponents } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Replicas } from './Replicas';
import { ServiceOverview } from './ServiceOverview';
import { UpdateState } from './ServiceStates';
import { ServiceStats } from './ServiceStats';
import { imageOf, type Service } from './service';
import { serviceMessages } from './serviceMessages';
import { TaskTable } from './TaskTable';
import { useServiceActions } from './useServiceActions';

/** One service: how it is updated, its tasks, and what can be done to it. */
export default function ServicePage() {
  const t = serviceMessages.use();
  const { id = '' } = useParams();
  const { row, gone, rows } = useRow<Service>('services', id);
  const { actions, dialog } = useServiceActions();
  const inspect = useInspect(row);
  if (!row) {
    return gone ? (
      <Empty whole icon={IconComponents} title={t.noSuchService}>
        {t.goneText}
      </Empty>
    ) : (
      <Waiting />
    );
  }
  return (
    <>
      <DetailPage<Service>
        title={row.name}
        parent={{ label: t.services, address: '/services' }}
        address={`/services/${id}`}
        mark={<LiveMark rows={rows} />}
        row={gone ? undefined : row}
        name={service => service.name}
        actions={actions}
        facts={
          gone ? (
            t.removed
          ) : (
            <>
              <Replicas row={row} />
              <UpdateState row={row} />
              <span className="clip">{imageOf(row)}</span>
              <CopyId id={row.id} />
            </>
          )
        }
        tabs={[
          {
            id: 'overview',
            label: t.overview,
            content: <ServiceOverview row={row} inspect={inspect} actions={actions} />,
          },
          {
            id: 'tasks',
            label: t.tasks,
            content: <TaskTable within={`service:"${row.name}"`} />,
            whole: true,
          },
          {
            id: 'logs',
            label: t.logs,
            content: <Logs address={`/api/v1/services/${row.id}/logs`} name={row.name} />,
            key: 'l',
            whole: true,
          },
          {
            id: 'stats',
            label: t.stats,
            content: <ServiceStats row={row} inspect={inspect} />,
          },
          {
            id: 'inspect',
            label: t.inspect,
            content: inspect ? <JsonView value={inspect} label={t.inspect} /> : <Waiting />,
            key: 'i',
            whole: true,
          },
        ]}
      />
      {dialog}
    </>
  );
}

function useInspect(row: Service | undefined): unknown {
  const { data } = useQuery({
    // asked again when the row changes
    queryKey: ['services', row?.id, 'inspect', row?.updated, row?.updateState, row?.desired],
    queryFn: () => told(api.GET('/services/{service}', { params: { path: { service: row?.id ?? '' } } })),
    enabled: row !== undefined,
    placeholderData: before => before,
  });
  return data?.inspect;
}
