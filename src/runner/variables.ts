/**
 * Variables that make Node or the dynamic loader run foreign code, trust foreign certificates, or
 * print or store the data of a process. A process that is started for a lease must not inherit
 * them. Main rejects those that `refuseEnvironment` names.
 */
export const UNSAFE_VARIABLES = [
  // Code: run before, beside or in place of the program.
  'NODE_OPTIONS',
  'NODE_PATH',
  'NODE_PRESERVE_SYMLINKS',
  'NODE_PRESERVE_SYMLINKS_MAIN',
  'NODE_REPL_EXTERNAL_MODULE',
  'NODE_COMPILE_CACHE',
  'NODE_COMPILE_CACHE_PORTABLE',
  'NODE_CHANNEL_FD',
  'NODE_CHANNEL_SERIALIZATION_MODE',
  'NODE_UNIQUE_ID',
  'NODE_TEST_CONTEXT',
  'NODE_TEST_WORKER_ID',
  'NODE_INSPECT_RESUME_ON_START',
  'NODE_ICU_DATA',
  'LD_PRELOAD',
  'LD_AUDIT',
  'LD_LIBRARY_PATH',
  'DYLD_INSERT_LIBRARIES',
  'DYLD_LIBRARY_PATH',
  'DYLD_FRAMEWORK_PATH',
  'DYLD_FALLBACK_LIBRARY_PATH',
  'GCONV_PATH',
  'OPENSSL_CONF',
  'OPENSSL_CONF_INCLUDE',
  'OPENSSL_ENGINES',
  'OPENSSL_MODULES',
  // Trust: which certificates are accepted, and how requests are routed.
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_EXTRA_CA_CERTS',
  'NODE_USE_SYSTEM_CA',
  'NODE_USE_ENV_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  // Secrecy: data is printed or written to a file.
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_REDIRECT_WARNINGS',
  'NODE_V8_COVERAGE',
] as const

/** Documented `NODE_*` variables that neither run code nor change trust nor reveal data. */
export const HARMLESS_NODE_VARIABLES = [
  'NODE_DISABLE_COLORS',
  'NODE_DISABLE_COMPILE_CACHE',
  'NODE_NO_WARNINGS',
  'NODE_PENDING_DEPRECATION',
  'NODE_PENDING_PIPE_INSTANCES',
  'NODE_REPL_HISTORY',
  'NODE_SKIP_PLATFORM_CHECK',
] as const

/** Variables that name a directory of compiled code, which Node runs in place of this action's. */
export const COMPILE_CACHE_VARIABLES = [
  'NODE_COMPILE_CACHE',
  'NODE_COMPILE_CACHE_PORTABLE',
] as const satisfies readonly (typeof UNSAFE_VARIABLES)[number][]
