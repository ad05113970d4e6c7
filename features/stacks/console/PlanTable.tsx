import { Section, State, type Tone } from '@console';
import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './editor.module.css';
import { editorMessages } from './editorMessages';
import type { Plan } from './stack';

type ServicePlan = Plan['services'][number];

const TONES: Record<ServicePlan['action'], Tone> = {
  CREATE: 'good',
  UPDATE: 'warn',
  REMOVE: 'bad',
  KEEP: 'paused',
  NONE: 'idle',
};

/** What a deploy would do to each service, and what to mind. */
export function PlanTable({ plan }: { plan: Plan }) {
  const t = editorMessages.use();
  const general = plan.warnings.filter(({ service }) => service === '');
  return (
    <>
      <Section title={t.plan}>
        <table className={classes.plan}>
          <thead>
            <tr>
              <th scope="col">{t.service}</th>
              <th scope="col">{t.change}</th>
              <th scope="col">{t.fields}</th>
            </tr>
          </thead>
          <tbody>
            {plan.services.map(service => (
              <ServiceLine key={service.service} of={service} plan={plan} />
            ))}
          </tbody>
        </table>
      </Section>
      {plan.creates.length > 0 && (
        <Section title={t.creates}>
          <div className="mono">{plan.creates.join(', ')}</div>
        </Section>
      )}
      {general.length > 0 && (
        <Section title={t.toMind}>
          {general.map(warning => (
            <Warning key={warning.message} message={warning.message} place={warning.place} />
          ))}
        </Section>
      )}
    </>
  );
}

function ServiceLine({ of, plan }: { of: ServicePlan; plan: Plan }) {
  const t = editorMessages.use();
  return (
    <tr>
      <th scope="row">{of.service}</th>
      <td>
        <State tone={TONES[of.action]} word={t.actions[of.action]} />
      </td>
      <td>
        {of.changes.map(({ field, from, to }) => (
          <div key={field} className={classes.field}>
            <code>{field}</code>
            {from && <del>{from}</del>}
            {to && <ins>{to}</ins>}
          </div>
        ))}
        {plan.warnings
          .filter(({ service }) => service === of.service)
          .map(({ message, place }) => (
            <Warning key={message} message={message} place={place} />
          ))}
      </td>
    </tr>
  );
}

function Warning({ message, place }: { message: string; place: string }) {
  return (
    <div className={classes.warning}>
      <IconAlertTriangle size={14} aria-hidden />
      <span>
        {message} {place && <span className="mono dim">{place}</span>}
      </span>
    </div>
  );
}
