import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconDots } from '@tabler/icons-react';
import { type ReactNode, Suspense, useSyncExternalStore } from 'react';
import { Link, NavLink, useNavigate, useParams } from 'react-router';
import { session } from '../api/session';
import { type Action, act } from '../app/actions';
import { useShortcuts } from '../app/shortcuts';
import { ActionItems } from '../table/RowMenu';
import { frame } from '../text/frame';
import { PageHead } from './PageHead';
import classes from './page.module.css';
import { Waiting } from './Waiting';

export interface Tab {
  /** The last part of the address; the first tab has none. */
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
  /** A key that goes there, such as `l` for logs. */
  readonly key?: string;
  /** Fills the page itself: a log, a terminal, a table. */
  readonly whole?: boolean;
}

interface DetailPageProps<R> {
  readonly title: string;
  readonly parent: { readonly label: string; readonly address: string };
  /** The address of the page without a tab. */
  readonly address: string;
  readonly mark?: ReactNode;
  /** Below the title: state, node, image. */
  readonly facts: ReactNode;
  readonly row: R | undefined;
  readonly name: (row: R) => string;
  readonly actions?: readonly Action<R>[];
  readonly tabs: readonly Tab[];
  /** What its audit rows call it, where that is not its kind with its id or name. */
  readonly audited?: readonly string[];
  /** Before the actions, such as a link to an editor. */
  readonly buttons?: ReactNode;
}

/** The page of one object: what it is, what can be done to it, and its views. The route must end in `/:tab?`. */
export function DetailPage<R>(props: DetailPageProps<R>) {
  const { title, parent, address, mark, facts, row, name, actions = [], tabs } = props;
  const t = frame.use().detail;
  const { tab: chosen } = useParams();
  const at = Math.max(
    0,
    tabs.findIndex(tab => tab.id === chosen),
  );
  const tab = tabs[at];
  useTabKeys(address, tabs);
  return (
    <div className={classes.detail}>
      <div className={classes.crumb}>
        <Link to={parent.address} className="plain-link">
          <IconChevronLeft size={12} aria-hidden /> {parent.label}
        </Link>
      </div>
      <PageHead title={title} mark={mark}>
        {props.buttons}
        {row && <DetailActions row={row} name={name} actions={actions} />}
      </PageHead>
      <div className={classes.sub}>
        {facts}
        {row && <Changes address={address} name={name(row)} audited={props.audited} />}
      </div>
      <nav className={classes.tabs} aria-label={t.tabs}>
        {tabs.map((each, i) => (
          <NavLink key={each.id} to={i === 0 ? address : `${address}/${each.id}`} end>
            {each.label}
          </NavLink>
        ))}
      </nav>
      <div className={classes.content} key={tab?.id}>
        <Suspense fallback={<Waiting />}>
          {tab?.whole ? tab.content : <div className={classes.padded}>{tab?.content}</div>}
        </Suspense>
      </div>
    </div>
  );
}

/** The way to the audit rows of the object, which know it by its id or by its name. */
function Changes({
  address,
  name,
  audited,
}: {
  address: string;
  name: string;
  audited: readonly string[] | undefined;
}) {
  const t = frame.use().detail;
  const who = useSyncExternalStore(session.subscribe, session.now);
  const [, list = '', id = ''] = address.split('/');
  const kind = list.replace(/s$/, '');
  const objects = audited ?? [...new Set([decodeURIComponent(id), name].map(of => `${kind}/${of}`))];
  const admin = 'user' in who && who.user.role === 'admin';
  return (
    admin && (
      <Link to={`/audit?object=${encodeURIComponent(objects.join(','))}`} className={classes.changes}>
        {t.changes}
      </Link>
    )
  );
}

function DetailActions<R>({
  row,
  name,
  actions,
}: {
  row: R;
  name: (row: R) => string;
  actions: readonly Action<R>[];
}) {
  const t = frame.use().table;
  const others = actions.filter(action => !action.prominent);
  return (
    <>
      {actions
        .filter(action => action.prominent)
        .map(action => {
          const verdict = action.verdict(row);
          return (
            <Tooltip
              key={action.name}
              label={verdict.allowed ? '' : verdict.reason}
              disabled={verdict.allowed}
            >
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<action.icon size={14} />}
                data-disabled={!verdict.allowed || undefined}
                aria-disabled={!verdict.allowed || undefined}
                onClick={event => (verdict.allowed ? void act(action, [row], name) : event.preventDefault())}
              >
                {action.label}
              </Button>
            </Tooltip>
          );
        })}
      {others.length > 0 && (
        <Menu>
          <Menu.Target>
            <ActionIcon variant="default" size={26} aria-label={t.menu(name(row))}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <ActionItems row={row} name={name} actions={others} />
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

function useTabKeys(address: string, tabs: readonly Tab[]): void {
  const t = frame.use().keys;
  const navigate = useNavigate();
  // of the browser's address, which is ahead of what is shown when keys follow each other quickly
  const at = () => {
    const parts = location.pathname.split('/');
    const last = parts.length > address.split('/').length ? parts.at(-1) : tabs[0]?.id;
    return tabs.findIndex(tab => tab.id === last);
  };
  const go = (to: number) => {
    const tab = tabs[(to + tabs.length) % tabs.length];
    if (tab) {
      navigate(tab === tabs[0] ? address : `${address}/${tab.id}`);
    }
  };
  const own = tabs.flatMap((tab, i) =>
    tab.key ? [{ keys: tab.key, says: tab.label, scope: 'page' as const, run: () => go(i) }] : [],
  );
  useShortcuts([
    { keys: '[', says: t.previousTab, scope: 'page', run: () => go(at() - 1) },
    { keys: ']', says: t.nextTab, scope: 'page', run: () => go(at() + 1) },
    ...own,
  ]);
}
