import { describe, expect, it } from 'vitest';
import { findHeading, guessMapping } from './headings.ts';
import { nameIndex } from './names.ts';
import type { Cell, Sheet } from './types.ts';

const sheetOf = (...rows: readonly (readonly Cell[])[]): Sheet => ({
  name: '工单',
  names: ['工单'],
  rows: rows.map((cells, index) => ({ no: index + 1, cells })).filter(({ cells }) => cells.some(Boolean)),
  hiddenColumns: [],
  hiddenRows: 0,
});
const mapped = (headings: readonly string[], hidden: readonly number[] = []) =>
  Object.fromEntries(
    Object.entries(guessMapping(headings, hidden, 'cases')).filter(([, column]) => column !== null),
  );

describe('the row of headings', () => {
  it('lies below titles, notes and empty rows', () => {
    const sheet = sheetOf(
      ['某市12345政务服务便民热线工单'],
      ['导出时间：2022-01-06', null, '共 2 件'],
      [],
      ['序号', '工单编号', '来电时间', '诉求内容'],
      [1, 'GD1', '2022-01-05', '水泵坏了'],
    );
    expect(findHeading(sheet, 'cases')?.no).toBe(4);
  });

  it('of a heading over two rows is the lower one', () => {
    const sheet = sheetOf(
      ['工单编号', '申请人', null, '内容'],
      ['工单编号', '姓名', '电话', '内容'],
      ['GD1', '申请人甲', '0377-00000001', '水泵坏了'],
    );
    expect(findHeading(sheet, 'cases')?.no).toBe(2);
  });

  it('with unknown words is the first with two short texts; a single cell is no table', () => {
    expect(findHeading(sheetOf(['说明'], ['甲列', '乙列'], ['1', '2']), 'cases')?.no).toBe(2);
    expect(findHeading(sheetOf(['只有一格']), 'cases')).toBeNull();
    expect(findHeading(sheetOf(), 'cases')).toBeNull();
  });
});

describe('what columns mean', () => {
  it('is read from an export of a hotline', () => {
    const headings =
      '序号 工单编号 来电人姓名 来电号码 来电时间 诉求标题 诉求内容 工单类型 工单来源 承办单位 办理时限 答复内容 答复时间 满意度';
    expect(mapped(headings.split(' '))).toEqual({
      sourceNumber: 1,
      applicantName: 2,
      phone: 3,
      receivedAt: 4,
      title: 5,
      detail: 6,
      kind: 7,
      channel: 8,
      unit: 9,
      dueOn: 10,
    });
  });

  it('prefers the surer word, the column further left, and leaves hidden ones alone', () => {
    expect(mapped(['时间', '受理时间', '内容'])).toEqual({ receivedAt: 1, detail: 2 });
    expect(mapped(['内容', '内容'])).toEqual({ detail: 0 });
    expect(mapped(['受理时间', '时间', '内容'], [0])).toEqual({ receivedAt: 1, detail: 2 });
  });

  it('does not mind stars, blanks and remarks in brackets', () => {
    expect(mapped(['*受理 时间\n（必填）', '内容：'])).toEqual({ receivedAt: 0, detail: 1 });
  });

  it('of a roster', () => {
    const guess = guessMapping(['科室', '姓名', '职务', '办公电话', '分管科室', '层级'], [], 'organisation');
    expect(guess).toMatchObject({
      unit: 0,
      person: 1,
      postTitle: 2,
      personPhone: 3,
      supervises: 4,
      postKind: 5,
    });
  });
});

describe('names', () => {
  const index = nameIndex(
    [
      { id: '1', name: '水资源管理科' },
      { id: '2', name: '河湖管理科' },
      { id: '3', name: '水库运行保障中心综合科' },
      { id: '4', name: '综合科' },
      { id: '5', name: '综合科' },
    ],
    ['示例市水利局', '市水利局'],
  );

  it('are found with blanks, signs and the bureau before them', () => {
    for (const text of [
      '水资源管理科',
      ' 水资源 管理科',
      '示例市水利局水资源管理科',
      '市水利局/水资源管理科',
    ]) {
      expect(index.find(text)).toEqual(['1']);
    }
    expect(index.find('水库运行保障中心/综合科')).toEqual(['3']);
    expect(index.find('综合科')).toEqual(['4', '5']);
    expect(index.find('水资源科')).toEqual([]);
  });

  it('are suggested by what they share', () => {
    expect(index.nearest('水资源科')[0]).toBe('水资源管理科');
    expect(index.nearest('河湖科')[0]).toBe('河湖管理科');
    expect(index.nearest('气象台')).toEqual([]);
  });
});
