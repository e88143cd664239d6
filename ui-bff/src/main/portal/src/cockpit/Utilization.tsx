import { Title } from '@mantine/core';
import { ScopedLink } from '../app/scope';
import { isThin } from '../machines/oee';
import { usePercent } from '../machines/percent';
import type { Cockpit, Share } from './cockpit';
import classes from './cockpit.module.css';
import { useWords } from './words';

/** OEE and utilization of this shift and of the last seven days, with how much of the time is known. */
export function Utilization({ utilization: { today, week, link } }: { utilization: Cockpit['utilization'] }) {
  const t = useWords();
  return (
    <section className={`panel ${classes.subject}`} aria-labelledby="cockpit-utilization" data-testid="cockpit-utilization">
      <Title order={2} id="cockpit-utilization">
        {t('utilization.title')}
      </Title>
      <ul className={classes.figures}>
        <li>
          <One name="today" figures={today} link={link} />
        </li>
        <li>
          <One name="week" figures={week} link={link} />
        </li>
      </ul>
    </section>
  );
}

function One({ name, figures, link }: { name: 'today' | 'week'; figures: Share; link: string }) {
  const t = useWords();
  const percent = usePercent();
  const [reason] = figures.missing;
  return (
    <ScopedLink to={link} className={classes.figure} data-testid="figure" data-figure={`oee-${name}`} data-value={figures.oee ?? ''}>
      <strong className="number">{percent(figures.oee)}</strong>
      <span>{t(`utilization.${name}`)}</span>
      <span className={classes.why} data-thin={isThin(figures.coverage) || undefined}>
        {figures.oee === null && reason !== undefined ? t(`unknown.${reason as 'no-data'}`, { defaultValue: reason }) : t('utilization.of', { utilization: percent(figures.utilization), coverage: percent(figures.coverage) })}
      </span>
    </ScopedLink>
  );
}
