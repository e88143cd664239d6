import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../app/problem';
import { useTable } from './plans';
import { lotOf, plainSample, type Rule } from './sampling';

/** Typing pauses this long, in milliseconds, before the hub is asked. */
const PAUSE = 250;

type Props = { rule: Rule; lot: string; tightened: boolean };

/** How many pieces of a lot a rule measures, and how many failures it accepts. */
export function SampleOf({ rule, lot, tightened }: Props) {
  const { t } = useTranslation('inspectionPlans');
  const say = useProblemText();
  const [typed] = useDebouncedValue(lot, PAUSE);
  const pieces = lotOf(typed);
  const table = useTable(rule.kind === 'aql' && pieces !== undefined ? { lot: String(pieces), level: rule.level, aql: rule.aql, tightened } : undefined);
  if (pieces === undefined) return null;
  if (rule.kind === 'aql' && table.isError) return <span className="small">{say(table.error)}</span>;
  const sample = rule.kind === 'aql' ? table.data : plainSample(rule, pieces);
  return (
    <span className="dim small" data-testid="sample" data-quantity={sample?.quantity}>
      {sample && t('sample.size', { count: sample.quantity, accept: sample.accept, reject: sample.reject })}
    </span>
  );
}
