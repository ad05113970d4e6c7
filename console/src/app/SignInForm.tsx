import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { type Problem, problemOf } from '../api/problem';
import { type Credentials, signIn } from '../api/session';
import { ProblemView } from '../kit/ProblemView';
import { frame } from '../text/frame';

interface SignInFormProps {
  /** Asks for the first-run code too. */
  readonly firstRun?: boolean;
  readonly code?: string;
  readonly username?: string;
}

/** Asks for name and password, the first time also for the code. */
export function SignInForm({ firstRun = false, code = '', username }: SignInFormProps) {
  const t = frame.use().signIn;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [caps, setCaps] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const of = (name: string) => String(given.get(name) ?? '');
    const credentials: Credentials = { username: of('username'), password: of('password') };
    setBusy(true);
    setProblem(null);
    try {
      await signIn(firstRun ? { ...credentials, code: of('code').trim() } : credentials);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  const watchCaps = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {firstRun && (
          <TextInput
            name="code"
            label={t.code}
            description={t.codeHint}
            defaultValue={code}
            required
            withAsterisk={false}
            autoComplete="off"
            spellCheck={false}
            classNames={{ input: 'mono' }}
          />
        )}
        <TextInput
          name="username"
          label={t.username}
          defaultValue={username}
          readOnly={username !== undefined}
          required
          withAsterisk={false}
          autoComplete="username"
          autoCapitalize="none"
          autoFocus={username === undefined}
        />
        <PasswordInput
          name="password"
          label={t.password}
          required
          withAsterisk={false}
          autoComplete={firstRun ? 'new-password' : 'current-password'}
          description={caps ? <span role="status">{t.caps}</span> : undefined}
          onKeyDown={watchCaps}
          onKeyUp={watchCaps}
          data-autofocus={username !== undefined || undefined}
        />
        {problem && <ProblemView problem={problem} />}
        <Button type="submit" loading={busy} mt={4}>
          {firstRun ? t.create : t.submit}
        </Button>
      </Stack>
    </form>
  );
}
