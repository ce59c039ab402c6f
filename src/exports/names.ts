import { isBinary, type Secret, unwrap } from '../core/secret.ts'

const ALLOWED = new Set(['GITHUB_TOKEN', 'NODE_AUTH_TOKEN'])
const RESERVED = new Set([
  'PATH',
  'HOME',
  'SHELL',
  'ENV',
  'IFS',
  'BASH_ENV',
  'RUBYOPT',
  'RUBYLIB',
  'CURL_CA_BUNDLE',
])
const RESERVED_PREFIXES = [
  'GITHUB_',
  'RUNNER_',
  'ACTIONS_',
  'INPUT_',
  'STATE_',
  'NODE_',
  'LD_',
  'DYLD_',
  'PYTHON',
  'PERL',
  'GIT_',
  'SSL_',
]
const RESERVED_SUFFIXES = ['_PROXY']
/** Name whole configuration files; a lease must not set them by name. */
const CONFIGURATIONS = new Set(['KUBECONFIG', 'DOCKER_CONFIG'])

/** Returns why a string is not a valid name for a value; `undefined` if it is. */
export function nameSyntaxError(name: string): string | undefined {
  if (/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)) return undefined
  return (
    'is not a valid variable name (letters, digits and _, at most 128, not starting with ' +
    'a digit)'
  )
}

/**
 * Returns why a lease may not set an environment variable of this name; `undefined` if it may. A
 * reserved variable would change how other programs run.
 */
export function reservedNameError(name: string): string | undefined {
  const error = nameSyntaxError(name)
  if (error !== undefined) return error
  const upper = name.toUpperCase()
  if (ALLOWED.has(name)) return undefined
  if (CONFIGURATIONS.has(upper)) return 'names a configuration file; a lease must not set it'
  const taken =
    RESERVED.has(upper) ||
    RESERVED_PREFIXES.some((prefix) => upper.startsWith(prefix)) ||
    RESERVED_SUFFIXES.some((suffix) => upper.endsWith(suffix))
  return taken ? 'controls the runner, a shell or a runtime; a lease must not set it' : undefined
}

/**
 * Returns why a variable may not have a name that only a server's response reveals, such as one
 * of `DB_*`; `undefined` if it may. The list is longer than for names that the workflow writes.
 */
export function chosenNameError(name: string): string | undefined {
  const error = reservedNameError(name)
  if (error !== undefined) return error
  if (!controlsPrograms(name)) return undefined
  const fix = 'if it is intended, write the whole name in "read"'
  return `controls other programs, and the server chose its name; ${fix}`
}

/**
 * Returns an error for each name that occurs more than once. Names are compared without case, as on
 * Windows.
 */
export function duplicateNames(
  names: Iterable<{ readonly lease: string; readonly name: string }>,
): readonly string[] {
  const owners = new Map<string, { lease: string; name: string }>()
  const found: string[] = []
  for (const name of names) {
    const first = owners.get(name.name.toUpperCase())
    if (first?.lease === name.lease)
      found.push(
        `${name.name} would be set twice by "${name.lease}"; choose another name for one ` +
          `of the two`,
      )
    else if (first)
      found.push(
        `${name.name} would be set by "${first.lease}" and by "${name.lease}"; give one of ` +
          `them a "prefix"`,
      )
    else owners.set(name.name.toUpperCase(), name)
  }
  return found
}

// Linux refuses to start a process with one variable of more than 128 KiB, Windows with one of more
// than 32,766 characters.
const LINUX = 131_072
const WINDOWS = 32_766

/** Returns why a value cannot be a variable or an output; `undefined` if it can. */
export function textValueError(name: string, value: Secret | string): string | undefined {
  if (!isBinary(value)) return undefined
  return (
    `the value for ${name} is bytes that are not text; write "export: file", or "| bytes" ` +
    `after its path to get it in Base64`
  )
}

/** Returns why a value cannot be an environment variable; `undefined` if it can. */
export function envValueError(
  name: string,
  value: Secret | string,
  windows: boolean,
): string | undefined {
  if (isBinary(value)) return textValueError(name, value)
  const text = unwrap(value)
  if (text.includes('\0'))
    return (
      `the value for ${name} contains a NUL character, which a variable cannot; ` +
      `export it with "export: file"`
    )
  if (text.includes('\r') && !text.includes('\n'))
    return (
      `the value for ${name} contains a carriage return, which would be lost; ` +
      `export it with "export: file"`
    )
  const size = Buffer.byteLength(name) + Buffer.byteLength(text) + 2
  const limit = windows ? WINDOWS : LINUX
  return size > limit - limit / 16
    ? `the value for ${name} is too large for one variable (${size} of ${limit} bytes); ` +
        `export it with "export: file"`
    : undefined
}

