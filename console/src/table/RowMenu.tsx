import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { type Action, act } from '../app/actions';
import { frame } from '../text/frame';

interface RowMenuProps<R> {
  readonly row: R;
  readonly name: (row: R) => string;
  readonly actions: readonly Action<R>[];
}

/** Everything that can be done to a row; what can't be done now says why. */
export function RowMenu<R>({ row, name, actions }: RowMenuProps<R>) {
  const t = frame.use().table;
  const [opened, setOpened] = useState(false);
  return (
    <Menu opened={opened} onChange={setOpened}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={t.menu(name(row))} data-row-menu>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      {opened && (
        <Menu.Dropdown>
          <ActionItems row={row} name={name} actions={actions} />
        </Menu.Dropdown>
      )}
    </Menu>
  );
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
