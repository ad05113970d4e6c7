import { api, FormDialog, told } from '@console';
import { Checkbox, FileButton, Stack, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { type Kind, labelsOf } from './kinds';
import { messages } from './messages';

type Feature = 'internal' | 'attachable' | 'ipv6';

interface Filled {
  readonly name: string;
  readonly driver: string;
  readonly labels: string;
  readonly subnet: string;
  readonly features: readonly string[];
  readonly value: string;
}

const NOTHING: Filled = { name: '', driver: '', labels: '', subnet: '', features: [], value: '' };
const FEATURES: readonly Feature[] = ['internal', 'attachable', 'ipv6'];

/** Makes an object. */
export function CreateDialog({ kind, close }: { kind: Kind; close: () => void }) {
  const t = messages.use();
  const [filled, setFilled] = useState(NOTHING);
  const fill = (part: Partial<Filled>) => setFilled(before => ({ ...before, ...part }));
  const field = (name: 'name' | 'driver' | 'subnet', label: string, says?: string) => (
    <TextInput
      label={label}
      description={says}
      value={filled[name]}
      onChange={event => fill({ [name]: event.currentTarget.value })}
      data-autofocus={name === 'name' || undefined}
      spellCheck={false}
      autoComplete="off"
    />
  );
  const valued = kind === 'secrets' || kind === 'configs';
  return (
    <FormDialog
      title={t[kind].create}
      doing={t.creating(filled.name)}
      object={filled.name}
      submit={t.submit}
      size={valued ? 'lg' : 'md'}
      ready={filled.name.trim() !== '' && !(kind === 'secrets' && filled.value === '')}
      work={() => create(kind, filled)}
      close={close}
    >
      {field('name', t.columns.name)}
      {!valued && field('driver', t.columns.driver, t.driverHint)}
      {kind === 'networks' && field('subnet', t.columns.subnet, t.subnetHint)}
      {kind === 'networks' && (
        <Checkbox.Group
          label={t.columns.properties}
          value={[...filled.features]}
          onChange={features => fill({ features })}
        >
          <Stack gap={6} mt={6}>
            {FEATURES.map(feature => (
              <Checkbox key={feature} size="sm" value={feature} label={t.features[feature]} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {valued && (
        <Value
          label={kind === 'secrets' ? t.secrets.value : t.configs.content}
          value={filled.value}
          change={value => fill({ value })}
        />
      )}
      <Textarea
        label={t.columns.label}
        description={t.labelsHint}
        autosize
        minRows={1}
        value={filled.labels}
        onChange={event => fill({ labels: event.currentTarget.value })}
        spellCheck={false}
      />
    </FormDialog>
  );
}

function Value(props: { label: string; value: string; change: (to: string) => void }) {
  const t = messages.use();
  return (
    <div>
      <Textarea
        label={props.label}
        autosize
        minRows={4}
        maxRows={16}
        value={props.value}
        onChange={event => props.change(event.currentTarget.value)}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: 'mono' }}
      />
      <FileButton onChange={file => void file?.text().then(props.change)}>
        {button => (
          <UnstyledButton {...button} fz="xs" c="var(--g-accent)" mt={4}>
            {t.fromFile}
          </UnstyledButton>
        )}
      </FileButton>
    </div>
  );
}

function create(kind: Kind, filled: Filled): Promise<unknown> {
  const name = filled.name.trim();
  const driver = filled.driver.trim();
  const subnet = filled.subnet.trim();
  const labels = labelsOf(filled.labels);
  const value = base64(filled.value);
  switch (kind) {
    case 'volumes':
      return told(api.POST('/volumes', { body: { name, driver: driver || 'local', labels, options: {} } }));
    case 'networks':
      return told(
        api.POST('/networks', {
          body: {
            name,
            driver,
            labels,
            scope: '',
            configFrom: '',
            ipamDriver: '',
            ipamOptions: {},
            options: {},
            features: filled.features as Feature[],
            pools: subnet === '' ? [] : [{ subnet, gateway: '', range: '', auxiliary: {} }],
          },
        }),
      );
    case 'secrets':
      return told(
        api.POST('/secrets', { body: { name, labels, value, driver: '', driverOptions: {}, template: '' } }),
      );
    case 'configs':
      return told(api.POST('/configs', { body: { name, labels, value, template: '' } }));
  }
}

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte)).join(''));
}
