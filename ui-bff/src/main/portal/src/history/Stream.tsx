import { Button, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Crumbs } from '../app/Crumbs';
import { usePartName } from '../app/PartName';
import { usePartnerName, useSiteName } from '../app/partners';
import { Empty, Failed, Loading } from '../app/states';
import { streamOf } from '../app/streams';
import { changesOf, sharesOf } from '../moments/changes';
import { partsOf, useHistory } from './history';
import classes from './history.module.css';
import { StreamEvent } from './StreamEvent';
import { useWay } from './way';

/** The events of one order, schedule or other stream in sentences, newest first, each with a bar for what it changed. */
export function Stream() {
  const { t } = useTranslation('history');
  const { id = '' } = useParams();
  const partner = usePartnerName();
  const site = useSiteName();
  const partName = usePartName();
  const answer = useHistory(id);
  const all = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const oldestFirst = all.toSorted((a, b) => a.position - b.position);
  const changes = changesOf(oldestFirst);
  const shares = sharesOf(changes);
  const newestFirst = oldestFirst.map((event, at) => ({ event, change: changes[at] ?? null, share: shares[at] ?? 0 })).toReversed();
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
          {newestFirst.map(({ event, change, share }) => (
            <StreamEvent key={event.position} event={event} change={change} share={share} />
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
