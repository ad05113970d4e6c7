import { lazy } from 'react';

/** A JSON document, folded and searchable. It comes with its editor, so it is loaded when it is shown. */
export const JsonView = lazy(() => import('./JsonEditor'));
