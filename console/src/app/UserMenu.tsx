import { Avatar, Menu, SegmentedControl } from '@mantine/core';
import { IconApi, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { session, signOut } from '../api/session';
import { frame } from '../text/frame';
import { keyMap } from './KeyMap';
import { type Preferences, preferences } from './preferences';
import classes from './shell.module.css';

/** Who is signed in, and what they chose for themselves. */
export function UserMenu({ narrow }: { narrow: boolean }) {
  const t = frame.use();
  const who = useSyncExternalStore(session.subscribe, session.now);
  if (!('user' in who)) {
    return null;
  }
  const { name, role } = who.user;
  return (
    <Menu position="top-start" width={260} closeOnItemClick>
      <Menu.Target>
        <button type="button" className={classes.user} aria-label={narrow ? t.user.menu(name) : undefined}>
          <Avatar size={24} radius="xl" name={name} color="cyan" variant="filled" alt="" aria-hidden />
          {!narrow && (
            <span className="clip">
              {name} <span className="dim">{role}</span>
            </span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <PreferenceChoices id="menu" />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconKeyboard size={15} />}
          onClick={() => keyMap.set(true)}
          rightSection={<kbd>?</kbd>}
        >
          {t.keys.title}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconApi size={15} />}
          component="a"
          href="/api"
          target="_blank"
          rel="noreferrer"
        >
          {t.user.api}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} />} onClick={() => void signOut()}>
          {t.user.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Language, theme and density; `id` tells several of them on a page apart. */
export function PreferenceChoices({ id }: { id: string }) {
  const t = frame.use().user;
  return (
    <>
      <Choice
        id={id}
        label={t.language}
        of="language"
        choices={[
          ['auto', t.auto],
          ['en', 'English'],
          ['zh', '简体中文'],
        ]}
      />
      <Choice
        id={id}
        label={t.theme}
        of="scheme"
        choices={[
          ['auto', t.auto],
          ['light', t.light],
          ['dark', t.dark],
        ]}
      />
      <Choice
        id={id}
        label={t.density}
        of="density"
        choices={[
          ['comfortable', t.comfortable],
          ['compact', t.compact],
        ]}
      />
    </>
  );
}

type Choosable = 'language' | 'scheme' | 'density';

function Choice<K extends Choosable>(props: {
  id: string;
  label: string;
  of: K;
  choices: readonly (readonly [Preferences[K], string])[];
}) {
  const now = useSyncExternalStore(preferences.subscribe, preferences.now);
  return (
    <div className={classes.choice} role="none">
      <div className={classes.choiceName} id={`${props.id}-${props.of}`}>
        {props.label}
      </div>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-labelledby={`${props.id}-${props.of}`}
        value={now[props.of]}
        data={props.choices.map(([value, label]) => ({ value, label }))}
        onChange={value => preferences.change({ [props.of]: value })}
      />
    </div>
  );
}
