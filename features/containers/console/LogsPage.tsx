import { Empty, LiveMark, type LogSource, Logs, PageHead, type Schemas, useRows, Waiting } from '@console';
import { MultiSelect } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { Suspense, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import classes from './containers.module.css';
import { messages } from './messages';

type Container = Schemas['ContainerRow'];

/** More streams than this are more than a browser and a reader can follow. */
const MOST = 20;

/** The logs of a hand-picked set of containers, as one. */
export default function LogsPage() {
  const t = messages.use();
  const [search, setSearch] = useSearchParams();
  const rows = useRows<Container>('containers', '');
  const picked = search.get('of') ?? '';
  const pick = (ids: readonly string[]) =>
    setSearch(before => {
      const next = new URLSearchParams(before);
      if (ids.length === 0) {
        next.delete('of');
      } else {
        next.set('of', ids.join(','));
      }
      return next;
    });
  const ids = useMemo(() => picked.split(',').filter(Boolean), [picked]);
  const names = JSON.stringify(ids.map(id => rows.rows.get(id)?.name ?? id.slice(0, 12)));
  const sources: readonly LogSource[] = useMemo(
    () =>
      ids.map((id, i) => ({
        address: `/api/v1/containers/${id}/logs`,
        name: (JSON.parse(names) as string[])[i],
      })),
    [ids, names],
  );
  const data = [...rows.rows.values()]
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const gone = ids.filter(id => !rows.rows.has(id)).map(id => ({ value: id, label: id.slice(0, 12) }));
  return (
    <div className={classes.page}>
      <PageHead title={t.logs} mark={<LiveMark rows={rows} />} />
      <div className={classes.picker}>
        <MultiSelect
          size="xs"
          searchable
          clearable
          aria-label={t.logPage.pick}
          placeholder={ids.length === 0 ? t.logPage.pick : ''}
          maxValues={MOST}
          nothingFoundMessage={t.logPage.noMatch}
          clearButtonProps={{ 'aria-label': t.logPage.clear }}
          value={ids}
          onChange={pick}
          data={[...data, ...gone]}
        />
      </div>
      <div className={classes.rest}>
        {ids.length === 0 ? (
          <Empty icon={IconFileText} title={t.logPage.none}>
            {t.logPage.noneText}
          </Empty>
        ) : rows.loaded ? (
          <Suspense fallback={<Waiting />}>
            <Logs key={picked} address={sources} name={t.logPage.several(ids.length)} />
          </Suspense>
        ) : (
          <Waiting />
        )}
      </div>
    </div>
  );
}
