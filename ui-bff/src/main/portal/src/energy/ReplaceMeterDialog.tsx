import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { Dialog } from '../app/Dialog';
import { useDraftAbout } from '../app/draft';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { useNow } from '../app/useNow';
import { KIND } from './energy';
import { useFormWords } from './formWords';
import { emptyReplacement, faultsOfReplacement, type ReplacementField, replacementOf, type TypedReplacement, typedReplacement } from './meterForms';
import { correctReplacement, METERS, type MeterRow, type Replacement, replaceMeter } from './meters';
import { useWords } from './words';

const POINTERS: Record<ReplacementField, string> = { at: '/at', final: '/finalRegister', first: '/firstRegister', serial: '/serial' };
const TICK = 30_000;

type Props = { meter: MeterRow; /** The last replacement, if it is stated anew. */ corrected?: Replacement | undefined; onClose: () => void };

/** States that a meter was replaced, with the last value of the old one and the first of the new one. */
export function ReplaceMeterDialog({ meter, corrected, onClose }: Props) {
  const t = useFormWords();
  const words = useWords();
  const format = useFormat();
  const start = corrected ? typedReplacement(corrected) : emptyReplacement;
  const before = meter.replacements.at(corrected ? -2 : -1);
  const [draft, keep] = useDraftAbout<TypedReplacement>('meter.replacement', `${meter.id} ${corrected?.n ?? ''}`, JSON.stringify([meter.replacements.length, start]));
  const said = draft ?? start;
  const now = useNow(TICK);
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(METERS, KIND);
  const faults = faultsOfReplacement(said, before, now);
  const errorOf = (field: ReplacementField): string | undefined => {
    const fault = judged ? faults.get(field) : undefined;
    if (!fault) return fieldErrors(error).filter((one) => one.pointer === POINTERS[field]).map((one) => format.text(one.text)).join(' ') || undefined;
    return t(`meter.fault.${fault}`, { at: before ? format.moment(before.at) : '', first: before ? format.quantity(before.firstRegister) : '' });
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faults.size > 0) return;
    const body = replacementOf(said, corrected);
    const taken = await send(async (key) => {
      await (corrected ? correctReplacement(meter, corrected.n, body, key) : replaceMeter(meter, body, key));
      keep(undefined);
    }, [meter.id, meter.version, corrected?.n, body]);
    if (taken) onClose();
  };
  const field = (name: ReplacementField, label: string, description?: string) => ({
    label,
    description,
    value: said[name],
    onChange: (event: { currentTarget: { value: string } }) => keep({ ...said, [name]: event.currentTarget.value }),
    autoComplete: 'off',
    error: errorOf(name),
    'data-testid': `replacement-${name}`,
  });
  return (
    <Dialog title={t(corrected ? 'meter.correctOf' : 'meter.replaceOf', { code: meter.code })} onClose={onClose} data-testid="replacement-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p className="dim">{t('meter.replaceWhy')}</p>
          <TextInput {...field('at', t('meter.at'), t('meter.atWhy'))} type="datetime-local" step={1} withAsterisk />
          <TextInput {...field('final', t('meter.final'))} inputMode="decimal" withAsterisk />
          <TextInput {...field('first', t('meter.first'))} inputMode="decimal" withAsterisk />
          <TextInput {...field('serial', t('meter.newSerial'))} />
          <NotSent error={error} />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="replacement-send">
              {t(corrected ? 'meter.save' : 'meter.stateReplacement')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
