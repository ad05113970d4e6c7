import type { LoggedEvent, Tone } from '@console';

/** What of the events is wanted; empty is all. */
export interface EventFilter {
  readonly kinds: readonly string[];
  readonly action: string;
  /** A part of the object's name, or the beginning of its id. */
  readonly object: string;
  readonly label: string;
  /** Whether commands that are run in containers are shown as well. */
  readonly commands: boolean;
}

/** What is shown of the events, and how many commands were left out. */
export function chosen(events: readonly LoggedEvent[], filter: EventFilter) {
  const fitting = events.filter(event => fits(event, filter));
  const shown = filter.commands ? fitting : fitting.filter(event => !isCommand(event));
  return { shown, hidden: fitting.length - shown.length };
}

function fits(event: LoggedEvent, { kinds, action, object }: EventFilter): boolean {
  return (
    (kinds.length === 0 || kinds.includes(event.kind)) &&
    (action === '' || event.action === action) &&
    (object === '' ||
      event.name.toLowerCase().includes(object.toLowerCase()) ||
      event.id.startsWith(object.toLowerCase()))
  );
}

/** Health checks run a command every few seconds, and each is three events. */
export function isCommand({ action }: { action: string }): boolean {
  return action.startsWith('exec_');
}

/** The filters that the engine applies itself, joined by line feeds. */
export function engineFilters({ kinds, label }: Pick<EventFilter, 'kinds' | 'label'>): string {
  return [...kinds.map(kind => `type=${kind}`), ...(label === '' ? [] : [`label=${label}`])].join('\n');
}

const MINUTES: Readonly<Record<string, number>> = { '15m': 15, '1h': 60, '6h': 360, '24h': 1440 };

export const SPANS = Object.keys(MINUTES);

/** The time at which a span begins, such as `1h`, or a time itself; an hour ago when it is neither. */
export function beginning(span: string, now: number): string {
  const given = MINUTES[span] === undefined ? Date.parse(span) : Number.NaN;
  return new Date(Number.isNaN(given) ? now - 60_000 * (MINUTES[span] ?? 60) : given).toISOString();
}

const GOOD = new Set(['start', 'unpause', 'create', 'pull', 'load']);

/** How an event looks: failures stand out, everything else is quiet. */
export function toneOf({ kind, action, detail, attributes }: LoggedEvent): Tone {
  if (action === 'health') {
    return detail === 'healthy' ? 'good' : detail === 'unhealthy' ? 'bad' : 'idle';
  }
  if (action === 'die') {
    return ['0', '137', '143'].includes(attributes.exitCode ?? '') ? 'idle' : 'bad';
  }
  if (action === 'oom') {
    return 'bad';
  }
  return GOOD.has(action) && kind !== 'network' ? 'good' : 'idle';
}
