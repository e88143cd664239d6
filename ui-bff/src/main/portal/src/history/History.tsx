import { Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useFormat } from '../app/format';
import { useNamed } from '../app/named';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { Empty, Failed, Loading } from '../app/states';
import { visible } from '../app/visible';
import { type Happened, partsOf, streamOf, useHistory } from './history';
import classes from './history.module.css';

/** All that happened to one order, schedule or shipment, the newest first. */
export function History() {
  const { t } = useTranslation('history');
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const partner = usePartnerName();
  const site = useSiteName();
  const answer = useHistory(id);
  const all = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const newestFirst = all.toSorted((a, b) => b.position - a.position);
  const { type, words } = partsOf(streamOf(id));
  const name = t(`stream.${type}` as 'stream.PurchaseOrder', { defaultValue: type });
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <div className="page" data-testid="history">
      <title>{`${t('title')} · Weft`}</title>
      <button type="button" className={classes.back} onClick={() => void navigate(-1)}>
        <IconArrowLeft size={16} aria-hidden="true" /> {t('back')}
      </button>
      <Title order={1}>{t('title')}</Title>
      <p className={classes.what}>
        {name} <span className="dim">{words.map((word) => (partner(word) === word ? site(words[0] ?? '', word) : partner(word))).join(' · ')}</span>
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
      {(answer.hasNextPage || answer.isFetchNextPageError) && (answer.isFetchNextPageError ? <Failed error={answer.error} retry={() => void answer.fetchNextPage()} /> : <Loading />)}
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
  const who = event.actor.user ?? event.actor.client;
  return (
    <li id={anchor} data-testid="event" data-position={event.position} data-type={event.type} data-target={hash === `#${anchor}` || undefined} ref={hash === `#${anchor}` ? intoSight : undefined}>
      <span className={`${classes.position} number`}>
        <span className="visually-hidden">{t('position')} </span>
        {event.position}
      </span>
      <div className={classes.said}>
        <p>{say(event.text)}</p>
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
              <ScopedLink to={`/interchanges/${encodeURIComponent(event.cause.interchange)}`} className="inText">
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