// A name that ends in `*` is a prefix. Programs that jobs commonly run read these variables: their
// values are run as code or options, or select the host, file or account that is used.
const CONTROLLING = `
  JAVA_HOME JAVA_OPTS JAVA_OPTIONS JAVA_TOOL_OPTIONS _JAVA_* JDK_HOME JDK_JAVA* JRE_HOME JVM_OPTS
  JVM_ARGS CLASSPATH CATALINA_* MAVEN_OPTS MAVEN_ARGS MAVEN_CONFIG MAVEN_HOME MAVEN_DEBUG_OPTS
  MAVEN_BASEDIR MAVEN_PROJECTBASEDIR MVNW_* GRADLE_OPTS GRADLE_HOME GRADLE_USER_HOME
  ANT_OPTS ANT_ARGS ANT_HOME SBT_OPTS SBT_HOME SCALA_HOME KOTLIN_HOME GROOVY_HOME LEIN_JVM_OPTS LEIN_HOME
  DOTNET_* CORECLR_* COR_ENABLE_PROFILING COR_PROFILER* COMPLUS_* MSBUILD* VSTEST_* MONO_*
  NUGET_PACKAGES NUGET_HTTP* NUGET_PLUGIN* NUGET_CREDENTIALPROVIDER* NUGET_FALLBACK* NUGET_SCRATCH
  NPM_CONFIG_* YARN_* PNPM_* BUN_* DENO_* COREPACK_* NVM_* VOLTA_* TS_NODE_* ELECTRON_*
  JEST_* ESLINT_* BABEL_* PLAYWRIGHT_* PUPPETEER_* CHROME_BIN CHROME_PATH CHROMIUM_FLAGS
  PIP_* PIPX_* PIPENV_* UV_* POETRY_* PDM_* CONDA_* MAMBA_* VIRTUAL_ENV PYENV_* PYTEST_* TOX_*
  GOFLAGS GOPROXY GOSUMDB GONOSUMDB GONOSUMCHECK GONOPROXY GOPRIVATE GOINSECURE GOTOOLCHAIN
  GOENV GOROOT GOPATH GOBIN GOCACHE GOMODCACHE GOTOOLDIR GOWORK GOAUTH GOVCS GODEBUG
  GOEXPERIMENT GOOS GOARCH GCCGO CGO_*
  RUSTC* RUSTDOC* RUSTFLAGS RUSTUP_* RUST_* CARGO_* SCCACHE_* CCACHE_* DISTCC_*
  CC CXX CPP AR AS LD NM STRIP CFLAGS CPPFLAGS CXXFLAGS LDFLAGS MAKE MAKEFLAGS MAKEFILES GNUMAKE*
  MFLAGS CMAKE_* CTEST_* NINJA_* MESON_* BAZEL* PKG_CONFIG* CPATH LIBRARY_PATH COMPILER_PATH
  C_INCLUDE_PATH CPLUS_INCLUDE_PATH OBJC_INCLUDE_PATH GCC_* CONFIG_SHELL CONFIG_SITE
  GEM_HOME GEM_PATH GEM_SPEC_CACHE BUNDLE_* BUNDLER_* RUBYPATH RUBYSHELL RAKE* RBENV_* PHPRC
  PHP_INI_* COMPOSER_* LUA_* R_HOME R_PROFILE* R_ENVIRON* R_LIBS* R_DEFAULT_PACKAGES JULIA_* ERL_*
  ELIXIR_* MIX_* HEX_MIRROR HEX_HOME HEX_API_URL HEX_UNSAFE_* GHC_* GHCRTS CABAL_* STACK_ROOT
  STACK_YAML OCAML* OPAM* GUILE_* TCLLIBPATH SWIFTPM_* SWIFT_EXEC
  BASH* SHELLOPTS PROMPT_COMMAND PS0 PS1 PS2 PS3 PS4 CDPATH FPATH GLOBIGNORE EXECIGNORE FIGNORE
  INPUTRC HISTFILE MAILPATH POSIXLY_CORRECT FCEDIT ZDOTDIR ZSH* KSH* FISH_* __FISH* TMOUT
  PSMODULEPATH PSEXECUTIONPOLICYPREFERENCE __PSLOCKDOWNPOLICY POWERSHELL_* COMSPEC PATHEXT
  SYSTEMROOT SYSTEMDRIVE WINDIR USERPROFILE APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES*
  COMMONPROGRAMFILES* HOMEDRIVE HOMEPATH ALLUSERSPROFILE __COMPAT_LAYER
  TMPDIR TMP TEMP TEMPDIR XDG_* USER LOGNAME PWD OLDPWD TERM TERMINFO* TERMCAP LANG LANGUAGE LC_*
  CI EDITOR VISUAL PAGER MANPAGER BROWSER LESS LESSOPEN LESSCLOSE LESSKEY* SYSTEMD_* DBUS_*
  GLIBC_* MALLOC_* GCONV_PATH LOCPATH NLSPATH HOSTALIASES LOCALDOMAIN RES_OPTIONS RESOLV_* NIS_PATH
  GETCONF_DIR TZDIR QT_* GTK_* GIO_* GST_* DISPLAY XAUTHORITY WAYLAND_* ASAN_* LSAN_* MSAN_*
  UBSAN_* TSAN_* LLVM_* QEMU_* WINE*
  OPENSSL_* GNUTLS_* NSS_* KRB5* CURL_* WGET* NETRC REQUESTS_CA_BUNDLE GRPC_*
  SSH_ASKPASS* SSH_AUTH_SOCK SSH_AGENT_PID GNUPGHOME GPG_AGENT_INFO SUDO_* SVN_SSH SVN_EDITOR HG
  HGRCPATH HGMERGE HGEDITOR CVS_RSH CVS_EDITOR RSYNC_RSH RSYNC_CONNECT_PROG VIM VIMINIT VIMRUNTIME
  EXINIT EMACS* GH_HOST GH_CONFIG_DIR GH_PATH GH_EDITOR GH_PAGER GH_BROWSER
  DOCKER_HOST DOCKER_CONFIG DOCKER_CONTEXT DOCKER_CERT_PATH DOCKER_TLS* DOCKER_API_VERSION
  DOCKER_CLI_* DOCKER_DEFAULT_* DOCKER_CONTENT_TRUST DOCKER_CONTENT_TRUST_SERVER DOCKER_BUILDKIT
  BUILDKIT_* BUILDX_* COMPOSE_* CONTAINER_HOST CONTAINERS_* REGISTRY_AUTH_FILE STORAGE_DRIVER
  STORAGE_OPTS PODMAN_* BUILDAH_*
  KUBECONFIG KUBE_CONFIG_PATH* KUBE_EDITOR KUBERNETES_MASTER KUBERNETES_SERVICE_*
  KUBERNETES_EXEC_INFO KUBECTL_* HELM_* KUSTOMIZE_* MINIKUBE_* ARGOCD_OPTS
  AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE AWS_ENDPOINT_URL* AWS_CA_BUNDLE AWS_DATA_PATH
  AWS_PROFILE AWS_DEFAULT_PROFILE AWS_CONTAINER_* AWS_EC2_METADATA_* AWS_METADATA_* AWS_CLI_*
  AWS_WEB_IDENTITY_TOKEN_FILE AWS_ROLE_ARN AWS_ROLE_SESSION_NAME AWS_SDK_* AWS_PAGER AWS_USE_*
  AWS_STS_* AWS_IGNORE_* BOTO* SAM_CLI_* CDK_*
  CLOUDSDK_* GCE_METADATA_* GOOGLE_APPLICATION_CREDENTIALS GOOGLE_API_USE_*
  GOOGLE_CLOUD_UNIVERSE_DOMAIN GOOGLE_EXTERNAL_*
  AZURE_CONFIG_DIR AZURE_EXTENSION_* AZURE_AUTHORITY_HOST AZURE_CORE_* AZURE_CLOUD_NAME
  AZURE_FEDERATED_TOKEN_FILE AZURE_POD_* ARM_METADATA_* ARM_ENVIRONMENT ARM_MSI_* ARM_OIDC_*
  ARM_USE_* MSI_* IDENTITY_ENDPOINT IDENTITY_HEADER IMDS_ENDPOINT
  VAULT_ADDR VAULT_AGENT_ADDR VAULT_CACERT VAULT_CAPATH VAULT_CLIENT_* VAULT_SKIP_VERIFY
  VAULT_TLS_* VAULT_NAMESPACE VAULT_CONFIG_PATH VAULT_REDIRECT_* BAO_ADDR BAO_AGENT_ADDR BAO_CA*
  BAO_CLIENT_* BAO_SKIP_VERIFY BAO_TLS_* BAO_NAMESPACE NOMAD_ADDR CONSUL_HTTP_ADDR
  TF_CLI_* TF_PLUGIN_* TF_DATA_DIR TF_REATTACH_PROVIDERS TF_REGISTRY_* TF_WORKSPACE TF_LOG* TF_ACC*
  TERRAFORM_CONFIG TERRAGRUNT_* PULUMI_BACKEND_URL PULUMI_HOME PULUMI_CONFIG* PULUMI_OPTION*
  PACKER_CONFIG* PACKER_PLUGIN_PATH VAGRANT_HOME VAGRANT_CWD VAGRANT_VAGRANTFILE ANSIBLE_*
  HOMEBREW_* ASDF_* MISE_* RTX_* SDKMAN_* NIX_* OTEL_* SIGSTORE_* TUF_*
  PGSERVICE* PGSYSCONFDIR PGPASSFILE PGOPTIONS PSQLRC MYSQL_HOME MYSQL_TEST_LOGIN_FILE LIBMYSQL_*
  ODBC* TNS_ADMIN ORACLE_HOME`
  .trim()
  .split(/\s+/)

const controllingNames = new Set(CONTROLLING.filter((name) => !name.endsWith('*')))
const controllingPrefixes = CONTROLLING.filter((name) => name.endsWith('*')).map((name) =>
  name.slice(0, -1),
)

/** Returns whether a variable of this name, in any case, controls common programs. */
export function controlsPrograms(name: string): boolean {
  const upper = name.toUpperCase()
  return (
    controllingNames.has(upper) || controllingPrefixes.some((prefix) => upper.startsWith(prefix))
  )
}
