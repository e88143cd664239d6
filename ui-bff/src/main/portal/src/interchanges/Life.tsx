import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useNamed } from '../app/named';
import { usePartnerName } from '../app/partners';
import { usePersonName } from '../app/people';
import { ScopedLink } from '../app/scope';
import { visible } from '../app/visible';
import classes from './life.module.css';
import type { LifeStep, Lost } from './interchanges';
import { OutcomeSign } from './signs';

/** An interchange's steps, oldest first, each with time and cause. */
export function Life({ steps, more }: { steps: LifeStep[]; more: boolean }) {
  const { t } = useTranslation('interchanges');
  return (
    <section className={`panel ${classes.life}`} data-testid="life">
      <Title order={2}>{t('life.title')}</Title>
      <ol>
        {steps.map((step, at) => (
          // eslint-disable-next-line react/no-array-index-key -- steps are only ever added
          <Step key={at} step={step} />
        ))}
      </ol>
      {more && <p className="dim">{t('life.more')}</p>}
    </section>
  );
}

/** Statements of the incoming message that the message written from it lacks. */
function LostOnTheWay({ lost }: { lost: Lost[] }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  return (
    <details className={classes.lost} data-testid="lost">
      <summary>{t('life.lost', { count: lost.length })}</summary>
      <ul>
        {lost.map((it) => (
          <li key={`${it.place} ${it.text.en}`}>
            {format.text(it.text)} {it.place && <code>{visible(it.place)}</code>} {it.times > 1 && `× ${it.times}`}{' '}
            {it.segment !== null && <span className="dim">{t('life.lostAt', { segment: it.segment })}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Step({ step }: { step: LifeStep }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const name = usePartnerName();
  const person = usePersonName();
  const say = useNamed();
  const who = step.by && (person(step.by.party, step.by.user ?? step.by.client) ?? visible(name(step.by.party)));
  // The reason of a request says more than the fact that somebody made it.
  const asked = step.kind === 'resent' || step.kind === 'rewritten';
  return (
    <li data-testid="step-of-life" data-kind={step.kind} data-outcome={step.outcome}>
      <time dateTime={step.at} className="number dim">
        {format.moment(step.at)}
      </time>
      <div>
        <strong>
          {t(`life.${step.kind}`)} {step.message !== null && t('message', { reference: step.message })}
        </strong>{' '}
        {step.outcome && <OutcomeSign outcome={step.outcome} />}
        {!asked && <p>{step.answer ? <ScopedLink to={`/interchanges/${step.answer}`}>{say(step.cause)}</ScopedLink> : say(step.cause)}</p>}
        {step.times > 1 && step.until && <p className="dim">{t('life.times', { count: step.times, until: format.moment(step.until) })}</p>}
        {(asked || step.kind === 'rerun') && (
          <p className={asked ? '' : 'dim'}>
            {step.reason && format.text(step.reason)} {who && `— ${who}`} {step.learned && t('life.learned')}{' '}
            {step.correction && <ScopedLink to={`/interchanges/${step.correction}`}>{t('life.correction')}</ScopedLink>}
          </p>
        )}
        {step.lost && <LostOnTheWay lost={step.lost} />}
        {step.changes?.map((change) => (
          <div key={change.segment} className={`mono ${classes.change}`}>
            {change.before.map((line) => (
              <del key={line}>{line}</del>
            ))}
            {change.after.map((line) => (
              <ins key={line}>{line}</ins>
            ))}
          </div>
        ))}
      </div>
    </li>
  );
}
