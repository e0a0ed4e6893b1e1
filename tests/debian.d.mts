/** Installs one of Debian's packages; whether it is there now. */
export function installFromDebian(name: string): boolean;
