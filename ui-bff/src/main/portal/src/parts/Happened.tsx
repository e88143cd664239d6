import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useNamed } from '../app/named';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { eventPath } from '../history/EventLink';
import classes from './parts.module.css';
import { FEW, useHappened, useOrdersOf } from './parts';

/** A part's history, newest first. */
export function Happened({ numbers }: { numbers: string[] | undefined }) {
  const { t } = useTranslation('parts');
  const orders = useOrdersOf(numbers);
  const { asOf } = useScope();
  const format = useFormat();
  const say = useNamed();
  const partner = usePartnerName();
  const answer = useHappened(numbers, orders.isError ? [] : orders.data?.rows.map((order) => order.order));
  const events = answer.data ?? [];
  return (
    <section className={`panel ${classes.section}`} aria-label={t('history')} data-testid="part-history" data-count={answer.data && events.length}>
      <Title order={2}>{t('history')}</Title>
      {answer.isPending ? (
        <Loading />
      ) : answer.isError ? (
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      ) : events.length === 0 ? (
        <p className="dim">{t(asOf ? 'nothingThen' : 'nothing')}</p>
      ) : (
        <ol className={classes.happened}>
          {events.slice(0, FEW).map((event) => (
            <li key={event.position}>
              <ScopedLink to={eventPath(event.position, event.at)}>{say(event.text)}</ScopedLink>
              <span className="dim number">
                <time dateTime={event.at}>
                  {format.moment(event.at)} · {partner(event.actor.party)}
                </time>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
