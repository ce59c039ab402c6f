"use strict";
exports.id = "flow-shipEndings";
exports.ids = ["flow-shipEndings", "flow-tokenSource", "flow-sinkInputs"];
exports.modules = {

/***/ 9172:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ loginOf),
/* harmony export */   cK: () => (/* binding */ deliver),
/* harmony export */   cn: () => (/* binding */ sinkFailure)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_requestId_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2563);
/* harmony import */ var _providers_aws_sigv4_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(275);
/* harmony import */ var _providers_bearer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4369);
/* harmony import */ var _providers_correlation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8422);
/* harmony import */ var _record_sinks_hosts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3849);






async function deliver(runtime, client, shipment) {
    const { sink, lines } = shipment;
    const { name, url } = sink;
    try {
        const rejected = await ship(runtime, client, shipment);
        const count = lines.length === 1 ? '1 line' : `${lines.length} lines`;
        if (rejected === 0) {
            runtime.log('info', `sink "${name}": ${url.host} stored ${count} of the record`);
            return { settled: true };
        }
        const message = `sink "${name}": ${url.host} rejected ${rejected} of ${count} of the record`;
        const causes = ['it accepts no lines of this form, size or age'];
        return { settled: true, failure: new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('SINK_FAILED', message, { causes }) };
    }
    catch (error) {
        return { settled: false, failure: (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error) };
    }
}
async function ship(runtime, client, { sink, lines, login, run }) {
    const { kind, url, settings, name } = sink;
    const request = kind.request(url, settings, lines);
    const lease = `sinks.${name}`;
    const sender = (0,_providers_correlation_js__WEBPACK_IMPORTED_MODULE_1__/* .correlationHeaders */ .f)({ from: '', lease, leaseUid: '', run });
    const source = {
        host: url.host,
        next: async () => httpRequest(request, await loginHeaders(runtime, request, login), sender),
    };
    const judge = (response) => {
        const delivery = kind.judge(response, lines.length);
        if (delivery === 'refused')
            return refused(response, sink);
        return typeof delivery === 'object' ? 'accept' : delivery === 'retry' ? delivery : undefined;
    };
    try {
        const response = await client.send(source, { judge });
        const delivery = kind.judge(response, lines.length);
        if (typeof delivery === 'object')
            return delivery.rejected;
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('RESPONSE_INVALID', `${url.host} did not confirm that it stored the lines`, {
            causes: ['the address is that of another server', 'a proxy or portal responds in its place'],
        });
    }
    catch (error) {
        throw sinkFailure(sink, (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error));
    }
}
function sinkFailure({ name }, failure) {
    const { code, message, causes, fix } = failure;
    if (code === 'CANCELLED' || code === 'INTERNAL' || code === 'SINK_FAILED')
        return failure;
    return failure.with({ code: 'SINK_FAILED', message: `sink "${name}": ${message}`, causes, fix });
}
function loginOf({ credentials }) {
    if (credentials.kind === 'aws')
        return { kind: 'aws', session: credentials };
    const token = credentials.values.get(credentials.token ?? '');
    if (typeof token === 'object')
        return { kind: 'bearer', token: async () => token };
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INTERNAL', 'the lease of a sink has no token');
}
const httpRequest = ({ url, text, expects }, headers, sender) => ({
    method: 'POST',
    url,
    headers: { ...sender, ...headers },
    body: { kind: 'text', type: TYPE, text },
    expects,
});
const TYPE = 'application/json';
async function loginHeaders(runtime, { url, headers, text }, login) {
    if (login.kind === 'bearer')
        return { ...headers, ...(0,_providers_bearer_js__WEBPACK_IMPORTED_MODULE_2__/* .bearer */ .C)(await login.token()) };
    const region = (0,_record_sinks_hosts_js__WEBPACK_IMPORTED_MODULE_3__/* .logsRegion */ .Qs)(url.hostname);
    if (region === undefined)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INTERNAL', 'a signature would go to another host');
    const unsigned = { 'Content-Type': TYPE, ...headers };
    return (0,_providers_aws_sigv4_js__WEBPACK_IMPORTED_MODULE_4__/* .sign */ ._)({ method: 'POST', url, headers: unsigned, body: text }, login.session, {
        ...{ region, service: 'logs', now: runtime.now() },
    });
}
function refused(response, { url, lease }) {
    const { status } = response;
    const message = `${url.host} returned ${status} to the lines of the record`;
    const facts = { requestId: (0,_core_requestId_js__WEBPACK_IMPORTED_MODULE_5__/* .requestIdOf */ .Gb)(response) };
    if (status === 401 || status === 403) {
        const idToken = `it does not accept the issuer, or the audience "${url.origin}"`;
        const causes = [lease === undefined ? idToken : `lease "${lease}" may not write there`];
        const fix = 'Compare the configuration of the sink with docs/howto/sinks.md.';
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('EXCHANGE_REFUSED', message, { ...facts, causes, fix });
    }
    const causes = status >= 300 && status < 400
        ? ['it redirects, which is not followed']
        : ['the address or the fields of the sink are those of another one'];
    const fix = 'Correct `address` and the fields of the sink.';
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('EXCHANGE_REFUSED', message, { ...facts, causes, fix });
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
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5368);
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
        runtime.log('warning', `the sinks received no endings: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error).message}`);
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
                causes: ['the step failed before it was'],
                fix: 'Use a sink that the ID token authenticates, to have failed steps on record.',
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
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INTERNAL', 'the lease of a sink went missing');
    const line = (0,_audit_js__WEBPACK_IMPORTED_MODULE_14__/* .refreshedLine */ .L4)(runtime, renewed, { ...journal, where: [] });
    const { record } = header;
    if (record !== undefined)
        (0,_audit_js__WEBPACK_IMPORTED_MODULE_14__/* .warnOnError */ .Ic)(runtime, () => runtime.appendToRecord(record, line));
    return { login: (0,_ship_js__WEBPACK_IMPORTED_MODULE_2__/* .loginOf */ .DQ)(renewed.lease), line };
}


