import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, type Schemas, told } from '../api/client';
import { useEvents } from '../live/useEvents';
import { charts } from '../text/charts';

/** Something that happened at a time. */
export interface Mark {
  /** Seconds since 1970. */
  readonly at: number;
  readonly label: string;
  readonly tone: 'good' | 'bad' | 'plain' | 'deploy';
}

type Event = Schemas['EventRow'];
type Rollout = Schemas['Rollout'];

const BAD = new Set(['die', 'oom', 'kill', 'destroy']);
/** What happens each few seconds without changing anything. */
const NOISE = /^(exec_|top$|attach|detach|resize|archive|extract|export|copy|commit)/;

/** An event as a mark; nothing for those that change nothing. */
export function markOf(event: Event): Mark | undefined {
  const { action, detail, at, attributes } = event;
  if (NOISE.test(action) || (action === 'health' && detail === 'running')) {
    return undefined;
  }
  const code = attributes.exitCode;
  const failed = action === 'die' ? code !== '0' : BAD.has(action) || detail === 'unhealthy';
  const more = action === 'die' ? code : action === 'kill' ? attributes.signal : detail;
  return {
    at: Date.parse(at) / 1000,
    label: more ? `${action} (${more})` : action,
    tone: failed ? 'bad' : action === 'start' || detail === 'healthy' ? 'good' : 'plain',
  };
}

/** The engine's clock and the times that it writes down of a container differ a little. */
const SAME = 2;

/** Marks in their order, without those that another list has already, such as the start that an event tells too. */
export function merged(events: readonly Mark[], known: readonly Mark[], since: number): readonly Mark[] {
  const word = ({ label }: Mark) => label.split(' ')[0];
  const fresh = known.filter(
    mark =>
      mark.at >= since &&
      !events.some(event => Math.abs(event.at - mark.at) < SAME && word(event) === word(mark)),
  );
  return [...events, ...fresh].sort((a, b) => a.at - b.at);
}

interface MarkSources {
  /** Filters of events, such as `type=container`; none asks for no events. */
  readonly filters: readonly string[];
  /** The stack whose deploys matter, if there is one. */
  readonly stack?: string | undefined;
  /** What is known to have happened, however long ago: the engine forgets its events soon. */
  readonly known?: readonly Mark[] | undefined;
}

/** What happened since a time, in seconds, and what happens. */
export function useMarks({ filters, stack, known }: MarkSources, since: number): readonly Mark[] {
  const events = useEventMarks(filters, since);
  const deploys = useDeployMarks(stack ?? '', since);
  return merged([...events, ...deploys], known ?? [], since);
}

function useEventMarks(filters: readonly string[], since: number): readonly Mark[] {
  const query = new URLSearchParams([
    ['since', new Date(since * 1000).toISOString()],
    ...filters.map(filter => ['filter', filter]),
  ]);
  const address = filters.length === 0 ? '' : `/api/v1/events?${query}`;
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: other events have other marks
  useEffect(() => setMarks(new Map()), [address]);
  useEvents(address, ({ event, data }) => {
    const mark = event === 'event' && markOf(data as Event);
    if (mark) {
      // a stream that is opened again tells the old ones again
      setMarks(before => new Map(before).set(`${mark.at} ${mark.label}`, mark));
    }
  });
  return [...marks.values()];
}

function useDeployMarks(stack: string, since: number): readonly Mark[] {
  const t = charts.use();
  const { data } = useQuery({
    queryKey: ['stacks', stack, 'rollouts'],
    queryFn: () => told(api.GET('/stacks/{stack}/rollouts', { params: { path: { stack } } })),
    enabled: stack !== '',
    refetchInterval: 30_000,
    // a stack that Grampus did not deploy has none
    retry: false,
  });
  return ((data?.items ?? []) as readonly Rollout[])
    .map(rollout => ({
      at: Date.parse(rollout.origin.startedAt) / 1000,
      label: t.rollout[rollout.kind](rollout.stack, rollout.revision, rollout.origin.who),
      tone: 'deploy' as const,
    }))
    .filter(mark => mark.at >= since);
}
