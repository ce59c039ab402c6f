"use strict";
exports.id = "flow-plan";
exports.ids = ["flow-plan"];
exports.modules = {

/***/ 2263:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   __: () => (/* binding */ reservedNameError),
/* harmony export */   ce: () => (/* binding */ chosenNameError),
/* harmony export */   lq: () => (/* binding */ envValueError),
/* harmony export */   rA: () => (/* binding */ textValueError),
/* harmony export */   rn: () => (/* binding */ nameSyntaxError),
/* harmony export */   wO: () => (/* binding */ duplicateNames)
/* harmony export */ });
/* unused harmony export controlsPrograms */
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);

const ALLOWED = new Set(['GITHUB_TOKEN', 'NODE_AUTH_TOKEN']);
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
]);
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
];
const RESERVED_SUFFIXES = ['_PROXY'];
const CONFIGURATIONS = new Set(['KUBECONFIG', 'DOCKER_CONFIG']);
function nameSyntaxError(name) {
    if (/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name))
        return undefined;
    return ('is not a valid variable name (letters, digits and _, at most 128, not starting with ' +
        'a digit)');
}
function reservedNameError(name) {
    const error = nameSyntaxError(name);
    if (error !== undefined)
        return error;
    const upper = name.toUpperCase();
    if (ALLOWED.has(name))
        return undefined;
    if (CONFIGURATIONS.has(upper))
        return 'names a configuration file; a lease must not set it';
    const taken = RESERVED.has(upper) ||
        RESERVED_PREFIXES.some((prefix) => upper.startsWith(prefix)) ||
        RESERVED_SUFFIXES.some((suffix) => upper.endsWith(suffix));
    return taken ? 'controls the runner, a shell or a runtime; a lease must not set it' : undefined;
}
function chosenNameError(name) {
    const error = reservedNameError(name);
    if (error !== undefined)
        return error;
    if (!controlsPrograms(name))
        return undefined;
    const fix = 'if it is intended, write the whole name in "read"';
    return `controls other programs, and the server chose its name; ${fix}`;
}
function duplicateNames(names) {
    const owners = new Map();
    const found = [];
    for (const name of names) {
        const first = owners.get(name.name.toUpperCase());
        if (first?.lease === name.lease)
            found.push(`${name.name} would be set twice by "${name.lease}"; choose another name for one ` +
                `of the two`);
        else if (first)
            found.push(`${name.name} would be set by "${first.lease}" and by "${name.lease}"; give one of ` +
                `them a "prefix"`);
        else
            owners.set(name.name.toUpperCase(), name);
    }
    return found;
}
const LINUX = 131_072;
const WINDOWS = 32_766;
function textValueError(name, value) {
    if (!(0,_core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .isBinary */ .Go)(value))
        return undefined;
    return (`the value for ${name} is bytes that are not text; write "export: file", or "| bytes" ` +
        `after its path to get it in Base64`);
}
function envValueError(name, value, windows) {
    if ((0,_core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .isBinary */ .Go)(value))
        return textValueError(name, value);
    const text = (0,_core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .unwrap */ .oA)(value);
    if (text.includes('\0'))
        return (`the value for ${name} contains a NUL character, which a variable cannot; ` +
            `export it with "export: file"`);
    if (text.includes('\r') && !text.includes('\n'))
        return (`the value for ${name} contains a carriage return, which would be lost; ` +
            `export it with "export: file"`);
    const size = Buffer.byteLength(name) + Buffer.byteLength(text) + 2;
    const limit = windows ? WINDOWS : LINUX;
    return size > limit - limit / 16
        ? `the value for ${name} is too large for one variable (${size} of ${limit} bytes); ` +
            `export it with "export: file"`
        : undefined;
}
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
    .split(/\s+/);
const controllingNames = new Set(CONTROLLING.filter((name) => !name.endsWith('*')));
const controllingPrefixes = CONTROLLING.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
function controlsPrograms(name) {
    const upper = name.toUpperCase();
    return (controllingNames.has(upper) || controllingPrefixes.some((prefix) => upper.startsWith(prefix)));
}


/***/ }),

/***/ 7112:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ exportNames),
  n: () => (/* binding */ exportTargets)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/json.js
var json = __webpack_require__(9773);
// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
// EXTERNAL MODULE: ./.build/core/secret.js
var secret = __webpack_require__(4355);
;// CONCATENATED MODULE: ./.build/exports/dockerConfig.js




const HUB_KEY = 'https://index.docker.io/v1/';
const HUB = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];
const INHERITED = ['auths', 'credHelpers', 'credsStore'];
const LOGIN_PARTS = ['auth', 'identitytoken', 'registrytoken', 'username', 'password'];
const LONGEST_RESTORED = 8000;
function registryOf(key) {
    const host = key.replace(/^https?:\/\//, '').replace(/\/.*$/s, '');
    return HUB.includes(host) ? 'docker.io' : host;
}
function mergeDockerConfig(existing, logins) {
    const job = parseConfig(existing);
    const ours = new Set(logins.map(({ host }) => registryOf(host)));
    const others = (entries) => Object.fromEntries(Object.entries(entries).filter(([key]) => !ours.has(registryOf(key))));
    const auths = others(job.auths);
    const { store } = job;
    const stored = store === undefined
        ? {}
        : Object.fromEntries(Object.keys(auths).map((key) => [registryKey(key), store]));
    const credHelpers = { ...stored, ...others(job.helpers) };
    const own = logins.map(({ host, username, password }) => [
        registryKey(host),
        { auth: Buffer.from(`${username}:${password.reveal()}`).toString('base64') },
    ]);
    const hasHelpers = Object.keys(credHelpers).length > 0;
    const merged = {
        auths: { ...auths, ...Object.fromEntries(own) },
        ...(hasHelpers && { credHelpers }),
    };
    return {
        content: new secret/* Secret */.zh(`${JSON.stringify(merged, undefined, '\t')}\n`),
        restored: withoutLogins(job),
        inherited: Object.entries(auths).flatMap(([key, login]) => Object.keys(login).length > 0 ? [registryOf(key)] : []),
        notices: notices(job, { ours, stored: Object.keys(stored) }),
    };
}
const registryKey = (host) => registryOf(host) === 'docker.io' ? HUB_KEY : registryOf(host);
function withoutLogins({ helpers, store }) {
    const rest = JSON.stringify({
        ...(Object.keys(helpers).length > 0 && { credHelpers: helpers }),
        ...(store !== undefined && { credsStore: store }),
    });
    return rest.length > LONGEST_RESTORED ? '{}' : rest;
}
function notices({ auths, helpers, store, dropped }, { ours, stored }) {
    const keys = [...Object.keys(auths), ...Object.keys(helpers)].map(registryOf);
    const replaced = [...new Set(keys)].filter((host) => ours.has(host));
    return [
        ...(replaced.length > 0
            ? [`Logins of the job at ${named(replaced)} are replaced for later steps`]
            : []),
        ...(store === undefined
            ? []
            : [
                `The credential store ${named([store])} of the job's docker configuration serves ` +
                    `${stored.length > 0 ? named(stored.map(registryOf)) : 'nothing'} for later steps: ` +
                    'only what "auths" lists',
            ]),
        ...(dropped.length > 0
            ? [`Keys of the job's docker configuration that are not passed on: ${named(dropped)}`]
            : []),
    ];
}
const named = (words) => (0,sanitize/* sanitizeForeign */.I)(words.join(', '));
function parseConfig(text) {
    if (text === undefined || text.trim() === '')
        return { ...NOTHING, dropped: [] };
    const parsed = (0,json/* parseObject */.l)(text);
    if ('error' in parsed)
        throw unusable(parsed.error);
    const { members } = parsed;
    const store = members['credsStore'];
    if (store !== undefined && typeof store !== 'string')
        throw unusable('has a "credsStore" that is not a string');
    return {
        auths: Object.fromEntries(Object.entries(objectAt(members, 'auths')).map(([key, login]) => [key, loginParts(login)])),
        helpers: texts(objectAt(members, 'credHelpers')),
        store: store || undefined,
        dropped: Object.keys(members).filter((key) => !INHERITED.includes(key)),
    };
}
const NOTHING = { auths: {}, helpers: {}, store: undefined };
function objectAt(members, name) {
    const value = Object.hasOwn(members, name) ? (members[name] ?? {}) : {};
    if (typeof value !== 'object' || Array.isArray(value))
        throw unusable(`has "${name}" that is not an object`);
    return value;
}
function loginParts(login) {
    if (typeof login !== 'object' || login === null)
        throw unusable('has an entry in "auths" that is not an object');
    return texts(Object.fromEntries(Object.entries(login).filter(([part]) => LOGIN_PARTS.includes(part))));
}
function texts(members) {
    for (const value of Object.values(members))
        if (typeof value !== 'string')
            throw unusable('has a value that is not a string');
    return members;
}
const unusable = (sentence) => new failure/* Failure */.HR('EXPORT_FAILED', `the job's docker configuration cannot be used: it ${sentence}`, {
    causes: ['an earlier step, or the image of the runner, wrote an invalid config.json'],
    fix: 'Correct that file, or set DOCKER_CONFIG to an empty directory before this step.',
});

;// CONCATENATED MODULE: ./.build/exports/docker.js

const OWN = /[\\/]lease-credentials-\d+-\d+-[0-9a-f]{16}[\\/]docker$/;
const FILE = 'docker/config.json';
const docker = {
    description: 'logins at the `registries` of the lease, in a docker configuration of its own for docker, ' +
        'buildx, podman, skopeo, crane, oras and helm',
    logPhrase: 'in DOCKER_CONFIG as the login at',
    accepts({ from, prepared }) {
        if (from === 'octo-sts')
            return ('cannot be "docker" with "from: octo-sts": ghcr.io accepts the login with such a token and ' +
                'then rejects each push and pull; use GITHUB_TOKEN with "packages: write"');
        return prepared.registries === undefined ? 'can be "docker" only with "registries"' : undefined;
    },
    conflicts: (configs) => {
        const owners = new Map();
        return configs.flatMap(({ name, prepared: { registries = [] } }) => registries.flatMap((host) => {
            const first = owners.get(registryOf(host));
            owners.set(registryOf(host), name);
            return first === undefined
                ? []
                : [
                    `leases "${first}" and "${name}" would both log in at ${host}: docker keeps one ` +
                        'login per registry, so export one of them in another step',
                ];
        }));
    },
    names: ([first]) => ({
        variables: first
            ? ['DOCKER_CONFIG', 'REGISTRY_AUTH_FILE', 'BUILDX_CONFIG'].map((name) => ({
                ...{ lease: first.name, name },
                fixed: true,
            }))
            : [],
    }),
    reads: ({ variable }) => ({ config: `${directoryOf(variable)}/config.json` }),
    write(leases, { variable, existing, filePath }) {
        const logins = leases.flatMap(({ lease, config }) => (lease.logins ?? []).map((login) => ({ ...login, lease: config.name })));
        const [first] = logins;
        if (first === undefined)
            return { exported: [] };
        const { content, restored, inherited, notices } = mergeDockerConfig(existing['config'], logins);
        const path = filePath(FILE);
        const directory = path.replace(/[\\/][^\\/]+$/, '');
        const builders = buildersOf(variable);
        const env = [
            ['DOCKER_CONFIG', directory],
            ['REGISTRY_AUTH_FILE', path],
            ...(builders === undefined ? [] : [['BUILDX_CONFIG', builders]]),
        ];
        return {
            env: env.map(([name, value]) => ({ lease: first.lease, name, value })),
            outputs: leases.map(({ config: { name: lease } }) => ({
                ...{ lease, name: 'docker-config', value: directory },
            })),
            files: [{ lease: first.lease, file: FILE, content, atEnd: { restore: restored } }],
            notices: [...notices, ...logoutNotice(inherited, variable)],
            exported: logins.map(({ lease, host }) => ({ lease, name: `docker:${host}` })),
        };
    },
    overriddenBy: () => ['DOCKER_AUTH_CONFIG', 'HELM_REGISTRY_CONFIG'],
};
const directoryOf = (variable) => (variable('DOCKER_CONFIG') || '~/.docker').replace(/[\\/]+$/, '');
function buildersOf(variable) {
    if (variable('BUILDX_CONFIG'))
        return undefined;
    const home = variable('HOME') || variable('USERPROFILE');
    const directory = directoryOf(variable);
    if (!directory.startsWith('~/'))
        return `${directory}/buildx`;
    return home && `${home}${directory.slice(1)}/buildx`;
}
function logoutNotice(inherited, variable) {
    if (inherited.length === 0 || OWN.test(variable('DOCKER_CONFIG') ?? ''))
        return [];
    return [
        `Logins of the job at ${inherited.join(', ')} are copied. The post steps of the actions that ` +
            'logged in will log out of the copy and leave the original; place those steps after this one',
    ];
}

// EXTERNAL MODULE: ./.build/exports/values.js
var values = __webpack_require__(2745);
;// CONCATENATED MODULE: ./.build/exports/env.js

const env = {
    description: 'environment variables of all later steps of the job',
    logPhrase: 'in the environment as',
    names: (configs) => ({
        variables: configs.flatMap(({ name: lease, prefix, prepared }) => prepared.names.map((name) => ({ lease, name: `${prefix}${name}` }))),
    }),
    write(leases) {
        const variables = leases.flatMap(({ config: { name: owner, prefix }, lease }) => [...(0,values/* valuesOf */.s)(lease)].map(([name, value]) => ({
            lease: owner,
            name: `${prefix}${name}`,
            value,
        })));
        return {
            env: variables,
            exported: variables.map(({ lease, name }) => ({ lease, name: `env:${name}` })),
        };
    },
    overriddenBy({ lease: { credentials } }) {
        switch (credentials.kind) {
            case 'aws':
                return [
                    'AWS_PROFILE',
                    'AWS_DEFAULT_PROFILE',
                    'AWS_ENDPOINT_URL',
                    'AWS_WEB_IDENTITY_TOKEN_FILE',
                    'AWS_ROLE_ARN',
                ];
            case 'values':
                return [];
        }
    },
};

;// CONCATENATED MODULE: ./.build/exports/file.js

const GOOGLE_BEFORE_FILE = [
    'GOOGLE_OAUTH_ACCESS_TOKEN',
    'CLOUDSDK_AUTH_ACCESS_TOKEN',
    'CLOUDSDK_AUTH_ACCESS_TOKEN_FILE',
];
const file = {
    description: 'files that only this job can read; variables and outputs NAME_FILE hold their paths',
    logPhrase: 'in files, whose paths are in',
    names: (configs) => ({
        variables: configs.flatMap(({ name: lease, prefix, prepared }) => [
            ...(prepared.fileVariables ?? prepared.names.map(pathVariable)),
            ...Object.keys(prepared.fileValues ?? {}),
        ].map((name) => ({ lease, name: `${prefix}${name}` }))),
    }),
    write(leases) {
        const files = leases.flatMap(filesOf);
        const env = leases.flatMap(({ config: { name: lease, prefix, prepared } }) => Object.entries(prepared.fileValues ?? {}).map(([name, value]) => ({
            lease,
            name: `${prefix}${name}`,
            value,
        })));
        return {
            env,
            files,
            exported: [
                ...env.map(({ lease, name }) => ({ lease, name: `env:${name}` })),
                ...files.map(({ lease, variable }) => ({ lease, name: `file:${variable}` })),
            ],
        };
    },
    overriddenBy({ config, lease: { credentials } }) {
        switch (credentials.kind) {
            case 'aws':
                return [];
            case 'values':
                return config.refresh ? GOOGLE_BEFORE_FILE : [];
        }
    },
};
const pathVariable = (name) => `${name}_FILE`;
function filesOf({ config: { name, prefix }, lease, command, }) {
    const { credentials } = lease;
    const documents = credentials.kind === 'values' ? credentials.documents : undefined;
    const contents = documents
        ? [...documents].map(([variable, content]) => ({ key: variable, variable, content }))
        : [...(0,values/* valuesOf */.s)(lease)].map(([key, content]) => ({
            key,
            variable: pathVariable(key),
            content,
        }));
    return contents.map(({ key, variable, content }) => ({
        lease: name,
        file: `${name}-${key}`,
        variable: `${prefix}${variable}`,
        output: variable,
        content: typeof content === 'function' ? (path) => content(path, command) : content,
        atEnd: 'delete',
    }));
}

// EXTERNAL MODULE: ./.build/exports/refreshScript.js
var refreshScript = __webpack_require__(8163);
;// CONCATENATED MODULE: ./.build/exports/kubeconfig.js



const kubeconfig_FILE = 'kubeconfig';
const kubeconfig = {
    description: 'clusters only: contexts named after the leases, in a file of their own, for kubectl, Helm ' +
        'and Terraform',
    logPhrase: 'in the kubeconfig, as the context',
    accepts: ({ prepared }) => prepared.cluster
        ? undefined
        : 'can be "kubeconfig" only with access to a cluster: "from: kubernetes", or "cluster"',
    names: ([first]) => ({
        variables: ['KUBECONFIG', 'KUBE_CONFIG_PATH', 'KUBE_CONFIG_PATHS'].flatMap((name) => first ? [{ lease: first.name, name, fixed: true }] : []),
    }),
    reads: (job) => job.settings.kubeconfig === 'merge'
        ? Object.fromEntries(inheritedPaths(job).map((path) => [path, path]))
        : {},
    write(leases, job) {
        const contexts = leases.flatMap(({ config: { name }, lease: { cluster }, command }) => cluster ? [{ ...cluster, name, command }] : []);
        const names = contexts.map(({ name }) => name);
        const [first] = names;
        if (first === undefined)
            return { exported: [] };
        const current = names.length === 1 ? first : `choose-a-context-${names.join('-or-')}`;
        const path = job.filePath(kubeconfig_FILE);
        const merged = job.settings.kubeconfig === 'merge';
        const inherited = merged ? inheritedPaths(job) : [];
        rejectExistingNames([...names, current], job);
        const list = [path, ...inherited].join(job.delimiter);
        const terraform = merged ? 'KUBE_CONFIG_PATHS' : 'KUBE_CONFIG_PATH';
        return {
            env: [
                { lease: first, name: 'KUBECONFIG', value: list },
                { lease: first, name: terraform, value: list },
            ],
            outputs: names.map((lease) => ({ lease, name: 'kubeconfig', value: path })),
            files: [{ lease: first, file: kubeconfig_FILE, content: fileOf(contexts, current), atEnd: 'delete' }],
            notices: job.variable('KUBECONFIG') && !merged
                ? [
                    'Later steps no longer see the contexts of the KUBECONFIG that an earlier step set; ' +
                        'write "kubeconfig: merge" to keep them',
                ]
                : [],
            exported: names.map((lease) => ({ lease, name: `kubeconfig:${lease}` })),
        };
    },
    overriddenBy: () => [
        ...['KUBE_CONFIG_PATH', 'KUBE_CTX', 'KUBE_HOST', 'KUBE_TOKEN'],
        ...['HELM_KUBEAPISERVER', 'HELM_KUBECONTEXT', 'HELM_KUBETOKEN'],
    ],
};
function inheritedPaths({ variable, delimiter, }) {
    const listed = (variable('KUBECONFIG') ?? '').split(delimiter).filter(Boolean);
    const home = variable(delimiter === ';' ? 'USERPROFILE' : 'HOME');
    return listed.length > 0 || !home ? listed : [`${home}/.kube/config`];
}
function rejectExistingNames(names, { existing }) {
    const found = Object.values(existing).flatMap((text) => namesIn(text ?? ''));
    const duplicates = names.filter((name) => found.includes(name));
    if (duplicates.length === 0)
        return;
    throw new failure/* Failure */.HR('EXPORT_FAILED', `the job's kubeconfig already has a context, cluster or user named ${duplicates.join(', ')}`, {
        causes: ['an earlier step, or the runner itself, set it up'],
        fix: 'Give the lease another name, or leave out "kubeconfig: merge".',
    });
}
const namesIn = (text) => [...text.matchAll(/\bname["']?\s*:\s*(["']?)([^"'\s,}#]+)\1/g)].map(([, , name = '']) => name);
function fileOf(contexts, current) {
    const document = {
        apiVersion: 'v1',
        kind: 'Config',
        clusters: contexts.map(({ name, server, ca }) => ({
            name,
            cluster: {
                server,
                ...(ca !== undefined && {
                    'certificate-authority-data': Buffer.from(ca).toString('base64'),
                }),
            },
        })),
        users: contexts.map((context) => ({ name: context.name, user: userOf(context) })),
        contexts: contexts.map(({ name, namespace }) => ({
            name,
            context: { cluster: name, user: name, ...(namespace !== undefined && { namespace }) },
        })),
        'current-context': current,
    };
    return new secret/* Secret */.zh(`${JSON.stringify(document, undefined, 2)}\n`);
}
const userOf = ({ token, command }) => command === undefined
    ? { token: token.reveal() }
    : {
        exec: {
            ...{ apiVersion: refreshScript/* EXEC_API */.XS, command, args: [], interactiveMode: 'Never' },
            provideClusterInfo: false,
            installHint: 'The command was written by lease-credentials, for the steps of its job.',
        },
    };

;// CONCATENATED MODULE: ./.build/exports/none.js
const none = {
    description: 'nothing',
    names: () => ({}),
    write: () => ({ exported: [] }),
};

;// CONCATENATED MODULE: ./.build/exports/output.js

const output = {
    description: 'outputs of this step',
    logPhrase: 'as outputs',
    names: (configs) => ({
        outputs: configs.flatMap(({ name: lease, prepared }) => prepared.names.map((name) => ({ lease, name }))),
    }),
    write(leases) {
        const outputs = leases.flatMap(({ config, lease }) => [...(0,values/* valuesOf */.s)(lease)].map(([name, value]) => ({ lease: config.name, name, value })));
        return {
            outputs,
            exported: outputs.map(({ lease, name }) => ({ lease, name: `output:${name}` })),
        };
    },
};

;// CONCATENATED MODULE: ./.build/exports/profile.js


const profile = {
    description: 'AWS only: a profile named after the lease, in a configuration file of its own',
    logPhrase: 'as the AWS profile',
    accepts: ({ from }) => (from === 'aws' ? undefined : 'can be "profile" with "from: aws" only'),
    names: (configs) => ({
        variables: variablesOf(configs.map(({ name }) => name), configs.some(({ refresh }) => refresh)).map(({ lease, name }) => ({ lease, name, fixed: true })),
    }),
    reads: ({ variable }) => ({
        config: variable('AWS_CONFIG_FILE') || '~/.aws/config',
        credentials: variable('AWS_SHARED_CREDENTIALS_FILE') || '~/.aws/credentials',
    }),
    write(leases, { variable, existing }) {
        const profiles = leases.flatMap(({ config: { name }, lease: { credentials }, command }) => credentials.kind === 'aws' ? [{ name, credentials, command }] : []);
        const names = profiles.map(({ name }) => name);
        const [first] = names;
        if (first === undefined)
            return { exported: [] };
        rejectExistingProfiles(names, existing);
        const { config = '' } = existing;
        const start = config === '' || config.endsWith('\n') ? config : `${config}\n`;
        return {
            env: variablesOf(names, profiles.some(({ command }) => command !== undefined)).flatMap(({ lease, name, value }) => (value === undefined ? [] : [{ lease, name, value }])),
            files: [
                {
                    lease: first,
                    file: 'aws-config',
                    variable: 'AWS_CONFIG_FILE',
                    content: new secret/* Secret */.zh(`${start}${profiles.map(profileSection).join('')}`),
                    atEnd: 'delete',
                },
            ],
            notices: variable('AWS_CONFIG_FILE') && existing['config'] === undefined
                ? ['AWS_CONFIG_FILE does not name a readable file; the new one starts empty']
                : [],
            exported: names.map((name) => ({ lease: name, name: `profile:${name}` })),
        };
    },
    overriddenBy({ lease: { credentials } }) {
        switch (credentials.kind) {
            case 'aws':
                return ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
            case 'values':
                return [];
        }
    },
};
function variablesOf([first, ...more], hasCommand) {
    if (first === undefined)
        return [];
    return [
        { lease: first, name: 'AWS_CONFIG_FILE' },
        ...(more.length === 0 ? [{ lease: first, name: 'AWS_PROFILE', value: first }] : []),
        ...(hasCommand ? [{ lease: first, name: 'AWS_SDK_LOAD_CONFIG', value: '1' }] : []),
    ];
}
function rejectExistingProfiles(names, { config = '', credentials = '' }) {
    const existing = new Set([...profilesIn(config), ...profilesIn(credentials)]);
    const duplicates = names.filter((name) => existing.has(name));
    if (duplicates.length === 0)
        return;
    throw new failure/* Failure */.HR('EXPORT_FAILED', `the job's AWS configuration has a profile ${duplicates.join(', ')} already`, {
        causes: ['an earlier step, or the runner itself, set it up'],
        fix: 'Give the lease another name.',
    });
}
const profilesIn = (text) => [...text.matchAll(/^\s*\[\s*(?:profile\s+)?(["']?)([^\]"']+?)\1\s*\]/gm)].map(([, , name]) => name);
function profileSection({ name, credentials: { accessKeyId, secretAccessKey, sessionToken, region }, command, }) {
    const source = command === undefined
        ? [
            ['aws_access_key_id', accessKeyId.reveal()],
            ['aws_secret_access_key', secretAccessKey.reveal()],
            ['aws_session_token', sessionToken.reveal()],
        ]
        : [['credential_process', command]];
    const lines = [...source, ['region', region]];
    const title = name === 'default' ? name : `profile ${name}`;
    return `\n[${title}]\n${lines.map(([key, value]) => `${key} = ${value}\n`).join('')}`;
}

;// CONCATENATED MODULE: ./.build/exports/registry.js







const registry = { env: env, output: output, file: file, profile: profile, kubeconfig: kubeconfig, docker: docker, none: none };
const exportTargets = registry;
const exportNames = Object.keys(registry);


/***/ }),

/***/ 2745:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ outputOnlyValues),
/* harmony export */   s: () => (/* binding */ valuesOf)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(946);

function valuesOf({ credentials, expiresAt }) {
    switch (credentials.kind) {
        case 'aws':
            return new Map([
                ['AWS_ACCESS_KEY_ID', credentials.accessKeyId],
                ['AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey],
                ['AWS_SESSION_TOKEN', credentials.sessionToken],
                ['AWS_REGION', credentials.region],
                ['AWS_DEFAULT_REGION', credentials.region],
                ...(expiresAt === undefined
                    ? []
                    : [['AWS_CREDENTIAL_EXPIRATION', (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .rfc3339 */ .a)(expiresAt)]]),
                ...(credentials.account === undefined
                    ? []
                    : [['AWS_ACCOUNT_ID', credentials.account]]),
                ...(credentials.more ?? []),
            ]);
        case 'values':
            return credentials.values;
    }
}
function outputOnlyValues({ credentials }) {
    switch (credentials.kind) {
        case 'aws': {
            const { arn, account } = credentials;
            return new Map([
                ...(arn === undefined ? [] : [['arn', arn]]),
                ...(account === undefined ? [] : [['account', account]]),
            ]);
        }
        case 'values': {
            const token = credentials.token === undefined ? undefined : credentials.values.get(credentials.token);
            return token === undefined ? new Map() : new Map([['token', token]]);
        }
    }
}


/***/ }),

/***/ 6011:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ outputRows),
/* harmony export */   AW: () => (/* binding */ DEFAULTABLE_FIELDS),
/* harmony export */   EM: () => (/* binding */ stepFields),
/* harmony export */   Iv: () => (/* binding */ leaseFields),
/* harmony export */   el: () => (/* binding */ removedFields)
/* harmony export */ });
/* harmony import */ var _identity_events_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1229);


