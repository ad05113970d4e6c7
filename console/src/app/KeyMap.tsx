import { ActionIcon, Kbd, Modal, Text } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Store } from '../live/store';
import { frame } from '../text/frame';
import { preferences } from './preferences';
import classes from './shell.module.css';
import { bind, keysOf, named, type Scope, type Shortcut, shortcuts, taken } from './shortcuts';

/** Whether the list of keys is shown. */
export const keyMap = new Store(false);

const SCOPES: readonly Scope[] = ['general', 'table', 'page'];

/** All keys that do something on this page. */
export function KeyMap() {
  const t = frame.use().keys;
  const { close } = frame.use().confirm;
  const opened = useSyncExternalStore(keyMap.subscribe, keyMap.now);
  const all = useSyncExternalStore(shortcuts.subscribe, shortcuts.now);
  useSyncExternalStore(preferences.subscribe, preferences.now);
  return (
    <Modal
      opened={opened}
      onClose={() => keyMap.set(false)}
      title={<Text fw={600}>{t.title}</Text>}
      size="xl"
      closeButtonProps={{ 'aria-label': close }}
    >
      <p className="dim">{t.chooseText}</p>
      <div className={classes.keys}>
        {SCOPES.map(scope => ({ scope, own: all.filter(shortcut => shortcut.scope === scope) }))
          .filter(({ own }) => own.length > 0)
          .map(({ scope, own }) => (
            <section key={scope}>
              <h3>{t[scope]}</h3>
              {own.map(shortcut => (
                <Line key={shortcut.keys} shortcut={shortcut} />
              ))}
            </section>
          ))}
      </div>
    </Modal>
  );
}

/** A shortcut; a press on its keys waits for others. */
function Line({ shortcut }: { shortcut: Shortcut }) {
  const t = frame.use().keys;
  const [waiting, setWaiting] = useState(false);
  const keys = keysOf(shortcut);
  return (
    <div className={classes.keyLine}>
      <span>{shortcut.says}</span>
      <span>
        {waiting ? (
          <Capture shortcut={shortcut} done={() => setWaiting(false)} />
        ) : (
          <>
            {keys !== shortcut.keys && (
              <ActionIcon
                size={18}
                variant="subtle"
                color="gray"
                aria-label={t.usual(shortcut.says)}
                title={t.usual(shortcut.says)}
                onClick={() => bind(shortcut.keys, undefined)}
              >
                <IconRestore size={13} />
              </ActionIcon>
            )}
            <button
              type="button"
              className={classes.keyButton}
              title={t.change(shortcut.says)}
              onClick={() => setWaiting(true)}
            >
              <Keys of={keys} />
            </button>
          </>
        )}
      </span>
    </div>
  );
}

const PATIENCE = 900;
const MODIFIERS = /^(Control|Shift|Alt|Meta|Dead|Unidentified)$/;

const focused = (element: HTMLElement | null) => element?.focus();

/** Takes the next key, or two that follow each other closely. */
function Capture({ shortcut, done }: { shortcut: Shortcut; done: () => void }) {
  const t = frame.use().keys;
  const [keys, setKeys] = useState('');
  const clash = keys === '' ? undefined : taken(keys, shortcut);
  useEffect(() => {
    if (keys === '' || clash) {
      return;
    }
    const timer = setTimeout(() => {
      bind(shortcut.keys, keys);
      done();
    }, PATIENCE);
    return () => clearTimeout(timer);
  }, [keys, clash, shortcut, done]);
  return (
    <button
      type="button"
      ref={focused}
      className={classes.keyButton}
      onBlur={done}
      onKeyDown={event => {
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Escape') {
          done();
        } else if (!MODIFIERS.test(event.key)) {
          const key = named(event.nativeEvent);
          setKeys(keys === '' || clash || keys.includes(' ') ? key : `${keys} ${key}`);
        }
      }}
    >
      {keys === '' ? <small>{t.press}</small> : <Keys of={keys} />}
      {clash && <small className={classes.clash}>{t.clash(clash.says)}</small>}
    </button>
  );
}

function Keys({ of }: { of: string }) {
  const t = frame.use().keys;
  const [first = '', second] = of.split(' ');
  return (
    <>
      <Pressed of={first} />
      {second && (
        <>
          <small className="dim"> {t.andThen} </small>
          <Pressed of={second} />
        </>
      )}
    </>
  );
}

function Pressed({ of }: { of: string }) {
  return of.split('+').map(part => (
    <Kbd key={part} size="xs">
      {shown(part)}
    </Kbd>
  ));
}

function shown(part: string): string {
  const names: Record<string, string> = { mod: 'Ctrl', Escape: 'Esc', Enter: '↵', shift: 'Shift' };
  return names[part] ?? part.toUpperCase();
}
