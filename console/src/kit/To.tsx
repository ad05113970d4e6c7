import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../app/addresses';

interface ToProps {
  /** Such as `node` or `image`. */
  readonly kind: string;
  /** Its id or name; what is of no Swarm may have none. */
  readonly id: string;
  readonly children: ReactNode;
}

/** What names an object leads to it, where it has a page or a list that finds it. */
export function To({ kind, id, children }: ToProps) {
  const address = id === '' ? undefined : addressOf(kind, id);
  return address ? <Link to={address}>{children}</Link> : children;
}
