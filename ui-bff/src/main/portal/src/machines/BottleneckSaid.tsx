import { daysAfter, today } from '../app/days';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { ScopedLink, useScope } from '../app/scope';
import { type Active, useBottleneck } from './bottleneck';
import { useDuration } from './duration';
import { pathOf } from './machines';
import { usePercent } from './percent';
import { useWords } from './words';

/** The days of the period, which ends today. */
const DAYS = 7;

/** Names the bottleneck of the last days: the machine with the longest uninterrupted active periods. */
export function BottleneckSaid({ site }: { site: string }) {
  const t = useWords();
  const { asOf } = useScope();
  const day = today(asOf?.instant);
  const from = new Date(`${daysAfter(day, 1 - DAYS)}T00:00:00`).toISOString();
  const until = new Date(`${daysAfter(day, 1)}T00:00:00`).toISOString();
  const answer = useBottleneck(site, { from, until });
  const found = answer.data?.machines.filter((one) => answer.data.bottlenecks.includes(one.machine)) ?? [];
  if (found.length === 0) return null;
  return (
    <div data-testid="bottleneck">
      <Notice tone="info" title={t('bottleneck.title', { count: found.length })}>
        {found.map((one) => (
          <Longest key={one.machine} one={one} />
        ))}
        {t('bottleneck.why', { days: DAYS })}
      </Notice>
    </div>
  );
}

function Longest({ one }: { one: Active }) {
  const t = useWords();
  const format = useFormat();
  const duration = useDuration();
  const percent = usePercent();
  return (
    <>
      <ScopedLink to={pathOf(one.machine)} className="underlined">
        {one.code} {one.names && format.text(one.names)}
      </ScopedLink>{' '}
      ({t('bottleneck.active', { length: one.seconds === null ? t('notKnown') : duration(Number(one.seconds)), coverage: percent(one.coverage) })}){' '}
    </>
  );
}
