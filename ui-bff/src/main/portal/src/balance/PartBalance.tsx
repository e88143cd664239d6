import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { compare } from '../app/decimal';
import { useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartnerName, useSiteName } from '../app/partners';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { demandPath, mayPlan } from '../demand/demand';
import { QuestionsAbout } from '../questions/QuestionsAbout';
import { useAgainst } from './Against';
import { type Asked, type Balance, type BalanceRow, type Breach, type Grain, isStockRecorded, useBalance } from './balance';
import classes from './balance.module.css';
import { BalanceChart } from './BalanceChart';
import { BalanceTable, coverText } from './BalanceTable';
import { Because } from './Because';
import { CumulativeChart } from './CumulativeChart';
import { Inputs } from './Inputs';
import { useLater } from './later';
import { PartnersSide, PartnersSites } from './PartnersSide';
import { Sourced } from './Sourced';
import { sourcesOf } from './sources';

const grains = ['day', 'week', 'month'] as const;
const spans = ['28', '91', '182'] as const;

/** One part at one site: stock, inflows and outflows, day by day. */
export function PartBalance() {
  const { t } = useTranslation('balance');
  const [search] = useSearchParams();
  const [chosen, choose] = useUrlFilters(['grain', 'days', 'against']);
  const grain: Grain = grains.find((one) => one === chosen.grain) ?? 'day';
  const days = spans.find((one) => one === chosen.days) ?? (grain === 'day' ? '28' : '182');
  const asked = { part: search.get('part') ?? '', site: search.get('site') ?? '', partner: search.get('partner') ?? undefined, grain, days: Number(days), partnerPart: search.get('partnerPart') ?? undefined };
  const own = !asked.site.includes('/');
  const { against, choice } = useAgainst('balance', chosen.against, (one) => choose({ against: one }));
  const switches = (
    <div className={classes.switches}>
      <SegmentedControl size="xs" aria-label={t('grain.label')} value={grain} onChange={(one) => choose({ grain: one, days: undefined })} data={grains.map((one) => ({ value: one, label: t(`grain.${one}`) }))} data-testid="grain" />
      {own && choice}
      <SegmentedControl size="xs" aria-label={t('span.label')} value={days} onChange={(one) => choose({ days: one })} data={spans.map((one) => ({ value: one, label: t(`span.${one}`) }))} data-testid="span" />
    </div>
  );
  if (!own)
    return (
      <div className="page" data-testid="partners-balance">
        <DocumentHead way={[{ to: '/run-outs', label: t('title') }]} name={asked.part} title={<PartNumber part={asked.part} partner={asked.site.split('/')[0]} other={asked.partnerPart} />} facts={[]}>
          {switches}
        </DocumentHead>
        <PartnersSide asked={asked} />
      </div>
    );
  return (
    <OwnBalance asked={{ ...asked, against }} grain={grain}>
      {switches}
    </OwnBalance>
  );
}

function OwnBalance({ asked, grain, children }: { asked: Asked; grain: Grain; children: React.ReactNode }) {
  const { t } = useTranslation('balance');
  const answer = useBalance(asked);
  if (asked.part === '') return <Empty whole title={t('empty.noPart')}>{t('empty.noPartWhy')}</Empty>;
  if (answer.isPending) return <Loading />;
  if (!answer.data || (answer.isError && !answer.isPlaceholderData)) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <PartScreen balance={answer.data} compared={Boolean(asked.against)} partner={asked.partner} grain={grain}>
      {children}
    </PartScreen>
  );
}

type Props = { balance: Balance; /** Whether it is compared. */ compared: boolean; partner: string | undefined; grain: Grain; children: React.ReactNode };

