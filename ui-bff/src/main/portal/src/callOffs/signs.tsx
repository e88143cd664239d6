import { IconLock, IconTruckDelivery } from '@tabler/icons-react';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { AnswerState, Change, Firmness } from './callOffs';
import classes from './signs.module.css';
import type { Words } from './words';

const changes: Record<Change, [Tone, string]> = {
  same: ['quiet', '＝'],
  added: ['good', '＋'],
  more: ['info', '▲'],
  less: ['open', '▼'],
  moved: ['info', '⇄'],
  removed: ['late', '−'],
  consumed: ['quiet', '✓'],
  rebucketed: ['quiet', '⇆'],
};

const states: Record<AnswerState | 'late', [Tone, string]> = {
  open: ['open', '○'],
  committed: ['good', '✓'],
  short: ['late', '▽'],
  late: ['late', '▷'],
  changed: ['info', '↻'],
};

/** How a line differs from the release before. The lock marks a change within the firm horizon. */
export function ChangeSign({ words: { t }, change, firm }: { words: Words; change: Change; firm?: boolean }) {
  const [tone, sign] = changes[change] ?? unknownSign;
  const locked = firm && change !== 'same';
  return (
    <Sign tone={tone} sign={sign} title={locked ? t('withinFirm') : undefined}>
      {t(`change.${change}`, { defaultValue: change })}
      {locked && (
        <>
          <IconLock size={12} aria-hidden="true" />
          <span className="visually-hidden">{t('withinFirm')}</span>
        </>
      )}
    </Sign>
  );
}

type StateProps = { words: Words; /** As `stateOf` names it. */ state: AnswerState | 'late'; pending?: boolean; silent?: boolean; firmness: Firmness };

/**
 * If silence counts as acceptance by now, an unanswered line is accepted. A forecast needs no
 * answer.
 */
export function StateSign({ words: { t }, state, pending, silent, firmness }: StateProps) {
  const open = state === 'open' && !pending;
  const shown = pending ? 'pending' : open && firmness === 'forecast' ? 'forecast' : open && silent ? 'silent' : state;
  const [tone, sign] = shown === 'pending' ? (['info', '…'] as const) : shown === 'forecast' ? (['quiet', '·'] as const) : shown === 'silent' ? (['quiet', '✓'] as const) : (states[shown] ?? unknownSign);
  return (
    <Sign tone={tone} sign={sign}>
      {t(`state.${shown}`, { defaultValue: state })}
    </Sign>
  );
}

/** Marks a line that a call-off orders, with its number. All other lines are forecast. */
export function CallOffMark({ words: { t }, number }: { words: Words; number: string }) {
  return (
    <span className={classes.callOff} data-testid="call-off-mark">
      <IconTruckDelivery size={13} stroke={1.8} aria-hidden="true" />
      {t('calledOff', { number })}
    </span>
  );
}
