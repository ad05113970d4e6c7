import { api, Charts, type Schemas, told, useRows } from '@console';
import { useMemo } from 'react';
import type { Service } from './service';
import { serviceMessages } from './serviceMessages';
import { type Inspected, limitsOf } from './updateSettings';

interface ServiceStatsProps {
  readonly row: Service;
  readonly inspect: unknown;
}

/** What the containers of a service use and have used together. */
export function ServiceStats({ row, inspect }: ServiceStatsProps) {
  const t = serviceMessages.use();
  const { id, desired } = row;
  const { rows } = useRows<Schemas['NodeRow']>('nodes', '');
  const source = useMemo(
    () => ({
      live: `/api/v1/services/${id}/stats`,
      history: (from: string) =>
        told(
          api.GET('/services/{service}/stats/history', {
            params: { path: { service: id }, query: { from } },
          }),
        ),
    }),
    [id],
  );
  const limits = useMemo(() => limitsOf((inspect ?? {}) as Inspected, desired), [inspect, desired]);
  const events = useMemo(() => ['type=container', `label=com.docker.swarm.service.id=${id}`], [id]);
  const unmeasured = [...rows.values()]
    .filter(node => !node.self && node.agent === '' && row.nodes.includes(node.name))
    .map(node => node.name);
  return (
    <>
      {unmeasured.length > 0 && <p className="dim">{t.partlyMeasured(unmeasured.join(', '))}</p>}
      <Charts source={source} limits={limits} events={events} stack={row.stack} counted="containers" />
    </>
  );
}
