import {
  Ago,
  api,
  Bar,
  bytes,
  Facts,
  PageHead,
  ProblemView,
  problemOf,
  Section,
  told,
  Waiting,
} from '@console';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { CollectDialog } from './CollectDialog';
import { messages } from './messages';
import classes from './registry.module.css';

/** What the registry takes on its disk, and how to have some of it back. */
export function StoragePart({ choice }: { choice: ReactNode }) {
  const t = messages.use();
  const s = t.storage;
  const [collecting, setCollecting] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['registry', 'usage'],
    queryFn: () => told(api.GET('/registry/usage')),
  });
  const close = () => {
    setCollecting(false);
    void refetch();
  };
  return (
    <>
      <PageHead title={t.title}>
        {choice}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTrash size={14} />}
          onClick={() => setCollecting(true)}
        >
          {s.collect}
        </Button>
      </PageHead>
      <div className={classes.settings}>
        {error && <ProblemView problem={problemOf(error)} retry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data && (
          <>
            <Section title={t.views.storage}>
              <Facts
                of={[
                  [s.contents, s.contentCount(data.blobs)],
                  [s.taken, bytes(data.bytes)],
                  [s.saved, bytes(data.sharedBytes)],
                  [s.unneeded, bytes(data.unneededBytes)],
                  [
                    s.disk,
                    <span key="disk" className={classes.disk}>
                      <Bar share={data.totalBytes > 0 ? 1 - data.freeBytes / data.totalBytes : 0} />
                      {s.left(bytes(data.freeBytes), bytes(data.totalBytes))}
                    </span>,
                  ],
                ]}
              />
            </Section>
            <Section title={s.collection}>
              <div className={classes.says}>{s.collectionText}</div>
              <Facts
                of={[
                  [s.last, data.collected ? <Ago key="last" time={data.collected.at} /> : s.notYet],
                  [s.freed, data.collected && bytes(data.collected.removed.bytes)],
                ]}
              />
            </Section>
          </>
        )}
      </div>
      {collecting && <CollectDialog close={close} />}
    </>
  );
}
