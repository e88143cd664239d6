import { Button, Checkbox, FileInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScope } from '../app/scope';
import { mayActFor, useMe } from '../app/Session';
import { applyAfterAll, type InterchangeDetail, type Message, rerun } from './interchanges';
import { WhyDialog } from './WhyDialog';

/**
 * Base64 of the unchanged bytes: a correction is in the partner's charset, not in the browser's.
 */
async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** Runs a message that took no effect again. The received bytes never change. */
export function RerunButton({ interchange, message, number }: { interchange: InterchangeDetail; message: Message; number: number }) {
  const { t } = useTranslation('interchanges');
  const me = useMe();
  const { asOf } = useScope();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [learnParts, setLearnParts] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const idle = message.outcome === 'held' || message.outcome === 'kept' || message.outcome === 'rejected';
  if (!idle || asOf || !mayActFor(me, interchange.sender)) return null;
  const send = async (reason: string): Promise<void> => {
    const corrected = file ? { corrected: await base64(file) } : {};
    await rerun(interchange.corrects ?? interchange.id, number, { reason, learnParts, ...corrected });
    await client.invalidateQueries({ queryKey: ['interchanges'] });
  };
  return (
    <p>
      <Button variant="default" size="xs" onClick={() => setOpen(true)} data-testid="rerun">
        {t('rerun.button')}
      </Button>
      {open && (
        <WhyDialog title={t('rerun.title', { reference: message.reference })} choose={t('rerun.button')} onClose={() => setOpen(false)} send={send}>
          {message.faults.some((fault) => fault.code === 'part-unknown') && (
            <Checkbox label={t('rerun.learn')} checked={learnParts} onChange={(event) => setLearnParts(event.currentTarget.checked)} data-testid="rerun-learn" />
          )}
          <FileInput label={t('rerun.file')} description={t('rerun.fileWhy')} value={file} onChange={setFile} clearable data-testid="rerun-file" />
        </WhyDialog>
      )}
    </p>
  );
}

/** Applies an interchange that was only kept because its control reference had been used before. */
export function AfterAllButton({ interchange }: { interchange: InterchangeDetail }) {
  const { t } = useTranslation('interchanges');
  const me = useMe();
  const { asOf } = useScope();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const kept = interchange.direction === 'in' && interchange.faults?.some((fault) => fault.code === 'reference-reused');
  if (!kept || asOf || !mayActFor(me, interchange.sender)) return null;
  const send = async (reason: string): Promise<void> => {
    await applyAfterAll(interchange.id, reason);
    await client.invalidateQueries({ queryKey: ['interchanges'] });
  };
  return (
    <p>
      <Button variant="default" size="xs" onClick={() => setOpen(true)} data-testid="after-all">
        {t('afterAll.button')}
      </Button>
      {open && <WhyDialog title={t('afterAll.title', { reference: interchange.reference })} choose={t('afterAll.button')} onClose={() => setOpen(false)} send={send} />}
    </p>
  );
}