function PartScreen({ balance, compared, partner, grain, children }: Props) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const me = useMe();
  const { as, readOnly } = useScope();
  const partnerName = usePartnerName();
  const site = useSiteName();
  const quantity = (decimal: string): string => `${format.quantity(decimal)} ${format.unit(balance.unit)}`;
  const later = useLater(balance.unit);
  const again = ({ later: more }: Breach): string => (more ? t('again', { count: more.times }) : '');
  const first = balance.rows[0];
  const { runOut, belowMinimum, aboveMaximum } = balance;
  // For a buyer, the supplier's plan is its promises. The buyer sees shipments against them, but no
  // reported output.
  const latePlan = t(`fact.latePlan.${as === 'buyer' ? 'buyer' : 'supplier'}`);
  const demandShared = balance.demand === 'shared';
  /** Cover refers to the closing stock of the first row, not to the current stock. */
  const coverOf = (row: BalanceRow): string => {
    const lasts = coverText(row, t, format.quantity);
    if (row.closing === null || (row.until === balance.today && compare(row.closing, balance.opening) === 0)) return lasts;
    const stock = quantity(row.closing);
    return `${lasts} ${row.until === balance.today ? t('coverOf', { quantity: stock }) : t('coverOfDay', { quantity: stock, day: format.date(row.until) })}`;
  };
  const facts = [
    [t('column.site'), site(me.party?.code ?? '', balance.site)],
    [t(as === 'buyer' ? 'fact.supplier' : 'fact.customer'), partner && partnerName(partner)],
    [t('fact.opening'), !isStockRecorded(balance) ? <span key="opening" className="dim">{t('noStock')}</span> : <strong key="opening"><Sourced at={sourcesOf(balance, { number: 'stock' })} name={t('fact.opening')}>{quantity(balance.opening)}</Sourced>{balance.openingRounded && <span className="dim" data-testid="opening-rounded"> {t('fact.rounded')}</span>}</strong>],
    [t('fact.free'), Number(balance.free) !== 0 && <span className="number">{quantity(balance.free)}</span>],
    [t('fact.overdue'), as === 'supplier' && Number(balance.overdue) !== 0 && <strong className={classes.never}><Sourced at={sourcesOf(balance, { number: 'out', late: true })} name={t('fact.overdue')}>{quantity(balance.overdue)}</Sourced></strong>],
    [t('fact.lateTransit'), Number(balance.lateTransit) !== 0 && <strong className={classes.never}><Sourced at={sourcesOf(balance, { number: 'confirmed', late: true })} name={t('fact.lateTransit')}>{quantity(balance.lateTransit)}</Sourced></strong>],
    [latePlan, Number(balance.latePlan) !== 0 && <strong className={classes.never}><Sourced at={sourcesOf(balance, { number: 'late-plan' })} name={latePlan}>{quantity(balance.latePlan)}</Sourced></strong>],
    [t('fact.cover'), first && demandShared && isStockRecorded(balance) && coverOf(first)],
    [t('fact.shipsFrom'), balance.shipping && balance.shipping.length > 0 && <ShipsFrom all={balance.shipping} />],
    [t('fact.callOffs'), <ScopedLink key="call-offs" to={`/call-offs?part=${encodeURIComponent(balance.part)}`}>{t('fact.show')}</ScopedLink>],
    [t('fact.stock'), <ScopedLink key="stock" to={`/stock?part=${encodeURIComponent(balance.part)}`}>{t('fact.show')}</ScopedLink>],
    [t('fact.demand'), as === 'buyer' && <ScopedLink key="demand" to={demandPath(balance.part, balance.site)}>{t('fact.show')}</ScopedLink>],
  ] as const;
  return (
    <div className="page" data-testid="part-balance" data-part={balance.part}>
      <DocumentHead
        way={[{ to: '/run-outs', label: t('title') }]}
        name={balance.part}
        title={
          <>
            <PartLink part={balance.part} className="underlined" />
            <span className={classes.description}>
              <PartNumber part={balance.part} partner={partner}>
                {() => null}
              </PartNumber>
            </span>
          </>
        }
        facts={facts}
      >
        {children}
      </DocumentHead>
      {runOut && (
        <Notice tone="late" title={t('runsOut', { on: format.date(runOut.on), size: quantity(runOut.size) })}>
          {runOut.recoversOn ? t('recovers', { on: format.date(runOut.recoversOn) }) : t('recoversNever')} {later(runOut)} {runOut.cause && <Because cause={runOut.cause} part={balance.part} />}{' '}
          {runOut.cause?.since && <span className="dim">{t('sinceWhen', { at: format.moment(runOut.cause.since) })}</span>}
        </Notice>
      )}
      {!runOut && demandShared && balance.inputs.length > 0 && <Notice tone="good">{t('sufficesAll')}</Notice>}
      {!demandShared && <Notice tone="info" title={t('noDemand')}>{t('noDemandWhy')} {mayPlan(me, as) && !readOnly && <ScopedLink to={demandPath(balance.part, balance.site)} className="inText">{t('empty.buyerDoes')}</ScopedLink>}</Notice>}
      {!isStockRecorded(balance) && <Notice tone="info">{t('noStockWhy')}</Notice>}
      {compared && <Before balance={balance} />}
      {belowMinimum && <Notice tone="open">{t('minimum', { on: format.date(belowMinimum.on), size: quantity(belowMinimum.size) })} {again(belowMinimum)}</Notice>}
      {aboveMaximum && <Notice tone="info">{t('maximum', { on: format.date(aboveMaximum.on), size: quantity(aboveMaximum.size) })} {again(aboveMaximum)}</Notice>}
      {(balance.notInForce ?? []).map((one, at) => (
        <Notice key={`${one.partner} ${at}`} tone="open" title={t('notInForce', { partner: partnerName(one.partner) })}>
          {one.until && one.until < balance.today ? t('ended', { on: format.date(one.until) }) : one.from && t('begins', { on: format.date(one.from) })} {t('notInForceWhy')}
        </Notice>
      ))}
      {balance.notCounted.length > 0 && (
        <Notice tone="open" title={t('notCounted')}>
          {format.list(balance.notCounted.map((one) => `${format.quantity(one.quantity)} ${format.unit(one.unit)} (${t(`why.${one.why}` as 'why.no-conversion', { defaultValue: one.why })})`))}{' '}
          <Sourced at={sourcesOf(balance, { number: 'not-counted' })} name={t('notCounted')}>
            {t('fact.show')}
          </Sourced>
        </Notice>
      )}
      <section className={`panel ${classes.panel}`} aria-label={t('chart.label')}>
        <Inputs inputs={balance.inputs} />
        <BalanceChart balance={balance} grain={grain} />
        <CumulativeChart balance={balance} grain={grain} />
      </section>
      <section className={`panel ${classes.panel}`} aria-label={t('table.title')}>
        <BalanceTable balance={balance} grain={grain} />
      </section>
      <PartnersSites part={balance.part} />
      <QuestionsAbout about={{ kind: 'part', part: balance.part }} partner={partner} />
    </div>
  );
}

/** At which of one's sites call-offs and orders of the part count, and why there. */
function ShipsFrom({ all }: { all: NonNullable<Balance['shipping']> }) {
  const { t } = useTranslation('balance');
  const me = useMe();
  const site = useSiteName();
  const partner = usePartnerName();
  return all.map((one) => (
    <span key={one.partner ?? ''} data-testid="ships-from">
      {one.partner && `${partner(one.partner)}: `}
      {site(me.party?.code ?? '', one.site)} <span className="dim">{t(`shipsFrom.${one.why}`)}</span>{' '}
    </span>
  ));
}

/** The change since the moment that the balance is compared with. */
function Before({ balance: { before, runOut } }: { balance: Balance }) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  if (!before) return <Notice tone="info">{t('against.nothing')}</Notice>;
  const now = runOut ? t('against.runsOut', { on: format.date(runOut.on) }) : t('against.suffices');
  const then = before.runOut ? t('against.runsOut', { on: format.date(before.runOut.on) }) : t('against.suffices');
  return (
    <Notice tone="info" title={t('against.then', { at: format.moment(before.at) })}>
      {then === now ? t('against.same', { now }) : t('against.change', { earlier: then, now })}
    </Notice>
  );
}
