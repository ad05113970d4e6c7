import {
  Ago,
  api,
  ask,
  PageHead,
  ProblemView,
  perform,
  problemOf,
  type Schemas,
  session,
  told,
  Waiting,
} from '@console';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconKey, IconPlus, IconShield, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import classes from './identity.module.css';
import { messages } from './messages';
import { CreateUser, PasswordDialog, RoleDialog } from './UserDialogs';

type User = Schemas['User'];

/** Everybody who may sign in, and how far they may go. */
export default function UsersPage() {
  const t = messages.use();
  const [dialog, setDialog] = useState<ReactNode>();
  const { data, error, refetch } = useQuery({ queryKey: ['users'], queryFn: () => told(api.GET('/users')) });
  const close = () => {
    setDialog(undefined);
    void refetch();
  };
  const remove = async (user: User) => {
    const question = { title: t.removeUser, text: t.removeUserText, names: [user.name] };
    if (await ask({ ...question, confirm: t.remove, danger: true })) {
      const params = { path: { user: user.name } };
      await perform(
        t.doing.removeUser(user.name),
        [user.name],
        name => name,
        () => told(api.DELETE('/users/{user}', { params })),
      );
      close();
    }
  };
  return (
    <>
      <PageHead title={t.users} count={data ? String(data.total) : ''}>
        <Button
          size="compact-sm"
          color="cyan"
          leftSection={<IconPlus size={14} />}
          onClick={() => setDialog(<CreateUser close={close} />)}
        >
          {t.createUser}
        </Button>
      </PageHead>
      <div className={classes.page}>
        {error && <ProblemView problem={problemOf(error)} retry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data && (
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t.columns.name}</th>
                <th>{t.columns.role}</th>
                <th>{t.columns.created}</th>
                <th className={classes.end}>{t.columns.actions}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map(user => (
                <UserRow
                  key={user.id}
                  user={user}
                  role={() => setDialog(<RoleDialog user={user} close={close} />)}
                  password={() => setDialog(<PasswordDialog user={user} close={close} />)}
                  remove={() => void remove(user)}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      {dialog}
    </>
  );
}

interface UserRowProps {
  readonly user: User;
  readonly role: () => void;
  readonly password: () => void;
  readonly remove: () => void;
}

function UserRow({ user, role, password, remove }: UserRowProps) {
  const t = messages.use();
  const who = useSyncExternalStore(session.subscribe, session.now);
  const own = 'user' in who && who.user.id === user.id;
  return (
    <tr>
      <td>
        <strong>{user.name}</strong> {own && <span className="dim">({t.you})</span>}
      </td>
      <td title={t.roleSays[user.role]}>{t.roles[user.role]}</td>
      <td>
        <Ago time={user.createdAt} />
      </td>
      <td className={classes.end}>
        <Menu>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={24} aria-label={t.actionsOf(user.name)}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconShield size={15} />} onClick={role}>
              {t.role}
            </Menu.Item>
            <Menu.Item leftSection={<IconKey size={15} />} onClick={password}>
              {t.password}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={15} />} color="var(--g-bad)" onClick={remove}>
              {t.remove}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
}