const acceptedEvents = [
    ..._identity_events_js__WEBPACK_IMPORTED_MODULE_0__/* .ACCEPTED_EVENTS */ .KG.map((name) => `\`${name}\``),
    ...Object.entries(_identity_events_js__WEBPACK_IMPORTED_MODULE_0__/* .CONDITIONAL_EVENTS */ .bH).map(([name, holds]) => `\`${name}\` if ${holds}`),
].join('');
const stepFields = [
    {
        name: 'leases',
    },
    {
        name: 'issuer',
    },
    {
        name: 'allow-events',
    },
    {
        name: 'on-unavailable',
        default: 'fail',
    },
    {
        name: 'dry-run',
        default: 'false',
    },
    {
        name: 'github-token',
        secret: true,
    },
    {
        name: 'kubeconfig',
        default: 'own',
        secret: true,
    },
    {
        name: 'sinks',
    },
    {
        name: 'summary',
        default: 'true',
    },
    {
        name: 'timeout',
        default: '60s',
    },
];
const leaseFields = [
    { name: 'from', },
    {
        name: 'name',
    },
    {
        name: 'expect',
    },
    {
        name: 'must-be-rejected',
        default: 'false',
    },
    {
        name: 'audience',
    },
    {
        name: 'lifetime',
    },
    {
        name: 'min-lifetime',
    },
    {
        name: 'refresh',
        default: 'false',
    },
    {
        name: 'export',
    },
    {
        name: 'prefix',
    },
    {
        name: 'ca-certificate',
    },
    {
        name: 'on-revoke-failure',
        default: 'warn',
    },
    {
        name: 'labels',
    },
    {
        name: 'environment-rules',
    },
];
const removedFields = new Map([
    ['verify-signature', 'was removed: signatures are always verified; delete this input'],
]);
const DEFAULTABLE_FIELDS = [
    ...['export', 'min-lifetime', 'must-be-rejected', 'on-revoke-failure', 'labels', 'refresh'],
];
const outputRows = {
    values: 'JSON: the name of each lease → NAME → value, of the leases whose `export` has `output`; ' +
        'paths of files as `<NAME>_FILE`. Read it with `fromJSON(steps.ID.outputs.values).LEASE.NAME`.',
    details: 'JSON without secrets: the name of each lease → `from`, `id`, `expires-at` (or null), ' +
        '`ends` (`revoked` or `expires`), `refresh`.',
    leased: '`true` when everything was leased; `false` when `on-unavailable: skip`, `dry-run` or ' +
        '`must-be-rejected` leased nothing.',
    missing: 'The names in `read` that are `| optional` and whose secret does not exist, separated by ' +
        'commas; in `leases` each as `LEASE.NAME`.',
    claims: 'After a dry run: JSON with the claims of the ID token. In a public repository custom ' +
        'properties, the enterprise and `jti` are present without their values.',
    'expires-at': 'When the first of the leases expires, in RFC 3339; empty when no server said.',
    'ttl-seconds': 'The seconds until `expires-at`.',
    record: 'The path of the record: one line of JSON for each lease, without secrets.',
    'docker-config': 'A single lease with `export: docker`: the directory of the docker configuration, which is also ' +
        '`DOCKER_CONFIG` of later steps. In `leases` it is in `values`.',
    kubeconfig: 'A single lease with `export: kubeconfig`: the path of the file. In `leases` it is in `values`.',
    token: 'A single lease only: the token, where exactly one is leased.',
    'error-code': 'After a failure: its code, such as `CLAIM_MISMATCH`; see `docs/reference/errors.md`.',
    'error-claim': 'After `CLAIM_MISMATCH`: the names of the claims that differ, separated by commas, in ' +
        'the order of `expect`.',
};


/***/ }),

/***/ 8688:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yq: () => (/* binding */ loadPlan),
  vS: () => (/* binding */ parsePlan)
});

// UNUSED EXPORTS: parseInputs

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
// EXTERNAL MODULE: ./.build/core/secret.js
var secret = __webpack_require__(4355);
// EXTERNAL MODULE: ./.build/identity/events.js
var events = __webpack_require__(1229);
// EXTERNAL MODULE: ./.build/identity/idToken.js
var idToken = __webpack_require__(4492);
// EXTERNAL MODULE: ./.build/identity/issuer.js
var issuer = __webpack_require__(819);
// EXTERNAL MODULE: ./.build/identity/sources.js
var sources = __webpack_require__(3384);
;// CONCATENATED MODULE: ./.build/inputs/peer.js
const to = (field, convert) => ({
    kind: 'field',
    field,
    convert,
});
const either = (on, off) => ({ kind: 'switch', on, off });
const why = (text, when) => ({
    ...{ kind: 'sentence', text },
    ...(when && { when }),
});
const same = { kind: 'same' };
const oidcOnly = 'remove it: this action logs in with the ID token of the run only';
const seconds = (value) => /^\d{1,9}s?$/.test(value) ? `${value.replace('s', '')}s` : undefined;
const milliseconds = (value) => /^\d{1,9}$/.test(value) ? `${Math.max(1, Math.ceil(Number(value) / 1000))}s` : undefined;
const list = (value) => `[${value
    .split(/[\s,]+/)
    .filter((item) => item !== '')
    .join(', ')}]`;
function readFromSecrets(secrets) {
    const entries = secrets
        .split(';')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '');
    const lines = entries.map(readLine);
    if (lines.length === 0 || lines.includes(undefined))
        return undefined;
    return lines.join('\n');
}
function readLine(entry) {
    const [source = '', name, ...more] = entry.split('|').map((part) => part.trim());
    const [path, selector, ...rest] = source.split(/\s+/);
    if (!path || path.includes(',') || !selector || rest.length > 0 || more.length > 0)
        return undefined;
    if (/^\*{1,2}$/.test(selector))
        return wildcardLine(path, selector, name);
    const field = selector.replace(/^"(.*)"$/, '$1');
    if (!/^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/.test(field))
        return undefined;
    const variable = name || variableOf(field);
    return isVariable(variable) ? `${variable}: ${path}#${field}` : undefined;
}
function wildcardLine(path, selector, prefix) {
    if (!prefix)
        return undefined;
    const stem = selector === '**' && !prefix.endsWith('_') ? `${prefix}_` : prefix;
    return isVariable(stem) && stem.endsWith('_') ? `${stem}*: ${path}` : undefined;
}
function readFromSecretIds(ids) {
    const lines = ids
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => {
        const [, alias, id = ''] = /^(?:([^,]*),)?\s*([^,\s]+)$/.exec(line) ?? [];
        const name = (alias ?? id.replace(/^arn:.*:secret:|-[A-Za-z0-9]{6}$/g, '')).trim();
        const variable = name.toUpperCase().replace(/[^A-Z0-9_]/g, '_');
        if (!isVariable(variable) || /[*?#|]/.test(id))
            return undefined;
        return `${variable}: ${id.startsWith('arn:') ? id : `secretsmanager:${id}`}`;
    });
    return lines.length === 0 || lines.includes(undefined) ? undefined : lines.join('\n');
}
const readFromGoogleSecrets = (secrets) => linesFrom(secrets, (entry) => {
    const [, output = '', place = '', name = '', version] = /^([\w-]+):((?:projects\/)?[a-z0-9.:-]+(?:\/locations\/[a-z0-9-]+)?)\/(?:secrets\/)?([\w-]+)(?:\/(?:versions\/)?([\w-]+))?$/.exec(entry) ?? [];
    const project = place.startsWith('projects/') ? place : `projects/${place}`;
    const newest = version === undefined || version === 'latest';
    return [output, `${project}/secrets/${name}${newest ? '' : `?version=${version}`}`];
});
const readFromKeyVault = (secrets) => linesFrom(secrets, (entry) => [/^[0-9A-Za-z-]{1,127}$/.test(entry) ? entry : '', entry]);
function linesFrom(text, convert) {
    const entries = text.split(/[\n,]/).map((entry) => entry.trim());
    const lines = entries
        .filter((entry) => entry !== '')
        .map((entry) => {
        const [name, path] = convert(entry);
        const variable = name.toUpperCase().replaceAll('-', '_');
        return isVariable(variable) ? `${variable}: ${path}` : undefined;
    });
    return lines.length === 0 || lines.includes(undefined) ? undefined : lines.join('\n');
}
const variableOf = (field) => field.replace('.', '__').replaceAll('-', '').replaceAll('.', '').toUpperCase();
const isVariable = (name) => /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name);

;// CONCATENATED MODULE: ./.build/inputs/clusterPeers.js

const amazonEcrLogin = {
    action: 'amazon-ecr-login',
    from: 'aws',
    version: '2.1.7',
    inputs: {
        'http-proxy': why('set HTTPS_PROXY on the runner; proxy variables are honoured'),
        registries: same,
        'registry-type': why('for "public" write "registries: public.ecr.aws"'),
        'skip-logout': why('remove it: post removes the login from a configuration of its own'),
        'mask-password': why('remove it: the password is always masked'),
    },
    outputs: {
        registry: 'the host in `registries`',
        'docker_username_*': 'none: `AWS`, in the file at `docker-config`',
        'docker_password_*': 'none: it is in the file at `docker-config` until post',
    },
};
const dockerLogin = {
    action: 'docker/login-action',
    version: '4.6.0',
    inputs: {
        registry: to('registries'),
        username: to('registry-username'),
        password: why('a lease obtains the password: write "from: aws", "from: azure", "from: gcp" or ' +
            '"from: oauth"; for a stored password keep docker/login-action, after this step'),
        scope: same,
        ecr: why('remove it: with "from: aws", "registries: " names hosts of ECR'),
        logout: why('remove it: post removes the login from a configuration of its own'),
        'registry-auth': why('write one lease for each registry'),
    },
    outputs: {},
};
const arc = 'remove it; for a cluster of Azure Arc keep azure/k8s-set-context';
const k8sSetContext = {
    action: 'azure/k8s-set-context',
    from: 'kubernetes',
    version: '4.1.0',
    inputs: {
        'cluster-type': why(arc),
        method: why(oidcOnly),
        kubeconfig: why('remove it, with the credentials that it holds: "export: kubeconfig" writes a file for this job', /^(?!(?:own|merge)$)/),
        'kubeconfig-encoding': why('remove it: no file is passed in'),
        context: why('remove it: the context has the name of the lease and is the current one'),
        'k8s-url': to('address'),
        'k8s-secret': why('write "kube-service-account: NAMESPACE/NAME", and delete the long-lived token in the cluster'),
        token: why(oidcOnly),
        'resource-group': why(arc),
        'cluster-name': why(arc),
    },
    outputs: {},
};
const clusterAndRegistryPeers = [amazonEcrLogin, dockerLogin, k8sSetContext];

;// CONCATENATED MODULE: ./.build/inputs/secretReaders.js

const getSecrets = {
    action: 'aws-secretsmanager-get-secrets',
    from: 'aws',
    version: '2.0.0',
    inputs: {
        'secret-ids': { ...to('read', readFromSecretIds), block: true },
        'parse-json-secrets': why('write "NAME_*" in "read" for one value of each key'),
        'name-transformation': why('remove it: "read" names each variable, and "NAME_*" makes capitals of the keys'),
        'auto-select-family-attempt-timeout': to('timeout', milliseconds),
    },
    outputs: {},
};
const googleSecrets = {
    action: 'google-github-actions/get-secretmanager-secrets',
    from: 'gcp',
    version: '3.0.0',
    inputs: {
        secrets: { ...to('read', readFromGoogleSecrets), block: true },
        universe: same,
        encoding: why('write "| bytes" after the path of a secret that is not text'),
        min_mask_length: why('remove it: values of 4 characters and more are masked'),
        export_to_environment: either('export: env', 'export: output'),
    },
    outputs: { secrets: '`values` with `export: output`' },
};
const keyVaultSecrets = {
    action: 'Azure/get-keyvault-secrets',
    from: 'azure',
    version: '1.2.0',
    inputs: {
        keyvault: to('key-vault'),
        secrets: { ...to('read', readFromKeyVault), block: true },
    },
    outputs: {},
};
const secretReaders = [getSecrets, googleSecrets, keyVaultSecrets];

;// CONCATENATED MODULE: ./.build/inputs/peers.js



const longLived = 'remove it: this action takes no long-lived keys; the ID token of the run is exchanged instead';
const retries = 'remove it: attempts repeat within "timeout", at most ten, and only where a repeat can help';
const quotedList = (value) => `'${list(value)}'`;
const configureAwsCredentials = {
    action: 'configure-aws-credentials',
    from: 'aws',
    version: '6.2.4',
    inputs: {
        audience: same,
        'aws-region': to('region'),
        'role-to-assume': to('role'),
        'role-duration-seconds': to('lifetime', seconds),
        'role-session-name': to('session-name'),
        'inline-session-policy': why('rename it to "session-policy"; its value stays as it is'),
        'managed-session-policies': to('managed-policies', quotedList),
        'action-timeout-s': to('timeout', seconds),
        'aws-profile': why('write "export: profile"; the profile is named after the lease, in a file of its own'),
        'overwrite-aws-profile': why('remove it: "export: profile" never changes an existing file'),
        'output-credentials': either('export: output', 'remove it: nothing is an output unless "export" says so'),
        'output-env-credentials': either('export: env', 'remove it: nothing is a variable unless "export" says so'),
        'allowed-account-ids': why('remove it: the session is compared with the account in "role", and another is rejected'),
        'role-external-id': why('write it in "chain": a role assumed with an ID token takes no external ID, a chained one does'),
        'role-chaining': either('remove this step, and write its role in "chain" of the step with the first role', 'remove it: that is the default'),
        'transitive-tag-keys': why('write "transitive-tags" in "chain": a role assumed with an ID token takes its tags from the token'),
        'custom-tags': why('write "tags" in "chain": a role assumed with an ID token takes no others'),
        'role-skip-session-tagging': why('remove it: no tags are sent unless "chain" names them'),
        'aws-access-key-id': why(longLived),
        'aws-secret-access-key': why(longLived),
        'aws-session-token': why(longLived),
        'web-identity-token-file': why(oidcOnly),
        'force-skip-oidc': why(oidcOnly),
        'use-existing-credentials': why('remove it: each step leases its own session, so that its end is known'),
        'unset-current-credentials': why('remove it: "export: env" replaces the variables of an earlier session'),
        'mask-aws-account-id': why('remove it: account IDs are not secrets and are never masked'),
        'http-proxy': why('set HTTPS_PROXY on the runner; proxy variables are honoured'),
        'https-proxy': why('set HTTPS_PROXY on the runner; proxy variables are honoured'),
        'no-proxy': why('set NO_PROXY on the runner; proxy variables are honoured'),
        'sts-endpoint': to('address'),
        'disable-retry': why(retries),
        'retry-max-attempts': why(retries),
        'special-characters-workaround': why('remove it: quote the variable in the tool that cannot read it'),
    },
    outputs: {
        'aws-account-id': '`account`, with `export: output`',
        'aws-access-key-id': '`AWS_ACCESS_KEY_ID` with `export: output`',
        'aws-secret-access-key': '`AWS_SECRET_ACCESS_KEY` with `export: output`',
        'aws-session-token': '`AWS_SESSION_TOKEN` with `export: output`',
        'aws-expiration': '`expires-at`',
        'authenticated-arn': '`arn`, with `export: output`; always `id` of the lease in `details`',
    },
};
const vaultAction = {
    action: 'vault-action',
    from: 'vault',
    version: '3.4.0',
    inputs: {
        role: same,
        namespace: same,
        url: to('address'),
        secrets: { ...to('read', readFromSecrets), block: true },
        jwtGithubAudience: to('audience'),
        path: to('mount'),
        exportEnv: either("export: '[env, output]'", 'export: output'),
        exportToken: either('export-credentials: true', 'remove it: that is the default'),
        outputToken: either('export-credentials: true', 'remove it: that is the default'),
        caCertificate: why('write "ca-certificate" with the PEM text itself, not in Base64'),
        method: why(oidcOnly, /^(?!kubeconfig$|service-)/i),
        token: why(oidcOnly),
        roleId: why(oidcOnly),
        secretId: why(oidcOnly),
        githubToken: why(oidcOnly),
        username: why(oidcOnly),
        password: why(oidcOnly),
        kubernetesTokenPath: why(oidcOnly),
        authPayload: why(oidcOnly),
        jwtPrivateKey: why(oidcOnly),
        jwtKeyPassword: why(oidcOnly),
        jwtTtl: why('remove it: the lifetime of the token is set by the role in Vault'),
        ignoreNotFound: why('write " | optional" after path and field of each secret that may be absent; remove it otherwise'),
        secretEncodingType: why('write " | base64" after path and field of each secret that is encoded'),
        tlsSkipVerify: why('remove it: certificates are always verified; write "ca-certificate" for a private authority'),
        extraHeaders: why('write "headers", a mapping of names that begin with X- or CF-'),
        clientCertificate: why('write "tls-certificate" with the PEM text itself, not in Base64'),
        clientKey: why('write "tls-key" with the PEM text itself, not in Base64'),
    },
    outputs: {
        vault_token: '`token`, in a lease without `read` or with `export-credentials: true`',
        errorMessage: '`error-code`, and the annotation of the failed step',
    },
};
const googleAuth = {
    action: 'google-github-actions/auth',
    from: 'gcp',
    version: '3.0.0',
    inputs: {
        audience: same,
        delegates: same,
        universe: same,
        workload_identity_provider: to('workload-identity-provider'),
        service_account: to('service-account'),
        project_id: to('project'),
        access_token_lifetime: to('lifetime', seconds),
        access_token_scopes: to('scope', quotedList),
        id_token_audience: to('token-audience'),
        token_format: why('write "token-type: access" or "token-type: id"'),
        create_credentials_file: why('remove it: the file is written if "export" lists "file"'),
        export_environment_variables: either("export: '[env, file]'", 'export: output'),
        credentials_json: why(longLived),
        cleanup_credentials: why('remove it: the file is always deleted in the post step'),
        access_token_subject: why('remove it: domain-wide delegation is not supported'),
        id_token_include_email: why('remove it: an ID token of a service account includes its e-mail'),
        request_reason: why('remove it: this action sends no text of the workflow as the reason'),
        retries: why(retries),
        backoff: why(retries),
        backoff_limit: why(retries),
    },
    outputs: {
        project_id: '`GOOGLE_CLOUD_PROJECT` with `export: env` or `output`',
        credentials_file_path: '`GOOGLE_APPLICATION_CREDENTIALS` with `export: file`',
        access_token: '`token`, with `export: output`',
        access_token_expiration: '`expires-at`',
        id_token: '`token`, with `token-type: id` and `export: output`',
        auth_token: '`token` of a lease without `service-account`',
    },
};
const azureLogin = {
    action: 'azure/login',
    from: 'azure',
    version: '2.3.0',
    inputs: {
        audience: same,
        'client-id': same,
        'tenant-id': same,
        'subscription-id': same,
        environment: why('write "cloud: public", "cloud: government" or "cloud: china"'),
        creds: why(longLived),
        'auth-type': why(oidcOnly),
        'enable-AzPSSession': why('remove it, and log in with Connect-AzAccount -AccessToken in the step that needs PowerShell'),
        'allow-no-subscriptions': why('remove it: "subscription-id" is optional'),
    },
    outputs: {},
};
const createGithubAppToken = {
    action: 'create-github-app-token',
    version: '3.0.0',
    inputs: {
        'app-id': why(longLived),
        'private-key': why(longLived),
        owner: why('write "scope: OWNER/REPO" with "from: octo-sts"'),
        repositories: why('write "scope: OWNER/REPO" with "from: octo-sts", a lease for each'),
        enterprise: why('remove it: a trust policy of Octo STS names the organisation'),
        'skip-token-revoke': why('remove it: the token is always revoked in the post step'),
        'github-api-url': why('remove it: the API follows from the GitHub server of the job'),
        'permission-*': why('write the permission into the trust policy that "identity" names'),
    },
    outputs: {
        token: '`token`, with `export: output`',
        'installation-id': 'none: the trust policy names what the token is for',
        'app-slug': 'none: the app is that of the Octo STS server',
    },
};
const peers = [
    configureAwsCredentials,
    vaultAction,
    googleAuth,
    azureLogin,
    createGithubAppToken,
    ...clusterAndRegistryPeers,
    ...secretReaders,
];

