import { useTranslation } from 'react-i18next';
import { Sign, type Tone } from '../app/Sign';
import type { State } from './consumption';

const looks: Record<State, { tone: Tone; sign: string }> = {
  stated: { tone: 'open', sign: '…' },
  accepted: { tone: 'quiet', sign: '✓' },
  contested: { tone: 'late', sign: '!' },
};

/** The owner's answer to a statement. */
export function StateSign({ state }: { state: State }) {
  const { t } = useTranslation('consumption');
  return (
    <Sign tone={looks[state].tone} sign={looks[state].sign}>
      {t(`signs.${state}`)}
    </Sign>
  );
}
