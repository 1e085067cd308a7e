type Environment = Readonly<Record<string, string | undefined>>

/** What a job of cron is given of the person's environment: no bus, no display, no variable of a shell. */
export function cronEnvironment({ HOME, LOGNAME, USER, SYSTEMROOT }: Environment): Record<string, string | undefined> {
  return {
    SHELL: '/bin/sh',
    PATH: '/usr/bin:/bin',
    ...(HOME === undefined ? {} : { HOME, PWD: HOME }),
    ...((LOGNAME ?? USER) ? { LOGNAME: LOGNAME ?? USER } : {}),
    ...(SYSTEMROOT === undefined ? {} : { SYSTEMROOT }),
  }
}
