import { lazy } from 'react';

export interface LogProps {
  /** A log operation without a query, such as `/api/v1/services/web/logs`. */
  readonly address: string;
  /** Whose lines they are: names the region and the file that is downloaded. */
  readonly name?: string;
}

/** The lines of a container, service, stack or task, live. It comes with its parser, so it is loaded when it is shown. */
export const Logs = lazy(() => import('./LogViewer'));
