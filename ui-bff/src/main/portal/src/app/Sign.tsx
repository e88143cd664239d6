import type { ReactNode } from 'react';
import classes from './sign.module.css';

export type Tone = 'open' | 'good' | 'info' | 'late' | 'quiet';

/** For a state that this version of the portal does not know: shown as it arrived. */
export const unknownSign: [Tone, string] = ['quiet', '·'];

/**
 * A state in colour, sign and word, so that no reader depends on one of the three. A sentence
 * beside it may replace the word.
 */
export function Sign({ tone, sign, children, title }: { tone: Tone; sign: string; children?: ReactNode; title?: string }) {
  return (
    <span className={`${classes.sign} ${classes[tone]}`} title={title}>
      <span aria-hidden="true" className={classes.glyph}>
        {sign}
      </span>
      {children}
    </span>
  );
}
