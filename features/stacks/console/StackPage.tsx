import { DetailPage, Empty, LiveMark, Logs, quoted, useRows, Waiting } from '@console';
import { Button } from '@mantine/core';
import { IconPencil, IconStack2 } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from 'react-router';
import { messages } from './messages';
import { ServiceTable } from './ServicesPage';
import { StackHistory } from './StackHistory';
import { StackRollouts } from './StackRollouts';
import { StackState } from './StackStates';
import { serviceMessages } from './serviceMessages';
import type { Stack } from './stack';
import { TaskTable } from './TaskTable';
import { useStackActions } from './useStackActions';

/** One stack: its services, its tasks, and what was deployed when. */
export default function StackPage() {
  const t = messages.use();
  const s = serviceMessages.use();
  const { id = '' } = useParams();
  const rows = useRows<Stack>('stacks', `name:${quoted(id)}`);
  const row = rows.rows.get(id);
  const navigate = useNavigate();
  const actions = useStackActions(rollout => navigate(`/rollouts/${rollout.id}`));
  if (!row) {
    return rows.loaded ? (
      <Empty whole icon={IconStack2} title={t.noSuchStack}>
        {s.goneText}
      </Empty>
    ) : (
      <Waiting />
    );
  }
  const none = <Empty icon={IconStack2} title={t.noServices} />;
  return (
    <DetailPage<Stack>
      title={row.name}
      parent={{ label: t.title, address: '/stacks' }}
      address={`/stacks/${id}`}
      mark={<LiveMark rows={rows} />}
      row={row}
      name={stack => stack.name}
      actions={actions}
      buttons={
        <Button
          component={Link}
          to={`/edit-stack/${id}`}
          size="compact-sm"
          leftSection={<IconPencil size={14} />}
        >
          {t.edit}
        </Button>
      }
      facts={
        <>
          <StackState row={row} />
          <span className="number">{t.tasksRun(row.running, row.desired)}</span>
          <span>{row.revision > 0 ? t.revision(row.revision) : t.foreign}</span>
        </>
      }
      tabs={[
        {
          id: 'services',
          label: t.columns.services,
          content: <ServiceTable stack={id} empty={none} />,
          whole: true,
        },
        { id: 'tasks', label: s.tasks, content: <TaskTable within={`stack:"${id}"`} />, whole: true },
        {
          id: 'logs',
          label: s.logs,
          content: <Logs address={`/api/v1/stacks/${row.id}/logs`} name={row.name} />,
          key: 'l',
          whole: true,
        },
        { id: 'rollouts', label: t.rollouts, content: <StackRollouts row={row} />, whole: true },
        { id: 'history', label: t.history, content: <StackHistory row={row} />, whole: true },
      ]}
    />
  );
}
