import { type Action, ALLOWED, ask, notify, perform } from '@console';
import { Button } from '@mantine/core';
import { IconTag, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { messages } from './messages';
import { deleteManifest, putTag, type Tag } from './registry';
import classes from './registry.module.css';
import { TagDialog } from './TagDialog';

const UNDO_FOR = 20_000;

/** What can be done to tags, and the dialog of it that is open. */
export function useTagActions(): { actions: readonly Action<Tag>[]; dialog: ReactNode } {
  const t = messages.use();
  const [tagged, setTagged] = useState<Tag | undefined>();
  const actions = useMemo<readonly Action<Tag>[]>(
    () => [
      {
        name: 'tag',
        icon: IconTag,
        prominent: true,
        label: t.actions.tag,
        verdict: () => ALLOWED,
        opens: setTagged,
      },
      {
        name: 'remove',
        icon: IconTrash,
        danger: true,
        label: t.actions.remove,
        verdict: () => ALLOWED,
        opens: (_, rows) => void removed(rows),
        several: true,
      },
    ],
    [t],
  );
  return { actions, dialog: tagged && <TagDialog of={tagged} close={() => setTagged(undefined)} /> };
}

/** Deletes tags after a question; for a while they can come back. */
async function removed(tags: readonly Tag[]): Promise<void> {
  const t = messages.now();
  const names = tags.map(({ id }) => id);
  const question = { title: t.ask.tags(tags.length), text: t.ask.tagsText, names };
  if (!(await ask({ ...question, confirm: t.actions.remove, danger: true }))) {
    return;
  }
  const title = t.doing.remove(tags.length === 1 ? (names[0] ?? '') : String(tags.length));
  const done = await perform(
    title,
    tags,
    ({ id }) => id,
    ({ repository, name }) => deleteManifest(repository, name),
  );
  const gone = tags.filter((_, i) => done.steps[i]?.state === 'done');
  const problem = done.steps.find(step => step.problem)?.problem;
  if (problem) {
    notify({ title, message: problem.detail, color: 'red', autoClose: 12_000 });
  }
  if (gone.length > 0) {
    offerUndo(gone);
  }
}

function offerUndo(gone: readonly Tag[]): void {
  const t = messages.now();
  const id = crypto.randomUUID();
  notify({
    id,
    title: t.deleted(gone.length === 1 ? (gone[0]?.id ?? '') : String(gone.length)),
    message: (
      <span className={classes.undo}>
        {t.undoText}
        <Button size="compact-xs" variant="default" onClick={() => void undone(gone)}>
          {t.undo}
        </Button>
      </span>
    ),
    color: 'teal',
    autoClose: UNDO_FOR,
  });
}

async function undone(gone: readonly Tag[]): Promise<void> {
  const t = messages.now();
  const title = t.doing.restore(gone.length === 1 ? (gone[0]?.id ?? '') : String(gone.length));
  const done = await perform(
    title,
    gone,
    ({ id }) => id,
    ({ repository, name, digest }) => putTag(repository, name, digest),
  );
  const problem = done.steps.find(step => step.problem)?.problem;
  notify({ title, message: problem?.detail ?? '', color: problem ? 'red' : 'teal' });
}
