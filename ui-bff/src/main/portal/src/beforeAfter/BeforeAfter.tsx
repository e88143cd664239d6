import { Button, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { ChoiceFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { useOwnSites } from '../stock/stock';
import { type Answer, useBeforeAfter } from './beforeAfter';
import classes from './beforeAfter.module.css';
import { ComparedFigure } from './ComparedFigure';
import { StatedMonths } from './StatedMonths';
import { useWords } from './words';

/** Compares a site before the hub with the time since, on one page that prints on one sheet. */
export function BeforeAfter() {
  const t = useWords();
  const format = useFormat();
  const sites = useOwnSites();
  const [filters, setFilters] = useUrlFilters(['site']);
  const site = filters.site ?? sites[0]?.code ?? '';
  const answer = useBeforeAfter(site);
  return (
    <div className={`page ${classes.paper}`} data-testid="before-after">
      <title>{`${t('title')} · Weft`}</title>
      <div className={classes.head}>
        <Title order={1}>{t('title')}</Title>
        <span className={classes.tools}>
          {sites.length > 1 && <ChoiceFilter label={t('site')} all={t('firstSite')} value={filters.site} onChange={(chosen) => setFilters({ site: chosen })} options={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} />}
          <Button size="xs" variant="default" onClick={() => window.print()} leftSection={<IconPrinter size={16} aria-hidden="true" />} data-testid="print">
            {t('print')}
          </Button>
        </span>
      </div>
      {site === '' ? <Empty title={t('noSite')} /> : answer.isPending ? <Loading /> : answer.data ? <Sheet answer={answer.data} site={site} /> : <Failed error={answer.error} retry={() => void answer.refetch()} />}
    </div>
  );
}

function Sheet({ answer, site }: { answer: Answer; site: string }) {
  const t = useWords();
  const format = useFormat();
  const me = useMe();
  const { asOf } = useScope();
  const named = useOwnSites().find((one) => one.code === site)?.name;
  return (
    <>
      <p className={classes.who}>
        <strong>{[me.party && format.text(me.party.name), named && format.text(named)].filter(Boolean).join(' · ')}</strong> <span>{t('asOf', { day: format.fullDate(answer.today) })}</span>{' '}
        <span>{answer.firstDay ? t('since', { day: format.fullDate(answer.firstDay) }) : t('notStarted')}</span>
      </p>
      <p className={`dim ${classes.screenOnly}`}>{t('why')}</p>
      {answer.figures.map((one) => (
        <ComparedFigure key={one.code} figure={one} />
      ))}
      <Notice tone="info">{t('limits')}</Notice>
      <p className="dim">{t('again', { position: answer.position })}</p>
      <StatedMonths site={site} mayState={!asOf} />
    </>
  );
}
