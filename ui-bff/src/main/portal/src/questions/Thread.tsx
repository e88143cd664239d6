import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartnerName } from '../app/partners';
import { useProblemText } from '../app/problem';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { HistoryLink } from '../history/HistoryLink';
import { useLineText } from './about';
import { answer, close, mayWrite, type Question } from './questions';
import classes from './questions.module.css';
import { WaitsSign } from './signs';
import { Write } from './Write';

/** One question with all its messages, and the field to reply. */
export function Thread({ question }: { question: Question }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const say = useProblemText();
  const client = useQueryClient();
  const partner = usePartnerName();
  const lineText = useLineText();
  const me = useMe();
  const { as, readOnly } = useScope();
  const [closing, setClosing] = useState(false);
  const [error, setError] = useState<unknown>();
  const writes = question.open && !readOnly && mayWrite(me, as);
  const end = async (): Promise<void> => {
    setClosing(true);
    setError(undefined);
    try {
      await close(question);
    } catch (failure) {
      setError(failure);
    }
    await client.invalidateQueries({ queryKey: ['questions'] });
    setClosing(false);
  };
  return (
    <article className={classes.thread} data-testid="question" data-id={question.id} data-open={question.open}>
      <div className={classes.head}>
        <WaitsSign question={question} />
        {question.line !== null && <strong data-testid="question-line">{lineText(question.kind, question.line)}</strong>}
        <HistoryLink id={question.id} />
      </div>
      <ol className={classes.messages}>
        {question.messages.map((one) => (
          <li key={one.at} data-own={one.by === as || undefined} data-testid="message">
            <span className={classes.who}>
              <strong>{partner(one.by === 'buyer' ? question.buyer : question.supplier)}</strong>
              <span className="nowrap">{format.moment(one.at)}</span>
            </span>
            {one.findings && <span data-testid="findings">{t('findings', { ...one.findings, unit: one.findings.unit ?? '' })}</span>}
            {one.text}
          </li>
        ))}
      </ol>
      {error !== undefined && (
        <Notice tone="late" role="alert">
          {say(error)}
        </Notice>
      )}
      {writes && (
        <Write name={`answer.${question.id}`} label={t('answerLabel')} button={t('answer')} onSend={(text, _, key) => answer(question, text, key)}>
          {question.asker === as && (
            <Button size="xs" variant="default" loading={closing} onClick={() => void end()} data-testid="question-close">
              {t('close')}
            </Button>
          )}
        </Write>
      )}
    </article>
  );
}
