import { Button, Checkbox, FileButton, NativeSelect } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { useDraftAbout } from '../app/draft';
import { useFormat } from '../app/format';
import { Problem } from '../app/http';
import { Notice } from '../app/Notice';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { Findings } from './Findings';
import { agree, base64, type Checked, check, type Finding, findingsOf, type Profile, type ProfileState, useShipped } from './partnerships';
import { ProfileForm } from './ProfileForm';
import { TrialView } from './TrialView';
import classes from './partnership.module.css';

/** The most characters of a reason. */
const MOST = 500;

/** Changes not agreed yet, their reason, and the loaded file or mapping. */
type Begun = { profile?: Profile; reason: string; loaded: string | null };

/**
 * A draft of the profile: changed here or loaded from a file, checked, tried on a sample, and only
 * then agreed.
 */
export function Editor({ state, locked }: { state: ProfileState; locked: boolean }) {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  const shipped = useShipped();
  const [kept, begin] = useDraftAbout<Begun>('profile', state.id, String(state.version));
  const begun: Begun = { reason: '', loaded: null, ...(locked ? undefined : kept) };
  const { profile: draft = state.profile, reason, loaded } = begun;
  const [findings, setFindings] = useState<Finding[] | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [sample, setSample] = useState<File | null>(null);
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending('partnerships');
  const [only, setOnly] = useState(false);
  const why = useRef<HTMLTextAreaElement>(null);
  const change = (next: Profile, from = loaded): void => {
    begin({ reason, profile: next, loaded: from });
    setFindings(null);
    setChecked(null);
  };
  /** Faults are also shown beside the fields. */
  const run = (work: (key: string) => Promise<void>, of: unknown): Promise<boolean> =>
    send(
      (key) =>
        work(key).catch((failure: unknown) => {
          if (failure instanceof Problem && findingsOf(failure).length > 0) setFindings(findingsOf(failure));
          throw failure;
        }),
      of,
    );
  const tell = (answer: Checked): void => {
    setFindings(answer.findings);
    setChecked(answer);
    announce(answer.profile ? t('check.good') : t('check.bad', { count: answer.findings.length }));
  };
  const tryIt = () => run(async () => tell(await check(state.id, draft, sample ? await base64(sample) : undefined)), ['check', draft, sample?.name]);
  const load = (file: File | null) =>
    void run(async () => {
      if (!file) return;
      const answer = await check(state.id, await file.text());
      if (answer.profile) {
        change(answer.profile, file.name);
      }
      tell(answer);
    }, ['load', file?.name]);
  const keep = () => {
    setJudged(true);
    if (reason.trim() === '' || reason.length > MOST) {
      why.current?.focus();
      return;
    }
    void run(async (key) => {
      await agree(state.id, draft, state.version, key, reason.trim());
      announce(t('kept'));
      begin(undefined);
    }, [draft, reason.trim()]);
  };
  const same = JSON.stringify(draft) === JSON.stringify(state.profile);
  return (
    <>
      {!locked && (
        <div className={classes.tools}>
          <NativeSelect
            label={t('start.label')}
            value=""
            onChange={(event) => {
              const chosen = shipped.data?.items.find((one) => one.name === event.currentTarget.value);
              if (!chosen) return;
              change(chosen.profile, format.text(chosen.title));
            }}
            data={[{ value: '', label: t('start.choose') }, ...(shipped.data?.items ?? []).map((one) => ({ value: one.name, label: format.text(one.title) }))]}
            data-testid="shipped"
          />
          <FileButton onChange={load} accept=".yaml,.yml,application/yaml" inputProps={{ 'aria-label': t('upload') }}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden="true" />} data-testid="upload">
                {t('upload')}
              </Button>
            )}
          </FileButton>
        </div>
      )}
      {loaded && !same && <Notice tone="open">{t('loaded', { name: loaded })}</Notice>}
      <ProfileForm profile={draft} inForce={state.profile} onChange={change} findings={findings ?? []} locked={locked} only={only} />
      {!locked && (
        <section className={`panel ${classes.section}`} aria-labelledby="try">
          <h2 id="try">{t('try.title')}</h2>
          <p className="dim">{t('try.why')}</p>
          <div className={classes.tools}>
            <FileButton onChange={setSample} inputProps={{ 'aria-label': t('try.file') }}>
              {(props) => (
                <Button {...props} variant="default" data-testid="sample">
                  {sample ? sample.name : t('try.file')}
                </Button>
              )}
            </FileButton>
            <Button variant="default" onClick={() => void tryIt()} loading={sending} data-testid="check">
              {sample ? t('try.run') : t('check.run')}
            </Button>
          </div>
          {findings && <Findings findings={findings} />}
          {checked?.trial && <TrialView trial={checked.trial} />}
          <WordsField
            label={t('reason.label')}
            description={t('reason.why')}
            withAsterisk
            ref={why}
            value={reason}
            most={MOST}
            onChange={(event) => begin({ ...begun, reason: event.currentTarget.value })}
            error={judged && reason.trim() === '' && t('reason.missing')}
            data-testid="reason"
          />
          <NotSent error={error} />
        </section>
      )}
      {!locked && (
        <div className={classes.stays} data-testid="profile-bar">
          <Button onClick={keep} loading={sending} disabled={same} data-testid="agree">
            {t('agree')}
          </Button>
          <Button variant="default" onClick={() => change(state.profile)} disabled={same}>
            {t('undo')}
          </Button>
          <span className="dim">{same ? t('off.same') : t('agreeWhy')}</span>
          <Checkbox className={classes.only ?? ''} label={t('only')} checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} data-testid="only" />
        </div>
      )}
    </>
  );
}
