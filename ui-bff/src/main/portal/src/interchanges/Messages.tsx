import { Button, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useNamed } from '../app/named';
import { ScopedLink } from '../app/scope';
import { DocumentCard } from '../documents/DocumentCard';
import { useDocumentsOf } from '../documents/documents';
import classes from './interchange.module.css';
import { type Acknowledgement, correctionOf, type Fault, type InterchangeDetail, type Message, useAnswers, useLife, useMoreMessages } from './interchanges';
import type { Target } from './Interchange';
import { Life } from './Life';
import { AfterAllButton, RerunButton } from './Rerun';
import { OutcomeSign, stateOf } from './signs';

type Props = { interchange: InterchangeDetail; target: Target | undefined; /** Whether the reader may look at all its segments and act on it; traced: at those of its own messages. */ linked?: boolean; traced?: boolean };

/**
 * The business meaning of the interchange: its messages, each outcome with its reason, and the
 * answers.
 */
export function Messages({ interchange, target, linked = false, traced = linked }: Props) {
  const { t } = useTranslation('interchanges');
  const path = traced ? `/interchanges/${interchange.id}` : undefined;
  const envelope = interchange.faults ?? [];
  const documents = useDocumentsOf(interchange.id);
  const life = useLife(interchange).data;
  const steps = life?.items ?? [];
  const [wanted, setWanted] = useState(false);
  const more = useMoreMessages(interchange, wanted);
  const others = more.data?.pages.flatMap((page) => page.items) ?? [];
  const messages = [...interchange.messages.map((message, at) => ({ ...message, number: at + 1 })), ...others];
  const left = (interchange.messageCount ?? messages.length) - messages.length;
  return (
    <div className={classes.messages}>
      {envelope.length > 0 && (
        <section className={`panel ${classes.message}`} data-testid="envelope">
          <Title order={2}>{t('envelope')}</Title>
          <Faults faults={envelope} path={path} message="" />
          {linked && <AfterAllButton interchange={interchange} />}
        </section>
      )}
      {messages.map((message) => {
        const correction = correctionOf(steps, message.reference);
        return (
          <OneMessage
            key={message.number}
            message={message}
            document={documents.find((one) => one.reference === message.reference)}
            target={target?.message === message.reference ? target.segment : undefined}
            path={path && correction ? (linked ? `/interchanges/${correction}` : undefined) : path}
          >
            {linked && interchange.direction === 'in' && <RerunButton interchange={interchange} message={message} number={message.number} />}
          </OneMessage>
        );
      })}
      {left > 0 && (
        <div className={classes.more}>
          <Button variant="default" loading={more.isFetching} onClick={() => (wanted ? void more.fetchNextPage() : setWanted(true))} data-testid="more-messages">
            {t('moreMessages', { count: left })}
          </Button>
        </div>
      )}
      {interchange.acknowledged && <Acknowledged of={interchange.acknowledged} />}
      {steps.length > 0 && <Life steps={steps} more={Boolean(life?.next)} />}
      {interchange.direction === 'in' && <Answers id={interchange.id} />}
    </div>
  );
}

/** The partner's judgement of an interchange that the hub sent. */
function Acknowledged({ of }: { of: Acknowledgement }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  return (
    <section className={`panel ${classes.message}`} data-testid="acknowledged" data-state={of.state}>
      <header>
        <Title order={2}>{t('acknowledged.title')}</Title>
        <OutcomeSign outcome={of.state} />
      </header>
      <p className={classes.said}>
        {of.at && <span className="dim number">{format.moment(of.at)}</span>}
        {of.state === 'outstanding' && <span className="dim">{t('acknowledged.within', { count: of.within })}</span>}
        {of.by && <ScopedLink to={`/interchanges/${of.by}`}>{t('acknowledged.by')}</ScopedLink>}
      </p>
      {of.told.length > 0 && (
        <ol className={classes.faults}>
          {of.told.map((one, at) => (
            // eslint-disable-next-line react/no-array-index-key -- a partner may say the same twice, and none ever moves
            <li key={at}>
              <p className={classes.sentence}>{format.text(one.text)}</p>
              <p className={classes.where}>
                <span className="mono">{one.where}</span> <span className="mono">{one.code}</span>
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

type OneProps = { message: Message; document: ReturnType<typeof useDocumentsOf>[number] | undefined; target: number | undefined; path: string | undefined; children: ReactNode };

function OneMessage({ message, document, target, path, children }: OneProps) {
  const { t } = useTranslation('interchanges');
  return (
    <section className={`panel ${classes.message}`} data-testid="message" data-outcome={message.outcome}>
      <header>
        <Title order={2}>
          {message.type} {message.release} <span className={classes.light}>{t('message', { reference: message.reference })}</span>
        </Title>
        {message.outcome && <OutcomeSign outcome={message.outcome} />}
      </header>
      {target !== undefined && <p className={classes.target}>{t('target', { segment: target })}</p>}
      {document && <DocumentCard document={document} segments={path && `${path}?view=segments#message-${message.reference}`} />}
      {message.faults.length > 0 ? (
        <Faults faults={message.faults} path={path} message={message.reference} />
      ) : (
        message.outcome && message.outcome !== 'held' && <p className="dim">{t('noFaults')}</p>
      )}
      {children}
    </section>
  );
}

export function Faults({ faults, path, message }: { faults: Fault[]; path: string | undefined; message: string }) {
  return (
    <ol className={classes.faults}>
      {faults.map((fault, at) => (
        // eslint-disable-next-line react/no-array-index-key -- two faults may agree in all, and none ever moves
        <FaultLine key={at} fault={fault} path={path} message={message} />
      ))}
    </ol>
  );
}

function FaultLine({ fault, path, message }: { fault: Fault; path: string | undefined; message: string }) {
  const { t } = useTranslation('interchanges');
  const say = useNamed();
  const where = [fault.segment ? t('fault.segment', { segment: fault.segment }) : '', fault.tag, fault.element, fault.offset !== null && t('fault.offset', { offset: fault.offset })]
    .filter(Boolean)
    .join(' · ');
  return (
    <li data-testid="fault" data-severity={fault.severity}>
      <p className={classes.sentence}>{say(fault.text)}</p>
      <p className={classes.where}>
        {path && fault.segment ? (
          <ScopedLink className="mono" to={`${path}?view=segments#message-${message}-segment-${fault.segment}`}>
            {where}
          </ScopedLink>
        ) : (
          <span className="mono">{where}</span>
        )}{' '}
        <span className="mono">{fault.code}</span>
      </p>
    </li>
  );
}

/** The hub's answers to it, with their delivery states. */
function Answers({ id }: { id: string }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const answers = useAnswers(id).data?.items ?? [];
  if (answers.length === 0) return null;
  return (
    <section className={`panel ${classes.message}`} data-testid="answers">
      <Title order={2}>{t('answers')}</Title>
      <ul className={classes.answers}>
        {answers.map((row) => (
          <li key={row.id} data-testid="answer" data-state={stateOf(row)}>
            <ScopedLink className="rowLink" to={`/interchanges/${row.id}`}>
              {row.messages.map((message) => message.type).join(', ')} {row.reference}
            </ScopedLink>
            <span className="dim number">{format.moment(row.receivedAt)}</span>
            <OutcomeSign outcome={stateOf(row)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
