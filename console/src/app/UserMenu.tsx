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
        <PreferenceChoices within="menu" />
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

/** Language, theme and density; `within` a menu they are items of it, elsewhere fields. */
export function PreferenceChoices({ within }: { within: 'menu' | 'page' }) {
  const t = frame.use().user;
  const Choice = within === 'menu' ? MenuChoice : PageChoice;
  return (
    <>
      <Choice
        label={t.language}
        of="language"
        choices={[
          ['auto', t.auto],
          ['en', 'English'],
          ['zh', '简体中文'],
        ]}
      />
      <Choice
        label={t.theme}
        of="scheme"
        choices={[
          ['auto', t.auto],
          ['light', t.light],
          ['dark', t.dark],
        ]}
      />
      <Choice
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

interface ChoiceProps<K extends Choosable> {
  readonly label: string;
  readonly of: K;
  readonly choices: readonly (readonly [Preferences[K], string])[];
}

function PageChoice<K extends Choosable>({ label, of, choices }: ChoiceProps<K>) {
  const now = useSyncExternalStore(preferences.subscribe, preferences.now);
  return (
    <div className={classes.choice}>
      <div className={classes.choiceName}>{label}</div>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={label}
        value={now[of]}
        data={choices.map(([value, name]) => ({ value, label: name }))}
        onChange={value => preferences.change({ [of]: value })}
      />
    </div>
  );
}

function MenuChoice<K extends Choosable>({ label, of, choices }: ChoiceProps<K>) {
  const now = useSyncExternalStore(preferences.subscribe, preferences.now);
  return (
    <fieldset className={classes.choice} aria-label={label}>
      <div className={classes.choiceName} aria-hidden>
        {label}
      </div>
      <div className={classes.choiceRow}>
        {choices.map(([value, name]) => (
          <Menu.RadioItem
            key={value}
            value={value}
            checked={now[of] === value}
            checkIcon={null}
            closeMenuOnClick={false}
            classNames={{ item: classes.choiceItem ?? '', itemIndicator: classes.choiceSign ?? '' }}
            onChange={() => preferences.change({ [of]: value })}
          >
            {name}
          </Menu.RadioItem>
        ))}
      </div>
    </fieldset>
  );
}
