import { Button } from '@mantine/core';
import { IconCheck, IconEdit, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Promised } from '../answers/answers';
import { useFormat } from '../app/format';
import { useFresh } from '../app/fresh';
import { ScopedLink, type Scope } from '../app/scope';
import { AnswerDialog } from './AnswerDialog';
import classes from './order.module.css';
import type { OrderDetail, OrderLine, Reason } from './orders';
import type { Response } from './responses';
import { OrderSign } from './signs';
import { Texts } from './Terms';

type Props = {
  order: OrderDetail;
  line: OrderLine;
  as: Scope['as'];
  draft: Response | undefined;
  onDraft: ((response: Response | undefined) => void) | undefined;
};

export function LineCard({ order, line, as, draft, onDraft }: Props) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const fresh = useFresh(`${order.order}|${line.line}`);
  const [asking, setAsking] = useState<'propose' | 'refuse' | 'refuse-proposal'>();
  const dates = line.firstPromise && line.confirmed && !same(line.firstPromise, line.confirmed) ? line.firstPromise : undefined;
  return (
    <article
      className={`panel ${classes.line}`}
      data-fresh={fresh || undefined}
      data-testid="order-line"
      data-line={line.line}
      data-state={line.state}
      aria-label={t('line', { line: line.line, part: line.part })}
    >
      <header className={classes.lineHead}>
        <span className={classes.position}>{line.line}</span>
        <span className={classes.part}>
          <strong>{line.part}</strong> <span className="dim">{line.description}</span>
        </span>
        <span className={`number ${classes.quantity}`}>
          <strong>{format.quantity(line.quantity)}</strong> {line.unit}
          {line.price && <span className="dim"> · {t('price', { price: format.amount(line.price), currency: order.currency ?? '' })}</span>}
        </span>
        <OrderSign state={line.state} />
      </header>
      <div className={classes.facts2}>
        <Dates name={t('asked')} dates={line.schedule} unit={line.unit} />
        {line.before && line.state !== 'cancelled' && <Dates name={t('beforeChange')} dates={line.before.schedule} unit={line.unit} tone="over" />}
        {line.proposal && line.state === 'proposed' && (
          <Dates name={t('proposedDates')} dates={line.proposal.schedule} unit={line.unit} tone="proposed" reason={line.proposal.reason} />
        )}
        {line.confirmed && <Dates name={t('confirmedDates')} dates={line.confirmed} unit={line.unit} tone="good" reason={line.state === 'accepted' ? line.proposal?.reason : undefined} />}
        {dates && <Dates name={t('firstPromise')} dates={dates} unit={line.unit} />}
        {line.refusal && <ReasonText name={t(line.state === 'open' ? 'proposalRefusedFor' : 'refusedFor')} reason={line.refusal} />}
        {line.origin.interchange && line.origin.segment !== null && (
          <ScopedLink className={classes.origin} to={`/interchanges/${line.origin.interchange}#message-${line.origin.message ?? ''}-segment-${line.origin.segment}`}>
            {t('segment', { segment: line.origin.segment })}
          </ScopedLink>
        )}
      </div>
      {line.texts && <Texts of={line.texts} id="line-texts" />}
      {draft && (
        <div className={classes.draft}>
          <span>
            {t(`draft.${draft.answer}`)}
            {draft.answer === 'propose' && <> {draft.schedule.map((one) => `${format.quantity(one.quantity)} · ${format.date(one.date)}`).join(', ')}</>}
          </span>
          <Button size="compact-sm" variant="subtle" onClick={() => onDraft?.(undefined)}>
            {t('answer.change')}
          </Button>
        </div>
      )}
      {onDraft && !draft && (
        <div className={classes.actions}>
          <Button
            size="xs"
            variant="light"
            leftSection={<IconCheck size={15} aria-hidden="true" />}
            onClick={() => onDraft({ line: line.line, answer: as === 'buyer' ? 'accept-proposal' : 'accept' })}
            data-testid="accept"
          >
            {t(as === 'buyer' ? 'answer.acceptProposal' : 'answer.accept')}
          </Button>
          {as !== 'buyer' && (
            <Button size="xs" variant="default" leftSection={<IconEdit size={15} aria-hidden="true" />} onClick={() => setAsking('propose')} data-testid="propose">
              {t('answer.propose')}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconX size={15} aria-hidden="true" />}
            onClick={() => setAsking(as === 'buyer' ? 'refuse-proposal' : 'refuse')}
            data-testid="refuse"
          >
            {t(as === 'buyer' ? 'answer.refuseProposal' : 'answer.refuse')}
          </Button>
        </div>
      )}
      {asking && onDraft && (
        <AnswerDialog
          kind={asking}
          line={line}
          onClose={() => setAsking(undefined)}
          onChosen={(response) => {
            onDraft(response);
            setAsking(undefined);
          }}
        />
      )}
    </article>
  );
}

const same = (a: Promised[], b: Promised[]): boolean => JSON.stringify(a) === JSON.stringify(b);

function Dates({ name, dates, unit, tone, reason }: { name: string; dates: Promised[]; unit: string; tone?: 'proposed' | 'good' | 'over'; reason?: Reason | undefined }) {
  const format = useFormat();
  return (
    <div className={classes.dates} data-tone={tone}>
      <span className={classes.name}>{name}</span>
      <ul>
        {dates.map((one) => (
          <li key={one.date} className="number">
            <strong>{format.quantity(one.quantity)}</strong> {unit} · {format.date(one.date)} <span className="dim">{format.weekday(one.date)}</span>
          </li>
        ))}
      </ul>
      {reason && <ReasonText reason={reason} />}
    </div>
  );
}

function ReasonText({ name, reason }: { name?: string; reason: Reason }) {
  const { t } = useTranslation('answers');
  return (
    <p className={classes.reason}>
      {name && <span className={classes.name}>{name}</span>} {t(`reason.${reason.code as 'other'}`, { defaultValue: reason.code })}
      {reason.text && <span className="dim"> · {reason.text}</span>}
    </p>
  );
}
