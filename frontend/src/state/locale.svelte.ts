import { overwriteGetLocale } from '@/paraglide/runtime'
import type { Locale } from '@/bridge/types'

let current = $state<Locale>('fr')

// Every message reads the locale as it is drawn, so that changing it draws all again at once.
overwriteGetLocale(() => current)

/** The language of the interface. Reading `locale.current` in a template or effect follows it. */
export const locale = {
  get current(): Locale {
    return current
  },
  set current(next: Locale) {
    current = next
    document.documentElement.lang = next
  },
}

// One is made for each language and style: making it takes far longer than using it.
const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

function numberFormat(style: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = current + JSON.stringify(style)
  const format = numbers.get(key) ?? new Intl.NumberFormat(current, style)
  numbers.set(key, format)
  return format
}

function dateFormat(style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = current + JSON.stringify(style)
  const format = dates.get(key) ?? new Intl.DateTimeFormat(current, style)
  dates.set(key, format)
  return format
}

/** Returns a number as the interface's language writes it: 6 842. */
export function formatNumber(value: number): string {
  return numberFormat().format(value)
}

/** Returns a rate with one decimal, so that those of a column stand under one another: 4,0. */
export function formatRate(value: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  return numberFormat(digits).format(value)
}

/** Returns a coefficient with two decimals: 0,72. */
export function formatCoefficient(value: number): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  return numberFormat(digits).format(value)
}

/** Returns a share from 0 to 1 as a percentage: 91 %. */
export function formatPercent(share: number): string {
  return numberFormat({ style: 'percent' }).format(share)
}

/** Returns an RFC 3339 time as a date people read: 14 mars 2026. */
export function formatDate(time: string): string {
  return dateFormat({ dateStyle: 'long' }).format(new Date(time))
}

/** Returns an RFC 3339 time with its hour: 14 mars 2026 à 10:00. */
export function formatTime(time: string): string {
  return dateFormat({ dateStyle: 'long', timeStyle: 'short' }).format(new Date(time))
}

/** Returns an RFC 3339 time as an hour of the day: 10:00. */
export function formatClock(time: string): string {
  return dateFormat({ timeStyle: 'short' }).format(new Date(time))
}

/** Returns a size in bytes as people read it: 3,4 Mo. */
export function formatBytes(bytes: number): string {
  const unit = bytes < 1e6 ? 'kilobyte' : bytes < 1e9 ? 'megabyte' : 'gigabyte'
  const size = bytes / { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit]
  const digits = size < 10 && unit !== 'kilobyte' ? 1 : 0
  return numberFormat({
    style: 'unit',
    unit,
    maximumFractionDigits: digits,
  }).format(size)
}
