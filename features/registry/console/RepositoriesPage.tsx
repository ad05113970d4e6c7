import { Empty, ResourceTable, useView, ViewSwitch } from '@console';
import { Button, Modal, Stack, Text } from '@mantine/core';
import { IconChartPie, IconPackages, IconUpload, IconWorld } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { repositoryColumns } from './columns';
import { ExternalRegistries } from './ExternalRegistries';
import { messages } from './messages';
import { PushCommands } from './PushCommands';
import type { Repository } from './registry';
import { StoragePart } from './StoragePart';
import { useRepositoryActions } from './useRepositoryActions';

/** The server's own registry, the others that it is signed in to, and what its own takes. */
export default function RepositoriesPage() {
  const t = messages.use();
  const views = [
    { id: 'repositories', label: t.views.repositories, icon: IconPackages },
    { id: 'external', label: t.views.external, icon: IconWorld },
    { id: 'storage', label: t.views.storage, icon: IconChartPie },
  ];
  const [view, choose] = useView(views);
  const choice = <ViewSwitch label={t.views.label} views={views} view={view} choose={choose} />;
  switch (view) {
    case 'external':
      return <ExternalRegistries choice={choice} />;
    case 'storage':
      return <StoragePart choice={choice} />;
    default:
      return <Repositories choice={choice} />;
  }
}

function Repositories({ choice }: { choice: React.ReactNode }) {
  const t = messages.use();
  const columns = useMemo(() => repositoryColumns(t), [t]);
  const actions = useRepositoryActions();
  const [pushing, setPushing] = useState(false);
  return (
    <>
      <ResourceTable<Repository>
        of="registry/repositories"
        title={t.title}
        columns={columns}
        usual="name"
        name={row => row.name}
        address={row => `/repositories/${encodeURIComponent(row.id)}`}
        actions={actions}
        buttons={
          <>
            {choice}
            <Button
              size="compact-sm"
              color="cyan"
              leftSection={<IconUpload size={14} />}
              onClick={() => setPushing(true)}
            >
              {t.push.button}
            </Button>
          </>
        }
        empty={
          <Empty icon={IconPackages} title={t.empty.title} action={<PushCommands />}>
            {t.empty.text}
          </Empty>
        }
      />
      <Modal
        opened={pushing}
        onClose={() => setPushing(false)}
        size="lg"
        title={<Text fw={600}>{t.push.title}</Text>}
        closeButtonProps={{ 'aria-label': t.close }}
      >
        <Stack gap="sm">
          <div>{t.push.text}</div>
          <PushCommands />
          <div className="dim">{t.push.trust}</div>
        </Stack>
      </Modal>
    </>
  );
}