/***/ }),

/***/ 7068:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseSinks: () => (/* binding */ parseSinks),
  planSinks: () => (/* binding */ planSinks)
});

// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
// EXTERNAL MODULE: ./.build/core/url.js
var core_url = __webpack_require__(6586);
// EXTERNAL MODULE: ./.build/inputs/suggest.js
var suggest = __webpack_require__(1995);
// EXTERNAL MODULE: ./.build/inputs/yamlValue.js
var yamlValue = __webpack_require__(2045);
// EXTERNAL MODULE: ./.build/providers/registry.js + 28 modules
var registry = __webpack_require__(6581);
// EXTERNAL MODULE: ./.build/record/sinks/hosts.js
var hosts = __webpack_require__(3849);
;// CONCATENATED MODULE: ./.build/record/sinks/azureLogs.js
const API_VERSION = '2023-01-01';
const azureLogs = {
    settings: (from) => from === 'azure'
        ? {
            rule: {
                pattern: /^dcr-[0-9a-f]{32}$/,
                must: 'the immutable id of a data collection rule, dcr- and 32 digits',
            },
            stream: { pattern: /^Custom-\w{1,90}$/, must: 'a stream such as Custom-Leases' },
        }
        : undefined,
    request(address, { rule = '', stream = '' }, lines) {
        const path = `/dataCollectionRules/${rule}/streams/${stream}?api-version=${API_VERSION}`;
        return {
            url: new URL(path, address),
            headers: {},
            text: JSON.stringify(lines.map((line) => row(JSON.parse(line)))),
            expects: 'nothing',
        };
    },
    judge: ({ status }) => status === 204
        ? { rejected: 0 }
        : status === 408 || status === 429 || status >= 500
            ? 'retry'
            : status >= 200 && status < 300
                ? 'unclear'
                : 'refused',
};
function row(event) {
    const { time, uid, lease, lease_uid, severity, code } = event;
    const record = event;
    return { TimeGenerated: time, uid, event: event.event, lease, lease_uid, severity, code, record };
}

// EXTERNAL MODULE: ./.build/core/json.js
var json = __webpack_require__(9773);
// EXTERNAL MODULE: ./.build/core/version.js
var version = __webpack_require__(6851);
;// CONCATENATED MODULE: ./.build/record/sinks/otlp.js


