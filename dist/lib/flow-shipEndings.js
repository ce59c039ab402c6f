"use strict";
exports.id = "flow-shipEndings";
exports.ids = ["flow-shipEndings"];
exports.modules = {

/***/ 8163:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ refreshScript),
/* harmony export */   MP: () => (/* binding */ refreshNames),
/* harmony export */   XS: () => (/* binding */ EXEC_API)
/* harmony export */ });
const EXEC_API = 'client.authentication.k8s.io/v1';
const refreshNames = (lease, windows = false) => ({
    script: windows ? `refresh-${lease}.cmd` : `refresh-${lease}`,
    plan: `refresh-${lease}.json`,
    session: `lease-${lease}.json`,
    newSession: `lease-${lease}.new`,
    lock: `lease-${lease}.lock`,
    rejection: `lease-${lease}.rejected`,
});
function refreshScript({ node, entry, unset, windows }, { plan, session }) {
    if (windows)
        return `@"${node}" "${entry}" "${plan}"\r\n`;
    return [
        '#!/bin/sh',
        '# Written by lease-credentials for libraries of later steps; removed at the end of the job.',
        `if [ -r '${session}' ]; then`,
        `  { IFS= read -r until && IFS= read -r credentials; } <'${session}'`,
        '  now=$(/bin/date +%s 2>/dev/null)',
        '  case "${until:-x}${now:-x}" in',
        '  *[!0-9]*) ;;',
        '  *)',
        '    if [ "$until" -gt "$now" ] && [ -n "$credentials" ]; then',
        '      printf \'%s\\n\' "$credentials"',
        '      exit 0',
        '    fi',
        '    ;;',
        '  esac',
        'fi 2>/dev/null',
        `unset ${unset.join(' ')}`,
        `exec '${node}' '${entry}' '${plan}'`,
        '',
    ].join('\n');
}


/***/ }),

/***/ 2502:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   shipEndings: () => (/* binding */ shipEndings)
/* harmony export */ });
/* harmony import */ var _core_budget_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5402);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7501);
/* harmony import */ var _identity_sources_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3384);
/* harmony import */ var _inputs_reader_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1586);
/* harmony import */ var _inputs_yaml_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9550);
/* harmony import */ var _journal_memoryJournal_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6821);
/* harmony import */ var _audit_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(8543);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(3627);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6011);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8688);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(765);
/* harmony import */ var _ship_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9172);
/* harmony import */ var _sinkInputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7068);
/* harmony import */ var _tokenSource_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9524);















