/** Whether an answer may be compressed: `Accept-Encoding` names gzip, and not to rule it out. */
export const takesGzip = (accepted: string | undefined): boolean =>
  /(^|[\s,])gzip(\s*;\s*q=(1|0\.\d*[1-9]))?\s*(,|$)/i.test(accepted ?? '');
