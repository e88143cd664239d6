import { CloseButton, NativeSelect } from '@mantine/core';
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink } from '../app/scope';
import { balancePath } from '../balance/balance';
import { unitsOfStock } from '../stock/stock';
import classes from './plan.module.css';
import type { Measured, Row } from './row';
import { cellKey, type Column, cutsWeek, isOff, publishedBy, quantityOf, shownIn, takenBy, totalOf } from './sheet';
import type { Sheet } from './useSheet';

type Props = {
  name: string;
  site: string;
  sheet: Sheet;
  row: Measured<Row>;
  index: number;
  preview: ReadonlyMap<string, string>;
  readOnly: boolean;
  onPaste: (event: ClipboardEvent, part: string, column: Column) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>, row: number, at: number) => void;
  /** Somebody is in one of its cells. */
  onEnter: () => void;
  children: ReactNode;
};

/** The plan of one part, as published and as typed. */
export function PlanRow({ name, site, sheet, row, index, preview, readOnly, onPaste, onKeyDown, onEnter, children }: Props) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { columns, grain, edits } = sheet;
  const { key, part, detail, plan } = row;
  const published = publishedBy(plan);
  const other = takenBy(plan, columns);
  const isEmpty = other.size === 0 && columns.every((column) => shownIn(edits, published, other, key, column) === '');
  const note = other.size > 0 ? `${name}-note-${index}` : undefined;
  return (
    <tr data-testid={`${name}-row`} data-part={part}>
      <th scope="row">
        <PartNumber part={part}>
          {(own) => (
            <ScopedLink to={balancePath(part, site)} className="rowLink">
              {own}
            </ScopedLink>
          )}
        </PartNumber>{' '}
        <Unit row={row} sheet={sheet} readOnly={readOnly} />
        {!readOnly && row.begun && <CloseButton size="xs" className={classes.remove} aria-label={t('remove', { part })} onClick={() => sheet.remove(key)} data-testid="remove-row" />}
        <span className={classes.under}>
          {detail}
          {detail && note && ' · '}
          {note && (
            <span id={note} className={classes.other}>
              {t(grain === 'day' ? 'plannedByWeek' : 'plannedByDay')}
            </span>
          )}
        </span>
      </th>
      {columns.map((column, at) => {
        const cell = cellKey(key, column);
        const shown = preview.get(cell) ?? shownIn(edits, published, other, key, column);
        const changed = !other.has(column) && Number(quantityOf(shown) || 0) !== Number(published.get(column)?.quantity ?? 0);
        return (
          <td key={column} data-off={isOff(column)} data-taken={other.has(column) || undefined}>
            <input
              value={shown}
              inputMode="decimal"
              autoComplete="off"
              aria-label={[part, detail, grain === 'day' ? format.date(column) : format.week(column)].filter(Boolean).join(' ')}
              aria-invalid={quantityOf(shown) === undefined || undefined}
              aria-describedby={other.has(column) ? note : undefined}
              readOnly={readOnly || other.has(column)}
              data-at={`${index}-${at}`}
              data-column={column}
              data-changed={changed || undefined}
              data-preview={preview.has(cell) || undefined}
              onChange={(event) => sheet.edit([{ part: key, column, quantity: event.currentTarget.value }])}
              onPaste={(event) => onPaste(event, key, column)}
              onKeyDown={(event) => onKeyDown(event, index, at)}
              onFocus={(event) => {
                event.currentTarget.select();
                onEnter();
              }}
            />
          </td>
        );
      })}
      <td className={classes.sum}>{cutsWeek(other, columns) || isEmpty ? '–' : format.quantity(totalOf(edits, plan, key, columns))}</td>
      {children}
    </tr>
  );
}

/** The unit of the quantities; a choice if no unit is known. */
function Unit({ row: { key, part, unit, chooses }, sheet, readOnly }: { row: Measured<Row>; sheet: Sheet; readOnly: boolean }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  if (!chooses || readOnly) return <span className="dim nowrap">· {format.unit(unit)}</span>;
  return (
    <NativeSelect
      size="xs"
      className={classes.unit}
      aria-label={t('unitOf', { part })}
      value={unit}
      onChange={(event) => sheet.measure(key, event.currentTarget.value)}
      data={unitsOfStock.map((one) => ({ value: one, label: format.unit(one) }))}
      data-testid="row-unit"
    />
  );
}
