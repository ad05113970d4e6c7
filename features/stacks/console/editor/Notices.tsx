import { moment } from '@console';
import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './editor.module.css';
import { type Editor, withDockerRun } from './useEditor';

interface NoticesProps {
  readonly editor: Editor;
  readonly notice: string | undefined;
  readonly skipped: readonly string[];
}

/** What somebody should know before going on with these files. */
export function Notices({ editor, notice, skipped }: NoticesProps) {
  const { t, draft, restored, latest, secretFiles } = editor;
  const [since] = useState(draft.at);
  return (
    <>
      {notice && <Notice>{notice}</Notice>}
      {restored && draft.at > 0 && (
        <Notice>
          {t.restored(moment(since))}{' '}
          {[...secretFiles].some(name => editor.files[name] === undefined) && t.restoredSecrets}
        </Notice>
      )}
      {restored && draft.at > 0 && draft.base < latest && <Notice>{t.outdated(latest)}</Notice>}
      {skipped.length > 0 && <Notice>{t.skipped(skipped.slice(0, 8).join(', '))}</Notice>}
    </>
  );
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
