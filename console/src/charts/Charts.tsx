import { lazy } from 'react';
import type { Mark } from './marks';
import type { UsageSource } from './useUsage';

export interface ChartsProps {
  readonly source: UsageSource;
  /** What may be used at most: percent of one core, and bytes; left out where there is no limit. */
  readonly limits: { readonly cpu?: number | undefined; readonly memory?: number | undefined };
  /** Filters of the events that are marked, such as `container=ID`. */
  readonly events: readonly string[];
  /** What else is known to have happened; the engine forgets its events soon. */
  readonly known?: readonly Mark[] | undefined;
  /** The stack whose deploys are marked. */
  readonly stack?: string | undefined;
  /** What the last chart counts: processes, or containers. */
  readonly counted?: 'processes' | 'containers';
}

/** What something uses and has used, as charts. They come with their library, so they are loaded when they are shown. */
export const Charts = lazy(() => import('./UsageCharts'));
