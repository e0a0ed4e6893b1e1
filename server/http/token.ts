/** The token that a request brings along: in a header, since addresses end up in logs. */
export const tokenIn = ({
  authorization,
}: {
  readonly authorization?: string | undefined;
}): string | undefined => /^Bearer ([\w-]{1,128})$/.exec(authorization ?? '')?.[1];
