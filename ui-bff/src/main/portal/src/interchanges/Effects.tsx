import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { ScopedLink } from '../app/scope';
import { Failed } from '../app/states';
import { EventLink } from '../history/EventLink';
import { type Effect, useEffects } from './interchanges';
import classes from './segments.module.css';

const places: Record<string, string> = {
  'call-off-line': '/call-offs/', 'call-off-answer': '/call-offs/', received: '/call-offs/', 'last-receipt': '/call-offs/', contradiction: '/call-offs/',
  order: '/orders/', 'order-line': '/orders/', 'order-quantity': '/orders/', 'order-price': '/orders/', 'order-answer': '/orders/', 'order-despatch': '/orders/', acknowledgement: '/interchanges/',
  schedule: '/call-offs/', shipment: '/shipments/', 'shipment-line': '/shipments/', 'shipment-package': '/shipments/', receipt: '/shipments/', 'receipt-line': '/shipments/', 'receipt-difference': '/shipments/',
};

/** Everything that one segment changed, with links to the screens that show it. */
export function Effects({ id, segment }: { id: string; segment: number }) {
  const { t } = useTranslation('interchanges');
  const answer = useEffects(id, segment);
  const effects = answer.data?.pages.flatMap((page) => page.items) ?? [];
  if (answer.isPending) return <p className={classes.effects}>{t('effect.looking')}</p>;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  if (effects.length === 0) return <p className={classes.effects} data-testid="no-effects">{t('effect.none')}</p>;
  const itself = effects.some((effect) => effect.segment === segment);
  return (
    <div className={classes.effects} data-testid="effects">
      {!itself && <p className="dim">{t('effect.around')}</p>}
      <ul>
        {effects.map((effect, at) => (
          // eslint-disable-next-line react/no-array-index-key -- what is past never moves
          <li key={at} data-testid="effect" data-kind={effect.kind}>
            <EffectLine effect={effect} />
          </li>
        ))}
      </ul>
      {answer.hasNextPage && (
        <Button size="compact-sm" variant="default" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('effect.more')}
        </Button>
      )}
    </div>
  );
}

function EffectLine({ effect }: { effect: Effect }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const place = places[effect.kind];
  const what = [effect.name, effect.line, effect.due && format.date(effect.due)].filter(Boolean).join(' · ');
  const quantities = [effect.before, effect.now].filter((it): it is string => it !== null).map((it) => format.quantity(it));
  return (
    <>
      <span className="dim">{t(`effect.kind.${effect.kind}` as 'effect.kind.order', { defaultValue: effect.kind })}</span>{' '}
      {place ? <ScopedLink to={place + effect.id} className="rowLink">{what}</ScopedLink> : <span>{what}</span>}{' '}
      <span className="number">{quantities.join(' → ')}</span> <span className="dim">{t(`effect.change.${effect.change}` as 'effect.change.added', { defaultValue: effect.change })}</span> <EventLink event={{ stream: effect.id, position: effect.position }} name={what} />
    </>
  );
}