;// CONCATENATED MODULE: ./.build/inputs/peerAdvice.js


function peerAdvice(name, value) {
    const found = findPeer(name, value);
    return found && adviceSentence(found.peer.action, found.advice, value);
}
function migratedFrom(inputs) {
    for (const [name, value] of inputs) {
        const { peer, advice } = findPeer(name, typeof value === 'string' ? value : '') ?? {};
        if (peer?.from !== undefined && advice?.kind !== 'same')
            return { action: peer.action, from: peer.from };
    }
    return undefined;
}
function findPeer(name, value) {
    const found = peers.flatMap((peer) => Object.entries(peer.inputs)
        .filter(([input]) => matches(input, name))
        .map(([, advice]) => ({ peer, advice })));
    const isField = ({ advice }) => advice.kind === 'field';
    return found.find(({ advice }) => accepts(advice, value)) ?? found.find(isField);
}
function accepts(advice, value) {
    if (advice.kind === 'sentence')
        return advice.when?.test(value) ?? true;
    return (advice.kind !== 'field' || advice.convert === undefined || advice.convert(value) !== undefined);
}
function matches(input, name) {
    const [known, given] = [input.toLowerCase(), name.toLowerCase()];
    return known.endsWith('*') ? given.startsWith(known.slice(0, -1)) : known === given;
}
function adviceSentence(action, advice, value) {
    const whose = `is ${action}${action.endsWith('s') ? "'" : "'s"} name`;
    switch (advice.kind) {
        case 'same':
            return undefined;
        case 'sentence':
            return `${whose}; ${advice.text}`;
        case 'switch':
            return `${whose}; ${switchText(advice, value)}`;
        case 'field': {
            const converted = advice.convert ? advice.convert(value) : value;
            return converted === undefined
                ? `${whose}; write "${advice.field}" in its place`
                : `${whose}; write${fieldText(advice, converted)}`;
        }
        default:
            return advice;
    }
}
function switchText({ on, off }, value) {
    const chosen = /^(true|false)$/i.exec(value)?.[0].toLowerCase();
    const written = (text) => (text.startsWith('remove') ? text : `write "${text}"`);
    if (chosen === undefined)
        return `${written(on)} for "true"; for "false", ${written(off)}`;
    return written(chosen === 'true' ? on : off);
}
function fieldText({ field, block }, value) {
    if (!block)
        return ` ${(0,sanitize/* quoted */.T)(`${field}: ${value}`)}`;
    return `\n  ${field}: |\n${value.replace(/^/gm, '    ')}`;
}

// EXTERNAL MODULE: ./.build/inputs/reader.js
var inputs_reader = __webpack_require__(1586);
;// CONCATENATED MODULE: ./.build/inputs/simpleYaml.js
const LARGEST = 64 * 1024;
const DEEPEST = 4;
const LINE = /^( *)([A-Za-z_][\w.-]{0,99}):(?: +(?:([A-Za-z0-9_/.][!-~]*(?: +[!-~]+)*)|"([ !#-[\]-~]*)"|'([ -&(-~]*)'))? *$/;
const WORD = /^[A-Za-z_]\w{0,99}$/;
const AMBIGUOUS = /:(?: |$)| #/;
function parseSimpleYaml(text) {
    if (text.length > LARGEST)
        return undefined;
    if (WORD.test(text))
        return text;
    const lines = [];
    for (const line of text.split('\n')) {
        if (/^ *$/.test(line))
            continue;
        const [, indent = '', key = '', bare, double, single] = LINE.exec(line) ?? [];
        if (key === '' || (bare !== undefined && AMBIGUOUS.test(bare)))
            return undefined;
        lines.push({ indent: indent.length, key, value: bare ?? double ?? single });
    }
    const map = takeMapping(lines, 1);
    return lines.length === 0 ? map : undefined;
}
function takeMapping(lines, depth) {
    const map = new Map();
    const indent = lines[0]?.indent ?? 0;
    if (depth > DEEPEST)
        return undefined;
    for (let line = lines[0]; line && line.indent === indent; line = lines[0]) {
        lines.shift();
        const nested = (lines[0]?.indent ?? 0) > indent;
        const value = line.value === undefined
            ? nested
                ? takeMapping(lines, depth + 1)
                : undefined
            : nested
                ? undefined
                : line.value;
        if (value === undefined || map.has(line.key))
            return undefined;
        map.set(line.key, value);
    }
    return map.size > 0 ? map : undefined;
}

// EXTERNAL MODULE: ./.build/inputs/suggest.js
var suggest = __webpack_require__(1995);
// EXTERNAL MODULE: ./.build/inputs/yaml.js
var yaml = __webpack_require__(9550);
// EXTERNAL MODULE: ./.build/providers/registry.js + 27 modules
var registry = __webpack_require__(5573);
// EXTERNAL MODULE: ./.build/core/time.js
var core_time = __webpack_require__(946);
// EXTERNAL MODULE: ./.build/exports/names.js
var exports_names = __webpack_require__(2263);
// EXTERNAL MODULE: ./.build/exports/registry.js + 8 modules
var exports_registry = __webpack_require__(7112);
// EXTERNAL MODULE: ./.build/flow/fields.js
var flow_fields = __webpack_require__(6011);
;// CONCATENATED MODULE: ./.build/flow/crossChecks.js




function crossChecks(leases, form) {
    const variables = knownNames(leases, 'variables');
    const outputs = leases.map((lease) => knownNames([lease], 'outputs'));
    const twice = [...(0,exports_names/* duplicateNames */.wO)(variables), ...outputs.flatMap((names) => (0,exports_names/* duplicateNames */.wO)(names))];
    return [
        ...new Set([
            ...nameErrors(variables, ({ name, fixed }) => (fixed ? undefined : (0,exports_names/* reservedNameError */.__)(name))),
            ...nameErrors(outputs.flat(), ({ name }) => (0,exports_names/* nameSyntaxError */.rn)(name)),
            ...(form === 'flat' ? reserved(outputs.flat()) : []),
            ...twice,
        ]),
        ...exports_registry/* exportNames */.Z.flatMap((target) => exports_registry/* exportTargets */.n[target].conflicts?.(using(leases, target)) ?? []),
        ...sharedAudiences(leases),
        ...longLabels(leases),
    ];
}
const LABELS_LIMIT = 12_000;
function longLabels(leases) {
    const all = leases.flatMap(({ name, labels }) => (labels.size > 0 ? [name, ...labels] : []));
    const length = all.flat().join('').length;
    return length > LABELS_LIMIT
        ? [`"labels" of all leases must have at most ${LABELS_LIMIT} characters; got ${length}`]
        : [];
}
function knownNames(leases, kind) {
    return exports_registry/* exportNames */.Z.flatMap((target) => {
        return exports_registry/* exportTargets */.n[target].names(using(leases, target))[kind] ?? [];
    });
}
const using = (leases, target) => leases.filter(({ exports }) => exports.has(target));
const nameErrors = (names, errorOf) => names.flatMap((name) => {
    const error = errorOf(name);
    return error === undefined
        ? []
        : [`${name.name}, which lease "${name.lease}" would set, ${error}`];
});
const reserved = (names) => names
    .filter(({ name }) => Object.hasOwn(flow_fields/* outputRows */.$5, name.toLowerCase()))
    .map(({ lease, name }) => `${name}, which lease "${lease}" would set, is an output of the step itself; choose ` +
    `another name`);
function sharedAudiences(leases) {
    const owners = new Map();
    const found = [];
    for (const lease of leases) {
        const first = owners.get(lease.audience);
        if (!first)
            owners.set(lease.audience, lease);
        else if (first.prepared.audienceOwner !== lease.prepared.audienceOwner) {
            found.push(`leases "${first.name}" and "${lease.name}" request the same "audience" for servers ` +
                `of different owners (${first.prepared.host}, ${lease.prepared.host}): either could use the ` +
                `other's token`);
        }
    }
    return found;
}
function certificateErrors(leases, now) {
    return leases.flatMap(({ name, prepared: { supplied } }) => {
        const { valid } = supplied ?? {};
        if (!valid || !now)
            return [];
        const time = now();
        if (time >= valid.from && time < valid.to)
            return [];
        const dates = time < valid.from
            ? `is not valid before ${(0,core_time/* rfc3339 */.a)(valid.from)}`
            : `expired at ${(0,core_time/* rfc3339 */.a)(valid.to)}`;
        return [`"tls-certificate" of the lease "${name}" ${dates}; here it is ${(0,core_time/* rfc3339 */.a)(time)}`];
    });
}

;// CONCATENATED MODULE: ./.build/exports/parseExports.js



function parseExports(read, config, { usual, required }) {
    if (!read.has('export') && !required)
        return new Set(['none']);
    if (!read.has('export'))
        read.addError('export', missingExport(config, usual));
    const words = read.list('export') ?? [];
    const targets = exports_registry/* exportNames */.Z.filter((name) => words.includes(name));
    for (const word of words.filter((text) => !exports_registry/* exportNames */.Z.some((name) => name === text))) {
        const must = `must be one or several of ${exports_registry/* exportNames */.Z.join(', ')}; got ${(0,sanitize/* quoted */.T)(word)}`;
        read.addError('export', `${must}${meantExport(word)}`);
    }
    if (targets.includes('none') && targets.length > 1)
        read.addError('export', 'cannot be "none" and something else');
    for (const name of targets) {
        const error = exports_registry/* exportTargets */.n[name].accepts?.(config);
        if (error !== undefined)
            read.addError('export', error);
    }
    return new Set(targets);
}
function meantExport(word) {
    const parts = word.split(/[\s,]+/);
    if (parts.length > 1 && parts.every((part) => exports_registry/* exportNames */.Z.some((name) => name === part)))
        return `; write export: "[${parts.join(', ')}]"`;
    return (0,suggest/* didYouMean */.a)(word, exports_registry/* exportNames */.Z);
}
function missingExport(config, usualNames) {
    const offered = exports_registry/* exportNames */.Z.filter((name) => !exports_registry/* exportTargets */.n[name].accepts?.(config));
    const explain = (name) => `(${exports_registry/* exportTargets */.n[name].description})`;
    const usual = usualNames
        .flatMap((name) => offered.find((target) => target === name) ?? [])
        .map((name) => `"export: ${name}" ${explain(name)}`);
    const others = offered
        .filter((name) => !usualNames.includes(name))
        .map((name) => `${name} ${explain(name)}`);
    return (`is required: it says where the credentials go. Usual with "from: ${config.from}": ` +
        `${usual.join(' or ')}; also ${others.join(', ')}`);
}

// EXTERNAL MODULE: ./.build/identity/expect.js
var expect = __webpack_require__(1593);
// EXTERNAL MODULE: ./.build/providers/aws/partitions.js
var partitions = __webpack_require__(4117);
// EXTERNAL MODULE: ./.build/providers/azure/clouds.js
var clouds = __webpack_require__(5978);
;// CONCATENATED MODULE: ./.build/providers/audiences.js



