"use strict";
exports.id = "flow-main";
exports.ids = ["flow-main"];
exports.modules = {

/***/ 3627:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ exchangeAll)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var core_failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/journal/entry.js
var entry = __webpack_require__(7427);
// EXTERNAL MODULE: ./.build/flow/failureLog.js
var flow_failureLog = __webpack_require__(9022);
// EXTERNAL MODULE: ./.build/flow/log.js
var log = __webpack_require__(7986);
// EXTERNAL MODULE: ./.build/core/secret.js
var core_secret = __webpack_require__(4355);
// EXTERNAL MODULE: ./.build/record/head.js
var head = __webpack_require__(3767);
;// CONCATENATED MODULE: ./.build/flow/attempts.js

/**
 * Returns the attempts with an intent journaled before each: an attempt whose response is lost may
 * have leased something.
 */
function guardIntents(options) {
    const { runtime, journal, life } = options;
    const { name: lease, from, prepared } = options.config;
    let { host } = prepared;
    let intent = -1;
    let renewed = false;
    const leasedNothing = () => void journal.append({ kind: 'refused', intent });
    return {
        get host() {
            return host;
        },
        get intent() {
            return intent;
        },
        leasedNothing,
        async next() {
            const request = await options.next();
            host = request.url.host;
            const until = life === undefined ? null : Math.ceil(runtime.now() + life);
            const token = options.token();
            intent = journal.append({ kind: 'intent', lease, from, host, until, token });
            return request;
        },
        prepare: async (wait) => options.prepare?.(wait),
        onOutcome(outcome) {
            options.onOutcome?.(outcome);
            if (outcome instanceof core_failure/* Failure */.HR && outcome.facts.notSent === true)
                leasedNothing();
        },
        /** Applies the provider's verdict; verdicts take effect nowhere else. */
        judge(response, attempt) {
            const verdict = options.judge?.(response, attempt);
            switch (verdict) {
                case undefined:
                case 'accept':
                    if (isCertainRejection(response))
                        leasedNothing();
                    return verdict;
                case 'retry':
                    leasedNothing();
                    return verdict;
                case 'retry-with-fresh-token': {
                    leasedNothing();
                    // If a server rejects two tokens in a row, the token is not the reason.
                    const again = !renewed;
                    renewed = true;
                    return again ? verdict : 'accept';
                }
                default:
                    leasedNothing();
                    return verdict;
            }
        },
        ...(options.explain && { explain: options.explain }),
    };
}
/**
 * Returns whether a response certainly leased nothing, even if a gateway sent it. Any other 5xx may
 * come from a gateway, or from a server that failed after it had leased (see decision 19).
 */
const isCertainRejection = ({ status, headers }) => (status >= 300 && status < 500) || (status === 503 && headers['retry-after'] !== undefined);
// A token that expires sooner may have expired by the time the server checks it.
const SHORTEST_LIFE_S = 60;
/**
 * Returns the token supply of one exchange. An attempt that may have reached the server may have
 * used up its token, whatever the response: the next attempt carries a fresh one, as it does if the
 * token expires soon.
 */
function supplyTokens(runtime, { fresh }, { config, token, used = false, }) {
    let current = token;
    let needsFresh = used;
    const ensureFit = async (wait) => {
        const life = current.expiresAt - runtime.now() - wait / 1000;
        if (!needsFresh && life >= SHORTEST_LIFE_S)
            return;
        current = await fresh(config);
        needsFresh = false;
    };
    return {
        get current() {
            return current;
        },
        async token() {
            await ensureFit(0);
            return current;
        },
        prepare: ensureFit,
        onSent(outcome) {
            needsFresh ||= !(outcome instanceof core_failure/* Failure */.HR && outcome.facts.notSent === true);
        },
    };
}

// EXTERNAL MODULE: ./.build/flow/leaseRequests.js + 2 modules
var leaseRequests = __webpack_require__(7885);
;// CONCATENATED MODULE: ./.build/flow/session.js






/** Returns the session in which a provider obtains one lease. */
function createSession(runtime, context, lease) {
    const { config, token } = lease;
    const { name, prepared, ca } = config;
    const { journal, client, tokens, halt } = context;
    let presented = false;
    const requests = (0,leaseRequests/* leaseRequests */.n)({ from: config.from, lease: name, ca }, journal.header, token.claims);
    let current = token;
    const obtain = async (source, life = prepared.maxLifetime) => {
        const next = async () => requests.identified(await source.next());
        const given = { runtime, journal, config, life, token: () => (0,head/* tokenIds */.gX)(current.claims) };
        const guarded = guardIntents({ ...source, ...given, next });
        const response = await client.send(guarded, guarded);
        const { intent, leasedNothing } = guarded;
        return { response, intent, leasedNothing };
    };
    return {
        token,
        clock: { now: () => runtime.now(), random: (bytes) => runtime.random(bytes) },
        job: { github: (fact) => runtime.job.github(fact) },
        log: (level, text) => runtime.log(level, text),
        ...(0,leaseRequests/* preparingClient */.m)(client, requests.any),
        async exchange(ask) {
            // A token that the server accepts once is not sent again in a second exchange either.
            const used = presented && prepared.tokenUse === 'once';
            presented = true;
            const supply = supplyTokens(runtime, tokens, { ...lease, used });
            const next = async () => {
                current = await supply.token();
                return ask.request(current);
            };
            const { prepare, onSent: onOutcome } = supply;
            const granted = await obtain({ ...ask, next, prepare, onOutcome });
            return { ...granted, token: supply.current };
        },
        requestLease: (ask) => obtain({ ...ask, next: async () => ask.request }, ask.life),
        all: (parts) => settleAll(parts, (failure) => halt.abort(failure.forLease(name))),
        keep: receiptWriter(journal, config),
        secret(text) {
            const secret = new core_secret/* Secret */.z(text);
            runtime.mask(secret);
            return secret;
        },
    };
}
/**
 * Returns a function that journals what one lease obtains. It returns a handle that extends the
 * receipt or marks it as revoked.
 */
function receiptWriter({ append, entries }, { name: lease, from, prepared, ca, onRevokeFailure }) {
    const { host } = prepared;
    return ({ intent, id, revocation, note: remark, expiresAt, keys, request }) => {
        // The index is taken before the write: an entry that cannot be written to disk is in the
        // journal anyway.
        const receipt = entries.length;
        const asked = entries[intent];
        append({
            kind: 'receipt',
            intent,
            lease,
            from,
            host,
            id,
            expiresAt: (0,entry/* clampExpiry */.N)(expiresAt) ?? null,
            revocation,
            onRevokeFailure,
            note: remark,
            ca,
            ...(asked?.kind === 'intent' && { token: asked.token }),
            keys,
            request,
        });
        return {
            extend: (added) => void append({
                kind: 'more',
                receipt,
                intent: added.intent,
                expiresAt: (0,entry/* clampExpiry */.N)(added.expiresAt) ?? null,
                revocation: added.revocation,
            }),
            revoked: () => void append({ kind: 'revoked', receipt }),
        };
    };
}
/**
 * Waits for parallel parts, which are the leases of a step or the requests of one lease, and
 * returns their results. The first failure stops new attempts of the others and is thrown once all
 * have settled, so that every lease obtained is known.
 */
async function settleAll(parts, stop) {
    let first;
    await Promise.allSettled(parts.map(async (part) => {
        try {
            return await part;
        }
        catch (error) {
            first ??= (0,core_failure/* asFailure */.h_)(error);
            stop(first);
            throw error;
        }
    }));
    if (first)
        throw first;
    return Promise.all(parts);
}

;// CONCATENATED MODULE: ./.build/flow/exchange.js





/**
 * Runs all exchanges in parallel, checks each lease when it arrives, logs the leases and returns
 * them. Throws the merged failures of the leases that failed themselves; a lease that was stopped
 * because another failed is not counted.
 */
async function exchangeAll(run, tokens) {
    const { runtime, plan, halt, failureLog } = run;
    const failures = [];
    const exchanges = plan.leases.map(async (config) => {
        try {
            return await exchangeOne(run, tokens, config);
        }
        catch (error) {
            const failure = (0,core_failure/* asFailure */.h_)(error).forLease(config.name);
            if (failure.facts.lease === config.name) {
                failureLog.failed(config.name, failure);
                failures.push({ leases: [config.name], failure });
            }
            throw failure;
        }
    });
    const obtained = await settleAll(exchanges, (failure) => halt.abort(failure)).catch((error) => {
        const [first, ...more] = failures;
        throw first ? (0,flow_failureLog/* mergeFailures */.ee)(first, more) : error;
    });
    runtime.cancelled.throwIfAborted();
    for (const line of (0,log/* describeLeases */.H6)(runtime, obtained))
        runtime.log('info', line);
    return obtained;
}
async function exchangeOne(run, tokens, config) {
    const { runtime } = run;
    const token = tokens.verified.get(config.name);
    if (!token)
        throw new core_failure/* Failure */.HR('INTERNAL', 'a lease has no verified token');
    const session = createSession(runtime, { ...run, tokens }, { config, token });
    const response = await config.prepared.exchange(session);
    const lease = { ...response, expiresAt: (0,entry/* clampExpiry */.N)(response.expiresAt) };
    rejectExpired(runtime, lease);
    checkMinLifetime(runtime, config, lease);
    return { config, token, lease };
}
/**
 * Throws `GUARD_FAILED` if the lease has expired on arrival: later steps would trust credentials
 * that do not work.
 */
function rejectExpired(runtime, { expiresAt }) {
    if (expiresAt === undefined || expiresAt > runtime.now())
        return;
    throw new core_failure/* Failure */.HR('GUARD_FAILED', 'the lease had expired when it arrived', {
        causes: ["this machine's clock is wrong", 'a proxy returned a cached response'],
        fix: 'Set the clock of the runner; if it is right, look at what the server answers.',
    });
}
// The response takes time, and the server's clock differs from ours: a granted hour looks a little
// shorter.
const LIFETIME_TOLERANCE_S = 30;
/** Throws `GUARD_FAILED` if the lease is shorter than `min-lifetime`, or its expiry is unknown. */
function checkMinLifetime(runtime, { minLifetime }, { expiresAt }) {
    if (minLifetime === undefined)
        return;
    const granted = expiresAt === undefined ? undefined : Math.round(expiresAt - runtime.now());
    if (granted !== undefined &&
        granted >= minLifetime - Math.min(LIFETIME_TOLERANCE_S, minLifetime / 20))
        return;
    const result = granted === undefined ? 'the server returned no expiry' : `the server granted ${granted} s`;
    throw new core_failure/* Failure */.HR('GUARD_FAILED', `${result}; "min-lifetime" requires at least ${minLifetime} s`, {
        causes: ['the server limits the lifetime'],
        fix: `Raise the limit at the server, or lower ` +
            `"min-lifetime"${granted === undefined ? '' : ` to ${granted}s`}.`,
    });
}


/***/ }),

/***/ 7986:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ missingStepIdWarning),
/* harmony export */   Cl: () => (/* binding */ describeIdentity),
/* harmony export */   H6: () => (/* binding */ describeLeases),
/* harmony export */   Oi: () => (/* binding */ suggestExpect),
/* harmony export */   hf: () => (/* binding */ describeExports),
/* harmony export */   pS: () => (/* binding */ namesOnlyNotice)
/* harmony export */ });
/* harmony import */ var _exports_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2745);
/* harmony import */ var _identity_quoteClaim_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5800);


/** Returns the verified identity as one line, since all tokens of a step belong to one run. */
function describeIdentity(tokens) {
    const [token] = tokens.values();
    if (!token)
        return [];
    const { claims } = token;
    const named = ['repository', 'ref', 'environment', 'event_name', 'actor', 'run_id'].filter((name) => typeof claims[name] === 'string' && claims[name] !== '');
    const who = named.map((name) => `${name} ${(0,_identity_quoteClaim_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteClaim */ .x)(claims[name])}`).join(', ');
    return [`Verified: ${who}`];
}
/**
 * Returns an `expect` block with the values of this run, ready to paste; `undefined` if any lease
 * has expectations.
 */
function suggestExpect(plan, tokens) {
    const [token] = tokens.values();
    if (!token || plan.leases.some(({ expect }) => expect.length > 0))
        return undefined;
    const repository = hasIds(token) ? 'repository_id' : 'repository';
    const lines = [repository, 'ref', 'environment', 'job_workflow_ref'].flatMap((name) => {
        const value = token.claims[name];
        return typeof value === 'string' && value !== ''
            ? [`    ${name}: ${JSON.stringify(value)}`]
            : [];
    });
    return (`No claim is expected, so any run of this job may lease. To pin what was ` +
        `seen now, add:\n  expect: |\n${lines.join('\n')}`);
}
const hasIds = ({ claims }) => typeof claims['repository_id'] === 'string';
/** Returns a notice if the tokens name the repository but have no ids, as on Forgejo 15. */
function namesOnlyNotice(tokens) {
    const [token] = tokens.values();
    if (!token || hasIds(token))
        return undefined;
    return ('The ID token has no repository_id (Forgejo issues it from version 16 on), so the ' +
        'repository is known by its name alone: another account can register a name that was given up');
}
/** Returns one line per lease: what was leased, and until when. */
function describeLeases(runtime, obtained) {
    return obtained.map(({ config: { name }, lease: { id, expiresAt, ...more } }) => {
        const life = expiresAt === undefined
            ? ', expiry unknown'
            : ` until ${(0,_exports_values_js__WEBPACK_IMPORTED_MODULE_1__/* .rfc3339 */ .ag)(expiresAt)} (${Math.round((expiresAt - runtime.now()) / 60)} min)`;
        const request = more.requestId === undefined ? '' : `, request ID ${more.requestId}`;
        const unchecked = more.unverifiedNote === undefined ? '' : `; ${more.unverifiedNote}`;
        return `${name}: leased ${id}${life}${request}${unchecked}`;
    });
}
/**
 * Returns one line per lease: where it was exported. If all leases are exported as outputs only, a
 * last line shows the expression that reads one.
 */
function describeExports(runtime, { form, leases }, exposed) {
    const lines = exposed.map(({ obtained, where }) => `${obtained.config.name}: ${describeTargets(where)}`);
    if (!exportsOutputsOnly(leases))
        return lines;
    const [first] = exposed.flatMap(({ obtained, where }) => where.map((each) => ({ lease: obtained.config.name, name: each.replace(/^[a-z]+:/, '') })));
    const action = runtime.job.github('action') ?? '';
    const id = action === '' || action.startsWith('__') ? 'ID' : action;
    const expression = form === 'flat'
        ? `steps.${id}.outputs.${first?.name}`
        : `fromJSON(steps.${id}.outputs.values).${first?.lease}.${first?.name}`;
    return [...lines, `Later steps of this job read them by the step's id: \${{ ${expression} }}`];
}
const exportsOutputsOnly = (leases) => leases.every(({ exports }) => exports.size === 1 && exports.has('output'));
const PLACES = {
    env: 'in the environment as',
    output: 'as outputs',
    file: 'in files, whose paths are in',
    profile: 'as the AWS profile',
};
/** Returns `env:A`, `env:B`, `file:C` in words. */
function describeTargets(where) {
    const places = Object.keys(PLACES).flatMap((place) => {
        const names = where
            .filter((each) => each.startsWith(`${place}:`))
            .map((each) => each.slice(place.length + 1));
        return names.length === 0 ? [] : [`${PLACES[place]} ${names.join(', ')}`];
    });
    return places.length === 0 ? 'not exported (`export: none`)' : `exported ${places.join('; ')}`;
}
/**
 * Returns a warning if all leases are exported as outputs only and the step has no `id`, since later
 * steps cannot read its outputs then; `undefined` otherwise.
 */
function missingStepIdWarning(runtime, { leases }) {
    const anonymous = runtime.job.github('action')?.startsWith('__') === true;
    if (!anonymous || !exportsOutputsOnly(leases))
        return undefined;
    return ('This step has no "id", so no later step can read its outputs; give it an "id", or ' +
        'write another "export", such as "env"');
}


/***/ }),

/***/ 6303:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runMain: () => (/* binding */ runMain)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var core_failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/identity/idToken.js + 1 modules
var idToken = __webpack_require__(702);
// EXTERNAL MODULE: ./.build/flow/audit.js
var audit = __webpack_require__(8543);
// EXTERNAL MODULE: ./.build/flow/exchange.js + 2 modules
var exchange = __webpack_require__(3627);
// EXTERNAL MODULE: ./.build/core/secret.js
var secret = __webpack_require__(4355);
;// CONCATENATED MODULE: ./.build/exports/env.js

// Linux refuses to start a process with one variable of more than 128 KiB, Windows with one of more
// than 32,766 characters.
const LINUX = 131_072;
const WINDOWS = 32_766;
/** Returns the variables of one lease under their prefixed names. */
function prefixedVariables(values, prefix) {
    return new Map([...values].map(([name, value]) => [`${prefix}${name}`, value]));
}
/** Returns why a value cannot be an environment variable; `undefined` if it can. */
function envValueError(name, value, windows) {
    const text = (0,secret/* unwrap */.o)(value);
    if (text.includes('\0'))
        return (`the value for ${name} holds a NUL character, which no variable can; hand it ` +
            `over with ` +
            `"export: file"`);
    if (text.includes('\r') && !text.includes('\n'))
        return (`the value for ${name} holds a carriage return, which would be lost; hand it ` +
            `over with ` +
            `"export: file"`);
    const size = Buffer.byteLength(name) + Buffer.byteLength(text) + 2;
    const limit = windows ? WINDOWS : LINUX;
    return size > limit - limit / 16
        ? `the value for ${name} is too large for one variable (${size} of ${limit} bytes); hand ` +
            `it over with "export: file"`
        : undefined;
}

// EXTERNAL MODULE: ./.build/exports/values.js
var exports_values = __webpack_require__(2745);
;// CONCATENATED MODULE: ./.build/exports/file.js

/** Returns one file for each value of a lease, or the documents that its consumers read. */
function credentialFiles(name, lease) {
    const { credentials } = lease;
    const documents = credentials.kind === 'values' ? credentials.documents : undefined;
    if (documents)
        return [...documents].map(([variable, content]) => ({
            file: `${name}-${variable}`,
            variable,
            content,
        }));
    return [...(0,exports_values/* valuesOf */.sm)(lease)].map(([key, content]) => ({
        file: `${name}-${key}`,
        variable: `${key}_FILE`,
        content,
    }));
}

