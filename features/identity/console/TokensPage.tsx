import {
  Ago,
  api,
  ask,
  Chips,
  Empty,
  moment,
  PageHead,
  ProblemView,
  perform,
  problemOf,
  type Schemas,
  told,
  Waiting,
} from '@console';
import { Button } from '@mantine/core';
import { IconPasswordFingerprint, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import classes from './identity.module.css';
import { messages } from './messages';
import { CreateToken, MadeToken } from './TokenDialogs';

type Token = Schemas['Token'];

/** The tokens of whoever is signed in. */
export default function TokensPage() {
  const t = messages.use();
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['tokens'],
    queryFn: () => told(api.GET('/tokens')),
  });
  const revoke = async (token: Token) => {
    const question = { title: t.revokeTitle, text: t.revokeText, names: [token.name] };
    if (await ask({ ...question, confirm: t.revoke, danger: true })) {
      const params = { path: { token: token.id } };
      await perform(
        t.doing.revoke(token.name),
        [token.name],
        name => name,
        () => told(api.DELETE('/tokens/{token}', { params })),
      );
      void refetch();
    }
  };
  const close = () => {
    setCreating(false);
    void refetch();
  };
  const create = (
    <Button
      size="compact-sm"
      color="cyan"
      leftSection={<IconPlus size={14} />}
      onClick={() => setCreating(true)}
    >
      {t.createToken}
    </Button>
  );
  return (
    <>
      <PageHead title={t.tokens} count={data ? String(data.total) : ''}>
        {create}
      </PageHead>
      <div className={classes.page}>
        {error && <ProblemView problem={problemOf(error)} retry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data?.items.length === 0 && (
          <Empty icon={IconPasswordFingerprint} title={t.noTokens} action={create}>
            {t.noTokensText}
          </Empty>
        )}
        {data && data.items.length > 0 && <Tokens of={data.items} revoke={token => void revoke(token)} />}
      </div>
      {creating && <CreateToken made={setSecret} close={close} />}
      {secret !== '' && <MadeToken secret={secret} close={() => setSecret('')} />}
    </>
  );
}

function Tokens({ of, revoke }: { of: readonly Token[]; revoke: (token: Token) => void }) {
  const t = messages.use();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{t.columns.name}</th>
          <th>{t.columns.scopes}</th>
          <th>{t.columns.hint}</th>
          <th>{t.columns.used}</th>
          <th>{t.columns.expires}</th>
          <th className={classes.end}>{t.columns.actions}</th>
        </tr>
      </thead>
      <tbody>
        {of.map(token => (
          <tr key={token.id}>
            <td>
              <strong>{token.name}</strong>
            </td>
            <td>{token.scopes.length > 0 ? <Chips of={token.scopes} /> : t.all}</td>
            <td className="mono">{token.hint}</td>
            <td>
              {token.lastUsedAt ? <Ago time={token.lastUsedAt} /> : <span className="dim">{t.never}</span>}
            </td>
            <td>{token.expiresAt ? moment(token.expiresAt) : t.expiries.never}</td>
            <td className={classes.end}>
              <Button
                size="compact-xs"
                variant="default"
                c="var(--g-bad)"
                aria-label={t.doing.revoke(token.name)}
                onClick={() => revoke(token)}
              >
                {t.revoke}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
