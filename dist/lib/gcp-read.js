"use strict";
exports.id = "gcp-read";
exports.ids = ["gcp-read"];
exports.modules = {

/***/ 1308:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  crc32c: () => (/* binding */ crc32c),
  exchangeAndRead: () => (/* binding */ exchangeAndRead)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/secret.js
var secret = __webpack_require__(4355);
// EXTERNAL MODULE: ./.build/providers/bearer.js
var bearer = __webpack_require__(4369);
// EXTERNAL MODULE: ./.build/providers/reading/failures.js
var failures = __webpack_require__(2510);
// EXTERNAL MODULE: ./.build/providers/reading/logRead.js
var logRead = __webpack_require__(5983);
// EXTERNAL MODULE: ./.build/providers/reading/readEntry.js
var readEntry = __webpack_require__(7585);
// EXTERNAL MODULE: ./.build/providers/reading/readValues.js
var readValues = __webpack_require__(3371);
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/gcp/exchange.js + 2 modules
var exchange = __webpack_require__(3625);
// EXTERNAL MODULE: ./.build/providers/gcp/storeHost.js
var storeHost = __webpack_require__(5164);
;// CONCATENATED MODULE: ./.build/providers/gcp/storeRefusals.js
const refused = (row) => ({
    code: 'READ_REFUSED',
    ...row,
});
const notFound = refused({
    symptom: 'NOT_FOUND: no such secret, or no such version',
    when: { status: 404, code: ['NOT_FOUND'] },
    causes: [
        'the name, the project or the version is another, or the version was destroyed',
        'the secret is regional: its path then names the location',
        'the secret has no versions yet',
    ],
    fix: 'Compare the path with `gcloud secrets versions list`, or write `| optional` after it if the ' +
        'secret may be absent.',
});
const storeRefusals = [
    notFound,
    refused({
        symptom: 'SERVICE_DISABLED: the Secret Manager API is off',
        when: { status: 403, code: ['SERVICE_DISABLED'] },
        causes: ['the API is not enabled in the project that is charged for the request'],
        fix: 'Run: gcloud services enable secretmanager.googleapis.com --project PROJECT',
    }),
    refused({
        symptom: 'PERMISSION_DENIED: the identity may not access the version',
        when: { status: 403 },
        causes: [
            'roles/secretmanager.secretAccessor is missing on the secret',
            'an IAM condition names another version',
            'the secret does not exist, and the identity may not learn that',
            'VPC Service Controls reject requests from this network',
        ],
        fix: 'Grant roles/secretmanager.secretAccessor on the secret to the service account, or without ' +
            'one to the principalSet of the repository.',
    }),
    refused({
        symptom: 'FAILED_PRECONDITION: the version is disabled or destroyed, or its key is',
        when: { status: 400, code: ['FAILED_PRECONDITION'] },
        causes: [
            '`latest` is the version that was created last, whatever its state',
            'the customer managed key of the secret cannot be used',
        ],
        fix: 'Enable the version, add a new one, or name another by ?version=.',
    }),
    refused({
        symptom: 'UNAUTHENTICATED: Secret Manager does not accept the token',
        when: { status: 401 },
        causes: ['the token is of another universe', "the runner's clock is wrong"],
        fix: 'Check `universe`, and the clock of the runner.',
    }),
];

;// CONCATENATED MODULE: ./.build/providers/gcp/read.js












const LARGEST = 128 * 1024;
async function exchangeAndRead(config, leaseSession) {
    const obtained = await (0,exchange.obtainToken)(config, leaseSession);
    const { token, expiresAt } = obtained;
    const taken = await leaseSession.all((0,readEntry/* distinctSources */.xE)(config.reads).map((source) => readVersion(source, token, { config, leaseSession })));
    const values = (0,readValues/* mergeValues */.D3)(taken.map((each) => each.values));
    const exported = config.exportCredentials;
    (0,logRead/* logRead */.d)(leaseSession, taken, {
        stores: ['Google Secret Manager'],
        credential: exported ? undefined : 'token',
        expiresAt,
    });
    const lease = (0,exchange.leaseOf)(config, obtained);
    const { credentials } = lease;
    if (!exported || credentials.kind !== 'values')
        return {
            ...lease,
            ...(0,readValues/* readSummary */.L_)(taken),
            expiresAt: undefined,
            credentials: { kind: 'values', values },
        };
    const files = [...values].map(([name, value]) => [`${name}_FILE`, value instanceof secret/* Secret */.zh ? value : new secret/* Secret */.zh(value)]);
    return {
        ...lease,
        ...(0,readValues/* readSummary */.L_)(taken),
        credentials: {
            ...credentials,
            values: new Map([...credentials.values, ...values]),
            documents: new Map([...(credentials.documents ?? []), ...files]),
        },
    };
}
async function readVersion(source, token, { config, leaseSession }) {
    const host = (0,storeHost/* storeHost */.q)(config, source);
    const url = new URL(`https://${host}/v1/${source.path}:access`);
    const request = {
        method: 'GET',
        url,
        headers: (0,bearer/* bearer */.C)(token),
        expects: 'json',
        cap: LARGEST,
    };
    const response = await leaseSession.send(request, judging).catch((error) => {
        throw (0,failures/* withPath */.i)((0,failure/* asFailure */.h_)(error), source.path);
    });
    if (response.status !== 200) {
        const row = recognised(response);
        const to = `reading ${source.path}; the login was fine`;
        const failure = (0,providers_response/* rejection */.cz)(response, { code: 'READ_REFUSED', host, to, row });
        if (row === notFound)
            return (0,readValues/* absentValues */.Wp)(config.reads, source, failure);
        throw failure;
    }
    const obtained = checkName(response, source, host);
    const bytes = payloadIn(response);
    if (!bytes)
        throw badChecksum(host, source);
    return {
        ...(0,readValues/* contentValues */.Uh)(asContent(bytes), source, { reading: config, masker: leaseSession }),
        obtained,
    };
}
const judging = {
    judge: (response, attempt) => response.status === 200 && attempt === 1 && payloadIn(response) === undefined
        ? 'retry'
        : undefined,
};
function payloadIn(response) {
    const payload = (0,providers_response/* objectAt */.lJ)((0,providers_response/* jsonOrEmpty */.fi)(response), 'payload') ?? {};
    const [data, checksum] = [(0,providers_response/* ownMember */.nV)(payload, 'data') ?? '', (0,providers_response/* textAt */.$6)(payload, 'dataCrc32c')];
    if (typeof data !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(data))
        return undefined;
    const bytes = Buffer.from(data, 'base64');
    return checksum === String(crc32c(bytes)) ? bytes : undefined;
}
function asContent(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return bytes;
    }
}
function checkName(response, source, host) {
    const name = (0,providers_response/* textAt */.$6)((0,providers_response/* parseJson */.qF)(response, host), 'name') ?? '';
    const [, project = '', location, secret, version] = /^projects\/([a-z0-9:.-]+)(?:\/locations\/([a-z0-9-]+))?\/secrets\/([\w-]+)\/versions\/(\d{1,19})$/.exec(name) ?? [];
    const otherProject = /^\d+$/.test(source.project) && project !== source.project;
    const otherVersion = /^\d+$/.test(source.version) && version !== source.version;
    if (secret !== source.secret || location !== source.location || otherProject || otherVersion)
        throw (0,failures/* wrongResponse */.J)(source.path, 'another secret or version');
    return name;
}
function recognised(response) {
    const error = (0,providers_response/* objectAt */.lJ)((0,providers_response/* jsonOrEmpty */.fi)(response), 'error') ?? {};
    const details = (0,providers_response/* ownMember */.nV)(error, 'details');
    const disabled = Array.isArray(details) && /"SERVICE_DISABLED"/.test(JSON.stringify(details));
    return (0,refusals/* match */.YW)(storeRefusals, {
        status: response.status,
        code: disabled ? 'SERVICE_DISABLED' : ((0,providers_response/* textAt */.$6)(error, 'status') ?? ''),
        message: (0,providers_response/* textAt */.$6)(error, 'message') ?? '',
    });
}
const badChecksum = (host, { path }) => (0,providers_response/* responseInvalid */.h)(host, `to reading ${path} with bytes that do not have their checksum (CRC-32C)`);
const POLYNOMIAL = 0x82f63b78;
function crc32c(bytes) {
    let crc = ~0;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++)
            crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    }
    return ~crc >>> 0;
}


