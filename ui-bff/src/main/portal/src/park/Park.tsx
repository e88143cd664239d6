import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { daysAfter, isDay, today } from '../app/days';
import { DayFilter, useUrlFilters } from '../app/filters';
import { Notice } from '../app/Notice';
import { useScope } from '../app/scope';
import { does, useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { LoadRequestList } from '../energy/LoadRequestList';
import { AskDialog } from './AskDialog';
import { Course } from './Course';
import classes from './park.module.css';
import { sorted, useParkEnergy } from './park';
import { TakenAdvice } from './TakenAdvice';
import { Use } from './Use';
import { useWords } from './words';

/** Shows the consumption of companies, the advice that they took, and load requests with answers and effects. */
export function Park() {
  const t = useWords();
  const me = useMe();
  const { asOf, readOnly } = useScope();
  const [filters, setFilters] = useUrlFilters(['from', 'until', 'site']);
  const day = today(asOf?.instant);
  const from = filters.from !== undefined && isDay(filters.from) ? filters.from : daysAfter(day, -6);
  const until = filters.until !== undefined && isDay(filters.until) ? filters.until : day;
  const period = { from, until };
  const answer = useParkEnergy(until < from ? { from: until, until: from } : period);
  const [asking, setAsking] = useState(false);
  const sites = sorted(answer.data?.sites ?? []);
  const chosen = sites.find((one) => one.site === filters.site) ?? sites[0];
  const may = does(me, 'park') && !readOnly;
  return (
    <div className="page ofList" data-testid="park">
      <title>{`${t('title')} · Weft`}</title>
      <div className={classes.head}>
        <Title order={1}>{t('title')}</Title>
        <DayFilter label={t('from')} value={from} onChange={(one) => setFilters({ from: one })} testId="park-from" />
        <DayFilter label={t('until')} value={until} onChange={(one) => setFilters({ until: one })} testId="park-until" />
      </div>
      <p className="dim">{t('why')}</p>
      {until < from && <Notice tone="open">{t('backwards')}</Notice>}
      {answer.isPending ? (
        <Loading />
      ) : !answer.data ? (
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      ) : answer.data.sites === null ? (
        <Notice tone="info">{t('past')}</Notice>
      ) : sites.length === 0 ? (
        <Empty title={t('nobody.title')}>{t('nobody.why', { code: me.party?.code })}</Empty>
      ) : (
        <div className={classes.two}>
          <Use sites={sites} all={answer.data.kWh} chosen={chosen?.site} choose={(site) => setFilters({ site })} />
          {chosen && until >= from && <Course key={chosen.site} site={chosen} period={period} />}
        </div>
      )}
      <LoadRequestList
        asks
        tools={
          may &&
          sites.length > 0 && (
            <Button size="xs" leftSection={<IconPlus size={15} aria-hidden="true" />} onClick={() => setAsking(true)} data-testid="ask-load">
              {t('ask.button')}
            </Button>
          )
        }
      />
      <TakenAdvice />
      {asking && <AskDialog sites={sites} onClose={() => setAsking(false)} />}
    </div>
  );
}
