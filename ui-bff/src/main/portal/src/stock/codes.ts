/** The reader of bar codes, 460 KB compressed: loaded by whoever opens the camera. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasm } });

/** What the first code in the picture says, behind its symbology identifier: Code 128 and GS1-128, EAN, QR and Data Matrix, as labels of goods have them; null where none can be read. */
export async function codesIn(picture: ImageData): Promise<string | null> {
  const [found] = await readBarcodes(picture, { formats: ['Code128', 'Code39', 'EAN13', 'EAN8', 'ITF', 'QRCode', 'DataMatrix', 'PDF417'], textMode: 'Plain', tryHarder: true, maxNumberOfSymbols: 1 });
  const text = found?.isValid ? found.text.trim() : '';
  return text === '' ? null : found?.symbologyIdentifier + text;
}
