import { api, Empty, PruneDialog, ResourceTable, told } from '@console';
import { Button } from '@mantine/core';
import { type Icon, IconCloudOff, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { CreateDialog } from './CreateDialog';
import { columnsOf } from './columns';
import { type Kind, type Named, useRemoval } from './kinds';
import { messages } from './messages';

interface ObjectsPageProps {
  readonly kind: Kind;
  readonly icon: Icon;
  /** Before the buttons that all kinds have. */
  readonly buttons?: ReactNode;
}

/** The list of all objects of a kind. */
export function ObjectsPage({ kind, icon, buttons }: ObjectsPageProps) {
  const t = messages.use();
  const texts = t[kind];
  const actions = useRemoval(kind);
  const [opened, setOpened] = useState<'create' | 'prune' | undefined>();
  const columns = useMemo(() => columnsOf(kind, t), [kind, t]);
  const close = () => setOpened(undefined);
  const create = (
    <Button
      size="compact-sm"
      color="cyan"
      leftSection={<IconPlus size={14} />}
      onClick={() => setOpened('create')}
    >
      {texts.create}
    </Button>
  );
  return (
    <>
      <ResourceTable<Named>
        of={kind}
        title={texts.title}
        columns={columns}
        usual="name"
        name={row => row.name}
        address={row => `/${kind}/${row.id}`}
        actions={actions}
        buttons={
          <>
            {buttons}
            {create}
            {(kind === 'volumes' || kind === 'networks') && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconTrash size={14} />}
                onClick={() => setOpened('prune')}
              >
                {t.prune}
              </Button>
            )}
          </>
        }
        empty={
          <Empty icon={icon} title={texts.none} action={create}>
            {texts.noneText}
          </Empty>
        }
        lacking={
          <Empty icon={IconCloudOff} title={t.noSwarm}>
            {t.noSwarmText}
          </Empty>
        }
      />
      {opened === 'create' && <CreateDialog kind={kind} close={close} />}
      {opened === 'prune' && <Prune kind={kind} close={close} />}
    </>
  );
}

function Prune({ kind, close }: { kind: Kind; close: () => void }) {
  const { volumes, networks } = messages.use();
  if (kind === 'networks') {
    return (
      <PruneDialog
        title={networks.pruneTitle}
        text={networks.pruneText}
        prune={dryRun => told(api.POST('/networks/prune', { params: { query: { dryRun } } }))}
        close={close}
      />
    );
  }
  return (
    <PruneDialog
      title={volumes.pruneTitle}
      text={volumes.pruneText}
      more={{ label: volumes.pruneAll, says: volumes.pruneAllSays }}
      prune={(dryRun, all) =>
        told(api.POST('/volumes/prune', { params: { query: { dryRun, all: String(all) } } }))
      }
      close={close}
    />
  );
}