const HOST = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)\.?(?:[:/?#]|$)/;
const OCTO_STS = 'octo-sts.dev';
const owners = [
    {
        name: 'AWS',
        owns: (audience) => {
            const host = hostIn(audience);
            return host === 'sts.amazonaws.com.cn' || (0,partitions/* partitionOfSts */.qe)(host) !== undefined;
        },
        runs: (hostname) => (0,partitions/* partitionOfSts */.qe)(hostname) !== undefined,
    },
    {
        name: 'Google',
        owns: (audience) => hostIn(audience) === 'iam.googleapis.com',
        runs: (hostname) => /^sts(?:\.mtls)?\.googleapis\.com$/.test(hostname),
    },
    {
        name: 'Entra',
        owns: (audience) => audience.startsWith('api://azureadtokenexchange'),
        runs: (hostname) => clouds/* entraHosts */.Wj.has(hostname),
    },
    {
        name: 'Octo STS',
        owns: (audience) => hostIn(audience) === OCTO_STS,
        runs: (hostname) => hostname === OCTO_STS,
    },
];
function audienceError(audience, { host, safe }) {
    const plain = audience.trim().toLowerCase();
    const hostname = URL.parse(`https://${host}`)?.hostname ?? '';
    const owner = owners.find((candidate) => candidate.owns(plain));
    if (!owner || owner.runs(hostname) || hostname.endsWith('.invalid'))
        return undefined;
    const misuse = `which is not a host of ${owner.name} and could use it there`;
    const fix = `write "audience: ${safe ?? `https://${host}`}", and configure ${host} to accept it`;
    return [
        `is ${(0,sanitize/* quoted */.T)(audience)}, which ${owner.name} accepts`,
        `but the token would be sent to ${host}, ${misuse}; ${fix}`,
    ].join(', ');
}
const hostIn = (audience) => HOST.exec(audience)?.[1] ?? '';

;// CONCATENATED MODULE: ./.build/flow/environmentRules.js


const KEYS = ['required-reviewers', 'prevent-self-review', 'branches', 'approved'];
const NONE = {
    ...{ requiredReviewers: undefined, branches: undefined },
    ...{ preventSelfReview: false, approved: false },
};
const MOST_REVIEWERS = 6;
function parseEnvironmentRules(read) {
    if (!read.has('environment-rules'))
        return undefined;
    const map = read.map('environment-rules');
    if (map === undefined)
        return NONE;
    const addError = (name, sentence) => {
        read.addError(`environment-rules${name && `.${name}`}`, sentence);
        return undefined;
    };
    if (map.size === 0)
        addError('', `must hold at least one of ${KEYS.join(', ')}`);
    for (const key of [...map.keys()].filter((name) => !KEYS.includes(name))) {
        const hint = (0,suggest/* didYouMean */.a)(key, KEYS);
        addError('', `has no rule ${(0,sanitize/* quoted */.T)(key)}; it must be one of ${KEYS.join(', ')}${hint}`);
    }
    const isTrue = (name) => {
        const value = map.get(name);
        if (value !== undefined && value !== 'true')
            addError(name, 'must be true; leave the rule out where it does not matter');
        return value === 'true';
    };
    const reviewers = map.get('required-reviewers');
    if (reviewers !== undefined && !(typeof reviewers === 'string' && /^[1-6]$/.test(reviewers)))
        addError('required-reviewers', `must be a number from 1 to ${MOST_REVIEWERS}`);
    return {
        requiredReviewers: reviewers === undefined ? undefined : Number(reviewers),
        preventSelfReview: isTrue('prevent-self-review'),
        branches: parseBranches(map.get('branches'), addError),
        approved: isTrue('approved'),
    };
}
function parseBranches(value, addError) {
    if (value === undefined || value === 'protected')
        return value;
    const names = Array.isArray(value) ? value : [];
    if (names.length > 0 && names.every((name) => typeof name === 'string' && name !== ''))
        return names;
    return addError('branches', 'must be "protected", or a list of the patterns that the environment may admit, such as ' +
        '[main, tag:v*]');
}

;// CONCATENATED MODULE: ./.build/flow/labels.js

const NAME = /^[a-z][a-z0-9-]{0,31}$/;
const VALUE = /^(?!\s)[^\p{C}]{1,256}$/u;
const MOST = 16;
function parseLabels(read) {
    const map = read.map('labels') ?? new Map();
    const addError = (name, sentence) => read.addError(name, sentence);
    if (map.size > MOST)
        addError('labels', `must hold at most ${MOST} labels; got ${map.size}`);
    for (const [name, value] of map) {
        if (!NAME.test(name))
            addError('labels', `has the name ${(0,sanitize/* quoted */.T)(name)}; names begin with a small letter and hold only small ` +
                `letters, digits and -, at most 32`);
        else if (typeof value !== 'string' || !VALUE.test(value))
            addError(`labels.${name}`, 'must be text on one line, from 1 to 256 characters; a list or a mapping is not allowed');
    }
    return new Map([...map].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}

// EXTERNAL MODULE: ./.build/flow/refreshInputs.js
var refreshInputs = __webpack_require__(6906);
;// CONCATENATED MODULE: ./.build/flow/leaseConfig.js











const LEASE_NAME = /^[a-z][a-z0-9-]{0,31}$/;
const LEASE_NAME_RULE = 'must start with a lowercase letter and contain only lowercase letters, digits and -, at most 32';
const PREFIX = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const PREFIX_RULE = 'letters, digits and _, not beginning with a digit';
const CA_LIMIT = 20_000;
function parseLease(page, given) {
    const from = parseFrom(page);
    if (from === undefined)
        return undefined;
    const provider = registry/* providers */.r[from];
    const fields = [...flow_fields/* leaseFields */.Iv, ...provider.fields];
    const read = new inputs_reader/* Reader */.m({ ...page, fields });
    rejectUnknownFields(page, from, read);
    const name = given.name ?? read.matching('name', LEASE_NAME, `a name that ${LEASE_NAME_RULE}`) ?? from;
    if (given.name !== undefined && read.has('name'))
        read.addError('name', 'is for the flat form; here the key is the name');
    const prepared = provider.configure(read);
    const audience = read.optional('audience') ?? prepared.audience ?? '';
    if (audience === '')
        read.addError('audience', read.has('audience') ? 'is empty' : `is required with "from: ${from}"`);
    const [{ origin } = { origin: undefined }] = prepared.origins;
    const prefix = read.matching('prefix', PREFIX, PREFIX_RULE) ?? '';
    const misplaced = audienceError(audience, {
        host: prepared.host,
        safe: prepared.audience ?? origin,
    });
    if (misplaced !== undefined)
        read.addError('audience', misplaced);
    const exports = parseExports(read, { name, from, prepared, prefix }, {
        usual: provider.usualExports,
        required: !given.dryRun && !read.flag('must-be-rejected'),
    });
    const refresh = (0,refreshInputs/* parseRefresh */.Xo)(read, from, { exports, prepared });
    return {
        ...{ name, from, prepared, audience },
        expect: given.name === undefined ? given.expect : [...given.expect, ...parseExpect(read)],
        minLifetime: read.duration('min-lifetime', { min: 1, max: 86_400 }),
        exports,
        prefix,
        ca: parseCa(read, given),
        onRevokeFailure: read.oneOf('on-revoke-failure', ['warn', 'fail']),
        refresh: refresh ? (0,refreshInputs/* refreshInputs */.Fo)(given.raw, page.values, { name, fields }) : undefined,
        mustBeRejected: parseMustBeRejected(read, given),
        labels: parseLabels(read),
        environmentRules: parseEnvironmentRules(read),
    };
}
function parseFrom(page) {
    const read = new inputs_reader/* Reader */.m({ ...page, fields: flow_fields/* leaseFields */.Iv });
    const value = read.optional('from');
    const found = registry/* providerNames */.e.find((name) => name === value);
    if (found !== undefined)
        return found;
    const names = registry/* providerNames */.e.join(', ');
    if (value !== undefined && value !== '') {
        read.addError('from', `must be one of ${names}${(0,suggest/* didYouMean */.a)(value, registry/* providerNames */.e)}`);
        return undefined;
    }
    const migrated = migratedFrom(page.values);
    const from = registry/* providerNames */.e.find((name) => name === migrated?.from);
    if (!migrated || !from) {
        read.addError('from', `is required: one of ${names}`);
        return undefined;
    }
    read.addError('from', `is required: write "from: ${from}" in place of ${migrated.action}`);
    return from;
}
function rejectUnknownFields(page, from, read) {
    const known = [...flow_fields/* leaseFields */.Iv, ...registry/* providers */.r[from].fields].map(({ name }) => name);
    const ours = [...flow_fields/* stepFields */.EM, ...registry/* providerNames */.e.flatMap((name) => registry/* providers */.r[name].fields)].map(({ name }) => name);
    for (const [name, value] of page.values) {
        if (known.includes(name))
            continue;
        const advice = page.where === '' ? undefined : foreignAdvice(name, value, ours);
        if (advice !== undefined)
            read.addError(name, advice);
        else if (flow_fields/* stepFields */.EM.some((field) => field.name === name))
            read.addError(name, 'belongs to the step; write it beside "leases"');
        else if (ours.includes(name) || page.where !== '')
            read.addError(name, `is not a field of "from: ${from}"${(0,suggest/* didYouMean */.a)(name, known)}`);
    }
}
function foreignAdvice(name, value, ours) {
    if (ours.includes(name))
        return undefined;
    return flow_fields/* removedFields */.el.get(name) ?? peerAdvice(name, typeof value === 'string' ? value : '');
}
const WITHOUT_EFFECT = [
    ...['prefix', 'min-lifetime', 'lifetime', 'read', 'chain'],
    ...['session-policy', 'managed-policies', 'refresh', 'cluster', 'registries'],
];
function parseMustBeRejected(read, { dryRun }) {
    if (!read.flag('must-be-rejected'))
        return false;
    for (const name of WITHOUT_EFFECT.filter((field) => read.has(field)))
        read.addError(name, 'has no effect with "must-be-rejected", which exports nothing');
    if (read.has('export') && read.optional('export') !== 'none')
        read.addError('export', 'must be "none" or left out with "must-be-rejected"');
    if (dryRun)
        read.addError('must-be-rejected', 'needs the server, and "dry-run" sends it nothing; use one of the two');
    return true;
}
function parseCa(read, { isPem }) {
    const pem = read.certificates('ca-certificate');
    if (pem === undefined) {
        if (read.has('ca-certificate'))
            read.addError('ca-certificate', 'must be PEM text with at least one CERTIFICATE block');
        return undefined;
    }
    if (pem.length > CA_LIMIT) {
        const size = `${pem.length} of ${CA_LIMIT} characters`;
        read.addError('ca-certificate', `is too long to be kept for the post step (${size}); name only the authority that is needed`);
        return undefined;
    }
    if (isPem(pem))
        return pem;
    read.addError('ca-certificate', 'contains a CERTIFICATE block that cannot be parsed; is it truncated?');
    return undefined;
}
function parseExpect(read) {
    const node = read.map('expect');
    if (node === undefined)
        return [];
    return [
        (0,expect/* parseExpectations */.L)(node, (claim, sentence) => read.addError(claim === undefined ? 'expect' : `expect.${claim}`, sentence)),
    ];
}

;// CONCATENATED MODULE: ./.build/flow/plan.js

















async function parsePlan(runtime, inputs) {
    await runtime.yieldToEventLoop();
    const plan = await loadPlan(inputs, yaml.loadYaml, {
        serverUrl: runtime.job.github('server_url'),
        source: (0,sources/* sourceOf */.vz)(runtime.job),
        isPem: runtime.isPem,
        now: () => runtime.now(),
        windows: runtime.job.windows,
        commandPaths: () => commandPaths(runtime),
    });
    if (runtime.job.idToken)
        (0,idToken/* requestAddress */.YY)(runtime.job, plan.step.issuer);
    return plan;
}
async function loadPlan(raw, load, given) {
    const planSinks = raw.has('sinks') ? (await Promise.all(/* import() */[__webpack_require__.e("flow-sinkInputs"), __webpack_require__.e("core-version")]).then(__webpack_require__.bind(__webpack_require__, 7068))).planSinks : undefined;
    const facts = { ...given, planSinks };
    let plain = true;
    const plainly = (text) => {
        const node = parseSimpleYaml(text);
        plain &&= node !== undefined;
        return { value: node ?? '' };
    };
    try {
        const plan = parseInputs(raw, plainly, facts);
        if (plain)
            return plan;
    }
    catch (error) {
        if (plain)
            throw error;
    }
    return parseInputs(raw, await load(), facts);
}
function parseInputs(raw, parse, facts) {
    const draft = {
        raw,
        values: raw,
        parse,
        errors: [],
        isPem: facts.isPem,
        dryRun: raw.get('dry-run') === 'true',
    };
    rejectMisspelt(raw, draft.errors);
    const reader = new inputs_reader/* Reader */.m({ ...draft, fields: [...flow_fields/* stepFields */.EM, ...flow_fields/* leaseFields */.Iv], where: '' });
    const step = parseStep(reader, facts);
    const expect = parseExpect(reader);
    const form = raw.has('leases') ? 'many' : 'flat';
    const leases = form === 'many' ? parseMany(draft, reader, expect) : [parseFlat(draft, expect)];
    const parsed = leases.filter((lease) => lease !== undefined);
    rejectMixedTests(reader, parsed, step);
    checkGithubToken(reader, parsed, step);
    checkKubeconfig(reader, parsed);
    if (parsed.some(({ refresh }) => refresh))
        draft.errors.push(...refreshErrors(facts));
    draft.errors.push(...certificateErrors(parsed, facts.now));
    const sinks = facts.planSinks?.(reader, parsed, raw);
    if (draft.errors.length === 0)
        draft.errors.push(...crossChecks(parsed, form));
    if (draft.errors.length > 0)
        throw inputError(draft.errors);
    return { form, step, leases: parsed, sinks };
}
function rejectMixedTests(reader, leases, { onUnavailable }) {
    const tests = leases.filter(({ mustBeRejected }) => mustBeRejected);
    if (tests.length > 0 && tests.length < leases.length)
        reader.addError('must-be-rejected', 'must be set for all leases of a step or for none; use a step of its own for the test');
    if (tests.length > 0 && onUnavailable === 'skip')
        reader.addError('on-unavailable', 'cannot be "skip" in a test: nothing is proven');
}
function commandPaths(runtime) {
    const { node, entry } = runtime.refreshCommand();
    return [node, entry, runtime.tempFilePath('refresh')];
}
const refreshErrors = ({ source, commandPaths, windows = false }) => source?.name === 'forgejo'
    ? [
        '"refresh" must be false on Forgejo: an earlier step of the job could choose the server ' +
            'that receives the request token',
    ]
    : (0,refreshInputs/* pathErrors */.Je)(commandPaths?.() ?? [], windows);
function inputError(all) {
    const errors = all.filter((error) => !isAnswered(error, all));
    const count = errors.length === 1 ? '' : `${errors.length} mistakes in the inputs:\n`;
    return new failure/* Failure */.HR('INPUT_INVALID', `${count}${errors.join('\n')}`);
}
function isAnswered(error, all) {
    const [, name] = /^"([\w-]+)" is required/.exec(error) ?? [];
    const written = [`write "${name}: `, `write\n  ${name}: |`];
    return (name !== undefined &&
        all.some((other) => other !== error && written.some((text) => other.includes(text))));
}
function rejectMisspelt(raw, errors) {
    const known = [
        ...flow_fields/* stepFields */.EM,
        ...flow_fields/* leaseFields */.Iv,
        ...registry/* providerNames */.e.flatMap((name) => registry/* providers */.r[name].fields),
    ].map(({ name }) => name);
    for (const [name, value] of raw) {
        if (known.includes(name))
            continue;
        const advice = flow_fields/* removedFields */.el.get(name) ?? peerAdvice(name, value);
        const suggestion = (0,suggest/* didYouMean */.a)(name, known);
        if (advice !== undefined)
            errors.push(`"${name}" ${advice}`);
        else if (suggestion !== '')
            errors.push(`"${name}" is not an input${suggestion}`);
    }
}
function parseStep(read, { serverUrl, source: rules }) {
    const source = (0,issuer/* deriveIssuer */.d)(serverUrl, read.optional('issuer'), rules);
    if ('error' in source)
        read.addError('issuer', source.error);
    return {
        issuer: 'issuer' in source ? source.issuer : undefined,
        allowEvents: allowedEvents(read),
        onUnavailable: read.oneOf('on-unavailable', ['fail', 'skip']),
        dryRun: read.flag('dry-run'),
        githubToken: parseGithubToken(read),
        summary: read.flag('summary'),
        kubeconfig: read.oneOf('kubeconfig', ['own', 'merge']),
        timeout: (read.duration('timeout', { min: 1, max: 3600 }) ?? 60) * 1000,
    };
}
function parseGithubToken(read) {
    const text = read.matching('github-token', /^[\x21-\x7e]+$/, 'the token, such as github.token');
    return text === undefined ? undefined : new secret/* Secret */.zh(text);
}
function checkGithubToken(reader, leases, { issuer }) {
    const addError = (name, sentence) => reader.addError(name, sentence);
    const isUsed = leases.some(({ environmentRules }) => environmentRules !== undefined);
    if (!isUsed && reader.has('github-token'))
        addError('github-token', 'is used by "environment-rules" only; delete it');
    if (isUsed && !reader.has('github-token'))
        addError('github-token', 'is required by "environment-rules": pass ${{ github.token }}, and give the job ' +
            '"actions: read"');
    if (isUsed && issuer?.source.name === 'forgejo')
        addError('environment-rules', 'is for GitHub: Forgejo has no environments');
}
function checkKubeconfig(reader, leases) {
    if (reader.has('kubeconfig') && !leases.some(({ exports }) => exports.has('kubeconfig')))
        reader.addError('kubeconfig', 'concerns "export: kubeconfig", which no lease has');
}
function allowedEvents(read) {
    const names = read.list('allow-events') ?? [];
    for (const name of names) {
        if (!/^[a-z]+(?:_[a-z]+)*$/.test(name))
            read.addError('allow-events', `must hold names of events such as issue_comment, in lower case; got ${(0,sanitize/* quoted */.T)(name)}`);
        else if (events/* ACCEPTED_EVENTS */.KG.includes(name))
            read.addError('allow-events', `names ${(0,sanitize/* quoted */.T)(name)}, which is accepted without it`);
    }
    return new Set(names);
}
function parseFlat(draft, expect) {
    const source = { ...draft, values: omitFields(draft.values, flow_fields/* stepFields */.EM), where: '' };
    return parseLease(source, { ...draft, name: undefined, expect });
}
function parseMany(draft, step, expect) {
    const ours = [
        ...flow_fields/* stepFields */.EM,
        ...flow_fields/* leaseFields */.Iv,
        ...registry/* providerNames */.e.flatMap((name) => registry/* providers */.r[name].fields),
    ].map(({ name }) => name);
    const allowed = [...flow_fields/* stepFields */.EM.map(({ name }) => name), ...flow_fields/* DEFAULTABLE_FIELDS */.AW, 'expect'];
    for (const name of draft.values.keys()) {
        if (ours.includes(name) && !allowed.includes(name))
            step.addError(name, 'is not allowed beside "leases"; write it inside its lease');
    }
    const leases = step.map('leases');
    if (leases?.size === 0)
        step.addError('leases', 'must hold at least one lease');
    const defaults = [...draft.values].filter(([name]) => flow_fields/* DEFAULTABLE_FIELDS */.AW.includes(name));
    return [...(leases ?? [])].map(([name, node]) => {
        if (!LEASE_NAME.test(name)) {
            step.addError(`leases.${name}`, `is not a valid name for a lease: it ${LEASE_NAME_RULE}`);
            return undefined;
        }
        if (!(node instanceof Map)) {
            step.addError(`leases.${name}`, 'must be a mapping of fields');
            return undefined;
        }
        const source = {
            ...draft,
            values: new Map([...defaults, ...node]),
            where: `leases.${name}.`,
        };
        return parseLease(source, { ...draft, name, expect });
    });
}
function omitFields(values, fields) {
    const names = new Set(fields.map(({ name }) => name));
    return new Map([...values].filter(([name]) => !names.has(name)));
}


/***/ }),

/***/ 6906:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fo: () => (/* binding */ refreshInputs),
/* harmony export */   Je: () => (/* binding */ pathErrors),
/* harmony export */   Xo: () => (/* binding */ parseRefresh),
/* harmony export */   fE: () => (/* binding */ toYaml)
/* harmony export */ });
const TARGETS = {
    aws: 'profile',
    gcp: 'file',
    kubernetes: 'kubeconfig',
};
const ALTERNATIVES = {
    azure: 'Terraform requests tokens of its own with ARM_USE_OIDC=true; other tools need a login of ' +
        'their own within the hour',
};
const OTHERWISE = 'request the lease again in a later step, or ask for a longer lifetime';
const SHORTEST_S = 1800;
const STEP_INPUTS = ['issuer', 'allow-events', 'timeout', 'expect'];
const MAIN_ONLY = ['environment-rules'];
const SUPPLIED_SECRETS = ['tls-certificate', 'tls-key', 'headers', 'client-secret'];
const PLAIN_PATH = /^[A-Za-z0-9_./:@+=,-]+$/;
const PLAIN_WINDOWS_PATH = /^[A-Za-z0-9_./:@+=,\\-]+$/;
function parseRefresh(read, from, lease) {
    if (!read.flag('refresh'))
        return false;
    for (const name of SUPPLIED_SECRETS.filter((input) => read.has(input)))
        read.addError(name, 'cannot be used with "refresh": it is a secret, and no file may hold it for later steps');
    const target = TARGETS[from];
    if (target === undefined) {
        const way = ALTERNATIVES[from] ?? OTHERWISE;
        read.addError('refresh', `has no effect on what "${from}" leases: ${way}`);
        return true;
    }
    const others = [...lease.exports].filter((name) => name !== target);
    const unwritten = lease.exports.has('none') && !read.has('export');
    if (unwritten)
        return true;
    if (others.length > 0 || !lease.exports.has(target))
        read.addError('export', `must be "${target}" alone with "refresh": a variable or an output keeps the value that it ` +
            'was given, and libraries read it first');
    if (read.has('read'))
        read.addError('read', 'cannot be used with "refresh": what was read keeps its value; use a second lease');
    rejectLongerWay(read, from);
    const { maxLifetime = SHORTEST_S } = lease.prepared;
    if (from === 'aws' && maxLifetime < SHORTEST_S)
        read.addError('lifetime', 'must be at least 30m with "refresh": libraries request new credentials from 15 minutes ' +
            'before the end, so a shorter session would be requested with each of their requests');
    return true;
}
function rejectLongerWay(read, from) {
    if (from === 'kubernetes' && read.has('kube-service-account'))
        read.addError('refresh', 'is for the ID token itself; with "kube-service-account" write a longer "lifetime", up to 24h');
    if (from === 'aws' && read.has('cluster'))
        read.addError('refresh', 'cannot be used with "cluster": write "kube-service-account", whose token lives up to 24h');
}
function pathErrors(paths, windows) {
    const plain = windows ? PLAIN_WINDOWS_PATH : PLAIN_PATH;
    return paths
        .filter((path) => !plain.test(path))
        .map((path) => `"refresh" needs paths of letters, digits and _ . / : @ + = , - only, as libraries split ` +
        `a command at other characters; got ${JSON.stringify(path)}. Move the runner.`);
}
function refreshInputs(raw, values, lease) {
    const step = [...raw].filter(([name]) => STEP_INPUTS.includes(name));
    const notStored = [...MAIN_ONLY, ...SUPPLIED_SECRETS];
    const known = new Set(lease.fields.map(({ name }) => name));
    const own = [...values].filter(([name]) => known.has(name) && !notStored.includes(name));
    if (!raw.has('leases'))
        return new Map([...step, ...own.map(([name, value]) => [name, String(value)])]);
    return new Map([...step, ['leases', toYaml(new Map([[lease.name, new Map(own)]]))]]);
}
function toYaml(value, indent = '') {
    return [...value]
        .map(([name, inner]) => {
        const key = `${indent}${/^[A-Za-z_][\w.-]*$/.test(name) ? name : JSON.stringify(name)}:`;
        return inner instanceof Map && inner.size > 0
            ? `${key}\n${toYaml(inner, `${indent}  `)}`
            : `${key} ${toFlow(inner)}`;
    })
        .join('\n');
}
function toFlow(value) {
    if (typeof value === 'string')
        return JSON.stringify(value);
    if (value instanceof Map) {
        const members = [...value].map(([name, inner]) => `${JSON.stringify(name)}: ${toFlow(inner)}`);
        return `{${members.join(', ')}}`;
    }
    return `[${value.map(toFlow).join(', ')}]`;
}


/***/ }),

/***/ 1586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ Reader)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6949);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6548);
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6586);
/* harmony import */ var _yamlValue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2045);




const PEM_CERTIFICATES = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
class Reader {
    #source;
    constructor(page) {
        this.#source = page;
    }
    optional(name) {
        const value = this.#value(name);
        if (value === undefined || typeof value === 'string')
            return value;
        this.addError(name, 'must be a string');
        return '';
    }
    required(name) {
        const value = this.optional(name);
        if (value === undefined)
            this.addError(name, 'is required');
        return value ?? '';
    }
    matching(name, pattern, must) {
        const value = this.optional(name);
        if (value === undefined || pattern.test(value))
            return value;
        this.addError(name, `must be ${must}${this.#received(name)}`);
        return undefined;
    }
    oneOf(name, allowed) {
        const value = this.required(name);
        const found = allowed.find((word) => word === value);
        if (found === undefined)
            this.addError(name, `must be one of ${allowed.join(', ')}${this.#received(name)}`);
        return found ?? allowed[0];
    }
    flag(name) {
        return this.oneOf(name, ['true', 'false']) === 'true';
    }
    duration(name, { min, max }) {
        const value = this.optional(name);
        if (value === undefined)
            return undefined;
        const [, digits, unit = ''] = /^(\d{1,9})([smh]?)$/.exec(value) ?? [];
        const seconds = Number(digits) * ({ m: 60, h: 3600 }[unit] ?? 1);
        if (seconds >= min && seconds <= max)
            return seconds;
        const bounds = `from ${min} s to ${max} s`;
        this.addError(name, `must be a duration such as 15m, 1h, 900s or 900, ${bounds}${this.#received(name)}`);
        return undefined;
    }
    address(name) {
        const value = this.optional(name);
        if (value === undefined)
            return undefined;
        const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSafeUrl */ .Q)(value);
        if (url && !url.search && !url.hash)
            return url;
        this.addError(name, `must be an https URL without credentials, query or fragment${this.#received(name)}`);
        return undefined;
    }
    certificates(name) {
        const blocks = this.optional(name)?.match(PEM_CERTIFICATES);
        return blocks ? `${blocks.join('\n')}\n` : undefined;
    }
    list(name) {
        const value = this.#value(name);
        const node = typeof value === 'string' && /^\s*[[-]/.test(value) ? this.#yaml(name, value) : value;
        if (node === undefined)
            return undefined;
        const items = (0,_yamlValue_js__WEBPACK_IMPORTED_MODULE_2__/* .isYamlList */ .g)(node) ? node : [node];
        if (items.length > 0 && items.every((item) => typeof item === 'string'))
            return items;
        this.addError(name, 'must be a string or a list of strings, and not empty');
        return undefined;
    }
    map(name) {
        const value = this.yaml(name);
        if (value === undefined || (0,_yamlValue_js__WEBPACK_IMPORTED_MODULE_2__/* .isYamlMap */ .S)(value))
            return value;
        this.addError(name, 'must be a YAML mapping, one `key: value` per line');
        return undefined;
    }
    yaml(name) {
        const value = this.#value(name);
        return typeof value === 'string' ? this.#yaml(name, value) : value;
    }
    addError(name, sentence) {
        this.#source.errors.push(`${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(`${this.#source.where}${name}`)} ${sentence}`);
    }
    has(name) {
        return this.#source.values.has(name);
    }
    #value(name) {
        const row = this.#source.fields.find((field) => field.name === name);
        if (!row)
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('INTERNAL', `no field is named "${name}"`);
        return this.#source.values.get(name) ?? row.default;
    }
    #yaml(name, text) {
        const parsed = this.#source.parse(text);
        if ('value' in parsed)
            return parsed.value;
        for (const error of parsed.errors)
            this.addError(name, `is not valid YAML: ${error}`);
        return undefined;
    }
    #received(name) {
        const { values, fields } = this.#source;
        const value = values.get(name);
        const secret = fields.find((field) => field.name === name)?.secret;
        return secret || typeof value !== 'string' ? '' : `; got ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(value)}`;
    }
}


/***/ }),

/***/ 3203:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cP: () => (/* binding */ ecrEndpoint),
/* harmony export */   nY: () => (/* binding */ ecrHostError),
/* harmony export */   wl: () => (/* binding */ parseEcrHost)
/* harmony export */ });
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6548);
/* harmony import */ var _partitions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4117);


const PUBLIC = {
    ...{ host: 'public.ecr.aws', service: 'ecr-public', account: undefined, region: 'us-east-1' },
};
const PRIVATE = /^(\d{12})\.dkr(?:\.ecr|-ecr)(?:-fips)?\.([a-z]{2,8}(?:-[a-z]{2,16}){1,2}-\d{1,2})\.(.+)$/;
function parseEcrHost(host) {
    if (host === PUBLIC.host)
        return PUBLIC;
    const [, account, region, suffix = ''] = PRIVATE.exec(host) ?? [];
    if (account === undefined || region === undefined)
        return undefined;
    const dualStack = host.includes('.dkr-ecr') && /^on\.(?:aws|amazonwebservices\.)/.test(suffix);
    const known = host.includes('.dkr.ecr') && suffix === (0,_partitions_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(region).suffix;
    return dualStack || known ? { host, service: 'ecr', account, region } : undefined;
}
function ecrHostError(host, region) {
    const registry = parseEcrHost(host);
    if (registry && (0,_partitions_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(registry.region).id === (0,_partitions_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(region).id)
        return undefined;
    const account = /^\d{12}$/.test(host) ? host : '123456789012';
    const { suffix } = (0,_partitions_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(region);
    return (`must be hosts of ECR in the partition of the role, such as ` +
        `${account}.dkr.ecr.${region || 'eu-central-1'}.${suffix}; got ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(host)}`);
}
function ecrEndpoint({ service, region }, { fips, dualStack }) {
    const { suffix, dualStackSuffix } = (0,_partitions_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(region);
    if (service === 'ecr-public')
        return new URL(`https://api.ecr-public.${region}.${suffix}`);
    const name = fips ? 'ecr-fips' : 'ecr';
    return new URL(dualStack
        ? `https://${name}.${region}.${dualStackSuffix}`
        : `https://api.${name}.${region}.${suffix}`);
}


/***/ }),

/***/ 5978:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pk: () => (/* binding */ clouds),
/* harmony export */   RG: () => (/* binding */ REGISTRY_SCOPE),
/* harmony export */   Wj: () => (/* binding */ entraHosts)
/* harmony export */ });
const REGISTRY_SCOPE = 'https://containerregistry.azure.net/.default';
const clouds = {
    public: {
        authority: 'login.microsoftonline.com',
        audience: 'api://AzureADTokenExchange',
        scope: 'https://management.azure.com/.default',
        vaultSuffix: 'vault.azure.net',
        vaultScope: 'https://vault.azure.net/.default',
        registrySuffix: 'azurecr.io',
        terraform: 'public',
    },
    government: {
        authority: 'login.microsoftonline.us',
        audience: 'api://AzureADTokenExchangeUSGov',
        scope: 'https://management.usgovcloudapi.net/.default',
        vaultSuffix: 'vault.usgovcloudapi.net',
        vaultScope: 'https://vault.usgovcloudapi.net/.default',
        registrySuffix: 'azurecr.us',
        terraform: 'usgovernment',
    },
    china: {
        authority: 'login.chinacloudapi.cn',
        audience: 'api://AzureADTokenExchangeChina',
        scope: 'https://management.chinacloudapi.cn/.default',
        vaultSuffix: 'vault.azure.cn',
        vaultScope: 'https://vault.azure.cn/.default',
        registrySuffix: 'azurecr.cn',
        terraform: 'china',
    },
};
const entraHosts = new Set([
    ...Object.values(clouds).map(({ authority }) => authority),
    'login.microsoft.com',
    'login.windows.net',
    'sts.windows.net',
    'login.usgovcloudapi.net',
    'login.partner.microsoftonline.cn',
]);


/***/ }),

/***/ 9850:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H2: () => (/* binding */ identifiers),
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   sm: () => (/* binding */ valuesOf)
/* harmony export */ });
const outputs = {
    AZURE_ACCESS_TOKEN: 'The access token, unless `names` names another variable.',
    AZURE_TENANT_ID: 'The tenant, where the SDKs look for it.',
    AZURE_CLIENT_ID: 'The client, where the SDKs look for it.',
    AZURE_SUBSCRIPTION_ID: 'The subscription, if one was named.',
    AZURE_AUTHORITY_HOST: 'The authority of the cloud, beside the public one.',
    ARM_TENANT_ID: 'The tenant, where Terraform looks for it.',
    ARM_CLIENT_ID: 'The client, where Terraform looks for it.',
    ARM_SUBSCRIPTION_ID: 'The subscription, where Terraform looks for it.',
    ARM_USE_OIDC: '`true`: Terraform requests tokens by itself.',
    ARM_ENVIRONMENT: 'The cloud, as Terraform calls it.',
};
function identifiers({ tenantId, clientId, subscriptionId, cloud, cloudName, }) {
    const ids = {
        TENANT_ID: tenantId,
        CLIENT_ID: clientId,
        ...(subscriptionId !== undefined && { SUBSCRIPTION_ID: subscriptionId }),
    };
    return [
        ...Object.entries(ids).map(([name, value]) => [`AZURE_${name}`, value]),
        ...(cloudName === 'public'
            ? []
            : [['AZURE_AUTHORITY_HOST', `https://${cloud.authority}`]]),
        ...Object.entries(ids).map(([name, value]) => [`ARM_${name}`, value]),
        ['ARM_USE_OIDC', 'true'],
        ['ARM_ENVIRONMENT', cloud.terraform],
    ];
}
const valuesOf = (config, tokens) => new Map([...tokens, ...identifiers(config)]);


