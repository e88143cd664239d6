import { Button, CloseButton, NativeSelect, TextInput, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { compare, minus, typed } from '../app/decimal';
import { useFormat } from '../app/format';
import { type Boxes, isWhole, palletsOf, unpacked } from './packing';
import type { AnnouncedLine } from './shipments';
import classes from './shipping.module.css';

type PackProps = { /** The reader's own number of a line's part. */ named: (line: AnnouncedLine) => string; lines: AnnouncedLine[]; boxes: Boxes[]; pallets: ReadonlyMap<string, string>; weight: string; judged: boolean; onBoxes: (boxes: Boxes[]) => void; onPallets: (pallets: ReadonlyMap<string, string>) => void; onWeight: (weight: string) => void };


/** Boxes of each line with their labels, their pallets, and the weights. All of it is optional. */
export function Pack({ named, lines, boxes, pallets, weight, judged, onBoxes, onPallets, onWeight }: PackProps) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const change = (id: number, to: Partial<Boxes>): void => onBoxes(boxes.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const left = lines.map((line, at) => unpacked(boxes, at, line.quantity));
  const add = (): void => {
    const line = Math.max(0, left.findIndex((rest) => compare(rest, '0') > 0));
    const before = boxes.at(-1);
    onBoxes([...boxes, { id: (before?.id ?? 0) + 1, line, count: '1', each: left[line] ?? '', type: before?.type ?? '', label: '', weight: '', pallet: before?.pallet ?? '' }]);
  };
  const missing = (bad: boolean): string | false => judged && bad && t('ship.missing');
  const notPositive = (text: string): boolean => compare(typed(text) ?? '0', '0') <= 0;
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('pack.title')} data-testid="pack">
      <Title order={2}>{t('pack.title')}</Title>
      <p className="dim">{t('pack.why')}</p>
      {boxes.map((one, at) => (
        <fieldset key={one.id} className={classes.boxes} data-testid="boxes">
          <legend className="visually-hidden">{t('pack.row', { number: at + 1 })}</legend>
          <NativeSelect size="xs" w={210} label={t('column.part')} value={String(one.line)} onChange={(event) => change(one.id, { line: Number(event.currentTarget.value) })} data={lines.map((line, index) => ({ value: String(index), label: [named(line), line.batch].filter(Boolean).join(' · ') }))} />
          <TextInput size="xs" w={84} label={t('pack.count')} inputMode="numeric" value={one.count} onChange={(event) => change(one.id, { count: event.currentTarget.value })} error={missing(!/^[1-9]\d{0,3}$/.test(one.count.trim()))} data-testid="box-count" />
          <TextInput size="xs" w={104} label={t('pack.each')} inputMode="decimal" value={one.each} onChange={(event) => change(one.id, { each: event.currentTarget.value })} error={missing(notPositive(one.each))} data-testid="box-each" />
          <TextInput size="xs" w={190} label={t('pack.label')} value={one.label} onChange={(event) => change(one.id, { label: event.currentTarget.value })} error={missing(one.label.trim() === '')} autoComplete="off" data-testid="box-label" />
          <TextInput size="xs" w={104} label={t('pack.type')} value={one.type} onChange={(event) => change(one.id, { type: event.currentTarget.value })} autoComplete="off" />
          <TextInput size="xs" w={124} label={t('pack.weightEach')} inputMode="decimal" value={one.weight} onChange={(event) => change(one.id, { weight: event.currentTarget.value })} error={missing(one.weight.trim() !== '' && notPositive(one.weight))} data-testid="box-weight" />
          <TextInput size="xs" w={160} label={t('pack.pallet')} value={one.pallet} onChange={(event) => change(one.id, { pallet: event.currentTarget.value })} autoComplete="off" data-testid="box-pallet" />
          <CloseButton mt={22} aria-label={t('pack.remove', { number: at + 1 })} onClick={() => onBoxes(boxes.filter((other) => other.id !== one.id))} />
        </fieldset>
      ))}
      <Button mt="xs" size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={add} data-testid="add-boxes">
        {t('pack.add')}
      </Button>
      {boxes.length > 0 && (
        <ul className={classes.receipt} data-testid="unpacked">
          {lines.map((line, at) => {
            const rest = left[at] ?? '0';
            const order = compare(rest, '0');
            return (
              order !== 0 && (
                // oxlint-disable-next-line react/no-array-index-key -- a list that does not change while it is read
                <li key={at} className={classes.difference}>
                  {t(order > 0 ? 'pack.left' : 'pack.tooMuch', { part: named(line), quantity: `${format.quantity(order > 0 ? rest : minus('0', rest))} ${format.unit(line.unit)}` })}
                </li>
              )
            );
          })}
        </ul>
      )}
      <div className={classes.weights}>
        {palletsOf(boxes).map((label) => (
          <TextInput key={label} size="xs" label={t('pack.palletWeight', { label })} inputMode="decimal" value={pallets.get(label) ?? ''} onChange={(event) => onPallets(new Map(pallets).set(label, event.currentTarget.value))} error={missing((pallets.get(label) ?? '').trim() !== '' && notPositive(pallets.get(label) ?? ''))} />
        ))}
        <TextInput size="xs" label={t('pack.grossWeight')} description={t('pack.grossWeightWhy')} inputMode="decimal" value={weight} onChange={(event) => onWeight(event.currentTarget.value)} error={missing(weight.trim() !== '' && notPositive(weight))} data-testid="gross-weight" />
      </div>
    </section>
  );
}

/**
 * Whether the packing can be sent: packed quantities equal the sent quantities, and every stated
 * weight is above zero.
 */
export function isPacked(lines: AnnouncedLine[], boxes: Boxes[], pallets: ReadonlyMap<string, string>, weight: string): boolean {
  const weights = [weight, ...palletsOf(boxes).map((label) => pallets.get(label) ?? '')].filter((one) => one.trim() !== '');
  const adds = boxes.length === 0 || lines.every((line, at) => compare(unpacked(boxes, at, line.quantity), '0') === 0);
  return adds && boxes.every(isWhole) && weights.every((one) => compare(typed(one) ?? '0', '0') > 0);
}
