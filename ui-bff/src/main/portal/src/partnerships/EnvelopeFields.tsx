import { NumberInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Address, EnvelopeRules } from './partnerships';

type Props = { rules: EnvelopeRules; onChange: (rules: EnvelopeRules | null) => void; errors: (pointer: string) => ReactNode; locked: boolean };

/** Two partners' agreements about UNB, ISA and their acknowledgements. */
export function EnvelopeFields({ rules, onChange, errors, locked }: Props) {
  const { t } = useTranslation('partnerships');
  const set = (changed: Partial<EnvelopeRules>) => {
    const next = { ...rules, ...changed };
    onChange(Object.values(next).every((it) => it === null || it === undefined) ? null : next);
  };
  const number = (name: 'referencesRecurAfterDays' | 'contrlVersion', common: string) => (
    <NumberInput
      label={t(`field.${name}`)}
      description={t(`about.${name}`)}
      placeholder={t('usualIs', { value: common })}
      value={rules[name] ?? ''}
      allowDecimal={false}
      hideControls
      disabled={locked}
      onChange={(value) => set({ [name]: value === '' ? null : Number(value) })}
      error={errors(`/edi/envelopes/${name}`)}
      data-testid={name}
    />
  );
  const address = (side: 'buyer' | 'supplier') => (
    <TextInput
      label={t(`field.${side}Address`)}
      description={t('about.address')}
      placeholder={t('usualIs', { value: t('option.asNamed') })}
      value={addressText(rules[side])}
      disabled={locked}
      onChange={(event) => set({ [side]: addressOf(event.currentTarget.value) })}
      error={errors(`/edi/envelopes/${side}`)}
      data-testid={`${side}Address`}
    />
  );
  return (
    <>
      {address('buyer')}
      {address('supplier')}
      {number('referencesRecurAfterDays', t('option.never'))}
      {number('contrlVersion', t('option.asSent'))}
    </>
  );
}

function addressText(it: Address | null | undefined): string {
  if (!it) return '';
  return it.qualifier === null || it.qualifier === undefined ? it.id : `${it.id}:${it.qualifier}`;
}

/** In EDIFACT's form: the address, a colon, and its qualifier. */
function addressOf(text: string): Address | null {
  if (text === '') return null;
  const colon = text.indexOf(':');
  return colon < 0 ? { id: text } : { id: text.slice(0, colon), qualifier: text.slice(colon + 1) };
}