async function shipEndings(runtime, stored, { ended, open, budget }) {
    if (ended.length + open.unshipped.length === 0)
        return undefined;
    try {
        const job = withFactsOf(runtime, stored.header);
        const { sinks, plan } = await storedSinks(job, stored.header);
        const logIn = createLogins(job, stored, { plan, budget });
        const logins = await Promise.all(sinks.map((sink) => logIn(sink).catch(_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)));
        const renewed = new Set(logins.flatMap((login) => (login instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? [] : (login.line ?? []))));
        const client = (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryingClient */ .U)(runtime, budget);
        const failures = await Promise.all(sinks.map(async (sink, at) => {
            const login = logins[at];
            if (!login || login instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
                return login && (0,_ship_js__WEBPACK_IMPORTED_MODULE_2__/* .sinkFailure */ .cn)(sink, login);
            const pending = open.unshipped.filter((entry) => entry.sink === sink.name);
            const lines = [...pending.flatMap((entry) => entry.lines), ...ended, ...renewed];
            const run = stored.header.run ?? {};
            return (await (0,_ship_js__WEBPACK_IMPORTED_MODULE_2__/* .deliver */ .cK)(runtime, client, { sink, lines, login: login.login, run })).failure;
        }));
        return firstStrict(runtime, sinks, failures);
    }
    catch (error) {
        runtime.log('warning', `the endings were not sent to the sinks: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error).message}`);
        return undefined;
    }
}
function firstStrict(runtime, sinks, failures) {
    const isStrict = (at) => sinks[at]?.onFailure === 'fail';
    failures.forEach((failure, at) => {
        if (failure && !isStrict(at))
            runtime.log('warning', failure.message);
    });
    return failures.find((failure, at) => failure !== undefined && isStrict(at));
}
const withFactsOf = (runtime, { run }) => ({
    ...runtime,
    job: { ...runtime.job, github: (name) => run?.[name] ?? runtime.job.github(name) },
});
async function storedSinks({ job, isPem }, { sinks = {}, issuer }) {
    const values = new Map([
        ...Object.entries(sinks),
        ...(issuer ? [['issuer', issuer]] : []),
    ]);
    if (values.has('leases')) {
        const source = (0,_identity_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .isForgejoToken */ .Gi)({ iss: issuer }) ? _identity_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .FORGEJO */ .FN : _identity_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .GITHUB */ .U0;
        const plan = await (0,_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .loadPlan */ .Yq)(values, _inputs_yaml_js__WEBPACK_IMPORTED_MODULE_5__.loadYaml, {
            ...{ serverUrl: job.github('server_url'), source, isPem },
        });
        return { sinks: plan.sinks?.all ?? [], plan };
    }
    const errors = [];
    const read = new _inputs_reader_js__WEBPACK_IMPORTED_MODULE_6__/* .Reader */ .m({
        values,
        fields: _fields_js__WEBPACK_IMPORTED_MODULE_7__/* .stepFields */ .EM,
        parse: await (0,_inputs_yaml_js__WEBPACK_IMPORTED_MODULE_5__.loadYaml)(),
        errors,
        where: '',
    });
    const parsed = (0,_sinkInputs_js__WEBPACK_IMPORTED_MODULE_8__.parseSinks)(read, []);
    if (errors.length > 0)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INTERNAL', errors.join('\n'));
    return { sinks: parsed };
}
function createLogins(runtime, { header, entries }, { plan, budget }) {
    const half = { ...budget, ends: runtime.monotonicMs() + (0,_core_budget_js__WEBPACK_IMPORTED_MODULE_9__/* .remainingMs */ .XW)(runtime, budget) / 2 };
    const client = (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryingClient */ .U)(runtime, half);
    const source = (0,_tokenSource_js__WEBPACK_IMPORTED_MODULE_10__.openTokenSource)(runtime, { client, issuer: header.issuer });
    const obtained = new Set([...entries.values()].flatMap((entry) => (entry.kind === 'receipt' ? [entry.lease] : [])));
    const leased = new Map();
    return async ({ name, lease, url }) => {
        if (lease === undefined) {
            const { jwt } = await source(url.origin, `sinks.${name}`);
            return { login: { kind: 'bearer', token: async () => jwt } };
        }
        if (!plan || !obtained.has(lease))
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('EXCHANGE_REFUSED', `lease "${lease}" was not obtained`, {
                causes: ['the step failed before it obtained the lease'],
                fix: 'To send the lines of failed steps, use a sink without "lease".',
            });
        const again = { source, lease, header, plan, budget: half };
        const login = leased.get(lease) ?? leaseAgain(runtime, again);
        leased.set(lease, login);
        return login;
    };
}
async function leaseAgain(runtime, { source, lease, header, plan, budget }) {
    const leases = plan.leases.filter(({ name }) => name === lease);
    const journal = (0,_journal_memoryJournal_js__WEBPACK_IMPORTED_MODULE_11__/* .memoryJournal */ .z)(header);
    const run = (0,_run_js__WEBPACK_IMPORTED_MODULE_12__/* .createRun */ .u)(runtime, { ...plan, leases }, {
        ...{ budget: { ...budget, ends: budget.ends + budget.total / 8 }, journal, record: '' },
        inputs: () => new Map(),
    });
    const tokens = await Promise.all(leases.map(async ({ name, audience }) => [name, await source(audience, name)]));
    const [renewed] = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_13__/* .exchangeAll */ .P)(run, {
        verified: new Map(tokens),
        fresh: ({ name, audience }) => source(audience, name),
    });
    if (!renewed)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INTERNAL', 'the lease of a sink was not obtained');
    const line = (0,_audit_js__WEBPACK_IMPORTED_MODULE_14__/* .refreshedLine */ .L4)(runtime, renewed, { ...journal, where: [] });
    const { record } = header;
    if (record !== undefined)
        (0,_audit_js__WEBPACK_IMPORTED_MODULE_14__/* .warnOnError */ .Ic)(runtime, () => runtime.appendToRecord(record, line));
    return { login: (0,_ship_js__WEBPACK_IMPORTED_MODULE_2__/* .loginOf */ .DQ)(renewed.lease), line };
}


/***/ }),

/***/ 819:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ deriveIssuer)
/* harmony export */ });
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6586);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3384);