/***/ }),

/***/ 2516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q1: () => (/* binding */ claimText),
/* harmony export */   Rl: () => (/* binding */ suggestPolicy),
/* harmony export */   dE: () => (/* binding */ describeToken)
/* harmony export */ });
/* harmony import */ var _identity_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2457);

const claimText = ({ claims }, name) => (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteClaim */ .x2)(claims[name]);
function suggestPolicy({ claims }, policy) {
    const { event_name: event, ref } = claims;
    const isPullRequest = (typeof event === 'string' && event.startsWith('pull_request')) ||
        (typeof ref === 'string' && ref.startsWith('refs/pull/'));
    if (!isPullRequest)
        return policy();
    return [
        'No policy is suggested: the run belongs to a pull request, and a policy that admits it would',
        'admit every pull request of the repository. Lease after the merge, or write one by hand.',
    ];
}
const describeToken = (token) => ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimText(token, name)}`);


/***/ }),

/***/ 3463:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DX: () => (/* binding */ stsAudience),
/* harmony export */   aM: () => (/* binding */ adcFiles),
/* harmony export */   qg: () => (/* binding */ accountAddress),
/* harmony export */   v$: () => (/* binding */ adcFileNames)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);

const accountAddress = (universe, email, verb) => `https://iamcredentials.${universe}/v1/projects/-/serviceAccounts/${email}:${verb}`;
const stsAudience = ({ universe, provider, }) => `//iam.${universe}/${provider}`;
const GCLOUD = 'CLOUDSDK_AUTH_ACCESS_TOKEN_FILE';
const GCLOUD_LIBRARIES = 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE';
const LIBRARIES = 'GOOGLE_APPLICATION_CREDENTIALS';
function adcFileNames({ account, refresh }) {
    if (account?.tokenAudience !== undefined)
        return {};
    if (refresh)
        return { fileVariables: [LIBRARIES, GCLOUD_LIBRARIES] };
    return { fileVariables: account?.delegates.length ? [GCLOUD] : [GCLOUD, LIBRARIES] };
}
function adcFiles(config, token, idToken) {
    const { fileVariables: documents } = adcFileNames(config);
    return documents
        ? {
            documents: new Map(documents.map((name) => [name, name === GCLOUD ? token : adcFile(config, idToken)])),
        }
        : {};
}
function adcFile(config, idToken) {
    const { universe, account } = config;
    const impersonation = account && {
        service_account_impersonation_url: accountAddress(universe, account.email, 'generateAccessToken'),
        service_account_impersonation: { token_lifetime_seconds: account.lifetime },
    };
    const document = {
        type: 'external_account',
        universe_domain: universe,
        audience: stsAudience(config),
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        token_url: `https://sts.${universe}/v1/token`,
        ...impersonation,
    };
    return (path, command) => {
        const format = { type: 'json', subject_token_field_name: 'id_token' };
        const source = command === undefined
            ? { credential_source: { file: path, format }, id_token: idToken.reveal() }
            : { credential_source: { executable: { command, timeout_millis: COMMAND_MS } } };
        return new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(JSON.stringify({ ...document, ...source }));
    };
}
const COMMAND_MS = 30_000;


/***/ }),

/***/ 2027:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   sm: () => (/* binding */ valuesOf),
/* harmony export */   vb: () => (/* binding */ tokenName),
/* harmony export */   zo: () => (/* binding */ variableNames)
/* harmony export */ });
/* harmony import */ var _variables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4494);

const outputs = {
    CLOUDSDK_AUTH_ACCESS_TOKEN: 'The access token, where gcloud looks for it.',
    GOOGLE_OAUTH_ACCESS_TOKEN: 'The same token, where Terraform looks for it.',
    GOOGLE_ID_TOKEN: 'The ID token of the service account, with `token-type: id`.',
    ...Object.fromEntries(_variables_js__WEBPACK_IMPORTED_MODULE_0__/* .PROJECT */ .yl.map((name) => [name, 'The id of the project.'])),
};
const tokenName = ({ account }) => account?.tokenAudience === undefined ? _variables_js__WEBPACK_IMPORTED_MODULE_0__/* .ACCESS */ .Pe[0] : _variables_js__WEBPACK_IMPORTED_MODULE_0__.ID;
const variableNames = (config) => [
    ...(config.account?.tokenAudience === undefined ? _variables_js__WEBPACK_IMPORTED_MODULE_0__/* .ACCESS */ .Pe : [_variables_js__WEBPACK_IMPORTED_MODULE_0__.ID]),
    ...(config.project === undefined ? [] : _variables_js__WEBPACK_IMPORTED_MODULE_0__/* .PROJECT */ .yl),
];
function valuesOf(config, token) {
    const isProject = (name) => _variables_js__WEBPACK_IMPORTED_MODULE_0__/* .PROJECT */ .yl.some((variable) => variable === name);
    return new Map(variableNames(config).map((name) => [name, isProject(name) ? (config.project ?? '') : token]));
}


/***/ }),

/***/ 5164:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ storeHost)
/* harmony export */ });
const storeHost = ({ universe }, { location }) => location === undefined ? `secretmanager.${universe}` : `secretmanager.${location}.rep.${universe}`;


/***/ }),

/***/ 4494:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ID: () => (/* binding */ ID),
/* harmony export */   Pe: () => (/* binding */ ACCESS),
/* harmony export */   Yr: () => (/* binding */ TOKEN_VARIABLES),
/* harmony export */   yl: () => (/* binding */ PROJECT)
/* harmony export */ });
const ACCESS = ['CLOUDSDK_AUTH_ACCESS_TOKEN', 'GOOGLE_OAUTH_ACCESS_TOKEN'];
const ID = 'GOOGLE_ID_TOKEN';
const PROJECT = [
    'CLOUDSDK_CORE_PROJECT',
    'CLOUDSDK_PROJECT',
    'GCLOUD_PROJECT',
    'GCP_PROJECT',
    'GOOGLE_CLOUD_PROJECT',
];
const TOKEN_VARIABLES = [...ACCESS, ID, ...PROJECT];


/***/ }),

/***/ 2828:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yn: () => (/* binding */ getPath),
  o4: () => (/* binding */ parseConfig)
});

// UNUSED EXPORTS: parsePaths

// EXTERNAL MODULE: ./.build/providers/registryLogin.js
var registryLogin = __webpack_require__(8870);
// EXTERNAL MODULE: ./.build/providers/oauth/endpointSource.js
var endpointSource = __webpack_require__(8776);
;// CONCATENATED MODULE: ./.build/providers/oauth/revocationConfig.js

const FIELD = /^[A-Za-z_][\w-]{0,63}$/;
function parseRevocation(read, place) {
    const address = read.address('revoke-address');
    if (read.has('revoke-field') && read.optional('revoke') !== 'json')
        read.addError('revoke-field', 'belongs to "revoke: json"');
    if (!read.has('revoke')) {
        if (read.has('revoke-address'))
            read.addError('revoke', 'is required beside "revoke-address": rfc7009, delete or json');
        return place.kind === 'discover' ? { kind: 'discovered' } : { kind: 'none' };
    }
    const kind = read.oneOf('revoke', ['rfc7009', 'delete', 'json', 'none']);
    switch (kind) {
        case 'none':
            return { kind };
        case 'rfc7009':
            if (place.kind === 'address' && !read.has('revoke-address'))
                read.addError('revoke-address', 'is required for "revoke: rfc7009"');
            return { kind, address };
        case 'delete':
            if (place.kind === 'discover' && !place.token && !read.has('revoke-address'))
                read.addError('revoke-address', 'is required for "revoke: delete"');
            return { kind, address: address ?? (0,endpointSource/* receiverOf */.V)(place) };
        case 'json':
            if (!read.has('revoke-address'))
                read.addError('revoke-address', 'is required for "revoke: json"');
            return {
                kind,
                address: address ?? (0,endpointSource/* receiverOf */.V)(place),
                field: read.matching('revoke-field', FIELD, 'the name of a member, such as token') ?? '',
            };
    }
}

;// CONCATENATED MODULE: ./.build/providers/oauth/config.js


const URN = 'urn:ietf:params:oauth:';
const TOKEN_FIELD = {
    'token-exchange': 'subject_token',
    'jwt-bearer': 'assertion',
    'client-credentials': 'client_assertion',
    none: '',
};
const SECRETS = /^(?:client_secret|password|api_?key)$/i;
function parseConfig(read) {
    if (read.has('lifetime')) {
        read.addError('lifetime', 'is decided by the server here; if the server has a field for it, write that into "parameters"');
    }
    const grant = read.oneOf('grant', ['token-exchange', 'jwt-bearer', 'client-credentials', 'none']);
    const clientId = read.optional('client-id');
    const clientSecret = read.optional('client-secret');
    if (clientSecret !== undefined && clientId === undefined)
        read.addError('client-secret', 'needs "client-id" beside it');
    const source = parseSource(read);
    const form = parseForm(read, grant, clientSecret === undefined ? clientId : undefined);
    if (clientSecret !== undefined && form.tokenIn === 'bearer') {
        read.addError('client-secret', 'and "token-in: bearer" both use the Authorization header');
    }
    return {
        source,
        form,
        clientId,
        clientSecret,
        paths: parsePaths(read),
        revocation: parseRevocation(read, source),
        registries: (0,registryLogin/* parseRegistries */.XG)(read),
        username: parseUsername(read),
    };
}
function parseUsername(read) {
    if (read.has('registries') !== read.has('registry-username'))
        read.addError('registry-username', 'and "registries" belong together; write both');
    return read.matching('registry-username', /^[^:\s\p{Cc}]{1,128}$/u, 'a user without colons') ?? '';
}
function parseSource(read) {
    const [address, issuer] = [read.address('address'), read.address('discover')];
    if (!read.has('address') && !read.has('discover'))
        read.addError('address', 'or "discover" is required');
    return issuer
        ? { kind: 'discover', url: issuer, issuer: read.required('discover'), token: address }
        : { kind: 'address', url: address ?? new URL('https://placeholder.invalid') };
}
function parseForm(read, grant, client) {
    const method = read.oneOf('http-method', ['POST', 'GET']);
    const body = read.oneOf('body', ['form', 'json', 'none']);
    const tokenIn = read.oneOf('token-in', ['body', 'bearer', 'query']);
    if (method === 'GET' && body !== 'none')
        read.addError('http-method', 'GET has no body; write "body: none"');
    if (tokenIn === 'body' && body === 'none')
        read.addError('token-in', 'must be bearer or query when "body" is none');
    const tokenField = read.optional('token-field') ?? TOKEN_FIELD[grant];
    if (tokenField === '' && tokenIn !== 'bearer')
        read.addError('token-field', 'is required when "grant" is none');
    const fields = parseFields(read, grant, client);
    const written = addParameters(read, fields, { body, tokenField });
    return { method, body, tokenIn, tokenField, fields, written };
}
function parseFields(read, grant, client) {
    const [subject, requested] = [parseType(read, 'subject-type'), parseType(read, 'requested-type')];
    const resource = read.list('resource');
    const own = {
        'token-exchange': {
            grant_type: `${URN}grant-type:token-exchange`,
            subject_token_type: subject ?? `${URN}token-type:jwt`,
            requested_token_type: requested,
        },
        'jwt-bearer': { grant_type: `${URN}grant-type:jwt-bearer` },
        'client-credentials': {
            grant_type: 'client_credentials',
            client_assertion_type: `${URN}client-assertion-type:jwt-bearer`,
        },
        none: {},
    }[grant];
    for (const name of ['subject-type', 'requested-type']) {
        if (grant !== 'token-exchange' && read.has(name))
            read.addError(name, 'belongs to "grant: token-exchange"');
    }
    const all = {
        ...own,
        client_id: client,
        scope: read.list('scope')?.join(' '),
        resource: resource?.length === 1 ? resource[0] : resource,
    };
    return new Map(Object.entries(all).filter((entry) => entry[1] !== undefined));
}
function parseType(read, name) {
    const value = read.optional(name);
    return value === undefined || value.includes(':') ? value : `${URN}token-type:${value}`;
}
function addParameters(read, fields, { body, tokenField }) {
    const parameters = read.map('parameters') ?? new Map();
    for (const [name, value] of parameters) {
        if (SECRETS.test(name))
            read.addError('parameters', `contains ${name}, which is a secret and would not be masked; use "client-secret"`);
        if (fields.has(name) || name === tokenField)
            read.addError('parameters', `sets ${name}, which another input sets already`);
        if (body !== 'json' && !flat(value))
            read.addError('parameters', `nests a map under ${name}, which only "body: json" can carry`);
        fields.set(name, value);
    }
    return textsIn(parameters);
}
function textsIn(node) {
    if (typeof node === 'string')
        return [node];
    return [...(node instanceof Map ? node.values() : node)].flatMap(textsIn);
}
const flat = (value) => typeof value === 'string' ||
    (Array.isArray(value) && value.every((item) => typeof item === 'string'));
function parsePaths(read) {
    const values = new Map();
    const path = read.required('token-path');
    const names = read.yaml('names');
    if (names instanceof Map) {
        for (const [name, value] of names) {
            if (typeof value !== 'string')
                read.addError('names', `must map ${name} to a path in the response`);
            values.set(name, typeof value === 'string' ? value : '');
        }
        if (values.size === 0)
            read.addError('names', 'must not be empty');
    }
    else {
        for (const name of read.list('names') ?? []) {
            if (values.has(name))
                read.addError('names', `lists ${name} twice`);
            values.set(name, path);
        }
    }
    const [first = path] = values.values();
    return {
        token: read.has('token-path') ? path : first,
        expires: read.required('expires-path'),
        values,
    };
}
function getPath(value, path) {
    return path.split('.').reduce((inner, step) => {
        return typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
            ? inner[step]
            : undefined;
    }, value);
}


/***/ }),

/***/ 8776:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ receiverOf)
/* harmony export */ });
const receiverOf = (place) => place.kind === 'discover' ? (place.token ?? place.url) : place.url;


/***/ }),

/***/ 5570:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q$: () => (/* binding */ dateOf),
/* harmony export */   TV: () => (/* binding */ numericDateOf),
/* harmony export */   jY: () => (/* binding */ requireLifetime),
/* harmony export */   rQ: () => (/* binding */ parseExpiry)
/* harmony export */ });
/* harmony import */ var _journal_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7427);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2323);


const NEAREST_EPOCH = 1e9;
const NEAREST_MILLISECONDS = 1e12;
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)$/;
function parseExpiry(value, now) {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string')
        return undefined;
    const date = dateOf(text);
    if (date !== undefined)
        return date;
    const number = /^\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
    if (number <= 0)
        return undefined;
    if (number < NEAREST_EPOCH)
        return now + number;
    return number < NEAREST_MILLISECONDS ? number : number / 1000;
}
function dateOf(value) {
    if (typeof value !== 'string' || !RFC_3339.test(value))
        return undefined;
    const seconds = Date.parse(value) / 1000;
    return Number.isNaN(seconds) ? undefined : seconds;
}
const numericDateOf = (value) => typeof value === 'number' && value >= 0 ? (0,_journal_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .clampExpiry */ .N)(value) : undefined;
function requireLifetime(stated, understood, { host, name }) {
    const none = stated === undefined || stated === null || stated === 0 || stated === '0';
    if (none || understood !== undefined)
        return;
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .responseInvalid */ .h)(host, `with a lifetime at "${name}" that cannot be parsed`);
}


/***/ }),

/***/ 1401:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ parseReading),
/* harmony export */   FF: () => (/* binding */ isUnmasked),
/* harmony export */   So: () => (/* binding */ rejectWithoutCredentials)
/* harmony export */ });
/* harmony import */ var _readEntry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7585);

function parseReading(read, reads, credentialNames) {
    const reading = {
        reads,
        unmasked: read.list('unmasked') ?? [],
        exportCredentials: read.flag('export-credentials') || !read.has('read'),
    };
    rejectDuplicates(read, reads, reading.exportCredentials ? credentialNames : []);
    rejectUnread(read, reading);
    return reading;
}
function rejectDuplicates(read, reads, credentialNames) {
    const taken = new Map(credentialNames.map((name) => [name.toUpperCase(), name]));
    for (const entry of reads) {
        const mark = (0,_readEntry_js__WEBPACK_IMPORTED_MODULE_0__/* .writtenName */ .lD)(entry);
        const first = taken.get(mark.toUpperCase());
        if (first !== undefined)
            read.addError(`read.${mark}`, `would set a variable that ${first} sets already`);
        taken.set(mark.toUpperCase(), mark);
    }
}
function rejectUnread(read, { reads, unmasked }) {
    for (const name of unmasked)
        if (read.has('read') && !reads.some((entry) => covers(entry, name)))
            read.addError('unmasked', `names ${JSON.stringify(name)}, which "read" does not`);
    if (read.has('read'))
        return;
    if (read.has('unmasked'))
        read.addError('unmasked', 'concerns what is read, so it needs "read"');
    if (read.has('export-credentials') && !read.flag('export-credentials'))
        read.addError('export-credentials', 'would leave nothing to export, as there is no "read"');
}
function covers({ name, selector }, pattern) {
    const stem = stemOf(pattern);
    if (selector.kind !== 'each')
        return stem === undefined ? name === pattern : name.startsWith(stem);
    if (stem === undefined)
        return pattern.startsWith(name) && pattern !== name;
    return name.startsWith(stem) || stem.startsWith(name);
}
const isUnmasked = (unmasked, name) => unmasked.some((pattern) => {
    const stem = stemOf(pattern);
    return stem === undefined ? pattern === name : name.startsWith(stem) && name !== stem;
});
const stemOf = (pattern) => /^(\w+_)\*$/.exec(pattern)?.[1];
const NEEDS_CREDENTIALS = 'needs "export-credentials: true", as only what is read is exported';
function rejectWithoutCredentials(read, { exportCredentials }, names) {
    if (exportCredentials)
        return;
    if (read.has('min-lifetime'))
        read.addError('min-lifetime', 'has no effect: what "read" exports does not expire');
    for (const name of names)
        if (read.has(name))
            read.addError(name, NEEDS_CREDENTIALS);
}


/***/ }),

/***/ 5573:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ providerNames),
  r: () => (/* binding */ providers)
});

// EXTERNAL MODULE: ./.build/providers/reading/readEntry.js
var readEntry = __webpack_require__(7585);
// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
// EXTERNAL MODULE: ./.build/providers/reading/checkRead.js
var checkRead = __webpack_require__(1401);
// EXTERNAL MODULE: ./.build/providers/reading/parseRead.js
var parseRead = __webpack_require__(1234);
// EXTERNAL MODULE: ./.build/providers/registryLogin.js
var registryLogin = __webpack_require__(8870);
// EXTERNAL MODULE: ./.build/inputs/suggest.js
var suggest = __webpack_require__(1995);
// EXTERNAL MODULE: ./.build/providers/aws/role.js
var aws_role = __webpack_require__(4990);
;// CONCATENATED MODULE: ./.build/providers/aws/chain.js



const KEYS = ['role', 'external-id', 'tags', 'transitive-tags', 'source-identity'];
const MOST_TAGS = 50;
const TAG_KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
function parseChain(read, customEndpoint) {
    const node = read.yaml('chain');
    if (node === undefined)
        return [];
    if (!Array.isArray(node) || node.length === 0) {
        read.addError('chain', 'must be a YAML list of mappings, each with a "role", and not empty');
        return [];
    }
    return node.map((entry, index) => {
        const addError = (sentence) => read.addError('chain', `is mistaken in entry ${index + 1}: ${sentence}`);
        return parseChainedRole(entry, customEndpoint, addError);
    });
}
function parseChainedRole(entry, customEndpoint, addError) {
    const map = entry instanceof Map ? entry : new Map();
    if (!(entry instanceof Map))
        addError('it must be a mapping with a "role"');
    for (const key of [...map.keys()].filter((name) => !KEYS.includes(name))) {
        addError(`${(0,sanitize/* quoted */.T)(key)} is not one of ${KEYS.join(', ')}${(0,suggest/* didYouMean */.a)(key, KEYS)}`);
    }
    const role = (0,aws_role/* parseRole */.gP)(readText(map, 'role', addError) ?? '', customEndpoint);
    if ('error' in role && entry instanceof Map)
        addError(`"role" ${role.error}`);
    const tags = parseTags(map.get('tags'), addError);
    return {
        role: 'error' in role ? aws_role/* PLACEHOLDER_ROLE */.Lk : role,
        externalId: matching(map, { key: 'external-id', pattern: /^[\w+=,.@:/-]{2,1224}$/, addError }),
        tags,
        transitiveTags: parseTransitiveTags(map.get('transitive-tags'), tags, addError),
        sourceIdentity: matching(map, {
            key: 'source-identity',
            pattern: /^(?!aws:)[\w+=,.@-]{2,64}$/i,
            addError,
        }),
    };
}
function readText(map, key, addError) {
    const value = map.get(key);
    if (value === undefined || typeof value === 'string')
        return value;
    addError(`"${key}" must be text`);
    return undefined;
}
function matching(map, { key, pattern, addError, }) {
    const value = readText(map, key, addError);
    if (value === undefined || pattern.test(value))
        return value;
    addError(`"${key}" has a length, or characters, that AWS does not allow there`);
    return undefined;
}
function parseTags(node, addError) {
    if (node === undefined)
        return new Map();
    if (!(node instanceof Map)) {
        addError('"tags" must be a mapping from key to value');
        return new Map();
    }
    const tags = [...node].map(([key, value]) => [key, typeof value === 'string' ? value : '\0']);
    for (const [key, value] of tags) {
        if (!TAG_KEY.test(key) || !TAG_VALUE.test(value) || /^aws:/i.test(key))
            addError(`tag ${(0,sanitize/* quoted */.T)(key)}: key and value must be strings of at most 128 and 256 characters, ` +
                `digits, whitespace and _ . : / = + - @`);
    }
    if (tags.length > MOST_TAGS)
        addError(`"tags" must have at most ${MOST_TAGS} entries; got ${tags.length}`);
    const alike = tags.length - new Set(tags.map(([key]) => key.toLowerCase())).size;
    if (alike > 0)
        addError('"tags" has keys that differ only in letter case, which AWS treats as the same');
    return new Map(tags);
}
function parseTransitiveTags(node, tags, addError) {
    if (node === undefined)
        return [];
    const keys = typeof node === 'string' ? [node] : Array.isArray(node) ? node : [];
    const known = keys.filter((key) => typeof key === 'string' && tags.has(key));
    if (keys.length === 0 || known.length < keys.length)
        addError('"transitive-tags" must be a list of keys of "tags"');
    return known;
}

