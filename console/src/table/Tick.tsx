import classes from './table.module.css';

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  /** Neither wholly checked nor not at all. */
  readonly some?: boolean;
  readonly change: (range: boolean) => void;
}

/** A checkbox as the browser has it: a table has one in each row, and a kit's costs ten times as much. */
export function Tick({ label, checked, some = false, change }: TickProps) {
  return (
    <input
      type="checkbox"
      className={classes.tick}
      aria-label={label}
      checked={checked}
      ref={input => {
        if (input) {
          input.indeterminate = some;
        }
      }}
      onChange={() => undefined}
      onClick={event => change(event.shiftKey)}
    />
  );
}
