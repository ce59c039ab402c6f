"use strict";
exports.id = "azure-read";
exports.ids = ["azure-read"];
exports.modules = {

/***/ 7941:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchangeAndRead: () => (/* binding */ exchangeAndRead)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
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
// EXTERNAL MODULE: ./.build/providers/azure/exchange.js + 2 modules
var exchange = __webpack_require__(4334);
;// CONCATENATED MODULE: ./.build/providers/azure/storeRefusals.js
const refused = (row) => ({
    code: 'READ_REFUSED',
    ...row,
});
const notFound = refused({
    symptom: 'SecretNotFound: no such secret, or no such version',
    when: { status: 404, code: ['SecretNotFound', 'CertificateNotFound'] },
    causes: [
        'the name, the version or the vault is another',
        'the secret is deleted and can be recovered for 7 to 90 days',
        'the policy of the certificate does not allow its key to be exported',
    ],
    fix: 'Compare the path with `az keyvault secret list`, recover the secret, or write `| optional` ' +
        'after it if it may be absent.',
});
const storeRefusals = [
    notFound,
    refused({
        symptom: '403 ForbiddenByRbac: the identity has no role for the values of secrets',
        when: { status: 403, code: ['ForbiddenByRbac'] },
        causes: [
            'the role Key Vault Secrets User is missing on the vault or the secret',
            'the role was assigned only minutes ago',
            'Contributor and Owner do not allow values to be read',
        ],
        fix: 'Assign the role "Key Vault Secrets User" at the scope of the vault or of one secret.',
    }),
    refused({
        symptom: '403 ForbiddenByPolicy: the access policy of the vault does not allow it',
        when: { status: 403, code: ['ForbiddenByPolicy', 'AccessDenied'] },
        causes: ['the vault uses access policies, and none gives the identity "get" on secrets'],
        fix: 'Run: az keyvault set-policy --name VAULT --object-id ID --secret-permissions get',
    }),
    refused({
        symptom: '403 ForbiddenByFirewall: the network of the runner may not reach the vault',
        when: { status: 403, code: ['ForbiddenByFirewall', 'ForbiddenByConnection'] },
        causes: ['the firewall of the vault is on; the addresses of hosted runners change'],
        fix: 'Use a runner inside the network, or a private endpoint.',
    }),
    refused({
        symptom: '403 SecretDisabled: the version is disabled',
        when: { status: 403, code: ['SecretDisabled'] },
        causes: ['the latest version is read, whether it is enabled or not'],
        fix: 'Enable it, or name another by ?version=.',
    }),
    refused({
        symptom: '403 Forbidden: the identity may not read the secret',
        when: { status: 403 },
        causes: ['role or access policy is missing', 'the firewall of the vault is on'],
        fix: 'Assign the role "Key Vault Secrets User", and check the network rules of the vault.',
    }),
    refused({
        symptom: '401 Unauthorized: the vault does not accept the token',
        when: { status: 401 },
        causes: [
            'the vault belongs to another tenant than `tenant-id` (AKV10032)',
            'the vault is in another cloud (AKV10022)',
        ],
        fix: 'Set `tenant-id` to the tenant of the vault, and `cloud` to its cloud.',
    }),
    refused({
        symptom: '400 BadParameter: the vault rejected the name or the version of its API',
        when: { status: 400 },
        causes: [
            'the secret is not a certificate, so `?format=pem` cannot convert it',
            'a sovereign cloud does not have that version of the API yet',
        ],
        fix: 'Leave out `?format=pem`, and convert the certificate in a later step.',
    }),
];

;// CONCATENATED MODULE: ./.build/providers/azure/read.js










const API = '7.5';
const API_WITH_PEM = '2025-07-01';
const LARGEST = 256 * 1024;
async function exchangeAndRead(config, leaseSession) {
    const { cloud, exportCredentials } = config;
    const exported = exportCredentials ? [...config.tokens] : [];
    const own = exported.some(([, scope]) => scope === cloud.vaultScope);
    const wanted = own ? exported : [...exported, ['', cloud.vaultScope]];
    const tokens = await leaseSession.all(wanted.map(([name, scope]) => (0,exchange.obtain)(config, leaseSession, { name, scope })));
    const reader = tokens.find(({ scope }) => scope === cloud.vaultScope);
    if (!reader)
        throw new failure/* Failure */.HR('INTERNAL', 'there is no token for Key Vault');
    const taken = await leaseSession.all((0,readEntry/* distinctSources */.xE)(config.reads).map((source) => readSecret(source, reader.token, { config, leaseSession })));
    const values = (0,readValues/* mergeValues */.D3)(taken.map((each) => each.values));
    (0,logRead/* logRead */.d)(leaseSession, taken, {
        stores: ['Key Vault'],
        credential: own ? undefined : 'token',
        expiresAt: reader.expiresAt,
    });
    const lease = (0,exchange.leaseOf)(config, tokens.filter(({ name }) => name !== ''));
    const { credentials } = lease;
    const all = exportCredentials && credentials.kind === 'values'
        ? { ...credentials, values: new Map([...credentials.values, ...values]) }
        : { kind: 'values', values };
    return {
        ...lease,
        ...(0,readValues/* readSummary */.L_)(taken),
        expiresAt: exportCredentials ? lease.expiresAt : undefined,
        requestId: lease.requestId ?? reader.requestId,
        credentials: all,
    };
}
async function readSecret(source, token, { config, leaseSession }) {
    const { host, path } = source;
    const response = await leaseSession.send(requestFor(source, token)).catch((error) => {
        throw (0,failures/* withPath */.i)((0,failure/* asFailure */.h_)(error), path);
    });
    if (response.status !== 200) {
        const row = recognised(response);
        const to = `reading ${path}; the login was fine`;
        const failure = (0,providers_response/* rejection */.cz)(response, { code: 'READ_REFUSED', host, to, row });
        if (row === notFound)
            return (0,readValues/* absentValues */.Wp)(config.reads, source, failure);
        throw failure;
    }
    const secret = (0,providers_response/* parseJson */.qF)(response, host);
    const obtained = checkIdentifier(secret, source);
    checkDates(secret, source, leaseSession.clock.now());
    const value = (0,providers_response/* ownMember */.nV)(secret, 'value');
    if (typeof value !== 'string')
        throw (0,providers_response/* responseInvalid */.h)(host, 'without the value of a secret');
    return {
        ...(0,readValues/* contentValues */.Uh)(value, source, { reading: config, masker: leaseSession }),
        obtained,
    };
}
function requestFor({ host, name, version, pem }, token) {
    const url = new URL(`https://${host}/secrets/${name}${version === undefined ? '' : `/${version}`}`);
    url.searchParams.set('api-version', pem ? API_WITH_PEM : API);
    if (pem)
        url.searchParams.set('outContentType', 'application/x-pem-file');
    return { method: 'GET', url, headers: (0,bearer/* bearer */.C)(token), expects: 'json', cap: LARGEST };
}
function checkIdentifier(secret, source) {
    const id = (0,providers_response/* textAt */.$6)(secret, 'id') ?? '';
    const [, host, name, version] = /^https:\/\/([\w.-]+)(?::443)?\/secrets\/([0-9A-Za-z-]{1,127})\/([0-9a-fA-F]{32})$/.exec(id) ??
        [];
    const same = host?.toLowerCase() === source.host && name?.toLowerCase() === source.name.toLowerCase();
    if (!same || (source.version ?? version?.toLowerCase()) !== version?.toLowerCase())
        throw (0,failures/* wrongResponse */.J)(source.path, 'another secret, version or vault');
    return id;
}
function checkDates(secret, { path }, now) {
    const attributes = (0,providers_response/* objectAt */.lJ)(secret, 'attributes') ?? {};
    const [begins, ends] = [(0,providers_response/* ownMember */.nV)(attributes, 'nbf'), (0,providers_response/* ownMember */.nV)(attributes, 'exp')];
    const early = typeof begins === 'number' && begins > now;
    const late = typeof ends === 'number' && ends <= now;
    if (!early && !late)
        return;
    throw new failure/* Failure */.HR('GUARD_FAILED', `${path} ${late ? 'has expired' : 'is not valid yet'}`, {
        causes: [
            'the secret was not rotated in time; Key Vault returns it nevertheless',
            "the runner's clock is wrong",
        ],
        fix: 'Add a new version, or change the dates of this one.',
    });
}
function recognised(response) {
    const error = (0,providers_response/* objectAt */.lJ)((0,providers_response/* jsonOrEmpty */.fi)(response), 'error') ?? {};
    const inner = (0,providers_response/* textAt */.$6)((0,providers_response/* objectAt */.lJ)(error, 'innererror') ?? {}, 'code');
    return (0,refusals/* match */.YW)(storeRefusals, {
        status: response.status,
        code: inner ?? (0,providers_response/* textAt */.$6)(error, 'code') ?? '',
        message: (0,providers_response/* textAt */.$6)(error, 'message') ?? '',
    });
}


/***/ }),

/***/ 4369:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ bearer)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);

const bearer = (token) => ({
    Authorization: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(`Bearer ${token.reveal()}`),
});


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