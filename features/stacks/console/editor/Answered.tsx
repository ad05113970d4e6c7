import { ProblemView } from '@console';
import classes from './editor.module.css';
import { PlanTable } from './PlanTable';
import type { Editor } from './useEditor';

/** What the server said to the files. */
export function Answered({ editor }: { editor: Editor }) {
  const { t, answer, present, busy } = editor;
  return (
    <div className={classes.answer} aria-live="polite" data-past={!present || undefined}>
      {busy && <div className="dim">{t.asking}</div>}
      {answer && !present && !busy && <div className={classes.past}>{t.past}</div>}
      {answer?.problem && <ProblemView problem={answer.problem} />}
      {answer?.plan && <PlanTable plan={answer.plan} go={editor.go} />}
      {!answer && !busy && (
        <div className="dim">
          <div>{t.hint}</div>
          <div>{t.hintKeys}</div>
        </div>
      )}
    </div>
  );
}
