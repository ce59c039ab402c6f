"use strict";
exports.id = "flow-sinkInputs";
exports.ids = ["flow-sinkInputs"];
exports.modules = {

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
// EXTERNAL MODULE: ./.build/providers/registry.js + 27 modules
var registry = __webpack_require__(5573);
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
        read.addError('sinks', `and its leases must have at most ${LONGEST} characters, to be kept for the post step; got ` +
            `${length}`);
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
            addError('is not a valid name: it must be a letter, then up to 31 of a-z, 0-9 and -');
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
        return addError('must be a string that is not empty', field);
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
        addError('must be a lease without "read"; use a separate lease for the sink', 'lease');
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