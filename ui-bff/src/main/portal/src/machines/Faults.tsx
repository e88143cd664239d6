import { Title } from '@mantine/core';
import { useFormat } from '../app/format';
import { Failed, Loading } from '../app/states';
import { useDuration } from './duration';
import { type FaultCount, useFaults } from './machines';
import classes from './machines.module.css';
import { paretoOf } from './pareto';
import { useWords } from './words';

/** Lists the faults of a period by their total time, the longest first, with cumulative shares. */
export function Faults({ machine, period }: { machine: string; period: { from: string; until: string } }) {
  const t = useWords();
  const answer = useFaults(machine, period);
  return (
    <section className={`panel ${classes.part}`} aria-labelledby="faults" data-testid="faults">
      <Title order={2} id="faults">
        {t('fault.title')}
      </Title>
      {answer.isPending ? <Loading /> : answer.data ? <Pareto faults={answer.data.faults} /> : <Failed error={answer.error} retry={() => void answer.refetch()} />}
    </section>
  );
}

/** A number with one decimal, even if it is whole. */
const tenth = (percent: string | undefined): string => Number(percent ?? 0).toFixed(1);

export function Pareto({ faults }: { faults: readonly FaultCount[] }) {
  const t = useWords();
  const format = useFormat();
  const duration = useDuration();
  if (faults.length === 0) return <p className="dim">{t('fault.none')}</p>;
  const most = Math.max(...faults.map((one) => Number(one.seconds)), 1);
  const shares = paretoOf(faults);
  return (
    <div className={classes.scrolled}>
      <table className={classes.pareto} aria-label={t('fault.title')}>
        <thead>
          <tr>
            <th scope="col">{t('fault.code')}</th>
            <th scope="col">{t('fault.time')}</th>
            <th scope="col">{t('fault.times')}</th>
            <th scope="col">{t('fault.share')}</th>
            <th scope="col">{t('fault.cumulative')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ code, times, seconds }, at) => (
            <tr key={code} data-testid="fault-row" data-code={code}>
              <th scope="row" className="number">
                {code}
                <span className={classes.bar} aria-hidden="true">
                  <i style={{ width: `${(Number(seconds) / most) * 100}%` }} />
                </span>
              </th>
              <td className="number nowrap">{duration(Number(seconds))}</td>
              <td className="number">{format.quantity(String(times))}</td>
              <td className="number">{format.amount(tenth(shares[at]?.share))}%</td>
              <td className="number" data-testid="fault-sum">
                {format.amount(tenth(shares[at]?.cumulative))}%
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
