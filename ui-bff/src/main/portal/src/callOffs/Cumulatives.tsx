import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { minus } from '../app/decimal';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { Wide } from '../app/Wide';
import { EventLink } from '../history/EventLink';
import { CountChange } from './CountChange';
import { type Cumulatives as Both, type Explained, shortOf, type Step, stepsOf, useCumulatives } from './cumulatives';
import classes from './cumulatives.module.css';

/**
 * The quantities that the supplier shipped and the customer received, and the difference between
 * them.
 */
export function Cumulatives({ schedule }: { schedule: string }) {
  const { t } = useTranslation('callOffs');
  const answer = useCumulatives(schedule);
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('cumulatives.title')} data-testid="cumulatives">
      <Title order={2}>{t('cumulatives.title')}</Title>
      {answer.isPending ? <Loading /> : answer.data ? <BothSides both={answer.data} /> : <Failed error={answer.error} retry={() => void answer.refetch()} />}
    </section>
  );
}

function BothSides({ both }: { both: Both }) {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  const partner = usePartnerName();
  const { buyer, supplier, start, unit } = both;
  const number = (decimal: string): string => `${format.quantity(decimal)} ${format.unit(unit)}`;
  const until = (day: string | null): string => (day ? t('cumulatives.until', { day: format.date(day) }) : t('cumulatives.noDay'));
  const short = shortOf(supplier.shipped, both.explained);
  const figures = [
    ['shipped', t('cumulatives.shipped', { party: partner(supplier.party) }), number(supplier.shipped), until(supplier.asOf)],
    ['received', t('cumulatives.received', { party: partner(buyer.party) }), number(buyer.received), until(buyer.asOf)],
    ['difference', t('cumulatives.difference'), format.signed(both.difference), t(Number(both.unexplained) === 0 ? 'cumulatives.explained' : 'cumulatives.partly')],
  ] as const;
  return (
    <>
      <dl className={classes.figures}>
        {figures.map(([kind, name, figure, note]) => (
          <div key={kind} data-testid={`cumulative-${kind}`}>
            <dt>{name}</dt>
            <dd className="number">{figure}</dd>
            <dd className="dim">{note}</dd>
          </div>
        ))}
      </dl>
      {short && (
        <p className={classes.note} data-testid="sent-short">
          {t('cumulatives.short', { sent: number(supplier.shipped), short: number(short.short), left: number(short.left) })}
        </p>
      )}
      <Bridge both={both} />
      {both.changes.map((one) => (
        <CountChange key={one.event.position} schedule={both.schedule} version={both.version} change={one} number={number} />
      ))}
      <p className={classes.note}>
        {start.opening
          ? t('cumulatives.fromOpening', { quantity: number(start.cumulative ?? '0'), day: start.asOf && format.date(start.asOf) })
          : t(start.cumulative === null ? 'cumulatives.fromNothing' : 'cumulatives.from', { release: start.release, quantity: number(start.cumulative ?? '0') })}{' '}
        <EventLink event={start.event} name={start.release ?? t('cumulatives.opening')} />{' '}
        {buyer.stated !== null && buyer.release !== null && t('cumulatives.stated', { release: buyer.release, quantity: number(buyer.stated), since: number(buyer.since) })}
      </p>
      {both.notCounted.length > 0 && (
        <Notice tone="open" title={t('cumulatives.notCounted')}>
          {format.list(both.notCounted.map((one) => `${format.quantity(one.quantity)} ${format.unit(one.unit)}`))}
        </Notice>
      )}
    </>
  );
}

/** Each row states a step from one figure to the other, and the picture shows where it leads. */
function Bridge({ both: { supplier, buyer, explained, unexplained, unit } }: { both: Both }) {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  const steps = stepsOf(supplier.shipped, [...explained.map((one) => one.quantity), unexplained]);
  const signed = (quantity: string): string => format.signed(minus('0', quantity));
  return (
    <Wide label={t('cumulatives.bridge', { unit: format.unit(unit) })}>
      <table className={classes.table} data-testid="bridge">
        <caption className="visually-hidden">{t('cumulatives.bridge', { unit: format.unit(unit) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('cumulatives.why')}</th>
            <th scope="col" className={classes.right}>
              {format.unit(unit)}
            </th>
            <td className={classes.picture} aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          <tr className={classes.total}>
            <th scope="row">{t('cumulatives.shippedRow')}</th>
            <td className={classes.right}>{format.quantity(supplier.shipped)}</td>
            <td className={classes.picture} aria-hidden="true" />
          </tr>
          {explained.map((one, at) => (
            <tr key={`${one.kind} ${one.event.position} ${one.name}`} data-testid="explained" data-kind={one.kind}>
              <th scope="row">
                <What one={one} />
              </th>
              <td className={classes.right}>{signed(one.quantity)}</td>
              <Bar step={steps[at]} />
            </tr>
          ))}
          {Number(unexplained) !== 0 && (
            <tr data-testid="unexplained" className={classes.unexplained}>
              <th scope="row">{t('cumulatives.unexplained')}</th>
              <td className={classes.right}>{signed(unexplained)}</td>
              <Bar step={steps.at(-1)} />
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr className={classes.total}>
            <th scope="row">{t('cumulatives.receivedRow')}</th>
            <td className={classes.right}>{format.quantity(buyer.received)}</td>
            <td className={classes.picture} aria-hidden="true" />
          </tr>
        </tfoot>
      </table>
    </Wide>
  );
}

function Bar({ step }: { step: Step | undefined }) {
  return (
    <td className={classes.picture} aria-hidden="true">
      {step && <span className={classes.bar} data-down={step.down || undefined} style={{ marginInlineStart: `${step.left}%`, width: `max(2px, ${step.width}%)` }} />}
    </td>
  );
}

/** The reason for a step, and a link to its origin. */
function What({ one }: { one: Explained }) {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  return (
    <>
      {t(`cumulatives.kind.${one.kind}` as 'cumulatives.kind.in-transit', { defaultValue: one.kind })}{' '}
      {one.shipment ? (
        <ScopedLink to={`/shipments/${encodeURIComponent(one.shipment)}`} className="inText">
          {one.name}
        </ScopedLink>
      ) : (
        <span className="number">{one.name}</span>
      )}{' '}
      <EventLink event={one.event} name={one.name} />
      {one.opensAgainOn && <span className="dim"> {t('cumulatives.opensAgain', { day: format.date(one.opensAgainOn) })}</span>}
    </>
  );
}
