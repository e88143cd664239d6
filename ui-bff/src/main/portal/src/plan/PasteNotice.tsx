import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mondayOfWeek } from '../app/days';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import classes from './plan.module.css';
import type { Cell, Grain, Pasted } from './sheet';

/** How many of the omitted values are named. */
const NAMED = 5;

type Props = { pasted: Pasted; grain: Grain; /** A row's name. */ nameOf: (row: string) => string; /** These cells, and the rows that are added for them. */ onApply: (absent: Cell[]) => void; onDiscard: () => void };

/** The changes that a spreadsheet block will make, before it makes them, and its omitted values. */
export function PasteNotice({ pasted, grain, nameOf, onApply, onDiscard }: Props) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const some = (all: string[]): string => format.list(all.length > NAMED ? [...all.slice(0, NAMED - 1), t('paste.others', { count: all.length - NAMED + 1 })] : all);
  const named = ({ part, column, quantity }: Cell): string => t('paste.cell', { part: nameOf(part), when: mondayOfWeek(column) ? format.week(column) : format.date(column), quantity: format.quantity(quantity) });
  const { cells, unread, taken, outside, unclear = [], absent = [] } = pasted;
  const rows = [...new Set(absent.map((cell) => cell.part))];
  return (
    <Notice tone="info" title={t('paste.title', { count: cells.length })}>
      {unread.length > 0 && <span>{t('paste.unread', { texts: some(unread.map((text) => `“${text}”`)) })} </span>}
      {taken.length > 0 && <span data-testid="paste-taken">{t(grain === 'day' ? 'paste.byWeek' : 'paste.byDay', { count: taken.length, cells: some(taken.map(named)) })} </span>}
      {unclear.length > 0 && <span data-testid="paste-unclear">{t('paste.unclear', { parts: some(unclear) })} </span>}
      {rows.length > 0 && <span data-testid="paste-absent">{t('paste.absent', { count: rows.length, parts: some(rows.map(nameOf)) })} </span>}
      {outside > 0 && <span>{t('paste.outside', { count: outside })} </span>}
      <span className={classes.pasteButtons} data-testid="paste">
        <Button size="xs" disabled={cells.length === 0} onClick={() => onApply([])} data-testid="paste-apply">
          {t('paste.apply')}
        </Button>
        {rows.length > 0 && (
          <Button size="xs" variant={cells.length === 0 ? 'filled' : 'default'} onClick={() => onApply(absent)} data-testid="paste-add">
            {t('paste.add', { count: rows.length })}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={onDiscard}>
          {t('paste.discard')}
        </Button>
      </span>
    </Notice>
  );
}
