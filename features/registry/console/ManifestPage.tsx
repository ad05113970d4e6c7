import {
  Ago,
  api,
  bytes,
  Commands,
  CopyId,
  DetailPage,
  Empty,
  ProblemView,
  problemOf,
  shortId,
  type Tab,
  told,
  useRow,
  Waiting,
} from '@console';
import { IconPackageOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Config, ImageLayers, Platforms, Pullers, Referrers } from './ManifestParts';
import { messages } from './messages';
import { auditedAs, type Manifest, manifestAddress, partsOfId, registryHost, type Tag } from './registry';
import { useTagActions } from './useTagActions';

/** One image of the registry, by its tag or digest: what it consists of, what is about it, who pulls it. */
export default function ManifestPage() {
  const t = messages.use();
  const { id = '' } = useParams();
  const { repository, manifest, joint } = partsOfId(id);
  const { row, gone } = useRow<Tag>('registry/tags', joint === ':' ? id : ' ');
  const { actions, dialog } = useTagActions();
  const { data, error, refetch } = useQuery({
    queryKey: ['registry', id, row?.digest, row?.pulls, gone],
    queryFn: () => {
      const path = { repository, manifest };
      return told(api.GET('/registry/repositories/{repository}/manifests/{manifest}', { params: { path } }));
    },
    placeholderData: before => before,
    retry: false,
  });
  const problem = error ? problemOf(error) : undefined;
  if (problem?.code === 'manifest.notFound') {
    return (
      <Empty whole icon={IconPackageOff} title={t.noManifest}>
        {t.noManifestText}
      </Empty>
    );
  }
  if (problem) {
    return <ProblemView problem={problem} retry={() => void refetch()} />;
  }
  if (!data) {
    return <Waiting />;
  }
  const title = joint === ':' ? id : `${repository}@${shortId(manifest)}`;
  return (
    <>
      <DetailPage<Tag>
        title={title}
        parent={{ label: repository, address: `/repositories/${encodeURIComponent(repository)}` }}
        address={manifestAddress(id)}
        row={joint === ':' && !gone ? row : undefined}
        name={tag => tag.id}
        actions={actions}
        audited={auditedAs(repository)}
        facts={<Summary of={data} />}
        tabs={tabsOf(data, id, t)}
      />
      {dialog}
    </>
  );
}

function tabsOf(of: Manifest, id: string, t: ReturnType<typeof messages.use>): readonly Tab[] {
  const index = of.content.parts.some(({ role }) => role === 'MANIFEST');
  const referrers = of.content.referrers.length;
  const pull = (
    <div className="wide">
      <Commands label={t.pull} lines={[`docker pull ${registryHost()}/${id}`]} />
    </div>
  );
  const first: Tab = index
    ? { id: 'platforms', label: t.columns.platforms, content: <Platforms of={of} before={pull} /> }
    : { id: 'layers', label: t.layers, content: <ImageLayers of={of} before={pull} /> };
  return [
    first,
    { id: 'config', label: t.config, content: <Config of={of} />, key: 'c' },
    {
      id: 'referrers',
      label: referrers > 0 ? `${t.referrers} (${referrers})` : t.referrers,
      content: <Referrers of={of} />,
      key: 'r',
    },
    { id: 'pulls', label: t.columns.pulls, content: <Pullers of={of} />, key: 'p' },
  ];
}

function Summary({ of }: { of: Manifest }) {
  const t = messages.use();
  const pulls = of.pullers.reduce((sum, each) => sum + each.pulls, 0);
  return (
    <>
      <span>{bytes(of.bytes)}</span>
      {of.image && <span>{of.image.platform}</span>}
      <span>
        {t.columns.pushed} <Ago time={of.pushed.at} /> {of.pushed.by}
      </span>
      <span>{t.pulls(pulls)}</span>
      <CopyId id={of.digest} />
    </>
  );
}
