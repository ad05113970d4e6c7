import { Ago, Panel, State } from '@console';
import { Link } from 'react-router';
import { FILTERS, type Filter, resultOf, shortObject, toneOf } from './audit';
import classes from './audit.module.css';
import { messages } from './messages';
import { useAudit } from './useAudit';

const SHOWN = 9;
const ALL = Object.fromEntries(FILTERS.map(name => [name, ''])) as Filter;

/** The latest changes, and who made them. */
export default function ChangesPanel() {
  const t = messages.use();
  const { rows, loaded, connection } = useAudit(ALL, SHOWN);
  return (
    <Panel title={t.recent} address="/audit" connection={connection}>
      <ul className={classes.lines}>
        {rows.slice(0, SHOWN).map(row => (
          <li key={row.number}>
            <Link to={`/audit/${row.number}`} className={classes.line}>
              <span className={classes.what}>
                <State tone={toneOf(row)} word={row.what.action} says={resultOf(row)} />
                <span className="clip">
                  {shortObject(row)} <span className="dim">{row.what.who}</span>
                </span>
              </span>
              <Ago time={row.at} />
            </Link>
          </li>
        ))}
      </ul>
      {loaded && rows.length === 0 && <div className={classes.note}>{t.quiet}</div>}
    </Panel>
  );
}
