import { Button, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Wide } from '../app/Wide';
import { ChangedRow } from './ChangedRow';
import { type ChangedRows, changedRows, type QuantitySum } from './changedRows';
import type { EventDetail } from './event';
import classes from './event.module.css';
import { useFieldName } from './shownValue';

/** Rows shown at first, and how many more at a time. */
const FIRST = 50;
const FURTHER = 200;
/** Up to so many values are all open from the start. */
const FEW = 24;

/** The changes that an event made to its reader's rows, row by row: only differing values. */
export function Changed({ event }: { event: Pick<EventDetail, 'position' | 'changed' | 'before' | 'after' | 'more'> }) {
  const { t } = useTranslation('history');
  const changed = useMemo(() => changedRows(event.changed, event.before, event.after), [event]);
  const { rows, count } = changed;
  const rowsOfView = useMemo(() => {
    const names = new Map<string, Set<string>>();
    for (const { view, row } of rows) names.set(view, (names.get(view) ?? new Set()).add(row));
    return names;
  }, [rows]);
  const [shown, setShown] = useState(FIRST);
  const [allOpen, setAllOpen] = useState(count <= FEW || rows.length === 1);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const isOpen = (key: string): boolean => allOpen !== turned.has(key);
  const toggle = (key: string): void => {
    const now = new Set(turned);
    if (!now.delete(key)) now.add(key);
    setTurned(now);
  };
  const turnAll = (): void => {
    setAllOpen(!allOpen);
    setTurned(new Set());
  };
  return (
    <section id="changed" className={`panel ${classes.section}`} aria-label={t('changed.title')} data-testid="changed" data-count={count} data-rows={rows.length}>
      <Title order={2} size="h4">
        {t('changed.title')}
      </Title>
      <Summary changed={changed} more={event.more} />
      {count > 0 && (
        <>
          {rows.length > 1 && (
            <Button size="compact-sm" variant="default" onClick={turnAll} data-testid="changed-all">
              {t(allOpen ? 'changed.fold' : 'changed.all')}
            </Button>
          )}
          <Wide label={t('changed.title')}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('changed.field')}</th>
                  <th scope="col">{t('changed.before')}</th>
                  <th scope="col">{t('changed.after')}</th>
                  <th scope="col">
                    <span className="visually-hidden">{t('blame.title')}</span>
                  </th>
                </tr>
              </thead>
              {rows.slice(0, shown).map((row) => (
                <ChangedRow key={row.key} row={row} position={event.position} alone={rowsOfView.get(row.view)?.size === 1} open={isOpen(row.key)} toggle={() => toggle(row.key)} />
              ))}
            </table>
          </Wide>
          {rows.length > shown && (
            <Button size="compact-sm" variant="default" onClick={() => setShown(shown + FURTHER)} data-testid="changed-further">
              {t('changed.further', { shown, count: rows.length })}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

/** How much changed, in a sentence, and the changed quantities added up. */
function Summary({ changed: { rows, count, sums }, more }: { changed: ChangedRows; more: boolean }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  if (count === 0) return <p className="dim">{t('changed.nothing')}</p>;
  const how = { values: t('changed.values', { count }), rows: t('changed.rows', { count: rows.length }) };
  const came = (['new', 'gone'] as const).flatMap((kind) => {
    const those = rows.filter((row) => row.came === kind).length;
    return those > 0 ? [t(`changed.came.${kind}`, { count: those })] : [];
  });
  return (
    <>
      <p data-testid="changed-says">
        {[t(more ? 'changed.saysMore' : 'changed.says', how), ...came].join(format.language === 'zh' ? '' : ' ')}
      </p>
      {!more && sums.length > 0 && (
        <ul className={classes.sums}>
          {sums.map((sum) => (
            <SumOf key={`${sum.view} ${sum.field} ${sum.unit}`} sum={sum} />
          ))}
        </ul>
      )}
    </>
  );
}

function SumOf({ sum }: { sum: QuantitySum }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const field = useFieldName();
  const what = [t(`view.${sum.view}` as 'view.orders', { defaultValue: sum.view }), field(`/${sum.field}`)].join(' · ');
  return (
    <li data-testid="changed-sum" data-field={sum.field}>
      {t('changed.sum', { what, count: sum.count })}{' '}
      <span className="number">
        {sum.before === null ? '–' : format.quantity(sum.before)} → {sum.after === null ? '–' : format.quantity(sum.after)} {format.unit(sum.unit)} ({format.signed(sum.change)})
      </span>
    </li>
  );
}
