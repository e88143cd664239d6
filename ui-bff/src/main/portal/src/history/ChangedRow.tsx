import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Blame } from './Blame';
import { type ChangedRow as Row } from './changedRows';
import { isAmount, wordsOfRow } from './event';
import classes from './event.module.css';
import { useFieldName, useValue } from './shownValue';

/** At most so many values of one row are shown. */
const MOST = 200;

type Props = { row: Row; /** Of the event. */ position: number; /** Whether its view has no other row, so that an entry need not name it. */ alone: boolean; open: boolean; toggle: () => void };

/** One row that the event changed: its own quantity, and all changed values on request. */
export function ChangedRow({ row, position, alone, open, toggle }: Props) {
  const { t } = useTranslation('history');
  const say = useValue();
  const field = useFieldName();
  const Chevron = open ? IconChevronDown : IconChevronRight;
  const { quantity } = row;
  return (
    <tbody data-testid="changed-group" data-came={row.came} data-values={row.values.length}>
      <tr className={classes.row}>
        <th scope="rowgroup" colSpan={quantity ? 1 : 4}>
          <button type="button" className={classes.unfold} aria-expanded={open} onClick={toggle} data-testid="changed-unfold">
            <Chevron size={14} aria-hidden="true" />
            <span>
              {t(`view.${row.view}` as 'view.orders', { defaultValue: row.view })} <RowName row={row} alone={alone} /> {row.came !== 'changed' && <strong>{t(`changed.${row.came}`)}</strong>} <span className="dim">{t('changed.values', { count: row.values.length })}</span>
            </span>
          </button>
        </th>
        {quantity && (
          <>
            <td className="number">{say(quantity.before, true)}</td>
            <td className="number">{say(quantity.after, true)}</td>
            <td />
          </>
        )}
      </tr>
      {open &&
        row.values.slice(0, MOST).map((one) => (
          <tr key={one.pointer} data-testid="changed-row" data-view={one.view} data-row={one.row} data-pointer={one.pointer}>
            <th scope="row">{field(one.pointer.slice(row.entry.length))}</th>
            <td className="number">{say(one.before, isAmount(one.pointer))}</td>
            <td className="number">{say(one.after, isAmount(one.pointer))}</td>
            <td>
              <Blame place={{ view: one.view, row: one.row, pointer: one.pointer }} at={position} field={field(one.pointer.slice(row.entry.length))} say={(value) => say(value, isAmount(one.pointer))} />
            </td>
          </tr>
        ))}
      {open && row.values.length > MOST && (
        <tr>
          <td colSpan={4} className="dim">
            {t('changed.more', { count: row.values.length - MOST })}
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** The row by the key of its stream, and its entry by what names it; where that changed, before and after. */
function RowName({ row: { row, entry, named }, alone }: Pick<Props, 'row' | 'alone'>) {
  const say = useValue();
  const field = useFieldName();
  const words = alone && entry !== '' ? [] : wordsOfRow(row).map((word) => say(word));
  const wordsOf = (names: string[]): string => names.map((name) => say(name)).join(' · ');
  const [was, is] = [named.before, named.after].map((names) => (names && names.length > 0 ? wordsOf(names) : undefined));
  const its = was !== undefined && is !== undefined && was !== is ? `${was} → ${is}` : (is ?? was);
  const [list = '', place = ''] = [entry.slice(0, entry.lastIndexOf('/')), entry.slice(entry.lastIndexOf('/'))];
  const entryName = entry === '' ? [] : [`${field(list)} ${its ?? field(place)}`];
  return <span className="dim">{[...words, ...entryName].join(' · ')}</span>;
}
