import { Ago, bytes, type Column, CopyId } from '@console';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { messages } from './messages';
import type { Repository, Tag } from './registry';
import classes from './registry.module.css';

type Texts = ReturnType<typeof messages.use>;

interface Pulled {
  readonly pulls: number;
  readonly pulledAt?: string | null;
  readonly pulledBy: string;
}

/** When something was pulled last, by whom, and how often. */
export function Pulls({ of, t }: { of: Pulled; t: Texts }) {
  if (!of.pulledAt) {
    return <span className="dim">{t.neverPulled}</span>;
  }
  return (
    <span className={`${classes.pulled} clip`} title={t.pulls(of.pulls)}>
      <IconArrowDown size={12} aria-hidden /> <Ago time={of.pulledAt} />{' '}
      <span className="dim clip">{of.pulledBy}</span>
    </span>
  );
}

function Pushed({ at, by }: { at: string; by: string }) {
  return (
    <span className={`${classes.pulled} clip`}>
      <IconArrowUp size={12} aria-hidden /> <Ago time={at} /> <span className="dim clip">{by}</span>
    </span>
  );
}

const time = (of: string | null | undefined) => (of ? Date.parse(of) : undefined);

function pulledColumns<R extends Pulled>(t: Texts): readonly Column<R>[] {
  const c = t.columns;
  return [
    {
      id: 'pulledAt',
      title: c.pulled,
      width: 190,
      value: row => time(row.pulledAt),
      cell: row => <Pulls of={row} t={t} />,
      card: 'line',
    },
    { id: 'pulls', title: c.pulls, width: 80, align: 'right', value: row => row.pulls },
    { id: 'pulledBy', title: c.pulledBy, width: 110, value: row => row.pulledBy, extra: true },
  ];
}

export function repositoryColumns(t: Texts): readonly Column<Repository>[] {
  const c = t.columns;
  return [
    { id: 'name', title: c.repository, width: '3fr', value: row => row.name, card: 'title' },
    { id: 'tags', title: c.tags, width: 80, align: 'right', value: row => row.tags },
    {
      id: 'manifests',
      title: c.manifests,
      width: 100,
      align: 'right',
      value: row => row.manifests,
      extra: true,
    },
    {
      id: 'bytes',
      title: c.size,
      width: 100,
      align: 'right',
      value: row => row.bytes,
      cell: row => <span className={classes.nowrap}>{bytes(row.bytes)}</span>,
      card: 'state',
    },
    {
      id: 'pushedAt',
      title: c.pushed,
      width: 190,
      value: row => time(row.pushedAt),
      cell: row => <Pushed at={row.pushedAt} by={row.pushedBy} />,
      card: 'line',
    },
    ...pulledColumns<Repository>(t),
    {
      id: 'upstream',
      title: c.upstream,
      width: '1fr',
      value: row => row.upstream,
      cell: row => row.upstream || <span className="dim">{t.ownImages}</span>,
      varying: true,
    },
  ];
}

export function tagColumns(t: Texts): readonly Column<Tag>[] {
  const c = t.columns;
  return [
    { id: 'name', title: c.tag, width: '2fr', value: row => row.name, card: 'title' },
    {
      id: 'digest',
      title: c.digest,
      width: 150,
      value: row => row.digest,
      cell: row => <CopyId id={row.digest} />,
    },
    {
      id: 'platforms',
      title: c.platforms,
      width: '1fr',
      value: row => row.platforms.join(', '),
      cell: row =>
        row.platforms.length > 0 ? row.platforms.join(', ') : <span className="dim">{t.noPlatform}</span>,
      card: 'line',
    },
    {
      id: 'bytes',
      title: c.size,
      width: 100,
      align: 'right',
      value: row => row.bytes,
      cell: row => <span className={classes.nowrap}>{bytes(row.bytes)}</span>,
      card: 'state',
    },
    {
      id: 'updatedAt',
      title: c.pushed,
      width: 190,
      value: row => time(row.updatedAt),
      cell: row => <Pushed at={row.updatedAt} by={row.pushedBy} />,
      card: 'line',
    },
    ...pulledColumns<Tag>(t),
    { id: 'mediaType', title: c.type, width: '1fr', value: row => row.mediaType, extra: true },
  ];
}
