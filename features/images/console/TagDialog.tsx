import { api, FormDialog, type Schemas, told } from '@console';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { messages } from './messages';

/** Gives an image one more name. */
export function TagDialog({ image, close }: { image: Schemas['ImageRow']; close: () => void }) {
  const t = messages.use();
  const [name, setName] = useState('');
  return (
    <FormDialog
      title={t.tag.title}
      doing={t.doing.tag(image.name)}
      object={name}
      submit={t.tag.submit}
      ready={name.trim() !== ''}
      close={close}
      work={() =>
        told(
          api.POST('/images/{image}/tag', {
            params: { path: { image: image.id }, query: { name: name.trim() } },
          }),
        )
      }
    >
      <div className="mono dim">{image.name}</div>
      <TextInput
        label={t.tag.name}
        placeholder="registry.example/team/app:1.2"
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        data-autofocus
        spellCheck={false}
      />
    </FormDialog>
  );
}
