/** Every icon the portal draws. Adding one: add its lucide name and run src/ui/write-icons.ts. */
export const iconNames = [
  'arrow-down', 'arrow-right', 'arrow-up', 'bell', 'book-open', 'building-2', 'calendar', 'calendar-days',
  'calendar-plus', 'check', 'chevron-down', 'chevron-left', 'chevron-right', 'circle-alert', 'circle-check',
  'circle-help', 'clock', 'cloud', 'contact', 'copy', 'download', 'external-link', 'eye', 'file', 'file-text',
  'folder', 'globe', 'headset', 'history', 'house', 'info', 'key-round', 'laptop', 'layers', 'life-buoy', 'link',
  'lock', 'log-in', 'log-out', 'mail', 'map-pin', 'menu', 'message-square', 'network', 'newspaper', 'palette',
  'paperclip', 'pencil', 'phone', 'phone-call', 'plus', 'printer', 'receipt', 'receipt-text', 'rss', 'search', 'send',
  'server', 'settings', 'shield-check', 'shuffle', 'trash-2', 'triangle-alert', 'upload', 'user', 'user-check',
  'users', 'wifi', 'x',
] as const;

export type IconName = (typeof iconNames)[number];