;// CONCATENATED MODULE: ./.build/exports/steering.js
// A name that ends in `*` is a prefix. Programs that jobs commonly run read these variables: their
// values are run as code or options, or select the host, file or account that is used.
const NAMES = `
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
const whole = new Set(NAMES.filter((name) => !name.endsWith('*')));
const beginnings = NAMES.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
/** Returns whether a variable of this name, in any case, controls common programs. */
function isSteering(name) {
    const upper = name.toUpperCase();
    return whole.has(upper) || beginnings.some((beginning) => upper.startsWith(beginning));
}

;// CONCATENATED MODULE: ./.build/exports/names.js

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
/** Name whole configuration files; a lease must not set them by name. */
const CONFIGURATIONS = new Set(['KUBECONFIG', 'DOCKER_CONFIG']);
/** Returns why a string is not a valid name for a value; `undefined` if it is. */
function nameSyntaxError(name) {
    if (/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name))
        return undefined;
    return ('is no name for a variable (letters, digits and _, at most 128, not beginning with ' +
        'a digit)');
}
/**
 * Returns why a lease may not set an environment variable of this name; `undefined` if it may. A
 * reserved variable would change how other programs run.
 */
function reservedNameError(name) {
    const error = nameSyntaxError(name);
    if (error !== undefined)
        return error;
    const upper = name.toUpperCase();
    if (ALLOWED.has(name))
        return undefined;
    if (CONFIGURATIONS.has(upper))
        return 'names a configuration file; no lease may set it by its name';
    const taken = RESERVED.has(upper) ||
        RESERVED_PREFIXES.some((each) => upper.startsWith(each)) ||
        RESERVED_SUFFIXES.some((each) => upper.endsWith(each));
    return taken
        ? 'is a variable by which the runner, a shell or a runtime is steered; no lease may set it'
        : undefined;
}
/**
 * Returns why a variable may not have a name that only a server's response reveals, such as one
 * of `DB_*`; `undefined` if it may. The list is longer than for names that the workflow writes.
 */
function chosenNameError(name) {
    const error = reservedNameError(name);
    if (error !== undefined)
        return error;
    if (!isSteering(name))
        return undefined;
    const fix = 'write the name itself in "read" if it is meant';
    return `is a variable that steers other programs, and only the server chose its name; ${fix}`;
}
/**
 * Returns an error for each name that occurs more than once. Names are compared without case, as on
 * Windows.
 */
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

// EXTERNAL MODULE: ./.build/exports/output.js
var output = __webpack_require__(8606);
;// CONCATENATED MODULE: ./.build/exports/profile.js


/**
 * Returns the content of an AWS configuration file: the job's own, then a profile for each lease.
 * Throws `EXPORT_FAILED` if a profile name exists already; it is never overridden.
 */
function awsConfigWith({ config, credentials }, profiles) {
    // The AWS tools read both files, and the credentials file takes precedence.
    const taken = new Set([...namesIn(config), ...namesIn(credentials)]);
    const twice = profiles.filter(({ name }) => taken.has(name)).map(({ name }) => name);
    if (twice.length > 0) {
        throw new core_failure/* Failure */.HR('EXPORT_FAILED', `the job's AWS configuration has a profile ${twice.join(', ')} already`, {
            causes: ['an earlier step, or the runner itself, set it up'],
            fix: 'Give the lease another name.',
        });
    }
    const start = config === '' || config.endsWith('\n') ? config : `${config}\n`;
    return new secret/* Secret */.z(`${start}${profiles.map(profileSection).join('')}`);
}
/**
 * Returns the variables that profiles set, attributed to the first lease: the file that all share,
 * and the profile name if there is only one.
 */
