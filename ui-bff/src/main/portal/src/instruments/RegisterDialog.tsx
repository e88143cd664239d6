import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Dialog } from '../app/Dialog';
import { useDraftOf } from '../app/draft';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { useScopedPath } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { KIND, pathOf, register } from './instruments';

/** Registers an instrument. It measures after its first good calibration. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('instruments');
  const format = useFormat();
  const navigate = useNavigate();
  const path = useScopedPath();
  const [said, change, drop] = useDraftOf('instrument.register', { number: '', zh: '', en: '', kind: '' });
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND);
  const trimmed = { number: said.number.trim(), zh: said.zh.trim(), en: said.en.trim(), kind: said.kind.trim() };
  /** One name alone is no pair. */
  const lacks = (field: 'number' | 'zh' | 'en'): boolean => trimmed[field] === '' && (field === 'number' || (trimmed.zh !== '') !== (trimmed.en !== ''));
  const errorOf = (field: 'number' | 'zh' | 'en' | 'kind', pointer: string): string | undefined => (judged && field !== 'kind' && lacks(field) ? t('needed') : fieldErrors(error).filter((one) => one.pointer === pointer).map((one) => format.text(one.text)).join(' ') || undefined);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (lacks('number') || lacks('zh') || lacks('en')) return;
    const body = { number: trimmed.number, names: trimmed.zh === '' ? null : { zh: trimmed.zh, en: trimmed.en }, kind: trimmed.kind || null };
    let id = '';
    const taken = await send(async (key) => {
      ({ id } = await register(body, key));
      drop();
    }, body);
    if (!taken) return;
    onClose();
    await navigate(path(pathOf(id)));
  };
  return (
    <Dialog title={t('register.title')} onClose={onClose} data-testid="register-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <TextInput label={t('column.number')} withAsterisk value={said.number} onChange={(event) => change({ number: event.currentTarget.value })} autoComplete="off" error={errorOf('number', '/number')} data-testid="register-number" />
          <TextInput label={t('register.zh')} value={said.zh} onChange={(event) => change({ zh: event.currentTarget.value })} autoComplete="off" error={errorOf('zh', '/names/zh')} data-testid="register-zh" />
          <TextInput label={t('register.en')} value={said.en} onChange={(event) => change({ en: event.currentTarget.value })} autoComplete="off" error={errorOf('en', '/names/en')} data-testid="register-en" />
          <TextInput label={t('column.kind')} description={t('register.kindWhy')} value={said.kind} onChange={(event) => change({ kind: event.currentTarget.value })} autoComplete="off" error={errorOf('kind', '/kind')} data-testid="register-kind" />
          <NotSent error={error} />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="register-send">
              {t('register.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
