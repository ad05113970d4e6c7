import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Commands } from '../kit/Commands';
import type { Glances } from '../live/glances';
import { overviewMessages } from '../text/overview';
import type { Beginning } from './overview';
import classes from './overview.module.css';

/** What to do first, on a machine where nothing runs yet. */
export function BeginningCard({ of, glances }: { of: readonly Beginning[]; glances: Glances }) {
  const t = overviewMessages.use();
  const none = (list: string) => glances.known.get(list)?.total === 0;
  if (!none('containers') || !(none('services') || glances.known.get('services')?.lacks)) {
    return null;
  }
  return of.map(({ icon: Icon, title, text, command, button, address }) => (
    <section key={address} className={classes.card} aria-label={t.next}>
      <div className={classes.beginning}>
        <Icon size={32} stroke={1.3} aria-hidden />
        <h2>{title()}</h2>
        <p className="dim">{text()}</p>
        <Commands label={t.command} lines={[command]} />
        <Button component={Link} to={address} size="xs">
          {button()}
        </Button>
      </div>
    </section>
  ));
}
