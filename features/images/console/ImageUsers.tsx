import { bareId, Empty, PlainTable, type Schemas, Section, useRows, Waiting } from '@console';
import { IconBoxOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { messages } from './messages';

/** The containers that are made of an image, live. */
export function ImageUsers({ row }: { row: Schemas['ImageRow'] }) {
  const t = messages.use();
  const { rows, loaded } = useRows<Schemas['ContainerRow']>('containers', '');
  const users = [...rows.values()].filter(
    ({ imageId, node }) => imageId === bareId(row.id) && node === row.node,
  );
  if (!loaded) {
    return <Waiting />;
  }
  if (users.length === 0) {
    return (
      <div className="wide">
        <Empty icon={IconBoxOff} title={t.notUsed}>
          {t.notUsedText}
        </Empty>
      </div>
    );
  }
  return (
    <div className="wide">
      <Section title={t.users(users.length)}>
        <PlainTable
          head={
            <>
              <th>{t.container}</th>
              <th>{t.state}</th>
              <th>{t.service}</th>
            </>
          }
        >
          {users.map(user => (
            <tr key={user.id}>
              <td>
                <Link className="plain-link" to={`/containers/${user.id}`}>
                  {user.name}
                </Link>
              </td>
              <td>{user.status}</td>
              <td>{user.service || <span className="dim">–</span>}</td>
            </tr>
          ))}
        </PlainTable>
      </Section>
    </div>
  );
}
