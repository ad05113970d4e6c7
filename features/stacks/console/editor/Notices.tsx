import { moment, useRows } from '@console';
import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Stack } from '../stack';
import classes from './editor.module.css';
import { editorMessages } from './messages';
import { type Editor, withDockerRun } from './useEditor';

interface NoticesProps {
  readonly editor: Editor;
  readonly notice: string | undefined;
  readonly skipped: readonly string[];
}

/** What somebody should know before going on with these files. */
export function Notices({ editor, notice, skipped }: NoticesProps) {
  const { t, stack, draft, files, kept, restored, latest, secretFiles } = editor;
  const isLost = (name: string) => files[name] === undefined && !kept.some(({ path }) => path === name);
  const [since] = useState(draft.at);
  return (
    <>
      {notice && <Notice>{notice}</Notice>}
      {stack === undefined && <Taken name={draft.name} />}
      {restored && draft.at > 0 && (
        <Notice>
          {t.restored(moment(since))} {[...secretFiles].some(isLost) && t.restoredSecrets}
        </Notice>
      )}
      {restored && draft.at > 0 && draft.base < latest && <Notice>{t.outdated(latest)}</Notice>}
      {skipped.length > 0 && <Notice>{t.skipped(skipped.slice(0, 8).join(', '))}</Notice>}
    </>
  );
}

/** Says that a deploy would replace a stack that there is already. */
function Taken({ name }: { name: string }) {
  const t = editorMessages.use();
  const { rows } = useRows<Stack>('stacks', '');
  return rows.has(name) ? <Notice>{t.taken(name)}</Notice> : null;
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <div className={classes.notice} role="status">
      <IconInfoCircle size={15} aria-hidden />
      <span>{children}</span>
    </div>
  );
}

interface OfferProps {
  readonly editor: Editor;
  readonly command: string;
  readonly done: () => void;
}

/** Asks what a pasted `docker run …` shall become. */
export function DockerRunOffer({ editor, command, done }: OfferProps) {
  const { t, file, files } = editor;
  const made = withDockerRun(files[file] ?? '', command);
  const close = (work: () => void) => () => {
    work();
    done();
  };
  return (
    <div className={classes.offer} role="alert">
      <span>
        {t.dockerRun.text} {'unknown' in made && t.dockerRun.unknown(made.unknown)}
      </span>
      <span>
        {'text' in made && (
          <Button size="compact-xs" onClick={close(() => editor.setText(file, made.text))}>
            {t.dockerRun.convert}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="default"
          onClick={close(() => editor.handle.current?.insert(command))}
        >
          {t.dockerRun.plain}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={done}>
          {t.dockerRun.cancel}
        </Button>
      </span>
    </div>
  );
}
