import { CloseButton } from '@mantine/core';
import { type ClipboardEvent, Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Sign } from '../app/Sign';
import { Wide } from '../app/Wide';
import { step } from '../plan/step';
import classes from './certificates.module.css';
import { LimitBar } from './LimitBar';
import { measured } from './limits';
import { changed, type Column, columns, emptyRow, faultsIn, isBeyond, isBlank, limitsIn, MOST_ROWS, pasted, type Row } from './sheet';

type Props = {
  rows: Row[];
  /** The certificate's batches. If there are several, each row may name its batch. */
  batches: string[];
  /** A missing value is a fault only after an attempt to send; any other fault shows at once. */
  judged: boolean;
  /** The hub's faults of a row. */
  toldOf: (at: number) => string[];
  onChange: (rows: Row[]) => void;
};

const numbers = new Set<Column>(['minimum', 'maximum', 'value']);

/** Results, row by row, with an empty row at the end. A block of a spreadsheet can be pasted. */
export function ResultSheet({ rows, batches, judged, toldOf, onChange }: Props) {
  const { t } = useTranslation('certificates');
  const shown = batches.length > 1 || rows.some((row) => row.batch !== '') ? columns : columns.filter((column) => column !== 'batch');
  const paste = (event: ClipboardEvent, at: number, column: Column): void => {
    const next = pasted(event.clipboardData.getData('text'), rows, at, column, shown);
    if (!next) return;
    event.preventDefault();
    onChange(next);
  };
  const typing = rows.length < MOST_ROWS ? [...rows, emptyRow] : rows;
  return (
    <Wide label={t('results.title')}>
      <table className={classes.sheet} data-testid="result-sheet">
        <thead>
          <tr>
            {shown.map((column) => (
              <th key={column} scope="col">
                {t(`results.${column}`)}
              </th>
            ))}
            <th scope="col">{t('results.place')}</th>
            <th aria-hidden="true" className={classes.end} />
          </tr>
        </thead>
        <tbody>
          {typing.map((row, at) => {
            const faults = isBlank(row) ? new Map<Column, 'needed'>() : faultsIn(row, batches);
            const wrong = [...faults].filter(([, fault]) => judged || fault !== 'needed');
            const told = at < rows.length ? toldOf(at) : [];
            const note = wrong.length + told.length > 0 ? `result-fault-${at}` : undefined;
            return (
              // oxlint-disable-next-line react/no-array-index-key -- rows have no name of their own while they are typed
              <Fragment key={at}>
                <tr data-testid="result-row" data-outside={isBeyond(row)}>
                  {shown.map((column, nth) => (
                    <td key={column} className={column === 'characteristic' ? classes.name : column === 'method' ? classes.method : undefined} data-label={t(`results.${column}`)}>
                      <input
                        value={row[column]}
                        inputMode={column === 'minimum' || column === 'maximum' ? 'decimal' : undefined}
                        autoComplete="off"
                        aria-label={t('results.cell', { column: t(`results.${column}`), row: row.characteristic || String(at + 1) })}
                        aria-invalid={(column === 'value' && isBeyond(row)) || wrong.some(([its]) => its === column) || undefined}
                        aria-describedby={note}
                        data-at={`${at}-${nth}`}
                        data-column={column}
                        data-number={numbers.has(column) || undefined}
                        onChange={(event) => onChange(changed(rows, at, column, event.currentTarget.value))}
                        onPaste={(event) => paste(event, at, column)}
                        onKeyDown={(event) => step(event, at, nth)}
                      />
                    </td>
                  ))}
                  <td className={classes.placed}>
                    <Place row={row} />
                  </td>
                  <td className={classes.end}>{at < rows.length && <CloseButton size="sm" aria-label={t('results.remove', { row: row.characteristic || String(at + 1) })} onClick={() => onChange(rows.filter((_, nth) => nth !== at))} />}</td>
                </tr>
                {note && (
                  <tr className={classes.faultsRow}>
                    <td colSpan={shown.length + 2} className={classes.faults}>
                      <span id={note} role="alert">
                        {[...wrong.map(([column, fault]) => t(`results.fault.${fault}`, { column: t(`results.${column}`) })), ...told].join(' ')}
                      </span>
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}

/** The place of the typed value within its limits; texts are not compared. */
function Place({ row }: { row: Row }) {
  const { t } = useTranslation('certificates');
  const value = measured(row.value);
  if (value !== undefined)
    return (
      <span className={classes.place}>
        <LimitBar value={value} limits={limitsIn(row)} />
        {isBeyond(row) && (
          <Sign tone="late" sign="✕">
            {t('results.outside')}
          </Sign>
        )}
      </span>
    );
  return row.value.trim() !== '' && (row.minimum.trim() !== '' || row.maximum.trim() !== '') ? <span className="dim">{t('results.asText')}</span> : null;
}
