import { useTranslation } from 'react-i18next';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { Certificate, CertificateState } from './certificates';

const signs: Record<CertificateState, [Tone, string]> = {
  'awaits-validation': ['open', '◐'],
  issued: ['info', '…'],
  accepted: ['good', '✓'],
  rejected: ['late', '✕'],
  superseded: ['quiet', '−'],
  revoked: ['late', '−'],
};

export function StateSign({ state }: Pick<Certificate, 'state'>) {
  const { t } = useTranslation('certificates');
  const [tone, sign] = signs[state] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {t(`state.${state}`, { defaultValue: state })}
    </Sign>
  );
}
