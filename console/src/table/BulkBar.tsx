import { Button, CloseButton, Tooltip } from '@mantine/core';
import { type Action, act } from '../app/actions';
import { frame } from '../text/frame';
import classes from './table.module.css';

interface BulkBarProps<R> {
  readonly selected: readonly R[];
  readonly actions: readonly Action<R>[];
  readonly name: (row: R) => string;
  readonly clear: () => void;
}

/** What can be done to the selection, and to how much of it. */
export function BulkBar<R>({ selected, actions, name, clear }: BulkBarProps<R>) {
  const t = frame.use().table;
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t.actions}>
      <strong aria-live="polite">{t.selected(selected.length)}</strong>
      {actions
        .filter(action => selected.length === 1 || !('opens' in action) || action.several)
        .map(action => {
          const some = selected.filter(row => action.verdict(row).allowed).length;
          return (
            <Tooltip key={action.name} label={some === 0 ? t.none : t.appliesTo(some, selected.length)}>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<action.icon size={14} />}
                disabled={some === 0}
                {...(action.danger && some > 0 && { c: 'var(--g-bad)' })}
                onClick={() => void act(action, selected, name)}
              >
                {action.label}
                {some > 0 && some < selected.length && <span className={classes.some}>{some}</span>}
              </Button>
            </Tooltip>
          );
        })}
      <CloseButton size="sm" aria-label={t.clear} title={t.clear} onClick={clear} ml="auto" />
    </div>
  );
}
