import { Title } from '@mantine/core';
import { useFormat } from '../app/format';
import { Failed, Loading } from '../app/states';
import { type Between, useBottleneck } from './bottleneck';
import { useDuration } from './duration';
import type { Machine } from './machines';
import classes from './machines.module.css';
import { useWords } from './words';

/** Shows by shift how often and how long the machine waited between two cycles. The hub does not know why. */
export function IdleBetween({ machine, period }: { machine: Machine; period: { from: string; until: string } }) {
  const t = useWords();
  const answer = useBottleneck(machine.site, period);
  const rows = answer.data?.idle.filter((one) => one.code === machine.code) ?? [];
  return (
    <section className={`panel ${classes.part}`} aria-labelledby="idle-between" data-testid="idle-between">
      <Title order={2} id="idle-between">
        {t('idle.title')}
      </Title>
      {answer.isPending && <Loading />}
      {answer.isError && !answer.data && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && rows.length === 0 && <p className="dim">{t('idle.none')}</p>}
      {rows.length > 0 && (
        <ul className={classes.idle}>
          {rows.map((one) => (
            <Waits key={`${one.day} ${one.shift ?? ''}`} one={one} />
          ))}
        </ul>
      )}
      <p className="dim small">{t('idle.why')}</p>
    </section>
  );
}

function Waits({ one }: { one: Between }) {
  const t = useWords();
  const format = useFormat();
  const duration = useDuration();
  return (
    <li data-testid="idle-row">
      <span>{[one.shift, format.weekdayAndDate(one.day)].filter(Boolean).join(t('between'))}</span>
      <span>
        <strong className="number">{duration(Number(one.seconds))}</strong> <span className="dim">{t('idle.times', { count: one.times, longest: duration(Number(one.longestSeconds)) })}</span>
      </span>
    </li>
  );
}
