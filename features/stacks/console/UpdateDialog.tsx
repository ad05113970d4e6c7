import { api, FormDialog, ProblemView, problemOf, told, Waiting } from '@console';
import { NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { imageOf, type Service } from './service';
import classes from './service.module.css';
import { serviceMessages } from './serviceMessages';
import { updateMessages } from './updateMessages';
import {
  changesOf,
  type Danger,
  dangersOf,
  type Facts,
  type FailureAction,
  factsOf,
  type Inspected,
  type Order,
  type Settings,
  settingsOf,
} from './updateSettings';

/** Edits the image of a service and how its tasks are replaced; says of each setting what it does, and what is risky. */
export function UpdateDialog({ service, close }: { service: Service; close: () => void }) {
  const t = updateMessages.use().settings;
  const { data, error } = useQuery({
    queryKey: ['services', service.id, 'settings'],
    queryFn: () => told(api.GET('/services/{service}', { params: { path: { service: service.id } } })),
    gcTime: 0,
  });
  const [edited, setEdited] = useState<Settings>();
  const inspected = data?.inspect as Inspected | undefined;
  const before = settingsOf(inspected?.Spec?.UpdateConfig);
  const now = edited ?? before;
  const update = changesOf(before, now);
  const had = imageOf(service);
  const [image, setImage] = useState(had);
  const other = image.trim() !== had && image.trim() !== '';
  return (
    <FormDialog
      title={t.title(service.name)}
      doing={t.doing(service.name)}
      object={service.name}
      submit={other ? t.action : t.save}
      size="xl"
      ready={other || Object.keys(update).length > 0}
      work={() =>
        told(
          api.POST('/services/{service}/update', {
            params: { path: { service: service.id } },
            body: { update, ...(other && { image: image.trim() }) },
          }),
        )
      }
      close={close}
    >
      <div>{t.text}</div>
      {error && <ProblemView problem={problemOf(error)} />}
      {!inspected && !error && <Waiting />}
      {inspected && (
        <>
          <TextInput
            label={t.image}
            description={other ? t.imageChanges : t.imageStays}
            value={image}
            onChange={event => setImage(event.currentTarget.value)}
            spellCheck={false}
          />
          <Fields now={now} change={part => setEdited({ ...now, ...part })} />
          <Dangers settings={now} facts={factsOf(inspected)} />
        </>
      )}
    </FormDialog>
  );
}

function Fields({ now, change }: { now: Settings; change: (part: Partial<Settings>) => void }) {
  const t = serviceMessages.use().settings;
  const { seconds, percent } = updateMessages.use().settings;
  const number = (name: keyof Settings) => (value: number | string) =>
    typeof value === 'number' && change({ [name]: value });
  return (
    <div className={classes.fields}>
      <Choice
        label={t.order}
        says={now.order === 'start-first' ? t.startFirst : t.stopFirst}
        value={now.order}
        of={['start-first', 'stop-first']}
        choose={order => change({ order: order as Order })}
      />
      <Select
        label={t.failure}
        description={t[now.failureAction]}
        value={now.failureAction}
        data={['rollback', 'pause', 'continue']}
        allowDeselect={false}
        onChange={value => change({ failureAction: (value ?? 'pause') as FailureAction })}
      />
      <NumberInput
        label={t.parallelism}
        description={now.parallelism === 0 ? t.allAtOnce : t.atOnce(now.parallelism)}
        min={0}
        allowDecimal={false}
        value={now.parallelism}
        onChange={number('parallelism')}
      />
      <NumberInput
        label={`${t.delay} (${seconds})`}
        description={t.delaySays(now.delay)}
        min={0}
        value={now.delay}
        onChange={number('delay')}
      />
      <NumberInput
        label={`${t.monitor} (${seconds})`}
        description={t.monitorSays(now.monitor)}
        min={0}
        value={now.monitor}
        onChange={number('monitor')}
      />
      <NumberInput
        label={`${t.ratio} (${percent})`}
        description={t.ratioSays(now.tolerated)}
        min={0}
        max={100}
        allowDecimal={false}
        value={now.tolerated}
        onChange={number('tolerated')}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly says: string;
  readonly value: string;
  readonly of: string[];
  readonly choose: (value: string) => void;
}

function Choice({ label, says, value, of, choose }: ChoiceProps) {
  return (
    <div className={classes.choice}>
      <span>{label}</span>
      <SegmentedControl size="xs" aria-label={label} value={value} data={of} onChange={choose} />
      <small className="dim">{says}</small>
    </div>
  );
}

/** What is allowed but likely to hurt; nothing when there is nothing. */
export function Dangers({ settings, facts }: { settings: Settings; facts: Facts }) {
  const t = updateMessages.use();
  const dangers = dangersOf(settings, facts);
  if (dangers.length === 0) {
    return null;
  }
  return (
    <ul className={classes.dangers} aria-label={t.settings.dangers}>
      {dangers.map((danger: Danger) => (
        <li key={danger}>
          <IconAlertTriangle size={15} aria-hidden />
          {t.danger[danger]}
        </li>
      ))}
    </ul>
  );
}
