import { FormDialog } from '@console';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { messages } from './messages';
import { putTag, type Tag } from './registry';

/** Gives an image of the registry one more tag. */
export function TagDialog({
  of,
  close,
}: {
  of: Pick<Tag, 'repository' | 'digest' | 'id'>;
  close: () => void;
}) {
  const t = messages.use();
  const [name, setName] = useState('');
  return (
    <FormDialog
      title={t.tagging.title}
      doing={t.doing.tag(of.id)}
      object={`${of.repository}:${name.trim()}`}
      submit={t.actions.tag}
      ready={name.trim() !== ''}
      close={close}
      work={() => putTag(of.repository, name.trim(), of.digest)}
    >
      <div className="mono dim">{of.id}</div>
      <TextInput
        label={t.columns.tag}
        description={t.tagging.text}
        placeholder="stable"
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        data-autofocus
        spellCheck={false}
      />
    </FormDialog>
  );
}
