import { Autocomplete, Button, Checkbox, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { minus, typed } from '../app/decimal';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { Wide } from '../app/Wide';
import { isOverdue, lineKey } from '../callOffs/callOffs';
import { DueText } from '../callOffs/DueText';
import { dueText, useWords } from '../callOffs/words';
import { unitsOfStock } from '../stock/stock';
import { type Batch, inUnit, lacking, type Taken, taken as takenFrom } from './batches';
import type { DueLine } from './due';
import type { Packaging } from './packing';
import type { Proposal } from './proposal';
import classes from './shipping.module.css';
import type { AnnouncedLine } from './shipments';

/** The quantity and batch that somebody chose of a due line. */
export type Chosen = { quantity: string; batch: string };
/** A line that serves nothing that is called off. */
export type Extra = { id: number; part: string; quantity: string; unit: string; batch: string; order: string };

export type Known = (part: string) => Proposal['parts'][number] | undefined;
export type Picked = { line: DueLine; quantity: string; batch: string };

/** Chosen lines with the batches they take. */
export function takenOf(picked: Picked[], known: Known): (Taken & { line: DueLine })[] {
  const wanted = picked.map(({ line, quantity, batch }) => ({ key: lineKey(line), part: line.part, quantity: typed(quantity) ?? '0', unit: line.unit, batch: batch.trim() }));
  const byKey = new Map(picked.map(({ line }) => [lineKey(line), line]));
  return takenFrom(wanted, (part) => known(part)?.batches ?? []).flatMap((one) => {
    const line = byKey.get(one.of);
    return line ? [{ ...one, line }] : [];
  });
}

/** In what it comes, where that counts in the unit of the line. */
export function packagingOf(line: AnnouncedLine, known: Known): Packaging | null {
  const part = known('part' in line ? line.part : line.partnerPart);
  return part?.unit === line.unit ? part.packaging : null;
}

type DueProps = { known: Known; goods: Taken[]; lines: DueLine[]; chosen: ReadonlyMap<string, Chosen>; judged: boolean; bad: (text: string) => boolean; onPick: (line: DueLine, change: Partial<Chosen> | null) => void };

/** The due lines, each to be chosen with its quantity and batch. */
export function DueLines({ lines, chosen, judged, bad, known, goods, onPick }: DueProps) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const words = useWords();
  return (
    <Wide label={t('ship.due')}>
      <table className={`${classes.table} ${classes.cards}`}>
        <thead>
          <tr>
            <th scope="col">{t('column.part')}</th>
            <th scope="col">{t('column.due')}</th>
            <th scope="col">{t('column.called')}</th>
            <th scope="col">{t('column.quantity')}</th>
            <th scope="col">{t('column.batch')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const one = chosen.get(lineKey(line));
            const name = `${line.part} ${dueText(words, line)[0]}`;
            return (
              <tr key={lineKey(line)} data-testid="due-line" data-part={line.part} data-due={line.due}>
                <th scope="row" className={classes.about}>
                  <Checkbox size="sm" label={<PartNumber part={line.part} by="buyers" partner={line.buyer} other={known(line.part)?.part} />} checked={one !== undefined} onChange={(event) => onPick(line, event.currentTarget.checked ? {} : null)} />
                </th>
                <td className={isOverdue(line) ? classes.difference : undefined}>
                  <DueText words={words} line={line} /> {isOverdue(line) && t('ship.overdue')}
                </td>
                <td>
                  {format.quantity(line.quantity)} {format.unit(line.unit)}
                  {line.open !== line.quantity && <span className="dim"> · {t('ship.onTheWay', { quantity: format.quantity(minus(line.quantity, line.open)) })}</span>}
                </td>
                <td data-label={t('column.quantity')}>
                  <TextInput size="xs" w={104} inputMode="decimal" aria-label={t('ship.quantityOf', { line: name })} value={one?.quantity ?? ''} placeholder={line.open} onChange={(event) => onPick(line, { quantity: event.currentTarget.value })} error={judged && one !== undefined && bad(one.quantity)} classNames={{ input: 'number' }} data-testid="ship-quantity" />
                </td>
                <td data-label={t('column.batch')}>
<BatchOf label={t('ship.batchOf', { line: name })} line={line} chosen={one} batches={known(line.part)?.batches ?? []} goods={goods.filter((some) => some.of === lineKey(line))} onPick={(batch) => onPick(line, { batch })} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}

/** Lists the batches in stock, oldest first, the batch taken by default, and what a named batch lacks. */
function BatchOf({ label, line, chosen, batches, goods, onPick }: { label: string; line: DueLine; chosen: Chosen | undefined; batches: readonly Batch[]; goods: readonly Taken[]; onPick: (batch: string) => void }) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const there = inUnit(batches, line.unit).filter((one) => one.batch !== null);
  const batch = chosen?.batch ?? '';
  const unit = format.unit(line.unit);
  const lacks = lacking({ key: '', part: line.part, quantity: typed(chosen?.quantity ?? '') ?? '0', unit: line.unit, batch: batch.trim() }, batches);
  const missing = goods.find((one) => one.batch === '');
  return (
    <>
      <Autocomplete
        size="xs"
        w={{ base: 124, sm: 190 }}
        aria-label={label}
        value={batch}
        onChange={onPick}
        placeholder={there.length > 0 ? t('ship.oldest') : undefined}
        data={there.map((one) => one.batch ?? '')}
        renderOption={({ option }) => {
          const one = there.find((some) => some.batch === option.value);
          return (
            <span data-testid="batch-there">
              <strong>{option.value}</strong> {one && <span className="number">{`${format.quantity(one.quantity)} ${unit} · ${format.date(one.since.slice(0, 10))}`}</span>}
            </span>
          );
        }}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        autoComplete="off"
        error={lacks !== undefined && t('ship.lacks', { quantity: `${format.quantity(lacks)} ${unit}` })}
        data-testid="ship-batch"
      />
      {chosen && batch === '' && there.length > 0 && (
        <div className={classes.batches} data-testid="batches-taken">
          {goods.filter((one) => one.batch !== '').map((one) => (
            <div key={one.batch} className="number">{`${one.batch} · ${format.quantity(one.quantity)}`}</div>
          ))}
          {missing && <div className={classes.difference}>{t('ship.noBatch', { quantity: `${format.quantity(missing.quantity)} ${unit}` })}</div>}
        </div>
      )}
    </>
  );
}

/** Lines beside what is due. */
export function Extras({ extras, judged, bad, onChange }: { extras: Extra[]; judged: boolean; bad: (text: string) => boolean; onChange: (extras: Extra[]) => void }) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const change = (id: number, to: Partial<Extra>): void => onChange(extras.map((one) => (one.id === id ? { ...one, ...to } : one)));
  return (
    <>
      {extras.map((one, at) => (
        <fieldset key={one.id} className={classes.extra}>
          <legend className="visually-hidden">{t('ship.extra', { number: at + 1 })}</legend>
          <TextInput size="xs" label={t('column.part')} value={one.part} onChange={(event) => change(one.id, { part: event.currentTarget.value })} error={judged && one.part.trim() === '' && t('ship.missing')} autoComplete="off" />
          <TextInput size="xs" label={t('column.quantity')} inputMode="decimal" value={one.quantity} onChange={(event) => change(one.id, { quantity: event.currentTarget.value })} error={judged && bad(one.quantity) && t('ship.missing')} />
          <NativeSelect size="xs" label={t('column.unit')} value={one.unit} onChange={(event) => change(one.id, { unit: event.currentTarget.value })} data={unitsOfStock.map((unit) => ({ value: unit, label: format.unit(unit) }))} />
          <TextInput size="xs" label={t('column.batch')} value={one.batch} onChange={(event) => change(one.id, { batch: event.currentTarget.value })} autoComplete="off" />
          <TextInput size="xs" label={t('column.order')} value={one.order} onChange={(event) => change(one.id, { order: event.currentTarget.value })} autoComplete="off" />
          <CloseButton mt={22} aria-label={t('ship.remove', { number: at + 1 })} onClick={() => onChange(extras.filter((other) => other.id !== one.id))} />
        </fieldset>
      ))}
      <Button mt="xs" size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => onChange([...extras, { id: (extras.at(-1)?.id ?? 0) + 1, part: '', quantity: '', unit: 'PCE', batch: '', order: '' }])}>
        {t('ship.addLine')}
      </Button>
    </>
  );
}
