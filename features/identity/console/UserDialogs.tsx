import { api, FormDialog, type Schemas, session, told } from '@console';
import { PasswordInput, Radio, Stack, TextInput } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { messages } from './messages';

type User = Schemas['User'];
type Role = User['role'];

const ROLES: readonly Role[] = ['viewer', 'operator', 'admin'];

/** Makes a user. */
export function CreateUser({ close }: { close: () => void }) {
  const t = messages.use();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  return (
    <FormDialog
      title={t.createUser}
      doing={t.doing.createUser(name)}
      object={name}
      submit={t.create}
      ready={name.trim() !== '' && password !== ''}
      work={() => told(api.POST('/users', { body: { name: name.trim(), password, role } }))}
      close={close}
    >
      <TextInput
        label={t.fields.username}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        autoComplete="off"
        data-autofocus
      />
      <PasswordInput
        label={t.fields.password}
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        autoComplete="new-password"
      />
      <RoleChoice role={role} choose={setRole} />
    </FormDialog>
  );
}

/** Changes how far somebody may go. */
export function RoleDialog({ user, close }: { user: User; close: () => void }) {
  const t = messages.use();
  const [role, setRole] = useState<Role>(user.role);
  const params = { path: { user: user.name } };
  return (
    <FormDialog
      title={t.doing.role(user.name)}
      doing={t.doing.role(user.name)}
      object={user.name}
      submit={t.save}
      ready={role !== user.role}
      work={() => told(api.PUT('/users/{user}/role', { params, body: { role } }))}
      close={close}
    >
      <RoleChoice role={role} choose={setRole} />
    </FormDialog>
  );
}

/** Changes a password; one's own needs the present one. */
export function PasswordDialog({ user, close }: { user: User; close: () => void }) {
  const t = messages.use();
  const who = useSyncExternalStore(session.subscribe, session.now);
  const own = 'user' in who && who.user.id === user.id;
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const params = { path: { user: user.name } };
  const body = { password, ...(own && { current }) };
  return (
    <FormDialog
      title={t.doing.password(user.name)}
      doing={t.doing.password(user.name)}
      object={user.name}
      submit={t.save}
      ready={password !== '' && (!own || current !== '')}
      work={() => told(api.PUT('/users/{user}/password', { params, body }))}
      close={close}
    >
      {own && (
        <PasswordInput
          label={t.fields.current}
          value={current}
          onChange={event => setCurrent(event.currentTarget.value)}
          autoComplete="current-password"
          data-autofocus
        />
      )}
      <PasswordInput
        label={t.fields.newPassword}
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        autoComplete="new-password"
      />
    </FormDialog>
  );
}

function RoleChoice({ role, choose }: { role: Role; choose: (role: Role) => void }) {
  const t = messages.use();
  return (
    <Radio.Group label={t.columns.role} value={role} onChange={value => choose(value as Role)}>
      <Stack gap="xs" mt={6}>
        {ROLES.map(each => (
          <Radio key={each} value={each} label={t.roles[each]} description={t.roleSays[each]} size="sm" />
        ))}
      </Stack>
    </Radio.Group>
  );
}