/***/ }),

/***/ 2510:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ wrongResponse),
/* harmony export */   i: () => (/* binding */ withPath)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);

function withPath(failure, path) {
    if (failure.code !== 'UNREACHABLE' && failure.code !== 'TIMED_OUT')
        return failure;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(failure.code, `the login was fine; reading ${path} failed: ${failure.message}`, { ...failure.facts, cause: failure });
}
const wrongResponse = (path, sentence) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('GUARD_FAILED', `the response to reading ${path} is of ${sentence}`, {
    causes: ['something between the runner and the store answers in its place'],
    fix: 'Find out who answers for the store; nothing was exported.',
});


/***/ }),

/***/ 5983:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ logRead)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(946);

function logRead({ log, token }, sources, { stores, credential, expiresAt, }) {
    const count = sources.filter(({ obtained }) => obtained !== undefined).length;
    const life = expiresAt === undefined ? 'expires by itself' : `expires ${(0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .clockTime */ .q)(expiresAt)} UTC`;
    const rest = credential === undefined ? '' : `; the ${credential} was not exported and ${life}`;
    log('info', `${token.lease}: read ${count} ${count === 1 ? 'secret' : 'secrets'} from ` +
        `${stores.join(' and ')}${rest}`);
}


/***/ }),

/***/ 3371:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ mergeValues),
/* harmony export */   L_: () => (/* binding */ readSummary),
/* harmony export */   Uh: () => (/* binding */ contentValues),
/* harmony export */   Wp: () => (/* binding */ absentValues),
/* harmony export */   Z$: () => (/* binding */ maskValues)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6949);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6548);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4355);
/* harmony import */ var _checkRead_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1401);
/* harmony import */ var _readEntry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7585);
/* harmony import */ var _selectFields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7824);






