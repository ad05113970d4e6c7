import { messages } from './messages';
import classes from './stack.module.css';

const SIGNS: Record<string, 'added' | 'removed'> = { '+': 'added', '-': 'removed' };

/** A file with its added and removed lines, or as it is. */
export function Diff({ name, text, plain }: { name: string; text: string; plain: boolean }) {
  const t = messages.use();
  const lines = text.replace(/\n$/, '').split('\n');
  return (
    <section className={classes.file} aria-label={name}>
      <h2 className="mono">{name}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line is scrolled by keyboard */}
      <pre tabIndex={0} aria-label={plain ? name : t.changesOf(name)}>
        {lines.map((line, i) => {
          const sign = plain ? undefined : SIGNS[line[0] ?? ''];
          return (
            <span key={i} data-sign={sign}>
              {line}
              {'\n'}
            </span>
          );
        })}
      </pre>
    </section>
  );
}
