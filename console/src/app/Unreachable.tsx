import type { Problem } from '../api/problem';
import { whoami } from '../api/session';
import { ProblemView } from '../kit/ProblemView';
import classes from './sign-in.module.css';

/** Shown when the server did not even tell who is signed in. */
export function Unreachable({ problem }: { problem: Problem }) {
  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <ProblemView problem={problem} retry={() => void whoami()} />
      </div>
    </main>
  );
}
