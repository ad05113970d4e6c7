import { clock, PageHead, ProblemView, useShortcuts } from '@console';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconChevronLeft, IconListCheck, IconRocket } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import classes from './editor.module.css';
import { editorMessages } from './editorMessages';
import { messages } from './messages';
import { PlanTable } from './PlanTable';
import type { Files } from './stack';
import { useDraft } from './useDraft';
import { mistakesIn, usePlan } from './usePlan';
import { YamlEditor } from './YamlEditor';

const UNSUPPORTED = 'unsupported';

/** Files, what deploying them would do, and the deploy; without a stack it makes one. */
export function StackEditor({ stack, files }: { stack?: string; files: Files }) {
  const t = editorMessages.use();
  const { draft, change, forget } = useDraft(stack ?? '', stack ?? '', files);
  const [version, setVersion] = useState(0);
  const [file, setFile] = useState(Object.keys(draft.files)[0] ?? '');
  const [prune, setPrune] = useState(false);
  const [acceptGaps, setAcceptGaps] = useState(false);
  const navigate = useNavigate();
  const { answer, present, busy, plan, deploy } = usePlan(draft.name, draft.files, { prune, acceptGaps });
  const ready = draft.name !== '' && !busy;
  const planned = present && answer?.plan !== undefined;
  const gaps = answer?.plan?.warnings.some(({ code }) => code === UNSUPPORTED) ?? false;
  const mistakes = useMemo(() => mistakesIn(file, answer?.problem), [file, answer]);
  const go = async () => {
    const rollout = await deploy();
    if (rollout) {
      forget();
      navigate(`/rollouts/${rollout.id}`);
    }
  };
  useShortcuts([{ keys: 'mod+Enter', says: t.planButton, scope: 'page', run: () => ready && void plan() }]);
  return (
    <div className={classes.page}>
      <Crumb stack={stack} />
      <PageHead title={stack === undefined ? messages.now().create : t.editing(stack)}>
        <Button
          size="compact-sm"
          variant={planned ? 'default' : 'filled'}
          leftSection={<IconListCheck size={14} />}
          disabled={!ready}
          onClick={() => void plan()}
        >
          {t.planButton}
        </Button>
        <Button
          size="compact-sm"
          leftSection={<IconRocket size={14} />}
          disabled={!ready || !planned}
          title={planned ? undefined : t.planFirst}
          onClick={() => void go()}
        >
          {t.deploy}
        </Button>
      </PageHead>
      <div className={classes.tools}>
        {stack === undefined && (
          <TextInput
            size="xs"
            aria-label={t.name}
            placeholder={t.name}
            value={draft.name}
            onChange={event => change({ name: event.currentTarget.value.trim() })}
          />
        )}
        <Checkbox size="xs" label={t.prune} checked={prune} onChange={() => setPrune(!prune)} />
        {gaps && (
          <Checkbox
            size="xs"
            label={t.acceptGaps}
            checked={acceptGaps}
            onChange={() => setAcceptGaps(!acceptGaps)}
          />
        )}
        {draft.at > 0 && (
          <span className="dim">
            {t.draft(clock(draft.at))}{' '}
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => {
                forget();
                setVersion(version + 1);
              }}
            >
              {t.discard}
            </Button>
          </span>
        )}
      </div>
      <div className={classes.halves}>
        <div className={classes.editor}>
          <FileTabs names={Object.keys(draft.files)} chosen={file} choose={setFile} />
          <div className={classes.text}>
            <YamlEditor
              key={version}
              file={file}
              text={draft.files[file] ?? ''}
              mistakes={mistakes}
              change={text => change({ files: { ...draft.files, [file]: text } })}
            />
          </div>
        </div>
        <div className={classes.answer} aria-live="polite" data-past={!present || undefined}>
          {busy && <div className="dim">{t.asking}</div>}
          {answer?.problem && <ProblemView problem={answer.problem} />}
          {answer?.plan && <PlanTable plan={answer.plan} />}
          {!answer && !busy && <div className="dim">{t.hint}</div>}
          {answer && !present && !busy && <div>{t.past}</div>}
        </div>
      </div>
    </div>
  );
}

function Crumb({ stack }: { stack: string | undefined }) {
  const t = messages.use();
  return (
    <div className={classes.crumb}>
      <Link to={stack === undefined ? '/stacks' : `/stacks/${stack}`} className="plain-link">
        <IconChevronLeft size={12} aria-hidden /> {stack ?? t.title}
      </Link>
    </div>
  );
}

interface FileTabsProps {
  readonly names: readonly string[];
  readonly chosen: string;
  readonly choose: (name: string) => void;
}

function FileTabs({ names, chosen, choose }: FileTabsProps) {
  return (
    <div className={classes.files}>
      {names.map(name => (
        <button
          key={name}
          type="button"
          className="mono"
          aria-pressed={name === chosen}
          onClick={() => choose(name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
