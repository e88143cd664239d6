import { type ClipboardEvent, type ComponentType, Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../app/days';
import { useFormat } from '../app/format';
import { Wide } from '../app/Wide';
import { useEntered } from './entered';
import classes from './plan.module.css';
import { PlanRow } from './PlanRow';
import type { Measured, Row } from './row';
import { cellKey, type Column, firstDay, type Grain, isOff, lastDay, type Pasted } from './sheet';
import { step } from './step';
import type { Sheet } from './useSheet';

/** The content at the end of each row. */
export type Last<Its extends Row> = { head: string; cell: (row: Measured<Its>) => ReactNode };

/** Rows of the same table under a row, which show where its plan leads. */
export type Beneath<Its extends Row> = ComponentType<{ row: Measured<Its>; site: string; sheet: Sheet; more: number }>;

type Props<Its extends Row> = {
  name: string;
  label: string;
  site: string;
  sheet: Sheet;
  rows: Measured<Its>[];
  pasted: Pasted | undefined;
  readOnly: boolean;
  last: Last<Its> | undefined;
  /** Stands beneath the row that a person is in, and only there: each asks the hub. */
  beneath?: Beneath<Its> | undefined;
  onPaste: (event: ClipboardEvent, row: string, column: Column) => void;
};

/** Quantities in a grid: arrows and Enter move, a block of a spreadsheet can be pasted. */
export function PlanGrid<Its extends Row>({ name, label, site, sheet, rows, pasted, readOnly, last, beneath: Under, onPaste }: Props<Its>) {
  const { t } = useTranslation('plan');
  const { columns, grain } = sheet;
  const { entered, press, enter } = useEntered();
  const preview = new Map((pasted?.cells ?? []).map((cell) => [cellKey(cell.part, cell.column), cell.quantity]));

  return (
    <div className={`panel ${classes.sheet}`}>
      <Wide label={label}>
        <table className={classes.grid} onPointerDown={press} data-testid={`${name}-grid`}>
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
              <Fragment key={row.key}>
                <PlanRow name={name} site={site} sheet={sheet} row={row} index={index} preview={preview} readOnly={readOnly} onPaste={onPaste} onKeyDown={step} onEnter={() => enter(row.key)}>
                  {last && <td>{last.cell(row)}</td>}
                </PlanRow>
                {Under && !readOnly && row.key === entered && <Under row={row} site={site} sheet={sheet} more={last ? 2 : 1} />}
              </Fragment>
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
