import { ActionIcon, Indicator, Tooltip } from '@mantine/core';
import {
  IconActivityHeartbeat,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSearch,
} from '@tabler/icons-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { NavLink } from 'react-router';
import { session } from '../api/session';
import { GROUPS, type Group, pagesOf } from '../feature';
import { frame } from '../text/frame';
import { activities, drawer } from './activity';
import { Mark } from './Mark';
import { openPalette } from './Palette';
import { toggleSidebar } from './Shell';
import classes from './shell.module.css';
import { UserMenu } from './UserMenu';

/** Where one can go. */
export function Sidebar({ narrow }: { narrow: boolean }) {
  const t = frame.use();
  return (
    <aside className={classes.sidebar} data-narrow={narrow || undefined}>
      <div className={classes.cluster}>
        <Mark />
        {!narrow && (
          <div className="clip">
            <div className={classes.clusterName}>Grampus</div>
            <div className={`dim clip ${classes.address}`}>{location.host}</div>
          </div>
        )}
      </div>
      <button
        type="button"
        className={classes.search}
        onClick={openPalette}
        aria-label={narrow ? t.search : undefined}
      >
        <IconSearch size={15} aria-hidden />
        {!narrow && (
          <>
            <span>{t.search}</span>
            <kbd>{/Mac/.test(navigator.platform) ? '⌘K' : 'Ctrl K'}</kbd>
          </>
        )}
      </button>
      <nav aria-label={t.navigation} className={classes.nav}>
        {GROUPS.map(group => (
          <NavGroup key={group} group={group} narrow={narrow} />
        ))}
      </nav>
      <div className={classes.bottom}>
        <ActivityButton narrow={narrow} />
        <div className={classes.userRow}>
          <UserMenu narrow={narrow} />
          <Collapse narrow={narrow} />
        </div>
      </div>
    </aside>
  );
}

function NavGroup({ group, narrow }: { group: Group; narrow: boolean }) {
  const t = frame.use().groups;
  const who = useSyncExternalStore(session.subscribe, session.now);
  const admin = 'user' in who && who.user.role === 'admin';
  const pages = pagesOf(group).filter(page => admin || !page.nav.admin);
  if (pages.length === 0) {
    return null;
  }
  return (
    <div className={classes.group}>
      <div className={classes.groupName} aria-hidden={narrow || undefined}>
        {!narrow && t[group]}
      </div>
      {pages.map(({ path, nav: { icon: Icon, label } }) => {
        const link = (
          <NavLink
            key={path}
            to={path}
            end={path === '/'}
            className={classes.link}
            aria-label={narrow ? label() : undefined}
          >
            <Icon size={16} stroke={1.6} aria-hidden />
            {!narrow && <span className="clip">{label()}</span>}
          </NavLink>
        );
        // a tooltip costs more than the link
        return narrow ? (
          <Tip key={path} label={label()} on>
            {link}
          </Tip>
        ) : (
          link
        );
      })}
    </div>
  );
}

function ActivityButton({ narrow }: { narrow: boolean }) {
  const t = frame.use().activity;
  const all = useSyncExternalStore(activities.subscribe, activities.now);
  const running = all.filter(activity => !activity.endedAt).length;
  return (
    <Tip label={running > 0 ? t.running(running) : t.title} on={narrow || running > 0}>
      <button
        type="button"
        className={classes.link}
        onClick={() => drawer.set(true)}
        aria-label={narrow ? t.title : undefined}
      >
        <Indicator disabled={running === 0} processing size={7} color="cyan">
          <IconActivityHeartbeat size={16} stroke={1.6} aria-hidden />
        </Indicator>
        {!narrow && <span>{t.title}</span>}
        {!narrow && running > 0 && <span className={classes.badge}>{running}</span>}
      </button>
    </Tip>
  );
}

function Collapse({ narrow }: { narrow: boolean }) {
  const t = frame.use();
  const label = narrow ? t.expand : t.collapse;
  return (
    <Tooltip label={`${label} (Ctrl B)`} position="right">
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={label}
        onClick={toggleSidebar}
        className={classes.collapse}
      >
        {narrow ? <IconLayoutSidebarLeftExpand size={16} /> : <IconLayoutSidebarLeftCollapse size={16} />}
      </ActionIcon>
    </Tooltip>
  );
}

function Tip({ label, on, children }: { label: string; on: boolean; children: ReactNode }) {
  return (
    <Tooltip label={label} position="right" disabled={!on} openDelay={100}>
      {children}
    </Tooltip>
  );
}
