const wrongCertificate = 'its certificate is not one that this machine trusts'

/** What the codes mean with which a connection fails, of the system, of TLS and of what speaks HTTP here. */
const words: Readonly<Record<string, string>> = {
  'bad port': 'its port is of another service, which is never asked',
  ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
  ECONNRESET: 'it dropped the connection (ECONNRESET)',
  EPIPE: 'it dropped the connection (EPIPE)',
  ENOTFOUND: 'its name is not known (ENOTFOUND)',
  EAI_AGAIN: 'names cannot be looked up now (EAI_AGAIN)',
  ENETUNREACH: 'there is no network (ENETUNREACH)',
  EHOSTUNREACH: 'no way leads there (EHOSTUNREACH)',
  ETIMEDOUT: 'it did not take the connection in time (ETIMEDOUT)',
  EACCES: 'this machine does not allow it (EACCES)',
  UND_ERR_SOCKET: 'it dropped the connection',
  UND_ERR_CONNECT_TIMEOUT: 'it did not take the connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'it took the connection and said nothing',
  UND_ERR_BODY_TIMEOUT: 'it stopped in the middle of an answer',
  CERT_HAS_EXPIRED: 'its certificate is over, or a clock is wrong',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet, or a clock is wrong',
  DEPTH_ZERO_SELF_SIGNED_CERT: wrongCertificate,
  SELF_SIGNED_CERT_IN_CHAIN: wrongCertificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: wrongCertificate,
  UNABLE_TO_GET_ISSUER_CERT: wrongCertificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: wrongCertificate,
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is of another host',
}

/**
 * `nothing listens there (ECONNREFUSED)`, after `cannot be reached: `; null for what has no words: a code, the name
 * of an error without one, or the whole of the one message that has neither.
 */
export function networkWords(code: string): string | null {
  if (/^(ERR_SSL|ERR_TLS|EPROTO)/.test(code)) return words[code] ?? 'it does not speak TLS as it should, or plain http'
  if (code.startsWith('HPE_') || code === 'HTTPParserError') return 'what it answers is no HTTP'
  return words[code] ?? null
}
