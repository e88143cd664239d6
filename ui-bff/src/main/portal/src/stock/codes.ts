/** The bar code reader, 460 KB compressed; loaded when somebody opens the camera. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasm } });

/**
 * The content of the first code in the picture, after its symbology identifier: Code 128 and
 * GS1-128, EAN, QR and Data Matrix, as goods labels use them; null if none is readable.
 */
export async function codesIn(picture: ImageData): Promise<string | null> {
  const [found] = await readBarcodes(picture, { formats: ['Code128', 'Code39', 'EAN13', 'EAN8', 'ITF', 'QRCode', 'DataMatrix', 'PDF417'], textMode: 'Plain', tryHarder: true, maxNumberOfSymbols: 1 });
  const text = found?.isValid ? found.text.trim() : '';
  return text === '' ? null : found?.symbologyIdentifier + text;
}