function variablesOfProfiles(leases) {
    const [first, ...more] = leases;
    if (first === undefined)
        return [];
    return ['AWS_CONFIG_FILE', ...(more.length === 0 ? ['AWS_PROFILE'] : [])].map((name) => ({
        lease: first,
        name,
    }));
}
const namesIn = (text) => [...text.matchAll(/^\s*\[\s*(?:profile\s+)?(["']?)([^\]"']+?)\1\s*\]/gm)].map(([, , name]) => name);
function profileSection({ name, credentials }) {
    const { accessKeyId, secretAccessKey, sessionToken, region } = credentials;
    const lines = [
        ['aws_access_key_id', accessKeyId.reveal()],
        ['aws_secret_access_key', secretAccessKey.reveal()],
        ['aws_session_token', sessionToken.reveal()],
        ['region', region],
    ];
    // Only the default profile has no `profile` before its name.
    return `\n[${name === 'default' ? name : `profile ${name}`}]\n${lines.map(([key, value]) => `${key} = ${value}\n`).join('')}`;
}

// EXTERNAL MODULE: ./.build/identity/events.js
var events = __webpack_require__(1229);
;// CONCATENATED MODULE: ./.build/flow/fields.js

const acceptedEvents = [
    ...events/* ACCEPTED_EVENTS */.KG.map((name) => `\`${name}\``),
    ...Object.entries(events/* CONDITIONAL_EVENTS */.bH).map(([name, holds]) => `\`${name}\` if ${holds}`),
].join(', ');
/** The inputs of the step as a whole; inside a lease they are errors. */
const stepFields = [
    {
        name: 'leases',
        description: 'Several leases in one step: a YAML mapping from the name of each lease (small ' +
            'letters, digits and `-`, at most 32, a letter first) to its fields, which are the inputs ' +
            'below. Beside it only the inputs of the step may stand, and `expect`, `export`, ' +
            '`min-lifetime`, `must-be-rejected`, `on-revoke-failure` and `labels` for all leases.',
    },
    {
        name: 'issuer',
        description: 'Who signs the ID tokens. Needed only where it does not follow from the address of the ' +
            'GitHub server, as with an enterprise slug: ' +
            '`https://token.actions.githubusercontent.com/octo-enterprise`.',
    },
    {
        name: 'allow-events',
        description: `Further events that may start the run, such as \`issue_comment\`: one, ` +
            `or a list. ` +
            `Accepted without it: ${acceptedEvents}. Any other event is rejected unless it is named ` +
            `here or literally in \`expect.event_name\`, since people without write access may be able ` +
            `to cause it.`,
    },
    {
        name: 'on-unavailable',
        description: 'What to do where the runner offers no ID tokens, as in runs of forks: `fail`, or ' +
            '`skip`, which leases nothing and sets output `leased` to `false`.',
        default: 'fail',
    },
    {
        name: 'dry-run',
        description: '`true` leases nothing: the ID tokens are requested and verified and `expect` is compared, ' +
            'but no token is sent to a server. Log and summary show the claims of this run and, for ' +
            'each lease, the trust policies that would accept exactly this workflow. The step fails ' +
            'where the real run would fail before its first exchange.',
        default: 'false',
    },
    {
        name: 'summary',
        description: 'Whether each lease gets a row in the job summary: `true` or `false`.',
        default: 'true',
    },
    {
        name: 'timeout',
        description: 'The time that this step may take in all, such as `60s` or `2m`. Every other deadline ' +
            'is a fraction of it; the step that revokes takes at most as long, and never more than 15 s.',
        default: '60s',
    },
];
/** The inputs of a lease that all providers share. */
const leaseFields = [
    { name: 'from', description: 'Where the lease comes from: the name of a provider. Required.' },
    {
        name: 'name',
        description: 'The name of a single lease, for outputs, log and record. Default: the value of ' +
            '`from`. In `leases` the key is the name.',
    },
    {
        name: 'expect',
        description: 'What the ID token must say before it is sent anywhere: a YAML mapping from claim to ' +
            'value, or to a list of values of which one must match. Compared exactly; `*` matches any ' +
            'characters but `/` and `:`, `**` any at all. With `leases`, the expectations of the step ' +
            'and those of a lease must both hold.',
    },
    {
        name: 'must-be-rejected',
        description: '`true` turns the step into a test of the trust policy: it passes only if the server ' +
            'rejects the exchange because of this identity. A lease that is granted is revoked and ' +
            'fails the step with `NOT_REJECTED`; any other end is `INCONCLUSIVE` and fails, too. For ' +
            'all leases of a step, or none.',
        default: 'false',
    },
    {
        name: 'audience',
        description: 'The `aud` to ask for. By default the one that the provider is known by; required ' +
            'where it has none.',
    },
    {
        name: 'lifetime',
        description: 'How long the lease is to live: `15m`, `1h`, `900s` or seconds, within the bounds of ' +
            'the provider. An error where the server alone decides. Default: an hour, or what is usual ' +
            'with the provider.',
    },
    {
        name: 'min-lifetime',
        description: 'A lease that is granted for less time than this, or for a time that is not known, is ' +
            'revoked and refused: `15m`, `1h`, `900s` or seconds.',
    },
    {
        name: 'export',
        description: 'How later steps get the values; one, or a list. Required. `output`: outputs of this step. ' +
            '`env`: environment variables of all later steps of the job. `file`: files that only this ' +
            'job can read, their paths in outputs and in variables `<NAME>_FILE`. `profile` (AWS): a ' +
            'profile named after the lease in a configuration file of its own. `none`: not at all. Left out with `dry-run` ' +
            'and `must-be-rejected`, which export nothing.',
    },
    {
        name: 'prefix',
        description: 'Put before the names of environment variables, such as `PROD_`; outputs keep their ' +
            'names. Two leases that would set the same variable are refused.',
    },
    {
        name: 'ca-certificate',
        description: "Certificates in PEM form of further authorities to trust for this lease's hosts, " +
            'beside the public ones; for a server with a private certificate.',
    },
    {
        name: 'on-revoke-failure',
        description: 'What the post step does when a lease cannot be revoked: `warn`, or `fail`, which ' +
            'fails the job. A lost response is always only a warning.',
        default: 'warn',
    },
    {
        name: 'labels',
        description: 'A YAML mapping of text that stands on record and in the summary, such as `owned-by`, ' +
            '`purpose` and `reviewed` (a date). Never a secret. With `leases`, the labels of the step ' +
            'are those of each lease that has none of its own.',
    },
];
/** Inputs of earlier versions, each with the end of the error message that reports its use. */
const removedFields = new Map([
    ['verify-signature', 'was removed: signatures are always verified; delete this input'],
]);
/** The lease fields allowed beside `leases`, as defaults that a lease may replace. */
const DEFAULTABLE_FIELDS = [
    ...['export', 'min-lifetime', 'must-be-rejected', 'on-revoke-failure', 'labels'],
];
/** The outputs that leases of every provider share, with their descriptions. */
const outputRows = {
    values: 'JSON: the name of each lease → NAME → value, of the leases whose `export` has `output`; ' +
        'paths of files as `<NAME>_FILE`. Read it with `fromJSON(steps.ID.outputs.values).LEASE.NAME`.',
    details: 'JSON without secrets: the name of each lease → `from`, `id`, `expires-at` (or null), ' +
        '`ends` (`revoked` or `expires`).',
    leased: '`true` when everything was leased; `false` when `on-unavailable: skip`, `dry-run` or ' +
        '`must-be-rejected` leased nothing.',
    claims: 'After a dry run: JSON with the claims of the ID token. In a public repository custom ' +
        'properties, the enterprise and `jti` are present without their values.',
    'expires-at': 'When the first of the leases expires, in RFC 3339; empty when no server said.',
    'ttl-seconds': 'The seconds until `expires-at`.',
    record: 'The path of the record: one line of JSON for each lease, without secrets.',
    token: 'A single lease only: the token, where exactly one is leased.',
    'error-code': 'After a failure: its code, such as `CLAIM_MISMATCH`; see `docs/reference/errors.md`.',
    'error-claim': 'After `CLAIM_MISMATCH`: the names of the claims that differ, separated by commas, in ' +
        'the order of `expect`.',
};

;// CONCATENATED MODULE: ./.build/flow/crossChecks.js



/**
 * Returns the errors that only a comparison of all leases reveals: values set twice, and one
 * audience for servers of two owners; also names that may not be set.
 */
function crossChecks(leases, form) {
    const own = leases.map(outputs);
    const twice = [
        ...duplicateNames(variables(leases)),
        ...own.flatMap((names) => duplicateNames(names)),
    ];
    return [
        ...new Set([...nameErrors(leases), ...(form === 'flat' ? reserved(own.flat()) : []), ...twice]),
        ...sharedAudiences(leases),
    ];
}
/** Returns the variables that are known before any response, under their prefixed names. */
function variables(leases) {
    const profiled = leases.filter(({ exports }) => exports.has('profile')).map(({ name }) => name);
    const own = leases.flatMap(({ name: lease, exports, prepared, prefix }) => [
        ...(exports.has('env')
            ? prepared.names.map((name) => ({ lease, name: `${prefix}${name}` }))
            : []),
        ...(exports.has('file')
            ? pathVariables(prepared).map((name) => ({ lease, name: `${prefix}${name}` }))
            : []),
    ]);
    return [...own, ...variablesOfProfiles(profiled)];
}
/** Returns the names of the variables that hold the paths of files. */
const pathVariables = ({ names, fileVariables, }) => fileVariables ?? names.map((name) => `${name}_FILE`);
/** Returns the outputs that are known before any response. */
const outputs = ({ name: lease, exports, prepared }) => exports.has('output') ? prepared.names.map((name) => ({ lease, name })) : [];
function nameErrors(leases) {
    const told = ({ lease, name }, error) => error === undefined ? [] : [`${name}, which lease "${lease}" would set, ${error}`];
    return [
        ...variables(leases).flatMap((each) => told(each, reservedNameError(each.name))),
        ...leases.flatMap(outputs).flatMap((each) => told(each, nameSyntaxError(each.name))),
    ];
}
/**
 * Returns an error for each value with the name of an output of the step. In the flat form, values
 * share the output namespace with the step's own outputs; output names are case-insensitive.
 */
const reserved = (names) => names
    .filter(({ name }) => Object.hasOwn(outputRows, name.toLowerCase()))
    .map(({ lease, name }) => `${name}, which lease "${lease}" would set, is an output of the step itself; choose ` +
    `another name`);
/**
 * Returns an error for each lease that shares its audience with a lease at another owner's server.
 * A token works at every server that accepts its audience, so either owner could replay the token.
 */
function sharedAudiences(leases) {
    const owners = new Map();
    const found = [];
    for (const lease of leases) {
        const first = owners.get(lease.audience);
        if (!first)
            owners.set(lease.audience, lease);
        else if (first.prepared.audienceOwner !== lease.prepared.audienceOwner) {
            found.push(`leases "${first.name}" and "${lease.name}" ask for the same "audience" at servers ` +
                `of different owners (${first.prepared.host}, ${lease.prepared.host}): either could use the ` +
                `other's token`);
        }
    }
    return found;
}

// EXTERNAL MODULE: ./.build/core/masks.js
var masks = __webpack_require__(9650);
;// CONCATENATED MODULE: ./.build/exports/overrides.js
const AWS_BEFORE_ENV = [
    'AWS_PROFILE',
    'AWS_DEFAULT_PROFILE',
    'AWS_ENDPOINT_URL',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_ROLE_ARN',
];
const AWS_BEFORE_PROFILE = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
/** Returns variables, possibly inherited, that some tools read before the exported ones. */
function overriddenBy({ kind }, way) {
    switch (kind) {
        case 'aws':
            return way === 'env' ? AWS_BEFORE_ENV : AWS_BEFORE_PROFILE;
        case 'values':
            return [];
    }
}

;// CONCATENATED MODULE: ./.build/flow/exportWarnings.js



/**
 * Returns notices for the user: variables that the export overwrites, and file paths that container
 * actions cannot open.
 */
function exportNotices(job, env, parts) {
    const overwritten = [...env.keys()].filter((name) => job.variable(name) !== undefined);
    const paths = parts.some(({ obtained: { config } }) => config.exports.has('file') || config.exports.has('profile'));
    return [
        ...(overwritten.length > 0
            ? [
                `These variables were set before and are overwritten for later steps: ` +
                    `${overwritten.join(', ')}`,
            ]
            : []),
        ...(paths && job.containerActions()
            ? [
                'This job runs container actions, which do not find these files under the paths ' +
                    'that they are given; export to them by "output" or "env"',
            ]
            : []),
    ];
}
/**
 * Returns warnings about probable problems: variables that some tools read before the exported
 * ones, and values that are too short to be masked.
 */
function exportWarnings(job, env, parts) {
    return parts.flatMap(({ obtained, env: own, outputs, credentialFiles }) => {
        const { exports, name } = obtained.config;
        const ways = ['env', 'profile'].filter((way) => exports.has(way));
        const shadows = ways
            .flatMap((way) => overriddenBy(obtained.lease.credentials, way))
            .filter((each) => job.variable(each) && !env.has(each));
        const short = [
            ...own,
            ...outputs,
            ...credentialFiles.map(({ variable, content }) => [variable, content]),
        ]
            .filter(([, value]) => value instanceof secret/* Secret */.z && !(0,masks/* isMasked */.So)(value.reveal()))
            .map(([key]) => key);
        return [
            ...(shadows.length > 0
                ? [
                    `Some tools read ${shadows.join(', ')}, set earlier in this job, before what ` +
                        `lease "${name}" exports`,
                ]
                : []),
            ...(short.length > 0
                ? [
                    `Too short to be masked in the log: ${[...new Set(short)].join(', ')} of lease ` +
                        `"${name}"`,
                ]
                : []),
        ];
    });
}

// EXTERNAL MODULE: ./.build/flow/log.js
var log = __webpack_require__(7986);
;// CONCATENATED MODULE: ./.build/flow/export.js











/**
 * Exports all leases after every check that can still fail: files first, since they can be removed,
 * then everything else at once. Logs where each was exported; throws `EXPORT_FAILED` if a check
 * fails.
 */
function exportAll({ runtime, plan, journal, record }, obtained) {
    const parts = obtained.map((each) => planExport(runtime, each));
    throwIfAny(parts.flatMap(({ errors }) => errors));
    const profiles = awsProfiles(obtained);
    const variables = parts.flatMap(({ obtained: { config }, names }) => names.map((name) => ({ lease: config.name, name })));
    throwIfAny(duplicateNames([...variables, ...variablesOfProfiles(profiles.map(({ name }) => name))]));
    const env = new Map(parts.flatMap((part) => [...part.env]));
    const stored = parts.map((part) => [part, writeFiles(runtime, journal, part)]);
    for (const [{ obtained: each }, paths] of stored)
        for (const [name, path] of paths)
            env.set(`${each.config.prefix}${name}`, path);
    const handed = stored.map(([part, paths]) => outputsOfLease(part, { paths, returnable: revocableLeases(journal) }));
    for (const [name, value] of writeAwsConfig(runtime, journal, profiles))
        env.set(name, value);
    for (const line of exportNotices(runtime, env, parts))
        runtime.log('notice', line);
    for (const line of exportWarnings(runtime, env, parts))
        runtime.log('warning', line);
    const exposed = parts.map(({ obtained: each, where }) => ({ obtained: each, where }));
    const outputs = new Map([
        ...(0,output/* stepOutputs */.t)(handed, plan.form, runtime.now()),
        ['record', record],
    ]);
    runtime.exportValues({
        env,
        outputs,
        record: { path: record, lines: (0,audit/* leasedLines */.kQ)(runtime, exposed, journal) },
        ...(plan.step.summary && { summary: (0,audit/* leasedSummary */.tO)(runtime, exposed) }),
    });
    for (const line of (0,log/* describeExports */.hf)(runtime, plan, exposed))
        runtime.log('info', line);
    const missingId = (0,log/* missingStepIdWarning */.AF)(runtime, plan);
    if (missingId !== undefined)
        runtime.log('warning', missingId);
}
function planExport(runtime, obtained) {
    const { config, lease } = obtained;
    const { exports, prefix, name, prepared } = config;
    const values = (0,exports_values/* valuesOf */.sm)(lease);
    const env = exports.has('env')
        ? prefixedVariables(values, prefix)
        : new Map();
    const documents = exports.has('file') ? credentialFiles(name, lease) : [];
    const outputs = exports.has('output') ? values : new Map();
    const names = [...env.keys(), ...documents.map(({ variable }) => `${prefix}${variable}`)];
    // A name that is not known before the response was chosen by a server.
    const written = new Set([...prepared.names, ...pathVariables(prepared)].map((each) => `${prefix}${each}`));
    const errors = [
        ...names.flatMap((each) => {
            const error = written.has(each) ? reservedNameError(each) : chosenNameError(each);
            return error === undefined ? [] : [`${each} ${error}`];
        }),
        ...[...env].flatMap(([key, value]) => envValueError(key, value, runtime.job.windows) ?? []),
    ].map((each) => `lease "${name}": ${each}`);
    const where = [
        ...[...env.keys()].map((key) => `env:${key}`),
        ...[...outputs.keys()].map((key) => `output:${key}`),
        ...documents.map(({ variable }) => `file:${prefix}${variable}`),
        ...(exports.has('profile') ? [`profile:${name}`] : []),
    ];
    return { obtained, env, outputs, credentialFiles: documents, names, errors, where };
}
function throwIfAny(errors) {
    if (errors.length > 0)
        throw new core_failure/* Failure */.HR('EXPORT_FAILED', errors.join('\n'));
}
/** Writes the files of one lease, each after its journal entry; returns their paths by variable. */
function writeFiles(runtime, journal, part) {
    return new Map(part.credentialFiles.map(({ file, variable, content }) => [
        variable,
        writeFile(runtime, journal, { file, content }),
    ]));
}
function writeFile(runtime, journal, { file, content }) {
    const path = runtime.tempFilePath(file);
    journal.append({ kind: 'file', path });
    runtime.writeTempFile(path, typeof content === 'function' ? content(path) : content);
    return path;
}
const awsProfiles = (obtained) => obtained.flatMap(({ config: { name, exports }, lease: { credentials } }) => exports.has('profile') && credentials.kind === 'aws' ? [{ name, credentials }] : []);
/**
 * Writes one AWS configuration file for all leases with `export: profile`. Returns the variables
 * that name it.
 */
function writeAwsConfig(runtime, journal, profiles) {
    const [only, ...more] = profiles;
    if (!only)
        return new Map();
    const named = runtime.variable('AWS_CONFIG_FILE');
    const config = runtime.readText(named || '~/.aws/config');
    if (named && config === undefined)
        runtime.log('notice', 'AWS_CONFIG_FILE names no file that can be read; the new one begins empty');
    const credentials = runtime.readText(runtime.variable('AWS_SHARED_CREDENTIALS_FILE') || '~/.aws/credentials');
    const content = awsConfigWith({ config: config ?? '', credentials: credentials ?? '' }, profiles);
    const path = writeFile(runtime, journal, { file: 'aws-config', content });
    return new Map([
        ['AWS_CONFIG_FILE', path],
        ...(more.length === 0 ? [['AWS_PROFILE', only.name]] : []),
    ]);
}
/**
 * Returns the leases that post can revoke completely. Some providers can revoke only some leases,
 * or only parts of one.
 */
function revocableLeases({ entries }) {
    const receipts = entries.filter((entry) => entry.kind === 'receipt');
    const lasting = new Set(receipts.flatMap(({ lease, revocation }) => (revocation === null ? [lease] : [])));
    return new Set(receipts.flatMap(({ lease }) => (lasting.has(lease) ? [] : [lease])));
}
function outputsOfLease({ obtained: { config, lease }, outputs }, { paths, returnable: revoked, }) {
    const { name, from } = config;
    const extras = [...(0,exports_values/* outputOnlyValues */.ov)(lease)].filter(([key]) => key !== 'token' || outputs.size > 0);
    const ends = revoked.has(name) ? 'revoked' : 'expires';
    return {
        name,
        from,
        lease,
        ends,
        values: new Map([...outputs, ...paths]),
        extras: new Map(extras),
    };
}

// EXTERNAL MODULE: ./.build/flow/failureLog.js
var failureLog = __webpack_require__(9022);
// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
// EXTERNAL MODULE: ./.build/identity/issuer.js
var issuer = __webpack_require__(819);
// EXTERNAL MODULE: ./.build/identity/sources.js
var sources = __webpack_require__(3384);
;// CONCATENATED MODULE: ./.build/inputs/peer.js
/** Returns advice to write the value, unchanged or converted, into a field of this action. */
const to = (field, convert) => ({
    kind: 'field',
    field,
    convert,
});
/** Returns advice that replaces `true` by one line and `false` by another. */
const either = (on, off) => ({ kind: 'switch', on, off });
/** Returns advice for an input without an equivalent; the sentence says what to do. */
const why = (text) => ({ kind: 'sentence', text });
/** The field of this action has the same name and meaning. */
const same = { kind: 'same' };
/** Converts `900` or `900s` into `900s`; returns `undefined` for any other string. */
const seconds = (value) => /^\d{1,9}s?$/.test(value) ? `${value.replace('s', '')}s` : undefined;
/** Converts milliseconds into whole seconds, rounded up; `undefined` if they are not digits. */
const milliseconds = (value) => /^\d{1,9}$/.test(value) ? `${Math.max(1, Math.ceil(Number(value) / 1000))}s` : undefined;
/** Converts text separated by commas, spaces or lines into a YAML list. */
const list = (value) => `[${value
    .split(/[\s,]+/)
    .filter((item) => item !== '')
    .join(', ')}]`;
/**
 * Converts vault-action's `secrets` (entries `path selector | NAME`, separated by `;`) into the
 * lines of a `read` mapping. Returns `undefined` if an entry cannot be one line of `read`.
 */
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
    if (!path || !selector || rest.length > 0 || more.length > 0)
        return undefined;
    if (/^\*{1,2}$/.test(selector))
        return wildcardLine(path, selector, name);
    // A plain or quoted field name, which may contain dots, can be converted; JSONata cannot.
    const field = selector.replace(/^"(.*)"$/, '$1');
    if (!/^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/.test(field))
        return undefined;
    const variable = name || variableOf(field);
    return isVariable(variable) ? `${variable}: ${path}#${field}` : undefined;
}
function wildcardLine(path, selector, prefix) {
    // Without a prefix, the server would choose the names of the variables.
    if (!prefix)
        return undefined;
    const stem = selector === '**' && !prefix.endsWith('_') ? `${prefix}_` : prefix;
    return isVariable(stem) && stem.endsWith('_') ? `${stem}*: ${path}` : undefined;
}
/**
 * Returns the name that vault-action gives to a field without a name: the first dot becomes `__`,
 * further dots and hyphens are removed.
 */
const variableOf = (field) => field.replace('.', '__').replaceAll('-', '').replaceAll('.', '').toUpperCase();
const isVariable = (name) => /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name);

;// CONCATENATED MODULE: ./.build/inputs/peers.js

const longLived = 'remove it: this action takes no long-lived keys; the ID token of the run is exchanged instead';
const oidcOnly = 'remove it: this action logs in with the ID token of the run only';
const retries = 'remove it: attempts repeat within "timeout", at most ten, and only where a repeat can help';
const noRegistries = 'keep a login action after this step: this action does not log in to container registries';
const configureAwsCredentials = {
    action: 'configure-aws-credentials',
    version: '6.2.4',
    inputs: {
        audience: same,
        'aws-region': to('region'),
        'role-to-assume': to('role'),
        'role-duration-seconds': to('lifetime', seconds),
        'role-session-name': to('session-name'),
        'inline-session-policy': to('session-policy'),
        'managed-session-policies': to('managed-policies', list),
        'action-timeout-s': to('timeout', seconds),
        'aws-profile': why('write "export: profile"; the profile is named after the lease, in a file of its own'),
        'overwrite-aws-profile': why('remove it: "export: profile" never changes an existing file'),
        'output-credentials': either('export: output', 'remove it: nothing is an output unless "export" says so'),
        'output-env-credentials': either('export: env', 'export: profile'),
        'allowed-account-ids': why('remove it: the session is compared with the account in "role", and another is rejected'),
        'role-external-id': why('write it in "chain": a role assumed with an ID token takes no external ID, a chained one does'),
        'role-chaining': why('write the further role in "chain" of the same step'),
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
    version: '3.4.0',
    inputs: {
        role: same,
        namespace: same,
        url: to('address'),
        secrets: { ...to('read', readFromSecrets), block: true },
        jwtGithubAudience: to('audience'),
        path: to('mount'),
        exportEnv: either('export: env', 'export: output'),
        exportToken: either('export-credentials: true', 'remove it: that is the default'),
        outputToken: either('export-credentials: true', 'remove it: that is the default'),
        caCertificate: why('write "ca-certificate" with the PEM text itself, not in Base64'),
        method: why(oidcOnly),
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
        ignoreNotFound: why('remove it: a secret that does not exist fails the step'),
        secretEncodingType: why('write " | base64" after the path of each secret that is encoded'),
        tlsSkipVerify: why('remove it: certificates are always verified; write "ca-certificate" for a private authority'),
        extraHeaders: why('remove it: this action sends no headers of the workflow'),
        clientCertificate: why('remove it: this action presents no client certificate'),
        clientKey: why('remove it: this action presents no client certificate'),
    },
    outputs: {
        vault_token: '`token`, in a lease without `read` or with `export-credentials: true`',
        errorMessage: '`error-code`, and the annotation of the failed step',
    },
};
const googleAuth = {
    action: 'google-github-actions/auth',
    version: '3.0.0',
    inputs: {
        audience: same,
        delegates: same,
        universe: same,
        workload_identity_provider: to('workload-identity-provider'),
        service_account: to('service-account'),
        project_id: to('project'),
        access_token_lifetime: to('lifetime', seconds),
        access_token_scopes: to('scope', list),
        id_token_audience: to('token-audience'),
        token_format: why('write "token-type: access" or "token-type: id"'),
        create_credentials_file: either('export: file', 'export: env'),
        export_environment_variables: either('export: [env, file]', 'export: output'),
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
const amazonEcrLogin = {
    action: 'amazon-ecr-login',
    version: '2.1.7',
    inputs: {
        'http-proxy': why('set HTTPS_PROXY on the runner; proxy variables are honoured'),
        registries: why(noRegistries),
        'registry-type': why(noRegistries),
        'skip-logout': why(noRegistries),
        'mask-password': why(noRegistries),
    },
    outputs: { registry: 'none: keep amazon-ecr-login after this step' },
};
const dockerLogin = {
    action: 'docker/login-action',
    version: '4.6.0',
    inputs: {
        registry: why(noRegistries),
        username: why(noRegistries),
        password: why(noRegistries),
        scope: same,
        ecr: why(noRegistries),
        logout: why(noRegistries),
        'registry-auth': why(noRegistries),
    },
    outputs: {},
};
const getSecrets = {
    action: 'aws-secretsmanager-get-secrets',
    version: '2.0.0',
    inputs: {
        'secret-ids': why('keep that action after this step: "read" is for Vault'),
        'parse-json-secrets': why('keep that action after this step: "read" is for Vault'),
        'name-transformation': why('keep that action after this step: "read" is for Vault'),
        'auto-select-family-attempt-timeout': to('timeout', milliseconds),
    },
    outputs: {},
};
/** The actions that users migrate from; source of the errors, the migration pages and the tests. */
const peers = [
    configureAwsCredentials,
    vaultAction,
    googleAuth,
    azureLogin,
    createGithubAppToken,
    amazonEcrLogin,
    dockerLogin,
    getSecrets,
];

;// CONCATENATED MODULE: ./.build/inputs/peerAdvice.js


/** Returns the advice for an input that only another action has; `undefined` for any other. */
function peerAdvice(name, value) {
    for (const { action, inputs } of peers) {
        const found = Object.entries(inputs).find(([input]) => matches(input, name));
        if (found)
            return adviceSentence(action, found[1], value);
    }
    return undefined;
}
// The runner passes input names in capitals, so the case that the user wrote is lost.
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

// EXTERNAL MODULE: ./.build/core/url.js
var core_url = __webpack_require__(6586);
;// CONCATENATED MODULE: ./.build/inputs/reader.js



/**
 * Reads inputs and collects every error, so that one failed run reports all of them. An invalid
 * value yields a placeholder.
 */
class Reader {
    #source;
    constructor(page) {
        this.#source = page;
    }
    /** Returns an input as a string, or its default; `undefined` if there is neither. */
    optional(name) {
        const value = this.#value(name);
        if (value === undefined || typeof value === 'string')
            return value;
        return this.addError(name, 'must be text', '');
    }
    /** Returns a required input as a string. */
    text(name) {
        return this.optional(name) ?? this.addError(name, 'is required', '');
    }
    /** Returns a string that matches a pattern; `must` completes the sentence `"role" must be …`. */
    matching(name, pattern, must) {
        const value = this.optional(name);
        return value === undefined || pattern.test(value)
            ? value
            : this.addError(name, `must be ${must}${this.#received(name)}`, undefined);
    }
    oneOf(name, allowed) {
        const value = this.text(name);
        return (allowed.find((each) => each === value) ??
            this.addError(name, `must be one of ${allowed.join(', ')}${this.#received(name)}`, allowed[0]));
    }
    flag(name) {
        return this.oneOf(name, ['true', 'false']) === 'true';
    }
    /** Returns seconds from `90`, `900s`, `15m` or `1h`, within bounds. */
    duration(name, { min, max }) {
        const value = this.optional(name);
        if (value === undefined)
            return undefined;
        const [, digits, unit = ''] = /^(\d{1,9})([smh]?)$/.exec(value) ?? [];
        const seconds = Number(digits) * ({ m: 60, h: 3600 }[unit] ?? 1);
        if (seconds >= min && seconds <= max)
            return seconds;
        return this.addError(name, `must be a time such as 15m, 1h, 900s or 900, from ${min} s to ${max} ` +
            `s${this.#received(name)}`, undefined);
    }
    /** Returns an https URL (http only for loopback) without credentials, query or fragment. */
    address(name) {
        const value = this.optional(name);
        if (value === undefined)
            return undefined;
        const url = (0,core_url/* parseSafeUrl */.Q)(value);
        if (url && !url.search && !url.hash)
            return url;
        return this.addError(name, `must be an https address without credentials, query or fragment${this.#received(name)}`, undefined);
    }
    /** Returns a list of strings from `a`, `[a, b]` or lines that begin with a dash. */
    list(name) {
        const value = this.#value(name);
        const node = typeof value === 'string' && /^\s*[[-]/.test(value) ? this.#yaml(name, value) : value;
        if (node === undefined)
            return undefined;
        const items = typeof node === 'string'
            ? [node]
            : Array.isArray(node)
                ? node
                : undefined;
        if (items?.every((item) => typeof item === 'string') && items.length > 0)
            return items;
        return this.addError(name, 'must be a text or a list of texts, and not empty', undefined);
    }
    /** Returns a YAML mapping; in the flat form, it is a string that is parsed here. */
    map(name) {
        const value = this.yaml(name);
        if (value === undefined || value instanceof Map)
            return value;
        return this.addError(name, 'must be a YAML mapping, one `key: value` per line', undefined);
    }
    /** Returns YAML of any shape; a string is parsed. */
    yaml(name) {
        const value = this.#value(name);
        return typeof value === 'string' ? this.#yaml(name, value) : value;
    }
    /**
     * Adds an error: the name in quotes, then the sentence. Returns the placeholder, so that reading
     * continues.
     */
    addError(name, sentence, placeholder) {
        this.#source.errors.push(`${(0,sanitize/* quoted */.T)(`${this.#source.where}${name}`)} ${sentence}`);
        return placeholder;
    }
    /** Returns whether the user wrote the input; a default does not count. */
    has(name) {
        return this.#source.values.has(name);
    }
    #value(name) {
        const row = this.#source.fields.find((field) => field.name === name);
        if (!row)
            throw new core_failure/* Failure */.HR('INTERNAL', `no field is named "${name}"`);
        return this.#source.values.get(name) ?? row.default;
    }
    #yaml(name, text) {
        const parsed = this.#source.parse(text);
        if ('value' in parsed)
            return parsed.value;
        for (const error of parsed.errors)
            this.addError(name, `is not the YAML it should be: ${error}`, undefined);
        return undefined;
    }
    #received(name) {
        const { values, fields } = this.#source;
        const value = values.get(name);
        const secret = fields.find((field) => field.name === name)?.secret;
        return secret || typeof value !== 'string' ? '' : `; got ${(0,sanitize/* quoted */.T)(value)}`;
    }
}

;// CONCATENATED MODULE: ./.build/inputs/simpleYaml.js
const LARGEST = 64 * 1024;
const DEEPEST = 4;
// A key, then nothing or a string: plain, or in quotes without any character that would need an
// escape.
const LINE = /^( *)([A-Za-z_][\w.-]{0,99}):(?: +(?:([A-Za-z0-9_/.][!-~]*(?: +[!-~]+)*)|"([ !#-[\]-~]*)"|'([ -&(-~]*)'))? *$/;
// A string of one word.
const WORD = /^[A-Za-z_]\w{0,99}$/;
// Sequences that end a plain string, or start a key or a comment in it.
const AMBIGUOUS = /:(?: |$)| #/;
/**
 * Parses the simplest YAML, which most workflows use: a word, or mappings of one-line strings.
 * Returns `undefined` for any other input, valid or not. The library gives the same result for the
 * input that is parsed here, at five times the cost.
 */
function parseSimpleYaml(text) {
    if (text.length > LARGEST)
        return undefined;
    if (WORD.test(text))
        return text;
    const lines = [];
    for (const each of text.split('\n')) {
        if (/^ *$/.test(each))
            continue;
        const [, indent = '', key = '', bare, double, single] = LINE.exec(each) ?? [];
        if (key === '' || (bare !== undefined && AMBIGUOUS.test(bare)))
            return undefined;
        lines.push({ indent: indent.length, key, value: bare ?? double ?? single });
    }
    const map = takeMapping(lines, 1);
    return lines.length === 0 ? map : undefined;
}
/** Removes the lines of one mapping from the front; returns `undefined` if one is not simple. */
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
// EXTERNAL MODULE: ./.build/inputs/yaml.js + 1 modules
var yaml = __webpack_require__(4813);
// EXTERNAL MODULE: ./.build/providers/aws/role.js
var aws_role = __webpack_require__(4990);
;// CONCATENATED MODULE: ./.build/providers/aws/chain.js



const KEYS = ['role', 'external-id', 'tags', 'transitive-tags', 'source-identity'];
const MOST_TAGS = 50;
const TAG_KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
/** Returns the roles of `chain` in order; reports invalid entries. */
function parseChain(read, customEndpoint) {
    const node = read.yaml('chain');
    if (node === undefined)
        return [];
    if (!Array.isArray(node) || node.length === 0)
        return read.addError('chain', 'must be a YAML list of mappings, each with a "role", and not empty', []);
    return node.map((entry, index) => {
        const addError = (sentence) => read.addError('chain', `is mistaken in entry ${index + 1}: ${sentence}`, undefined);
        return parseChainedRole(entry, customEndpoint, addError);
    });
}
function parseChainedRole(entry, customEndpoint, addError) {
    const map = entry instanceof Map ? entry : new Map();
    if (!(entry instanceof Map))
        addError('it must be a mapping with a "role"');
    for (const key of [...map.keys()].filter((each) => !KEYS.includes(each))) {
        const meant = (0,suggest/* suggest */.Z)(key, KEYS);
        addError(`${(0,sanitize/* quoted */.T)(key)} is not one of ` +
            `${KEYS.join(', ')}${meant === undefined ? '' : `; did you mean "${meant}"?`}`);
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
/**
 * Checks a value against a pattern. The error does not show it: an external id may come from a
 * secret.
 */
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
            addError(`tag ${(0,sanitize/* quoted */.T)(key)}: key and value must be texts of at most 128 and 256 letters, ` +
                `digits, whitespace and _ . : / = + - @`);
    }
    if (tags.length > MOST_TAGS)
        addError(`"tags" may hold ${MOST_TAGS}; got ${tags.length}`);
    const alike = tags.length - new Set(tags.map(([key]) => key.toLowerCase())).size;
    if (alike > 0)
        addError('"tags" has keys that differ in nothing but letter case, which AWS takes for the same');
    return new Map(tags);
}
function parseTransitiveTags(node, tags, addError) {
    if (node === undefined)
        return [];
    const keys = typeof node === 'string' ? [node] : Array.isArray(node) ? node : [];
    const known = keys.filter((key) => typeof key === 'string' && tags.has(key));
    if (keys.length === 0 || known.length < keys.length)
        addError('"transitive-tags" must be a list of keys that stand in "tags"');
    return known;
}

// EXTERNAL MODULE: ./.build/providers/aws/partitions.js
var partitions = __webpack_require__(4117);
// EXTERNAL MODULE: ./.build/providers/aws/sessionName.js
var sessionName = __webpack_require__(7575);
;// CONCATENATED MODULE: ./.build/providers/aws/sessionPolicies.js

// STS counts the inline policy and the ARNs together.
const LONGEST = 2048;
const MOST = 10;
/** Reads `session-policy` and `managed-policies`; `account` is the account of the leased role. */
function parseSessionPolicies(read, account) {
    const policy = parsePolicy(read);
    const managed = read.list('managed-policies') ?? [];
    for (const arn of managed) {
        const [, owner] = /^arn:[\w-]+:iam::(\d{12}|aws):policy\/[\x21-\x7e]{1,600}$/.exec(arn) ?? [];
        if (owner === undefined)
            read.addError('managed-policies', `must name each policy by its ARN, such as arn:aws:iam::aws:policy/ReadOnlyAccess; ` +
                `got ${(0,sanitize/* quoted */.T)(arn)}`, 0);
        else if (owner !== 'aws' && account !== '' && owner !== account)
            read.addError('managed-policies', `must be policies of AWS or of the role's account ${account}; got ${(0,sanitize/* quoted */.T)(arn)}`, 0);
    }
    if (managed.length > MOST)
        read.addError('managed-policies', `may name ${MOST} policies; got ${managed.length}`, 0);
    const size = [policy ?? '', ...managed].join('').length;
    if (size > LONGEST) {
        const together = managed.length > 0 ? ' together with "managed-policies"' : '';
        read.addError('session-policy', `must not be longer than ${LONGEST} characters${together}; got ${size} without whitespace`, 0);
    }
    return { policy, managed };
}
function parsePolicy(read) {
    const text = read.optional('session-policy');
    if (text === undefined)
        return undefined;
    if (!isObject(text))
        return read.addError('session-policy', 'must be a JSON object, as IAM writes a policy', undefined);
    // Only whitespace outside strings is removed; AWS receives everything else as the user wrote it.
    const compact = text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
    if (/[^\u0020-\u00ff]/.test(compact))
        return read.addError('session-policy', 'may hold the characters up to U+00FF only; write others as \\u escapes', undefined);
    return compact;
}
function isObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null && !Array.isArray(value);
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.build/providers/aws/config.js






const HOUR = 3600;
const DENY_ALL = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';
const LIFETIME = { min: 900, max: 12 * HOUR };
/** Reads all inputs of `from: aws`; an invalid input adds an error and yields a placeholder. */
function parseConfig(read) {
    const address = read.address('address');
    const customEndpoint = read.has('address');
    const role = ownRole(read, customEndpoint);
    const chain = parseChain(read, customEndpoint);
    const region = parseRegion(read, customEndpoint);
    // A session that should not exist lives as shortly as possible and may do nothing.
    const isTest = read.flag('must-be-rejected');
    if (!customEndpoint)
        samePartition(read, region, [role, ...chain.map((hop) => hop.role)]);
    return {
        ...{ role, chain, region, customEndpoint },
        endpoint: endpointHost(read, region, address),
        lifetime: isTest ? LIFETIME.min : parseLifetime(read, chain),
        sessionName: read.matching('session-name', sessionName/* SESSION_NAME */.z, '2 to 64 letters, digits and _ + = , . @ -'),
        policies: isTest
            ? { policy: DENY_ALL, managed: [] }
            : parseSessionPolicies(read, (chain.at(-1)?.role ?? role).account),
    };
}
function ownRole(read, customEndpoint) {
    const role = (0,aws_role/* parseRole */.gP)(read.optional('role') ?? '', customEndpoint);
    return 'error' in role ? read.addError('role', role.error, aws_role/* PLACEHOLDER_ROLE */.Lk) : role;
}
const HINT = 'Where a log shows it as ***, it is stored as a secret: a region is none, so keep it in a ' +
    'variable';
function parseRegion(read, customEndpoint) {
    const region = read.optional('region') ?? '';
    const sentence = regionMistake(region, customEndpoint);
    return sentence === undefined ? region : read.addError('region', sentence, '');
}
function regionMistake(region, customEndpoint) {
    if (region === '')
        return ('is required, such as eu-central-1; where a secret or variable was to fill it, ' +
            'that one ' +
            'is empty or out of reach');
    if (region.includes('*'))
        return ('is the *** by which a log hides a secret, and not the region itself; keep the ' +
            'region in ' +
            'a variable');
    if (/\s/.test(region))
        return (`holds a blank or a line break: ${(0,sanitize/* quoted */.T)(region)}; perhaps it was saved with the ` +
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
    read.addError('region', `is ${(0,sanitize/* quoted */.T)(region)}, in partition ${id}, where this role cannot be: ${named}`, 0);
}
function endpointHost(read, region, address) {
    const variant = { fips: read.flag('fips'), dualStack: read.flag('dual-stack') };
    if (address === undefined && (region !== partitions/* GLOBAL */.M_ || !(variant.fips || variant.dualStack)))
        return (0,partitions/* regionalEndpoint */.N2)(region || 'us-east-1', variant);
    const reason = address === undefined
        ? `has no effect on the region ${partitions/* GLOBAL */.M_}; name a region`
        : 'cannot stand beside "address", which names the host';
    if (variant.fips)
        read.addError('fips', reason, 0);
    if (variant.dualStack)
        read.addError('dual-stack', reason, 0);
    return address ?? (0,partitions/* regionalEndpoint */.N2)(partitions/* GLOBAL */.M_, variant);
}
function parseLifetime(read, chain) {
    const lifetime = read.duration('lifetime', LIFETIME) ?? HOUR;
    if (chain.length === 0 || lifetime <= HOUR)
        return lifetime;
    const sentence = `must not exceed 1h with "chain": AWS ends the session of a role that was ` +
        `assumed by a ` +
        `role after an hour, whatever the roles allow; got ${lifetime} s`;
    return read.addError('lifetime', sentence, HOUR);
}

;// CONCATENATED MODULE: ./.build/providers/aws/fields.js
/** The inputs of `from: aws`. */
const fields = [
    {
        name: 'role',
        description: 'The full ARN of the role to assume, such as `arn:aws:iam::123456789012:role/deploy`. ' +
            'Required.',
    },
    {
        name: 'region',
        description: 'The region whose STS is asked, and that later steps get as `AWS_REGION`, such as ' +
            '`eu-central-1`. Required.',
    },
    {
        name: 'session-name',
        description: 'The name of the session in CloudTrail. By default repository, run, attempt, lease and ' +
            'six random characters, so that each session can be told apart and ended alone.',
    },
    {
        name: 'session-policy',
        description: 'A policy in JSON that narrows the session below its role: what both allow is allowed.',
    },
    {
        name: 'managed-policies',
        description: 'ARNs of up to ten managed policies that narrow the session likewise: text or a list.',
    },
    {
        name: 'chain',
        description: 'Further roles, each assumed by the one before it: a YAML list of mappings with ' +
            '`role`, and where wanted `external-id`, `tags` (a mapping), `transitive-tags` (a list of ' +
            'their keys) and `source-identity`. The last one is leased, for an hour at most.',
    },
    {
        name: 'address',
        description: 'Another STS than that of AWS, such as one of MinIO, Ceph or LocalStack.',
    },
    {
        name: 'fips',
        default: 'false',
        description: 'Use the FIPS 140 endpoint.',
    },
    {
        name: 'dual-stack',
        default: 'false',
        description: 'Whether the host that is reached by IPv6, too, is asked.',
    },
];

;// CONCATENATED MODULE: ./.build/providers/aws/index.js



const aws_outputs = {
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
const load = () => __webpack_require__.e(/* import() */ "aws-assume").then(__webpack_require__.bind(__webpack_require__, 8095));
/** Leases sessions of IAM roles from AWS STS or a server that implements its protocol. */
const aws = {
    title: 'AWS',
    fields: fields,
    outputs: aws_outputs,
    usualExports: ['env', 'profile'],
    configure(read) {
        const config = parseConfig(read);
        const { role, chain, region, endpoint, customEndpoint, lifetime, sessionName, policies } = config;
        const { id: partition } = (0,partitions/* partitionOf */.iQ)(region);
        // A token that AWS would accept must not reach a server that is not AWS.
        const known = customEndpoint ? (0,partitions/* partitionOfSts */.qe)(endpoint.hostname) : partition;
        return {
            audience: known === undefined ? endpoint.origin : (0,partitions/* audienceOf */.Ox)(known),
            audienceOwner: known === undefined ? endpoint.origin : `aws:${known}`,
            tokenUse: 'many',
            host: endpoint.host,
            origins: [new URL(endpoint.origin)],
            names: Object.keys(aws_outputs).filter((name) => name.startsWith('AWS_')),
            requested: {
                ...{ role: role.arn, region, lifetime: `${lifetime} s` },
                ...(sessionName !== undefined && { 'session-name': sessionName }),
                ...(policies.policy !== undefined && {
                    'session-policy': `${policies.policy.length} characters`,
                }),
                ...(policies.managed.length > 0 && { 'managed-policies': policies.managed }),
                ...(chain.length > 0 && { chain: chain.map((hop) => hop.role.arn) }),
            },
            maxLifetime: lifetime,
            trust: customEndpoint
                ? undefined
                : { kind: 'aws', partition: role.partition, account: role.account, role: role.name },
            preload: load,
            exchange: async (leaseSession) => (await load()).assume(config, leaseSession),
        };
    },
};

;// CONCATENATED MODULE: ./.build/providers/azure/clouds.js
/** The settings of the clouds that are available to the public. */
const clouds = {
    public: {
        authority: 'login.microsoftonline.com',
        audience: 'api://AzureADTokenExchange',
        scope: 'https://management.azure.com/.default',
        terraform: 'public',
    },
    government: {
        authority: 'login.microsoftonline.us',
        audience: 'api://AzureADTokenExchangeUSGov',
        scope: 'https://management.usgovcloudapi.net/.default',
        terraform: 'usgovernment',
    },
    china: {
        authority: 'login.chinacloudapi.cn',
        audience: 'api://AzureADTokenExchangeChina',
        scope: 'https://management.chinacloudapi.cn/.default',
        terraform: 'china',
    },
};
/** The hosts of Entra, with the aliases that its instance metadata lists for each cloud. */
const entraHosts = new Set([
    ...Object.values(clouds).map(({ authority }) => authority),
    'login.microsoft.com',
    'login.windows.net',
    'sts.windows.net',
    'login.usgovcloudapi.net',
    'login.partner.microsoftonline.cn',
]);

;// CONCATENATED MODULE: ./.build/providers/azure/config.js

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TENANT = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;
/** Reads all inputs; an invalid input adds an error. */
function config_parseConfig(read) {
    if (read.has('lifetime'))
        read.addError('lifetime', 'is decided by Entra alone, by the policy of the tenant: mostly 60 to 90 minutes', undefined);
    for (const name of ['tenant-id', 'client-id'])
        if (!read.has(name))
            read.addError(name, 'is required', undefined);
    const cloudName = read.oneOf('cloud', ['public', 'government', 'china']);
    const cloud = clouds[cloudName];
    return {
        ...{ cloudName, cloud },
        tenantId: read.matching('tenant-id', TENANT, 'the id of a tenant or one of its domains') ?? '',
        clientId: read.matching('client-id', ID, 'a client id, such as 5a0b9c1e-2f6d-4c57-8a43-0d1c9a7c3b22') ??
            '',
        subscriptionId: read.matching('subscription-id', ID, 'the id of a subscription'),
        tokens: parseTokens(read, cloud),
    };
}
function parseTokens(read, cloud) {
    const scopes = read.list('scope') ?? [cloud.scope];
    const names = read.list('names') ?? [];
    for (const scope of scopes) {
        if (!/^[^\s]+\/\.default$/.test(scope))
            read.addError('scope', 'must end in /.default: an application gets all that it was granted, or nothing', undefined);
    }
    if (names.length !== scopes.length) {
        read.addError('names', `must name a variable for each scope: ${scopes.length} of them, not ${names.length}`, undefined);
    }
    if (new Set(names).size !== names.length)
        read.addError('names', 'must name each variable once', undefined);
    return new Map(scopes.map((scope, i) => [names[i] ?? '', scope]));
}

;// CONCATENATED MODULE: ./.build/providers/azure/fields.js
/** The inputs of `from: azure`. */
const fields_fields = [
    { name: 'tenant-id', description: 'The id of the Entra tenant, or one of its domains.' },
    {
        name: 'client-id',
        description: 'The client id of the application or of the user-assigned managed identity.',
    },
    {
        name: 'scope',
        description: 'What the token is for, as `RESOURCE/.default`; a list leases a token for each. ' +
            'Default: Azure Resource Manager of the `cloud`.',
    },
    {
        name: 'names',
        default: 'AZURE_ACCESS_TOKEN',
        description: 'The variables under which the tokens are exported, one for each scope, in the same order.',
    },
    {
        name: 'cloud',
        default: 'public',
        description: '`public`, `government` or `china`: authority, audience and default scope follow.',
    },
    {
        name: 'subscription-id',
        description: 'The id of the subscription, for `AZURE_SUBSCRIPTION_ID` and `ARM_SUBSCRIPTION_ID`.',
    },
];

// EXTERNAL MODULE: ./.build/providers/azure/names.js
var names = __webpack_require__(9850);
;// CONCATENATED MODULE: ./.build/providers/azure/index.js



const DAY = 86_400;
const azure_load = () => __webpack_require__.e(/* import() */ "azure-exchange").then(__webpack_require__.bind(__webpack_require__, 4334));
/**
 * Leases Azure tokens through a federated credential of an application or a managed identity. They
 * cannot be revoked and remain valid until they expire.
 */
const azure = {
    title: 'Azure',
    fields: fields_fields,
    outputs: names/* outputs */.V4,
    usualExports: ['env', 'output'],
    configure(read) {
        const config = config_parseConfig(read);
        const { cloudName, cloud, tenantId, clientId, subscriptionId, tokens } = config;
        return {
            audience: cloud.audience,
            audienceOwner: `azure ${cloudName}`,
            tokenUse: 'many',
            host: cloud.authority,
            origins: [new URL(`https://${cloud.authority}`)],
            names: [...tokens.keys(), ...(0,names/* identifiers */.H2)(config).map(([name]) => name)],
            requested: {
                'tenant-id': tenantId,
                'client-id': clientId,
                scope: [...tokens.values()],
                cloud: cloudName,
                ...(subscriptionId !== undefined && { 'subscription-id': subscriptionId }),
            },
            maxLifetime: DAY,
            trust: { kind: 'azure', clientId },
            preload: azure_load,
            exchange: async (leaseSession) => (await azure_load()).exchange(config, leaseSession),
        };
    },
};

// EXTERNAL MODULE: ./.build/providers/gcp/adcFile.js
var adcFile = __webpack_require__(3463);
;// CONCATENATED MODULE: ./.build/providers/gcp/config.js
const PROVIDER = /^projects\/([^/]+)\/locations\/global\/workloadIdentityPools\/([a-z0-9-]+)(?:\/providers\/([a-z0-9-]+))?$/;
const EMAIL = /^(?:[A-Za-z0-9._-]+@[A-Za-z0-9.-]+\.[a-z]{2,}|\d{15,25})$/;
const EMAIL_RULE = 'the e-mail address of a service account, such as ci@my-project.iam.gserviceaccount.com, ' +
    'or its unique id';
const config_HOUR = 3600;
/** Reads all inputs; an invalid input adds an error. */
function gcp_config_parseConfig(read) {
    const account = parseAccount(read);
    const domain = /^[^@]+@([a-z][a-z0-9-]{4,28}[a-z0-9])\.iam\.gserviceaccount\.com$/.exec(account?.email ?? '');
    return {
        provider: parseProvider(read),
        universe: read.matching('universe', /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'a domain such as googleapis.com') ?? 'googleapis.com',
        scopes: read.list('scope') ?? [],
        project: read.optional('project') ?? domain?.[1],
        account,
    };
}
function parseProvider(read) {
    const value = read.text('workload-identity-provider');
    if (value === '')
        return value;
    const [, project, , provider] = PROVIDER.exec(value) ?? [];
    if (project === undefined) {
        const prefixed = value.startsWith('//') || value.startsWith('http');
        const hint = prefixed ? ', without anything before projects/' : '';
        return read.addError('workload-identity-provider', `must be projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER${hint}`, '');
    }
    if (provider === undefined)
        return read.addError('workload-identity-provider', 'names a pool; add /providers/ and the name of the provider in it', '');
    if (/^\d+$/.test(project))
        return value;
    const id = /^[a-z0-9:.-]+$/.test(project) ? project : 'PROJECT';
    return read.addError('workload-identity-provider', `must name the project by its number, not its id; ask: gcloud projects describe ${id} ` +
        `--format="value(projectNumber)"`, '');
}
function parseAccount(read) {
    const email = read.matching('service-account', EMAIL, EMAIL_RULE);
    const id = read.oneOf('token-type', ['access', 'id']) === 'id';
    const tokenAudience = read.optional('token-audience');
    if (id && tokenAudience === undefined)
        read.addError('token-audience', 'is required with "token-type: id"', undefined);
    if (!id && tokenAudience !== undefined)
        read.addError('token-audience', 'belongs to "token-type: id"', undefined);
    if (id && read.has('lifetime'))
        read.addError('lifetime', 'is always an hour for an ID token of Google', undefined);
    const delegates = read.list('delegates') ?? [];
    for (const delegate of delegates)
        if (!EMAIL.test(delegate))
            read.addError('delegates', `must hold ${EMAIL_RULE}`, undefined);
    if (!read.has('service-account'))
        return checkWithoutAccount(read);
    const lifetime = read.duration('lifetime', { min: 60, max: 12 * config_HOUR }) ?? config_HOUR;
    return { email: email ?? '', delegates, lifetime, tokenAudience };
}
/** Reports inputs that have no effect without a service account. */
function checkWithoutAccount(read) {
    if (read.optional('token-type') === 'id')
        read.addError('service-account', 'is required with "token-type: id"', undefined);
    if (read.has('delegates'))
        read.addError('service-account', 'is required beside "delegates"', undefined);
    if (read.has('lifetime')) {
        read.addError('lifetime', 'cannot be chosen without "service-account": a federated token dies with the ID token, ' +
            'after five minutes', undefined);
    }
}

;// CONCATENATED MODULE: ./.build/providers/gcp/fields.js
/** The inputs of `from: gcp`. */
const gcp_fields_fields = [
    {
        name: 'workload-identity-provider',
        description: 'The full resource name of the workload identity provider, ' +
            '`projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER`.',
    },
    {
        name: 'service-account',
        description: 'The e-mail address of the service account to impersonate. Without one the federated ' +
            'token itself is leased, which dies with the ID token after five minutes.',
    },
    {
        name: 'delegates',
        description: 'Service accounts between the federated identity and `service-account`, in the order ' +
            'of the chain.',
    },
    {
        name: 'scope',
        default: 'https://www.googleapis.com/auth/cloud-platform',
        description: 'The scopes of the access token; text or a list.',
    },
    {
        name: 'token-type',
        default: 'access',
        description: '`access`, or `id` for an ID token of the service account.',
    },
    {
        name: 'token-audience',
        description: 'The audience of that ID token, such as the address of a Cloud Run service.',
    },
    {
        name: 'project',
        description: 'The id of the project for `GOOGLE_CLOUD_PROJECT` and its kin; by default the one in ' +
            'the address of the service account.',
    },
    {
        name: 'universe',
        default: 'googleapis.com',
        description: 'The domain of the universe, for clouds that are operated apart.',
    },
];

// EXTERNAL MODULE: ./.build/providers/gcp/names.js
var gcp_names = __webpack_require__(2027);
;// CONCATENATED MODULE: ./.build/providers/gcp/index.js




const gcp_HOUR = 3600;
const gcp_load = () => __webpack_require__.e(/* import() */ "gcp-exchange").then(__webpack_require__.bind(__webpack_require__, 3625));
/**
 * Leases Google Cloud tokens by workload identity federation. They cannot be revoked and remain
 * valid until they expire.
 */
const gcp = {
    title: 'Google Cloud',
    fields: gcp_fields_fields,
    outputs: gcp_names/* outputs */.V4,
    usualExports: ['file', 'env'],
    configure(read) {
        const config = gcp_config_parseConfig(read);
        const { provider, universe, account, scopes } = config;
        const hosts = [`sts.${universe}`, ...(account ? [`iamcredentials.${universe}`] : [])];
        return {
            // Google itself must not accept a token that is meant for another universe.
            audience: `https://iam.${universe}/${provider}`,
            audienceOwner: `gcp ${universe}`,
            tokenUse: 'many',
            host: hosts[0] ?? '',
            origins: hosts.map((host) => new URL(`https://${host}`)),
            names: (0,gcp_names/* variableNames */.zo)(config),
            ...(0,adcFile/* adcFileNames */.v$)(config),
            requested: {
                'workload-identity-provider': provider,
                scope: scopes,
                ...(account && { 'service-account': account.email, lifetime: `${account.lifetime}s` }),
                ...(account && account.delegates.length > 0 && { delegates: account.delegates }),
                ...(account?.tokenAudience !== undefined && { 'token-audience': account.tokenAudience }),
            },
            maxLifetime: account ? Math.max(account.lifetime, gcp_HOUR) : gcp_HOUR,
            trust: { kind: 'gcp', provider, universe, account: account?.delegates[0] ?? account?.email },
            preload: gcp_load,
            exchange: async (leaseSession) => (await gcp_load()).exchange(config, leaseSession),
        };
    },
};

// EXTERNAL MODULE: ./.build/providers/oauth/responsePaths.js
var responsePaths = __webpack_require__(1171);
;// CONCATENATED MODULE: ./.build/providers/oauth/endpointSource.js
/** Returns an address at the server that receives the ID token. */
const receiverOf = (place) => place.kind === 'discover' ? (place.token ?? place.url) : place.url;

;// CONCATENATED MODULE: ./.build/providers/oauth/revocationConfig.js

/** Reads `revoke` and `revoke-address`. */
function parseRevocation(read, place) {
    const address = read.address('revoke-address');
    if (!read.has('revoke')) {
        if (read.has('revoke-address'))
            read.addError('revoke', 'is required beside "revoke-address": rfc7009 or delete', undefined);
        return place.kind === 'discover' ? { kind: 'discovered' } : { kind: 'none' };
    }
    const kind = read.oneOf('revoke', ['rfc7009', 'delete', 'none']);
    switch (kind) {
        case 'none':
            return { kind };
        case 'rfc7009':
            if (place.kind === 'address' && !read.has('revoke-address'))
                read.addError('revoke-address', 'is required for "revoke: rfc7009"', undefined);
            return { kind, address };
        case 'delete':
            if (place.kind === 'discover' && !place.token && !read.has('revoke-address'))
                read.addError('revoke-address', 'is required for "revoke: delete"', undefined);
            return { kind, address: address ?? receiverOf(place) };
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
/** Reads all inputs; an invalid input adds an error. */
function oauth_config_parseConfig(read) {
    if (read.has('lifetime')) {
        read.addError('lifetime', 'is decided by the server here; where it takes a wish, put its own field into "parameters"', undefined);
    }
    const grant = read.oneOf('grant', ['token-exchange', 'jwt-bearer', 'client-credentials', 'none']);
    const clientId = read.optional('client-id');
    const clientSecret = read.optional('client-secret');
    if (clientSecret !== undefined && clientId === undefined)
        read.addError('client-secret', 'needs "client-id" beside it', undefined);
    const source = parseSource(read);
    const form = parseForm(read, grant, clientSecret === undefined ? clientId : undefined);
    if (clientSecret !== undefined && form.tokenIn === 'bearer') {
        read.addError('client-secret', 'and "token-in: bearer" both want the Authorization header', undefined);
    }
    return {
        source,
        form,
        clientId,
        clientSecret,
        paths: (0,responsePaths/* parsePaths */.I)(read),
        revocation: parseRevocation(read, source),
    };
}
function parseSource(read) {
    const [address, issuer] = [read.address('address'), read.address('discover')];
    if (!read.has('address') && !read.has('discover'))
        read.addError('address', 'or "discover" is required', undefined);
    return issuer
        ? { kind: 'discover', url: issuer, issuer: read.text('discover'), token: address }
        : { kind: 'address', url: address ?? new URL('https://placeholder.invalid') };
}
function parseForm(read, grant, client) {
    const method = read.oneOf('http-method', ['POST', 'GET']);
    const body = read.oneOf('body', ['form', 'json', 'none']);
    const tokenIn = read.oneOf('token-in', ['body', 'bearer', 'query']);
    if (method === 'GET' && body !== 'none')
        read.addError('http-method', 'GET has no body; write "body: none"', undefined);
    if (tokenIn === 'body' && body === 'none')
        read.addError('token-in', 'must be bearer or query when "body" is none', undefined);
    const tokenField = read.optional('token-field') ?? TOKEN_FIELD[grant];
    if (tokenField === '' && tokenIn !== 'bearer')
        read.addError('token-field', 'is required when "grant" is none', undefined);
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
            read.addError(name, 'belongs to "grant: token-exchange"', undefined);
    }
    const all = {
        ...own,
        client_id: client,
        scope: read.list('scope')?.join(' '),
        resource: resource?.length === 1 ? resource[0] : resource,
    };
    return new Map(Object.entries(all).filter((entry) => entry[1] !== undefined));
}
/** Reads a token type as a URI; for the types of RFC 8693, the last segment is enough. */
function parseType(read, name) {
    const value = read.optional(name);
    return value === undefined || value.includes(':') ? value : `${URN}token-type:${value}`;
}
function addParameters(read, fields, { body, tokenField }) {
    const parameters = read.map('parameters') ?? new Map();
    for (const [name, value] of parameters) {
        if (SECRETS.test(name))
            read.addError('parameters', `holds ${name}, which is a secret and would not be masked; use "client-secret"`, undefined);
        if (fields.has(name) || name === tokenField)
            read.addError('parameters', `sets ${name}, which another input sets already`, undefined);
        if (body !== 'json' && !flat(value))
            read.addError('parameters', `nests a map under ${name}, which only "body: json" can carry`, undefined);
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
    (Array.isArray(value) && value.every((each) => typeof each === 'string'));

;// CONCATENATED MODULE: ./.build/providers/oauth/fields.js
/** The inputs of `from: oauth`. */
const oauth_fields_fields = [
    {
        name: 'address',
        description: 'The token endpoint. Beside `discover` only where the issuer names one of another origin.',
    },
    {
        name: 'discover',
        description: 'The issuer whose published metadata names the token endpoint and the revocation ' +
            'endpoint (RFC 8414, OpenID). Both must be of its origin, or of that of `address`.',
    },
    {
        name: 'grant',
        default: 'token-exchange',
        description: 'How the ID token is presented: `token-exchange` (RFC 8693), `jwt-bearer` (RFC 7523, ' +
            'as an assertion), `client-credentials` (as the assertion of a client), or `none` for ' +
            'servers with a form of their own.',
    },
    { name: 'client-id', description: 'The client id, where the server knows clients.' },
    {
        name: 'client-secret',
        secret: true,
        description: 'The secret of that client, where the server insists on one beside the ID token; sent ' +
            'by HTTP Basic.',
    },
    { name: 'scope', description: 'The scopes to ask for: text or a list.' },
    {
        name: 'resource',
        description: 'Where the token is to be used (RFC 8707): an address or a list of them.',
    },
    {
        name: 'requested-type',
        description: 'The type of token to ask for, as a URI, or the last word of one of RFC 8693 such as ' +
            '`access_token`.',
    },
    {
        name: 'subject-type',
        description: 'What the ID token is called in a token exchange: `jwt` (default), `id_token`, or a ' +
            'URI of the server’s own.',
    },
    {
        name: 'parameters',
        description: 'A YAML map of further fields of the request. A value of `<now>` becomes the time of ' +
            'the request.',
    },
    { name: 'http-method', default: 'POST', description: '`POST` or `GET`.' },
    {
        name: 'body',
        default: 'form',
        description: '`form`, `json`, or `none`: then all fields stand in the query.',
    },
    {
        name: 'token-in',
        default: 'body',
        description: 'Where the ID token stands: `body`, `bearer` (the Authorization header) or `query`.',
    },
    {
        name: 'token-field',
        description: 'The name of the field that holds the ID token; known for every grant but `none`.',
    },
    {
        name: 'token-path',
        default: 'access_token',
        description: 'Where the leased token stands in the response: names and indices with dots between ' +
            'them, such as `data.0.token`.',
    },
    {
        name: 'expires-path',
        default: 'expires_in',
        description: 'Where the end of the lease stands in the response: seconds from now, seconds since ' +
            'the epoch, or RFC 3339.',
    },
    {
        name: 'names',
        default: 'ACCESS_TOKEN',
        description: 'The variables under which the token is exported: text, a list, or a YAML map of ' +
            'variable to path where a response holds several values.',
    },
    {
        name: 'single-use',
        default: 'false',
        description: '`true` for servers that refuse an ID token which they have seen before: no two leases ' +
            'then share one.',
    },
    {
        name: 'revoke',
        description: 'How the token is revoked: `rfc7009`, `delete` (with the token as bearer) or `none`. ' +
            'Default: what `discover` finds, else `none`.',
    },
    {
        name: 'revoke-address',
        description: 'Where the token is revoked; default: what `discover` finds, and for `delete` the ' +
            'address itself.',
    },
];

;// CONCATENATED MODULE: ./.build/providers/oauth/index.js



const oauth_load = () => __webpack_require__.e(/* import() */ "oauth-exchange").then(__webpack_require__.bind(__webpack_require__, 1435));
/** Leases tokens from any token endpoint that accepts an ID token, by configuration. */
const oauth = {
    title: 'OAuth 2.0 and other token endpoints',
    fields: oauth_fields_fields,
    outputs: { ACCESS_TOKEN: 'The leased token, unless `names` says otherwise.' },
    usualExports: ['output', 'env'],
    configure(read) {
        const config = oauth_config_parseConfig(read);
        const { source, form, clientId, paths, revocation } = config;
        const receiver = receiverOf(source);
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
            requested: {
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
            preload: oauth_load,
            exchange: async (leaseSession) => (await oauth_load()).exchange(config, leaseSession),
        };
    },
};

;// CONCATENATED MODULE: ./.build/providers/octo-sts/fields.js
/** The inputs of `from: octo-sts`. */
const octo_sts_fields_fields = [
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

;// CONCATENATED MODULE: ./.build/providers/octo-sts/index.js

// GitHub's installation tokens are valid for an hour. The server issues a new one for each request
// and does not state the expiry.
const LIFETIME_S = 3600;
const SCOPE = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\/[A-Za-z0-9._-]{1,100})?$/;
const IDENTITY = /^(?!.*\.sts\.ya?ml$)[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const octo_sts_load = () => __webpack_require__.e(/* import() */ "octo-sts-exchange").then(__webpack_require__.bind(__webpack_require__, 2856));
/**
 * Leases GitHub installation tokens for other repositories, under trust policies in those
 * repositories.
 */
const octoSts = {
    title: 'Octo STS',
    fields: octo_sts_fields_fields,
    outputs: { OCTO_STS_TOKEN: 'The installation token, unless `names` says otherwise.' },
    usualExports: ['output', 'env'],
    configure(read) {
        for (const name of ['scope', 'identity'])
            if (!read.has(name))
                read.addError(name, 'is required', undefined);
        if (read.has('lifetime'))
            read.addError('lifetime', 'is always an hour: GitHub decides it', undefined);
        const address = read.address('address') ?? new URL('https://placeholder.invalid');
        const scope = read.matching('scope', SCOPE, 'a repository as OWNER/REPO, or an organisation') ?? '';
        const identity = read.matching('identity', IDENTITY, 'the name of a trust policy, without .sts.yaml') ?? '';
        const names = read.list('names') ?? [];
        if (new Set(names).size !== names.length)
            read.addError('names', 'must name each variable once', undefined);
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
// EXTERNAL MODULE: ./.build/providers/vault/request.js
var request = __webpack_require__(3420);
;// CONCATENATED MODULE: ./.build/providers/vault/config.js


// Matches what a header can contain.
const SENDABLE = /^[\x20-\x7e]*$/;
const IN_A_HEADER = 'travels in a header, which holds nothing but ASCII';
const PLACEHOLDER_URL = new URL('https://address.invalid/');
const TOKEN_VARIABLES = ['VAULT_TOKEN', 'VAULT_ADDR', 'VAULT_NAMESPACE'];
/** Reads all inputs of one lease; an invalid input adds an error. */
function vault_config_parseConfig(read) {
    const address = read.address('address');
    if (address === undefined && !read.has('address'))
        read.addError('address', 'is required', undefined);
    if (read.has('lifetime'))
        read.addError('lifetime', "cannot be asked for here: the role's token_ttl decides", undefined);
    const reads = parseReads(read);
    const base = (0,request/* withTrailingSlash */.Ay)(address ?? PLACEHOLDER_URL);
    const config = {
        ...{ base, host: base.host, reads },
        role: read.matching('role', /^[^/\s\p{Cc}]{1,128}$/u, 'the name of a role'),
        mount: path(read, 'mount') ?? '',
        namespace: path(read, 'namespace'),
        login: read.oneOf('login', ['jwt', 'cel']),
        exportCredentials: read.flag('export-credentials') || !read.has('read'),
        unmasked: new Set(read.list('unmasked') ?? []),
        wrap: read.duration('wrap', { min: 1, max: 86_400 }),
        inline: read.flag('inline'),
        sync: read.flag('sync'),
    };
    rejectDuplicates(read, config);
    rejectContradictions(read, config);
    return config;
}
function parseReads(read) {
    const map = read.has('read') ? read.map('read') : undefined;
    if (!map)
        return [];
    if (map.size === 0)
        read.addError('read', 'must name something to read', undefined);
    return (0,readSpec/* parseRead */.uA)(map, (name, sentence) => read.addError(`read.${name}`, sentence, undefined));
}
/** Reads a path with or without surrounding slashes. The API's own prefix must be omitted. */
function path(read, name) {
    const value = read.optional(name)?.replace(/^\/|\/$/g, '');
    if (value === undefined)
        return undefined;
    if (!readSpec/* PATH */.gI.test(value))
        return read.addError(name, 'must be a path such as "team/jwt"', undefined);
    if (name === 'namespace' && !SENDABLE.test(value))
        return read.addError(name, IN_A_HEADER, undefined);
    if (name === 'mount' && value.startsWith('auth/'))
        return read.addError(name, `must be the path below auth/: "${value.slice(5)}"`, undefined);
    return value;
}
/** Reports names that would be set twice. The comparison ignores case, as Windows does. */
function rejectDuplicates(read, { reads, exportCredentials }) {
    const taken = new Map(exportCredentials ? TOKEN_VARIABLES.map((name) => [name, name]) : []);
    for (const { name, selector } of reads) {
        const mark = selector.kind === 'each' ? `${name}*` : name;
        const first = taken.get(mark.toUpperCase());
        if (first !== undefined)
            read.addError(`read.${mark}`, `would set a variable that ${first} sets already`, undefined);
        taken.set(mark.toUpperCase(), mark);
    }
}
function rejectContradictions(read, { mount, reads, unmasked, wrap, inline, sync }) {
    const covers = (name) => reads.some((entry) => entry.selector.kind === 'each'
        ? name.startsWith(entry.name) && name !== entry.name
        : name === entry.name);
    for (const name of unmasked)
        if (!covers(name))
            read.addError('unmasked', `names ${JSON.stringify(name)}, which "read" does not`, undefined);
    const lonely = [
        wrap !== undefined && 'wrap',
        unmasked.size > 0 && 'unmasked',
        inline && 'inline',
        sync && 'sync',
    ].filter((each) => each !== false);
    if (!read.has('read'))
        for (const name of lonely)
            read.addError(name, 'concerns what is read, so it needs "read"', undefined);
    if (!read.has('read') && !read.flag('export-credentials') && read.has('export-credentials'))
        read.addError('export-credentials', 'would leave nothing to export, as there is no "read"', undefined);
    if (inline && !SENDABLE.test(mount))
        read.addError('mount', `${IN_A_HEADER} with "inline"`, undefined);
    if (inline)
        for (const name of ['export-credentials', 'wrap', 'sync'])
            if (read.has(name))
                read.addError(name, 'cannot stand beside "inline", which knows no token', undefined);
    if (wrap !== undefined)
        for (const { name, selector } of reads)
            if (selector.kind !== 'all')
                read.addError(`read.${name}`, 'must be a path alone, as "wrap" exports a token for the whole response', undefined);
}
/** Returns the variables that are known before any response. */
function knownNames({ reads, exportCredentials, namespace, }) {
    const token = exportCredentials
        ? TOKEN_VARIABLES.filter((name) => name !== 'VAULT_NAMESPACE' || namespace !== undefined)
        : [];
    return [
        ...token,
        ...reads.flatMap(({ name, selector }) => (selector.kind === 'each' ? [] : [name])),
    ];
}

;// CONCATENATED MODULE: ./.build/providers/vault/fields.js
/** The inputs of `from: vault`. */
const vault_fields_fields = [
    {
        name: 'address',
        description: 'The https address of the server, with its path if it has one. Required with `vault`.',
    },
    {
        name: 'role',
        description: 'The role of the JWT mount to log in as; may be left out where the mount has a default role.',
    },
    { name: 'mount', description: 'The path of the JWT auth method below `auth/`.', default: 'jwt' },
    {
        name: 'namespace',
        description: 'The namespace of Vault Enterprise, HCP or OpenBao, such as `teams/web`.',
    },
    {
        name: 'login',
        description: "How to log in at the mount: `jwt`, or `cel` for OpenBao's CEL roles.",
        default: 'jwt',
    },
    {
        name: 'read',
        description: 'What to read with the token: a YAML mapping. `NAME: path#field` is one value (`#a.b` ' +
            'nested, `?version=3` after a path of KV version 2, ` | base64` decodes), `NAME_*: path` one ' +
            'value for each field, `NAME: path` all fields as JSON. An engine that wants parameters is a ' +
            'mapping with `path`, `with` and `field`. Without `read` the lease is the token itself.',
    },
    {
        name: 'unmasked',
        description: 'Names in `read` whose values are no secrets and are not masked; one, or a list.',
    },
    {
        name: 'export-credentials',
        description: 'Whether the token is exported beside what was read: `true` or `false`. Otherwise it ' +
            'is revoked as soon as nothing needs it.',
        default: 'false',
    },
    {
        name: 'wrap',
        description: 'Hands over, for each path in `read`, a wrapping token that can be used once within ' +
            'this time, such as `5m`, instead of values.',
    },
    {
        name: 'inline',
        description: "OpenBao's inline authentication: each read logs in by itself, there is not a token " +
            'and nothing to revoke. Not for secrets that are leased.',
        default: 'false',
    },
    {
        name: 'sync',
        description: 'Whether post waits until the server has really ended what was leased, such as ' +
            'database users; the policy must allow `update` on `sys/leases/revoke`.',
        default: 'false',
    },
];

;// CONCATENATED MODULE: ./.build/providers/vault/index.js



// More connections than this cost the server more than they save.
const CONNECTIONS = 10;
const vault_load = () => Promise.all(/* import() */[__webpack_require__.e("vault-revoke"), __webpack_require__.e("vault-exchange")]).then(__webpack_require__.bind(__webpack_require__, 6249));
/** Logs in to HashiCorp Vault or OpenBao with a JWT and reads secrets with the token. */
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
        const sources = (0,readSpec/* distinctSources */.xE)(config);
        return {
            audience: base.origin,
            audienceOwner: base.origin,
            tokenUse: 'many',
            host,
            // One connection for each parallel read.
            origins: Array.from({ length: Math.max(1, Math.min(sources.length, CONNECTIONS)) }, () => origin),
            names: knownNames(config),
            requested: {
                ...(role !== undefined && { role }),
                ...(namespace !== undefined && { namespace }),
                ...(sources.length > 0 && { read: sources.map(({ path }) => path) }),
            },
            maxLifetime: undefined,
            trust: login === 'jwt' ? { kind: 'vault', mount, role, namespace } : undefined,
            preload: vault_load,
            exchange: async (leaseSession) => (await vault_load()).exchange(config, leaseSession),
        };
    },
};

;// CONCATENATED MODULE: ./.build/providers/registry.js






const registry = { aws: aws, vault: vault, gcp: gcp, azure: azure, oauth: oauth, 'octo-sts': octoSts };
/** Every provider by its `from` value. */
const providers = registry;
/** The provider names in the order of the registry. */
const providerNames = Object.keys(registry);

// EXTERNAL MODULE: ./.build/identity/expect.js
var expect = __webpack_require__(1593);
;// CONCATENATED MODULE: ./.build/providers/audiences.js



// Matches the host in an audience: `sts.amazonaws.com`, `https://iam.googleapis.com/…`, `//iam.…`.
const HOST = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)\.?(?:[:/?#]|$)/;
const OCTO_STS = 'octo-sts.dev';
/**
 * The single table of owners: a token that one of these providers accepts is sent to no other host.
 */
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
        runs: (hostname) => entraHosts.has(hostname),
    },
    {
        name: 'Octo STS',
        owns: (audience) => hostIn(audience) === OCTO_STS,
        runs: (hostname) => hostname === OCTO_STS,
    },
];
/**
 * Returns why a token with this audience must not be sent to the host, as a sentence that follows
 * `"audience"`; `undefined` if it may be sent.
 */
function audienceError(audience, { host, safe }) {
    // Servers compare exactly; other spellings count here too, since they may be registered as well.
    const plain = audience.trim().toLowerCase();
    const hostname = URL.parse(`https://${host}`)?.hostname ?? '';
    const owner = owners.find((each) => each.owns(plain));
    // A reserved name (RFC 2606) is the placeholder of an invalid address, which has its own error.
    if (!owner || owner.runs(hostname) || hostname.endsWith('.invalid'))
        return undefined;
    const misuse = `which is not a host of ${owner.name} and could use it there`;
    const fix = `write "audience: ${safe ?? `https://${host}`}", and let ${host} accept that`;
    return [
        `is ${(0,sanitize/* quoted */.T)(audience)}, which ${owner.name} accepts`,
        `but the token would be sent to ${host}, ${misuse}; ${fix}`,
    ].join(', ');
}
const hostIn = (audience) => HOST.exec(audience)?.[1] ?? '';

;// CONCATENATED MODULE: ./.build/flow/labels.js

const NAME = /^[a-z][a-z0-9-]{0,31}$/;
const VALUE = /^(?!\s)[^\p{C}]{1,256}$/u;
const labels_MOST = 16;
/** Returns the labels of a lease by name; empty if it has none. Reports invalid ones. */
function parseLabels(read) {
    const map = read.map('labels') ?? new Map();
    const addError = (name, sentence) => read.addError(name, sentence, undefined);
    if (map.size > labels_MOST)
        addError('labels', `must hold at most ${labels_MOST} labels; got ${map.size}`);
    for (const [name, value] of map) {
        if (!NAME.test(name))
            addError('labels', `has the name ${(0,sanitize/* quoted */.T)(name)}; names begin with a small letter and hold only small ` +
                `letters, digits and -, at most 32`);
        else if (typeof value !== 'string' || !VALUE.test(value))
            addError(`labels.${name}`, 'must be text on one line, from 1 to 256 characters; a list or a mapping is not allowed');
    }
    return new Map([...map].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}

;// CONCATENATED MODULE: ./.build/flow/leaseConfig.js









/** What each value of `export` does, for the error that reports a missing one. */
const EXPORT_EFFECTS = {
    output: 'outputs of this step',
    env: 'environment variables of all later steps of the job',
    file: 'files that only this job can read',
    profile: 'a profile in an AWS configuration file of its own',
    none: 'nothing is exported',
};
const EXPORT_NAMES = Object.keys(EXPORT_EFFECTS);
/** Matches a valid lease name. */
const LEASE_NAME = /^[a-z][a-z0-9-]{0,31}$/;
/** The rule of `LEASE_NAME` in words, for error messages. */
const LEASE_NAME_RULE = 'must begin with a small letter and hold only small letters, digits and -, at most 32';
const CA_LIMIT = 20_000;
/**
 * Returns the configuration of one lease of either form; every mistake is added to the errors of
 * the source. Returns `undefined` if `from` is missing or unknown.
 */
function parseLease(page, given) {
    const from = parseFrom(page);
    if (from === undefined)
        return undefined;
    const provider = providers[from];
    const read = new Reader({ ...page, fields: [...leaseFields, ...provider.fields] });
    rejectUnknownFields(page, from, read);
    const name = given.name ?? read.matching('name', LEASE_NAME, `a name that ${LEASE_NAME_RULE}`) ?? from;
    if (given.name !== undefined && read.has('name'))
        read.addError('name', 'is for the flat form; here the key is the name', undefined);
    const prepared = provider.configure(read);
    const audience = read.optional('audience') ?? prepared.audience ?? '';
    // GitHub treats an empty audience as missing and uses its own default instead.
    if (audience === '')
        read.addError('audience', read.has('audience') ? 'is empty' : `is required with "from: ${from}"`, undefined);
    const [{ origin } = { origin: undefined }] = prepared.origins;
    const misplaced = audienceError(audience, {
        host: prepared.host,
        safe: prepared.audience ?? origin,
    });
    if (misplaced !== undefined)
        read.addError('audience', misplaced, undefined);
    return {
        ...{ name, from, prepared, audience },
        expect: given.name === undefined ? given.expect : [...given.expect, ...parseExpect(read)],
        minLifetime: read.duration('min-lifetime', { min: 1, max: 86_400 }),
        exports: parseExports(read, from, given),
        prefix: read.matching('prefix', /^[A-Za-z_][A-Za-z0-9_]{0,63}$/, 'letters, digits and _, not beginning with a digit') ?? '',
        ca: parseCa(read, given),
        onRevokeFailure: read.oneOf('on-revoke-failure', ['warn', 'fail']),
        mustBeRejected: parseMustBeRejected(read, given),
        labels: parseLabels(read),
    };
}
function parseFrom(page) {
    const read = new Reader({ ...page, fields: leaseFields });
    const value = read.optional('from');
    const found = providerNames.find((name) => name === value);
    if (found !== undefined)
        return found;
    const meant = value === undefined ? undefined : (0,suggest/* suggest */.Z)(value, providerNames);
    const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
    return read.addError('from', value === undefined || value === ''
        ? `is required: one of ${providerNames.join(', ')}`
        : `must be one of ${providerNames.join(', ')}${hint}`, undefined);
}
/**
 * Adds an error for each field that the chosen provider does not know. In the flat form, unknown
 * inputs are ignored, so only inputs of this action are reported.
 */
function rejectUnknownFields(page, from, read) {
    const known = [...leaseFields, ...providers[from].fields].map(({ name }) => name);
    const ours = [...stepFields, ...providerNames.flatMap((name) => providers[name].fields)].map(({ name }) => name);
    for (const [name, value] of page.values) {
        if (known.includes(name))
            continue;
        const advice = page.where === '' ? undefined : foreignAdvice(name, value, ours);
        if (advice !== undefined)
            read.addError(name, advice, undefined);
        else if (stepFields.some((field) => field.name === name))
            read.addError(name, 'belongs to the step; write it beside "leases"', undefined);
        else if (ours.includes(name) || page.where !== '') {
            const meant = (0,suggest/* suggest */.Z)(name, known);
            read.addError(name, `is not a field of "from: ` +
                `${from}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`, undefined);
        }
    }
}
/**
 * Returns what to write instead of a removed field or another action's input; `undefined` for any
 * other field.
 */
function foreignAdvice(name, value, ours) {
    if (ours.includes(name))
        return undefined;
    return removedFields.get(name) ?? peerAdvice(name, typeof value === 'string' ? value : '');
}
// Fields that would do nothing in a test, and with which its lease would differ from the real one.
const WITHOUT_EFFECT = [
    ...['prefix', 'min-lifetime', 'lifetime', 'read', 'chain'],
    ...['session-policy', 'managed-policies'],
];
/** Reads `must-be-rejected`; adds an error for what would have no effect beside it. */
function parseMustBeRejected(read, { dryRun }) {
    if (!read.flag('must-be-rejected'))
        return false;
    for (const name of WITHOUT_EFFECT.filter((field) => read.has(field)))
        read.addError(name, 'has no effect with "must-be-rejected", which exports nothing', undefined);
    if (read.has('export') && read.optional('export') !== 'none')
        read.addError('export', 'must be "none" or left out with "must-be-rejected"', undefined);
    if (dryRun)
        read.addError('must-be-rejected', 'needs the server, and "dry-run" sends it nothing; use one of the two', undefined);
    return true;
}
function parseExports(read, from, { dryRun }) {
    const exempt = dryRun || read.flag('must-be-rejected');
    if (!read.has('export') && exempt)
        return new Set(['none']);
    if (!read.has('export'))
        read.addError('export', missingExport(from), undefined);
    const words = read.list('export') ?? [];
    const ways = words.filter((word) => EXPORT_NAMES.some((each) => each === word));
    for (const word of words.filter((each) => !EXPORT_NAMES.some((way) => way === each))) {
        const must = `must be one or several of ${EXPORT_NAMES.join(', ')}; got ${(0,sanitize/* quoted */.T)(word)}`;
        read.addError('export', `${must}${meantExport(word)}`, undefined);
    }
    if (ways.includes('none') && ways.length > 1)
        read.addError('export', 'cannot be "none" and something else', undefined);
    if (ways.includes('profile') && from !== 'aws')
        read.addError('export', 'can be "profile" with "from: aws" only', undefined);
    return new Set(ways);
}
/** Returns what was probably meant: a list without its brackets, or a similar name. */
function meantExport(word) {
    const parts = word.split(/[\s,]+/);
    const meant = (0,suggest/* suggest */.Z)(word, EXPORT_NAMES);
    if (parts.length > 1 && parts.every((part) => EXPORT_NAMES.some((name) => name === part)))
        return `, write export: "[${parts.join(', ')}]"`;
    return meant === undefined ? '' : `, did you mean "${meant}"?`;
}
/** Returns the error for a missing `export`: what most workflows write, then every other value. */
function missingExport(from) {
    const explain = (name) => `${name} (${EXPORT_EFFECTS[name]})`;
    const usual = providers[from].usualExports;
    const others = EXPORT_NAMES.filter((name) => !usual.includes(name) && (name !== 'profile' || from === 'aws'));
    const examples = usual.map((name) => `"export: ${name}" (${EXPORT_EFFECTS[name]})`);
    return (`is required: it says where the credentials go. Usual with "from: ${from}": ` +
        `${examples.join(' or ')}; also ${others.map(explain).join(', ')}`);
}
function parseCa(read, { isPem }) {
    const text = read.optional('ca-certificate');
    if (text === undefined)
        return undefined;
    const blocks = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
    if (blocks.length === 0)
        return read.addError('ca-certificate', 'must be PEM text with at least one CERTIFICATE block', undefined);
    const pem = `${blocks.join('\n')}\n`;
    if (pem.length > CA_LIMIT) {
        const size = `${pem.length} of ${CA_LIMIT} characters`;
        return read.addError('ca-certificate', `is too long to be kept for the post step (${size}); name only the authority that is needed`, undefined);
    }
    return isPem(pem)
        ? pem
        : read.addError('ca-certificate', 'contains a CERTIFICATE block that cannot be parsed; is it truncated?', undefined);
}
/** Returns the expectations in `expect`; empty if it is not set. */
function parseExpect(read) {
    const node = read.map('expect');
    if (node === undefined)
        return [];
    return [
        (0,expect/* parseExpectations */.L)(node, (claim, sentence) => read.addError(claim === undefined ? 'expect' : `expect.${claim}`, sentence, undefined)),
    ];
}

;// CONCATENATED MODULE: ./.build/flow/plan.js















/** Returns the plan of a step. Throws every mistake in the inputs before the first request. */
async function parsePlan(runtime, inputs) {
    await runtime.yieldToEventLoop();
    const plan = await loadPlan(inputs, yaml.loadYaml, {
        serverUrl: runtime.job.github('server_url'),
        source: (0,sources/* sourceOf */.vz)(runtime.job),
        isPem: runtime.isPem,
    });
    if (runtime.job.idToken)
        (0,idToken/* requestAddress */.YY)(runtime.job, plan.step.issuer);
    return plan;
}
/**
 * Returns the plan. Loads the YAML library only if an input is not simple YAML. Throws
 * `INPUT_INVALID` with every mistake in the inputs.
 */
async function loadPlan(raw, load, facts) {
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
/**
 * Returns the plan. Throws `INPUT_INVALID` with all mistakes in the inputs at once, before any
 * request is sent.
 */
function parseInputs(raw, parse, facts) {
    const draft = {
        values: raw,
        parse,
        errors: [],
        isPem: facts.isPem,
        dryRun: raw.get('dry-run') === 'true',
    };
    rejectMisspelt(raw, draft.errors);
    const reader = new Reader({ ...draft, fields: [...stepFields, ...leaseFields], where: '' });
    const step = parseStep(reader, facts);
    const expect = parseExpect(reader);
    const form = raw.has('leases') ? 'many' : 'flat';
    const leases = form === 'many' ? parseMany(draft, reader, expect) : [parseFlat(draft, expect)];
    const parsed = leases.filter((lease) => lease !== undefined);
    rejectMixedTests(reader, parsed, step);
    if (draft.errors.length === 0)
        draft.errors.push(...crossChecks(parsed, form));
    if (draft.errors.length > 0)
        throw inputError(draft.errors);
    return { form, step, leases: parsed };
}
/** A step either leases or tests: half of a test would have to be exported, or revoked. */
function rejectMixedTests(reader, leases, { onUnavailable }) {
    const tests = leases.filter(({ mustBeRejected }) => mustBeRejected);
    if (tests.length > 0 && tests.length < leases.length)
        reader.addError('must-be-rejected', 'must be set for all leases of a step or for none; use a step of its own for the test', undefined);
    if (tests.length > 0 && onUnavailable === 'skip')
        reader.addError('on-unavailable', 'cannot be "skip" in a test: nothing is proven', undefined);
}
function inputError(all) {
    const errors = all.filter((error) => !isAnswered(error, all));
    const count = errors.length === 1 ? '' : `${errors.length} mistakes in the inputs:\n`;
    return new core_failure/* Failure */.HR('INPUT_INVALID', `${count}${errors.join('\n')}`);
}
/** Returns whether a missing input is one that another error says how to write. */
function isAnswered(error, all) {
    const [, name] = /^"([\w-]+)" is required/.exec(error) ?? [];
    const written = [`write "${name}: `, `write\n  ${name}: |`];
    return name !== undefined && all.some((other) => written.some((text) => other.includes(text)));
}
/**
 * Adds an error for each key that resembles an input of this action, since a misspelt `expect` must
 * never be ignored, and for removed inputs and inputs of other actions. Other keys are ignored.
 */
function rejectMisspelt(raw, errors) {
    const known = [
        ...stepFields,
        ...leaseFields,
        ...providerNames.flatMap((name) => providers[name].fields),
    ].map(({ name }) => name);
    for (const [name, value] of raw) {
        if (known.includes(name))
            continue;
        const advice = removedFields.get(name) ?? peerAdvice(name, value);
        const meant = (0,suggest/* suggest */.Z)(name, known);
        if (advice !== undefined)
            errors.push(`"${name}" ${advice}`);
        else if (meant !== undefined)
            errors.push(`"${name}" is not an input; did you mean "${meant}"?`);
    }
}
function parseStep(read, { serverUrl, source: rules }) {
    const source = (0,issuer/* deriveIssuer */.d)(serverUrl, read.optional('issuer'), rules);
    if ('error' in source)
        read.addError('issuer', source.error, undefined);
    return {
        issuer: 'issuer' in source ? source.issuer : undefined,
        allowEvents: allowedEvents(read),
        onUnavailable: read.oneOf('on-unavailable', ['fail', 'skip']),
        dryRun: read.flag('dry-run'),
        summary: read.flag('summary'),
        timeout: (read.duration('timeout', { min: 1, max: 3600 }) ?? 60) * 1000,
    };
}
/**
 * Returns the events of `allow-events`. Names are compared exactly with the claim, so an invalid
 * name would silently never match.
 */
function allowedEvents(read) {
    const names = read.list('allow-events') ?? [];
    for (const name of names) {
        if (!/^[a-z]+(?:_[a-z]+)*$/.test(name))
            read.addError('allow-events', `must hold names of events such as issue_comment, in lower case; got ${(0,sanitize/* quoted */.T)(name)}`, undefined);
        else if (events/* ACCEPTED_EVENTS */.KG.includes(name))
            read.addError('allow-events', `names ${(0,sanitize/* quoted */.T)(name)}, which is accepted without it`, undefined);
    }
    return new Set(names);
}
function parseFlat(draft, expect) {
    const source = { ...draft, values: omitFields(draft.values, stepFields), where: '' };
    return parseLease(source, { ...draft, name: undefined, expect });
}
/**
 * Returns the leases of the `leases` form. Of this action's inputs, only step fields, `expect` and
 * defaults that a lease may replace are allowed beside it.
 */
function parseMany(draft, step, expect) {
    const ours = [
        ...stepFields,
        ...leaseFields,
        ...providerNames.flatMap((name) => providers[name].fields),
    ].map(({ name }) => name);
    const allowed = [...stepFields.map(({ name }) => name), ...DEFAULTABLE_FIELDS, 'expect'];
    for (const name of draft.values.keys()) {
        if (ours.includes(name) && !allowed.includes(name))
            step.addError(name, 'is not allowed beside "leases"; write it inside its lease', undefined);
    }
    const leases = step.map('leases');
    if (leases?.size === 0)
        step.addError('leases', 'must hold at least one lease', undefined);
    const defaults = [...draft.values].filter(([name]) => DEFAULTABLE_FIELDS.includes(name));
    return [...(leases ?? [])].map(([name, node]) => {
        if (!LEASE_NAME.test(name))
            return step.addError(`leases.${name}`, `is not a valid name for a lease: it ${LEASE_NAME_RULE}`, undefined);
        if (!(node instanceof Map))
            return step.addError(`leases.${name}`, 'must be a mapping of fields', undefined);
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

// EXTERNAL MODULE: ./.build/flow/preconnect.js
var preconnect = __webpack_require__(7571);
// EXTERNAL MODULE: ./.build/core/budget.js
var budget = __webpack_require__(5402);
// EXTERNAL MODULE: ./.build/journal/outstanding.js
var outstanding = __webpack_require__(1787);
// EXTERNAL MODULE: ./.build/flow/outcomes.js
var flow_outcomes = __webpack_require__(3495);
// EXTERNAL MODULE: ./.build/flow/revoke.js + 2 modules
var revoke = __webpack_require__(3104);
;// CONCATENATED MODULE: ./.build/flow/rollBack.js






/**
 * Removes the files of a failed step, revokes its leases and records both. Returns the failure with
 * the outcomes added to its message.
 */
async function rollBack(run, failure) {
    const { runtime, plan, journal, record, inputs, failureLog } = run;
    const open = (0,outstanding/* outstanding */.T)(journal.entries.entries());
    for (const { path } of open.files)
        (0,audit/* warnOnError */.Ic)(runtime, () => void runtime.removeTempFile(path));
    // A cancelled step has only the seconds that the runner grants.
    const rest = runtime.cancelled.aborted ? budget/* CANCEL_GRACE_MS */.RI : (0,budget/* remainingMs */.XW)(runtime, run.budget);
    const outcomes = await (0,revoke/* revokeAll */.i)(runtime, open, {
        budget: (0,revoke/* revocationBudget */.W)(runtime, rest),
        inputs,
        header: journal.header,
        onRevoked: (receipt) => (0,audit/* warnOnError */.Ic)(runtime, () => void journal.append({ kind: 'revoked', receipt })),
    });
    const recorded = (0,audit/* recordRefusals */.H7)(runtime, plan, {
        ...{ failure, record, failureLog },
        ids: journal.header,
    });
    // Post reads what is still open from the state and records its outcome. If the state is
    // incomplete, outcomes must be recorded here, since post would miss them.
    const final = outcomes.filter(({ end }) => end === 'revoked' || !journal.fullyPersisted);
    (0,audit/* warnOnError */.Ic)(runtime, () => (0,audit/* recordEndings */.Sy)(runtime, journal.header, final));
    return withEndings(recorded, outcomes);
}
function withEndings(failure, outcomes) {
    const { code, message, facts } = failure;
    const sentences = (0,flow_outcomes/* groupForLog */.B)(outcomes).map(({ sentence }) => sentence);
    return new core_failure/* Failure */.HR(code, [message, 'Nothing was exported.', ...sentences].join('\n'), {
        ...facts,
        cause: facts.cause ?? failure,
    });
}

// EXTERNAL MODULE: ./.build/flow/run.js
var flow_run = __webpack_require__(765);
// EXTERNAL MODULE: ./.build/flow/tokens.js
var flow_tokens = __webpack_require__(5808);
;// CONCATENATED MODULE: ./.build/flow/main.js











/**
 * Runs main. Every token is verified before one is sent, and everything that is leased is in the
 * state before the next request. A failed step revokes all of its leases and exports nothing.
 */
async function runMain(runtime, inputs) {
    const start = runtime.monotonicMs();
    const plan = await parsePlan(runtime, inputs);
    if (!plan.step.dryRun)
        await (0,preconnect/* preconnectTargets */.E)(runtime, plan.leases);
    if (!runtime.job.idToken)
        return skipOrFail(runtime, plan);
    if (plan.step.dryRun)
        return (await __webpack_require__.e(/* import() */ "flow-dryRun").then(__webpack_require__.bind(__webpack_require__, 5649))).runDry(runtime, plan, start);
    const run = (0,flow_run/* openRun */.I)(runtime, plan, { start, inputs });
    try {
        const tokens = await (0,flow_tokens/* verifyTokens */.K)(run);
        if (isTest(plan))
            return await (await __webpack_require__.e(/* import() */ "flow-trustTest").then(__webpack_require__.bind(__webpack_require__, 6198))).expectRejections(run, tokens);
        const leases = await (0,exchange/* exchangeAll */.P)(run, tokens);
        exportAll(run, leases);
    }
    catch (error) {
        throw await rollBack(run, (0,core_failure/* asFailure */.h_)(error));
    }
    finally {
        // Main's last action. If it fails, post treats the journal as that of a killed main.
        (0,audit/* warnOnError */.Ic)(runtime, () => run.journal.close());
    }
}
/** Returns whether the step tests trust policies: its leases must be rejected, all of them. */
const isTest = ({ leases }) => leases.some(({ mustBeRejected }) => mustBeRejected);
/** Leases nothing: the job cannot request ID tokens. Throws unless `on-unavailable` is `skip`. */
async function skipOrFail(runtime, plan) {
    const failure = await (0,idToken/* unavailable */.hU)(runtime.job);
    if (plan.step.onUnavailable === 'fail')
        throw (0,audit/* recordRefusals */.H7)(runtime, plan, {
            failure,
            record: runtime.tempFilePath('record.jsonl'),
            failureLog: (0,failureLog/* createFailureLog */.fp)(),
        });
    runtime.log('notice', `Nothing is leased, as "on-unavailable: skip" asks: ${failure.message}`);
    runtime.exportValues({ env: new Map(), outputs: new Map([['leased', 'false']]) });
}


/***/ }),

/***/ 765:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ openRun),
/* harmony export */   u: () => (/* binding */ createRun)
/* harmony export */ });
/* harmony import */ var _core_budget_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5402);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7501);
/* harmony import */ var _identity_jwks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8105);
/* harmony import */ var _journal_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1215);
/* harmony import */ var _record_head_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3767);
/* harmony import */ var _failureLog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9022);






const POST_MS = 15_000;
/** Logs what is requested, opens the journal and returns the run. Throws `STATE_UNWRITABLE`. */
function openRun(runtime, plan, { start, inputs }) {
    for (const line of describeRequests(plan))
        runtime.log('info', line);
    for (const line of defaultAudienceNotice(plan, runtime))
        runtime.log('notice', line);
    const record = runtime.tempFilePath('record.jsonl');
    const { timeout, summary, issuer } = plan.step;
    const journal = (0,_journal_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .openJournal */ ._0)(runtime, {
        budget: Math.min(timeout, POST_MS),
        ...runtime.network,
        summary,
        record,
        run: (0,_record_head_js__WEBPACK_IMPORTED_MODULE_3__/* .runOf */ .ng)(runtime.job),
        issuer: issuer.iss,
        idTokenOrigin: originAndPath(runtime.job.idToken?.url),
    });
    const budget = { total: timeout, ends: start + timeout };
    return createRun(runtime, plan, { budget, journal, record, inputs: () => inputs });
}
/** Returns a run that writes to the given journal. */
function createRun(runtime, plan, given) {
    const { budget } = given;
    const halt = new AbortController();
    const client = (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .retryingClient */ .U)(runtime, {
        ...budget,
        // The last eighth is reserved for the rollback.
        ends: budget.ends - budget.total / 8,
        stopNew: AbortSignal.any([runtime.cancelled, halt.signal]),
        // A response in transit may contain a lease that must be revoked.
        abortAll: (0,_core_budget_js__WEBPACK_IMPORTED_MODULE_5__/* .abortAfterCancel */ .dP)(runtime, 1 / 4),
    });
    const keys = (0,_identity_jwks_js__WEBPACK_IMPORTED_MODULE_1__/* .createKeySet */ .A)(runtime, client, plan.step.issuer);
    const failureLog = (0,_failureLog_js__WEBPACK_IMPORTED_MODULE_4__/* .createFailureLog */ .fp)(runtime.job.idToken?.bearer);
    return { ...given, runtime, plan, halt, client, keys, failureLog };
}
/** Returns origin and path of a URL, without the query; `undefined` if it cannot be parsed. */
function originAndPath(address = '') {
    const url = URL.parse(address);
    return url ? `${url.origin}${url.pathname}` : undefined;
}
/** Returns one line per lease: what is requested, and from which host. */
function describeRequests({ leases }) {
    return leases.map(({ name, from, prepared }) => {
        const details = Object.entries(prepared.requested).map(([key, value]) => `${key} ${[value].flat().join(', ')}`);
        return (`${name}: requesting from ${prepared.host} ` +
            `(${from})${details.length === 0 ? '' : `: ${details.join('; ')}`}`);
    });
}
/**
 * Returns a notice for each lease with GitHub's default audience, which does not identify the
 * server: every server that kept that default accepts the token.
 */
function defaultAudienceNotice({ leases }, runtime) {
    const owner = `${runtime.job.github('server_url')}/${runtime.job.github('repository_owner')}`;
    return leases
        .filter(({ audience }) => audience === owner)
        .map(({ name }) => `${name}: the audience is the owner's address, GitHub's default; a name of the ` +
        `server's own keeps the token from working elsewhere`);
}


/***/ }),

/***/ 5808:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ verifyTokens),
/* harmony export */   V: () => (/* binding */ verifyAll)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _identity_events_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1229);
/* harmony import */ var _identity_idToken_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(702);
/* harmony import */ var _identity_verify_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1584);
/* harmony import */ var _failureLog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9022);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7986);






