import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter } from '../app/filters';
import { useFormat } from '../app/format';
import { useScope } from '../app/scope';
import { useLastVisit } from '../table/visits';

const earlier = ['release', 'answer', 'visit'] as const;

/**
 * The earlier moment that a screen compares with, from its address, and its choice. `against` is
 * the hub's parameter: nothing, a word or an instant.
 */
export function useAgainst(screen: string, chosen: string | undefined, choose: (one: string) => void, answer?: string): { against: string | undefined; choice: ReactNode } {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const { as, asOf } = useScope();
  const visited = useLastVisit(screen, !asOf);
  const label = (one: (typeof earlier)[number]): string => {
    if (one === 'visit') return t('against.visit', { at: format.moment(visited ?? '') });
    if (one === 'answer') return answer ?? t(as === 'buyer' ? 'against.answerOfTheirs' : 'against.answer');
    return t('against.release');
  };
  return {
    against: chosen === 'visit' ? visited : chosen || undefined,
    choice: (
      <ChoiceFilter
        label={t('against.label')}
        all={t('against.none')}
        value={chosen}
        onChange={choose}
        options={earlier.filter((one) => one !== 'visit' || visited).map((one) => ({ value: one, label: label(one) }))}
      />
    ),
  };
}