const NAME = 'lease-credentials';
const LOG_NAME = /^[A-Za-z0-9_./#-]{1,512}$/;
const SEVERITIES = {
    info: [9, 'INFO'],
    low: [13, 'WARN'],
    medium: [14, 'WARN2'],
    high: [17, 'ERROR'],
};
const RETRYABLE = new Set([429, 502, 503, 504]);
const otlp = {
    settings(from) {
        const must = 'a name of letters, digits and _ . / # -';
        switch (from) {
            case undefined:
                return {};
            case 'aws':
                return {
                    'log-group': { pattern: LOG_NAME, must },
                    'log-stream': { pattern: LOG_NAME, must },
                };
            case 'gcp':
                return {
                    project: { pattern: /^[a-z][a-z0-9:.-]{3,61}[a-z0-9]$/, must: 'the id of a project' },
                };
            default:
                return undefined;
        }
    },
    request(address, settings, lines) {
        const events = lines.map((line) => ({ line, event: JSON.parse(line) }));
        const scope = { name: NAME, version: version/* VERSION */.x };
        const logs = { scope, logRecords: events.map(logRecord) };
        const [first] = events;
        const resource = { attributes: resourceAttributes(settings, first?.event) };
        const { 'log-group': group, 'log-stream': stream } = settings;
        return {
            url: address,
            headers: {
                ...(group && { 'x-aws-log-group': group }),
                ...(stream && { 'x-aws-log-stream': stream }),
            },
            text: JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [logs] }] }),
            expects: 'json',
        };
    },
    judge({ status, text }, lines) {
        if (RETRYABLE.has(status))
            return 'retry';
        if (status < 200 || status > 299)
            return 'refused';
        const parsed = (0,json/* parseObject */.l)(text);
        if ('error' in parsed)
            return 'unclear';
        const partial = parsed.members['partialSuccess'];
        const rejected = Number(partial?.['rejectedLogRecords'] ?? 0);
        return Number.isSafeInteger(rejected) && rejected >= 0
            ? { rejected: Math.min(rejected, lines) }
            : 'unclear';
    },
};
function logRecord({ line, event }) {
    const [severityNumber, severityText] = SEVERITIES[event.severity];
    const nanoseconds = `${Date.parse(event.time)}000000`;
    const { uid, lease, lease_uid, from, host, id, code, end, severity, run } = event;
    return {
        ...{ timeUnixNano: nanoseconds, observedTimeUnixNano: nanoseconds },
        ...{ severityNumber, severityText },
        eventName: `lease_credentials.${event.event}`,
        body: { stringValue: line },
        attributes: attributes({
            ...{ uid, event: event.event, lease, lease_uid, from, host, id, code, end, severity },
            ...{ 'cicd.pipeline.run.id': run.run_id, 'vcs.repository.id': run.repository_id },
        }),
        ...(event.trace && { traceId: event.trace }),
    };
}
const resourceAttributes = ({ project }, event) => attributes({
    'service.name': NAME,
    'service.version': version/* VERSION */.x,
    'cicd.pipeline.run.id': event?.run.run_id,
    'gcp.project_id': project,
});
const attributes = (values) => Object.entries(values).flatMap(([key, value]) => value === undefined ? [] : [{ key, value: { stringValue: value } }]);

;// CONCATENATED MODULE: ./.build/record/sinks/registry.js


const sinkKinds = { otlp: otlp, 'azure-logs': azureLogs };

// EXTERNAL MODULE: ./.build/flow/refreshInputs.js
var refreshInputs = __webpack_require__(6906);
;// CONCATENATED MODULE: ./.build/flow/sinkInputs.js








