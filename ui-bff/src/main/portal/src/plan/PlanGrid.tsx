import type { ClipboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../app/days';
import { useFormat } from '../app/format';
import { Wide } from '../app/Wide';
import classes from './plan.module.css';
import { PlanRow } from './PlanRow';
import type { Measured, Row } from './row';
import { cellKey, type Column, firstDay, type Grain, isOff, lastDay, type Pasted } from './sheet';
import { step } from './step';
import type { Sheet } from './useSheet';

/** The content at the end of each row. */
export type Last<Its extends Row> = { head: string; cell: (row: Measured<Its>) => ReactNode };

type Props<Its extends Row> = {
  name: string;
  label: string;
  site: string;
  sheet: Sheet;
  rows: Measured<Its>[];
  pasted: Pasted | undefined;
  readOnly: boolean;
  last: Last<Its> | undefined;
  onPaste: (event: ClipboardEvent, row: string, column: Column) => void;
};

/** Quantities in a grid. Arrows and Enter move, and a spreadsheet block can be pasted. */
export function PlanGrid<Its extends Row>({ name, label, site, sheet, rows, pasted, readOnly, last, onPaste }: Props<Its>) {
  const { t } = useTranslation('plan');
  const { columns, grain } = sheet;
  const preview = new Map((pasted?.cells ?? []).map((cell) => [cellKey(cell.part, cell.column), cell.quantity]));

  return (
    <div className={`panel ${classes.sheet}`}>
      <Wide label={label}>
        <table className={classes.grid} data-testid={`${name}-grid`}>
          <thead>
            <tr>
              <th scope="col">{t('part')}</th>
              {columns.map((column) => (
                <Head key={column} column={column} grain={grain} />
              ))}
              <th scope="col">{t('sum')}</th>
              {last && (
                <th scope="col" className={classes.last}>
                  {last.head}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <PlanRow key={row.key} name={name} site={site} sheet={sheet} row={row} index={index} preview={preview} readOnly={readOnly} onPaste={onPaste} onKeyDown={step}>
                {last && <td>{last.cell(row)}</td>}
              </PlanRow>
            ))}
          </tbody>
        </table>
      </Wide>
    </div>
  );
}

function Head({ column, grain }: { column: Column; grain: Grain }) {
  const format = useFormat();
  const now = today();
  return (
    <th scope="col" data-today={(firstDay(column) <= now && now <= lastDay(column)) || undefined} data-off={isOff(column)}>
      {grain === 'day' ? format.weekday(column) : format.week(column)}
      <br />
      {grain === 'day' ? format.date(column) : format.dateIn(column, firstDay(column))}
    </th>
  );
}
