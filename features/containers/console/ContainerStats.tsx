import { api, Charts, type Mark, type Schemas, told } from '@console';
import { useMemo } from 'react';
import { type Inspect, limitsOf, useInspect } from './inspect';

/** What a container uses and has used. */
export function ContainerStats({ row }: { row: Schemas['ContainerRow'] }) {
  const { id } = row;
  const { data } = useInspect(row);
  const source = useMemo(
    () => ({
      live: `/api/v1/containers/${id}/stats`,
      history: (from: string) =>
        told(
          api.GET('/containers/{container}/stats/history', {
            params: { path: { container: id }, query: { from } },
          }),
        ),
    }),
    [id],
  );
  const events = useMemo(() => ['type=container', `container=${id}`], [id]);
  const limits = useMemo(() => limitsOf((data?.inspect ?? {}) as Inspect), [data]);
  const known = useMemo(() => lifeOf(row), [row]);
  return <Charts source={source} limits={limits} events={events} known={known} stack={row.stack} />;
}

/** What the row tells of the container's life. */
function lifeOf({
  created,
  started,
  finished,
  exitCode,
  oomKilled,
  state,
}: Schemas['ContainerRow']): readonly Mark[] {
  const at = (time: string | null | undefined) => (time ? Date.parse(time) / 1000 : 0);
  // of a container that runs again only the time of its last end is known
  const ended = state !== 'exited' ? 'die' : oomKilled ? 'die (oom)' : `die (${exitCode})`;
  return [
    { at: at(created), label: 'create', tone: 'plain' as const },
    { at: at(started), label: 'start', tone: 'good' as const },
    { at: at(finished), label: ended, tone: exitCode === 0 ? ('plain' as const) : ('bad' as const) },
  ].filter(mark => mark.at > 0);
}
