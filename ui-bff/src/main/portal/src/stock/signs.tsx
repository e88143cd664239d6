import { useTranslation } from 'react-i18next';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { Status } from './stock';

const signs: Record<Status | 'below-zero', [Tone, string]> = {
  usable: ['good', '✓'],
  inspection: ['open', '?'],
  blocked: ['late', '✕'],
  'below-zero': ['late', '−'],
};

export function StatusSign({ status }: { status: Status | 'below-zero' }) {
  const { t } = useTranslation('stock');
  const [tone, sign] = signs[status] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {t(`status.${status}`, { defaultValue: status })}
    </Sign>
  );
}
