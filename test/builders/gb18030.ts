/** Text in GB18030 as Windows programs write it; Node decodes that encoding and does not encode it. */
const decoder = new TextDecoder('gb18030');
let table: Map<string, Buffer> | null = null;

export function gb18030(text: string): Buffer {
  table ??= buildTable();
  return Buffer.concat([...text].map((character) => bytesOf(character)));
}

function bytesOf(character: string): Buffer {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return Buffer.from([code]);
  const known = table?.get(character);
  if (known) return known;
  if (code < 0x10000) throw new Error(`no bytes for ${character}`);
  return fourBytes(code - 0x10000 + 189_000);
}

/** All of two bytes, and the first plane of four. */
function buildTable(): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let index = 0; index < 39_420; index += 1) keep(found, fourBytes(index));
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) keep(found, Buffer.from([lead, trail]));
  }
  return found;
}

function keep(found: Map<string, Buffer>, bytes: Buffer): void {
  const character = decoder.decode(bytes);
  if ([...character].length === 1 && character !== '\ufffd') found.set(character, bytes);
}

function fourBytes(index: number): Buffer {
  const fourth = 0x30 + (index % 10);
  const third = 0x81 + (Math.floor(index / 10) % 126);
  const second = 0x30 + (Math.floor(index / 1260) % 10);
  return Buffer.from([0x81 + Math.floor(index / 12_600), second, third, fourth]);
}
