import { useTranslation } from 'react-i18next';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { Strictness } from './plans';

const signs: Record<Strictness, [Tone, string]> = { normal: ['quiet', '·'], tightened: ['open', '!'], stopped: ['late', '✕'] };

/** How strictly the next lot is sampled. */
export function StrictnessSign({ strictness }: { strictness: Strictness }) {
  const { t } = useTranslation('inspectionPlans');
  const [tone, sign] = signs[strictness] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {t(`strictness.${strictness}`, { defaultValue: strictness })}
    </Sign>
  );
}
