import type { ThemeConfig } from 'antd';
import { COLOURS } from '../../ui/colours.ts';

export const FONT =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

/** Our colours and measures in the words of the component library. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: COLOURS.deep,
    colorInfo: COLOURS.near,
    colorSuccess: COLOURS.done,
    colorWarning: COLOURS.lateMark,
    colorError: COLOURS.over,
    colorLink: COLOURS.deep,
    colorLinkHover: COLOURS.deeper,
    colorLinkActive: COLOURS.deeper,
    colorTextBase: COLOURS.ink,
    colorTextPlaceholder: '#6b7078',
    colorTextDescription: COLOURS.quiet,
    colorTextDisabled: '#6f747b',
    colorBgLayout: COLOURS.paper,
    colorBgContainer: COLOURS.sheet,
    colorBorder: '#bfb9ac',
    colorBorderSecondary: COLOURS.line,
    fontFamily: FONT,
    fontSize: 16,
    lineHeight: 1.6,
    controlHeight: 44,
    borderRadius: 6,
    motionDurationFast: '0.08s',
    motionDurationMid: '0.14s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Table: { headerBg: 'transparent', headerSplitColor: 'transparent', cellPaddingBlock: 12 },
    Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 6px', labelColor: COLOURS.ink },
    Drawer: { paddingLG: 24 },
    Select: {
      optionSelectedBg: COLOURS.shallow,
      optionActiveBg: COLOURS.mist,
      optionSelectedFontWeight: 600,
    },
  },
};
