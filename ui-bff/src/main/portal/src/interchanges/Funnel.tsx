import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useScope } from '../app/scope';
import classes from './funnel.module.css';
import type { Counts, Delivery, Judgement, Outcome } from './interchanges';
import { glyphOf, toneOf } from './signs';

export const incoming = ['pending', 'accepted', 'partly', 'held', 'contradicted', 'rejected'] as const satisfies Outcome[];
export const outgoing = ['waiting', 'sent', 'delivered', 'acknowledged', 'rejected', 'failed', 'dead', 'unwritten'] as const satisfies (Delivery | Judgement)[];

type Stage = Outcome | Delivery | Judgement;
type Of = Partial<Record<string, number>>;
/** The steps of one direction: a state that the hub counts and this list does not know yet has one, too. */
const stepsOf = (states: readonly Stage[], of: Of | undefined): Stage[] => [...states, ...Object.keys(of ?? {}).filter((one) => !(states as readonly string[]).includes(one)) as Stage[]];
/** The sum of the steps that are shown. */
const together = (steps: readonly Stage[], of: Of): number => steps.reduce((sum, one) => sum + (of[one] ?? 0), 0);

type Chosen = { direction: string; outcome: string };
type Props = { counts: Counts | undefined; direction: string | undefined; state: string | undefined; onChange: (chosen: Chosen) => void };

/** How many interchanges reached each state, by direction. Each number filters the list. */
export function Funnel({ counts, direction, state, onChange }: Props) {
  const { t } = useTranslation('interchanges');
  const { asOf } = useScope();
  // Delivery states of sent interchanges have no history.
  const ways = [
    ['in', incoming, counts?.incoming as Partial<Record<string, number>> | undefined],
    ['out', outgoing, counts?.outgoing as Partial<Record<string, number>> | undefined],
  ] as const;
  const all = ways.map(([way, states, of]) => ({ way, of, steps: stepsOf(states, of) }));
  const shown = asOf ? all.slice(0, 1) : all;
  const full = counts && all.some(({ of, steps }) => of && together(steps, of) >= counts.newest);
  return (
    <div className={classes.funnel} data-testid="funnel">
      {shown.map(({ way, of, steps }) => (
        <section key={way} className={`panel ${classes.way}`} aria-label={t(`direction.${way}`)}>
          <Step
            name={t(`direction.${way}`)}
            count={of && together(steps, of)}
            whole
            pressed={direction === way && !state}
            onPress={(press) => onChange({ direction: press ? way : '', outcome: '' })}
          />
          {steps.map((one) => (
            <Step
              key={one}
              name={t(`state.${one}`, { defaultValue: one })}
              count={of && (of[one] ?? 0)}
              state={one}
              pressed={direction === way && state === one}
              onPress={(press) => onChange({ direction: press ? way : '', outcome: press ? one : '' })}
            />
          ))}
        </section>
      ))}
      {asOf && (
        <p className={classes.newest} data-testid="deliveries-not-kept">
          {t('deliveriesNotKept')}
        </p>
      )}
      {full && <p className={classes.newest}>{t('newest', { count: counts.newest })}</p>}
    </div>
  );
}

type StepProps = { name: string; count: number | undefined; state?: Outcome | Delivery | Judgement; whole?: boolean; pressed: boolean; onPress: (press: boolean) => void };

function Step({ name, count, state, whole, pressed, onPress }: StepProps) {
  const format = useFormat();
  return (
    <button
      type="button"
      className={classes.step}
      aria-pressed={pressed}
      data-whole={whole || undefined}
      data-none={count === 0 || undefined}
      data-tone={state && toneOf(state)}
      data-state={state}
      data-testid="step"
      onClick={() => onPress(!pressed)}
    >
      <strong className="number">{count === undefined ? '–' : format.quantity(String(count))}</strong>
      <span>
        {state && (
          <span aria-hidden="true" className={classes.glyph}>
            {glyphOf(state)}
          </span>
        )}
        {name}
      </span>
    </button>
  );
}
