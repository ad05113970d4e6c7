import { PageHead, useDrop, useShortcuts } from '@console';
import { Button } from '@mantine/core';
import { IconChevronLeft, IconListCheck, IconRocket } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { messages } from '../messages';
import { Answered } from './Answered';
import classes from './editor.module.css';
import { FileTabs } from './FileTabs';
import { Inputs } from './Inputs';
import { DockerRunOffer, Notices } from './Notices';
import { Problems } from './Problems';
import { TextPane } from './TextPane';
import { Tools } from './Tools';
import { readDropped } from './upload';
import type { Original } from './useDraft';
import { type Editor, useEditor } from './useEditor';

interface StackEditorProps {
  /** Without one, it makes a stack. */
  readonly stack?: string;
  readonly original: Original;
  /** What the draft is called, when that is not the stack. */
  readonly draftOf?: string;
  /** Called when the draft was thrown away. */
  readonly discarded?: () => void;
  /** Said above the files. */
  readonly notice?: string;
  readonly title?: string;
}

/** Files, what deploying them would do, and the deploy. */
export function StackEditor(props: StackEditorProps) {
  const { stack, original, notice, title, draftOf = stack ?? '' } = props;
  const editor = useEditor(stack, original, draftOf);
  const { t } = editor;
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [command, setCommand] = useState('');
  const take = (found: { files: Record<string, string>; skipped: readonly string[] }) => {
    if (Object.keys(found.files).length > 0) {
      editor.add(found.files);
    }
    setSkipped(found.skipped);
  };
  const drop = useDrop(data => void readDropped(data).then(take));
  return (
    <div className={classes.page} {...drop.on}>
      <Crumb stack={stack} />
      <PageHead title={title ?? (stack === undefined ? messages.now().create : t.editing(stack))}>
        <Buttons editor={editor} />
      </PageHead>
      <Tools editor={editor} discarded={props.discarded} />
      <Notices editor={editor} notice={notice} skipped={skipped} />
      <div className={classes.halves}>
        <div className={classes.editor}>
          <FileTabs editor={editor} take={take} />
          {command && <DockerRunOffer editor={editor} command={command} done={() => setCommand('')} />}
          <TextPane editor={editor} pasted={setCommand} />
          <Problems editor={editor} />
        </div>
        <div className={classes.side}>
          <Answered editor={editor} />
          <Inputs editor={editor} />
        </div>
      </div>
      {drop.over && <div className={classes.drop}>{t.drop}</div>}
    </div>
  );
}

function Buttons({ editor }: { editor: Editor }) {
  const { t, draft, answer, present, busy, plan, deploy, forget } = editor;
  const navigate = useNavigate();
  const ready = draft.name !== '' && !busy;
  const planned = present && answer?.plan !== undefined;
  const inTheWay = answer?.problem?.code === 'stack.busy';
  const go = async (supersede: boolean) => {
    const rollout = await deploy(supersede);
    if (rollout) {
      forget();
      navigate(`/rollouts/${rollout.id}`);
    }
  };
  useShortcuts([
    { keys: 'mod+Enter', says: t.planButton, scope: 'page', run: () => ready && void plan() },
    {
      keys: 'mod+shift+Enter',
      says: t.deploy,
      scope: 'page',
      run: () => ready && planned && void go(false),
    },
    { keys: 'F8', says: t.nextProblem, scope: 'page', run: editor.next },
  ]);
  const reason = draft.name === '' ? t.nameFirst : undefined;
  return (
    <>
      <Button
        size="compact-sm"
        variant={planned ? 'default' : 'filled'}
        leftSection={<IconListCheck size={14} />}
        disabled={!ready}
        title={reason}
        onClick={() => void plan()}
      >
        {t.planButton}
      </Button>
      {inTheWay ? (
        <Button
          size="compact-sm"
          color="red.9"
          leftSection={<IconRocket size={14} />}
          disabled={busy}
          onClick={() => void go(true)}
        >
          {t.takeOver}
        </Button>
      ) : (
        <Button
          size="compact-sm"
          leftSection={<IconRocket size={14} />}
          disabled={!ready || !planned}
          title={reason ?? (planned ? undefined : t.planFirst)}
          onClick={() => void go(false)}
        >
          {t.deploy}
        </Button>
      )}
    </>
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
