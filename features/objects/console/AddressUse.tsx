import { Bar, Section } from '@console';
import { useQuery } from '@tanstack/react-query';
import { addressesOf } from './addresses';
import { look, type RowOf } from './kinds';
import { messages } from './messages';
import classes from './objects.module.css';

/** How many addresses of a network are in use. */
export function AddressUse({ row }: { row: RowOf['networks'] }) {
  const t = messages.use().addresses;
  const { data } = useQuery({
    // asked again when somebody comes or goes
    queryKey: ['networks', row.id, 'addresses', row.attached],
    queryFn: () => look('networks', row.id),
    placeholderData: before => before,
  });
  const addresses = data && addressesOf(data.inspect);
  if (!addresses) {
    return null;
  }
  const { used, total, exact } = addresses;
  return (
    <Section title={t.title}>
      <div className={classes.addresses}>
        <Bar share={total > 0 ? used / total : 0} />
        <span className="number">{exact ? t.exact(used, total) : t.atLeast(used, total)}</span>
      </div>
      {!exact && <small className="dim">{t.why}</small>}
    </Section>
  );
}
