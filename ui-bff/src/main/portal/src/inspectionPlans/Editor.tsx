import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconSend } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useDraft } from '../app/draft';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { fieldErrors } from '../app/problem';
import { useScopedPath } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { Failed, Loading } from '../app/states';
import { type Stage, stages } from '../inspections/inspections';
import { useAgreements } from '../parts/parts';
import { CharacteristicSheet } from './CharacteristicSheet';
import { bodyOf, emptyLine, emptyPlan, faultsOf, MOST_LINES, type Written, writtenOf } from './editing';
import classes from './inspectionPlans.module.css';
import { KIND, pathOf, type Plan, publish, usePlan } from './plans';

/** The first version of a plan. */
export function NewPlan() {
  const [search] = useSearchParams();
  return <Editor standing={undefined} start={emptyPlan(search.get('part') ?? '')} />;
}

/** The next version of a plan begins with the one in force. */
export function NextVersion() {
  const { id = '' } = useParams();
  const answer = usePlan(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <Editor key={id} standing={answer.data} start={writtenOf(answer.data)} />;
}

/** A draft is about the version that it began with. */
type Draft = { version: number; written: Written };

function Editor({ standing, start }: { standing: Plan | undefined; start: Written }) {
  const { t } = useTranslation('inspectionPlans');
  const { t: inspections } = useTranslation('inspections');
  const format = useFormat();
  const navigate = useNavigate();
  const path = useScopedPath();
  const version = standing?.planVersion ?? 0;
  const [draft, keep] = useDraft<Draft>(`inspection-plan.${standing?.id ?? 'new'}`);
  const kept = draft?.version === version ? draft.written : undefined;
  const [found, setFound] = useState(kept !== undefined);
  const written = kept ?? start;
  const change = (some: Partial<Written>): void => keep({ version, written: { ...written, ...some } });
  const [lot, setLot] = useState('500');
  const [judged, setJudged] = useState(false);
  const { sending, error, send, forget } = useSending(KIND);
  const parts = [...new Set(useAgreements().map((one) => one.part))];
  const faults = faultsOf(written.lines);
  const faulty = written.part.trim() === '' || faults.some((one) => one.size > 0);
  const told = (pointer: string): string[] => fieldErrors(error).filter((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`)).map((one) => format.text(one.text));
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faulty) return;
    const body = bodyOf(written);
    let id = '';
    const taken = await send(async (key) => {
      ({ id } = await publish(body, key));
      keep(undefined);
    }, body);
    if (taken) await navigate(path(pathOf(id)));
  };
  const title = standing ? t('form.next', { version: version + 1 }) : t('new');
  const way = [{ to: '/inspection-plans', label: t('title') }, ...(standing ? [{ to: pathOf(standing.id), label: `${standing.part} · ${inspections(`stage.${standing.stage}`, { defaultValue: standing.stage })}` }] : [])];
  return (
    <div className="page" data-testid="plan-editor">
      <DocumentHead way={way} name={title} title={title} facts={[]} />
      {found && kept && (
        <Notice tone="info">
          {t('form.draft')}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => { keep(undefined); setFound(false); }} data-testid="drop-draft">
            {t('form.drop')}
          </Button>
        </Notice>
      )}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <section className={`panel ${classes.fields}`} aria-label={t('form.goods')}>
          <TextInput label={t('column.part')} withAsterisk readOnly={standing !== undefined} value={written.part} list="planned-parts" onChange={(event) => change({ part: event.currentTarget.value })} autoComplete="off" error={judged && written.part.trim() === '' ? t('fault.needed') : told('/part').join(' ') || undefined} data-testid="plan-part" />
          <datalist id="planned-parts">
            {parts.map((part) => (
              <option key={part} value={part} />
            ))}
          </datalist>
          <NativeSelect label={t('column.stage')} disabled={standing !== undefined} value={written.stage} onChange={(event) => change({ stage: event.currentTarget.value as Stage })} data={stages.map((stage) => ({ value: stage, label: inspections(`stage.${stage}`) }))} error={told('/stage').join(' ') || undefined} data-testid="plan-stage" />
          <TextInput label={t('sample.lot')} description={t('sample.lotWhy')} inputMode="numeric" autoComplete="off" value={lot} onChange={(event) => setLot(event.currentTarget.value)} classNames={{ input: 'number' }} data-testid="lot" />
        </section>
        <section className={`panel ${classes.panel}`} aria-labelledby="characteristics">
          <h2 id="characteristics">{t('form.characteristics')}</h2>
          <p className="dim">{t('form.characteristicsWhy')}</p>
          <CharacteristicSheet
            lines={written.lines}
            lot={lot}
            tightened={standing?.strictness === 'tightened'}
            faultsAt={(at) => (judged ? [...(faults[at] ?? [])] : [...(faults[at] ?? [])].filter(([, fault]) => fault !== 'needed' && fault !== 'limits' && fault !== 'whole'))}
            toldAt={(at) => told(`/characteristics/${at}`)}
            onChange={(lines) => {
              // The hub's places refer to the former lines.
              if (lines.length !== written.lines.length) forget();
              change({ lines });
            }}
          />
          {written.lines.length < MOST_LINES && (
            <Button size="compact-sm" variant="subtle" mt="xs" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => change({ lines: [...written.lines, emptyLine] })} data-testid="add-characteristic">
              {t('form.add')}
            </Button>
          )}
        </section>
        <div className={classes.told}>
          <NotSent error={error} />
          {judged && faulty && (
            <Notice tone="late" role="alert">
              {t('form.faulty')}
            </Notice>
          )}
        </div>
        <p className="dim">{t('form.begun')}</p>
        <Button type="submit" mt="sm" loading={sending} leftSection={<IconSend size={16} aria-hidden="true" />} data-testid="publish-plan">
          {t('form.publish')}
        </Button>
      </form>
    </div>
  );
}
