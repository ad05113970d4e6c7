import { ActionIcon, Button, Popover, TextInput, Tooltip } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState, useSyncExternalStore } from 'react';
import { Link, useLocation } from 'react-router';
import { preferences, type View } from '../app/preferences';
import { frame } from '../text/frame';
import classes from './table.module.css';

/** What somebody filters, orders and groups a table by, under names; kept by the browser. */
export function Views({ of }: { of: string }) {
  const t = frame.use().table;
  const [opened, setOpened] = useState(false);
  const views = useSyncExternalStore(preferences.subscribe, () => preferences.now().views[of]) ?? [];
  const { pathname, search } = useLocation();
  return (
    <Popover
      position="bottom-end"
      shadow="md"
      withRoles={false}
      portalProps={{ target: '#main' }}
      opened={opened}
      onChange={setOpened}
      trapFocus
    >
      <Popover.Target>
        <Tooltip label={t.views}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t.views}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            <IconBookmark size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t.views}>
        <ul className={classes.views}>
          {views.map(view => (
            <li key={view.name} aria-current={view.search === search || undefined}>
              <Link to={pathname + view.search} className="plain-link clip" onClick={() => setOpened(false)}>
                {view.name}
              </Link>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={22}
                aria-label={t.removeView(view.name)}
                onClick={() => keepViews(of, without(views, view.name))}
              >
                <IconTrash size={13} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        {views.length === 0 && <p className={classes.viewsText}>{t.noViews}</p>}
        <SaveForm save={name => keepViews(of, [...without(views, name), { name, search }])} />
      </Popover.Dropdown>
    </Popover>
  );
}

function SaveForm({ save }: { save: (name: string) => void }) {
  const t = frame.use().table;
  const [name, setName] = useState('');
  return (
    <form
      className={classes.saveView}
      onSubmit={event => {
        event.preventDefault();
        if (name.trim() !== '') {
          save(name.trim());
          setName('');
        }
      }}
    >
      <TextInput
        size="xs"
        aria-label={t.viewName}
        placeholder={t.viewName}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" disabled={name.trim() === ''}>
        {t.saveView}
      </Button>
    </form>
  );
}

function without(views: readonly View[], name: string): readonly View[] {
  return views.filter(view => view.name !== name);
}

function keepViews(of: string, views: readonly View[]): void {
  preferences.change({ views: { ...preferences.now().views, [of]: views } });
}
