import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Problem } from '../api/problem';
import { frame } from '../text/frame';
import classes from './kit.module.css';

/** A refusal: what was tried, what was in the way, what to do next. */
export function ProblemView({ problem, retry }: { problem: Problem; retry?: (() => void) | undefined }) {
  const t = frame.use().problem;
  return (
    <div className={classes.problem} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        <strong>{t.tried(problem.tried)}</strong>
        <div>{sentence(problem.but)}</div>
        {problem.next && <div className="dim">{problem.next}</div>}
        <div className={classes.problemCode}>
          <span className="mono dim">{problem.code}</span>
          {problem.requestId && (
            <span className="mono dim">
              {t.reference} {problem.requestId}
            </span>
          )}
          {retry && (
            <Button size="compact-xs" variant="default" onClick={retry}>
              {t.retry}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

/** Begins with a capital letter, unless it begins with a name, such as that of a file; ends with a stop. */
export function sentence(text: string): string {
  if (text === '') {
    return '';
  }
  const isWord = /^\p{Ll}+(?=[\s,;]|$)/u.test(text);
  const begun = isWord ? `${text[0]?.toUpperCase()}${text.slice(1)}` : text;
  return /[.!?。]$/.test(text) ? begun : `${begun}.`;
}
