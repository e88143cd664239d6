import { Button } from '@mantine/core';
import { type ClipboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mondayOf, mondayOfWeek, today } from '../app/days';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { Wide } from '../app/Wide';
import { columnsFrom } from '../plan/sheet';
import { step } from '../plan/step';
import classes from './capacity.module.css';
import { type CellFault, cellKey, type Kind, kinds, type Pasted, pasted } from './stated';

const SHOWN = 26;
/** The end of the hub's board, in weeks. */
const MOST = 104;
/** How many unread values are named. */
const NAMED = 5;

type Props = { cells: Record<string, string>; unit: string; faults: ReadonlyMap<string, CellFault | 'needed'>; onChange: (cells: Record<string, string>) => void };

/**
 * Capacity week by week. Arrows and Enter move, and a pasted spreadsheet block goes to its weeks.
 */
export function WeekGrid({ cells, unit, faults, onChange }: Props) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const [shown, setShown] = useState(SHOWN);
  const [told, setTold] = useState<Pasted>();
  const weeks = columnsFrom(mondayOf(today()), 'week', shown);
  const heads = new Map(kinds.map((kind): [string, Kind] => [t(`column.${kind}`).toLowerCase(), kind]));
  for (const kind of kinds) heads.set(kind, kind);

  const paste = (event: ClipboardEvent, kind: Kind, week: string): void => {
    const found = pasted(event.clipboardData.getData('text/plain'), { kind, week }, columnsFrom(mondayOf(today()), 'week', MOST), heads);
    if (!found) return;
    event.preventDefault();
    onChange(found.cells);
    setTold(found);
    if (Object.keys(found.cells).some((key) => !weeks.includes(key.split('\t')[1] ?? ''))) setShown(MOST);
  };
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('form.weeks')}>
      <p className="dim">{t('form.weeksWhy', { unit: format.unit(unit) })}</p>
      {told && (
        <Notice tone={told.unread.length + told.outside > 0 ? 'open' : 'info'}>
          <span data-testid="pasted">
            {t('form.pasted', { count: told.count })}
            {told.unread.length > 0 && ` ${t('form.pastedUnread', { texts: format.list(told.unread.slice(0, NAMED).map((text) => `“${text}”`)), count: told.unread.length })}`}
            {told.outside > 0 && ` ${t('form.outside', { count: told.outside })}`}
          </span>
        </Notice>
      )}
      <Wide label={t('form.weeks')}>
        <table className={`${classes.table} ${classes.grid}`} data-testid="week-grid">
          <thead>
            <tr>
              <th scope="col">{t('column.week')}</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {t(`column.${kind}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {weeks.map((week, row) => (
              <tr key={week}>
                <th scope="row">
                  {format.week(week)} <span className="dim">{format.dateIn(week, mondayOfWeek(week) ?? '')}</span>
                </th>
                {kinds.map((kind, at) => {
                  const key = cellKey(kind, week);
                  return (
                    <td key={kind}>
                      <input
                        className="number"
                        inputMode="decimal"
                        autoComplete="off"
                        aria-label={`${t(`column.${kind}`)} ${format.week(week)}`}
                        aria-invalid={faults.has(key) || undefined}
                        value={cells[key] ?? ''}
                        data-at={`${row}-${at}`}
                        data-cell={`${kind}-${week}`}
                        onChange={(event) => onChange({ [key]: event.currentTarget.value })}
                        onPaste={(event) => paste(event, kind, week)}
                        onKeyDown={(event) => step(event, row, at)}
                        onFocus={(event) => event.currentTarget.select()}
                      />
                    </td>
                  );
                })}
                <td className={classes.why}>{said(week)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {shown < MOST && (
        <Button size="compact-sm" variant="subtle" mt="xs" onClick={() => setShown(shown + SHOWN)}>
          {t('form.moreWeeks')}
        </Button>
      )}
    </section>
  );

  /** The first fault of a week. */
  function said(week: string): string | undefined {
    const fault = kinds.map((kind) => faults.get(cellKey(kind, week))).find(Boolean);
    return fault && t(`form.${fault}`);
  }
}
