import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { EnvelopeFields } from './EnvelopeFields';
import { MessageRows } from './MessageRows';
import { OutboundRows } from './OutboundRows';
import { RecordRows } from './RecordRows';
import { type Alias, type EdiRules, aliasesOf, aliasText, type Finding, type Profile } from './partnerships';
import { entryIn } from './places';
import classes from './partnership.module.css';

type Props = { profile: Profile; inForce: Profile; onChange: (profile: Profile) => void; findings: Finding[]; locked: boolean; /** Leaves out usual, unchanged values without faults. */ only: boolean };

/**
 * Everything that two partners can agree about their messages, in plain words, with the usual value
 * beside it.
 */
export function ProfileForm({ profile, inForce, onChange, findings, locked, only }: Props) {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  const edi = profile.edi ?? {};
  const set = (changed: Partial<Profile>) => onChange({ ...profile, ...changed });
  const setEdi = (changed: Partial<EdiRules>) => onChange({ ...profile, edi: { ...profile.edi, ...changed } });
  const errors = (pointer: string): ReactNode => {
    const own = findings.filter((one) => one.severity === 'error' && (one.pointer === pointer || one.pointer.startsWith(`${pointer}/`)));
    return own.length === 0 ? undefined : own.map((one) => [entryIn(t, pointer, one.pointer), format.text(one.text)].filter(Boolean).join(t('check.colon'))).join(' ');
  };
  const plain = (pointer: string, value: unknown, before: unknown, common: unknown): boolean => {
    const isUsual = (it: unknown): boolean => JSON.stringify(it ?? common) === JSON.stringify(common) || JSON.stringify(it) === '[]' || JSON.stringify(it) === '{}';
    return only && isUsual(value) && isUsual(before) && errors(pointer) === undefined;
  };
  const here = (name: keyof Profile, common: unknown): boolean => !plain(`/${name}`, profile[name], inForce[name], common);
  const there = (name: keyof EdiRules): boolean => !plain(`/edi/${name}`, edi[name], inForce.edi?.[name], null);
  const usual = (value: string) => t('usualIs', { value });
  const options = (names: readonly string[]) => names.map((value) => ({ value, label: t(`option.${value}`, { defaultValue: value }) }));
  const choice = (name: 'callOffs' | 'changes' | 'codes' | 'releases' | 'repeats' | 'environment', names: readonly string[], common: string) => there(name) && (
    <NativeSelect
      label={t(`field.${name}`)}
      description={t(`about.${name}`)}
      value={edi[name] ?? ''}
      disabled={locked}
      onChange={(event) => setEdi({ [name]: event.currentTarget.value || null })}
      data={[{ value: '', label: usual(common) }, ...options(names)]}
      error={errors(`/edi/${name}`)}
      data-testid={name}
    />
  );
  const flag = (name: 'orderResponse' | 'scheduleResponse' | 'unloadingPoints') => here(name, name === 'orderResponse') && (
    <Checkbox
      label={t(`field.${name}`)}
      description={t(`about.${name}`)}
      checked={profile[name]}
      disabled={locked}
      onChange={(event) => set({ [name]: event.currentTarget.checked })}
      error={errors(`/${name}`)}
      data-testid={name}
    />
  );
  const hours = (name: 'acknowledgementHours' | 'answerHours', common: 'noWait' | 'noDeadline') => there(name) && (
    <NumberInput
      label={t(`field.${name}`)}
      description={t(`about.${name}`)}
      placeholder={usual(t(`option.${common}`))}
      value={edi[name] ?? ''}
      allowDecimal={false}
      hideControls
      disabled={locked}
      onChange={(value) => setEdi({ [name]: value === '' ? null : Number(value) })}
      error={errors(`/edi/${name}`)}
      data-testid={name}
    />
  );
  const charset = (name: 'charset' | 'supplierCharset') => here(name, null) && (
    <TextInput
      label={t(`field.${name}`)}
      description={t(`about.${name}`)}
      placeholder={usual(t('option.asSent'))}
      value={profile[name] ?? ''}
      disabled={locked}
      onChange={(event) => set({ [name]: event.currentTarget.value.trim() || null })}
      error={errors(`/${name}`)}
      data-testid={name}
    />
  );
  return (
    <>
      <Section name="reading">
        {charset('charset')}
        {charset('supplierCharset')}
        {choice('codes', ['strict', 'tolerant'], t('option.strict'))}
        {choice('releases', ['nearest', 'exact'], t('option.nearest'))}
        {here('unknownPart', 'hold') && <NativeSelect
          label={t('field.unknownPart')}
          description={t('about.unknownPart')}
          value={profile.unknownPart}
          disabled={locked}
          onChange={(event) => set({ unknownPart: event.currentTarget.value })}
          data={options(['hold', 'learn'])}
          data-testid="unknownPart"
        />}
        {choice('environment', ['test', 'production'], t('option.both'))}
        {choice('callOffs', ['add-times', 'replace-window', 'only-permission'], t('option.replace-window'))}
        {choice('changes', ['refuse', 'replace', 'merge'], t('option.refuse'))}
        {flag('unloadingPoints')}
      </Section>
      <Section name="answers">
        {here('acknowledgement', 'requested') && <NativeSelect
          label={t('field.acknowledgement')}
          description={t('about.acknowledgement')}
          value={profile.acknowledgement}
          disabled={locked}
          onChange={(event) => set({ acknowledgement: event.currentTarget.value })}
          data={options(['never', 'requested', 'always'])}
          data-testid="acknowledgement"
        />}
        {hours('acknowledgementHours', 'noWait')}
        {hours('answerHours', 'noDeadline')}
        {choice('repeats', ['first-answer', 'refused'], t('option.first-answer'))}
        {there('applicationErrors') && <NativeSelect
          label={t('field.applicationErrors')}
          description={t('about.applicationErrors')}
          value={edi.applicationErrors === null || edi.applicationErrors === undefined ? '' : String(edi.applicationErrors)}
          disabled={locked}
          onChange={(event) => setEdi({ applicationErrors: event.currentTarget.value === '' ? null : event.currentTarget.value === 'true' })}
          data={[{ value: '', label: usual(t('no')) }, { value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]}
          data-testid="applicationErrors"
        />}
        {flag('orderResponse')}
        {flag('scheduleResponse')}
      </Section>
      <Section name="envelopes">
        {there('envelopes') && <EnvelopeFields rules={edi.envelopes ?? {}} onChange={(envelopes) => setEdi({ envelopes })} errors={errors} locked={locked} />}
      </Section>
      <Section name="names">
        {there('parts') && <Aliases name="parts" aliases={edi.parts} inForce={inForce.edi?.parts} onChange={(parts) => setEdi({ parts })} error={errors('/edi/parts')} locked={locked} />}
        {there('units') && <Aliases name="units" aliases={edi.units} inForce={inForce.edi?.units} onChange={(units) => setEdi({ units })} error={errors('/edi/units')} locked={locked} />}
        {there('sites') && <Aliases name="sites" aliases={edi.sites} inForce={inForce.edi?.sites} onChange={(sites) => setEdi({ sites })} error={errors('/edi/sites')} locked={locked} />}
      </Section>
      <Section name="written" single>
        {there('outbound') && <OutboundRows rows={edi.outbound ?? []} onChange={(rows) => setEdi({ outbound: rows.length === 0 ? null : rows })} errors={errors} locked={locked} />}
      </Section>
      <Section name="messages" single>
        {there('messages') && <MessageRows rows={edi.messages ?? []} onChange={(rows) => setEdi({ messages: rows.length === 0 ? null : rows })} errors={errors} locked={locked} />}
      </Section>
      <Section name="records" single>
        {there('records') && <RecordRows layouts={edi.records ?? []} onChange={(layouts) => setEdi({ records: layouts.length === 0 ? null : layouts })} errors={errors} locked={locked} />}
      </Section>
      <Section name="dialect" single>
        {here('dialect', null) && <Textarea
          label={t('field.dialect')}
          description={t('about.dialect')}
          value={profile.dialect ?? ''}
          disabled={locked}
          autosize
          minRows={4}
          maxRows={24}
          spellCheck={false}
          classNames={{ input: classes.code ?? '' }}
          onChange={(event) => set({ dialect: event.currentTarget.value || null })}
          error={errors('/dialect')}
          data-testid="dialect"
        />}
      </Section>
    </>
  );
}

function Section({ name, single, children }: { name: 'reading' | 'answers' | 'envelopes' | 'names' | 'written' | 'messages' | 'records' | 'dialect'; single?: boolean; children: ReactNode }) {
  const { t } = useTranslation('partnerships');
  return (
    <section className={`panel ${classes.section}`} data-fields="" aria-labelledby={`section-${name}`}>
      <h2 id={`section-${name}`}>{t(`section.${name}`)}</h2>
      <div className={single ? undefined : classes.fields}>{children}</div>
    </section>
  );
}

type AliasProps = { name: 'parts' | 'units' | 'sites'; aliases: Alias[] | null | undefined; inForce: Alias[] | null | undefined; onChange: (aliases: Alias[] | null) => void; error: ReactNode; locked: boolean };

/** Typed as lines. The text stays as typed while its meaning is the same. */
function Aliases({ name, aliases, onChange, error, locked }: AliasProps) {
  const { t } = useTranslation('partnerships');
  const [typed, setTyped] = useState(() => aliasText(aliases));
  const says = JSON.stringify(aliasesOf(typed)) === JSON.stringify(aliases ?? null);
  return (
    <Textarea
      label={t(`field.${name}`)}
      description={t(`about.${name}`)}
      value={says ? typed : aliasText(aliases)}
      disabled={locked}
      autosize
      minRows={3}
      maxRows={12}
      spellCheck={false}
      classNames={{ input: classes.code ?? '' }}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(aliasesOf(event.currentTarget.value));
      }}
      error={error}
      data-testid={name}
    />
  );
}
