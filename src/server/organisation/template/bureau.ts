/**
 * The template of a municipal water bureau: sections, affiliated units, leaders and who supervises what.
 * Names are general, people are called after their posts, phones are made up. The office changes all of it.
 */
import type { UnitDuty } from '../../../domain/organisation/types.ts';

export const BUREAU = {
  name: '示例市水利局',
  shortName: '市水利局',
  numberPrefix: '示水',
  phone: '0377-00000001',
  complaintPhone: '0377-00000012',
} as const;

export interface LeaderTemplate {
  readonly key: string;
  readonly title: string;
  /** Key of the leader who stands in (AB角). */
  readonly deputy: string | null;
}

/** The first is the principal leader; the others follow in the published order of succession. */
export const LEADERS: readonly LeaderTemplate[] = [
  { key: 'leader1', title: '党组书记、局长', deputy: null },
  { key: 'leader2', title: '副局长（分管综合、人事、党务）', deputy: 'leader3' },
  { key: 'leader3', title: '副局长（分管行政审批、政策法规）', deputy: 'leader2' },
  { key: 'leader4', title: '副局长（分管工程建设、移民）', deputy: 'leader5' },
  { key: 'leader5', title: '副局长（分管水资源、河湖）', deputy: 'leader4' },
  { key: 'leader6', title: '总工程师（分管防御、农村水利）', deputy: 'leader7' },
  { key: 'leader7', title: '三级调研员（分管工程运行、南水北调）', deputy: 'leader6' },
];

export interface SectionTemplate {
  readonly key: string;
  readonly name: string;
  readonly supervisedBy: string;
  /** Key of the section whose head stands in for this one's (AB角). */
  readonly deputy: string;
  readonly duty?: UnitDuty;
  /** First responders; busy sections have two. */
  readonly desks?: 2;
}

export const SECTIONS: readonly SectionTemplate[] = [
  { key: 'bangongshi', name: '办公室', supervisedBy: 'leader2', deputy: 'renshi', duty: 'office', desks: 2 },
  {
    key: 'shenpi',
    name: '行政审批服务科',
    supervisedBy: 'leader3',
    deputy: 'fagui',
    duty: 'approval',
    desks: 2,
  },
  { key: 'renshi', name: '人事科', supervisedBy: 'leader2', deputy: 'bangongshi', duty: 'personnel' },
  { key: 'dangwei', name: '直属单位党委', supervisedBy: 'leader2', deputy: 'caiwu', duty: 'supervision' },
  { key: 'fagui', name: '政策法规科', supervisedBy: 'leader3', deputy: 'shenpi', duty: 'law' },
  { key: 'guihua', name: '规划计划科', supervisedBy: 'leader4', deputy: 'jianshe' },
  { key: 'caiwu', name: '财务科', supervisedBy: 'leader2', deputy: 'dangwei' },
  { key: 'shuiziyuan', name: '水资源管理科', supervisedBy: 'leader5', deputy: 'hehu', desks: 2 },
  { key: 'hehu', name: '河湖管理科', supervisedBy: 'leader5', deputy: 'shuiziyuan', desks: 2 },
  { key: 'hezhang', name: '河长制工作科', supervisedBy: 'leader5', deputy: 'shuibao' },
  { key: 'shuibao', name: '水土保持科', supervisedBy: 'leader5', deputy: 'hezhang' },
  { key: 'jianshe', name: '水利工程建设科', supervisedBy: 'leader4', deputy: 'guihua' },
  { key: 'yimin', name: '移民安置科', supervisedBy: 'leader4', deputy: 'jianshe', desks: 2 },
  { key: 'nongshui', name: '农村水利水电科', supervisedBy: 'leader6', deputy: 'fangyu', desks: 2 },
  { key: 'fangyu', name: '水旱灾害防御科', supervisedBy: 'leader6', deputy: 'nongshui' },
  { key: 'yunxing', name: '运行管理科', supervisedBy: 'leader7', deputy: 'nanshui' },
  { key: 'nanshui', name: '南水北调管理科', supervisedBy: 'leader7', deputy: 'yunxing' },
  { key: 'anquan', name: '安全监督科', supervisedBy: 'leader3', deputy: 'fagui' },
];

export interface AffiliatedTemplate {
  readonly key: string;
  readonly name: string;
  /** The bureau leader who supervises the unit. */
  readonly supervisedBy: string;
  readonly principal: string;
  /** Titles of level 3; empty in a small unit, whose chain is short. */
  readonly supervising: readonly string[];
  /** Sections; a small unit has none and takes cases itself. */
  readonly sections: readonly AffiliatedSection[];
}

interface AffiliatedSection {
  readonly key: string;
  readonly name: string;
  /** Which of the unit's supervising leaders has it, counted from 0. */
  readonly under: 0 | 1;
}

const GENERAL: AffiliatedSection = { key: 'zonghe', name: '综合科', under: 0 };

export const AFFILIATED: readonly AffiliatedTemplate[] = [
  {
    key: 'shuiku',
    name: '水库运行保障中心',
    supervisedBy: 'leader7',
    principal: '主任',
    supervising: ['副主任（分管综合、库区）', '副主任（分管工程）'],
    sections: [
      GENERAL,
      { key: 'kuqu', name: '库区管理科', under: 0 },
      { key: 'gongcheng', name: '工程管理科', under: 1 },
    ],
  },
  {
    key: 'guanqu',
    name: '灌区服务中心',
    supervisedBy: 'leader6',
    principal: '主任',
    supervising: ['副主任（分管综合、供水）', '副主任（分管工程）'],
    sections: [
      GENERAL,
      { key: 'gongshui', name: '供水科', under: 0 },
      { key: 'gongcheng', name: '工程管理科', under: 1 },
    ],
  },
  {
    key: 'zhidui',
    name: '水政监察支队',
    supervisedBy: 'leader5',
    principal: '支队长',
    supervising: ['副支队长'],
    sections: [GENERAL, { key: 'zhifa', name: '执法大队', under: 0 }],
  },
  {
    key: 'zhijian',
    name: '水利工程质量安全站',
    supervisedBy: 'leader3',
    principal: '站长',
    supervising: [],
    sections: [],
  },
  {
    key: 'fangyuzx',
    name: '水旱灾害防御中心',
    supervisedBy: 'leader6',
    principal: '主任',
    supervising: ['副主任'],
    sections: [],
  },
  {
    key: 'shejiyuan',
    name: '水利勘测设计院',
    supervisedBy: 'leader4',
    principal: '院长',
    supervising: ['副院长'],
    sections: [GENERAL, { key: 'shengchan', name: '生产技术科', under: 0 }],
  },
  {
    key: 'nanshuizx',
    name: '南水北调工程运行保障中心',
    supervisedBy: 'leader7',
    principal: '主任',
    supervising: ['副主任'],
    sections: [GENERAL, { key: 'yunxing', name: '运行保障科', under: 0 }],
  },
  {
    key: 'shuibaozhan',
    name: '水土保持监测站',
    supervisedBy: 'leader5',
    principal: '站长',
    supervising: [],
    sections: [],
  },
  {
    key: 'chengqu',
    name: '城区河道管理处',
    supervisedBy: 'leader5',
    principal: '处长',
    supervising: ['副处长'],
    sections: [GENERAL, { key: 'xuncha', name: '巡查管护科', under: 0 }],
  },
];
