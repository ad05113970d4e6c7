import { api, bytes, FormDialog, notify, ProblemView, problemOf, type Schemas, told } from '@console';
import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messages } from './messages';

function collect(dryRun: 'true' | 'false', untagged: boolean): Promise<Schemas['Collected']> {
  const query = { dryRun, untagged: untagged ? ('true' as const) : ('false' as const) };
  return told(api.POST('/registry/collections', { params: { query } }));
}

/** Removes what no image needs, after a rehearsal, and tells what that freed. */
export function CollectDialog({ close }: { close: () => void }) {
  const t = messages.use().storage;
  const [untagged, setUntagged] = useState(false);
  const rehearsal = useQuery({
    queryKey: ['registry', 'collect', untagged],
    queryFn: () => collect('true', untagged),
    gcTime: 0,
  });
  const found = rehearsal.data;
  const work = async () => {
    const done = await collect('false', untagged);
    notify({ title: t.collect, message: t.removed(done.blobs, bytes(done.bytes)), color: 'teal' });
  };
  return (
    <FormDialog
      title={t.collect}
      doing={t.collect}
      object={t.contents}
      submit={t.collect}
      danger
      ready={found !== undefined}
      work={work}
      close={close}
    >
      <div>{t.collectText}</div>
      <Checkbox
        size="sm"
        checked={untagged}
        onChange={event => setUntagged(event.currentTarget.checked)}
        label={t.untagged}
        description={t.untaggedSays}
      />
      {rehearsal.isPending && <div className="dim">{t.looking}</div>}
      {rehearsal.error && <ProblemView problem={problemOf(rehearsal.error)} />}
      {found && (
        <>
          <strong>{t.would(found.blobs, bytes(found.bytes))}</strong>
          {untagged && <div>{t.wouldManifests(found.manifests)}</div>}
          {found.waitingBytes > 0 && <div className="dim">{t.waiting(bytes(found.waitingBytes))}</div>}
        </>
      )}
    </FormDialog>
  );
}
