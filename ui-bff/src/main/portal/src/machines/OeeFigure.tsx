import { Title } from '@mantine/core';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import type { Utilized } from './machines';
import classes from './machines.module.css';
import { isThin, type Step, stepsOf } from './oee';
import { usePercent } from './percent';
import { useWords } from './words';

/** Shows how three factors reduce the planned busy time of a period to its OEE. */
export function OeeFigure({ figures }: { figures: Utilized }) {
  const t = useWords();
  const percent = usePercent();
  const steps = stepsOf(figures);
  return (
    <section className={`panel ${classes.oee}`} aria-labelledby="oee" data-testid="oee" data-oee={figures.oee ?? ''}>
      <div className={classes.oeeHead}>
        <Title order={2} id="oee">
          {t('oee.title')}
        </Title>
        <strong className="number">{percent(figures.oee)}</strong>
        <span className="dim" data-testid="coverage">
          {figures.coverage === null ? t('oee.coverageUnknown') : t('oee.coverage', { coverage: percent(figures.coverage) })}
        </span>
      </div>
      {steps ? <Waterfall steps={steps} /> : <Factors figures={figures} />}
      {figures.missing.length > 0 && <p className="dim">{figures.missing.map((code) => t(`missing.${code as 'days-open'}`, { defaultValue: code })).join(' ')}</p>}
      {isThin(figures.coverage) && <Notice tone="open">{t('oee.thin')}</Notice>}
      {figures.implausible && <Notice tone="late">{t('oee.implausible')}</Notice>}
      <p className={classes.utilization}>
        {t('utilization')} <strong className="number">{percent(figures.utilization)}</strong>
      </p>
    </section>
  );
}

/** Each bar hangs where the one before ended; losses and OEE add up to 100. */
function Waterfall({ steps }: { steps: Step[] }) {
  const t = useWords();
  const percent = usePercent();
  const format = useFormat();
  const last = steps.at(-1)?.left ?? '0';
  return (
    <ol className={classes.waterfall} data-testid="oee-sum">
      <li data-of="planned">
        <span>{t('oee.planned')}</span>
        <Bar from={0} until={100} />
        <span className="number">{format.amount('100.0')}</span>
      </li>
      {steps.map(({ factor, ratio, lost, left }) => (
        <li key={factor} data-of={factor} data-lost={lost}>
          <span>
            {t(`oee.${factor}`)} <strong className="number">{percent(ratio)}</strong>
          </span>
          <Bar from={Number(left)} until={Number(left) + Number(lost)} />
          <span className="number">{format.amount(lost.startsWith('-') ? lost.slice(1) : lost === '0.0' ? lost : `-${lost}`)}</span>
        </li>
      ))}
      <li data-of="oee">
        <strong>{t('oee.title')}</strong>
        <Bar from={0} until={Number(last)} />
        <strong className="number">{format.amount(last)}</strong>
      </li>
    </ol>
  );
}

/** In percent of the planned busy time; a factor above 1 points the other way and ends at the edge. */
function Bar({ from, until }: { from: number; until: number }) {
  const within = (at: number): number => Math.max(0, Math.min(100, at));
  const [begin, end] = [within(Math.min(from, until)), within(Math.max(from, until))];
  return (
    <span className={classes.track} aria-hidden="true">
      <i style={{ left: `${begin}%`, width: `${end - begin}%` }} />
    </span>
  );
}

/** Shows the known factors of a period without a known OEE. */
function Factors({ figures }: { figures: Utilized }) {
  const t = useWords();
  const percent = usePercent();
  return (
    <dl className={classes.factors}>
      {(['availability', 'performance', 'quality'] as const).map((factor) => (
        <div key={factor} data-of={factor}>
          <dt>{t(`oee.${factor}`)}</dt>
          <dd className="number">{percent(figures[factor])}</dd>
        </div>
      ))}
    </dl>
  );
}

