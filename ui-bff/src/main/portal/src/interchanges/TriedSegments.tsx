import { Button, Switch } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed, Loading } from '../app/states';
import classes from './segments.module.css';
import { checkedSegments } from './interchanges';
import { Line } from './Segments';

/**
 * The file segment by segment, with faults in their places; at first only faulty segments, if there
 * are any.
 */
export function TriedSegments({ file, interchange, faults }: { file: Blob; interchange: number; faults: number }) {
  const { t } = useTranslation('interchanges');
  const key = useId();
  const [faulty, setFaulty] = useState(false);
  const answer = useInfiniteQuery({
    queryKey: ['tried', key, file.size, interchange, faulty],
    queryFn: ({ pageParam }) => checkedSegments(file, interchange, pageParam, faulty),
    initialPageParam: 1,
    getNextPageParam: (page) => (page.next ? (page.items.at(-1)?.number ?? 0) + 1 : undefined),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const segments = answer.data?.pages.flatMap((page) => page.items) ?? [];
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  if (segments.length === 0 && !faulty) return null;
  return (
    <section className="panel" aria-label={t('view.segments')} data-testid="segments">
      {faults > 0 && (
        <div className={classes.tools}>
          <strong>{t('view.segments')}</strong>
          <Switch size="sm" label={t('segment.onlyFaulty')} checked={faulty} onChange={(event) => setFaulty(event.currentTarget.checked)} data-testid="only-faulty" />
        </div>
      )}
      <ol className={classes.list}>
        {segments.map((segment) => (
          <Line key={segment.number} segment={segment} target={false} traced={undefined} />
        ))}
      </ol>
      {answer.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
            {t('segment.more')}
          </Button>
        </div>
      )}
    </section>
  );
}