;// CONCATENATED MODULE: ./.build/providers/kubernetes/config.js
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const NAMESPACE = new RegExp(`^${LABEL}$`);
const ACCOUNT = new RegExp(`^(${LABEL})/([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)$`);
const HOUR = 3600;
const BOUNDS = { min: 600, max: 86_400 };
function parseConfig(read) {
    const address = read.address('address');
    if (address === undefined && !read.has('address'))
        read.addError('address', 'is required');
    const account = parseAccount(read);
    read.matching('revoke', /^none$/, '"none" or left out');
    const config = {
        base: baseOf(address ?? new URL('https://address.invalid')),
        ca: read.certificates('ca-certificate'),
        account,
        lifetime: read.duration('lifetime', BOUNDS) ?? HOUR,
        tokenAudience: read.matching('token-audience', /^[\x21-\x7e]{1,512}$/, 'an audience'),
        namespace: read.matching('kube-namespace', NAMESPACE, 'the name of a namespace'),
        expectUser: read.matching('expect-user', /^\P{Cc}{1,512}$/u, 'the name of a user'),
        revocable: account !== undefined && !read.has('revoke'),
        refreshed: read.flag('refresh'),
    };
    rejectContradictions(read, config);
    return config;
}
function parseAccount(read) {
    const text = read.matching('kube-service-account', ACCOUNT, 'a service account as NAMESPACE/NAME');
    const [, namespace, name] = ACCOUNT.exec(text ?? '') ?? [];
    return namespace === undefined || name === undefined ? undefined : { namespace, name };
}
function rejectContradictions(read, { tokenAudience }) {
    if (!read.has('kube-service-account'))
        for (const name of ['lifetime', 'token-audience', 'revoke'])
            if (read.has(name))
                read.addError(name, 'needs "kube-service-account": without it the ID token itself is exported');
    if (tokenAudience !== undefined && read.has('kube-namespace'))
        read.addError('kube-namespace', 'cannot be used with "token-audience", which names another server');
}
const knownNames = ({ ca, tokenAudience }) => tokenAudience === undefined
    ? ['KUBE_HOST', 'KUBE_TOKEN', ...(ca === undefined ? [] : ['KUBE_CLUSTER_CA_CERT_DATA'])]
    : ['KUBE_TOKEN'];
const baseOf = (address) => new URL(`${address.pathname.replace(/\/+$/, '')}/`, address);

// EXTERNAL MODULE: ./.build/providers/aws/partitions.js
var partitions = __webpack_require__(4117);
;// CONCATENATED MODULE: ./.build/providers/aws/clusterConfig.js


const NAME = /^[0-9A-Za-z][\w-]{0,99}$/;
const clusterConfig_HOUR = 3600;
const OF_CLUSTER = ['kube-namespace', 'kube-service-account', 'revoke'];
function parseCluster(read, region, { at, variant }) {
    if (!read.has('cluster')) {
        for (const name of OF_CLUSTER.filter((field) => read.has(field)))
            read.addError(name, 'needs "cluster"');
        return undefined;
    }
    const rule = 'the name of an EKS cluster: letters, digits, - and _, at most 100';
    const name = read.matching('cluster', NAME, rule) ?? '';
    const targets = read.has('export') ? (read.list('export') ?? []) : [];
    if (region === partitions/* GLOBAL */.M_)
        read.addError('region', `must be a region with "cluster": ${partitions/* GLOBAL */.M_} has no clusters`);
    for (const other of ['read', 'registries'].filter((field) => read.has(field)))
        read.addError('cluster', `cannot be used with "${other}"; use a lease for each`);
    if (targets.length > 0 && !targets.some((target) => ['kubeconfig', 'none'].includes(target)))
        read.addError('cluster', 'needs "export: kubeconfig", alone or in a list');
    const exportSession = targets.some((target) => !['kubeconfig', 'none'].includes(target));
    return {
        ...{ name, exportSession },
        endpoint: at ?? eksEndpoint(region || 'us-east-1', variant),
        namespace: read.matching('kube-namespace', NAMESPACE, 'the name of a namespace'),
        serviceAccount: parseClusterAccount(read, exportSession),
    };
}
function parseClusterAccount(read, exportSession) {
    const account = parseAccount(read);
    read.matching('revoke', /^none$/, '"none" or left out');
    if (!read.has('kube-service-account')) {
        if (read.has('revoke'))
            read.addError('revoke', 'needs "kube-service-account"');
        if (read.has('lifetime') && !exportSession)
            read.addError('lifetime', 'has no effect: EKS accepts a token for 15 minutes');
        return undefined;
    }
    if (read.has('chain') && !read.has('revoke'))
        read.addError('chain', 'cannot be used with "kube-service-account", whose token the post step revokes with the ' +
            'first role alone; write "revoke: none", or let the cluster admit the first role');
    const lifetime = (exportSession ? undefined : read.duration('lifetime', BOUNDS)) ?? clusterConfig_HOUR;
    return account && { account, lifetime, revocable: !read.has('revoke') };
}
function eksEndpoint(region, { fips, dualStack }) {
    const { id, suffix, dualStackSuffix } = (0,partitions/* partitionOf */.iQ)(region);
    if (!fips || dualStack) {
        const host = fips ? 'eks-fips' : 'eks';
        return new URL(`https://${host}.${region}.${dualStack ? dualStackSuffix : suffix}`);
    }
    const hosts = { aws: 'fips.eks', 'aws-us-gov': 'eks' };
    return new URL(`https://${hosts[id] ?? 'eks-fips'}.${region}.${suffix}`);
}

// EXTERNAL MODULE: ./.build/providers/aws/ecrHosts.js
var ecrHosts = __webpack_require__(3203);
;// CONCATENATED MODULE: ./.build/providers/aws/readSpec.js


const FORM = 'must be secretsmanager:NAME or ssm:/PATH, or the ARN of either, and where wanted ' +
    '?version=, ?stage= (ssm: ?label=), #field, | base64, | bytes, | optional';
const ARN = /^arn:([a-z0-9-]+):(secretsmanager|ssm):([a-z0-9-]+):(\d{12}):(?:secret:|parameter)(.+)$/;
const PREFIXED = /^(secretsmanager|ssm):(.+)$/;
const SECRET = /^[\w/+=.@!-]{1,512}$/;
const PARAMETER = /^(?=.{1,1011}$)\/?[\w.-]+(?:\/[\w.-]+)*$/;
const valueParser = (region) => (0,parseRead/* lineParser */.WC)(FORM, ({ path, query }, addError) => {
    const found = parsePlace(path, region, addError);
    const selector = found && parseSelector(found.store, query, addError);
    if (!found || !selector)
        return undefined;
    const suffix = [...query].map(([key, value]) => `${key}=${value}`).join('&');
    const shown = suffix === '' ? path : `${path}?${suffix}`;
    return { ...found, ...selector, key: shown, path: shown };
});
function parsePlace(path, region, addError) {
    if (path.startsWith('arn:'))
        return parseArn(path, region, addError);
    const [, store, name = ''] = PREFIXED.exec(path) ?? [];
    if (store !== 'secretsmanager' && store !== 'ssm') {
        const bare = path.replace(/[^\w/.-]/g, '');
        return addError(`must say which store: secretsmanager:${bare}, or ssm:${bare} for a parameter`);
    }
    return checkName({ store, id: name, name, account: undefined }, addError);
}
function parseArn(arn, region, addError) {
    const [, partition, store, place, account, name = ''] = ARN.exec(arn) ?? [];
    if (store !== 'secretsmanager' && store !== 'ssm')
        return addError(FORM);
    const { id } = (0,partitions/* partitionOf */.iQ)(region);
    if (region !== '' && (partition !== id || place !== region))
        return addError(`must be of region ${region} in partition ${id}: a lease has one region`);
    return checkName({ store, id: arn, name, account }, addError);
}
function checkName(place, addError) {
    const { store, name } = place;
    if (store === 'secretsmanager')
        return SECRET.test(name)
            ? place
            : addError('names a secret with characters that Secrets Manager does not allow');
    const [, parameter, selector] = /^([^:]+):([^:]+)$/.exec(name) ?? [];
    if (parameter !== undefined)
        return addError(`names a version or label after a colon; write ${parameter}?` +
            (/^\d+$/.test(selector ?? '') ? `version=${selector}` : `label=${selector}`));
    return PARAMETER.test(name)
        ? place
        : addError('names a parameter with characters that Parameter Store does not allow');
}
const SELECTORS = {
    secretsmanager: { label: 'stage', version: /^[\w-]{32,64}$/, form: 'the UUID of a version' },
    ssm: { label: 'label', version: /^[1-9]\d{0,8}$/, form: 'a number' },
};
function parseSelector(store, query, addError) {
    const rule = SELECTORS[store];
    const [version, label] = [query.get('version'), query.get(rule.label)];
    const known = [version, label].filter((value) => value !== undefined);
    if (query.size > known.length)
        return addError(`may have ?version= or ?${rule.label}= after its path, and nothing else`);
    if (known.length > 1)
        return addError(`has both ?version= and ?${rule.label}=; write one`);
    if (version !== undefined && !rule.version.test(version))
        return addError(`must have ${rule.form} in ?version=`);
    if (label !== undefined && !/^[\x21-\x7e]{1,256}$/.test(label))
        return addError(`has characters in ?${rule.label}= that AWS does not allow`);
    return { version, label };
}

// EXTERNAL MODULE: ./.build/providers/aws/sessionName.js
var sessionName = __webpack_require__(7575);
// EXTERNAL MODULE: ./.build/core/json.js
var json = __webpack_require__(9773);
;// CONCATENATED MODULE: ./.build/providers/aws/sessionPolicies.js


