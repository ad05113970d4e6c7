import { useMemo } from 'react';
import { api, type Schemas, told } from '../api/client';
import { Charts } from './Charts';

/** What a node and its containers use and have used. */
export function NodeCharts({ node }: { node: Schemas['NodeRow'] }) {
  const { id, cpus, memory } = node;
  const source = useMemo(
    () => ({
      live: `/api/v1/nodes/${id}/stats`,
      history: (from: string) =>
        told(api.GET('/nodes/{node}/stats/history', { params: { path: { node: id }, query: { from } } })),
    }),
    [id],
  );
  const limits = useMemo(
    () => ({ cpu: cpus > 0 ? 100 * cpus : undefined, memory: memory > 0 ? memory : undefined }),
    [cpus, memory],
  );
  const events = useMemo(() => ['type=node', `node=${id}`], [id]);
  return <Charts source={source} limits={limits} events={events} counted="containers" />;
}
