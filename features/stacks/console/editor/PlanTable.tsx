import { Section, State, type Tone } from '@console';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Plan } from '../stack';
import classes from './editor.module.css';
import { placeOf } from './marks';
import { editorMessages } from './messages';

type ServicePlan = Plan['services'][number];
type Warned = Plan['warnings'][number];
type Go = (to: { file: string; line: number }) => void;

const TONES: Record<ServicePlan['action'], Tone> = {
  CREATE: 'good',
  UPDATE: 'warn',
  REMOVE: 'bad',
  KEEP: 'paused',
  NONE: 'idle',
};

const ORDER: readonly ServicePlan['action'][] = ['REMOVE', 'UPDATE', 'CREATE', 'KEEP', 'NONE'];

/** What a deploy would do to each service, and what to mind. */
export function PlanTable({ plan, go }: { plan: Plan; go: Go }) {
  const t = editorMessages.use();
  const general = plan.warnings.filter(({ service }) => service === '');
  const services = [...plan.services].sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action));
  const counts = ORDER.map(action => ({
    action,
    count: services.filter(service => service.action === action).length,
  }));
  const still = services.every(({ action }) => action === 'NONE' || action === 'KEEP');
  return (
    <>
      <Section title={t.plan}>
        <div className={classes.counts}>
          {counts
            .filter(({ count }) => count > 0)
            .map(({ action, count }) => (
              <State key={action} tone={TONES[action]} word={t.summary[action](count)} />
            ))}
        </div>
        {still && <p className={classes.still}>{t.nothingChanges}</p>}
        <ul className={classes.plan}>
          {services.map(service => (
            <ServiceLine key={service.service} of={service} plan={plan} go={go} />
          ))}
        </ul>
      </Section>
      {plan.creates.length > 0 && (
        <Section title={t.creates}>
          <ul className={classes.creates}>
            {plan.creates.map(what => (
              <li key={what} className="mono">
                {what}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {general.length > 0 && (
        <Section title={t.toMind}>
          {general.map(warning => (
            <Warning key={warning.message} of={warning} go={go} />
          ))}
        </Section>
      )}
    </>
  );
}

function ServiceLine({ of, plan, go }: { of: ServicePlan; plan: Plan; go: Go }) {
  const t = editorMessages.use();
  const warnings = plan.warnings.filter(({ service }) => service === of.service);
  return (
    <li>
      <div className={classes.planHead}>
        <strong>{of.service}</strong>
        <State tone={TONES[of.action]} word={t.actions[of.action]} />
        {of.action === 'UPDATE' && <small className={classes.how}>{howOf(of, t)}</small>}
      </div>
      {of.changes.length > 0 && (
        <table className={classes.fields}>
          <tbody>
            {of.changes.map(({ field, from, to }) => (
              <tr key={field}>
                <th scope="row" className="mono">
                  {field}
                </th>
                <td>
                  {from && <del>{from}</del>}
                  {to && <ins>{to}</ins>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {warnings.map(warning => (
        <Warning key={warning.message} of={warning} go={go} />
      ))}
    </li>
  );
}

/** In which order tasks are replaced, and how many are missing meanwhile. */
function howOf({ replaces }: ServicePlan, t: ReturnType<typeof editorMessages.use>): string {
  if (!replaces) {
    return t.inPlace;
  }
  const { order, tasks, unavailable } = replaces;
  const first = order === 'start-first' ? t.startFirst : t.stopFirst;
  return `${first} · ${unavailable === 0 ? t.available : t.missing(unavailable, tasks)}`;
}

function Warning({ of: { message, place }, go }: { of: Warned; go: Go }) {
  const at = placeOf(place);
  return (
    <div className={classes.warning}>
      <IconAlertTriangle size={14} aria-hidden />
      <span>
        {message}{' '}
        {at && (
          <button type="button" className={`mono dim ${classes.bare}`} onClick={() => go(at)}>
            {`${at.file}:${at.line}`}
          </button>
        )}
      </span>
    </div>
  );
}
