import { SegmentedControl, Tabs, Title } from '@mantine/core';
import { daysAfter, isDay, today } from '../app/days';
import { ChoiceFilter, DayFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { rowsOf } from '../app/reading';
import { useScope } from '../app/scope';
import { Empty, Failed, Loading } from '../app/states';
import { useMachines } from '../machines/machines';
import { useOwnSites } from '../stock/stock';
import { AdviceList } from './AdviceList';
import { BandChart } from './BandChart';
import { BandTable } from './BandTable';
import { type Energy as Answer, type Grain, grains, useEnergy } from './energy';
import classes from './energy.module.css';
import { grainsFor, monthOf } from './period';
import { useFormWords } from './formWords';
import { LoadRequestList } from './LoadRequestList';
import { MeterList } from './MeterList';
import { NormalSaid } from './NormalSaid';
import { Savings } from './Savings';
import { Tariff } from './Tariff';
import { useWords } from './words';

const views = ['consumption', 'advice', 'savings', 'tariff', 'meters', 'requests'] as const;
/** The views of a period. */
const ofPeriod: readonly View[] = ['consumption', 'savings'];
type View = (typeof views)[number];

/** Scrolls the row of tabs to the open one, which a link may name. Only the row moves: scrollIntoView would move the portal's head too. */
function intoRow(tab: HTMLElement | null): void {
  const row = tab?.parentElement;
  if (tab && row) row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

/** Shows consumption with its cost, advice, savings, prices, meters and load requests. */
export function Energy() {
  const t = useWords();
  const forms = useFormWords();
  const { asOf } = useScope();
  const format = useFormat();
  const sites = useOwnSites();
  const [filters, setFilters] = useUrlFilters(['view', 'site', 'machine', 'from', 'until', 'grain'], { view: views, grain: grains });
  const site = filters.site ?? sites[0]?.code ?? '';
  const view = (filters.view ?? 'consumption') as View;
  const day = today(asOf?.instant);
  const from = filters.from !== undefined && isDay(filters.from) ? filters.from : daysAfter(day, -6);
  const until = filters.until !== undefined && isDay(filters.until) ? filters.until : day;
  const named = ([0, -1] as const).map((back) => monthOf(day, back)).findIndex((one) => one.from === from && one.until === until);
  const machines = rowsOf(useMachines({ site })).filter((one) => one.site === site);
  return (
    <div className="page ofList" data-testid="energy">
      <title>{`${t('title')} · Weft`}</title>
      <div className={classes.head}>
        <Title order={1}>{t('title')}</Title>
        {sites.length > 1 && <ChoiceFilter label={t('site')} all={t('firstSite')} value={filters.site} onChange={(chosen) => setFilters({ site: chosen, machine: '' })} options={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} />}
        {view === 'consumption' && <ChoiceFilter label={t('machine')} all={t('wholeSite')} value={filters.machine} onChange={(machine) => setFilters({ machine })} options={machines.map((one) => ({ value: one.code, label: [one.code, one.names && format.text(one.names)].filter(Boolean).join(' ') }))} />}
        {ofPeriod.includes(view) && (
          <>
            <ChoiceFilter label={t('period.label')} all={t('period.days')} value={['month', 'lastMonth'][named]} onChange={(chosen) => setFilters(chosen ? monthOf(day, chosen === 'month' ? 0 : -1) : { from: '', until: '' })} options={(['month', 'lastMonth'] as const).map((one) => ({ value: one as string, label: t(`period.${one}`) }))} />
            <DayFilter label={t('from')} value={from} onChange={(chosen) => setFilters({ from: chosen })} testId="energy-from" />
            <DayFilter label={t('until')} value={until} onChange={(chosen) => setFilters({ until: chosen })} testId="energy-until" />
          </>
        )}
      </div>
      <Tabs value={view} onChange={(chosen) => setFilters({ view: chosen === 'consumption' ? '' : (chosen ?? '') })} mt="sm" keepMounted={false}>
        <Tabs.List className={classes.tabs}>
          {views.map((one) => (
            <Tabs.Tab key={one} value={one} {...(one === view && { ref: intoRow })}>
              {one === 'tariff' || one === 'meters' || one === 'requests' ? forms(`view.${one}`) : t(`view.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="consumption">{view === 'consumption' && <Consumption site={site} machine={filters.machine} from={from} until={until} grain={filters.grain as Grain | undefined} choose={(grain) => setFilters({ grain })} today={day} />}</Tabs.Panel>
        <Tabs.Panel value="advice">{view === 'advice' && <AdviceList site={site} />}</Tabs.Panel>
        <Tabs.Panel value="savings">{view === 'savings' && <Savings site={site} period={{ from, until }} />}</Tabs.Panel>
        <Tabs.Panel value="tariff">{view === 'tariff' && <Tariff key={site} site={site} />}</Tabs.Panel>
        <Tabs.Panel value="meters">{view === 'meters' && <MeterList key={site} site={site} />}</Tabs.Panel>
        <Tabs.Panel value="requests">{view === 'requests' && <LoadRequestList site={filters.site} />}</Tabs.Panel>
      </Tabs>
    </div>
  );
}

type Props = { site: string; machine: string | undefined; from: string; until: string; grain: Grain | undefined; choose: (grain: Grain) => void; today: string };

function Consumption({ site, machine, from, until, grain: asked, choose, today: day }: Props) {
  const t = useWords();
  const fitting = grainsFor(from, until);
  const grain = asked !== undefined && fitting.includes(asked) ? asked : (fitting.at(-1) ?? 'day');
  const backwards = until < from;
  const answer = useEnergy({ site: backwards ? '' : site, machine, from, until, grain }, until >= day);
  if (backwards) return <Notice tone="open">{t('backwards')}</Notice>;
  if (site === '') return <Empty title={t('empty.title')}>{t('empty.why')}</Empty>;
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <>
      <section className={`panel ${classes.part}`} aria-labelledby="energy-chart">
        <div className={classes.chartHead}>
          <Title order={2} id="energy-chart">
            {t('chart.title')}
          </Title>
          {fitting.length > 1 && <SegmentedControl size="xs" value={grain} onChange={(chosen) => choose(chosen as Grain)} aria-label={t('grain.label')} data={fitting.map((one) => ({ value: one, label: t(`grain.${one}`) }))} data-testid="grain" />}
        </div>
        <BandChart items={answer.data.items} grain={grain} />
      </section>
      <Said answer={answer.data} />
    </>
  );
}

function Said({ answer }: { answer: Answer }) {
  return (
    <div className={classes.two}>
      <BandTable energy={answer} />
      <NormalSaid energy={answer} />
    </div>
  );
}
