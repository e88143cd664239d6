import { Button, Title } from '@mantine/core';
import { IconDeviceTv } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { ChoiceFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { useScope } from '../app/scope';
import { useChangeSearch } from '../app/search';
import { Empty, Failed, Loading } from '../app/states';
import { useNow } from '../app/useNow';
import { useOwnSites } from '../stock/stock';
import { AsOfClock } from './AsOfClock';
import { type Cockpit as Answer, isStale, useCockpit } from './cockpit';
import classes from './cockpit.module.css';
import { Figures } from './Figures';
import { Line } from './Line';
import { RunOutsNext } from './RunOutsNext';
import { Utilization } from './Utilization';
import { Wall } from './Wall';
import { useWords } from './words';

/** How often the times on the screen move on, in milliseconds. */
const TICK = 5_000;

/** Orders, line, stock, picking and utilization on one screen, for management at a desk, on a phone or on the wall. */
export function Cockpit() {
  const t = useWords();
  const format = useFormat();
  const sites = useOwnSites();
  const [search] = useSearchParams();
  const changeSearch = useChangeSearch();
  const [filters, setFilters] = useUrlFilters(['site']);
  const site = filters.site ?? sites[0]?.code ?? '';
  const answer = useCockpit(site);
  const wall = search.has('wall');
  const toWall = (on: boolean): void => {
    changeSearch((now) => {
      if (on) now.set('wall', '1');
      else now.delete('wall');
      return now;
    });
    if (on) document.documentElement.requestFullscreen?.().catch(() => {}); // a window does as well
    else if (document.fullscreenElement) void document.exitFullscreen();
  };
  const board = site === '' ? <Empty title={t('noSite')} /> : answer.isPending ? <Loading /> : answer.data ? <Board answer={answer.data} failed={answer.isError} /> : <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const siteName = sites.find((one) => one.code === site)?.name;
  if (wall)
    return (
      <Wall title={[t('title'), siteName && format.text(siteName)].filter(Boolean).join(' · ')} onClose={() => toWall(false)}>
        {board}
      </Wall>
    );
  return (
    <div className="page ofList">
      <title>{`${t('title')} · Weft`}</title>
      <div className={classes.head}>
        <Title order={1}>{t('title')}</Title>
        {sites.length > 1 && <ChoiceFilter label={t('site')} all={t('firstSite')} value={filters.site} onChange={(chosen) => setFilters({ site: chosen })} options={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} />}
        <span className="onlyWide">
          <Button size="xs" variant="default" leftSection={<IconDeviceTv size={16} aria-hidden="true" />} onClick={() => toWall(true)} data-testid="to-wall">
            {t('wall.open')}
          </Button>
        </span>
      </div>
      {board}
    </div>
  );
}

function Board({ answer, failed }: { answer: Answer; failed: boolean }) {
  const t = useWords();
  const { asOf } = useScope();
  const ticking = useNow(TICK);
  const now = asOf ? Date.parse(answer.at) : ticking;
  const stale = !asOf && (failed || isStale(answer.at, now));
  const { orders, stock, picking, line } = answer;
  return (
    <div className={classes.board} data-testid="cockpit" data-stale={stale || undefined}>
      <div className={classes.clock}>
        <AsOfClock at={answer.at} stale={stale} />
      </div>
      {stale && (
        <div className={classes.stale}>
          <Notice tone="late" role="alert">
            {t('stale')}
          </Notice>
        </div>
      )}
      <Figures
        name="orders"
        figures={[
          { name: 'late', figure: orders.late, tone: 'late' },
          { name: 'today', figure: orders.today, tone: 'open' },
          { name: 'week', figure: orders.week },
        ]}
      />
      <Figures
        name="stock"
        figures={[
          { name: 'runOuts', figure: stock.runOuts, tone: 'late' },
          { name: 'belowMinimum', figure: stock.belowMinimum, tone: 'open' },
        ]}
      >
        <RunOutsNext next={stock.next} />
      </Figures>
      <Figures
        name="picking"
        figures={[
          { name: 'open', figure: picking.open },
          { name: 'linesPerHour', figure: picking.linesPerHour },
          { name: 'wrongScans', figure: picking.wrongScans, tone: 'late' },
        ]}
      />
      <Utilization utilization={answer.utilization} />
      <Line line={line} now={now} />
    </div>
  );
}
