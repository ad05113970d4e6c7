import { Ago, api, ask, Empty, perform, type Schemas, save, told, Waiting } from '@console';
import { Button, SegmentedControl } from '@mantine/core';
import { IconDownload, IconFileDiff, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Diff } from './Diff';
import { messages } from './messages';
import { revisionOf, type Stack } from './stack';
import classes from './stack.module.css';
import { rollBack } from './useStackActions';
import { zip } from './zip';

/** What was deployed when and by whom, with what changed in the files. */
export function StackHistory({ row }: { row: Stack }) {
  const t = messages.use();
  const [search, setSearch] = useSearchParams();
  const { data } = useQuery({
    queryKey: ['stacks', row.name, 'revisions', row.revision, row.rollout],
    queryFn: () => told(api.GET('/stacks/{stack}/revisions', { params: { path: { stack: row.name } } })),
    placeholderData: before => before,
  });
  if (!data) {
    return <Waiting />;
  }
  const revisions = [...data.items].sort((a, b) => b.number - a.number);
  const chosen = Number(search.get('revision')) || revisions[0]?.number;
  if (chosen === undefined) {
    return (
      <Empty icon={IconHistory} title={t.noHistory}>
        {t.foreignText}
      </Empty>
    );
  }
  return (
    <div className={classes.history}>
      <ul className={classes.revisions} aria-label={t.history}>
        {revisions.map(revision => (
          <li key={revision.number}>
            <button
              type="button"
              aria-current={revision.number === chosen || undefined}
              onClick={() => setSearch({ revision: String(revision.number) }, { replace: true })}
            >
              <strong>
                {t.revision(revision.number)}
                {revision.number === row.revision && <span className="dim"> · {t.present}</span>}
              </strong>
              <span className="dim">
                {revision.who} · <Ago time={revision.at} />
              </span>
              <span className="dim">{revision.note}</span>
            </button>
          </li>
        ))}
      </ul>
      <RevisionView row={row} number={chosen} />
    </div>
  );
}

type Shown = 'diff' | 'files';

function RevisionView({ row, number }: { row: Stack; number: number }) {
  const t = messages.use();
  const [shown, setShown] = useState<Shown>('diff');
  const { data } = useQuery({
    queryKey: ['stacks', row.name, 'revision', number],
    queryFn: () => revisionOf(row.name, number),
  });
  return (
    <div className={classes.revision}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          value={shown}
          onChange={value => setShown(value as Shown)}
          data={[
            { value: 'diff', label: t.changed },
            { value: 'files', label: t.files },
          ]}
        />
        <span className={classes.share}>
          {data && <DownloadButton of={data} />}
          {number !== row.revision && <BackButton stack={row.name} number={number} />}
        </span>
      </div>
      {data ? <Texts of={data} shown={shown} /> : <Waiting />}
    </div>
  );
}

function Texts({ of, shown }: { of: Schemas['Revision']; shown: Shown }) {
  const t = messages.use();
  const texts = Object.entries(of[shown]);
  if (texts.length === 0) {
    return <Empty icon={IconFileDiff} title={shown === 'diff' ? t.sameFiles : t.noFiles} />;
  }
  return texts.map(([name, text]) => <Diff key={name} name={name} text={text} plain={shown === 'files'} />);
}

/** The files of a revision as one file. */
function DownloadButton({ of: { summary, files } }: { of: Schemas['Revision'] }) {
  const t = messages.use();
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconDownload size={14} />}
      disabled={Object.keys(files).length === 0}
      onClick={() => save(`${summary.stack}-${summary.number}.zip`, 'application/zip', zip(files))}
    >
      {t.download}
    </Button>
  );
}

function BackButton({ stack, number }: { stack: string; number: number }) {
  const t = messages.use();
  const navigate = useNavigate();
  const back = async () => {
    const sure = await ask({
      title: t.ask.backTitle(stack, number),
      text: t.ask.rollback,
      confirm: t.actions.rollback,
    });
    if (sure) {
      await perform(
        t.doing.rollback(stack),
        [number],
        t.revision,
        async () => void navigate(`/rollouts/${(await rollBack(stack, number)).id}`),
      );
    }
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconHistory size={14} />}
      onClick={() => void back()}
    >
      {t.backTo(number)}
    </Button>
  );
}