const sinkInputs_NAME = /^[a-z][a-z0-9-]{0,31}$/;
const COMMON = ['to', 'address', 'lease', 'on-failure'];
const MOST = 8;
const PLACEHOLDER = new URL('https://sink.invalid');
const LONGEST = 16_000;
const STORED = ['from', 'audience', 'lifetime', 'ca-certificate'];
function planSinks(read, leases, raw) {
    const all = parseSinks(read, leases);
    const used = leases.filter(({ name }) => all.some(({ lease }) => lease === name));
    const mapping = raw.has('leases') ? read.map('leases') : undefined;
    const entries = used.map(({ name, from }) => {
        const values = mapping ? mapping.get(name) : raw;
        const known = [...STORED, ...registry/* providers */.r[from].fields.map((field) => field.name)];
        const own = [...(values instanceof Map ? values : [])];
        return [name, new Map([...own.filter(([field]) => known.includes(field)), ['export', 'none']])];
    });
    const stored = {
        sinks: raw.get('sinks') ?? '',
        ...(entries.length > 0 && { leases: (0,refreshInputs/* toYaml */.fE)(new Map(entries)) }),
    };
    const length = JSON.stringify(stored).length;
    if (length > LONGEST)
        read.addError('sinks', `and the leases in it are too long to be kept for the post step: ${length} of ${LONGEST} ` +
            'characters');
    return { all, stored };
}
function parseSinks(read, leases) {
    const map = read.map('sinks');
    if (map?.size === 0)
        read.addError('sinks', 'must hold at least one sink');
    if (map && map.size > MOST)
        read.addError('sinks', `must hold at most ${MOST} sinks; got ${map.size}`);
    if (leases.some(({ mustBeRejected }) => mustBeRejected))
        read.addError('sinks', 'has no effect with "must-be-rejected"; use a step of its own');
    return [...(map ?? [])].flatMap(([name, fields]) => {
        const addError = (sentence, field) => void read.addError(`sinks.${name}${field === undefined ? '' : `.${field}`}`, sentence);
        if (!sinkInputs_NAME.test(name))
            addError('is not a valid name: small letters, digits and -, at most 32, a letter first');
        if (!(0,yamlValue/* isYamlMap */.S)(fields))
            return addError('must be a mapping of fields') ?? [];
        return parseSink({ name, fields, leases, addError }) ?? [];
    });
}
function parseSink(source) {
    const { name, fields, leases, addError } = source;
    const text = (field) => {
        const value = fields.get(field);
        if (value === undefined || (typeof value === 'string' && value !== ''))
            return value;
        return addError('must be a string, and not empty', field);
    };
    const to = text('to') ?? '';
    const kind = Object.hasOwn(sinkKinds, to) ? sinkKinds[to] : undefined;
    const kinds = Object.keys(sinkKinds);
    if (!kind)
        addError(`must be one of ${kinds.join(', ')}${(0,suggest/* didYouMean */.a)(to, kinds)}`, 'to');
    const onFailure = text('on-failure') ?? 'warn';
    if (onFailure !== 'warn' && onFailure !== 'fail')
        return addError(`must be one of warn, fail; got ${(0,sanitize/* quoted */.T)(onFailure)}`, 'on-failure');
    const url = parseAddress(text('address'), addError);
    const lease = parseLogin(source, { url, lease: text('lease') });
    if (!kind)
        return undefined;
    const settings = parseSettings(source, { kind, to, lease, text });
    const clash = leases.find(({ audience, prepared }) => audience === url.origin && prepared.host !== url.host);
    if (lease === undefined && clash)
        addError(`is the "audience" of lease "${clash.name}", whose token goes to ${clash.prepared.host}: ` +
            "either could use the other's token", 'address');
    return { name, kind, url, lease: lease?.name, onFailure, settings };
}
function parseAddress(address, addError) {
    const url = (0,core_url/* parseSafeUrl */.Q)(address ?? '');
    if (url && !url.search && !url.hash)
        return url;
    addError(address === undefined
        ? 'is required'
        : `must be an https URL without credentials, query or fragment; got ${(0,sanitize/* quoted */.T)(address)}`, 'address');
    return PLACEHOLDER;
}
function parseLogin({ leases, addError }, { url, lease: name }) {
    const owner = (0,hosts/* sinkOwner */.Hz)(url.hostname);
    if (name === undefined) {
        if (owner !== undefined)
            addError(`is required: ${url.hostname} accepts credentials of "from: ${owner}"`, 'lease');
        return undefined;
    }
    const lease = leases.find((config) => config.name === name);
    if (!lease) {
        const names = leases.map((config) => config.name);
        return addError(`must be a lease of this step${(0,suggest/* didYouMean */.a)(name, names)}`, 'lease');
    }
    if (url === PLACEHOLDER)
        return lease;
    if (owner !== lease.from)
        addError(`is a lease of "from: ${lease.from}", and ${url.hostname} is not a host at which its ` +
            'credentials may be sent; leave "lease" out for the ID token', 'lease');
    else
        leaseErrors(lease, url, addError);
    return lease;
}
function leaseErrors({ from, prepared }, url, addError) {
    const { requested } = prepared;
    if (requested['read'] !== undefined)
        addError('reads secrets; use a lease of its own for the sink', 'lease');
    if (from === 'gcp' && requested['token-audience'] !== undefined)
        addError('must be a lease with "token-type: access"', 'lease');
    const scope = (0,hosts/* monitorScope */.V5)(url.hostname);
    if (from === 'azure' && String(requested['scope']) !== scope)
        addError(`must be a lease with "scope: ${scope}" alone`, 'lease');
}
function parseSettings({ fields, addError }, { kind, to, lease, text, }) {
    const settings = kind.settings(lease?.from);
    if (!settings && !fields.has('lease'))
        addError(`is required with "to: ${to}"`, 'lease');
    const own = Object.entries(settings ?? {});
    const known = [...COMMON, ...own.map(([field]) => field)];
    for (const field of settings ? fields.keys() : [])
        if (!known.includes(field))
            addError(`is not a field of this sink${(0,suggest/* didYouMean */.a)(field, known)}`, field);
    return Object.fromEntries(own.map(([field, { pattern, must }]) => {
        const value = text(field);
        if (value === undefined)
            addError(`is required: ${must}`, field);
        else if (!pattern.test(value))
            addError(`must be ${must}; got ${(0,sanitize/* quoted */.T)(value)}`, field);
        return [field, value ?? ''];
    }));
}


