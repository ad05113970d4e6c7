import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { RouterProvider } from 'react-router';
import { ProblemError } from '../api/problem';
import { session } from '../api/session';
import { ConfirmDialog } from '../kit/Confirm';
import { locale, useLanguage } from '../text/catalogue';
import { theme } from '../theme/theme';
import { nonce } from './nonce';
import { preferences } from './preferences';
import { router } from './router';
import { SessionDialog } from './SessionDialog';
import { SignInPage } from './SignInPage';
import { Unreachable } from './Unreachable';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // streams tell what changed; only what failed on its way is asked for again
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (times, error) => times < 3 && !(error instanceof ProblemError && error.problem.status < 500),
    },
  },
});

/** The console: who is signed in decides what is shown. */
export function App() {
  const { scheme, density } = useSyncExternalStore(preferences.subscribe, preferences.now);
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = locale(language);
    document.documentElement.dataset.density = density;
  }, [language, density]);
  return (
    <MantineProvider
      theme={theme}
      getStyleNonce={nonce}
      defaultColorScheme="auto"
      {...(scheme !== 'auto' && { forceColorScheme: scheme })}
    >
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" limit={4} />
        <Who />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Who() {
  const who = useSyncExternalStore(session.subscribe, session.now);
  const before = useRef(who.state);
  useEffect(() => {
    if (before.current === 'out' && who.state === 'in') {
      // the form that had the keyboard is gone
      document.getElementById('main')?.focus();
    }
    before.current = who.state;
  }, [who.state]);
  switch (who.state) {
    case 'asking':
      return null;
    case 'unreachable':
      return <Unreachable problem={who.problem} />;
    case 'out':
      return <SignInPage firstRun={who.firstRun} />;
    case 'in':
    case 'expired':
      return (
        <>
          <RouterProvider router={router} />
          <ConfirmDialog />
          {who.state === 'expired' && <SessionDialog user={who.user} />}
        </>
      );
  }
}
