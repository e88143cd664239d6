import { Checkbox, Popover, UnstyledButton } from '@mantine/core';
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { today, weekdayOf } from '../app/days';
import { useFormat } from '../app/format';
import type { Partner } from '../app/partners';
import { PartName } from '../app/PartName';
import { ScopedLink } from '../app/scope';
import { Wide } from '../app/Wide';
import { balancePath } from '../balance/balance';
import classes from './production.module.css';
import type { Schedule } from './production';
import { cellKey, cellsOf, type Column, cutsWeek, type Edits, firstDay, type Grain, lastDay, place, type Pasted, publishedBy, quantityOf, shownIn, takenBy, totalOf } from './sheet';

export type PartRow = { part: string; unit: string; buyers: string[]; schedule?: Schedule };

type Props = {
  site: string;
  rows: PartRow[];
  columns: Column[];
  grain: Grain;
  edits: Edits;
  pasted: Pasted | undefined;
  customers: Partner[];
  readOnly: boolean;
  onEdit: (part: string, column: Column, quantity: string) => void;
  onPaste: (pasted: Pasted) => void;
  onShow: (part: string, buyers: string[]) => void;
};

/** Quantities in a grid: arrows and Enter move, a block of a spreadsheet can be pasted. */
export function OutputGrid({ site, rows, columns, grain, edits, pasted, customers, readOnly, onEdit, onPaste, onShow }: Props) {
  const { t } = useTranslation('production');
  const format = useFormat();
  const table = useRef<HTMLTableElement>(null);
  const parts = rows.map((row) => row.part);
  const taken = new Map(rows.map((row) => [row.part, takenBy(row.schedule, columns)]));
  const preview = new Map((pasted?.cells ?? []).map((cell) => [cellKey(cell.part, cell.column), cell.quantity]));

  const paste = (event: ClipboardEvent, part: string, column: Column): void => {
    const block = cellsOf(event.clipboardData.getData('text/plain'));
    if (block.length === 1 && block[0]?.length === 1) return;
    event.preventDefault();
    onPaste(place(block, parts, columns, { part, column }, (its, at) => taken.get(its)?.has(at) ?? false));
  };
  const step = (event: KeyboardEvent<HTMLInputElement>, row: number, at: number): void => {
    const down = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    if (down === undefined) return;
    event.preventDefault();
    const next = table.current?.querySelector<HTMLInputElement>(`input[data-at="${row + down}-${at}"]`);
    next?.focus();
    next?.select();
  };
  return (
    <div className={`panel ${classes.sheet}`}>
      <Wide label={t('title')}>
        <table ref={table} className={classes.grid} data-testid="output-grid">
          <thead>
            <tr>
              <th scope="col">{t('part')}</th>
              {columns.map((column) => (
                <th scope="col" key={column} data-today={(firstDay(column) <= today() && today() <= lastDay(column)) || undefined} data-off={(grain === 'day' && weekdayOf(column) > 5) || undefined}>
                  {grain === 'day' ? (
                    <>
                      {format.weekday(column)}
                      <br />
                      {format.date(column)}
                    </>
                  ) : (
                    <>
                      {format.week(column)}
                      <br />
                      {format.dateIn(column, firstDay(column))}
                    </>
                  )}
                </th>
              ))}
              <th scope="col">{t('sum')}</th>
              <th scope="col">{t('shownTo')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              const { part, unit, schedule } = row;
              const published = publishedBy(schedule);
              const other = takenBy(schedule, columns);
              const note = other.size > 0 ? `output-note-${index}` : undefined;
              return (
                <tr key={part} data-testid="output-row" data-part={part}>
                  <th scope="row">
                    <ScopedLink to={balancePath(part, site)} className="rowLink">
                      {part}
                    </ScopedLink>
                    <PartName part={part} /> <span className="dim">· {format.unit(unit)}</span>
                    {note && (
                      <span id={note} className={classes.other}>
                        {t(grain === 'day' ? 'plannedByWeek' : 'plannedByDay')}
                      </span>
                    )}
                  </th>
                  {columns.map((column, at) => {
                    const key = cellKey(part, column);
                    const shown = preview.get(key) ?? shownIn(edits, published, other, part, column);
                    const changed = !other.has(column) && Number(quantityOf(shown) || 0) !== Number(published.get(column)?.quantity ?? 0);
                    return (
                      <td key={column} data-off={(grain === 'day' && weekdayOf(column) > 5) || undefined} data-taken={other.has(column) || undefined}>
                        <input
                          value={shown}
                          inputMode="decimal"
                          autoComplete="off"
                          aria-label={`${part} ${grain === 'day' ? format.date(column) : format.week(column)}`}
                          aria-invalid={quantityOf(shown) === undefined || undefined}
                          aria-describedby={other.has(column) ? note : undefined}
                          readOnly={readOnly || other.has(column)}
                          data-at={`${index}-${at}`}
                          data-column={column}
                          data-changed={changed || undefined}
                          data-preview={preview.has(key) || undefined}
                          onChange={(event) => onEdit(part, column, event.currentTarget.value)}
                          onPaste={(event) => !readOnly && paste(event, part, column)}
                          onKeyDown={(event) => step(event, index, at)}
                          onFocus={(event) => event.currentTarget.select()}
                        />
                      </td>
                    );
                  })}
                  <td className={classes.sum}>{cutsWeek(other, columns) ? '–' : format.quantity(totalOf(edits, schedule, part, columns))}</td>
                  <td>
                    <ShownTo row={row} customers={customers} readOnly={readOnly} onShow={onShow} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Wide>
    </div>
  );
}

/** To whom a plan is shown: naming nobody shows it to nobody. */
function ShownTo({ row: { part, buyers }, customers, readOnly, onShow }: { row: PartRow; customers: Partner[]; readOnly: boolean; onShow: Props['onShow'] }) {
  const { t } = useTranslation('production');
  const format = useFormat();
  const names = customers.filter((one) => buyers.includes(one.code)).map((one) => format.text(one.name));
  const said = names.length > 0 ? format.list(names) : t('nobody');
  if (readOnly) return <span className={classes.shown}>{said}</span>;
  return (
    <Popover position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className={classes.shown} aria-label={t('shownToOf', { part, names: said })} data-testid="shown-to">
          {said}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shownTo')}>
        <div className={classes.customers}>
          {customers.map((one) => (
            <Checkbox
              key={one.code}
              size="sm"
              label={format.text(one.name)}
              checked={buyers.includes(one.code)}
              onChange={(event) => onShow(part, event.currentTarget.checked ? [...buyers, one.code] : buyers.filter((code) => code !== one.code))}
            />
          ))}
          {customers.length === 0 && t('noCustomers')}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