/**
 * Requests and verifies the ID tokens of all leases and logs the identity: one token per audience
 * where the server accepts a token many times, otherwise one per lease. Throws all failures merged
 * into one, so that no token is sent unless all are verified.
 */
async function verifyTokens(run) {
    const { runtime, plan } = run;
    const [verified] = await Promise.all([verifyAll(run), preloadModules(runtime, plan)]);
    for (const line of (0,_log_js__WEBPACK_IMPORTED_MODULE_5__/* .describeIdentity */ .Cl)(verified))
        runtime.log('info', line);
    for (const notice of [(0,_log_js__WEBPACK_IMPORTED_MODULE_5__/* .suggestExpect */ .Oi)(plan, verified), (0,_log_js__WEBPACK_IMPORTED_MODULE_5__/* .namesOnlyNotice */ .pS)(verified)])
        if (notice !== undefined)
            runtime.log('notice', notice);
    return {
        verified,
        async fresh(lease) {
            const token = (await requestAndVerify(run, [lease])).get(lease.name);
            if (!token)
                throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INTERNAL', 'a verified token is missing');
            return token;
        },
    };
}
/** Requests and verifies the tokens of all leases. Throws all failures merged into one. */
async function verifyAll(run) {
    const groups = groupByAudience(run.plan.leases);
    const settled = await Promise.allSettled(groups.map((leases) => requestAndVerify(run, leases)));
    const [first, ...more] = settled.flatMap((result, at) => result.status === 'rejected' ? [leaseFailure(result.reason, groups[at])] : []);
    if (first)
        throw (0,_failureLog_js__WEBPACK_IMPORTED_MODULE_4__/* .mergeFailures */ .ee)(first, more);
    return new Map(settled.flatMap((result) => (result.status === 'fulfilled' ? [...result.value] : [])));
}
/** Requests and verifies one token for leases with the same audience. */
async function requestAndVerify({ runtime, plan, client, keys, failureLog }, leases) {
    const audience = leases[0]?.audience ?? '';
    let jwt;
    try {
        jwt = await (0,_identity_idToken_js__WEBPACK_IMPORTED_MODULE_2__/* .requestToken */ .Fr)(runtime, { client, issuer: plan.step.issuer }, audience);
        const verified = await (0,_identity_verify_js__WEBPACK_IMPORTED_MODULE_3__/* .verify */ .MX)(jwt, { ...plan.step, audience, keys, runtime }, leases);
        for (const [name, token] of verified)
            failureLog.verified(name, token);
        return verified;
    }
    catch (error) {
        failureLog.unverified(leases, (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error), jwt);
        throw error;
    }
}
/** Loads modules and removes stale files during the requests; earlier, it would delay them. */
async function preloadModules(runtime, { leases }) {
    await runtime.yieldToEventLoop();
    for (const load of [_identity_verify_js__WEBPACK_IMPORTED_MODULE_3__/* .loadVerifier */ .VH, ...leases.map(({ prepared }) => prepared.preload)])
        void load().catch(() => { });
    // The payload's parser is large; the token alone decides whether the payload is used.
    if ((0,_identity_events_js__WEBPACK_IMPORTED_MODULE_1__/* .needsPayload */ .Qz)(runtime.job.github('event_name')))
        void runtime.job.event();
    runtime.removeStale();
}
/** Returns the leases in groups, each of which shares one token. */
function groupByAudience(leases) {
    const shared = Map.groupBy(leases.filter(({ prepared }) => prepared.tokenUse === 'many'), ({ audience }) => audience);
    return [
        ...shared.values(),
        ...leases.filter(({ prepared }) => prepared.tokenUse === 'once').map((lease) => [lease]),
    ];
}
function leaseFailure(error, leases = []) {
    const failure = (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error);
    const { lease } = failure.facts;
    return { failure, leases: lease === undefined ? leases.map(({ name }) => name) : [lease] };
}


