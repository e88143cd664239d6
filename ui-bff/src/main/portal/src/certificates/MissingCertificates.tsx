import { useTranslation } from 'react-i18next';
import { Notice } from '../app/Notice';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { useNeeded } from './certificates';
import { pathToIssue } from './issued';
import { mayIssue } from './roles';

/** Certificates that departing goods lack. The goods can leave all the same. */
export function MissingCertificates({ despatch }: { despatch: { buyer: string; lines: readonly object[] } }) {
  const { t } = useTranslation('certificates');
  const me = useMe();
  const { as, readOnly } = useScope();
  const lines = (useNeeded(despatch).data ?? []).filter((line) => line.missing.length > 0);
  return lines.map((line) => (
    <Notice key={line.line} tone="open">
      <span data-testid="missing-certificate">
        {t(line.batch ? 'leaving.missing' : 'leaving.missingNoBatch', { part: line.part, batch: line.batch, types: line.missing.map((one) => t(`type.${one}.name`, { defaultValue: one })).join(t('comma')) })}
      </span>{' '}
      {mayIssue(me, as) && !readOnly && line.missing[0] && <ScopedLink to={pathToIssue({ buyer: despatch.buyer, part: line.part, batch: line.batch, type: line.missing[0] })}>{t('issue.button')}</ScopedLink>}
    </Notice>
  ));
}
