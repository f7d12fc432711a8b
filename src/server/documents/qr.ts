/** The QR that leads to the progress page: as drawing for PDF, as picture for Word. */

const LOOK = { margin: 0, errorCorrectionLevel: 'M' } as const;

export async function qrDrawing(address: string): Promise<string> {
  const { toString: toText } = await import('qrcode');
  return toText(address, { ...LOOK, type: 'svg' });
}

export async function qrPicture(address: string): Promise<Buffer> {
  const { toBuffer } = await import('qrcode');
  return toBuffer(address, { ...LOOK, type: 'png', scale: 10 });
}