/***/ }),

/***/ 4813:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loadYaml: () => (/* binding */ loadYaml)
});

// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
;// CONCATENATED MODULE: ./.build/inputs/yamlPitfalls.js
/**
 * Returns the lexical errors: features of YAML that would silently change what the user wrote.
 */
function findPitfalls({ Lexer }, text) {
    const errors = [];
    let at = 0;
    let scalar = false;
    let blank = true;
    for (const lexeme of new Lexer().lex(text)) {
        // Markers that the lexer adds; they are not part of the input.
        const mark = lexeme === '\x02' || lexeme === '\x18' || lexeme === '\x1f';
        if (!mark && !scalar) {
            const sentence = pitfallAt(lexeme, blank);
            if (sentence)
                errors.push({ at, sentence });
        }
        scalar = lexeme === '\x1f';
        if (mark)
            continue;
        at += lexeme.length;
        blank = lexeme.endsWith('\n') || (blank && lexeme.trim() === '');
    }
    return errors;
}
function pitfallAt(lexeme, blank) {
    switch (lexeme[0]) {
        case '*':
            return 'a text that begins with * must stand in quotes';
        case '&':
            return 'a text that begins with & must stand in quotes (anchors are not taken)';
        case '!':
            return 'a text that begins with ! must stand in quotes (tags are not taken)';
        case '%':
            return 'a text that begins with % must stand in quotes (directives are not taken)';
        case '#':
            return !blank && /^#[A-Za-z0-9._]/.test(lexeme)
                ? 'YAML takes what follows # for a comment: remove the space before # if it belongs to ' +
                    'the value, or put one after it if it is a comment'
                : undefined;
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/inputs/yaml.js


const LARGEST = 64 * 1024;
const DEEPEST = 16;
const MOST_MISTAKES = 10;
/**
 * Loads the YAML parser. It returns every scalar as the string that was written, and rejects
 * features of YAML that would silently change a value.
 */
async function loadYaml() {
    const library = await __webpack_require__.e(/* import() */ "yaml").then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    return (text) => {
        try {
            return parseDocument(library, text);
        }
        catch {
            return { errors: ['it cannot be read'] };
        }
    };
}
function parseDocument(library, text) {
    if (Buffer.byteLength(text) > LARGEST)
        return { errors: [`it is larger than ${LARGEST / 1024} KiB`] };
    // Checked before the lexer runs, because it uses some control characters as its own markers.
    const control = text.search(/(?!\t|\r?\n)\p{Cc}/u);
    if (control >= 0)
        return {
            errors: formatErrors(text, [{ at: control, sentence: 'there is a control character' }]),
        };
    const lexical = findPitfalls(library, text);
    // The uniqueness of keys is checked in `convertMapping`, in linear time.
    const options = {
        schema: 'failsafe',
        version: '1.2',
        merge: false,
        uniqueKeys: false,
        prettyErrors: false,
    };
    const document = library.parseDocument(text, options);
    const syntax = [...document.errors, ...document.warnings].map((error) => syntaxError(error, text));
    const errors = [...lexical, ...syntax];
    const value = convertNode(document.contents, { library, at: 0, depth: 0, errors });
    return errors.length > 0 ? { errors: formatErrors(text, errors) } : { value };
}
/**
 * Returns one sentence per line, because further errors in a line mostly follow from the first.
 * Lexical errors take precedence over syntax errors.
 */
function formatErrors(text, errors) {
    const lines = new Map();
    const starts = [...text.matchAll(/\n/g)].map(({ index }) => index);
    for (const { at, sentence } of errors) {
        const line = lineAt(starts, at);
        if (!lines.has(line))
            lines.set(line, `in line ${line}, ${sentence}`);
    }
    const sorted = [...lines].sort(([a], [b]) => a - b).map(([, sentence]) => sentence);
    return sorted.slice(0, MOST_MISTAKES);
}
function lineAt(starts, at) {
    let [low, high] = [0, starts.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low + 1;
}
/** Returns a message for an error of the parser, whose own message would quote the input. */
function syntaxError({ code, pos: [at] }, text) {
    switch (code) {
        case 'BAD_SCALAR_START':
            return {
                at,
                sentence: `a text that begins with ` +
                    `${text[at] === '@' ? '@' : 'a character that YAML reserves'} must stand in quotes`,
            };
        case 'TAB_AS_INDENT':
            return { at, sentence: 'a tab indents; use spaces' };
        case 'BAD_INDENT':
            return { at, sentence: 'the indentation does not fit the lines before' };
        case 'BLOCK_AS_IMPLICIT_KEY':
            return { at, sentence: 'there is a second ": " on the line; put the value in quotes' };
        case 'MISSING_CHAR':
            return { at, sentence: 'a quote, bracket, colon or comma is missing' };
        case 'BAD_DQ_ESCAPE':
            return {
                at,
                sentence: 'a backslash in double quotes begins no escape that YAML knows; use single quotes',
            };
        case 'MULTILINE_IMPLICIT_KEY':
            return { at, sentence: 'a key is spread over several lines; perhaps its ": " is missing' };
        case 'MULTIPLE_DOCS':
            return { at, sentence: 'a second document begins' };
        default:
            return { at, sentence: 'it is not valid YAML' };
    }
}
/** Converts a node. An error yields an empty string, so that all errors are found at once. */
function convertNode(piece, place) {
    const { library, errors } = place;
    const at = offsetAt(piece, place);
    if (library.isScalar(piece)) {
        if (piece.type === 'PLAIN' && piece.value === '')
            return missingValue({ ...place, at });
        return String(piece.value);
    }
    if (!library.isCollection(piece))
        return missingValue({ ...place, at });
    if (place.depth === DEEPEST)
        errors.push({ at, sentence: `it is nested deeper than ${DEEPEST} levels` });
    if (place.depth === DEEPEST)
        return '';
    const inside = { ...place, at, depth: place.depth + 1 };
    return library.isSeq(piece)
        ? piece.items.map((item) => convertNode(item, inside))
        : convertMapping(piece.items, inside);
}
const offsetAt = (piece, { library, at }) => library.isNode(piece) && piece.range ? piece.range[0] : at;
function missingValue({ at, depth, errors }) {
    const sentence = depth === 0
        ? 'there is nothing but whitespace and comments'
        : 'a key or dash has no value; write "" for an empty text';
    errors.push({ at, sentence });
    return '';
}
function convertMapping(pairs, place) {
    const map = new Map();
    for (const { key, value } of pairs) {
        const { library, errors } = place;
        const at = offsetAt(key, place);
        const name = library.isScalar(key) && !(key.type === 'PLAIN' && key.value === '')
            ? String(key.value)
            : undefined;
        if (name === undefined)
            errors.push({ at, sentence: 'a key is not a text' });
        else if (name === '<<')
            errors.push({ at, sentence: 'there is a merge key; write the fields out' });
        else if (map.has(name))
            errors.push({ at, sentence: `the key ${(0,sanitize/* quoted */.T)(name)} stands a second time` });
        map.set(name ?? '', convertNode(value, { ...place, at }));
    }
    return map;
}


/***/ }),

/***/ 4117:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ signingRegion),
/* harmony export */   M_: () => (/* binding */ GLOBAL),
/* harmony export */   N2: () => (/* binding */ regionalEndpoint),
/* harmony export */   Ox: () => (/* binding */ audienceOf),
/* harmony export */   b5: () => (/* binding */ partitionIds),
/* harmony export */   iQ: () => (/* binding */ partitionOf),
/* harmony export */   qe: () => (/* binding */ partitionOfSts)
/* harmony export */ });
// As published by AWS (partitions.json of its SDKs); a region matches the pattern of one partition
// only.
const commercial = {
    id: 'aws',
    regions: /^(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+$/,
    suffix: 'amazonaws.com',
    dualStackSuffix: 'api.aws',
};
const partitions = [
    commercial,
    {
        id: 'aws-cn',
        regions: /^cn-[a-z]+-\d+$/,
        suffix: 'amazonaws.com.cn',
        dualStackSuffix: 'api.amazonwebservices.com.cn',
    },
    {
        id: 'aws-us-gov',
        regions: /^us-gov-[a-z]+-\d+$/,
        suffix: 'amazonaws.com',
        dualStackSuffix: 'api.aws',
    },
    {
        id: 'aws-eusc',
        regions: /^eusc-[a-z]+-[a-z]+-\d+$/,
        suffix: 'amazonaws.eu',
        dualStackSuffix: 'api.amazonwebservices.eu',
    },
    {
        id: 'aws-iso',
        regions: /^us-iso-[a-z]+-\d+$/,
        suffix: 'c2s.ic.gov',
        dualStackSuffix: 'api.aws.ic.gov',
    },
    {
        id: 'aws-iso-b',
        regions: /^us-isob-[a-z]+-\d+$/,
        suffix: 'sc2s.sgov.gov',
        dualStackSuffix: 'api.aws.scloud',
    },
    {
        id: 'aws-iso-e',
        regions: /^eu-isoe-[a-z]+-\d+$/,
        suffix: 'cloud.adc-e.uk',
        dualStackSuffix: 'api.cloud-aws.adc-e.uk',
    },
    {
        id: 'aws-iso-f',
        regions: /^us-isof-[a-z]+-\d+$/,
        suffix: 'csp.hci.ic.gov',
        dualStackSuffix: 'api.aws.hci.ic.gov',
    },
];
/** The ids of all partitions, as written in ARNs. */
const partitionIds = partitions.map(({ id }) => id);
/** The pseudo-region of the single global endpoint. */
const GLOBAL = 'aws-global';
/**
 * Returns the partition of a region. Unknown kinds of regions count as commercial, as in the AWS
 * SDKs.
 */
const partitionOf = (region) => partitions.find(({ regions }) => regions.test(region)) ?? commercial;
/** Returns the STS endpoint of a region, by the endpoint rules that AWS publishes. */
function regionalEndpoint(region, { fips, dualStack }) {
    if (region === GLOBAL)
        return new URL('https://sts.amazonaws.com');
    const { id, suffix, dualStackSuffix } = partitionOf(region);
    // The default hosts of GovCloud are FIPS-validated already.
    const host = fips && (dualStack || id !== 'aws-us-gov') ? 'sts-fips' : 'sts';
    return new URL(`https://${host}.${region}.${dualStack ? dualStackSuffix : suffix}`);
}
// Matches regions only: anyone could own the bucket behind `sts.s3.amazonaws.com`.
const STS_HOST = /^([a-z0-9-]+\.)?sts(?:-fips)?\.([a-z]{2,8}(?:-[a-z]{2,16}){1,2}-\d{1,2})\.(vpce\.)?(.+)$/;
/**
 * Returns the id of the partition whose STS has this host name, VPC endpoints included; `undefined`
 * if it is not an AWS STS host.
 */
function partitionOfSts(hostname) {
    if (hostname === 'sts.amazonaws.com')
        return commercial.id;
    const [, label, region = '', endpoint, suffix] = STS_HOST.exec(hostname) ?? [];
    if ((label === undefined) !== (endpoint === undefined))
        return undefined;
    const { id, ...partition } = partitionOf(region);
    const dualStack = endpoint === undefined && suffix === partition.dualStackSuffix;
    return suffix === partition.suffix || dualStack ? id : undefined;
}
/** Returns the region for a request signature. */
const signingRegion = (region) => (region === GLOBAL ? 'us-east-1' : region);
/** Returns the audience that IAM documents for its OIDC providers. */
const audienceOf = (partition) => partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';


/***/ }),

