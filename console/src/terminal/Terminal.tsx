import { lazy } from 'react';

export interface TerminalProps {
  /** An exec operation without a query, such as `/api/v1/containers/ID/exec`. */
  readonly address: string;
  readonly name?: string;
}

/** A shell in a container. It comes with its emulator, so it is loaded when it is shown. */
export const Terminal = lazy(() => import('./TerminalView'));
