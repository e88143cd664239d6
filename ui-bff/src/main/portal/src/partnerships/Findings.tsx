import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import type { Finding } from './partnerships';
import { placeOf } from './places';
import classes from './partnership.module.css';

/** All findings about a draft, in the order of the text. */
export function Findings({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  if (findings.length === 0) return <Notice tone="good">{t('check.good')}</Notice>;
  return (
    <ul className={classes.findings} data-testid="findings">
      {findings.map((one) => (
        <li key={`${one.pointer} ${one.code} ${one.line}`} data-testid="finding" data-severity={one.severity} className={classes[one.severity]}>
          <strong>{one.severity === 'error' ? t('check.error') : t('check.note')}</strong> {one.pointer && <span>{placeOf(t, one.pointer)}{t('check.colon')}</span>}
          {one.line !== null && <span className="dim number"> {t('check.place', { line: one.line, column: one.column })}</span>} {format.text(one.text)}
        </li>
      ))}
    </ul>
  );
}