const LONGEST = 2048;
const MOST = 10;
function parseSessionPolicies(read, account) {
    const policy = parsePolicy(read);
    const managed = read.list('managed-policies') ?? [];
    for (const arn of managed) {
        const [, owner] = /^arn:[\w-]+:iam::(\d{12}|aws):policy\/[\x21-\x7e]{1,600}$/.exec(arn) ?? [];
        if (owner === undefined)
            read.addError('managed-policies', `must name each policy by its ARN, such as arn:aws:iam::aws:policy/ReadOnlyAccess; ` +
                `got ${(0,sanitize/* quoted */.T)(arn)}`);
        else if (owner !== 'aws' && account !== '' && owner !== account)
            read.addError('managed-policies', `must be policies of AWS or of the role's account ${account}; got ${(0,sanitize/* quoted */.T)(arn)}`);
    }
    if (managed.length > MOST)
        read.addError('managed-policies', `may name ${MOST} policies; got ${managed.length}`);
    const size = [policy ?? '', ...managed].join('').length;
    if (size > LONGEST) {
        const together = managed.length > 0 ? ' together with "managed-policies"' : '';
        read.addError('session-policy', `must not be longer than ${LONGEST} characters${together}; got ${size} without whitespace`);
    }
    return { policy, managed };
}
function parsePolicy(read) {
    const text = read.optional('session-policy');
    if (text === undefined)
        return undefined;
    if (!isJsonObject(text)) {
        read.addError('session-policy', 'must be a JSON object, as IAM writes a policy');
        return undefined;
    }
    const compact = text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
    if (/[^\u0020-\u00ff]/.test(compact)) {
        read.addError('session-policy', 'must contain only characters up to U+00FF; write others as \\u escapes');
        return undefined;
    }
    return compact;
}
function isJsonObject(text) {
    try {
        return (0,json/* isObject */.G)(JSON.parse(text));
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.build/providers/aws/storeEndpoints.js

function storeEndpoint(store, region, { fips, dualStack }) {
    const { id, suffix, dualStackSuffix } = (0,partitions/* partitionOf */.iQ)(region);
    const parameters = store === 'ssm';
    const sharesHost = !parameters && (id === 'aws' || id === 'aws-us-gov' || (id === 'aws-cn' && !fips));
    const domain = dualStack && !sharesHost ? dualStackSuffix : suffix;
    const plainIsFips = parameters && id === 'aws-us-gov' && !dualStack;
    const host = fips && !plainIsFips ? `${store}-fips` : store;
    return new URL(`https://${host}.${region}.${domain}`);
}

;// CONCATENATED MODULE: ./.build/providers/aws/config.js













const SESSION_VARIABLES = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_CREDENTIAL_EXPIRATION',
    'AWS_ACCOUNT_ID',
];
const config_HOUR = 3600;
const DENY_ALL = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';
const LIFETIME = { min: 900, max: 12 * config_HOUR };
function config_parseConfig(read) {
    const address = read.address('address');
    const customEndpoint = read.has('address');
    const role = ownRole(read, customEndpoint);
    const chain = parseChain(read, customEndpoint);
    const region = parseRegion(read, customEndpoint);
    const isTest = read.flag('must-be-rejected');
    if (!customEndpoint)
        samePartition(read, region, [role, ...chain.map((hop) => hop.role)]);
    const variant = { fips: read.flag('fips'), dualStack: read.flag('dual-stack') };
    const reading = (0,checkRead/* parseReading */.EF)(read, (0,parseRead/* parseRead */.uA)(read, valueParser(region)), SESSION_VARIABLES);
    (0,checkRead/* rejectWithoutCredentials */.So)(read, reading, []);
    if (!reading.exportCredentials && read.has('export') && read.list('export')?.includes('profile'))
        read.addError('export', 'can be "profile" beside "read" with "export-credentials: true" only');
    const storeAddress = parseStoreAddress(read);
    const cluster = parseCluster(read, region, { at: storeAddress, variant });
    return {
        ...{ role, chain, region, customEndpoint, cluster },
        ...reading,
        stores: parseStores(read, region, { at: storeAddress, variant }),
        registries: (0,registryLogin/* parseRegistries */.XG)(read, (host) => (0,ecrHosts/* ecrHostError */.nY)(host, region)).flatMap((host) => (0,ecrHosts/* parseEcrHost */.wl)(host) ?? []),
        loginsOnly: (0,registryLogin/* exportsLoginsOnly */.e)(read),
        ecrAddress: storeAddress,
        variant,
        endpoint: endpointHost(read, region, { address, variant }),
        lifetime: isTest || cluster?.exportSession === false
            ? LIFETIME.min
            : parseLifetime(read, chain, reading),
        sessionName: read.matching('session-name', sessionName/* SESSION_NAME */.z, '2 to 64 letters, digits and _ + = , . @ -'),
        policies: isTest
            ? { policy: DENY_ALL, managed: [] }
            : parseSessionPolicies(read, (chain.at(-1)?.role ?? role).account),
    };
}
function ownRole(read, customEndpoint) {
    const role = (0,aws_role/* parseRole */.gP)(read.optional('role') ?? '', customEndpoint);
    if (!('error' in role))
        return role;
    read.addError('role', role.error);
    return aws_role/* PLACEHOLDER_ROLE */.Lk;
}
const HINT = 'Where a log shows it as ***, it is stored as a secret: a region is none, so keep it in a ' +
    'variable';
function parseRegion(read, customEndpoint) {
    const region = read.optional('region') ?? '';
    const sentence = regionMistake(region, customEndpoint);
    if (sentence === undefined)
        return region;
    read.addError('region', sentence);
    return '';
}
function regionMistake(region, customEndpoint) {
    if (region === '')
        return ('is required, such as eu-central-1; where a secret or variable was to fill it, ' +
            'that one ' +
            'is empty or not available');
    if (region.includes('*'))
        return ('is the *** by which a log hides a secret, and not the region itself; keep the ' +
            'region in ' +
            'a variable');
    if (/\s/.test(region))
        return (`contains whitespace or a line break: ${(0,sanitize/* quoted */.T)(region)}; perhaps it was saved with the ` +
            `variable. ${HINT}`);
    if (customEndpoint
        ? /^[A-Za-z0-9-]{1,64}$/.test(region)
        : region === partitions/* GLOBAL */.M_ || /^[a-z]{2,8}(?:-[a-z]{2,16}){1,2}-\d{1,2}$/.test(region))
        return undefined;
    return `must be the name of a region, such as eu-central-1; got ${(0,sanitize/* quoted */.T)(region)}. ${HINT}`;
}
function samePartition(read, region, roles) {
    const { id } = (0,partitions/* partitionOf */.iQ)(region);
    const strangers = roles.filter(({ arn, partition }) => arn !== '' && partition !== id);
    if (region === '' || strangers.length === 0)
        return;
    const named = strangers.map(({ arn }) => arn).join(', ');
    read.addError('region', `is ${(0,sanitize/* quoted */.T)(region)}, in partition ${id}, where this role cannot be: ${named}`);
}
function parseStoreAddress(read) {
    const address = read.address('store-address');
    const user = ['read', 'cluster', 'registries'].find((name) => read.has(name));
    if (read.has('store-address') && user === undefined)
        read.addError('store-address', 'needs "read", "cluster" or "registries"');
    if (user !== undefined && read.has('address') && !read.has('store-address'))
        read.addError('store-address', `is required beside "address" and "${user}": another STS has its own stores`);
    return address;
}
function parseStores(read, region, { at, variant }) {
    if (read.has('read') && region === partitions/* GLOBAL */.M_)
        read.addError('region', `must be a region beside "read", as ${partitions/* GLOBAL */.M_} has no stores`);
    const of = (store) => at ?? storeEndpoint(store, region || 'us-east-1', variant);
    return { secretsmanager: of('secretsmanager'), ssm: of('ssm') };
}
function endpointHost(read, region, { address, variant }) {
    if (address === undefined && (region !== partitions/* GLOBAL */.M_ || !(variant.fips || variant.dualStack)))
        return (0,partitions/* regionalEndpoint */.N2)(region || 'us-east-1', variant);
    const reason = address === undefined
        ? `has no effect on the region ${partitions/* GLOBAL */.M_}; name a region`
        : 'cannot be used with "address", which names the host';
    if (variant.fips)
        read.addError('fips', reason);
    if (variant.dualStack)
        read.addError('dual-stack', reason);
    return address ?? (0,partitions/* regionalEndpoint */.N2)(partitions/* GLOBAL */.M_, variant);
}
function parseLifetime(read, chain, { exportCredentials }) {
    const usual = exportCredentials ? config_HOUR : LIFETIME.min;
    const lifetime = read.duration('lifetime', LIFETIME) ?? usual;
    if (chain.length === 0 || lifetime <= config_HOUR)
        return lifetime;
    const sentence = `must not exceed 1h with "chain": AWS ends the session of a role that was ` +
        `assumed by a ` +
        `role after an hour, whatever the roles allow; got ${lifetime} s`;
    read.addError('lifetime', sentence);
    return config_HOUR;
}

;// CONCATENATED MODULE: ./.build/providers/reading/fields.js
const readingFields = (read, credentials) => [
    {
        name: 'read',
    },
    {
        name: 'unmasked',
    },
    {
        name: 'export-credentials',
        default: 'false',
    },
];

;// CONCATENATED MODULE: ./.build/providers/aws/fields.js


const clusterFields = [
    { name: 'kube-namespace', },
    {
        name: 'kube-service-account',
    },
    { name: 'revoke', },
];
const fields = [
    {
        name: 'role',
    },
    {
        name: 'region',
    },
    {
        name: 'session-name',
    },
    {
        name: 'session-policy',
    },
    {
        name: 'managed-policies',
    },
    {
        name: 'chain',
    },
    {
        name: 'address',
    },
    {
        name: 'fips',
        default: 'false',
    },
    {
        name: 'dual-stack',
        default: 'false',
    },
    ...readingFields('', ''),
    {
        name: 'store-address',
    },
    {
        name: 'cluster',
    },
    ...clusterFields,
    (0,registryLogin/* registriesField */.wO)(''),
];

;// CONCATENATED MODULE: ./.build/providers/aws/index.js





const outputs = {
    AWS_ACCESS_KEY_ID: 'The id of the access key.',
    AWS_SECRET_ACCESS_KEY: 'The secret of the access key.',
    AWS_SESSION_TOKEN: 'The token of the session, without which the key is worth nothing.',
    AWS_REGION: 'The region, as written in `region`.',
    AWS_DEFAULT_REGION: 'The same, for older tools.',
    AWS_CREDENTIAL_EXPIRATION: 'When the session expires, in RFC 3339.',
    AWS_ACCOUNT_ID: 'The account of the role.',
    arn: 'The ARN of the assumed role and session.',
    account: 'The account of the role.',
};
const CONNECTIONS = 10;
const load = () => Promise.all(/* import() */[__webpack_require__.e("aws-refusals-and-others"), __webpack_require__.e("aws-assume")]).then(__webpack_require__.bind(__webpack_require__, 883));
const loadReader = () => Promise.all(/* import() */[__webpack_require__.e("aws-refusals-and-others"), __webpack_require__.e("reading-selectFields"), __webpack_require__.e("aws-assume"), __webpack_require__.e("aws-read")]).then(__webpack_require__.bind(__webpack_require__, 6003));
const loadCluster = () => Promise.all(/* import() */[__webpack_require__.e("aws-refusals-and-others"), __webpack_require__.e("aws-assume"), __webpack_require__.e("aws-cluster")]).then(__webpack_require__.bind(__webpack_require__, 4303));
const loadLogin = () => Promise.all(/* import() */[__webpack_require__.e("aws-refusals-and-others"), __webpack_require__.e("aws-assume"), __webpack_require__.e("aws-ecr")]).then(__webpack_require__.bind(__webpack_require__, 5294));
function loaderOf({ reads, registries, cluster }) {
    if (reads.length > 0)
        return loadReader;
    if (registries.length > 0)
        return loadLogin;
    return cluster ? loadCluster : load;
}
const aws = {
    title: 'AWS',
    fields: fields,
    outputs,
    usualExports: ['kubeconfig', 'env', 'profile'],
    configure(read) {
        const config = config_parseConfig(read);
        const { role, chain, region, endpoint, customEndpoint, lifetime, sessionName, policies } = config;
        const { cluster } = config;
        const account = cluster?.serviceAccount?.account;
        const reads = config.reads.length > 0;
        const registries = config.registries.map((registry) => registry.host);
        const { id: partition } = (0,partitions/* partitionOf */.iQ)(region);
        const known = customEndpoint ? (0,partitions/* partitionOfSts */.qe)(endpoint.hostname) : partition;
        return {
            audience: known === undefined ? endpoint.origin : (0,partitions/* audienceOf */.Ox)(known),
            audienceOwner: known === undefined ? endpoint.origin : `aws:${known}`,
            tokenUse: 'many',
            host: endpoint.host,
            origins: [
                new URL(endpoint.origin),
                ...storeOrigins(config),
                ...ecrOrigins(config),
                ...(cluster ? [new URL(cluster.endpoint.origin)] : []),
            ],
            ...(cluster && { cluster: true }),
            names: [...(config.exportCredentials ? SESSION_VARIABLES : []), ...(0,readEntry/* readNames */.r6)(config.reads)],
            ...(registries.length > 0 && { registries }),
            requested: {
                ...{ role: role.arn, region, lifetime: `${lifetime} s` },
                ...(sessionName !== undefined && { 'session-name': sessionName }),
                ...(policies.policy !== undefined && {
                    'session-policy': `${policies.policy.length} characters`,
                }),
                ...(policies.managed.length > 0 && { 'managed-policies': policies.managed }),
                ...(reads && { read: (0,readEntry/* distinctSources */.xE)(config.reads).map(({ path }) => path) }),
                ...(cluster && { cluster: cluster.name }),
                ...(account && { service_account: `${account.namespace}/${account.name}` }),
                ...(registries.length > 0 && { registries }),
                ...(chain.length > 0 && { chain: chain.map((hop) => hop.role.arn) }),
            },
            maxLifetime: lifetime,
            trust: customEndpoint
                ? undefined
                : { kind: 'aws', partition: role.partition, account: role.account, role: role.name },
            preload: loaderOf(config),
            async exchange(leaseSession) {
                if (reads)
                    return (await loadReader()).assumeAndRead(config, leaseSession);
                if (registries.length > 0)
                    return (await loadLogin()).assumeAndLogIn(config, leaseSession);
                if (!cluster)
                    return (await load()).assume(config, leaseSession);
                return (await loadCluster()).assumeForCluster({ ...config, cluster }, leaseSession);
            },
        };
    },
};
function storeOrigins({ reads, stores }) {
    const sources = (0,readEntry/* distinctSources */.xE)(reads);
    const secrets = sources.filter(({ store }) => store === 'secretsmanager').length;
    const calls = Math.ceil((sources.length - secrets) / CONNECTIONS);
    const origins = (url, count) => Array.from({ length: Math.min(count, CONNECTIONS) }, () => new URL(url.origin));
    return [...origins(stores.secretsmanager, secrets), ...origins(stores.ssm, calls)];
}
function ecrOrigins({ registries, ecrAddress, variant }) {
    const endpoints = registries.map((registry) => (ecrAddress ?? (0,ecrHosts/* ecrEndpoint */.cP)(registry, variant)).origin);
    return [...new Set(endpoints)].map((origin) => new URL(origin));
}

// EXTERNAL MODULE: ./.build/providers/azure/clouds.js
var clouds = __webpack_require__(5978);
;// CONCATENATED MODULE: ./.build/providers/azure/readSpec.js

const VAULT_NAME = /^(?!.*--)[A-Za-z][0-9A-Za-z-]{1,22}[0-9A-Za-z]$/;
const readSpec_FORM = 'must be VAULT/NAME, NAME beside "key-vault", or https://VAULT.SUFFIX/secrets/NAME, and where ' +
    'wanted ?version=, ?format=pem, #field, | base64, | bytes, | optional';
const readSpec_NAME = /^[0-9A-Za-z-]{1,127}$/;
const VERSION = /^[0-9a-f]{32}$/i;
const readSpec_valueParser = (suffix, defaultVault) => (0,parseRead/* lineParser */.WC)(readSpec_FORM, ({ path, query }, addError) => {
    const [vault, name = '', pasted] = path.startsWith('https:')
        ? parseIdentifier(path, suffix, addError)
        : parseShort(path, defaultVault, addError);
    if (vault === undefined)
        return undefined;
    if (!VAULT_NAME.test(vault) || !readSpec_NAME.test(name))
        return addError(readSpec_FORM);
    const options = parseOptions(query, pasted, addError);
    if (!options)
        return undefined;
    const host = `${vault.toLowerCase()}.${suffix}`;
    const { version, pem } = options;
    const id = `https://${host}/secrets/${name}${version === undefined ? '' : `/${version}`}`;
    const shown = pem ? `${id}?format=pem` : id;
    return { key: shown.toLowerCase(), path: shown, host, name, version, pem };
});
function parseShort(path, defaultVault, addError) {
    const [first = '', second, ...more] = path.split('/');
    if (second !== undefined)
        return more.length === 0 ? [first, second] : [addError(readSpec_FORM)];
    if (defaultVault !== undefined)
        return [defaultVault, first];
    return [addError(`must be VAULT/${first.replace(/[^\w-]/g, '')}, as no "key-vault" is set`)];
}
function parseIdentifier(path, suffix, addError) {
    const [, vault, domain, name, version] = /^https:\/\/([\w-]+)\.([\w.-]+?)(?::443)?\/(?:secrets|certificates)\/([\w-]+)(?:\/([\w-]+))?\/?$/.exec(path) ?? [];
    if (vault === undefined)
        return [addError(readSpec_FORM)];
    if (domain?.toLowerCase() !== suffix)
        return [addError(`must be a vault at *.${suffix}, as "cloud" says`)];
    return [vault, name, version];
}
function parseOptions(query, pasted, addError) {
    const [version, format] = [query.get('version'), query.get('format')];
    if ([...query.keys()].some((key) => key !== 'version' && key !== 'format'))
        return addError('may have ?version= and ?format=pem after its path, and nothing else');
    if (version !== undefined && pasted !== undefined)
        return addError('names a version twice: in the path and in ?version=');
    if (!VERSION.test(version ?? pasted ?? '0'.repeat(32)))
        return addError('must have the 32 hexadecimal digits of a version in ?version=');
    if (format !== undefined && format !== 'pem')
        return addError('may have "pem" in ?format= only');
    return { version: (version ?? pasted)?.toLowerCase(), pem: format === 'pem' };
}

;// CONCATENATED MODULE: ./.build/providers/azure/config.js






const IDENTIFIERS = ['TENANT_ID', 'CLIENT_ID', 'SUBSCRIPTION_ID'].flatMap((name) => [
    `AZURE_${name}`,
    `ARM_${name}`,
]);
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TENANT = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;
function azure_config_parseConfig(read) {
    if (read.has('lifetime'))
        read.addError('lifetime', 'is decided by Entra alone, by the policy of the tenant: mostly 60 to 90 minutes');
    for (const name of ['tenant-id', 'client-id'])
        if (!read.has(name))
            read.addError(name, 'is required');
    const cloudName = read.oneOf('cloud', ['public', 'government', 'china']);
    const cloud = clouds/* clouds */.Pk[cloudName];
    const vault = read.matching('key-vault', VAULT_NAME, 'the name of a vault, such as app-prod');
    if (vault !== undefined && !read.has('read'))
        read.addError('key-vault', 'concerns what is read, so it needs "read"');
    const loginsOnly = (0,registryLogin/* exportsLoginsOnly */.e)(read);
    const tokens = loginsOnly ? loginTokens(read) : parseTokens(read, cloud);
    const reads = (0,parseRead/* parseRead */.uA)(read, readSpec_valueParser(cloud.vaultSuffix, vault));
    const reading = (0,checkRead/* parseReading */.EF)(read, reads, [...tokens.keys(), ...IDENTIFIERS]);
    (0,checkRead/* rejectWithoutCredentials */.So)(read, reading, ['scope', 'names', 'subscription-id']);
    return {
        ...{ cloudName, cloud, tokens, loginsOnly },
        registries: (0,registryLogin/* parseRegistries */.XG)(read, (host) => registryError(host, cloud)),
        ...reading,
        tenantId: read.matching('tenant-id', TENANT, 'the id of a tenant or one of its domains') ?? '',
        clientId: read.matching('client-id', ID, 'a client id, such as 5a0b9c1e-2f6d-4c57-8a43-0d1c9a7c3b22') ??
            '',
        subscriptionId: read.matching('subscription-id', ID, 'the id of a subscription'),
    };
}
function loginTokens(read) {
    for (const name of ['scope', 'names', 'subscription-id'].filter((field) => read.has(field)))
        read.addError(name, 'has no effect with "export: docker" alone, which exports only logins');
    return new Map([['', clouds/* REGISTRY_SCOPE */.RG]]);
}
function registryError(host, { registrySuffix }) {
    const name = host.endsWith(`.${registrySuffix}`) ? host.slice(0, -registrySuffix.length - 1) : '';
    if (/^[a-z0-9]{5,50}(?:-[a-z0-9]{1,50})?$/.test(name))
        return undefined;
    return `must hold registries of the cloud, such as example.${registrySuffix}; got ${(0,sanitize/* quoted */.T)(host)}`;
}
function parseTokens(read, cloud) {
    const scopes = read.list('scope') ?? [read.has('read') ? cloud.vaultScope : cloud.scope];
    const names = read.list('names') ?? [];
    for (const scope of scopes) {
        if (!/^[^\s]+\/\.default$/.test(scope))
            read.addError('scope', 'must end in /.default: an application gets all that it was granted, or nothing');
    }
    if (names.length !== scopes.length) {
        read.addError('names', `must name a variable for each scope: ${scopes.length} of them, not ${names.length}`);
    }
    if (new Set(names).size !== names.length)
        read.addError('names', 'must name each variable once');
    return new Map(scopes.map((scope, i) => [names[i] ?? '', scope]));
}

;// CONCATENATED MODULE: ./.build/providers/azure/fields.js


const fields_fields = [
    { name: 'tenant-id', },
    {
        name: 'client-id',
    },
    {
        name: 'scope',
    },
    {
        name: 'names',
        default: 'AZURE_ACCESS_TOKEN',
    },
    {
        name: 'cloud',
        default: 'public',
    },
    {
        name: 'subscription-id',
    },
    (0,registryLogin/* registriesField */.wO)(''),
    ...readingFields('', ''),
    {
        name: 'key-vault',
    },
];

// EXTERNAL MODULE: ./.build/providers/azure/names.js
var names = __webpack_require__(9850);
;// CONCATENATED MODULE: ./.build/providers/azure/index.js




const DAY = 86_400;
const azure_CONNECTIONS = 10;
const azure_load = () => __webpack_require__.e(/* import() */ "azure-exchange").then(__webpack_require__.bind(__webpack_require__, 4334));
const azure_loadReader = () => Promise.all(/* import() */[__webpack_require__.e("reading-selectFields"), __webpack_require__.e("azure-exchange"), __webpack_require__.e("azure-read")]).then(__webpack_require__.bind(__webpack_require__, 7941));
const azure_loadLogin = () => Promise.all(/* import() */[__webpack_require__.e("azure-exchange"), __webpack_require__.e("azure-acr")]).then(__webpack_require__.bind(__webpack_require__, 9161));
const azure = {
    title: 'Azure',
    fields: fields_fields,
    outputs: names/* outputs */.V4,
    usualExports: ['env', 'output'],
    configure(read) {
        const config = azure_config_parseConfig(read);
        const { cloudName, cloud, tenantId, clientId, subscriptionId, tokens, registries } = config;
        const reads = (0,readEntry/* distinctSources */.xE)(config.reads);
        return {
            audience: cloud.audience,
            audienceOwner: `azure ${cloudName}`,
            tokenUse: 'many',
            host: cloud.authority,
            origins: [
                cloud.authority,
                ...reads.slice(0, azure_CONNECTIONS).map(({ host }) => host),
                ...registries,
            ].map((host) => new URL(`https://${host}`)),
            names: variablesOf(config),
            ...(registries.length > 0 && { registries }),
            requested: {
                'tenant-id': tenantId,
                'client-id': clientId,
                scope: [...tokens.values()],
                ...(registries.length > 0 && { registries }),
                ...(reads.length > 0 && { read: reads.map(({ path }) => path) }),
                cloud: cloudName,
                ...(subscriptionId !== undefined && { 'subscription-id': subscriptionId }),
            },
            maxLifetime: DAY,
            trust: { kind: 'azure', clientId },
            preload: reads.length > 0 ? azure_loadReader : registries.length > 0 ? azure_loadLogin : azure_load,
            async exchange(leaseSession) {
                if (reads.length > 0)
                    return (await azure_loadReader()).exchangeAndRead(config, leaseSession);
                return registries.length > 0
                    ? (await azure_loadLogin()).exchangeAndLogIn(config, leaseSession)
                    : (await azure_load()).exchange(config, leaseSession);
            },
        };
    },
};
function variablesOf(config) {
    const read = (0,readEntry/* readNames */.r6)(config.reads);
    if (config.loginsOnly)
        return [];
    if (!config.exportCredentials)
        return read;
    return [...config.tokens.keys(), ...(0,names/* identifiers */.H2)(config).map(([name]) => name), ...read];
}

// EXTERNAL MODULE: ./.build/providers/gcp/adcFile.js
var adcFile = __webpack_require__(3463);
;// CONCATENATED MODULE: ./.build/providers/gcp/readSpec.js

const gcp_readSpec_FORM = 'must be projects/PROJECT/secrets/NAME, projects/PROJECT/locations/LOCATION/secrets/NAME, or ' +
    'NAME beside "project", and where wanted ?version=, #field, | base64, | bytes, | optional';
const PATH = /^projects\/([a-z0-9:.-]{1,128})(?:\/locations\/([a-z0-9-]{1,63}))?\/secrets\/([\w-]{1,255})(?:\/versions\/([\w-]{1,63}))?$/;
const gcp_readSpec_valueParser = (project) => (0,parseRead/* lineParser */.WC)(gcp_readSpec_FORM, ({ path, query }, addError) => {
    const whole = /^[\w-]{1,255}$/.test(path) ? `projects/${project ?? '?'}/secrets/${path}` : path;
    if (whole.startsWith('projects/?/'))
        return addError(`must begin with projects/PROJECT/secrets/, as no "project" is known: ` +
            `projects/PROJECT/secrets/${path}`);
    const [, owner, location, secret, pasted] = PATH.exec(whole) ?? [];
    if (owner === undefined || secret === undefined)
        return addError(gcp_readSpec_FORM);
    const version = parseVersion(query, pasted, addError);
    if (version === undefined)
        return undefined;
    const place = location === undefined ? '' : `/locations/${location}`;
    const name = `projects/${owner}${place}/secrets/${secret}/versions/${version}`;
    return { key: name, path: name, project: owner, location, secret, version };
});
function parseVersion(query, pasted, addError) {
    const version = query.get('version') ?? pasted ?? 'latest';
    if (query.size > (query.has('version') ? 1 : 0))
        return addError('may have ?version= after its path, and nothing else');
    if (query.has('version') && pasted !== undefined)
        return addError('names a version twice: in the path and in ?version=');
    return /^(?:[1-9]\d{0,18}|[A-Za-z][\w-]{0,62})$/.test(version)
        ? version
        : addError('must have a number, an alias or "latest" as its version');
}

// EXTERNAL MODULE: ./.build/providers/gcp/variables.js
var variables = __webpack_require__(4494);
;// CONCATENATED MODULE: ./.build/providers/gcp/config.js






const PROVIDER = /^projects\/([^/]+)\/locations\/global\/workloadIdentityPools\/([a-z0-9-]+)(?:\/providers\/([a-z0-9-]+))?$/;
const EMAIL = /^(?:[A-Za-z0-9._-]+@[A-Za-z0-9.-]+\.[a-z]{2,}|\d{15,25})$/;
const EMAIL_RULE = 'the e-mail address of a service account, such as ci@my-project.iam.gserviceaccount.com, ' +
    'or its unique id';
const gcp_config_HOUR = 3600;
const READING = 300;
function gcp_config_parseConfig(read) {
    const account = config_parseAccount(read);
    const domain = /^[^@]+@([a-z][a-z0-9-]{4,28}[a-z0-9])\.iam\.gserviceaccount\.com$/.exec(account?.email ?? '');
    const project = read.optional('project') ?? domain?.[1];
    const reading = (0,checkRead/* parseReading */.EF)(read, (0,parseRead/* parseRead */.uA)(read, gcp_readSpec_valueParser(project)), variables/* TOKEN_VARIABLES */.Yr);
    (0,checkRead/* rejectWithoutCredentials */.So)(read, reading, []);
    const scopes = read.list('scope') ?? [];
    rejectUnfitToken(read, scopes);
    const registries = (0,registryLogin/* parseRegistries */.XG)(read, config_registryError);
    if (registries.length > 0 && read.optional('token-type') === 'id')
        read.addError('token-type', 'must be "access" beside "registries"');
    return {
        registries,
        ...reading,
        provider: parseProvider(read),
        universe: read.matching('universe', /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'a domain such as googleapis.com') ?? 'googleapis.com',
        scopes,
        refresh: parseRefresh(read, account),
        project,
        account,
    };
}
function parseRefresh(read, account) {
    const refresh = read.optional('refresh') === 'true';
    if (!refresh || !account)
        return refresh;
    if (account.delegates.length > 0)
        read.addError('delegates', 'cannot be used with "refresh": the file has no place for them');
    if (account.tokenAudience !== undefined)
        read.addError('token-type', 'must be "access" with "refresh"');
    return true;
}
function rejectUnfitToken(read, scopes) {
    if (!read.has('read'))
        return;
    if (read.optional('token-type') === 'id')
        read.addError('token-type', 'must be "access" beside "read"');
    if (!scopes.some((scope) => scope.endsWith('/auth/cloud-platform')))
        read.addError('scope', 'must hold https://www.googleapis.com/auth/cloud-platform beside "read": Secret Manager ' +
            'accepts no other');
}
function config_registryError(host) {
    if (/^(?:[a-z0-9-]+-docker\.pkg\.dev|(?:(?:us|eu|asia)\.)?gcr\.io)$/.test(host))
        return undefined;
    return ('must hold registries of Google, such as europe-west3-docker.pkg.dev or eu.gcr.io; ' +
        `got ${(0,sanitize/* quoted */.T)(host)}`);
}
function parseProvider(read) {
    const value = read.required('workload-identity-provider');
    if (value === '')
        return value;
    const [, project, , provider] = PROVIDER.exec(value) ?? [];
    if (project === undefined) {
        const prefixed = value.startsWith('//') || value.startsWith('http');
        const hint = prefixed ? ', without anything before projects/' : '';
        read.addError('workload-identity-provider', `must be projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER${hint}`);
        return '';
    }
    if (provider === undefined) {
        read.addError('workload-identity-provider', 'names a pool; add /providers/ and the name of the provider in it');
        return '';
    }
    if (/^\d+$/.test(project))
        return value;
    const id = /^[a-z0-9:.-]+$/.test(project) ? project : 'PROJECT';
    read.addError('workload-identity-provider', `must name the project by its number, not its id; ask: gcloud projects describe ${id} ` +
        `--format="value(projectNumber)"`);
    return '';
}
function config_parseAccount(read) {
    const email = read.matching('service-account', EMAIL, EMAIL_RULE);
    const id = read.oneOf('token-type', ['access', 'id']) === 'id';
    const tokenAudience = read.optional('token-audience');
    if (id && tokenAudience === undefined)
        read.addError('token-audience', 'is required with "token-type: id"');
    if (!id && tokenAudience !== undefined)
        read.addError('token-audience', 'belongs to "token-type: id"');
    if (id && read.has('lifetime'))
        read.addError('lifetime', 'is always an hour for an ID token of Google');
    const delegates = read.list('delegates') ?? [];
    for (const delegate of delegates)
        if (!EMAIL.test(delegate))
            read.addError('delegates', `must hold ${EMAIL_RULE}`);
    if (!read.has('service-account'))
        return checkWithoutAccount(read);
    const usual = read.has('read') && !read.flag('export-credentials') ? READING : gcp_config_HOUR;
    const lifetime = read.duration('lifetime', { min: 60, max: 12 * gcp_config_HOUR }) ?? usual;
    return { email: email ?? '', delegates, lifetime, tokenAudience };
}
function checkWithoutAccount(read) {
    if (read.optional('token-type') === 'id')
        read.addError('service-account', 'is required with "token-type: id"');
    if (read.has('delegates'))
        read.addError('service-account', 'is required beside "delegates"');
    if (read.has('lifetime')) {
        read.addError('lifetime', 'cannot be chosen without "service-account": a federated token dies with the ID token, ' +
            'after five minutes');
    }
}

;// CONCATENATED MODULE: ./.build/providers/gcp/fields.js


const gcp_fields_fields = [
    {
        name: 'workload-identity-provider',
    },
    {
        name: 'service-account',
    },
    {
        name: 'delegates',
    },
    {
        name: 'scope',
        default: 'https://www.googleapis.com/auth/cloud-platform',
    },
    {
        name: 'token-type',
        default: 'access',
    },
    {
        name: 'token-audience',
    },
    {
        name: 'project',
    },
    {
        name: 'universe',
        default: 'googleapis.com',
    },
    (0,registryLogin/* registriesField */.wO)(''),
    ...readingFields('', ''),
];

// EXTERNAL MODULE: ./.build/providers/gcp/names.js
var gcp_names = __webpack_require__(2027);
// EXTERNAL MODULE: ./.build/providers/gcp/storeHost.js
var storeHost = __webpack_require__(5164);
;// CONCATENATED MODULE: ./.build/providers/gcp/index.js






const gcp_HOUR = 3600;
const fileValues = (project) => ({ fileValues: { GOOGLE_CLOUD_PROJECT: project } });
const gcp_CONNECTIONS = 10;
const gcp_load = () => __webpack_require__.e(/* import() */ "gcp-exchange").then(__webpack_require__.bind(__webpack_require__, 3625));
const gcp_loadReader = () => Promise.all(/* import() */[__webpack_require__.e("reading-selectFields"), __webpack_require__.e("gcp-exchange"), __webpack_require__.e("gcp-read")]).then(__webpack_require__.bind(__webpack_require__, 1308));
const gcp = {
    title: 'Google Cloud',
    fields: gcp_fields_fields,
    outputs: gcp_names/* outputs */.V4,
    usualExports: ['file', 'env'],
    configure(read) {
        const config = gcp_config_parseConfig(read);
        const { provider, universe, account, scopes } = config;
        const reads = (0,readEntry/* distinctSources */.xE)(config.reads);
        const hosts = [`sts.${universe}`, ...(account ? [`iamcredentials.${universe}`] : [])];
        return {
            audience: `https://iam.${universe}/${provider}`,
            audienceOwner: `gcp ${universe}`,
            tokenUse: 'many',
            host: hosts[0] ?? '',
            origins: [...hosts, ...storeHosts(config)].map((host) => new URL(`https://${host}`)),
            ...gcp_variablesOf(config),
            ...(config.refresh && config.project !== undefined && fileValues(config.project)),
            ...(config.registries.length > 0 && { registries: config.registries }),
            requested: {
                'workload-identity-provider': provider,
                scope: scopes,
                ...(reads.length > 0 && { read: reads.map(({ path }) => path) }),
                ...(config.registries.length > 0 && { registries: config.registries }),
                ...(account && { 'service-account': account.email, lifetime: `${account.lifetime}s` }),
                ...(account && account.delegates.length > 0 && { delegates: account.delegates }),
                ...(account?.tokenAudience !== undefined && { 'token-audience': account.tokenAudience }),
            },
            maxLifetime: account ? Math.max(account.lifetime, gcp_HOUR) : gcp_HOUR,
            trust: { kind: 'gcp', provider, universe, account: account?.delegates[0] ?? account?.email },
            preload: reads.length > 0 ? gcp_loadReader : gcp_load,
            exchange: async (leaseSession) => reads.length > 0
                ? (await gcp_loadReader()).exchangeAndRead(config, leaseSession)
                : (await gcp_load()).exchange(config, leaseSession),
        };
    },
};
const storeHosts = (config) => (0,readEntry/* distinctSources */.xE)(config.reads)
    .slice(0, gcp_CONNECTIONS)
    .map((source) => (0,storeHost/* storeHost */.q)(config, source));
function gcp_variablesOf(config) {
    const read = (0,readEntry/* readNames */.r6)(config.reads);
    if (!config.exportCredentials)
        return { names: read };
    const { fileVariables } = (0,adcFile/* adcFileNames */.v$)(config);
    return {
        names: [...(0,gcp_names/* variableNames */.zo)(config), ...read],
        ...(fileVariables && {
            fileVariables: [...fileVariables, ...read.map((name) => `${name}_FILE`)],
        }),
    };
}

;// CONCATENATED MODULE: ./.build/providers/kubernetes/fields.js
const kubernetes_fields_fields = [
    {
        name: 'address',
    },
    {
        name: 'kube-service-account',
    },
    {
        name: 'kube-namespace',
    },
    {
        name: 'token-audience',
    },
    {
        name: 'expect-user',
    },
    {
        name: 'revoke',
    },
];

;// CONCATENATED MODULE: ./.build/providers/kubernetes/index.js


const ID_TOKEN_S = 300;
const kubernetes_load = () => Promise.all(/* import() */[__webpack_require__.e("for-aws-clusterAccount-and-kubernetes-exchange"), __webpack_require__.e("kubernetes-exchange")]).then(__webpack_require__.bind(__webpack_require__, 5498));
const kubernetes = {
    title: 'Kubernetes',
    fields: kubernetes_fields_fields,
    outputs: {
        KUBE_HOST: 'The address of the API server.',
        KUBE_TOKEN: 'The token for it, or for `token-audience`.',
        KUBE_CLUSTER_CA_CERT_DATA: 'The `ca-certificate` of the lease, in PEM form, where one is set.',
    },
    usualExports: ['kubeconfig', 'env'],
    configure(read) {
        const config = parseConfig(read);
        const { base, account, lifetime, tokenAudience, namespace, revocable, expectUser } = config;
        return {
            audience: base.origin,
            audienceOwner: base.origin,
            tokenUse: 'many',
            host: base.host,
            origins: [new URL(base.origin)],
            names: knownNames(config),
            ...(tokenAudience === undefined && { cluster: true }),
            requested: {
                address: base.href,
                ...(account && { service_account: `${account.namespace}/${account.name}` }),
                ...(tokenAudience !== undefined && { audience: tokenAudience }),
                ...(namespace !== undefined && { namespace }),
            },
            maxLifetime: account ? lifetime : ID_TOKEN_S,
            trust: { kind: 'kubernetes', account, revocable, expectUser },
            preload: kubernetes_load,
            exchange: async (leaseSession) => (await kubernetes_load()).exchange(config, leaseSession),
        };
    },
};

// EXTERNAL MODULE: ./.build/providers/supplied.js
var supplied = __webpack_require__(8166);
// EXTERNAL MODULE: ./.build/providers/oauth/config.js + 1 modules
var oauth_config = __webpack_require__(2828);
// EXTERNAL MODULE: ./.build/providers/oauth/endpointSource.js
var endpointSource = __webpack_require__(8776);
;// CONCATENATED MODULE: ./.build/providers/oauth/fields.js


const oauth_fields_fields = [
    {
        name: 'address',
    },
    {
        name: 'discover',
    },
    {
        name: 'grant',
        default: 'token-exchange',
    },
    { name: 'client-id', },
    {
        name: 'client-secret',
        secret: true,
    },
    { name: 'scope', },
    {
        name: 'resource',
    },
    {
        name: 'requested-type',
    },
    {
        name: 'subject-type',
    },
    {
        name: 'parameters',
    },
    { name: 'http-method', default: 'POST', },
    {
        name: 'body',
        default: 'form',
    },
    {
        name: 'token-in',
        default: 'body',
    },
    {
        name: 'token-field',
    },
    {
        name: 'token-path',
        default: 'access_token',
    },
    {
        name: 'expires-path',
        default: 'expires_in',
    },
    {
        name: 'names',
        default: 'ACCESS_TOKEN',
    },
    {
        name: 'single-use',
        default: 'false',
    },
    {
        name: 'revoke',
    },
    {
        name: 'revoke-address',
    },
    {
        name: 'revoke-field',
        default: 'token',
    },
    ...(0,supplied/* suppliedFields */.e1)(''),
    (0,registryLogin/* registriesField */.wO)(''),
    { name: 'registry-username', },
];

;// CONCATENATED MODULE: ./.build/providers/oauth/index.js




const oauth_load = () => Promise.all(/* import() */[__webpack_require__.e("oauth-revoke"), __webpack_require__.e("oauth-exchange")]).then(__webpack_require__.bind(__webpack_require__, 4206));
const oauth = {
    title: 'OAuth 2.0 and other token endpoints',
    fields: oauth_fields_fields,
    outputs: { ACCESS_TOKEN: 'The leased token, unless `names` names another variable.' },
    usualExports: ['output', 'env'],
    configure(read) {
        const config = (0,oauth_config/* parseConfig */.o4)(read);
        const { source, form, clientId, paths, revocation } = config;
        const receiver = (0,endpointSource/* receiverOf */.V)(source);
        const origins = [source.url.origin, receiver.origin];
        const names = [...paths.values.keys()];
        const shown = ['grant_type', 'scope', 'resource', 'requested_token_type'].flatMap((name) => {
            const value = form.fields.get(name);
            return typeof value === 'string' ? [[name, value]] : [];
        });
        return {
            audience: undefined,
            audienceOwner: receiver.origin,
            tokenUse: read.flag('single-use') ? 'once' : 'many',
            host: receiver.host,
            origins: [...new Set(origins)].map((origin) => new URL(origin)),
            names,
            ...(config.registries.length > 0 && { registries: config.registries }),
            requested: {
                ...(config.registries.length > 0 && { registries: config.registries }),
                ...(receiver !== source.url || source.kind === 'address'
                    ? { address: receiver.href }
                    : undefined),
                ...(source.kind === 'discover' && { discover: source.url.href }),
                ...Object.fromEntries(shown),
                ...(clientId !== undefined && { 'client-id': clientId }),
                parameters: [...form.fields.keys()],
                return: revocation.kind,
            },
            maxLifetime: undefined,
            supplied: (0,supplied/* parseSupplied */.Im)(read, receiver.origin),
            preload: oauth_load,
            exchange: async (leaseSession) => (await oauth_load()).exchange(config, leaseSession),
        };
    },
};

;// CONCATENATED MODULE: ./.build/providers/octo-sts/index.js
const LIFETIME_S = 3600;
const SCOPE = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\/[A-Za-z0-9._-]{1,100})?$/;
const IDENTITY = /^(?!.*\.sts\.ya?ml$)[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const octo_sts_fields = [
    {
        name: 'scope',
        description: 'The repository `OWNER/REPO`, or the organisation, that the token is for.',
    },
    {
        name: 'identity',
        description: 'The name of the trust policy there: `.github/chainguard/IDENTITY.sts.yaml`.',
    },
    {
        name: 'address',
        default: 'https://octo-sts.dev',
        description: 'The server, where it is not the public one.',
    },
    {
        name: 'names',
        default: 'OCTO_STS_TOKEN',
        description: 'The variables under which the token is exported; `GH_TOKEN` or `GITHUB_TOKEN` only ' +
            'when written here, as tools then use it in place of the job’s own.',
    },
];
const octo_sts_load = () => __webpack_require__.e(/* import() */ "octo-sts-exchange").then(__webpack_require__.bind(__webpack_require__, 2856));
const octoSts = {
    title: 'Octo STS',
    fields: octo_sts_fields,
    outputs: { OCTO_STS_TOKEN: 'The installation token, unless `names` names another variable.' },
    usualExports: ['output', 'env'],
    configure(read) {
        for (const name of ['scope', 'identity'])
            if (!read.has(name))
                read.addError(name, 'is required');
        if (read.has('lifetime'))
            read.addError('lifetime', 'is always an hour: GitHub decides it');
        const address = read.address('address') ?? new URL('https://placeholder.invalid');
        const scope = read.matching('scope', SCOPE, 'a repository as OWNER/REPO, or an organisation') ?? '';
        const identity = read.matching('identity', IDENTITY, 'the name of a trust policy, without .sts.yaml') ?? '';
        const names = read.list('names') ?? [];
        if (new Set(names).size !== names.length)
            read.addError('names', 'must name each variable once');
        return {
            audience: address.host,
            audienceOwner: address.origin,
            tokenUse: 'many',
            host: address.host,
            origins: [new URL(address.origin)],
            names,
            requested: { address: address.href, scope, identity },
            maxLifetime: LIFETIME_S,
            trust: { kind: 'octo-sts', scope, identity },
            preload: octo_sts_load,
            exchange: async (leaseSession) => (await octo_sts_load()).exchange({ address, scope, identity, names, lifetime: LIFETIME_S }, leaseSession),
        };
    },
};

// EXTERNAL MODULE: ./.build/providers/vault/readSpec.js
var readSpec = __webpack_require__(3022);
// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/secret.js
var secret = __webpack_require__(4355);
;// CONCATENATED MODULE: ./.build/providers/vault/registries.js




const registries_FORM = 'must be a path, or a mapping with `path` and where wanted `with`, `username` and `password` ' +
    '(the names of the fields)';
function parseVaultRegistries(read) {
    (0,registryLogin/* checkRegistryUse */.BL)(read);
    const map = read.map('registries') ?? new Map();
    if (map.size === 0)
        read.addError('registries', 'must name a registry');
    const registries = [...map].flatMap(([host, node], index) => {
        const error = (0,registryLogin/* hostError */.FT)(host);
        if (error !== undefined)
            read.addError('registries', error);
        const addError = (sentence) => {
            read.addError(`registries.${host}`, sentence);
            return undefined;
        };
        const parts = partsOf(node);
        if (!parts)
            return addError(registries_FORM) ?? [];
        const username = entryOf(`username${index}`, parts.username, { parts, addError });
        const password = entryOf(`password${index}`, parts.password, { parts, addError });
        return username && password ? [{ host, username, password }] : [];
    });
    return {
        registries,
        reads: registries.flatMap(({ username, password }) => [username, password]),
        unmasked: registries.map(({ username }) => username.name),
        exportCredentials: read.flag('export-credentials'),
    };
}
function partsOf(node) {
    const map = node instanceof Map ? node : typeof node === 'string' ? new Map([['path', node]]) : undefined;
    const known = ['path', 'with', 'username', 'password'];
    const path = map?.get('path');
    if (!map || path === undefined || ![...map.keys()].every((key) => known.includes(key)))
        return undefined;
    const field = (name) => map.get(name) ?? name;
    return { path, with: map.get('with'), username: field('username'), password: field('password') };
}
function entryOf(name, field, { parts, addError }) {
    const node = new Map([
        ['path', parts.path],
        ['field', field],
        ...(parts.with === undefined ? [] : [['with', parts.with]]),
    ]);
    const parsed = (0,readSpec/* parseValue */.$)(node, addError);
    if (!parsed || typeof field !== 'string')
        return undefined;
    if (parsed.base64 || parsed.optional)
        return addError(registries_FORM);
    const selector = { kind: 'field', field: parsed.field ?? field, base64: false };
    return { name, source: parsed.source, selector, optional: false };
}
function withLogins(lease, { registries }, leaseSession) {
    const { credentials, expiresAt } = lease;
    if (credentials.kind !== 'values')
        throw new failure/* Failure */.HR('INTERNAL', 'values were expected');
    const values = new Map(credentials.values);
    const take = ({ name, source }) => {
        const value = (0,secret/* unwrap */.oA)(values.get(name) ?? '');
        values.delete(name);
        if (value !== '' && !/\p{Cc}/u.test(value))
            return value;
        throw unusable(source.path, 'is empty or has control characters');
    };
    const logins = registries.map(({ host, username, password }) => {
        const user = take(username);
        if (user.includes(':'))
            throw unusable(username.source.path, 'has a colon in its user');
        return (0,registryLogin/* registryLogin */.j8)(leaseSession, {
            ...{ host, username: user, password: leaseSession.secret(take(password)), expiresAt },
        });
    });
    return { ...lease, credentials: { ...credentials, values }, logins };
}
const unusable = (path, sentence) => new failure/* Failure */.HR('READ_REFUSED', `the login was fine; what is at ${path} ${sentence}`, {
    causes: ['the secret was written in another form'],
    fix: 'Store a user and a password without line breaks.',
});

// EXTERNAL MODULE: ./.build/providers/vault/request.js
var request = __webpack_require__(3420);
;// CONCATENATED MODULE: ./.build/providers/vault/config.js







const SENDABLE = /^[\x20-\x7e]*$/;
const IN_A_HEADER = 'is sent in a header, which must be ASCII';
const PLACEHOLDER_URL = new URL('https://address.invalid/');
const TOKEN_VARIABLES = ['VAULT_TOKEN', 'VAULT_ADDR', 'VAULT_NAMESPACE'];
function vault_config_parseConfig(read) {
    const address = read.address('address');
    if (address === undefined && !read.has('address'))
        read.addError('address', 'is required');
    if (read.has('lifetime'))
        read.addError('lifetime', 'cannot be chosen here: token_ttl of the role decides');
    const base = (0,request/* withTrailingSlash */.Ay)(address ?? PLACEHOLDER_URL);
    const reading = (0,checkRead/* parseReading */.EF)(read, (0,parseRead/* parseRead */.uA)(read, readSpec/* parseValue */.$), TOKEN_VARIABLES);
    const config = {
        ...{ base, host: base.host, registries: [] },
        ...reading,
        ...(read.has('registries') && parseVaultRegistries(read)),
        role: read.matching('role', /^[^/\s\p{Cc}]{1,128}$/u, 'the name of a role'),
        mount: path(read, 'mount') ?? '',
        namespace: path(read, 'namespace'),
        supplied: (0,supplied/* parseSupplied */.Im)(read, base.origin),
        login: read.oneOf('login', ['jwt', 'cel']),
        wrap: read.duration('wrap', { min: 1, max: 86_400 }),
        inline: read.flag('inline'),
        sync: read.flag('sync'),
    };
    config_rejectContradictions(read, config);
    return config;
}
function path(read, name) {
    const value = read.optional(name)?.replace(/^\/|\/$/g, '');
    if (value === undefined)
        return undefined;
    if (!readSpec/* PATH */.g.test(value)) {
        read.addError(name, 'must be a path such as "team/jwt"');
        return undefined;
    }
    if (name === 'namespace' && !SENDABLE.test(value)) {
        read.addError(name, IN_A_HEADER);
        return undefined;
    }
    if (name === 'mount' && value.startsWith('auth/')) {
        read.addError(name, `must be the path below auth/: "${value.slice(5)}"`);
        return undefined;
    }
    return value;
}
function config_rejectContradictions(read, { mount, reads, wrap, inline, sync }) {
    const lonely = [wrap !== undefined && 'wrap', inline && 'inline', sync && 'sync'].filter((name) => name !== false);
    const needsRead = lonely.filter((name) => name === 'wrap' || !read.has('registries'));
    if (!read.has('read'))
        for (const name of needsRead)
            read.addError(name, 'concerns what is read, so it needs "read"');
    if (inline && !SENDABLE.test(mount))
        read.addError('mount', `${IN_A_HEADER} with "inline"`);
    if (inline)
        for (const name of ['export-credentials', 'wrap', 'sync'])
            if (read.has(name))
                read.addError(name, 'cannot be used with "inline", which has no token');
    if (wrap !== undefined)
        for (const { name, selector } of reads)
            if (selector.kind !== 'all')
                read.addError(`read.${name}`, 'must be a path alone, as "wrap" exports a token for the whole response');
}
function config_knownNames({ reads, registries, exportCredentials, namespace, }) {
    const token = exportCredentials
        ? TOKEN_VARIABLES.filter((name) => name !== 'VAULT_NAMESPACE' || namespace !== undefined)
        : [];
    return registries.length > 0 ? token : [...token, ...(0,readEntry/* readNames */.r6)(reads)];
}

;// CONCATENATED MODULE: ./.build/providers/vault/fields.js



const vault_fields_fields = [
    {
        name: 'address',
    },
    {
        name: 'role',
    },
    { name: 'mount', default: 'jwt' },
    {
        name: 'namespace',
    },
    {
        name: 'login',
        default: 'jwt',
    },
    ...readingFields('', ''),
    (0,registryLogin/* registriesField */.wO)(''),
    {
        name: 'wrap',
    },
    {
        name: 'inline',
        default: 'false',
    },
    {
        name: 'sync',
        default: 'false',
    },
    ...(0,supplied/* suppliedFields */.e1)(''),
];

;// CONCATENATED MODULE: ./.build/providers/vault/index.js




const vault_CONNECTIONS = 10;
const vault_load = () => Promise.all(/* import() */[__webpack_require__.e("reading-selectFields"), __webpack_require__.e("vault-revoke"), __webpack_require__.e("vault-exchange")]).then(__webpack_require__.bind(__webpack_require__, 9794));
const vault = {
    title: 'Vault / OpenBao',
    fields: vault_fields_fields,
    outputs: {
        VAULT_ADDR: 'The address of the server, where the token is exported.',
        VAULT_TOKEN: 'The token of the login, where it is exported.',
        VAULT_NAMESPACE: 'The namespace, where one is set and the token is exported.',
    },
    usualExports: ['env', 'output'],
    configure(read) {
        const config = vault_config_parseConfig(read);
        const { base, host, role, namespace, mount, login } = config;
        const origin = new URL(base.origin);
        const sources = (0,readEntry/* distinctSources */.xE)(config.reads);
        return {
            audience: base.origin,
            audienceOwner: base.origin,
            tokenUse: 'many',
            host,
            origins: Array.from({ length: Math.max(1, Math.min(sources.length, vault_CONNECTIONS)) }, () => origin),
            names: config_knownNames(config),
            ...(config.registries.length > 0 && {
                registries: config.registries.map((registry) => registry.host),
            }),
            requested: {
                ...(role !== undefined && { role }),
                ...(namespace !== undefined && { namespace }),
                ...(config.registries.length > 0 && {
                    registries: config.registries.map((registry) => registry.host),
                }),
                ...(sources.length > 0 && { read: sources.map(({ path }) => path) }),
            },
            maxLifetime: undefined,
            supplied: config.supplied,
            trust: login === 'jwt' ? { kind: 'vault', mount, role, namespace } : undefined,
            preload: vault_load,
            async exchange(leaseSession) {
                const lease = await (await vault_load()).exchange(config, leaseSession);
                return config.registries.length > 0 ? withLogins(lease, config, leaseSession) : lease;
            },
        };
    },
};

// EXTERNAL MODULE: ./.build/providers/response.js
var response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/providers/describeToken.js
var describeToken = __webpack_require__(2516);
// EXTERNAL MODULE: ./.build/providers/parseExpiry.js
var parseExpiry = __webpack_require__(5570);
// EXTERNAL MODULE: ./.build/trust/quote.js
var quote = __webpack_require__(2434);
// EXTERNAL MODULE: ./.build/trust/subject.js
var subject = __webpack_require__(7254);
;// CONCATENATED MODULE: ./.build/providers/registry.js







const registry = {
    ...{ aws: aws, vault: vault, gcp: gcp, azure: azure, kubernetes: kubernetes, oauth: oauth },
    'octo-sts': octoSts,
};
const providers = registry;
const providerNames = Object.keys(registry);








/***/ }),