const readSummary = (sources) => ({
    read: sources.flatMap(({ obtained }) => (obtained === undefined ? [] : [obtained])),
    missing: sources.flatMap(({ missing }) => missing),
});
function maskValues(selected, unmasked, masker) {
    return selected.map((value) => {
        const { name, text, sensitive, parts } = value;
        if (value.binary)
            return [name, maskBytes(text, masker)];
        if ((0,_checkRead_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnmasked */ .FF)(unmasked, name) || !sensitive)
            return [name, text];
        for (const part of parts)
            masker.secret(part);
        return [name, masker.secret(text)];
    });
}
function maskBytes(text, masker) {
    const bytes = Buffer.from(text, 'latin1');
    const lines = text.split(/[\r\n]+/).filter((line) => /^[\x20-\x7e]{16,}$/.test(line));
    for (const form of [bytes.toString('base64'), bytes.toString('hex'), ...lines])
        masker.secret(form);
    return new _core_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .zh(text, 'latin1');
}
function contentValues(content, source, { reading, masker }) {
    const selected = (0,_readEntry_js__WEBPACK_IMPORTED_MODULE_3__/* .entriesOf */ .Mc)(reading.reads, source).flatMap((entry) => (0,_selectFields_js__WEBPACK_IMPORTED_MODULE_4__/* .selectContent */ .qT)(entry, content));
    return { values: maskValues(selected, reading.unmasked, masker), missing: [] };
}
function absentValues(reads, source, refusal) {
    const entries = (0,_readEntry_js__WEBPACK_IMPORTED_MODULE_3__/* .entriesOf */ .Mc)(reads, source);
    if (entries.some(({ optional }) => !optional))
        throw refusal;
    return {
        values: entries.flatMap(({ name, selector }) => (selector.kind === 'each' ? [] : [[name, '']])),
        missing: entries.map(_readEntry_js__WEBPACK_IMPORTED_MODULE_3__/* .writtenName */ .lD),
    };
}
function mergeValues(values) {
    const names = new Map();
    for (const [name] of values.flat()) {
        const first = names.get(name.toUpperCase());
        if (first !== undefined)
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR('READ_REFUSED', `two values of "read" would both become ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeForeign */ .I)(name)}`, {
                causes: ['a field of a `NAME_*` is named like another value'],
                fix: 'Name the fields one by one with #, or change the beginning of the names.',
            });
        names.set(name.toUpperCase(), name);
    }
    return new Map(values.flat());
}


/***/ })

};
;