/***/ }),

/***/ 9524:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openTokenSource: () => (/* binding */ openTokenSource)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6949);
/* harmony import */ var _identity_idToken_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4492);
/* harmony import */ var _identity_issuer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(819);
/* harmony import */ var _identity_jwks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8105);
/* harmony import */ var _identity_sources_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3384);
/* harmony import */ var _identity_verify_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8358);






function openTokenSource(runtime, { client, issuer, keys: known }) {
    const rules = (0,_identity_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .isForgejoToken */ .Gi)({ iss: issuer }) ? _identity_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .FORGEJO */ .FN : _identity_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .GITHUB */ .U0;
    const found = (0,_identity_issuer_js__WEBPACK_IMPORTED_MODULE_1__/* .deriveIssuer */ .d)(runtime.job.github('server_url'), issuer, rules);
    if ('error' in found)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('INTERNAL', `the issuer in the header of the journal ${found.error}`);
    const keys = known ?? (0,_identity_jwks_js__WEBPACK_IMPORTED_MODULE_3__/* .createKeySet */ .A)(runtime, client, found.issuer);
    const accepted = new Set([runtime.job.github('event_name') ?? '']);
    return async (audience, lease) => {
        const jwt = await (0,_identity_idToken_js__WEBPACK_IMPORTED_MODULE_4__/* .requestToken */ .Fr)(runtime, { client, issuer: found.issuer }, audience);
        const terms = { ...found, audience, keys, runtime, allowEvents: accepted };
        const token = (await (0,_identity_verify_js__WEBPACK_IMPORTED_MODULE_5__/* .verify */ .MX)(jwt, terms, [{ name: lease, expect: [] }])).get(lease);
        if (!token)
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('INTERNAL', 'a verified token went missing');
        return token;
    };
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


/***/ }),

/***/ 275:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ sign),
/* harmony export */   d: () => (/* binding */ presign)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4355);


