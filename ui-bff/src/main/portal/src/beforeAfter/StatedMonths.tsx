import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../app/format';
import { ScopedLink } from '../app/scope';
import { Failed } from '../app/states';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { type StatedMonth, useStated } from './beforeAfter';
import classes from './beforeAfter.module.css';
import { StateMonthDialog } from './StateMonthDialog';
import { useWords } from './words';

/** Lists the months that the company states, with their source, and opens the form for another one. */
export function StatedMonths({ site, mayState }: { site: string; mayState: boolean }) {
  const t = useWords();
  const stated = useStated(site);
  const [stating, setStating] = useState<StatedMonth | 'new'>();
  const columns = useColumns();
  const format = useFormat();
  const rows = (stated.data?.months ?? []).toReversed();
  const sources = [...new Set(rows.map(({ source }) => source))];
  return (
    <section id="stated" className={classes.stated} aria-labelledby="before-after-stated">
      {sources.length > 0 && <p className={classes.paperOnly}>{t('sources', { sources: format.list(sources) })}</p>}
      <div className={`${classes.head} ${classes.screenOnly}`}>
        <Title order={2} id="before-after-stated">
          {t('statedTitle')}
        </Title>
        {mayState && (
          <span className={classes.tools}>
            <Button component={ScopedLink} to="/imports?what=stated-figures" size="xs" variant="subtle" data-testid="import-months">
              {t('import')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setStating('new')} data-testid="state-month">
              {t('state')}
            </Button>
          </span>
        )}
      </div>
      <div className={classes.screenOnly}>
        {stated.isError ? <Failed error={stated.error} retry={() => void stated.refetch()} /> : rows.length === 0 ? <p className="dim">{t('nothingStated')}</p> : <TableWithin title={t('statedWhy')} name="stated" rows={rows} columns={columns} keyOf={(row) => row.month} marks={(row) => ({ 'data-testid': 'stated-month', 'data-month': row.month })} />}
      </div>
      {stating && <StateMonthDialog site={site} known={rows} onClose={() => setStating(undefined)} />}
    </section>
  );
}

function useColumns(): Column<StatedMonth>[] {
  const t = useWords();
  const format = useFormat();
  const days = (value: string | null): string => (value === null ? '' : `${format.quantity(value)} ${format.unit('DAY')}`);
  const money = (row: StatedMonth): string => (row.stockValue === null ? '' : `${format.money(row.stockValue)} ${row.currency ?? ''}`);
  return [
    { name: 'month', head: t('column.month'), place: 'lead', value: (row) => row.month, cell: (row) => <strong>{format.month(row.month)}</strong> },
    { name: 'lead', head: t('figure.lead-time'), place: 'labelled', value: (row) => row.leadTimeDays, cell: (row) => <span className="number">{days(row.leadTimeDays)}</span> },
    { name: 'days', head: t('figure.days-of-stock'), place: 'labelled', value: (row) => row.daysOfStock, cell: (row) => <span className="number">{days(row.daysOfStock)}</span> },
    { name: 'value', head: t('figure.stock-value'), place: 'labelled', value: (row) => row.stockValue, cell: (row) => <span className="number nowrap">{money(row)}</span> },
    { name: 'source', head: t('column.source'), place: 'labelled', value: (row) => row.source, cell: (row) => row.source },
  ];
}
