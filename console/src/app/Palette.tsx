import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { type Icon, IconCommand, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router';
import { features, GROUPS, pagesOf } from '../feature';
import { frame } from '../text/frame';
import classes from './shell.module.css';
import { keysOf, shortcuts } from './shortcuts';

export const openPalette = (): void => spotlight.open();

const finders = features.flatMap(({ name, find = [] }) =>
  [find].flat().map((finder, i) => ({ name: `${name} ${i}`, ...finder })),
);

/** Finds pages, commands and objects. */
export function Palette() {
  const t = frame.use();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 120);
  const found = useQueries({
    queries: finders.map(finder => ({
      queryKey: ['find', finder.name, asked],
      queryFn: () => finder.by(asked),
      enabled: asked.length > 0,
      placeholderData: keepPreviousData,
      staleTime: 5_000,
      gcTime: 30_000,
    })),
  });
  const navigate = useNavigate();
  const fits = (text: string) => fuzzy(query.trim().toLowerCase(), text.toLowerCase());
  const pages = GROUPS.flatMap(pagesOf).filter(page => fits(page.nav.label()));
  const commands = useSyncExternalStore(shortcuts.subscribe, shortcuts.now).filter(
    command => !command.keys.startsWith('g ') && command.scope !== 'table' && fits(command.says),
  );
  const settled = asked === query.trim() && found.every(({ isFetching }) => !isFetching);
  const [entered, setEntered] = useState(false);
  useEffect(() => {
    if (entered && settled) {
      setEntered(false);
      runFirst();
    }
  }, [entered, settled]);
  const hits = found.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={text => {
        setQuery(text);
        setEntered(false);
      }}
      shortcut={null}
      scrollable
      maxHeight={420}
      size={600}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      classNames={{ search: classes.paletteSearch, actionsGroup: classes.paletteGroup }}
      attributes={{ content: { 'aria-label': t.search } }}
    >
      <Spotlight.Search
        placeholder={t.palette.placeholder}
        aria-label={t.palette.placeholder}
        leftSection={<IconSearch size={16} />}
        onKeyDown={event => {
          if (event.key === 'Enter') {
            // what was typed last may still be asked for
            setEntered(true);
          }
        }}
      />
      <Spotlight.ActionsList>
        {finders.map((finder, i) => {
          const own = query.trim() === '' ? [] : (found[i]?.data ?? []);
          return (
            own.length > 0 && (
              <Spotlight.ActionsGroup key={finder.name} label={finder.label()}>
                {own.map(hit => (
                  <Entry key={hit.address} icon={finder.icon} {...hit} run={() => navigate(hit.address)} />
                ))}
              </Spotlight.ActionsGroup>
            )
          );
        })}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t.palette.pages}>
            {pages.map(({ path, nav }) => (
              <Entry
                key={path}
                icon={nav.icon}
                label={nav.label()}
                keys={nav.key ? `g ${nav.key}` : ''}
                run={() => navigate(path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {commands.length > 0 && (
          <Spotlight.ActionsGroup label={t.palette.commands}>
            {commands.map(command => (
              <Entry
                key={command.keys}
                icon={IconCommand}
                label={command.says}
                keys={keysOf(command)}
                run={command.run}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length + commands.length + hits === 0 && (
          <Spotlight.Empty>{t.palette.nothing}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** What was found after the last key is not chosen yet: Enter means the first. */
function runFirst(): void {
  const entries = document.querySelectorAll<HTMLElement>(`.${CSS.escape(classes.hit ?? '')}`);
  if (![...entries].some(entry => entry.dataset.selected)) {
    entries[0]?.click();
  }
}

interface EntryProps {
  readonly icon: Icon;
  readonly label: string;
  readonly detail?: string;
  readonly keys?: string;
  readonly run: () => void;
}

function Entry({ icon: Sign, label, detail, keys, run }: EntryProps) {
  return (
    <Spotlight.Action onClick={run} className={classes.hit}>
      <Sign size={16} stroke={1.6} aria-hidden />
      <span className="clip">{label}</span>
      {detail && <span className="dim clip">{detail}</span>}
      {keys && <kbd className={classes.hitKeys}>{keys.replace('mod+', 'Ctrl ')}</kbd>}
    </Spotlight.Action>
  );
}

/** Whether all characters occur in this order. */
export function fuzzy(pattern: string, text: string): boolean {
  let at = 0;
  for (const character of pattern.replaceAll(' ', '')) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) {
      return false;
    }
  }
  return true;
}
