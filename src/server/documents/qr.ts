/** The QR that leads to the progress page: as drawing for PDF, as picture for Word. */
import { toBuffer, toString as toText } from 'qrcode';

const LOOK = { margin: 0, errorCorrectionLevel: 'M' } as const;

export function qrDrawing(address: string): Promise<string> {
  return toText(address, { ...LOOK, type: 'svg' });
}

export function qrPicture(address: string): Promise<Buffer> {
  return toBuffer(address, { ...LOOK, type: 'png', scale: 10 });
}
