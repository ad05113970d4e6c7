import { lazy } from 'react';
import type { LogSource } from './LogFeed';

export interface LogProps {
  /** A log operation without a query, such as `/api/v1/services/web/logs`; or several, whose lines are merged by their times. */
  readonly address: string | readonly LogSource[];
  /** Whose lines they are: names the region and the file that is downloaded. */
  readonly name?: string;
}

/** The lines of a container, service, stack or task, live. It comes with its parser, so it is loaded when it is shown. */
export const Logs = lazy(() => import('./LogViewer'));
