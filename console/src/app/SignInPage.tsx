import { useEffect } from 'react';
import { frame } from '../text/frame';
import { Mark } from './Mark';
import { SignInForm } from './SignInForm';
import classes from './sign-in.module.css';

/** The way in. The first administrator comes by a link with the code in it. */
export function SignInPage({ firstRun }: { firstRun: boolean }) {
  const t = frame.use().signIn;
  const code = new URLSearchParams(location.search).get('code') ?? '';
  useEffect(() => {
    document.title = `${t.title} · Grampus`;
    if (code !== '') {
      // a code is a secret: it does not stay in the address
      history.replaceState(null, '', location.pathname);
    }
  }, [code, t]);
  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <Mark size={36} />
        <h1>{firstRun ? t.firstTitle : t.title}</h1>
        {firstRun && <p className="dim">{t.firstText}</p>}
        <SignInForm firstRun={firstRun} code={code} />
      </div>
    </main>
  );
}
