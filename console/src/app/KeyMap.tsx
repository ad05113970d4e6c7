import { Kbd, Modal, Text } from '@mantine/core';
import { Fragment, useSyncExternalStore } from 'react';
import { Store } from '../live/store';
import { frame } from '../text/frame';
import classes from './shell.module.css';
import { type Scope, type Shortcut, shortcuts } from './shortcuts';

/** Whether the list of keys is shown. */
export const keyMap = new Store(false);

const SCOPES: readonly Scope[] = ['general', 'table', 'page'];

/** All keys that do something on this page. */
export function KeyMap() {
  const t = frame.use().keys;
  const opened = useSyncExternalStore(keyMap.subscribe, keyMap.now);
  const all = useSyncExternalStore(shortcuts.subscribe, shortcuts.now);
  return (
    <Modal
      opened={opened}
      onClose={() => keyMap.set(false)}
      title={<Text fw={600}>{t.title}</Text>}
      size="xl"
    >
      <div className={classes.keys}>
        {SCOPES.map(scope => ({ scope, own: all.filter(shortcut => shortcut.scope === scope) }))
          .filter(({ own }) => own.length > 0)
          .map(({ scope, own }) => (
            <section key={scope}>
              <h3>{t[scope]}</h3>
              {own.map(shortcut => (
                <Line key={shortcut.keys} {...shortcut} />
              ))}
            </section>
          ))}
      </div>
    </Modal>
  );
}

function Line({ keys, says }: Shortcut) {
  const t = frame.use().keys;
  return (
    <div className={classes.keyLine}>
      <span>{says}</span>
      <span>
        {keys.split(' ').map((key, i) => (
          <Fragment key={key}>
            {i > 0 && <small className="dim"> {t.andThen} </small>}
            {key.split('+').map(part => (
              <Kbd key={part} size="xs">
                {shown(part)}
              </Kbd>
            ))}
          </Fragment>
        ))}
      </span>
    </div>
  );
}

function shown(part: string): string {
  const names: Record<string, string> = { mod: 'Ctrl', Escape: 'Esc', Enter: '↵', shift: 'Shift' };
  return names[part] ?? part.toUpperCase();
}
