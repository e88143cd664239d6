import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../app/format';
import { ScopedLink } from '../app/scope';
import type { Due, Figure } from './cockpit';
import classes from './cockpit.module.css';
import { useWords } from './words';

export type Shown = { name: string; figure: Figure | Due; /** The tone of any number above zero. */ tone?: 'late' | 'open' };

/** Shows the numbers of a subject. Each links to the screen with its data; an unknown one is shown as unknown. */
export function Figures({ name, figures, children }: { name: 'orders' | 'stock' | 'picking'; figures: Shown[]; children?: ReactNode }) {
  const t = useWords();
  return (
    <section className={`panel ${classes.subject}`} aria-labelledby={`cockpit-${name}`} data-testid={`cockpit-${name}`}>
      <Title order={2} id={`cockpit-${name}`}>
        {t(`${name}.title`)}
      </Title>
      <ul className={classes.figures}>
        {figures.map((one) => (
          <li key={one.name}>
            <One of={name} {...one} />
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

function One({ of: subject, name, figure, tone }: Shown & { of: 'orders' | 'stock' | 'picking' }) {
  const t = useWords();
  const format = useFormat();
  const { value, unknown, link } = figure;
  const raised = tone !== undefined && value !== null && Number(value) > 0;
  return (
    <>
      <ScopedLink to={link} className={classes.figure} data-tone={raised ? tone : undefined} data-testid="figure" data-figure={name} data-value={value ?? ''}>
        <strong className="number">{value === null ? t('notKnown') : format.rounded(value)}</strong>
        <span>
          {raised && <span aria-hidden="true">{tone === 'late' ? '▲ ' : '● '}</span>}
          {t(`${subject}.${name}` as 'orders.late')}
        </span>
        {value === null && unknown !== null && <span className={classes.why}>{t(`unknown.${unknown as 'no-data'}`, { defaultValue: unknown })}</span>}
      </ScopedLink>
      {'of' in figure && raisedBoth(figure) && <Sources due={figure} />}
    </>
  );
}

const raisedBoth = ({ of }: Due): boolean => Number(of.callOffs.value) > 0 && Number(of.orderLines.value) > 0;

/** Links a number of two sources to the screen of each. */
function Sources({ due: { of } }: { due: Due }) {
  const t = useWords();
  return (
    <span className={classes.sources}>
      <ScopedLink to={of.callOffs.link}>{t('orders.callOffs', { count: Number(of.callOffs.value) })}</ScopedLink> <ScopedLink to={of.orderLines.link}>{t('orders.orderLines', { count: Number(of.orderLines.value) })}</ScopedLink>
    </span>
  );
}
