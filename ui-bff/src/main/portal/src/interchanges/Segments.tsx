import { Button, Switch } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { Effects } from './Effects';
import classes from './segments.module.css';
import { type InterchangeDetail, type Segment, useSegments } from './interchanges';

/** How many segments are shown before the linked one. */
const BEFORE = 5;

/** The interchange segment by segment in the directory's terms, with faults in their places. */
export function Segments({ interchange, target }: { interchange: InterchangeDetail; target: number | undefined }) {
  const { t } = useTranslation('interchanges');
  const [from, setFrom] = useState(() => Math.max(1, (target ?? 1) - BEFORE));
  const [faulty, setFaulty] = useState(false);
  const answer = useSegments(interchange.id, faulty ? 1 : from, faulty);
  // Partners' agreements are private: the operator reads segments, but not their effects.
  const isOperator = useMe().roles.includes('operator');
  const traced = interchange.direction === 'in' && !isOperator ? interchange.id : undefined;
  const segments = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const faults = [...(interchange.faults ?? []), ...interchange.messages.flatMap((message) => message.faults)].length;
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('view.segments')} data-testid="segments">
      <div className={classes.tools}>
        {from > 1 && !faulty ? (
          <Button size="compact-sm" variant="default" style={{ flexShrink: 0 }} onClick={() => setFrom(1)}>
            {t('segment.fromStart')}
          </Button>
        ) : (
          <span />
        )}
        {(faults > 0 || interchange.nextMessages) && (
          <Switch size="sm" label={t('segment.onlyFaulty')} checked={faulty} onChange={(event) => setFaulty(event.currentTarget.checked)} data-testid="only-faulty" />
        )}
      </div>
      <ol className={classes.list}>
        {segments.map((segment) => (
          <Line key={segment.number} segment={segment} target={segment.number === target} traced={traced} />
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

export function Line({ segment, target, traced }: { segment: Segment; target: boolean; /** The interchange, if the reader may ask for the segment's effects. */ traced: string | undefined }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (target) line.current?.scrollIntoView({ block: 'center' });
  }, [target]);
  const [open, setOpen] = useState(false);
  const faulty = new Set(segment.faults.map((fault) => fault.element));
  return (
    <li ref={line} className={classes.line} data-testid="segment" data-number={segment.number} data-fault={segment.faults.length > 0 || undefined} data-target={target || undefined}>
      <span className={`${classes.number} number`} title={t('fault.offset', { offset: segment.offset })}>
        {segment.number}
      </span>
      <span className={classes.tag}>
        <strong className="mono">{segment.tag}</strong> <span className="dim">{format.text(segment.name) === segment.tag ? '' : format.text(segment.name)}</span>
      </span>
      <dl className={classes.values}>
        {segment.values.map(({ element, name, value }, at) => (
          // eslint-disable-next-line react/no-array-index-key -- an element may be repeated, and none ever moves
          <div key={at} data-fault={faulty.has(element) || undefined} title={element}>
            <dt>{name ? format.text(name) : element}</dt>
            <dd className="mono">{value}</dd>
          </div>
        ))}
      </dl>
      {traced && (
        <button type="button" className={classes.trace} aria-expanded={open} title={t('effect.ask')} aria-label={t('effect.askOf', { segment: segment.number })} onClick={() => setOpen(!open)} data-testid="trace">
          {open ? '−' : '⇢'}
        </button>
      )}
      {traced && open && <Effects id={traced} segment={segment.number} />}
      {segment.faults.map((fault) => (
        <p key={fault.code + fault.element} className={classes.fault}>
          {format.text(fault.text)} <span className="mono">{fault.code}</span>
        </p>
      ))}
    </li>
  );
}
