import type { HostFacts } from '../../domain/hostFacts.ts'
import type { Given } from '../../domain/jobEnvironment.ts'
import { shellWord } from '../../domain/shellWord.ts'
import { quietCommand, shellCommand } from './job.ts'
import type { Job } from './options.ts'
import type { Plan } from './types.ts'

/**
 * An agent of the user's graphical session: nothing else reaches the keychain there. launchd throws away what a job prints, and
 * a file it wrote to would grow for ever: it goes to the system's log.
 */
export function launchdPlan(host: HostFacts, { minutes, run }: { minutes: number; run: Job }, variables: Given): Plan {
  const label = `local.hedge-monitor.${run}`
  const path = `${host.home.here}/Library/LaunchAgents/${label}.plist`
  const command = quietCommand(shellCommand(host, run, variables), true)
  return {
    files: [{ path, text: plistOf(label, minutes, command) }],
    install: [
      `plutil -lint ${shellWord(path)}`,
      `launchctl bootstrap gui/$(id -u) ${shellWord(path)}`,
      `launchctl kickstart gui/$(id -u)/${label}`,
    ],
    notes: [
      'It says nothing while all is well; else all of it to the log: log show --last 1h --predicate \'process == "logger"\'',
      'It runs while you are logged in. After a newer Node: hedge doctor once in a terminal, where the keychain asks whether that Node may read.',
      `Away with it: launchctl bootout gui/$(id -u)/${label}`,
    ],
  }
}

/** launchd.plist(5). */
const plistOf = (label: string, minutes: number, command: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${label}</string>
  <key>ProgramArguments</key>
  <array>
    <string>/bin/sh</string>
    <string>-c</string>
    <string>${escaped(command)}</string>
  </array>
  <key>StartInterval</key>
  <integer>${minutes * 60}</integer>
  <key>RunAtLoad</key>
  <true/>
  <key>LimitLoadToSessionType</key>
  <string>Aqua</string>
  <key>ProcessType</key>
  <string>Background</string>
  <key>SoftResourceLimits</key>
  <dict>
    <key>Core</key>
    <integer>0</integer>
  </dict>
  <key>Umask</key>
  <integer>63</integer>
</dict>
</plist>
`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
