import { SegmentedControl } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import classes from './kit.module.css';

export interface View {
  readonly id: string;
  readonly label: string;
  readonly icon: Icon;
}

/** Which view of a page is shown; it lives in the address, and the first one has no name there. */
export function useView(views: readonly View[]): readonly [string, (id: string) => void] {
  const [search, setSearch] = useSearchParams();
  const usual = views[0]?.id ?? '';
  const asked = search.get('view');
  const view = views.some(({ id }) => id === asked) && asked !== null ? asked : usual;
  const choose = (id: string) =>
    setSearch(now => {
      const next = new URLSearchParams(now);
      if (id === usual) {
        next.delete('view');
      } else {
        next.set('view', id);
      }
      return next;
    });
  return [view, choose];
}

interface ViewSwitchProps {
  readonly label: string;
  readonly views: readonly View[];
  readonly view: string;
  readonly choose: (id: string) => void;
}

/** Goes from one view of a page to another. */
export function ViewSwitch({ label, views, view, choose }: ViewSwitchProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={label}
      value={view}
      onChange={choose}
      data={views.map(({ id, label: name, icon: Sign }) => ({
        value: id,
        label: (
          <span className={classes.view}>
            <Sign size={14} aria-hidden />
            {name}
          </span>
        ),
      }))}
    />
  );
}
