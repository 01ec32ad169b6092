import { ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** antd in the house's colours (its own fail AA); only the parts of a page that use antd are wrapped in it. */
export function AntdTheme({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  return (
    <ConfigProvider locale={i18n.language === 'en' ? en : zhCN} theme={{ token: readTokens(), hashed: false }}>
      {children}
    </ConfigProvider>
  )
}

function readTokens() {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(name).trim()
  const pixels = (name: string) => Number.parseInt(read(name), 10)
  return {
    colorPrimary: read('--ln-primary'),
    colorError: read('--ln-bad'),
    colorSuccess: read('--ln-ok'),
    colorWarning: read('--ln-warn'),
    colorText: read('--ln-ink'),
    colorTextDescription: read('--ln-soft'),
    colorTextPlaceholder: read('--ln-hint'),
    colorBorder: read('--ln-edge'),
    colorIcon: read('--ln-soft'),
    borderRadius: pixels('--ln-radius'),
    fontFamily: read('--ln-font'),
    fontSize: pixels('--ln-text'),
    controlHeight: pixels('--ln-control-height'),
  }
}
