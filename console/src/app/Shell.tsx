import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { type RefObject, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { GROUPS, pagesOf } from '../feature';
import { Waiting } from '../kit/Waiting';
import { useSettled } from '../live/settled';
import { frame } from '../text/frame';
import { ActivityDrawer } from './ActivityDrawer';
import { drawer } from './activity';
import { KeyMap, keyMap } from './KeyMap';
import { Mark } from './Mark';
import { openPalette, Palette } from './Palette';
import { preferences } from './preferences';
import { Sidebar } from './Sidebar';
import classes from './shell.module.css';
import { press, useShortcuts } from './shortcuts';

/** What is around every page: sidebar, palette, activity, keys. */
export function Shell() {
  const t = frame.use();
  const phone = useMediaQuery('(max-width: 700px)') ?? false;
  const { sidebar } = useSyncExternalStore(preferences.subscribe, preferences.now);
  const [menu, { open, close }] = useDisclosure(false);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useGeneralKeys();
  useKeptFocus(main);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu
  useEffect(close, [pathname]);
  useEffect(() => {
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <div
      className={classes.shell}
      data-phone={phone || undefined}
      data-narrow={sidebar === 'narrow' || undefined}
    >
      <a href="#main" className={classes.skip}>
        {t.skip}
      </a>
      {phone ? (
        <header className={classes.top}>
          <ActionIcon variant="subtle" color="gray" aria-label={t.menu} onClick={open}>
            <IconMenu2 size={18} />
          </ActionIcon>
          <Mark />
          <Drawer
            opened={menu}
            onClose={close}
            position="left"
            size={216}
            withCloseButton={false}
            padding={0}
            attributes={{ content: { 'aria-label': t.menu } }}
          >
            <Sidebar narrow={false} />
          </Drawer>
        </header>
      ) : (
        <Sidebar narrow={sidebar === 'narrow'} />
      )}
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      {useSettled() && (
        <>
          <Palette />
          <KeyMap />
          <ActivityDrawer />
        </>
      )}
    </div>
  );
}

/**
 * What has the keyboard may go: a dialog closes, a row is removed, a page is left. Then what had it before has it again, or
 * else the content, so that Tab goes on from there.
 */
function useKeptFocus(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let before: HTMLElement | null = null;
    const came = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest('[role="dialog"], [role="menu"]')) {
        before = target;
      }
    };
    const lost = ({ target }: FocusEvent) =>
      requestAnimationFrame(() => {
        const gone = target instanceof Element && !target.isConnected;
        if (gone && document.activeElement === document.body) {
          (before?.isConnected ? before : main.current)?.focus({ preventScroll: true });
        }
      });
    addEventListener('focusin', came);
    addEventListener('focusout', lost);
    return () => {
      removeEventListener('focusin', came);
      removeEventListener('focusout', lost);
    };
  }, [main]);
}

function useGeneralKeys(): void {
  const t = frame.use().keys;
  const navigate = useNavigate();
  const pages = GROUPS.flatMap(pagesOf).flatMap(({ path, nav }) =>
    nav.key
      ? [
          {
            keys: `g ${nav.key}`,
            says: t.go(nav.label()),
            scope: 'general' as const,
            run: () => navigate(path),
          },
        ]
      : [],
  );
  useShortcuts([
    { keys: 'mod+k', says: t.palette, scope: 'general', run: openPalette },
    { keys: '/', says: t.palette, scope: 'general', run: openPalette },
    { keys: '?', says: t.help, scope: 'general', run: () => keyMap.set(true) },
    { keys: 'mod+b', says: t.sidebar, scope: 'general', run: toggleSidebar },
    { keys: 'g a', says: t.activity, scope: 'general', run: () => drawer.set(true) },
    { keys: 'mod+shift+d', says: t.theme, scope: 'general', run: toggleScheme },
    ...pages,
  ]);
}

export function toggleSidebar(): void {
  preferences.change({ sidebar: preferences.now().sidebar === 'wide' ? 'narrow' : 'wide' });
}

export function toggleScheme(): void {
  const dark = document.documentElement.dataset.mantineColorScheme === 'dark';
  preferences.change({ scheme: dark ? 'light' : 'dark' });
}
