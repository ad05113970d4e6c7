import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type Ref, useRef, useState } from 'react';
import { type Action, act } from '../app/actions';
import { frame } from '../text/frame';
import classes from './table.module.css';

interface RowMenuProps<R> {
  readonly row: R;
  readonly name: (row: R) => string;
  readonly actions: readonly Action<R>[];
}

/**
 * Everything that can be done to a row; what can't be done now says why. The menu itself costs more than the rest of the
 * row, so it is there only while it is open.
 */
export function RowMenu<R>({ row, name, actions }: RowMenuProps<R>) {
  const t = frame.use().table;
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const label = t.menu(name(row));
  const close = () => {
    setOpened(false);
    button.current?.focus({ preventScroll: true });
  };
  return (
    <span className={classes.dots}>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={opened}
        data-row-menu
        // to the open menu, which closes when something else is pressed, its button is a part of it
        onMouseDown={event => opened && event.stopPropagation()}
        onClick={() => (opened ? close() : setOpened(true))}
      >
        <IconDots size={16} />
      </button>
      {opened && (
        <Menu opened onChange={close}>
          <Menu.Target>
            <Anchor />
          </Menu.Target>
          <Menu.Dropdown aria-label={label} aria-labelledby={undefined}>
            <ActionItems row={row} name={name} actions={actions} />
          </Menu.Dropdown>
        </Menu>
      )}
    </span>
  );
}

/** Where the menu opens. What a kit says of its target is said of the button. */
function Anchor({ ref }: { ref?: Ref<HTMLSpanElement> }) {
  return <span ref={ref} className={classes.anchor} />;
}

export function ActionItems<R>({ row, name, actions }: RowMenuProps<R>) {
  const first = actions.find(action => action.verdict(row).allowed);
  return actions.map(action => {
    const verdict = action.verdict(row);
    return (
      <Menu.Item
        key={action.name}
        data-autofocus={action === first || undefined}
        leftSection={<action.icon size={15} />}
        disabled={!verdict.allowed}
        title={verdict.allowed ? undefined : verdict.reason}
        {...(action.danger && { color: 'var(--g-bad)' })}
        onClick={event => {
          event.stopPropagation();
          void act(action, [row], name);
        }}
      >
        {action.label}
        {!verdict.allowed && <small className="dim"> · {verdict.reason}</small>}
      </Menu.Item>
    );
  });
}
