import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { Dialog } from '../app/Dialog';
import { useDraftAbout } from '../app/draft';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { useScopedPath } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { useAgreements } from '../parts/parts';
import { useOwnSites } from '../stock/stock';
import { useFormWords } from './formWords';
import { changeTerms, KIND, type MachineRow, machineKinds, pathOf, register } from './machines';
import { emptyTerms, faultsOfTerms, type Kind, type TermsField, termsOf, type TypedTerms, typedTerms } from './terms';
import classes from './shifts.module.css';
import { useWords } from './words';

/** The fields as the hub names them. */
const POINTERS: Record<TermsField, string> = { code: '/code', site: '/site', zh: '/names/zh', en: '/names/en', kind: '/kind', ideal: '/idealSecondsPerPart', part: '/part', meter: '/meter', every: '/reportEvery', stopAfter: '/stopAfter' };

/** Registers a machine, or changes what is stated of one. A code and a site stay for ever. */
export function TermsDialog({ machine, onClose }: { machine?: MachineRow; onClose: () => void }) {
  const t = useFormWords();
  const words = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const path = useScopedPath();
  const sites = useOwnSites();
  const parts = [...new Set(useAgreements().map((one) => one.part))];
  const start = machine ? typedTerms(machine) : emptyTerms(sites.length === 1 ? (sites[0]?.code ?? '') : '');
  const [draft, keep] = useDraftAbout<TypedTerms>('machine.terms', machine?.id ?? 'new', JSON.stringify(machine ? start : null));
  const said = draft ?? start;
  const change = (some: Partial<TypedTerms>): void => keep({ ...said, ...some });
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND);
  const faults = faultsOfTerms(said);
  const errorOf = (field: TermsField): string | undefined => {
    const fault = judged ? faults.get(field) : undefined;
    return fault ? t(`fault.${fault}`) : fieldErrors(error).filter((one) => one.pointer === POINTERS[field]).map((one) => format.text(one.text)).join(' ') || undefined;
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faults.size > 0) return;
    const body = termsOf(said);
    let id = '';
    const taken = await send(async (key) => {
      ({ id } = machine ? await changeTerms(machine, body, key) : await register(body, key));
      keep(undefined);
    }, [machine?.id, machine?.version, body]);
    if (!taken) return;
    onClose();
    if (!machine) await navigate(path(pathOf(id)));
  };
  const field = (name: Exclude<TermsField, 'site' | 'kind'>, description?: string) => ({
    label: t(`field.${name}`),
    description,
    value: said[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
    autoComplete: 'off',
    error: errorOf(name),
    'data-testid': `machine-${name}`,
  });
  return (
    <Dialog title={machine ? t('terms.change', { code: machine.code }) : t('terms.register')} onClose={onClose} size="lg" data-testid="machine-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <div className={classes.pair}>
            <TextInput {...field('code', machine ? t('terms.stays') : t('terms.codeWhy'))} withAsterisk readOnly={machine !== undefined} />
            <NativeSelect label={words('column.site')} withAsterisk disabled={machine !== undefined} value={said.site} onChange={(event) => change({ site: event.currentTarget.value })} data={[...(said.site === '' ? [{ value: '', label: t('choose') }] : []), ...sites.map((one) => ({ value: one.code, label: format.text(one.name) }))]} error={errorOf('site')} data-testid="machine-site" />
            <TextInput {...field('zh')} />
            <TextInput {...field('en')} />
            <NativeSelect label={words('column.kind')} value={said.kind} onChange={(event) => change({ kind: event.currentTarget.value as Kind })} data={machineKinds.map((kind) => ({ value: kind, label: words(`kind.${kind}`) }))} error={errorOf('kind')} data-testid="machine-kind" />
            <TextInput {...field('part', t('terms.partWhy'))} list="machine-parts" />
            <TextInput {...field('ideal', t('terms.idealWhy'))} inputMode="decimal" />
            <TextInput {...field('meter', t('terms.meterWhy'))} />
            <TextInput {...field('every', t('terms.everyWhy'))} withAsterisk inputMode="numeric" />
            <TextInput {...field('stopAfter', t('terms.stopAfterWhy'))} withAsterisk inputMode="decimal" />
          </div>
          <datalist id="machine-parts">
            {parts.map((part) => (
              <option key={part} value={part} />
            ))}
          </datalist>
          <NotSent error={error} />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="machine-send">
              {machine ? words('save') : t('terms.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
