import { Button, Title } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { NotSent, useSending } from '../app/sending';
import { type ScannedSum, type ScanRow, summed } from './scans';
import classes from './stock.module.css';
import { move } from './stock';

/** All scans under a document so far, from every person and device. Each box can be taken back. */
export function Scanned({ document, scans, onUndone }: { document: string; scans: ScanRow[] | undefined; onUndone: (scan: ScanRow) => void }) {
  const { t } = useTranslation('stock');
  if (document === '' || !scans) return null;
  return (
    <section aria-label={t('scan.under', { document })} className={classes.done} data-testid="scanned">
      <Title order={2}>{t('scan.under', { document })}</Title>
      {scans.length === 0 && <p className="dim">{t('scan.nothingUnder')}</p>}
      <ul className={classes.bookings}>
        {summed(scans).map((one) => (
          <Sum key={one.key} sum={one} onUndone={onUndone} />
        ))}
      </ul>
    </section>
  );
}

function Sum({ sum, onUndone }: { sum: ScannedSum; onUndone: (scan: ScanRow) => void }) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  return (
    <li data-testid="scanned-sum" data-part={sum.part}>
      <span className={classes.bookingText}>
        <strong className="number nowrap">
          {signed(format.quantity, sum.quantity)} {format.unit(sum.unit)}
        </strong>{' '}
        <PartNumber part={sum.part} /> {sum.batch && <span className="dim">{sum.batch}</span>}
      </span>
      <details className={classes.each}>
        <summary>{t('scan.times', { count: sum.scans.length })}</summary>
        <ul className={classes.bookings}>
          {sum.scans.map((one) => (
            <Box key={one.movement} scan={one} onUndone={onUndone} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function Box({ scan, onUndone }: { scan: ScanRow; onUndone: (scan: ScanRow) => void }) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const { sending, error, send } = useSending('stock');
  const undo = async (): Promise<void> => {
    if (await send((key) => move(reversal, key), reversal)) onUndone(scan);
  };
  const reversal = { site: scan.site, part: scan.part, reverses: scan.movement, reason: t('scan.undoReason') };
  return (
    <li data-testid="scanned-box">
      <span className={classes.bookingText}>
        <span className="number nowrap">
          {signed(format.quantity, scan.quantity)} {format.unit(scan.unit)}
        </span>{' '}
        {scan.label && <span className="number">{scan.label}</span>} <span className="dim number">{format.moment(scan.at)}</span>
      </span>
      <Button size="compact-sm" variant="subtle" loading={sending} leftSection={<IconArrowBackUp size={15} aria-hidden="true" />} onClick={() => void undo()} aria-label={t('scan.undoScan', { part: scan.part, at: format.moment(scan.at) })} data-testid="undo-box">
        {t('scan.undo')}
      </Button>
      <NotSent error={error} inline={classes.problem} />
    </li>
  );
}

const signed = (quantity: (decimal: string) => string, of: string): string => (of.startsWith('-') ? `−${quantity(of.slice(1))}` : `+${quantity(of)}`);