/***/ 4990:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lk: () => (/* binding */ PLACEHOLDER_ROLE),
/* harmony export */   gA: () => (/* binding */ parsePrincipal),
/* harmony export */   gP: () => (/* binding */ parseRole)
/* harmony export */ });
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6548);
/* harmony import */ var _partitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4117);


/** A placeholder for an invalid role, so that the remaining inputs are still validated. */
const PLACEHOLDER_ROLE = { arn: '', partition: 'aws', account: '', path: '', name: '' };
const EXAMPLE = 'arn:aws:iam::123456789012:role/deploy';
const PATTERN = /^arn:([a-z0-9-]+):iam::(\d{12}):role\/((?:[\x21-\x7e]{1,510}\/)?)([\w+=,.@-]{1,64})$/;
const ELSEWHERE = /^arn:([\w-]*):[\w-]*:[\w-]*:([\w$-]*):role\/((?:[\x21-\x7e]{1,510}\/)?)([\w+=,.@-]{1,64})$/;
/**
 * Parses the ARN of a role; for a custom endpoint, any account and service is allowed. Returns an
 * error that completes `"role" …` if the ARN is invalid.
 */
function parseRole(arn, customEndpoint) {
    const [, partition, account, path = '', name] = (customEndpoint ? ELSEWHERE : PATTERN).exec(arn) ?? [];
    if (partition === undefined || account === undefined || name === undefined || arn.length > 2048)
        return { error: roleError(arn) };
    if (!customEndpoint && !_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionIds */ .b5.includes(partition))
        return {
            error: `must be of one of the partitions ${_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionIds */ .b5.join(', ')}; got ` +
                `${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(partition)}`,
        };
    return { arn, partition, account, path, name };
}
function roleError(arn) {
    if (arn === '')
        return ('is required; where a secret or variable was to fill it, that one is empty or out of ' +
            'reach of this job');
    const must = `must be the full ARN of a role, such as ${EXAMPLE}; got ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(arn)}`;
    if (/\s/.test(arn))
        return `${must}, which holds a blank or a line break: perhaps it was saved with the variable`;
    return arn.includes(':') ? must : `${must}, a name without its account`;
}
const ASSUMED = /^arn:([\w-]*):(?:sts|iam):[\w-]*:([\w$-]*):assumed-role\/(.*\/)?([\w+=,.@-]{1,64})\/([\w+=,.@-]{2,64})$/;
/**
 * Returns the principal of an assumed role, such as
 * `arn:aws:sts::123456789012:assumed-role/deploy/session`; `undefined` if the string is not such an
 * ARN. Some servers keep the service and the path of the role: only the role's own path is
 * accepted. The ARN is rebuilt from its parts, so that it contains no free text from the server.
 */
