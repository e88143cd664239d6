import { describe, expect, test } from 'vitest';
import { texts as allEnglish } from '../catalogues/en';
import { texts as allChinese } from '../catalogues/zh';
import { contexts } from '../contexts';
import beforeAfterInEnglish from '../beforeAfter/words/en.json';
import beforeAfterInChinese from '../beforeAfter/words/zh.json';
import cockpitInEnglish from '../cockpit/words/en.json';
import cockpitInChinese from '../cockpit/words/zh.json';
import energyFormsInEnglish from '../energy/words/formsEn.json';
import energyFormsInChinese from '../energy/words/formsZh.json';
import machineFormsInEnglish from '../machines/words/formsEn.json';
import machineFormsInChinese from '../machines/words/formsZh.json';
import parkInEnglish from '../park/words/en.json';
import parkInChinese from '../park/words/zh.json';
import pickingScanInEnglish from '../pickings/words/en.json';
import pickingScanInChinese from '../pickings/words/zh.json';
import energyInEnglish from '../energy/words/en.json';
import energyInChinese from '../energy/words/zh.json';
import machinesInEnglish from '../machines/words/en.json';
import machinesInChinese from '../machines/words/zh.json';
import labelsInEnglish from '../labels/words/en.json';
import labelsInChinese from '../labels/words/zh.json';
import settlingInEnglish from '../openings/words/en.json';
import settlingInChinese from '../openings/words/zh.json';

// All catalogues, including those that are loaded with their screens.
const catalogues = { en: { ...allEnglish, settling: settlingInEnglish, labels: labelsInEnglish, machinePages: machinesInEnglish, beforeAfterPage: beforeAfterInEnglish, cockpitPage: cockpitInEnglish, energyPage: energyInEnglish }, energyPage: energyInEnglish, energyForms: energyFormsInEnglish, machineForms: machineFormsInEnglish, parkPage: parkInEnglish, pickingScan: pickingScanInEnglish }, zh: { ...allChinese, settling: settlingInChinese, labels: labelsInChinese, machinePages: machinesInChinese, beforeAfterPage: beforeAfterInChinese, cockpitPage: cockpitInChinese, energyPage: energyInChinese } };, energyPage: energyInChinese, energyForms: energyFormsInChinese, machineForms: machineFormsInChinese, parkPage: parkInChinese, pickingScan: pickingScanInChinese } };

test('every context has its words', () => {
  expect(Object.keys(allEnglish).toSorted()).toEqual(contexts.map((one) => one.name).toSorted());
  expect(Object.keys(allChinese).toSorted()).toEqual(Object.keys(allEnglish).toSorted());
});

type Catalogue = { [key: string]: string | Catalogue };

function entries(catalogue: Catalogue, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : entries(value, `${path}${key}.`),
  );
}
const withoutPlural = (key: string): string => key.replace(/_(one|other)$/, '');
const placeholders = (text: string): string[] => [...text.matchAll(/{{(\w+)/g)].map((match) => match[1] ?? '').toSorted();

describe.each(Object.keys(catalogues.en) as (keyof typeof catalogues.en)[])('catalogue %s', (name) => {
  const en = entries(catalogues.en[name]);
  const zh = entries(catalogues.zh[name]);

  test('has every text in both languages', () => {
    const keys = (all: [string, string][]) => [...new Set(all.map(([key]) => withoutPlural(key)))].toSorted();
    expect(keys(zh)).toEqual(keys(en));
  });

  test('has the plural forms its language needs', () => {
    const plural = (all: [string, string][], form: string) => all.filter(([key]) => key.endsWith(form)).map(([key]) => withoutPlural(key));
    expect(plural(en, '_one')).toEqual(plural(en, '_other'));
    expect(plural(zh, '_one')).toEqual([]);
  });

  test('names the same values in both languages, counts grouped by the language', () => {
    const english = new Map(en.map(([key, text]) => [withoutPlural(key), placeholders(text)]));
    for (const [key, text] of zh) expect([key, placeholders(text)]).toEqual([key, english.get(withoutPlural(key))]);
    for (const [key, text] of [...en, ...zh]) {
      if (/{{count/.test(text)) expect([key, text]).toEqual([key, expect.stringContaining('{{count, number}}')]);
    }
  });

  test('is Chinese where it says so', () => {
    // Names, and texts that contain only values, are equal in both languages.
    const names = ['channel.https', 'channel.as2', 'channel.sftp', 'history.via.edi', 'history.via.api', 'via.interchange', 'via.request', 'what.gtin'];
    const says = (text: string) => /\p{L}/u.test(text.replaceAll(/{{[^}]*}}/g, ''));
    const latin = zh.filter(([, text]) => says(text) && !/\p{Script=Han}/u.test(text)).map(([key]) => key);
    expect(latin.filter((key) => !names.includes(key))).toEqual([]);
  });
});
