import { Button } from '@mantine/core';
import { IconCopy, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { useFormat } from '../app/format';
import { type Column, sheetOf } from './columns';
import { type Selection, sumsOf } from './selection';
import classes from './table.module.css';

type Props<Row> = { selection: Selection<Row>; columns: Column<Row>[]; /** Actions on the chosen rows. */ children?: ReactNode };

/** How many rows are chosen, their sums, and the possible actions. */
export function Chosen<Row>({ selection, columns, children }: Props<Row>) {
  const { t } = useTranslation('table');
  const { chosen, clear } = selection;
  if (chosen.length === 0) return null;
  const copy = async (): Promise<void> => {
    const sheet = sheetOf(columns);
    const line = (cells: unknown[]): string => cells.map((cell) => String(cell ?? '').replace(/[\t\r\n]+/g, ' ')).join('\t');
    await navigator.clipboard.writeText([line(sheet.map((one) => one.head)), ...chosen.map((row) => line(sheet.map((one) => one.cell(row))))].join('\n'));
    announce(t('chosen.copied', { count: chosen.length }));
  };
  return (
    <section className={classes.bar} aria-label={t('chosen.label')} data-testid="selection-bar">
      <span className={classes.barText}>
        <strong className="number">{t('chosen.rows', { count: chosen.length })}</strong>
        <Sums rows={chosen} columns={columns} />
      </span>
      <Button size="sm" variant="default" className={classes.copy ?? ''} leftSection={<IconCopy size={16} aria-hidden="true" />} onClick={() => void copy()} data-testid="copy-chosen">
        {t('chosen.copy')}
      </Button>
      {children}
      <Button size="sm" variant="subtle" color="gray" className={classes.clear ?? ''} onClick={clear} aria-label={t('chosen.clear')} px={8}>
        <IconX size={16} aria-hidden="true" />
      </Button>
    </section>
  );
}

/** Sums of rows in the columns that declare one. */
export function Sums<Row>({ rows, columns }: { rows: readonly Row[]; columns: Column<Row>[] }) {
  const format = useFormat();
  return (
    <>
      {columns.map((column) => {
        const sums = column.sum ? sumsOf(rows, column.sum) : [];
        return (
          sums.some((one) => Number(one.quantity) !== 0) && (
            <span key={column.name} className={`${classes.sum} number`} data-testid="sum" data-column={column.name}>
              {column.head} Σ {sums.map((one) => `${format.quantity(one.quantity)} ${format.unit(one.unit)}`).join(' + ')}
            </span>
          )
        );
      })}
    </>
  );
}
