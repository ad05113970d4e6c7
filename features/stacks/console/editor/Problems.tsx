import { Button } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleXFilled } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './editor.module.css';
import type { Mark } from './marks';
import type { Editor } from './useEditor';

const SHOWN = 100;

/** What is wrong in all files; each is a way to its line. */
export function Problems({ editor }: { editor: Editor }) {
  const { t, marks, go, next } = editor;
  const [opened, setOpened] = useState(true);
  const worst = marks.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  return (
    <section className={classes.problems} aria-label={t.problems}>
      <header>
        <Sign severity={marks.length === 0 ? undefined : worst} />
        {marks.length === 0 ? (
          <span className="dim">{t.noProblems}</span>
        ) : (
          <>
            <button
              type="button"
              className={classes.bare}
              aria-expanded={opened}
              onClick={() => setOpened(!opened)}
            >
              {t.problemCount(marks.length)}
            </button>
            <Button size="compact-xs" variant="subtle" onClick={next}>
              {t.nextProblem} (F8)
            </Button>
          </>
        )}
      </header>
      {opened && marks.length > 0 && (
        <ul>
          {marks.slice(0, SHOWN).map((mark, i) => (
            <li key={i}>
              <button type="button" className={classes.bare} onClick={() => go(mark)}>
                <Sign severity={mark.severity} />
                <span>{mark.message}</span>
                <span className="mono dim">{`${mark.file}:${mark.line}`}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Sign({ severity }: { severity: Mark['severity'] | undefined }) {
  const Icon =
    severity === undefined
      ? IconCircleCheckFilled
      : severity === 'error'
        ? IconCircleXFilled
        : IconAlertTriangleFilled;
  return <Icon size={13} aria-hidden data-severity={severity ?? 'none'} />;
}
