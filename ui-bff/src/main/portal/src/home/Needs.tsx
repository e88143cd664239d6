import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import classes from './home.module.css';
import type { Waiting } from './urgent';

/** Open work by its number. Work that cannot wait also names what to do about it. */
export function Needs({ waiting, acts }: { waiting: readonly Waiting[]; acts: boolean }) {
  return (
    <ul className={acts ? classes.urgent : classes.needs}>
      {waiting.map((one) => (
        <NeedCard key={one.need.name} {...one} acts={acts} />
      ))}
    </ul>
  );
}

function NeedCard({ need, counted, acts }: Waiting & { acts: boolean }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const me = useMe();
  const { as } = useScope();
  const number = counted && format.quantity(String(counted.count));
  return (
    <li>
      <ScopedLink to={need.to} className={`panel ${classes.need}`} data-tone={need.tone} data-testid="need" data-need={need.name} data-count={counted?.count} data-urgent={acts || undefined}>
        <strong className="number">{number === undefined ? '–' : counted?.more ? t('more', { number }) : number}</strong>
        <span>
          <span className={classes.name}>{need.text()}</span>
          <span className={classes.why}>{counted ? need.why(me) : t('unread')}</span>
          {counted?.hands && (
            <span className={classes.why} data-testid="in-hand">
              {counted.hands.length === 0 ? t('nobody') : t('inHand', { who: format.list(counted.hands.map((one) => `${format.text(one.who)} (${format.quantity(String(one.count))})`)) })}
            </span>
          )}
          {acts && need.urgent && (
            <span className={classes.act}>
              {need.urgent.act(as)} <IconArrowRight size={15} stroke={1.8} aria-hidden="true" />
            </span>
          )}
        </span>
      </ScopedLink>
    </li>
  );
}
