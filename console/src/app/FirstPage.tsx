import { Navigate } from 'react-router';
import { GROUPS, pagesOf } from '../feature';

/** Goes on to the first page of the sidebar. */
export function FirstPage() {
  const first = GROUPS.flatMap(pagesOf)[0];
  return first ? <Navigate to={first.path} replace /> : null;
}