function parsePrincipal(arn, role) {
    const [, partition, account, path = '', name, session] = ASSUMED.exec(arn) ?? [];
    if (partition === undefined ||
        account === undefined ||
        name === undefined ||
        session === undefined ||
        (path !== '' && path !== role.path) ||
        // `$` occurs in account names of some servers and is special in shells: it is accepted only if
        // the user wrote it.
        (account.includes('$') && account !== role.account))
        return undefined;
    const canonical = `arn:${partition}:sts::${account}:assumed-role/${name}/${session}`;
    return { arn: canonical, partition, account, path: '', name, session };
}


/***/ }),

/***/ 7575:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ createSessionName),
/* harmony export */   z: () => (/* binding */ SESSION_NAME)
/* harmony export */ });
/** Matches a valid session name. */
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;
const LONGEST = 64;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
/**
 * Returns a session name that links CloudTrail to the run and is unique across a matrix:
 * `<repo>-<run>-<attempt>-<lease>-<random>`.
 */
function createSessionName({ job: { github }, token, clock, }) {
    const end = `-${[...clock.random(6)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;
    const run = `-${clean([github('run_id') ?? 'run', github('run_attempt') ?? '1', token.lease].join('-'))}`.slice(0, LONGEST - end.length);
    // A long repository name is truncated: the run identifies the repository anyway.
    const repository = clean(github('repository')?.split('/').at(-1) ?? '').slice(0, LONGEST - run.length - end.length);
    return `${repository}${run}${end}`.replace(/^-+/, '');
}
const clean = (text) => text.replace(/[^\w+=,.@-]/g, '-');


/***/ }),

/***/ 9850:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H2: () => (/* binding */ identifiers),
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   sm: () => (/* binding */ valuesOf)
/* harmony export */ });
/** The output names with their descriptions for `action.yml`. */
const outputs = {
    AZURE_ACCESS_TOKEN: 'The access token, unless `names` says otherwise.',
    AZURE_TENANT_ID: 'The tenant, where the SDKs look for it.',
    AZURE_CLIENT_ID: 'The client, where the SDKs look for it.',
    AZURE_SUBSCRIPTION_ID: 'The subscription, if one was named.',
    AZURE_AUTHORITY_HOST: 'The authority of the cloud, beside the public one.',
    ARM_TENANT_ID: 'The tenant, where Terraform looks for it.',
    ARM_CLIENT_ID: 'The client, where Terraform looks for it.',
    ARM_SUBSCRIPTION_ID: 'The subscription, where Terraform looks for it.',
    ARM_USE_OIDC: '`true`: Terraform asks for tokens by itself.',
    ARM_ENVIRONMENT: 'The cloud, as Terraform calls it.',
};
/** Returns what SDKs and Terraform need to request tokens themselves; contains no secrets. */
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
/** Returns the variables of a lease with their values, tokens first. */
const valuesOf = (config, tokens) => new Map([...tokens, ...identifiers(config)]);


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

/** Returns the IAM Credentials API endpoint of a service account. */
const accountAddress = (universe, email, verb) => `https://iamcredentials.${universe}/v1/projects/-/serviceAccounts/${email}:${verb}`;
/** Returns the full resource name of the provider, as the token service of its universe expects. */
const stsAudience = ({ universe, provider, }) => `//iam.${universe}/${provider}`;
const GCLOUD = 'CLOUDSDK_AUTH_ACCESS_TOKEN_FILE';
const LIBRARIES = 'GOOGLE_APPLICATION_CREDENTIALS';
/**
 * Returns the variables that hold the paths of the files, which only an access token has: gcloud
 * reads the token from one file, the client libraries read the other.
 */
function adcFileNames({ account }) {
    if (account?.tokenAudience !== undefined)
        return {};
    // The format that the libraries read has no delegates.
    return { fileVariables: account?.delegates.length ? [GCLOUD] : [GCLOUD, LIBRARIES] };
}
/** Returns the credential files of a lease. */
function adcFiles(config, token, idToken) {
    const { fileVariables: documents } = adcFileNames(config);
    return documents
        ? {
            documents: new Map(documents.map((name) => [name, name === GCLOUD ? token : adcFile(config, idToken)])),
        }
        : {};
}
/**
 * Returns application-default credentials for Google's libraries: federation with the ID token of
 * this lease. The ID token is in the document, so that the file is its own source and the runner's
 * request token is not written to disk. A library that starts while the ID token is valid (five
 * minutes) obtains an access token of the full lifetime; after that, the exchange is rejected. See
 * the decision record on this document.
 */
function adcFile(config, idToken) {
    const { universe, account } = config;
    const impersonation = account && {
        service_account_impersonation_url: accountAddress(universe, account.email, 'generateAccessToken'),
        service_account_impersonation: { token_lifetime_seconds: account.lifetime },
    };
    return (path) => new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(JSON.stringify({
        type: 'external_account',
        universe_domain: universe,
        audience: stsAudience(config),
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        token_url: `https://sts.${universe}/v1/token`,
        ...impersonation,
        credential_source: {
            file: path,
            format: { type: 'json', subject_token_field_name: 'id_token' },
        },
        id_token: idToken.reveal(),
    }));
}


/***/ }),