/***/ 8870:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BL: () => (/* binding */ checkRegistryUse),
/* harmony export */   FT: () => (/* binding */ hostError),
/* harmony export */   It: () => (/* binding */ passwordKeys),
/* harmony export */   XG: () => (/* binding */ parseRegistries),
/* harmony export */   e: () => (/* binding */ exportsLoginsOnly),
/* harmony export */   j8: () => (/* binding */ registryLogin),
/* harmony export */   wO: () => (/* binding */ registriesField)
/* harmony export */ });
/* harmony import */ var _core_masks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9650);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6548);


const HOST = /^(?=.{1,255}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/;
const registriesField = (description) => ({
    name: 'registries',
    description,
});
function parseRegistries(read, errorOf = () => undefined) {
    if (!read.has('registries'))
        return [];
    checkRegistryUse(read);
    const hosts = read.list('registries') ?? [];
    if (new Set(hosts).size < hosts.length)
        read.addError('registries', 'must name each registry once');
    return hosts.filter((host) => {
        const error = hostError(host) ?? errorOf(host);
        if (error !== undefined)
            read.addError('registries', error);
        return error === undefined;
    });
}
const hostError = (host) => HOST.test(host)
    ? undefined
    : 'must be hosts of registries, such as 123456789012.dkr.ecr.eu-central-1.amazonaws.com, ' +
        `in lower case, without https:// or a path; got ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(host)}`;
function checkRegistryUse(read) {
    for (const other of ['read', 'cluster'].filter((name) => read.has(name)))
        read.addError('registries', `cannot be used with "${other}"; write two leases`);
    if (read.has('export') && !read.list('export')?.includes('docker'))
        read.addError('registries', 'needs "export: docker"');
}
const exportsLoginsOnly = (read) => read.has('registries') && (read.list('export') ?? []).every((name) => name === 'docker');
const passwordKeys = (hosts, expiresAt) => ({
    registry: hosts.join(' '),
    registry_expires_at: new Date(Math.floor(expiresAt) * 1000).toISOString().replace('.000Z', 'Z'),
});
function registryLogin({ secret }, login) {
    for (const form of (0,_core_masks_js__WEBPACK_IMPORTED_MODULE_1__/* .basicAuthForms */ .oq)(login.username, login.password.reveal()))
        secret(form);
    return login;
}


/***/ }),

/***/ 2434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ literalPattern),
/* harmony export */   Qq: () => (/* binding */ celString),
/* harmony export */   ZK: () => (/* binding */ hclString),
/* harmony export */   iL: () => (/* binding */ asciiJson),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
const asciiJson = (value, indent) => JSON.stringify(value, undefined, indent)
    .replace(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '#\\u0023[');
const hclString = (text) => asciiJson(text).replace(/[$%](?=\{)/g, '$&$&');
function celString(text) {
    const escaped = text
        .replace(/[\\']/g, '\\$&')
        .replace(/[^\x20-\x7e]/gu, (character) => {
        const code = character.codePointAt(0) ?? 0;
        const digits = code.toString(16);
        return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
    })
        .replaceAll('##[', '#\\u0023[');
    return `'${escaped}'`;
}
const literalPattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const shellWord = (text) => /^[\w./@:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;


/***/ }),

/***/ 7254:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hf: () => (/* binding */ pickClaims),
/* harmony export */   _h: () => (/* binding */ identifyingClaims),
/* harmony export */   b8: () => (/* binding */ textClaims),
/* harmony export */   r0: () => (/* binding */ isPullRequest),
/* harmony export */   wO: () => (/* binding */ subjectForms)
/* harmony export */ });
const textClaims = (claims) => Object.fromEntries(Object.entries(claims).flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : []));
const SHORT = /^repo:([^/:@]+)\/([^/:@]+):/;
const LONG = /^repo:([^/:@]+)@\d+\/([^/:@]+)@\d+:/;
function subjectForms(claims) {
    const { sub = '', iss = '', repository_id: id, repository_owner_id: owner } = claims;
    const at = iss.endsWith('/api/actions') ? '-' : '@';
    const [short, ownerName, name] = SHORT.exec(sub) ?? [];
    const isShort = short !== undefined && sub.startsWith(`repo:${claims['repository']}:`);
    if (isShort && id !== undefined && owner !== undefined)
        return [sub, `repo:${ownerName}${at}${owner}/${name}${at}${id}:${sub.slice(short.length)}`];
    const [long, ...names] = LONG.exec(sub) ?? [];
    return long === undefined ? [sub] : [sub, `repo:${names.join('/')}:${sub.slice(long.length)}`];
}
const isPullRequest = ({ ref = '' }) => PULL.test(ref);
const PULL = /^refs\/pull\/\d+\/merge$/;
const pickClaims = (claims, names) => Object.fromEntries(names.flatMap((name) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    return value === undefined || value === '' ? [] : [[name, value]];
}));
const identifyingClaims = (claims) => pickClaims(claims, [
    ...['repository_id', 'repository_owner_id', 'environment'],
    ...(isPullRequest(claims) ? ['event_name'] : ['ref', 'workflow_ref', 'job_workflow_ref']),
]);


/***/ })

};
;