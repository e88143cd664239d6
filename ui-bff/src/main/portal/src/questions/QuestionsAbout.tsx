import { Button, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Failed } from '../app/states';
import { useLineText } from './about';
import { type About, ask, mayWrite, useQuestions } from './questions';
import classes from './questions.module.css';
import { Thread } from './Thread';
import { Write } from './Write';

type Props = { about: About; partner?: string | undefined; /** Returns from a question about a line to the whole document. */ onWhole?: () => void };

/** The two partners' questions and answers about this, and the field for a new one. */
export function QuestionsAbout({ about, partner, onWhole }: Props) {
  const { t } = useTranslation('questions');
  const me = useMe();
  const { as, readOnly } = useScope();
  const lineText = useLineText();
  const answer = useQuestions(about.kind === 'part' ? { part: about.part } : { document: about.document });
  const all = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const line = about.kind === 'part' ? undefined : about.line;
  const asks = !readOnly && mayWrite(me, as);
  if (!asks && all.length === 0 && !answer.isError) return null;
  const newestFirst = all.toSorted((one, other) => other.lastAt.localeCompare(one.lastAt));
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('title')} data-testid="questions-about">
      <Title order={2}>{t('title')}</Title>
      {answer.isError && !answer.data && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {newestFirst.map((one) => (
        <Thread key={one.id} question={one} />
      ))}
      {asks && (
        <Write key={line} name={`question.${Object.values(about).filter(Boolean).join('.')}`} label={line ? t('askLine', { line: lineText('call-off', line) }) : t('ask')} button={t('send')} partner={partner} choosing opened={line !== undefined} onSend={(text, to, key) => ask(as ?? 'buyer', to, about, text, key)} onSent={onWhole}>
          {line && onWhole && (
            <Button size="xs" variant="subtle" onClick={onWhole} data-testid="question-whole">
              {t('askWhole')}
            </Button>
          )}
        </Write>
      )}
    </section>
  );
}
