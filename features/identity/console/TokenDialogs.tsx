import { api, FormDialog, told } from '@console';
import {
  Button,
  CopyButton,
  Group,
  Modal,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { messages } from './messages';

const DAY = 86_400_000;
const EXPIRIES = { week: 7 * DAY, month: 30 * DAY, quarter: 90 * DAY, year: 365 * DAY, never: 0 };
type Expiry = keyof typeof EXPIRIES;

/** Makes a token and hands its secret on. */
export function CreateToken({ made, close }: { made: (secret: string) => void; close: () => void }) {
  const t = messages.use();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState('');
  const [expiry, setExpiry] = useState<Expiry>('month');
  const create = async () => {
    const body = {
      name: name.trim(),
      scopes: scopes.split(/[\s,]+/).filter(scope => scope !== ''),
      ...(expiry !== 'never' && { expiresInMs: EXPIRIES[expiry] }),
    };
    made((await told(api.POST('/tokens', { body }))).secret);
  };
  return (
    <FormDialog
      title={t.createToken}
      doing={t.doing.createToken(name)}
      object={name}
      submit={t.create}
      ready={name.trim() !== ''}
      work={create}
      close={close}
    >
      <TextInput
        label={t.columns.name}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        autoComplete="off"
        data-autofocus
      />
      <Textarea
        label={t.columns.scopes}
        description={t.fields.scopesHint}
        autosize
        minRows={2}
        value={scopes}
        onChange={event => setScopes(event.currentTarget.value)}
        spellCheck={false}
      />
      <NativeSelect
        label={t.fields.expires}
        value={expiry}
        onChange={event => setExpiry(event.currentTarget.value as Expiry)}
        data={(Object.keys(EXPIRIES) as Expiry[]).map(value => ({ value, label: t.expiries[value] }))}
      />
    </FormDialog>
  );
}

/** Shows the secret of a new token, this once. */
export function MadeToken({ secret, close }: { secret: string; close: () => void }) {
  const t = messages.use();
  return (
    <Modal
      opened
      onClose={close}
      title={<Text fw={600}>{t.made}</Text>}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <Stack gap="sm">
        <div>{t.madeText}</div>
        <TextInput label={t.secret} value={secret} readOnly classNames={{ input: 'mono' }} />
        <Group justify="flex-end" gap="xs">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button size="xs" color="cyan" onClick={copy} data-autofocus>
                {copied ? t.copied : t.copy}
              </Button>
            )}
          </CopyButton>
          <Button size="xs" variant="default" onClick={close}>
            {t.done}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
