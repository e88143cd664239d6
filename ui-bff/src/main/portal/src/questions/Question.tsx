import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink, useScope } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { useAboutText } from './about';
import { pathOf, type Question as Asked, useQuestion } from './questions';
import classes from './questions.module.css';
import { Thread } from './Thread';

/** One question, on its own page. */
export function Question() {
  const { id = '' } = useParams();
  const answer = useQuestion(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <QuestionScreen question={answer.data} />;
}

function QuestionScreen({ question }: { question: Asked }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const partner = usePartnerName();
  const about = useAboutText();
  const { as } = useScope();
  const facts = [
    [t('column.partner'), partner(as === 'buyer' ? question.supplier : question.buyer)],
    [t('asked'), format.moment(question.askedAt)],
    [
      t('column.about'),
      <ScopedLink key="about" to={pathOf(question)} data-testid="about-link">
        {about(question)}
      </ScopedLink>,
    ],
  ] as const;
  return (
    <div className="page" data-testid="question-screen">
      <DocumentHead way={[{ to: '/questions', label: t('title') }]} name={about(question)} title={<>{about(question)}{question.part && <span className={classes.partName}> <PartNumber part={question.part} partner={as === 'buyer' ? question.supplier : question.buyer}>{(own) => question.kind !== 'part' && own}</PartNumber></span>}</>} facts={facts} />
      <section className={`panel ${classes.panel}`} aria-label={t('title')}>
        <Thread question={question} />
      </section>
    </div>
  );
}