/***/ 2027:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   sm: () => (/* binding */ valuesOf),
/* harmony export */   vb: () => (/* binding */ tokenName),
/* harmony export */   zo: () => (/* binding */ variableNames)
/* harmony export */ });
/** gcloud and Terraform read an access token from these. */
const ACCESS = ['CLOUDSDK_AUTH_ACCESS_TOKEN', 'GOOGLE_OAUTH_ACCESS_TOKEN'];
const ID = 'GOOGLE_ID_TOKEN';
/** gcloud and each generation of the libraries read the project from a different one of these. */
const PROJECT = [
    'CLOUDSDK_CORE_PROJECT',
    'CLOUDSDK_PROJECT',
    'GCLOUD_PROJECT',
    'GCP_PROJECT',
    'GOOGLE_CLOUD_PROJECT',
];
/** The output names with their descriptions for `action.yml`. */
const outputs = {
    CLOUDSDK_AUTH_ACCESS_TOKEN: 'The access token, where gcloud looks for it.',
    GOOGLE_OAUTH_ACCESS_TOKEN: 'The same token, where Terraform looks for it.',
    GOOGLE_ID_TOKEN: 'The ID token of the service account, with `token-type: id`.',
    ...Object.fromEntries(PROJECT.map((name) => [name, 'The id of the project.'])),
};
/** Returns the variable that holds the token. */
const tokenName = ({ account }) => account?.tokenAudience === undefined ? ACCESS[0] : ID;
/** Returns the variables of a lease. */
const variableNames = (config) => [
    ...(config.account?.tokenAudience === undefined ? ACCESS : [ID]),
    ...(config.project === undefined ? [] : PROJECT),
];
/** Returns the variables of a lease with their values. */
function valuesOf(config, token) {
    const isProject = (name) => PROJECT.some((each) => each === name);
    return new Map(variableNames(config).map((name) => [name, isProject(name) ? (config.project ?? '') : token]));
}


/***/ }),

/***/ 1171:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ parsePaths),
/* harmony export */   Y: () => (/* binding */ getPath)
/* harmony export */ });
/** Reads the paths and the names. */
function parsePaths(read) {
    const values = new Map();
    const path = read.text('token-path');
    const names = read.yaml('names');
    if (names instanceof Map) {
        for (const [name, value] of names) {
            values.set(name, typeof value === 'string'
                ? value
                : read.addError('names', `must give ${name} a path in the response`, ''));
        }
        if (values.size === 0)
            read.addError('names', 'must not be empty', undefined);
    }
    else {
        for (const name of read.list('names') ?? []) {
            if (values.has(name))
                read.addError('names', `lists ${name} twice`, undefined);
            values.set(name, path);
        }
    }
    const [first = path] = values.values();
    return {
        token: read.has('token-path') ? path : first,
        expires: read.text('expires-path'),
        values,
    };
}
/** Returns the value at a path, if there is one. Inherited properties are ignored. */
function getPath(value, path) {
    return path.split('.').reduce((inner, step) => {
        return typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
            ? inner[step]
            : undefined;
    }, value);
}


/***/ }),

/***/ 3022:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gI: () => (/* binding */ PATH),
/* harmony export */   uA: () => (/* binding */ parseRead),
/* harmony export */   xE: () => (/* binding */ distinctSources)
/* harmony export */ });
/** Matches a path below the API, in segments that no URL parser would change. */
const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\s?#|\\\p{Cc}]+(?:[ /][^/\s?#|\\\p{Cc}]+)*$/u;
const NAME = /^([A-Za-z_][A-Za-z0-9_]{0,127})$|^([A-Za-z_][A-Za-z0-9_]{0,63}_)\*$/;
const SELECTOR = /^([^?#|]+?)(?:\?version=(\d{1,9}))?(?:#([^|]+?))?(\s*\|\s*base64)?$/;
const FORM = 'must be `path#field`, `path`, or a mapping with `path`, `with` and `field`';
/** Returns each source once, however many entries share it. */
const distinctSources = ({ reads, }) => [...new Map(reads.map(({ source }) => [source.key, source])).values()];
/** Returns the entries of `read`. Each error is reported once, under the name of its entry. */
function parseRead(map, addError) {
    return [...map].flatMap(([name, node]) => {
        const tell = (sentence) => addError(name, sentence);
        const [, whole, stem] = NAME.exec(name) ?? [];
        if (whole === undefined && stem === undefined)
            return tell('is no name for a variable; write NAME, or NAME_* for one of each field') ?? [];
        const parts = typeof node === 'string' ? parsePath(node, tell) : parseMapping(node, tell);
        if (!parts)
            return [];
        const { field, base64, ...source } = parts;
        if (stem !== undefined && field !== undefined)
            return tell('names all fields by its *, so its value must not name one') ?? [];
        const selector = field !== undefined
            ? { kind: 'field', field, base64 }
            : { kind: stem === undefined ? 'all' : 'each' };
        return [{ name: whole ?? stem ?? '', source: parseSource(source), selector }];
    });
}
function parsePath(text, addError) {
    const [, path = '', version, field, base64] = SELECTOR.exec(text.trim()) ?? [];
    if (path.startsWith('v1/'))
        return addError('must be a path below v1/, without it');
    if (!PATH.test(path))
        return addError(FORM);
    if (version !== undefined && !isVersioned(path))
        return addError('asks for a version, which only a path of KV version 2 has: MOUNT/data/…');
    if (base64 !== undefined && field === undefined)
        return addError('decodes base64, so it must name a field: path#field | base64');
    return { path, version, parameters: undefined, field, base64: base64 !== undefined };
}
function parseMapping(node, addError) {
    if (!isMap(node))
        return addError(FORM);
    const strange = [...node.keys()].filter((key) => !['path', 'with', 'field'].includes(key));
    if (strange.length > 0)
        return addError(`holds ${strange.map((key) => JSON.stringify(key)).join(', ')}; it may hold path, ` +
            `with and field`);
    const [path, field, parameters] = [node.get('path'), node.get('field'), node.get('with')];
    if (typeof path !== 'string' || path.includes('#'))
        return addError('needs a "path", and the field in "field"');
    if (field !== undefined && typeof field !== 'string')
        return addError('must have a text in "field"');
    if (parameters !== undefined && !isMap(parameters))
        return addError('must have a mapping in "with"');
    if (parameters !== undefined && isVersioned(path))
        return addError('has parameters, with which a path of KV version 2 would be written, not read');
    const parts = parsePath(field === undefined ? path : `${path}#${field}`, addError);
    return parts && { ...parts, parameters: parameters && toJson(parameters) };
}
function parseSource({ path, version, parameters, }) {
    const key = JSON.stringify([path, version, parameters]);
    return { key, path, version, parameters, versioned: isVersioned(path) };
}
const isVersioned = (path) => /.\/data\/./.test(path);
const isMap = (node) => node instanceof Map;
function toJson(node) {
    if (typeof node === 'string')
        return node;
    return isMap(node)
        ? Object.fromEntries([...node].map(([key, value]) => [key, toJson(value)]))
        : node.map(toJson);
}


/***/ }),

/***/ 3420:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ withTrailingSlash),
/* harmony export */   mE: () => (/* binding */ vaultRequest),
/* harmony export */   uZ: () => (/* binding */ BEST_EFFORT_SHARE)
/* harmony export */ });
/**
 * The share of the remaining time for best-effort requests in main: optional checks, and
 * revocations that post would repeat.
 */
const BEST_EFFORT_SHARE = 1 / 8;
/**
 * Returns a request for an API path. It sets the `X-Vault-Request` header, which an agent in
 * between may require as protection against SSRF.
 */
function vaultRequest({ base, namespace }, path, { method = 'POST', token, query, value, ...rest }) {
    const url = new URL(`v1/${path.split('/').map(encodeURIComponent).join('/')}${query ?? ''}`, base);
    return {
        ...{ method, url, expects: rest.expects ?? 'json' },
        ...(rest.cap !== undefined && { cap: rest.cap }),
        ...(rest.share !== undefined && { share: rest.share }),
        ...(rest.slow && { slow: true }),
        ...(value !== undefined && { body: { kind: 'json', value } }),
        headers: {
            'X-Vault-Request': 'true',
            ...(namespace !== undefined && { 'X-Vault-Namespace': `${namespace}/` }),
            ...(token && { 'X-Vault-Token': token }),
            ...rest.headers,
        },
    };
}
/** Returns the URL with a trailing slash. */
const withTrailingSlash = (url) => new URL(url.href.replace(/\/*$/, '/'));


/***/ })

};
;