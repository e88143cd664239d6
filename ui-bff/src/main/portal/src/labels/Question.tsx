import { Button } from '@mantine/core';
import classes from './labels.module.css';
import { useWords, type Words } from './words';

/** A function, so that a change of language changes the open question too. */
type Wording = (t: Words) => string;
export type Option<T> = { answer: T; text: Wording; hint?: Wording };
export type Asked<T> = { text: Wording; options: Option<T>[]; answer: (one: T | undefined) => void };

/**
 * Asks about a code with two possible meanings. The field keeps the focus, because a scanner's
 * Enter must not answer.
 */
export function Question<T>({ text, options, answer }: Asked<T>) {
  const t = useWords();
  return (
    <div className={classes.question} role="alert" data-testid="label-question">
      <p>{text(t)}</p>
      {options.map((one) => (
        <Button key={one.text(t)} type="button" variant="default" fullWidth className={classes.option} onClick={() => answer(one.answer)} data-testid="label-option">
          <span>
            {one.text(t)}
            {one.hint && <small>{one.hint(t)}</small>}
          </span>
        </Button>
      ))}
      <Button type="button" variant="subtle" onClick={() => answer(undefined)} data-testid="label-leave">
        {t('ask.leave')}
      </Button>
    </div>
  );
}
