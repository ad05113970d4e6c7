import { type Action, ALLOWED, api, bareId, type Schemas, told } from '@console';
import { IconTag, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { messages } from './messages';
import { TagDialog } from './TagDialog';

type Image = Schemas['ImageRow'];

/** What can be done to images, and the dialog of it that is open. */
export function useImageActions(): { actions: readonly Action<Image>[]; dialog: ReactNode } {
  const t = messages.use();
  const [tagged, setTagged] = useState<Image | undefined>();
  const actions = useMemo<readonly Action<Image>[]>(
    () => [
      {
        name: 'tag',
        icon: IconTag,
        prominent: true,
        label: t.actions.tag,
        verdict: () => ALLOWED,
        opens: setTagged,
      },
      removal(t),
    ],
    [t],
  );
  return { actions, dialog: tagged && <TagDialog image={tagged} close={() => setTagged(undefined)} /> };
}

/** An image of another node says where it is. */
function named(row: Image): string {
  return row.id === bareId(row.id) ? row.name : `${row.name} (${row.node})`;
}

function removal(t: ReturnType<typeof messages.use>): Action<Image> {
  return {
    name: 'remove',
    icon: IconTrash,
    danger: true,
    label: t.actions.remove,
    title: t.doing.remove,
    verdict: () => ALLOWED,
    asks: rows => ({
      title: t.ask.removeTitle(rows.length),
      text: t.ask.remove,
      names: rows.map(named),
      options: [
        {
          name: 'force',
          label: t.ask.force,
          says: t.ask.forceSays,
          chosen: rows.some(row => row.tags.length > 1),
        },
      ],
      confirm: t.actions.remove,
      danger: true,
    }),
    run: (row, chosen) =>
      told(
        api.DELETE('/images/{image}', {
          params: { path: { image: row.id }, query: { force: String(chosen.has('force')) } },
        }),
      ),
  };
}
