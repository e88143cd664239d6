import { Button, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { minus, sum } from '../app/decimal';
import { useFormat } from '../app/format';
import { OriginLink } from '../app/OriginLink';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { Sign } from '../app/Sign';
import { Failed, Loading } from '../app/states';
import { demandPath } from '../demand/demand';
import { EventLink } from '../history/EventLink';
import { pageOf } from '../history/history';
import classes from './balance.module.css';
import { type Source, type SourcesAt, useSources } from './sources';

type Of = { at: SourcesAt; /** The number's name, with its days. */ name: string };

/** A number that opens its sources. */
export function Sourced({ children, ...of }: Of & { children: ReactNode }) {
  const { t } = useTranslation('balance');
  const [open, setOpen] = useState(false);
  return (
    <>
      <UnstyledButton className={`number ${classes.sourced}`} onClick={() => setOpen(true)} title={t('sources.of', { name: of.name })} data-testid="sourced" data-number={of.at.params.number}>
        {children}
      </UnstyledButton>
      {open && <Sources {...of} onClose={() => setOpen(false)} />}
    </>
  );
}

function Sources({ at, name, onClose }: Of & { onClose: () => void }) {
  const { t } = useTranslation('balance');
  const answer = useSources(at);
  const all = answer.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Dialog title={name} onClose={onClose} size="lg" data-testid="sources">
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && all.length === 0 && <p className="dim">{t('sources.none')}</p>}
      <Statements at={at} all={all} isWhole={!answer.hasNextPage} />
      {answer.hasNextPage && (
        <Button variant="default" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('sources.more')}
        </Button>
      )}
    </Dialog>
  );
}

/** The statements that a number is made of, and their sum once all of them are listed in one unit. */
export function Statements({ at, all, isWhole }: { at: SourcesAt; all: Source[]; isWhole: boolean }) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const site = at.params.site === undefined ? undefined : String(at.params.site);
  const unit = all.every((source) => source.unit === all[0]?.unit) ? all[0]?.unit : undefined;
  return (
    <>
      <ul className={classes.sources}>
        {all.map((source, place) => (
          <Line key={`${source.id} ${source.due} ${source.on} ${place}`} source={source} part={source.part ?? String(at.params.part)} site={site} />
        ))}
      </ul>
      {all.length > 1 && isWhole && unit && (
        <p className={classes.sourcesSum}>
          <span>{t('sources.together')}</span>
          <strong className="number">
            {format.quantity(sum(all.map((source) => source.quantity)))} {format.unit(unit)}
          </strong>
        </p>
      )}
    </>
  );
}

/** The list that shows a kind of source without a page of its own. */
const LISTS: Partial<Record<Source['kind'], (part: string, site?: string) => string>> = {
  stock: (part) => `/stock?part=${encodeURIComponent(part)}`,
  output: (part, site) => `/output?${new URLSearchParams({ ...(site && { site }), part }).toString()}`,
  demand: demandPath,
};

/** One statement, with its author and place, and how much of it counts here. */
function Line({ source, part, site }: { source: Source; part: string; site: string | undefined }) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const partner = usePartnerName();
  const words = useWords(source);
  const { as } = useScope();
  // The reader has no screen for a partner's plan.
  const elsewhere = (source.kind === 'output' && as !== 'supplier') || (source.kind === 'demand' && as !== 'buyer');
  const to = source.id === null || elsewhere ? undefined : (pageOf(source.id)?.to ?? LISTS[source.kind]?.(part, site));
  return (
    <li data-testid="source" data-kind={source.kind}>
      <span className={classes.sourceHead}>
        {to ? <ScopedLink to={to} className="inText">{words.what}</ScopedLink> : <span>{words.what}</span>}
        {source.event && <EventLink event={source.event} name={part} />}
        <OriginLink origin={source.origin} className="inText" />
        {source.why && <Sign tone="open" sign="!">{t(`why.${source.why}` as 'why.no-conversion', { defaultValue: source.why })}</Sign>}
        {source.late && <Sign tone="late" sign="!">{t('sources.late')}</Sign>}
      </span>
      <span className="dim">
        {[source.part, source.partner && partner(source.partner), ...words.said].filter(Boolean).join(' · ')}
      </span>
      <strong className="number">
        {format.quantity(source.quantity)} {format.unit(source.unit)}
      </strong>
    </li>
  );
}

const LESS: Partial<Record<Source['kind'], 'reported' | 'received'>> = { output: 'reported', transit: 'received' };

function useWords({ kind, name, told, open, toldIn, unit, due, bucket, on, quantity, firm }: Source): { what: string; said: string[] } {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const amount = (decimal: string): string => `${format.quantity(decimal)} ${format.unit(toldIn)}`;
  const day = due === null ? '' : bucket === 'day' ? format.date(due) : t(`sources.bucket.${bucket}` as 'sources.bucket.flexible', { date: format.date(due), defaultValue: format.date(due) });
  const less = minus(told, open);
  const said = [t(`sources.said.${kind}`, { told: amount(told), due: day })];
  if (kind === 'call-offs') said.push(t(firm ? 'sources.firm' : 'sources.forecast'));
  if (Number(less) !== 0) said.push(t(`sources.less.${LESS[kind] ?? 'sent'}`, { less: amount(less) }));
  // In the same unit, a smaller number is a day's share of a longer span.
  if (on && toldIn === unit && quantity !== open) said.push(t('sources.share', { open: amount(open), on: format.date(on) }));
  return { what: name === null ? t(`sources.what.${kind}`) : t(`sources.named.${kind}`, { name }), said };
}
