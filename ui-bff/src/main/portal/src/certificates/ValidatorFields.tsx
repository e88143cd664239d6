import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Department, departments, type Validator } from './certificates';

type Props = { validator: Validator; onChange: (change: Partial<Validator>) => void; errorOf: (field: keyof Validator) => string | undefined };

/** The person who vouches for the certificate, and that person's employer. */
export function ValidatorFields({ validator, onChange, errorOf }: Props) {
  const { t } = useTranslation('certificates');
  return (
    <>
      <TextInput label={t('validator.name')} withAsterisk value={validator.name} onChange={(event) => onChange({ name: event.currentTarget.value })} error={errorOf('name')} data-testid="validator-name" />
      <TextInput label={t('validator.function')} placeholder={t('validator.functionSuch')} withAsterisk value={validator.function} onChange={(event) => onChange({ function: event.currentTarget.value })} error={errorOf('function')} data-testid="validator-function" />
      <NativeSelect
        label={t('validator.department')}
        value={validator.department}
        onChange={(event) => onChange({ department: event.currentTarget.value as Department })}
        data={departments.map((one) => ({ value: one, label: t(`department.${one}`) }))}
        error={errorOf('department')}
        data-testid="validator-department"
      />
    </>
  );
}
