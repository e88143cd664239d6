import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { MachineState } from './machines';
import { useWords } from './words';

const signs: Record<MachineState, [Tone, string]> = { running: ['good', '▶'], setup: ['info', '⚙'], idle: ['open', '‖'], down: ['late', '✕'], off: ['quiet', '○'], unknown: ['quiet', '?'] };

export const signOf = (state: MachineState): [Tone, string] => signs[state] ?? unknownSign;

export function StateSign({ state }: { state: MachineState }) {
  const t = useWords();
  const [tone, sign] = signOf(state);
  return (
    <Sign tone={tone} sign={sign}>
      {t(`state.${state}`, { defaultValue: state })}
    </Sign>
  );
}
