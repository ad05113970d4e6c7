import { clock } from '@console';
import { Button, Checkbox, TextInput } from '@mantine/core';
import classes from './editor.module.css';
import type { Editor } from './useEditor';

const UNSUPPORTED = 'unsupported';

/** The stack's name, what a deploy may do, and the draft. */
export function Tools({ editor, discarded }: { editor: Editor; discarded: (() => void) | undefined }) {
  const { t, stack, draft, answer, choices, choice, fits } = editor;
  const gaps =
    choices.acceptGaps || (answer?.plan?.warnings.some(({ code }) => code === UNSUPPORTED) ?? false);
  return (
    <div className={classes.tools}>
      {stack === undefined && (
        <TextInput
          size="xs"
          aria-label={t.name}
          placeholder={t.name}
          value={draft.name}
          onChange={event => editor.setName(event.currentTarget.value.trim())}
        />
      )}
      <Checkbox
        size="xs"
        label={t.prune}
        checked={choices.prune}
        onChange={event => choice({ prune: event.currentTarget.checked })}
      />
      {gaps && (
        <Checkbox
          size="xs"
          label={t.acceptGaps}
          checked={choices.acceptGaps}
          onChange={event => choice({ acceptGaps: event.currentTarget.checked })}
        />
      )}
      {draft.at > 0 && (
        <span className={fits ? 'dim' : classes.bad}>
          {fits ? t.draft(clock(draft.at)) : t.draftTooLarge}{' '}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              editor.forget();
              discarded?.();
            }}
          >
            {t.discard}
          </Button>
        </span>
      )}
    </div>
  );
}
