import type { ReactNode } from 'react';
import classes from './kit.module.css';
import { To } from './To';

/** Names and values below each other; what has no value is left out. */
export function Facts({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {of
        .filter(([, value]) => value !== '' && value !== null && value !== undefined && value !== false)
        .map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** A part of a page with its own heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Short texts side by side, such as labels; names of objects of a kind lead to them. */
export function Chips({ of, kind }: { of: readonly string[]; kind?: string }) {
  return (
    <span className={classes.chips}>
      {of.map(text => (
        <span key={text} className={classes.chip} title={text}>
          {kind ? (
            <To kind={kind} id={text}>
              {text}
            </To>
          ) : (
            text
          )}
        </span>
      ))}
    </span>
  );
}
