import { PageHead, useDrop } from '@console';
import { Button, Textarea } from '@mantine/core';
import {
  IconChevronLeft,
  IconClipboardText,
  IconFile,
  IconFolderUp,
  type IconProps,
  IconStack2,
} from '@tabler/icons-react';
import { type ComponentType, useRef, useState } from 'react';
import { Link } from 'react-router';
import example from '../../../../examples/counter/compose.yaml?raw';
import { messages } from '../messages';
import type { Files } from '../stack';
import { isDockerRun } from './dockerRun';
import classes from './editor.module.css';
import { FileInput } from './FileTabs';
import { editorMessages } from './messages';
import { readDropped, type Uploaded } from './upload';
import type { Original } from './useDraft';
import { withDockerRun } from './useEditor';

interface StartProps {
  readonly begin: (original: Original, skipped?: readonly string[]) => void;
}

/** What a new stack can begin with. */
export function Start({ begin }: StartProps) {
  const t = editorMessages.use();
  const s = t.start;
  const [pasting, setPasting] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const start = (files: Files, name = '') => begin({ name, files, base: 0 });
  const take = ({ files, folder: name, skipped }: Uploaded) => {
    if (Object.keys(files).length > 0) {
      begin({ name: asName(name), files, base: 0 }, skipped);
    }
  };
  const drop = useDrop(data => void readDropped(data).then(take));
  return (
    <div className={classes.page} {...drop.on}>
      <div className={classes.crumb}>
        <Link to="/stacks" className="plain-link">
          <IconChevronLeft size={12} aria-hidden /> {messages.use().title}
        </Link>
      </div>
      <PageHead title={messages.now().create} />
      <div className={classes.start}>
        <p>{s.title}</p>
        <div className={classes.choices}>
          <Choice
            icon={IconFile}
            title={s.empty}
            says={s.emptySays}
            run={() => start({ 'compose.yaml': '' })}
          />
          <Choice
            icon={IconStack2}
            title={s.example}
            says={s.exampleSays}
            run={() => start({ 'compose.yaml': example }, 'counter')}
          />
          <Choice
            icon={IconClipboardText}
            title={s.paste}
            says={s.pasteSays}
            pressed={pasting}
            run={() => setPasting(!pasting)}
          />
          <Choice
            icon={IconFolderUp}
            title={s.upload}
            says={s.uploadSays}
            run={() => field.current?.click()}
            more={
              <Button size="compact-xs" variant="subtle" onClick={() => folder.current?.click()}>
                {t.uploadFolder}
              </Button>
            }
          />
        </div>
        {pasting && <Paste use={text => start({ 'compose.yaml': text })} />}
      </div>
      <FileInput field={field} label={t.uploadFiles} take={take} />
      <FileInput field={folder} label={t.uploadFolder} take={take} folder />
      {drop.over && <div className={classes.drop}>{t.drop}</div>}
    </div>
  );
}

/** A folder's name as a stack may be called. */
function asName(folder: string): string {
  return folder
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '');
}

interface ChoiceProps {
  readonly icon: ComponentType<IconProps>;
  readonly title: string;
  readonly says: string;
  readonly pressed?: boolean;
  readonly run: () => void;
  readonly more?: React.ReactNode;
}

function Choice({ icon: Sign, title, says, pressed, run, more }: ChoiceProps) {
  return (
    <div className={classes.choice} data-pressed={pressed || undefined}>
      <button type="button" className={classes.bare} aria-expanded={pressed} onClick={run}>
        <Sign size={22} stroke={1.4} aria-hidden />
        <strong>{title}</strong>
        <span className="dim">{says}</span>
      </button>
      {more}
    </div>
  );
}

/** Takes a Compose file or a `docker run …`. */
function Paste({ use }: { use: (text: string) => void }) {
  const t = editorMessages.use();
  const [text, setText] = useState('');
  const made = isDockerRun(text) ? withDockerRun('', text) : { text };
  return (
    <form
      className={classes.paste}
      onSubmit={event => {
        event.preventDefault();
        if ('text' in made) {
          use(made.text);
        }
      }}
    >
      <Textarea
        data-autofocus
        autoFocus
        autosize
        minRows={6}
        maxRows={18}
        aria-label={t.start.pasteLabel}
        placeholder={t.start.pasteLabel}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        error={'unknown' in made ? t.dockerRun.unknown(made.unknown) : undefined}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12.5 } }}
        spellCheck={false}
      />
      <Button type="submit" size="xs" disabled={text.trim() === '' || 'unknown' in made}>
        {isDockerRun(text) ? t.dockerRun.convert : t.start.pasteUse}
      </Button>
    </form>
  );
}
