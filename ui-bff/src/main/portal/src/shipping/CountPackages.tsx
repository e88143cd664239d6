import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, type SyntheticEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { Notice } from '../app/Notice';
import { read } from '../labels/label';
import { Faults } from '../labels/Said';
import { separatorOf } from '../labels/separators';
import type { Fault } from '../labels/fields';
import { Camera } from '../stock/Camera';
import { count, type Counted, namesIn, packageCalled, progress, type Scanned } from './contents';
import { labelled } from './packing';
import classes from './shipping.module.css';
import type { Shipment } from './shipments';

type Props = { shipment: Shipment; lines: { key: string; part: string; batch: string | null }[]; counted: Counted; onCount: (counted: Counted) => void };

/** How many missing packages are named. */
const FEW = 6;

/** Counts received goods by the labels of their packages, each once. */
export function CountPackages({ shipment, lines, counted, onCount }: Props) {
  const { t } = useTranslation('shipping');
  const field = useRef<HTMLInputElement>(null);
  const [line, setLine] = useState('');
  const [last, setLast] = useState<Scanned>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const { scanned: boxes, of, missing } = progress(shipment, counted.packages);
  const scan = (text: string): void => {
    const code = read(text);
    setLine('');
    if (code.plain === '') return;
    const names = namesIn(code);
    // A name that the shipment uses is its package, even with a wrong check digit.
    const wrong = packageCalled(shipment.packages, names) === undefined ? (code.label?.faults ?? []) : [];
    setFaults(wrong);
    if (wrong.length > 0 && !code.label?.fields.some((one) => one.what === 'package')) return setLast(undefined);
    const scanned = count(shipment.packages, lines, counted, names);
    setLast(scanned);
    if (!('counted' in scanned)) return;
    announce(t('receive.scan.counted', { label: labelled(scanned.label) }));
    onCount(scanned.counted);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    scan(line);
    field.current?.focus();
  };
  const separate = (event: KeyboardEvent<HTMLInputElement>): void => {
    const separator = separatorOf(event, line);
    if (!separator) return;
    event.preventDefault();
    setLine(line + separator);
  };
  return (
    <form onSubmit={submit} noValidate className={classes.byScan} data-testid="count-packages">
      <TextInput
        ref={field}
        size="md"
        label={t('receive.scan.label')}
        description={t('receive.scan.why')}
        value={line}
        onChange={(event) => setLine(event.currentTarget.value)}
        onKeyDown={separate}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        data-testid="package-field"
      />
      {of === undefined && (
        <Notice tone="info">
          <span data-testid="received-earlier">{t('receive.scan.earlier')}</span>
        </Notice>
      )}
      <Camera onRead={scan} />
      <Faults faults={faults} />
      {last && !('counted' in last) && (
        <Notice tone="late" role="alert">
          {t(`receive.scan.${last.why}`, { label: labelled(last.label), number: shipment.number })}
        </Notice>
      )}
      {counted.packages.length > 0 && (
        <p data-testid="packages-counted">
          <strong>{of === undefined ? t('receive.scan.now', { count: boxes }) : t('receive.scan.count', { count: boxes, of })}</strong> {missing.length > 0 && <span>{t('receive.scan.missing', { labels: missing.slice(0, FEW).map(labelled).join(t('unknown.comma')) + (missing.length > FEW ? ' …' : '') })}</span>}{' '}
          <Button type="button" size="compact-sm" variant="subtle" onClick={() => onCount({ packages: [], quantities: {} })}>
            {t('receive.scan.anew')}
          </Button>
        </p>
      )}
    </form>
  );
}
