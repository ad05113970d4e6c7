import { Empty, ResourceTable, useView, ViewSwitch } from '@console';
import { Button } from '@mantine/core';
import { IconLayoutBoard, IconPlus, IconServerOff, IconTable } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { AddNodeDialog } from './AddNodeDialog';
import { messages } from './messages';
import type { Node } from './node';
import { nodeColumns } from './nodeColumns';
import { useNodeActions } from './useNodeActions';
import { Visualizer } from './Visualizer';

/** The machines of the Swarm, as a table or with their tasks. */
export default function NodesPage() {
  const t = messages.use();
  const views = [
    { id: 'table', label: t.views.table, icon: IconTable },
    { id: 'visualizer', label: t.views.visualizer, icon: IconLayoutBoard },
  ];
  const [view, choose] = useView(views);
  const columns = useMemo(() => nodeColumns(t), [t]);
  const { actions, dialog } = useNodeActions();
  const [adding, setAdding] = useState(false);
  const choice = <ViewSwitch label={t.views.label} views={views} view={view} choose={choose} />;
  if (view === 'visualizer') {
    return <Visualizer buttons={choice} />;
  }
  return (
    <>
      <ResourceTable<Node>
        of="nodes"
        title={t.nodes}
        columns={columns}
        usual="name"
        name={row => row.name}
        address={row => `/nodes/${row.id}`}
        actions={actions}
        buttons={
          <>
            {choice}
            <Button
              size="compact-sm"
              color="cyan"
              leftSection={<IconPlus size={14} />}
              onClick={() => setAdding(true)}
            >
              {t.adding.button}
            </Button>
          </>
        }
        empty={
          <Empty icon={IconServerOff} title={t.emptyTitle}>
            {t.emptyText}
          </Empty>
        }
      />
      {dialog}
      {adding && <AddNodeDialog close={() => setAdding(false)} />}
    </>
  );
}