const SLUG = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$/;
function deriveIssuer(serverUrl = 'https://github.com', declared, source = _sources_js__WEBPACK_IMPORTED_MODULE_1__/* .GITHUB */ .U0) {
    switch (source.name) {
        case 'github':
            return gitHubIssuer(serverUrl, declared, source);
        case 'forgejo':
            return forgejoIssuer(serverUrl, declared, source);
    }
}
function gitHubIssuer(serverUrl, declared, source) {
    const server = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(serverUrl);
    if (!server)
        return { error: 'cannot be derived, as GITHUB_SERVER_URL is not an https URL' };
    const derived = derive(server, source);
    if (declared === undefined || declared === derived)
        return { issuer: issuerAt(derived, source) };
    const below = declared.startsWith(`${derived}/`) ? declared.slice(derived.length + 1) : '';
    if (SLUG.test(below))
        return { issuer: issuerAt(declared, source) };
    return {
        error: `must be ${derived}, or that with a slash and the slug of the enterprise, and ` +
            `nothing after it`,
    };
}
function derive({ host, origin }, { issuerPath }) {
    if (host === 'github.com')
        return 'https://token.actions.githubusercontent.com';
    return host.endsWith('.ghe.com') ? `https://token.actions.${host}` : `${origin}${issuerPath}`;
}
function forgejoIssuer(serverUrl, declared, source) {
    const server = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(serverUrl);
    if (declared === undefined && !server)
        return {
            error: `must be declared, as GITHUB_SERVER_URL is not an https URL: ROOT_URL of the ` +
                `Forgejo with ${source.issuerPath} after it`,
        };
    const iss = declared ?? `${server?.origin}${server?.pathname.replace(/\/+$/, '')}${source.issuerPath}`;
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(iss);
    const isCanonical = url !== undefined && url.origin + url.pathname === iss;
    if (isCanonical && iss.endsWith(source.issuerPath) && !(0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitHubHost */ .gf)(url.hostname))
        return { issuer: issuerAt(iss, source) };
    return {
        error: `must be the https URL of a Forgejo with ${source.issuerPath} after it, such as ` +
            `https://git.example.com${source.issuerPath}`,
    };
}
function issuerAt(iss, source) {
    return {
        iss,
        source,
        jwks: new URL(`${iss}${source.keysPath}`),
        discovery: new URL(`${iss}/.well-known/openid-configuration`),
        origin: new URL(new URL(iss).origin),
    };
}


/***/ }),

/***/ 3384:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FN: () => (/* binding */ FORGEJO),
/* harmony export */   Gi: () => (/* binding */ isForgejoToken),
/* harmony export */   U0: () => (/* binding */ GITHUB),
/* harmony export */   gf: () => (/* binding */ isGitHubHost),
/* harmony export */   rV: () => (/* binding */ BOUND_CLAIMS),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);

const GITHUB = {
    name: 'github',
    issuerPath: '/_services/token',
    boundClaims: ['repository_id', 'repository_owner_id', 'run_id', 'run_attempt'],
    hasRepositoryIds: true,
    acceptsAudienceList: false,
    keysPath: '/.well-known/jwks',
};
const FORGEJO = {
    name: 'forgejo',
    issuerPath: '/api/actions',
    boundClaims: ['repository', 'run_id', 'run_attempt'],
    hasRepositoryIds: false,
    acceptsAudienceList: true,
    keysPath: '/.well-known/keys',
};
const BOUND_CLAIMS = [
    ...new Set([...GITHUB.boundClaims, ...FORGEJO.boundClaims]),
];
const isForgejoToken = ({ iss }) => typeof iss === 'string' && iss.endsWith(FORGEJO.issuerPath);
const isGitHubHost = (hostname) => /(?:^|\.)(?:github\.com|ghe\.com|githubusercontent\.com)\.?$/.test(hostname);
function sourceOf({ forgejo, github }) {
    if (!forgejo)
        return GITHUB;
    const server = URL.parse(github('server_url') ?? '');
    if (github('repository_id') !== undefined)
        throw contradicted("GITHUB_REPOSITORY_ID is set, which only GitHub's runner does");
    if (!server)
        throw contradicted('GITHUB_SERVER_URL is not an address');
    if (isGitHubHost(server.hostname))
        throw contradicted('GITHUB_SERVER_URL is an address of GitHub');
    return FORGEJO;
}
const contradicted = (why) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ENVIRONMENT_REFUSED', `FORGEJO_ACTIONS is "true", but ${why}`, {
    causes: [
        'an earlier step wrote one of the two variables to GITHUB_ENV, or the workflow sets it ' +
            'in `env`',
    ],
    fix: 'Find what sets FORGEJO_ACTIONS or GITHUB_REPOSITORY_ID and remove it; the runner sets ' +
        'its own variables.',
});


/***/ }),

/***/ 6821:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ memoryJournal)
/* harmony export */ });
function memoryJournal(header) {
    const entries = [];
    return {
        header,
        entries,
        fullyPersisted: true,
        append: (entry) => entries.push(entry) - 1,
        close: () => undefined,
    };
}


/***/ })

};
;