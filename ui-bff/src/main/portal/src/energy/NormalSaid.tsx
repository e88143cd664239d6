import { Title } from '@mantine/core';
import { useFormat } from '../app/format';
import { Sign, type Tone } from '../app/Sign';
import { percent } from '../app/decimal';
import type { Energy, Normal } from './energy';
import classes from './energy.module.css';
import { useWords } from './words';

const signs: Record<Normal['state'], [Tone, string]> = { normal: ['good', '✓'], high: ['late', '▲'], low: ['info', '▼'], unknown: ['quiet', '?'] };

/** Compares the machine's use of energy with its own last days, and shows both numbers. */
export function NormalSaid({ energy: { machine, normal } }: { energy: Pick<Energy, 'machine' | 'normal'> }) {
  const t = useWords();
  const format = useFormat();
  if (machine === null) return null;
  const state = normal?.state ?? 'unknown';
  const [tone, sign] = signs[state];
  const change = normal && normal.value !== null && normal.usual !== null ? percent(normal.value, normal.usual) : null;
  return (
    <section className={`panel ${classes.part}`} aria-labelledby="energy-normal" data-testid="normal" data-state={state}>
      <Title order={2} id="energy-normal">
        {t('normal.title', { machine })}{' '}
        <Sign tone={tone} sign={sign}>
          {t(`normal.${state}`)}
        </Sign>
      </Title>
      {normal && normal.value !== null && normal.usual !== null ? (
        <p>
          {t(`normal.per.${normal.per}`, { value: format.rounded(normal.value), usual: format.rounded(normal.usual) })}
          {change !== null && ` ${t('normal.change', { change: format.signed(String(change)) })}`}
        </p>
      ) : (
        <p className="dim">{t('normal.why')}</p>
      )}
      {normal && <p className="dim small">{t('normal.basis', { from: format.moment(normal.from), until: format.moment(normal.until), n: format.quantity(String(normal.n)) })}</p>}
    </section>
  );
}