function sign(request, signer, scope) {
    const time = timeOf(scope);
    const token = signer.sessionToken && { 'X-Amz-Security-Token': signer.sessionToken };
    const added = { 'X-Amz-Date': time, ...token };
    const signed = { ...request, headers: { ...request.headers, ...added } };
    const credential = credentialOf(signer, scope);
    const authorization = new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(`AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${headersOf(signed).names}, ` +
        `Signature=${signatureOf(signed, signer, scope)}`);
    return { ...request.headers, ...added, Authorization: authorization };
}
function presign({ url, headers, expires }, signer, scope) {
    const request = { method: 'GET', url: new URL(url), headers, body: '' };
    const added = [
        ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
        ['X-Amz-Credential', credentialOf(signer, scope)],
        ['X-Amz-Date', timeOf(scope)],
        ['X-Amz-Expires', String(expires)],
        ['X-Amz-SignedHeaders', headersOf(request).names],
        ...(signer.sessionToken
            ? [['X-Amz-Security-Token', signer.sessionToken.reveal()]]
            : []),
    ];
    for (const [name, value] of added)
        request.url.searchParams.append(name, value);
    const query = [...request.url.searchParams].map((pair) => pair.map(encoded).join('='));
    const signature = signatureOf(request, signer, scope);
    return new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(`${url.origin}${url.pathname}?${query.join('&')}&X-Amz-Signature=${signature}`);
}
const timeOf = ({ now }) => new Date(Math.floor(now) * 1000).toISOString().replace(/\.\d{3}|[:-]/g, '');
const scopeOf = (scope) => [
    ...[timeOf(scope).slice(0, 8), scope.region, scope.service, 'aws4_request'],
];
const credentialOf = ({ accessKeyId }, scope) => [accessKeyId.reveal(), ...scopeOf(scope)].join('/');
function headersOf({ headers, url }) {
    const all = Object.entries({ ...headers, Host: url.host })
        .map(([name, value]) => [name.toLowerCase(), (0,_core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .unwrap */ .oA)(value).trim().replace(/ +/g, ' ')])
        .sort(([a], [b]) => compared(a, b));
    return {
        lines: all.map(([name, value]) => `${name}:${value}\n`).join(''),
        names: all.map(([name]) => name).join(';'),
    };
}
function signatureOf(request, signer, scope) {
    const { method, url, body } = request;
    const { lines, names } = headersOf(request);
    const canonical = [method, pathOf(url), queryOf(url), lines, names, sha256(body)].join('\n');
    const parts = scopeOf(scope);
    const toSign = ['AWS4-HMAC-SHA256', timeOf(scope), parts.join('/'), sha256(canonical)].join('\n');
    const key = parts.reduce(hmac, `AWS4${signer.secretAccessKey.reveal()}`);
    return hmac(key, toSign).toString('hex');
}
const pathOf = ({ pathname }) => pathname
    .replace(/\/{2,}/g, '/')
    .split('/')
    .map(encoded)
    .join('/');
const queryOf = ({ searchParams }) => [...searchParams]
    .map(([name, value]) => [encoded(name), encoded(value)])
    .sort(([a, x], [b, y]) => compared(a, b) || compared(x, y))
    .map((pair) => pair.join('='))
    .join('&');
const encoded = (part) => encodeURIComponent(part).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
const compared = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const sha256 = (content) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex');
const hmac = (key, content) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update(content).digest();


/***/ }),

/***/ 3849:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hz: () => (/* binding */ sinkOwner),
/* harmony export */   Qs: () => (/* binding */ logsRegion),
/* harmony export */   V5: () => (/* binding */ monitorScope)
/* harmony export */ });
/* harmony import */ var _providers_aws_partitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4117);

const LOGS = /^logs(?:-fips)?\.([a-z]{2,8}(?:-[a-z]{2,16}){1,2}-\d{1,2})\.(.+)$/;
const HOSTS = {
    aws: (hostname) => logsRegion(hostname) !== undefined,
    gcp: (hostname) => /^telemetry(?:\.[a-z0-9-]+\.rep)?\.googleapis\.com$/.test(hostname),
    azure: (hostname) => /^(?:[a-z0-9-]+\.)+ingest\.monitor\.azure\.(?:com|us|cn)$/.test(hostname),
};
const sinkOwner = (hostname) => Object.keys(HOSTS).find((name) => HOSTS[name]?.(hostname));
function logsRegion(hostname) {
    const [, region = '', suffix] = LOGS.exec(hostname) ?? [];
    return region !== '' && suffix === (0,_providers_aws_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region).suffix ? region : undefined;
}
const monitorScope = (hostname) => `https://monitor.azure.${hostname.split('.').at(-1)}/.default`;


/***/ })

};
;