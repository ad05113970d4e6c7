import { Ago, type Column, Empty, ResourceTable } from '@console';
import { Button } from '@mantine/core';
import { IconPlus, IconStack2 } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { messages } from './messages';
import { StackState } from './StackStates';
import type { Stack } from './stack';
import { useStackActions } from './useStackActions';

/** All stacks, those that others deployed too. */
export default function StacksPage() {
  const t = messages.use();
  const navigate = useNavigate();
  const actions = useStackActions(rollout => navigate(`/rollouts/${rollout.id}`));
  const columns = useMemo(() => stackColumns(t), [t]);
  const create = (
    <Button component={Link} to="/new-stack" size="compact-sm" leftSection={<IconPlus size={14} />}>
      {t.create}
    </Button>
  );
  return (
    <ResourceTable<Stack>
      of="stacks"
      title={t.title}
      columns={columns}
      usual="name"
      name={row => row.name}
      address={row => `/stacks/${row.id}`}
      actions={actions}
      buttons={create}
      empty={
        <Empty icon={IconStack2} title={t.empty.title} action={create}>
          {t.empty.text}
        </Empty>
      }
    />
  );
}

function stackColumns(t: ReturnType<typeof messages.use>): readonly Column<Stack>[] {
  const c = t.columns;
  return [
    { id: 'name', title: c.name, width: '2fr', value: row => row.name, card: 'title' },
    {
      id: 'state',
      title: c.state,
      width: 140,
      value: row => row.state,
      cell: row => <StackState row={row} />,
      card: 'state',
    },
    { id: 'services', title: c.services, width: 90, align: 'right', value: row => row.services },
    {
      id: 'running',
      title: c.running,
      width: 130,
      align: 'right',
      value: row => row.running,
      cell: row => (
        <span className="number">
          {row.running} / {row.desired}
        </span>
      ),
      card: 'line',
    },
    {
      id: 'revision',
      title: c.revision,
      width: 150,
      value: row => row.revision,
      cell: row => (row.revision > 0 ? row.revision : <span className="dim">{t.foreign}</span>),
    },
    {
      id: 'changedAt',
      title: c.changed,
      width: 130,
      value: row => (row.changedAt ? Date.parse(row.changedAt) : undefined),
      cell: row => <Ago time={row.changedAt} />,
      card: 'line',
    },
    { id: 'changedBy', title: c.changedBy, width: 110, value: row => row.changedBy, card: 'line' },
    {
      id: 'rollout',
      title: c.rollout,
      width: 130,
      value: row => row.rollout,
      cell: row =>
        row.rollout && (
          <Link to={`/rollouts/${row.rollout}`} className="plain-link">
            {t.board}
          </Link>
        ),
    },
  ];
}
