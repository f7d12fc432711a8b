// The little of WordprocessingML that our templates need: paragraphs, runs, tables, one section, as strings.
// What comes out is plain Word: an office opens it, changes wording or looks, saves it.

/** The faces that GB/T 9704 names. A machine without them shows what fontTable.xml names instead. */
export const BODY = '仿宋_GB2312';
export const TITLE = '方正小标宋简体';
export const HEADING = '黑体';

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** Millimetres in twentieths of a point. */
const twips = (mm) => Math.round((mm / 25.4) * 1440);

const fonts = (face) =>
  `<w:rFonts w:ascii="${face}" w:hAnsi="${face}" w:eastAsia="${face}" w:cs="Times New Roman"/>`;

/** Text in one look. `size` in points. */
export function run(text, { size, face, bold = false, colour } = {}) {
  const look = [
    face ? fonts(face) : '',
    bold ? '<w:b/>' : '',
    colour ? `<w:color w:val="${colour}"/>` : '',
    size ? `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>` : '',
  ].join('');
  const parts = text
    .split('\n')
    .map((part) => `<w:t xml:space="preserve">${escaped(part)}</w:t>`)
    .join('<w:br/>');
  return `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}${parts}</w:r>`;
}

/** A paragraph; `content` is text or runs. `indent` in characters, `before`/`after`/`line` in points. */
export function para(
  content = '',
  { align, indent, before = 0, after = 0, line, keepNext, pageBreak, ...look } = {},
) {
  const spacing = `<w:spacing w:before="${before * 20}" w:after="${after * 20}"${line ? ` w:line="${line * 20}" w:lineRule="exact"` : ''}/>`;
  const properties = [
    keepNext ? '<w:keepNext/>' : '',
    pageBreak ? '<w:pageBreakBefore/>' : '',
    spacing,
    indent ? `<w:ind w:firstLineChars="${indent * 100}" w:firstLine="${indent * 320}"/>` : '',
    align ? `<w:jc w:val="${align}"/>` : '',
  ].join('');
  const runs = content === '' ? '' : content.startsWith('<w:') ? content : run(content, look);
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

/** A paragraph that only begins or ends a part: what is left of it on paper takes no room. */
export function marker(tag) {
  const look = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>';
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${look}</w:pPr><w:r>${look}<w:t>${escaped(tag)}</w:t></w:r></w:p>`;
}

/** A cell. `span` columns wide; `merge` is 'restart' or 'continue' of a cell that reaches over rows. */
export function cell(paragraphs, { width, span = 1, merge, middle = false } = {}) {
  const properties = [
    `<w:tcW w:w="${twips(width)}" w:type="dxa"/>`,
    span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
    merge ? `<w:vMerge${merge === 'restart' ? ' w:val="restart"' : ''}/>` : '',
    middle ? '<w:vAlign w:val="center"/>' : '',
  ].join('');
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs}</w:tc>`;
}

/** A row, at least `height` millimetres high; `whole` rows are not torn apart between pages. */
export function row(cells, { height, whole = false, header = false } = {}) {
  const properties = [
    whole ? '<w:cantSplit/>' : '',
    height ? `<w:trHeight w:val="${twips(height)}" w:hRule="atLeast"/>` : '',
    header ? '<w:tblHeader/>' : '',
  ].join('');
  return `<w:tr>${properties ? `<w:trPr>${properties}</w:trPr>` : ''}${cells.join('')}</w:tr>`;
}

/** A table of fixed column widths in millimetres. */
export function table(widths, rows, { lines = 'all' } = {}) {
  const line = (side) =>
    `<w:${side} w:val="single" w:sz="${lines === 'all' ? 5 : 4}" w:space="0" w:color="auto"/>`;
  const sides =
    lines === 'all' ? ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] : ['top', 'bottom', 'insideH'];
  const borders = lines === 'none' ? '' : `<w:tblBorders>${sides.map(line).join('')}</w:tblBorders>`;
  const total = widths.reduce((sum, width) => sum + width, 0);
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${twips(total)}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/>` +
    '<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${twips(width)}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
  );
}

/** The parts of a .docx with this body, by path. Page: A4 with the margins of GB/T 9704. `size` of the body in points. */
export function wordParts(body, { title, size = 12 }) {
  const section =
    `<w:sectPr><w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"/>` +
    `<w:pgMar w:top="${twips(37)}" w:right="${twips(26)}" w:bottom="${twips(35)}" w:left="${twips(28)}" w:header="${twips(15)}" w:footer="${twips(25)}" w:gutter="0"/></w:sectPr>`;
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${Object.entries(
      TYPES,
    )
      .map(
        ([part, type]) =>
          `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': relationships([
      ['officeDocument/2006/relationships/officeDocument', 'word/document.xml'],
      ['package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
    ]),
    'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title></cp:coreProperties>`,
    'word/_rels/document.xml.rels': relationships([
      ['officeDocument/2006/relationships/styles', 'styles.xml'],
      ['officeDocument/2006/relationships/fontTable', 'fontTable.xml'],
    ]),
    'word/document.xml': `${XML}<w:document xmlns:w="${W}" xmlns:r="${R}" xmlns:wp="${WP}"><w:body>${body}${section}</w:body></w:document>`,
    'word/styles.xml': `${XML}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts(BODY)}<w:kern w:val="2"/><w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/></w:style></w:styles>`,
    'word/fontTable.xml': `${XML}<w:fonts xmlns:w="${W}">${[
      [BODY, '仿宋,FangSong'],
      [TITLE, '小标宋,FZXiaoBiaoSong-B05S,宋体'],
      [HEADING, 'SimHei'],
    ]
      .map(
        ([face, others]) =>
          `<w:font w:name="${face}"><w:altName w:val="${others}"/><w:charset w:val="86"/></w:font>`,
      )
      .join('')}</w:fonts>`,
  };
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WP = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing';
const TYPES = {
  '/word/document.xml': 'officedocument.wordprocessingml.document.main',
  '/word/styles.xml': 'officedocument.wordprocessingml.styles',
  '/word/fontTable.xml': 'officedocument.wordprocessingml.fontTable',
  '/docProps/core.xml': 'package.core-properties',
};

function relationships(targets) {
  const all = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}
