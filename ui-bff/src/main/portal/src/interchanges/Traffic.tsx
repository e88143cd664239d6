import { SegmentedControl } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { Failed, Loading } from '../app/states';
import { useScope } from '../app/scope';
import { TrafficBars } from './TrafficBars';
import { TrafficShares } from './TrafficShares';
import { TrafficTable } from './TrafficTable';
import { duration, type Report, size, timesOf, total, useTraffic, type Way } from './traffic';
import classes from './traffic.module.css';

const PERIODS = ['7', '30', '90'];

/**
 * Recent messages in both directions, their outcomes and durations; closed until somebody opens it.
 */
export function Traffic({ partner }: { partner: string | undefined }) {
  const { t } = useTranslation('interchanges');
  const { asOf } = useScope();
  const [{ traffic }, setFilters] = useUrlFilters(['traffic']);
  const id = useId();
  const days = PERIODS.find((one) => one === traffic);
  if (asOf) return null;
  const Chevron = days ? IconChevronDown : IconChevronRight;
  return (
    <section className={`panel ${classes.traffic}`} aria-label={t('traffic.title')}>
      <div className={classes.head}>
        <h2>
          <button type="button" className={classes.toggle} aria-expanded={days !== undefined} aria-controls={id} onClick={() => setFilters({ traffic: days ? '' : '30' })} data-testid="traffic">
            <Chevron size={16} aria-hidden="true" /> {t('traffic.title')}
          </button>
        </h2>
        {days && (
          <SegmentedControl
            size="xs"
            aria-label={t('traffic.period')}
            value={days}
            onChange={(next) => setFilters({ traffic: next })}
            data={PERIODS.map((one) => ({ value: one, label: t('traffic.days', { count: Number(one) }) }))}
          />
        )}
      </div>
      <div id={id}>{days && <Shown days={Number(days)} partner={partner} />}</div>
    </section>
  );
}

function Shown({ days, partner }: { days: number; partner: string | undefined }) {
  const answer = useTraffic(days, partner);
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <>
      <div className={classes.ways} data-testid="traffic-ways">
        <OneWay report={answer.data} way="in" />
        <OneWay report={answer.data} way="out" />
      </div>
      <div className={classes.all}>
        <TrafficTable report={answer.data} />
      </div>
    </>
  );
}

function OneWay({ report, way }: { report: Report; way: Way }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const sum = total(report, way);
  const took = timesOf(report, way).find((one) => one.partner === null);
  return (
    <section className={classes.way} aria-label={`${t('traffic.title')}: ${t(`direction.${way}`)}`} data-testid={`traffic-${way}`}>
      <h3>{t(`direction.${way}`)}</h3>
      {sum.messages === 0 ? (
        <p className="dim">{t('traffic.none')}</p>
      ) : (
        <>
          <p className={classes.sums}>
            <span>
              <strong className="number">{format.quantity(String(sum.messages))}</strong> {t('traffic.messages', { count: sum.messages })}
            </span>
            <span>
              <strong className="number">{size(sum.bytes, format.language)}</strong>
            </span>
            {took && (
              <span data-testid="took">
                {t(`traffic.took.${way}`)} <strong className="number">{duration(took.p50Seconds, format.language)}</strong> <span className="dim">{t('traffic.p95', { time: duration(took.p95Seconds, format.language) })}</span>
              </span>
            )}
          </p>
          <TrafficBars report={report} way={way} sum={sum} />
          <TrafficShares report={report} way={way} of="partner" />
          <TrafficShares report={report} way={way} of="type" />
        </>
      )}
    </section>
  );
}
