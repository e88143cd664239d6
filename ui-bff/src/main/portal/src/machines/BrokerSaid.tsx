import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { type Refused, useBrokerReadings } from './refused';
import { useWords } from './words';

/** Warns if the company's broker is away, and lists the readings that the hub refused, because devices behind a broker get no answer. */
export function BrokerSaid() {
  const t = useWords();
  const format = useFormat();
  const answer = useBrokerReadings().data;
  const broker = answer?.broker;
  return (
    <>
      {broker?.connected === false && (
        <div data-testid="broker-away">
          <Notice tone="late" title={t('broker.away', { since: broker.since === null ? t('notKnown') : format.moment(broker.since) })}>
            {t(`broker.problem.${broker.problem ?? 'unreachable'}`, { defaultValue: broker.problem ?? '' })}
          </Notice>
        </div>
      )}
      {answer && answer.items.length > 0 && (
        <div data-testid="refused-readings">
          <Notice tone="open" title={t('broker.refused')}>
            <ul>
              {answer.items.map((one) => (
                <Reason key={`${one.machine} ${one.code}`} one={one} />
              ))}
            </ul>
            {answer.next !== null && t('broker.more')}
          </Notice>
        </div>
      )}
    </>
  );
}

function Reason({ one }: { one: Refused }) {
  const t = useWords();
  const format = useFormat();
  return (
    <li title={one.example ?? undefined}>
      <span className="number">{one.machine === '' ? t('broker.noMachine') : one.machine}</span> {t(`broker.code.${one.code}`, { defaultValue: one.code })}{' '}
      <span className="dim">{t('broker.times', { count: one.times, last: format.moment(one.lastAt) })}</span>
    </li>
  );
}
