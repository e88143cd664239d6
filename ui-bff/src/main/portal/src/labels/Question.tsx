import { Button } from '@mantine/core';
import classes from './labels.module.css';
import { useWords } from './words';

export type Option<T> = { answer: T; text: string; hint?: string };
export type Asked<T> = { text: string; options: Option<T>[]; answer: (one: T | undefined) => void };

/** A code that may be two things is asked about. The field keeps the focus: a scanner's Enter must not answer. */
export function Question<T>({ text, options, answer }: Asked<T>) {
  const t = useWords();
  return (
    <div className={classes.question} role="alert" data-testid="label-question">
      <p>{text}</p>
      {options.map((one) => (
        <Button key={one.text} type="button" variant="default" fullWidth className={classes.option} onClick={() => answer(one.answer)} data-testid="label-option">
          <span>
            {one.text}
            {one.hint && <small>{one.hint}</small>}
          </span>
        </Button>
      ))}
      <Button type="button" variant="subtle" onClick={() => answer(undefined)} data-testid="label-leave">
        {t('ask.leave')}
      </Button>
    </div>
  );
}
