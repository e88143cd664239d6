import { CloseButton } from '@mantine/core';
import { Fragment } from 'react';
import { DaysField } from '../app/DaysField';
import { bandKind } from './BandChart';
import { useBandName } from './bandName';
import { useFormWords } from './formWords';
import { emptyLine, type Faults, knownBands, pasted, type PriceLine } from './prices';
import classes from './tariff.module.css';

type Props = { lines: PriceLine[]; faults: Faults['lines']; judged: boolean; toldAt: (at: number) => string[]; onChange: (lines: PriceLine[]) => void };

/** The prices of a tariff, each with its days and hours; on a phone each is a card. */
export function PriceLines({ lines, faults, judged, toldAt, onChange }: Props) {
  const t = useFormWords();
  const bands = [...new Set<string>([...knownBands, ...lines.map((one) => one.band)])].filter(Boolean);
  return (
    <div className={classes.lines}>
      {lines.map((line, at) => {
        const fault = faults.get(at);
        const shows = fault !== undefined && (judged || typeof fault === 'object' || fault === 'price');
        const said = shows ? [typeof fault === 'object' ? t('tariff.line.overlap', { other: fault.other + 1 }) : t(`tariff.line.${fault}`)] : [];
        const notes = [...said, ...toldAt(at)];
        return (
          // oxlint-disable-next-line react/no-array-index-key -- prices have no name of their own
          <Fragment key={at}>
            <LineFields line={line} at={at} bands={bands} faulty={shows ? (typeof fault === 'object' ? 'quarter' : fault) : undefined} note={notes.length > 0 ? `price-fault-${at}` : undefined} onPaste={(text) => {
                const next = pasted(lines, at, text);
                if (next) onChange(next);
                return next !== undefined;
              }} onChange={(some) => onChange(lines.map((one, nth) => (nth === at ? { ...one, ...some } : one)))} onRemove={() => onChange(lines.length === 1 ? [emptyLine] : lines.filter((_, nth) => nth !== at))} />
            {notes.length > 0 && (
              <p className={classes.fault} id={`price-fault-${at}`} role="alert">
                {notes.join(' ')}
              </p>
            )}
          </Fragment>
        );
      })}
    </div>
  );
}

type LineProps = { line: PriceLine; at: number; bands: string[]; faulty: string | undefined; note: string | undefined; /** Whether the pasted text was taken as a column. */ onPaste: (text: string) => boolean; onChange: (some: Partial<PriceLine>) => void; onRemove: () => void };

function LineFields({ line, at, bands, faulty, note, onPaste, onChange, onRemove }: LineProps) {
  const t = useFormWords();
  const bandName = useBandName();
  const label = (field: 'days' | 'from' | 'until' | 'band' | 'price' | 'provisional'): string => t('tariff.cell', { field: t(`tariff.column.${field}`), line: at + 1 });
  return (
    <div className={classes.line} role="group" aria-label={t('tariff.nth', { line: at + 1 })} data-testid="price-line" data-nth={at}>
      <DaysField label={label('days')} value={line.days} onChange={(days) => onChange({ days })} invalid={faulty === 'days'} note={note} />
      <span className={classes.hours}>
        {(['from', 'until'] as const).map((field) => (
          <input key={field} type="time" step={900} value={line[field]} aria-label={label(field)} aria-invalid={faulty === 'quarter' || undefined} aria-describedby={note} onChange={(event) => onChange({ [field]: event.currentTarget.value })} data-field={field} />
        ))}
      </span>
      <span className={classes.band}>
        <i data-band={bandKind(line.band || null)} aria-hidden="true" />
        <select value={line.band} aria-label={label('band')} onChange={(event) => onChange({ band: event.currentTarget.value })} data-field="band">
          <option value="">{bandName(null)}</option>
          {bands.map((band) => (
            <option key={band} value={band}>
              {bandName(band)}
            </option>
          ))}
        </select>
      </span>
      <input value={line.price} inputMode="decimal" autoComplete="off" maxLength={24} placeholder={t('tariff.unknown')} aria-label={label('price')} aria-invalid={faulty === 'price' || undefined} aria-describedby={note} onPaste={(event) => onPaste(event.clipboardData.getData('text/plain')) && event.preventDefault()} onChange={(event) => onChange({ price: event.currentTarget.value })} data-field="price" data-number />
      <label className={classes.provisional}>
        <input type="checkbox" checked={line.provisional} onChange={(event) => onChange({ provisional: event.currentTarget.checked })} data-field="provisional" /> {t('tariff.column.provisional')}
      </label>
      <CloseButton size="md" aria-label={t('tariff.remove', { line: at + 1 })} onClick={onRemove} />
    </div>
  );
}
