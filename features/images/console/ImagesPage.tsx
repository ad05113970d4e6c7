import {
  Ago,
  bytes,
  type Column,
  CopyId,
  Empty,
  type Grouping,
  ResourceTable,
  type Schemas,
  shortId,
} from '@console';
import { Button } from '@mantine/core';
import { IconCloudDownload, IconStack3, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { ImagePrune } from './ImagePrune';
import { messages } from './messages';
import { PullDrawer } from './PullDrawer';
import { Sizes } from './Sizes';
import { useImageActions } from './useImageActions';

type Image = Schemas['ImageRow'];

/** The images of all nodes, with what each needs for itself. */
export default function ImagesPage() {
  const t = messages.use();
  const { actions, dialog } = useImageActions();
  const [opened, setOpened] = useState<'pull' | 'prune' | undefined>();
  const columns = useMemo(() => imageColumns(t), [t]);
  const groups = useMemo<readonly Grouping<Image>[]>(
    () => [
      { id: 'name', label: t.columns.name, of: row => row.name },
      { id: 'node', label: t.columns.node, of: row => row.node },
    ],
    [t],
  );
  const close = () => setOpened(undefined);
  const pull = (
    <Button
      size="compact-sm"
      leftSection={<IconCloudDownload size={14} />}
      onClick={() => setOpened('pull')}
      color="cyan"
    >
      {t.pull.button}
    </Button>
  );
  return (
    <>
      <ResourceTable<Image>
        of="images"
        title={t.title}
        columns={columns}
        usual="-created"
        name={row => row.name}
        address={row => `/images/${row.id}`}
        actions={actions}
        groups={groups}
        buttons={
          <>
            {pull}
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconTrash size={14} />}
              onClick={() => setOpened('prune')}
            >
              {t.prune.button}
            </Button>
          </>
        }
        empty={
          <Empty icon={IconStack3} title={t.empty.title} action={pull}>
            {t.empty.text}
          </Empty>
        }
      />
      {dialog}
      {opened === 'pull' && <PullDrawer close={close} />}
      {opened === 'prune' && <ImagePrune close={close} />}
    </>
  );
}

function imageColumns(t: ReturnType<typeof messages.use>): readonly Column<Image>[] {
  const c = t.columns;
  const size = (id: 'uniqueSize' | 'sharedSize'): Column<Image> => ({
    id,
    title: c[id],
    width: 100,
    align: 'right',
    value: row => row[id],
    cell: row => bytes(row[id]),
    extra: true,
  });
  return [
    { id: 'name', title: c.name, width: '3fr', value: row => row.name, card: 'title' },
    {
      id: 'size',
      title: c.size,
      width: 190,
      align: 'right',
      value: row => row.size,
      cell: row => <Sizes row={row} />,
      card: 'line',
    },
    { id: 'node', title: c.node, width: 90, value: row => row.node, card: 'line', varying: true },
    size('uniqueSize'),
    size('sharedSize'),
    {
      id: 'usedBy',
      title: c.usedBy,
      width: 120,
      value: row => row.usedBy,
      cell: row => (row.usedBy > 0 ? t.users(row.usedBy) : <span className="dim">{t.unused}</span>),
      card: 'state',
    },
    {
      id: 'layers',
      title: c.layers,
      width: 80,
      align: 'right',
      value: row => row.layers.length,
    },
    { id: 'platform', title: c.platform, width: 120, value: row => row.platform, card: 'line' },
    {
      id: 'created',
      title: c.created,
      width: 130,
      value: row => (row.created ? Date.parse(row.created) : undefined),
      cell: row => <Ago time={row.created} />,
      card: 'line',
    },
    {
      id: 'digest',
      title: c.digest,
      width: '2fr',
      value: row => row.digests[0] ?? '',
      cell: row => <span className="mono clip">{row.digests[0]}</span>,
      extra: true,
    },
    {
      id: 'id',
      title: c.id,
      width: 130,
      value: row => shortId(row.id),
      cell: row => <CopyId id={row.id} />,
    },
  ];
}
