import {
  Ago,
  bytes,
  Commands,
  DetailPage,
  Empty,
  LiveMark,
  ResourceTable,
  Section,
  useRow,
  Waiting,
} from '@console';
import { IconPackageOff, IconTagOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { Pulls, tagColumns } from './columns';
import { messages } from './messages';
import { PushCommands } from './PushCommands';
import { auditedAs, manifestAddress, type Repository, registryHost, type Tag } from './registry';
import { useRepositoryActions } from './useRepositoryActions';
import { useTagActions } from './useTagActions';

/** One repository with its tags. */
export default function RepositoryPage() {
  const t = messages.use();
  const { id = '' } = useParams();
  const { row, gone, rows } = useRow<Repository>('registry/repositories', id);
  const actions = useRepositoryActions();
  if (!row) {
    return gone ? (
      <Empty whole icon={IconPackageOff} title={t.noRepository}>
        {t.noRepositoryText}
      </Empty>
    ) : (
      <Waiting />
    );
  }
  return (
    <DetailPage<Repository>
      title={row.name}
      parent={{ label: t.title, address: '/repositories' }}
      address={`/repositories/${encodeURIComponent(row.name)}`}
      mark={<LiveMark rows={rows} />}
      row={gone ? undefined : row}
      name={({ name }) => name}
      actions={actions}
      audited={auditedAs(row.name)}
      facts={gone ? t.removed : <Summary row={row} />}
      tabs={[
        { id: 'tags', label: t.columns.tags, content: <Tags of={row.name} />, whole: true },
        { id: 'use', label: t.use, content: <Use of={row.name} />, key: 'u' },
      ]}
    />
  );
}

function Summary({ row }: { row: Repository }) {
  const t = messages.use();
  return (
    <>
      <span>{bytes(row.bytes)}</span>
      <span>{t.tagCount(row.tags)}</span>
      <span>
        {t.columns.pushed} <Ago time={row.pushedAt} /> {row.pushedBy}
      </span>
      <span>
        {t.columns.pulled} <Pulls of={row} t={t} />
      </span>
    </>
  );
}

function Tags({ of }: { of: string }) {
  const t = messages.use();
  const columns = useMemo(() => tagColumns(t), [t]);
  const { actions, dialog } = useTagActions();
  return (
    <>
      <ResourceTable<Tag>
        of="registry/tags"
        title={t.columns.tags}
        within={`repository:"${of}"`}
        columns={columns}
        usual="-updatedAt"
        name={row => row.id}
        address={row => manifestAddress(row.id)}
        actions={actions}
        empty={
          <Empty icon={IconTagOff} title={t.noTags}>
            {t.noTagsText}
          </Empty>
        }
      />
      {dialog}
    </>
  );
}

function Use({ of }: { of: string }) {
  const t = messages.use();
  return (
    <>
      <div className="wide">
        <Section title={t.pull}>
          <Commands label={t.pull} lines={[`docker pull ${registryHost()}/${of}:TAG`]} />
        </Section>
      </div>
      <div className="wide">
        <Section title={t.push.title}>
          <PushCommands repository={of} />
        </Section>
      </div>
    </>
  );
}
