/** The bar code reader, 460 KB compressed; loaded when somebody opens the camera. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasm } });

const WHOLE = ['QRCode', 'DataMatrix', 'PDF417'] as const;
/** Labels of goods have up to five linear codes beside one of their whole content. */
const MOST_SYMBOLS = 6;

/**
 * The content of a code in the picture, after its symbology identifier: Code 128 and GS1-128, EAN,
 * QR and Data Matrix, as goods labels use them; null if none is readable. With several in sight, the
 * one that tells the whole label: a linear one states a single field, such as the quantity.
 */
export async function codesIn(picture: ImageData): Promise<string | null> {
  const all = await readBarcodes(picture, { formats: ['Code128', 'Code39', 'EAN13', 'EAN8', 'ITF', ...WHOLE], textMode: 'Plain', tryHarder: true, maxNumberOfSymbols: MOST_SYMBOLS });
  const found = all.find((one) => one.isValid && WHOLE.some((whole) => whole === one.format)) ?? all[0];
  const text = found?.isValid ? found.text.trim() : '';
  return text === '' ? null : found?.symbologyIdentifier + text;
}
