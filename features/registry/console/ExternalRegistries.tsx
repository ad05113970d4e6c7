import {
  Ago,
  api,
  ask,
  Empty,
  FormDialog,
  notify,
  PageHead,
  PlainTable,
  ProblemView,
  perform,
  problemOf,
  Section,
  told,
  Waiting,
} from '@console';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconPlus, IconWorldOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { MirrorPart } from './MirrorPart';
import { messages } from './messages';
import classes from './registry.module.css';

/** The other registries that the server is signed in to, for everybody who pulls through it. */
export function ExternalRegistries({ choice }: { choice: ReactNode }) {
  const t = messages.use();
  const e = t.external;
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['registry', 'logins'],
    queryFn: () => told(api.GET('/registry/logins')),
  });
  const remove = async (registry: string) => {
    const question = { title: e.removeTitle, text: e.removeText, names: [registry] };
    if (!(await ask({ ...question, confirm: e.remove, danger: true }))) {
      return;
    }
    const done = await perform(
      e.removing(registry),
      [registry],
      name => name,
      () => told(api.DELETE('/registry/logins/{registry}', { params: { path: { registry } } })),
    );
    const problem = done.steps[0]?.problem;
    notify({
      title: e.removing(registry),
      message: problem?.detail ?? '',
      color: problem ? 'red' : 'teal',
    });
    void refetch();
  };
  const close = () => {
    setAdding(false);
    void refetch();
  };
  const add = (
    <Button
      size="compact-sm"
      color="cyan"
      leftSection={<IconPlus size={14} />}
      onClick={() => setAdding(true)}
    >
      {e.add}
    </Button>
  );
  return (
    <>
      <PageHead title={t.title}>
        {choice}
        {add}
      </PageHead>
      <div className={classes.page}>
        <MirrorPart />
        {error && <ProblemView problem={problemOf(error)} retry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data?.items.length === 0 && (
          <Empty icon={IconWorldOff} title={e.none}>
            {e.noneText}
          </Empty>
        )}
        {data && data.items.length > 0 && (
          <Section title={t.views.external}>
            <PlainTable
              head={
                <>
                  <th>{e.registry}</th>
                  <th>{e.user}</th>
                  <th>{e.added}</th>
                  <th className={classes.end}>{e.actions}</th>
                </>
              }
            >
              {data.items.map(({ registry, user, addedAt, addedBy }) => (
                <tr key={registry}>
                  <td className="mono">{registry}</td>
                  <td>{user || <span className="dim">{e.byToken}</span>}</td>
                  <td>
                    <Ago time={addedAt} /> <span className="dim">{addedBy}</span>
                  </td>
                  <td className={classes.end}>
                    <Button
                      size="compact-xs"
                      variant="default"
                      c="var(--g-bad)"
                      aria-label={e.removing(registry)}
                      onClick={() => void remove(registry)}
                    >
                      {e.remove}
                    </Button>
                  </td>
                </tr>
              ))}
            </PlainTable>
          </Section>
        )}
      </div>
      {adding && <LoginDialog close={close} />}
    </>
  );
}

/** Signs the server in; the registry is asked at once, and what it refuses is not kept. */
function LoginDialog({ close }: { close: () => void }) {
  const e = messages.use().external;
  const [registry, setRegistry] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const body = { registry: registry.trim(), user: user.trim(), password };
  return (
    <FormDialog
      title={e.add}
      doing={e.adding(body.registry)}
      object={body.registry || 'docker.io'}
      submit={e.add}
      ready={body.user !== '' && password !== ''}
      work={() => told(api.POST('/registry/logins', { body }))}
      close={close}
    >
      <div>{e.addText}</div>
      <TextInput
        label={e.registry}
        description={e.registryHint}
        placeholder="registry.example:5000"
        value={registry}
        onChange={event => setRegistry(event.currentTarget.value)}
        data-autofocus
        spellCheck={false}
        autoComplete="off"
      />
      <TextInput
        label={e.user}
        value={user}
        onChange={event => setUser(event.currentTarget.value)}
        spellCheck={false}
        autoComplete="off"
      />
      <PasswordInput
        label={e.password}
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': e.show }}
      />
    </FormDialog>
  );
}
