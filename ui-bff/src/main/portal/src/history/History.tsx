import { Button, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { Crumbs } from '../app/Crumbs';
import { useFormat } from '../app/format';
import { useNamed } from '../app/named';
import { usePartName } from '../app/PartName';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { Empty, Failed, Loading } from '../app/states';
import { streamOf } from '../app/streams';
import { visible } from '../app/visible';
import { eventPath } from './EventLink';
import { type Happened, partsOf, useHistory } from './history';
import classes from './history.module.css';
import { useWay } from './way';

/** The history of one order, schedule or shipment, newest first. */
export function History() {
  const { t } = useTranslation('history');
  const { id = '' } = useParams();
  const partner = usePartnerName();
  const site = useSiteName();
  const partName = usePartName();
  const answer = useHistory(id);
  const all = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const newestFirst = all.toSorted((a, b) => b.position - a.position);
  const { type, words } = partsOf(streamOf(id));
  const way = useWay(id);
  /** Parties and sites by name, a part by number and name. */
  const nameOf = (word: string): string => {
    const known = partner(word) === word ? site(words[0] ?? '', word) : partner(word);
    return known === word ? [word, partName(word)].filter(Boolean).join(' ') : known;
  };
  const name = t(`stream.${type}` as 'stream.PurchaseOrder', { defaultValue: type });
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <div className="page" data-testid="history">
      <title>{`${t('title')} · Weft`}</title>
      <Crumbs way={way} here={t('title')} />
      <Title order={1}>{t('title')}</Title>
      <p className={classes.what}>
        {name} <span className="dim">{words.map(nameOf).join(' · ')}</span>
      </p>
      {newestFirst.length === 0 ? (
        <Empty title={t('empty')}>{t('emptyWhy')}</Empty>
      ) : (
        <ol className={`panel ${classes.events}`} reversed>
          {newestFirst.map((event) => (
            <OneEvent key={event.position} event={event} />
          ))}
        </ol>
      )}
      {answer.isFetchNextPageError ? (
        <Failed error={answer.error} retry={() => void answer.fetchNextPage()} />
      ) : (
        answer.hasNextPage && (
          <Button variant="default" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()} data-testid="history-earlier">
            {t('earlier')}
          </Button>
        )
      )}
    </div>
  );
}

function OneEvent({ event }: { event: Happened }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const partner = usePartnerName();
  const say = useNamed();
  const { hash } = useLocation();
  const anchor = `at-${event.position}`;
  const who = event.actor.name ? format.text(event.actor.name) : (event.actor.user ?? event.actor.client);
  return (
    <li id={anchor} data-testid="event" data-position={event.position} data-type={event.type} data-target={hash === `#${anchor}` || undefined} ref={hash === `#${anchor}` ? intoSight : undefined}>
      <span className={`${classes.position} number`}>
        <span className="visually-hidden">{t('position')} </span>
        {event.position}
      </span>
      <div className={classes.said}>
        <p>
          <ScopedLink to={eventPath(event.position, event.at)} className="underlined" data-testid="event-open">
            {say(event.text)}
          </ScopedLink>
        </p>
        <p className="dim">
          <time dateTime={event.at} className="number">
            {format.moment(event.at)}
          </time>
          {` · ${partner(event.actor.party)}`}
          {who && ` · ${visible(who)}`}
          {` · ${t(`via.${event.channel}` as 'via.portal', { defaultValue: event.channel })}`}
          {event.cause.interchange && (
            <>
              {' · '}
              <ScopedLink to={`/interchanges/${encodeURIComponent(event.cause.interchange)}`} className="underlined">
                {t('cause', { message: event.cause.message ?? '' })}
              </ScopedLink>
            </>
          )}
        </p>
        <details>
          <summary>{t('stored')}</summary>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wide text scrolls by keyboard too */}
          <pre tabIndex={0} aria-label={t('storedAs', { position: event.position })}>
            {event.type}
            {'\n'}
            {JSON.stringify(event.data, null, 2)}
          </pre>
        </details>
      </div>
    </li>
  );
}

function intoSight(event: HTMLElement | null): void {
  event?.scrollIntoView({ block: 'center' });
}
