import { Button, Title } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saved } from '../app/download';
import { useProblemText } from '../app/problem';
import { commandFor, evidenceOf } from './evidence';
import classes from './event.module.css';

/** Saves the event with its proof, for people who do not take the hub's word for it. */
export function Proof({ position }: { position: number }) {
  const { t } = useTranslation('history');
  const say = useProblemText();
  const [state, setState] = useState<'' | 'reading' | 'saved'>('');
  const [error, setError] = useState<unknown>();
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const save = async (): Promise<void> => {
    const { signal } = leaving.current;
    setError(undefined);
    setState('reading');
    try {
      saved(await evidenceOf(position, signal), `event-${position}.zip`);
      if (!signal.aborted) setState('saved');
    } catch (failure) {
      if (signal.aborted) return;
      setError(failure);
      setState('');
    }
  };
  return (
    <section className={`panel ${classes.section}`} aria-label={t('proof.title')} data-testid="proof" data-state={state}>
      <Title order={2} size="h4">
        {t('proof.title')}
      </Title>
      <p>{t('proof.shows')}</p>
      <Button size="xs" leftSection={<IconCertificate size={16} aria-hidden="true" />} loading={state === 'reading'} onClick={() => void save()} data-testid="proof-save">
        {t('proof.save')}
      </Button>
      <p className="dim">{t('proof.check')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wide text scrolls by keyboard too */}
      <pre tabIndex={0} aria-label={t('proof.command')} className={classes.command}>
        {commandFor(position)}
      </pre>
      {state === 'saved' && <p role="status">{t('proof.saved', { file: `event-${position}.zip` })}</p>}
      {error !== undefined && (
        <p role="alert" className={classes.fault}>
          {say(error)}
        </p>
      )}
    </section>
  );
}
