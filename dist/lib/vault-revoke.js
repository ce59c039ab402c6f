"use strict";
exports.id = "vault-revoke";
exports.ids = ["vault-revoke"];
exports.modules = {

/***/ 6009:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   FU: () => (/* binding */ judgeBy),
/* harmony export */   YW: () => (/* binding */ match)
/* harmony export */ });
const match = (rows, error) => rows.find(({ when }) => when !== undefined && matches(when, error));
const matches = (when, error) => isAmong(when.status, error.status) &&
    isAmong(when.code, error.code) &&
    isAmong(when.action, error.action) &&
    (when.words?.test(clip(error.message)) ?? true);
const LONGEST_MESSAGE = 4096;
const clip = (message) => message.slice(0, LONGEST_MESSAGE);
const isAmong = (expected, value) => expected === undefined || [expected].flat().includes(value);
function judgeBy(rows, errorIn) {
    const retried = (response) => {
        const row = response.status < 400 ? undefined : match(rows, errorIn(response));
        return row?.verdict && row;
    };
    return { judge: (response) => retried(response)?.verdict, explain: retried };
}


/***/ }),

/***/ 8241:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JW: () => (/* binding */ sealed),
/* harmony export */   ec: () => (/* binding */ revokeDenied),
/* harmony export */   f3: () => (/* binding */ replicaLag),
/* harmony export */   wE: () => (/* binding */ standby)
/* harmony export */ });
const replicaLag = {
    code: 'UNREACHABLE',
    symptom: 'the node lags behind the active one (412)',
    when: { status: 412 },
    verdict: 'retry',
    causes: ['a standby that serves reads lags behind for longer than this step waits'],
    fix: 'Try again, raise `timeout`, or set `address` to the active node.',
};
const sealed = {
    code: 'UNREACHABLE',
    symptom: 'the server is sealed, or has no active node',
    when: { status: [500, 503], words: /\bis sealed\b|active (?:cluster )?node not found/ },
    verdict: 'retry',
    causes: ['the server was restarted and is not unsealed yet', 'its nodes elect a new leader'],
    fix: 'Unseal the server, or run the job again once it has an active node.',
};
const standby = {
    code: 'EXCHANGE_REFUSED',
    symptom: 'a redirect (307): a standby node that does not forward',
    when: { status: 307 },
    causes: [
        '`address` is that of a standby node, which points to the active one',
        '`address` begins with http where the server requires https, or lacks a path',
    ],
    fix: 'Set `address` to the active node or to the load balancer. No redirect is followed, because ' +
        'it would send the token to another host.',
};
const revokeDenied = {
    code: 'EXCHANGE_REFUSED',
    symptom: 'permission denied when revoking',
    when: { status: 403 },
    causes: [
        'the role has token_no_default_policy, and no other policy lets the token revoke itself',
    ],
    fix: 'Add to a policy of the role: path "auth/token/revoke-self" { capabilities = ["update"] }',
};


/***/ }),

/***/ 744:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   g5: () => (/* binding */ revokePath),
/* harmony export */   lF: () => (/* binding */ encode),
/* harmony export */   ni: () => (/* binding */ fitsLine)
/* harmony export */ });
const encode = (end) => end.kind === 'lease' ? `lease ${end.id}` : `certificate ${end.serial} ${end.mount}`;
const revokePath = (end) => end.kind === 'lease' ? 'sys/leases/revoke' : `${end.mount}/revoke`;
const LINE = /^(?:lease ([^\p{Cc}]{1,1024})|certificate ([0-9A-Fa-f:-]{1,128}) ([^\p{Cc}]{1,512}))$/u;
const fitsLine = (end) => LINE.test(encode(end));
function decode(lines) {
    const found = lines
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => decodeLine(line));
    return found.every((item) => item !== undefined) ? found : undefined;
}
function decodeLine(line) {
    const [matched, id, serial = '', mount = ''] = LINE.exec(line) ?? [];
    if (matched === undefined)
        return undefined;
    return id === undefined ? { kind: 'certificate', mount, serial } : { kind: 'lease', id };
}


/***/ }),

/***/ 6901:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ readWith),
/* harmony export */   UW: () => (/* binding */ wrappingIn),
/* harmony export */   jG: () => (/* binding */ readRefused),
/* harmony export */   jH: () => (/* binding */ isInvalidToken),
/* harmony export */   pU: () => (/* binding */ requestFor),
/* harmony export */   t5: () => (/* binding */ fieldsIn)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6548);
/* harmony import */ var _reading_selectFields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7824);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2323);
/* harmony import */ var _commonRows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8241);
/* harmony import */ var _readRows_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9972);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3420);
/* harmony import */ var _retryLagging_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3416);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2857);









const UNKNOWN_FOR = 3;
const LARGEST = 1024 * 1024;
function requestFor(config, source, headers) {
    const { path, version, parameters } = source;
    const query = version === undefined ? '' : `?version=${version}`;
    const wrapping = config.wrap === undefined ? undefined : { 'X-Vault-Wrap-TTL': `${config.wrap}s` };
    const how = parameters === undefined
        ? { method: 'GET', query }
        : { value: parameters, query };
    return (0,_request_js__WEBPACK_IMPORTED_MODULE_7__/* .vaultRequest */ .mE)(config, path, { ...how, headers: { ...headers, ...wrapping }, cap: LARGEST });
}
async function readWith(token, source, { config, leaseSession }) {
    const request = requestFor(config, source, { 'X-Vault-Token': token });
    const judging = (0,_retryLagging_js__WEBPACK_IMPORTED_MODULE_5__/* .confirmAbsence */ .i)(source, config, (response, attempt) => response.status === 403 && isInvalidToken(response) && attempt <= UNKNOWN_FOR
        ? 'retry'
        : undefined);
    const leasesNothing = source.versioned && config.wrap === undefined;
    const life = source.versioned ? config.wrap : undefined;
    try {
        const { response, ...granted } = leasesNothing
            ? { response: await leaseSession.send(request, judging) }
            : await leaseSession.requestLease({ request, life, ...judging });
        if ((0,_row_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsent */ .W0)(response))
            return { absent: readRefused(response, source, config) };
        if (response.status < 200 || response.status > 299)
            throw readRefused(response, source, config);
        return { ...fieldsIn(response, source, config), intent: undefined, ...granted };
    }
    catch (error) {
        throw withPath((0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error), source);
    }
}
const isInvalidToken = (response) => /invalid token|bad token/.test((0,_row_js__WEBPACK_IMPORTED_MODULE_6__/* .errorWords */ .Yi)(response));
function fieldsIn(response, source, config) {
    const { host, wrap } = config;
    const to = `to reading ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .quoted */ .T)(source.path)}`;
    if (response.status === 204)
        throw (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .responseInvalid */ .h)(host, `${to} with nothing to export`);
    const body = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(response, host);
    if (wrap !== undefined)
        return { body, fields: {} };
    const fields = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)(body, 'data');
    if (!fields)
        throw (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .responseInvalid */ .h)(host, `${to} without "data"`);
    if (!source.versioned)
        return { body, fields };
    const inner = secretVersion(fields);
    if (inner === undefined)
        throw (0,_reading_selectFields_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)(source.path, _readRows_js__WEBPACK_IMPORTED_MODULE_4__/* .dataRows */ .u.deleted);
    return { body, fields: inner };
}
function secretVersion(fields) {
    const metadata = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)(fields, 'metadata');
    if (!metadata || typeof (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .ownMember */ .nV)(metadata, 'version') !== 'number')
        return fields;
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)(fields, 'data');
}
function readRefused(response, source, { host }) {
    const gone = response.status === 404 && source.versioned ? deletedVersion(response) : undefined;
    if (gone)
        return (0,_reading_selectFields_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)(source.path, gone);
    const row = response.status === 307 ? _commonRows_js__WEBPACK_IMPORTED_MODULE_3__/* .standby */ .wE : (0,_row_js__WEBPACK_IMPORTED_MODULE_6__/* .matchRow */ .O5)(response, _readRows_js__WEBPACK_IMPORTED_MODULE_4__/* .readRows */ .a);
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .rejection */ .cz)(response, {
        code: 'READ_REFUSED',
        host,
        to: `reading ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .quoted */ .T)(source.path)}; the login was fine`,
        row,
    });
}
function deletedVersion(response) {
    const metadata = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonOrEmpty */ .fi)(response), 'data') ?? {}, 'metadata');
    if (!metadata)
        return undefined;
    if ((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .ownMember */ .nV)(metadata, 'destroyed') === true)
        return _readRows_js__WEBPACK_IMPORTED_MODULE_4__/* .dataRows */ .u.destroyed;
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(metadata, 'deletion_time') === undefined ? undefined : _readRows_js__WEBPACK_IMPORTED_MODULE_4__/* .dataRows */ .u.deleted;
}
function withPath(failure, source) {
    if (failure.code !== 'UNREACHABLE' && failure.code !== 'TIMED_OUT')
        return failure;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(failure.code, `the login was fine; reading ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .quoted */ .T)((0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .sanitizeForeign */ .I)(source.path))} failed: ` +
        `${failure.message}`, {
        ...failure.facts,
        cause: failure,
    });
}
function wrappingIn({ body }, host) {
    const info = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)(body, 'wrap_info');
    const seconds = info && (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .secondsAt */ .hH)(info, 'ttl');
    if (!info || seconds === undefined)
        throw (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .responseInvalid */ .h)(host, 'without the wrapping that was asked for');
    return { info, seconds };
}


/***/ }),

/***/ 9972:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readRows),
/* harmony export */   u: () => (/* binding */ dataRows)
/* harmony export */ });
/* harmony import */ var _reading_rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7728);

const read = (row) => ({
    code: 'READ_REFUSED',
    ...row,
});
const readRows = [
    read({
        symptom: 'leased secrets cannot be read with the last use of a token',
        when: { words: /token had one use left/ },
        causes: ['token_num_uses of the role is too small for the paths in `read`'],
        fix: 'Raise token_num_uses of the role, or set it to 0.',
    }),
    read({
        symptom: 'the mount is KV version 2, and the path is one of version 1',
        when: { words: /invalid path for a versioned k\/v/ },
        causes: ['`data/` is missing after the mount'],
        fix: 'Write MOUNT/data/PATH instead of MOUNT/PATH.',
    }),
    read({
        symptom: 'the engine does not support a plain read at that path',
        when: { words: /unsupported operation/ },
        causes: [
            'the engine requires parameters, as pki/issue and ssh/sign do',
            'the path is incomplete',
        ],
        fix: 'Write the path as a mapping with `path` and `with`, or correct it.',
    }),
    read({
        symptom: 'permission denied after a successful login',
        when: { status: 403 },
        causes: [
            'no policy of the token covers the path; the login itself succeeded',
            'KV version 2 requires `data/` in the path and in the policy',
            'the path is in another namespace',
        ],
        fix: 'Correct the path (KV version 2: `secret/data/app`, not `secret/app`), or let a policy of ' +
            'the role allow `read` on it (`update` where there are parameters).',
    }),
    read({
        symptom: 'the path does not exist (404)',
        when: { status: 404 },
        causes: [
            'the path is mistyped',
            'the mount, or `data/` after the mount of KV version 2, is missing',
        ],
        fix: 'Correct the path (KV version 2: `secret/data/app`, not `secret/app`), or write `| optional` ' +
            'after it if the secret may be absent.',
    }),
    read({
        symptom: 'the engine rejected the request (400)',
        when: { status: 400 },
        causes: [
            'the parameters in `with` are not what the role of the engine allows',
            'the version does not exist',
        ],
        fix: 'Compare `with` with the role of the engine.',
    }),
];
const dataRows = {
    deleted: read({
        symptom: 'the version is deleted',
        causes: ['someone deleted that version of the secret'],
        fix: 'Undelete it, write a new version, or ask for another one with ?version=.',
    }),
    destroyed: read({
        symptom: 'the version is destroyed',
        causes: ['someone destroyed that version of the secret'],
        fix: 'Write a new version, or ask for another one with ?version=.',
    }),
    field: _reading_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .absentField */ .m,
};


/***/ }),

/***/ 3416:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ confirmAbsence),
/* harmony export */   w: () => (/* binding */ retryLagging)
/* harmony export */ });
/* harmony import */ var _reading_readEntry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7585);
/* harmony import */ var _commonRows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8241);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);



function retryLagging(also = () => undefined) {
    const temporary = (response) => (0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .matchRow */ .O5)(response, [_commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .replicaLag */ .f3, _commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .sealed */ .JW]);
    return {
        judge: (response, attempt) => also(response, attempt) ?? temporary(response)?.verdict,
        explain: (response) => temporary(response) ?? (response.status === 403 ? _commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .replicaLag */ .f3 : undefined),
    };
}
function confirmAbsence(source, { reads }, also = () => undefined) {
    const optional = (0,_reading_readEntry_js__WEBPACK_IMPORTED_MODULE_2__/* .entriesOf */ .Mc)(reads, source).every((entry) => entry.optional);
    return retryLagging((response, attempt) => optional && attempt === 1 && (0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .isAbsent */ .W0)(response) ? 'retry' : also(response, attempt));
}


/***/ }),

/***/ 1111:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isValidRevocationData: () => (/* binding */ isValidRevocationData),
/* harmony export */   policyLine: () => (/* binding */ policyLine),
/* harmony export */   revoke: () => (/* binding */ revoke),
/* harmony export */   revokeSelf: () => (/* binding */ revokeSelf)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6586);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2323);
/* harmony import */ var _commonRows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8241);
/* harmony import */ var _leasedItem_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(744);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6901);
/* harmony import */ var _readSpec_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3022);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3420);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2857);









const PARTS = new Set(['address', 'token', 'kind', 'namespace', 'sync', 'ends']);
function isValidRevocationData(way) {
    const { address = '', token = '', kind = '', namespace = 'none', sync = 'true' } = way;
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSafeUrl */ .Q)(address);
    const bare = url?.pathname.endsWith('/') === true && url.search + url.hash === '';
    const texts = /^[\x21-\x7e]+$/.test(token) && _readSpec_js__WEBPACK_IMPORTED_MODULE_6__/* .PATH */ .g.test(namespace) && sync === 'true';
    return (bare &&
        texts &&
        ['service', 'batch'].includes(kind) &&
        (0,_leasedItem_js__WEBPACK_IMPORTED_MODULE_7__/* .decode */ .D4)(way['ends'] ?? '') !== undefined &&
        Object.keys(way).every((part) => PARTS.has(part)));
}
async function revoke(client, { revocation }) {
    const { address = '', token = '', kind, namespace, sync } = revocation;
    const place = { base: new URL(address), namespace };
    const server = { place, token: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(token), client };
    const single = kind === 'batch';
    const first = ((0,_leasedItem_js__WEBPACK_IMPORTED_MODULE_7__/* .decode */ .D4)(revocation['ends'] ?? '') ?? []).filter((end) => end.kind === 'certificate' || single || sync === 'true');
    const share = single ? 1 : SHARE_BEFORE_TOKEN;
    const ended = await Promise.allSettled(first.map((end) => endOne({ ...server, share }, end, single)));
    const how = single ? undefined : await revokeSelf(server);
    const failed = ended.find((end) => end.status === 'rejected');
    if (failed)
        throw failed.reason;
    return (how ??
        (ended.every((end) => end.status === 'fulfilled' && end.value === 'already-gone')
            ? 'already-gone'
            : 'revoked'));
}
const SHARE_BEFORE_TOKEN = 1 / 2;
async function revokeSelf({ place, token, client, share, }) {
    const response = await client.send((0,_request_js__WEBPACK_IMPORTED_MODULE_8__/* .vaultRequest */ .mE)(place, 'auth/token/revoke-self', { token, share, expects: 'nothing' }), { judge });
    if (isOk(response))
        return 'revoked';
    if (response.status === 403 && (0,_read_js__WEBPACK_IMPORTED_MODULE_4__/* .isInvalidToken */ .jH)(response))
        return 'already-gone';
    throw refusedReturn(response, place, 'auth/token/revoke-self');
}
async function endOne({ place, token, client, share }, end, isBatch) {
    const path = (0,_leasedItem_js__WEBPACK_IMPORTED_MODULE_7__/* .revokePath */ .g5)(end);
    const value = end.kind === 'lease' ? { lease_id: end.id, sync: true } : { serial_number: end.serial };
    const slow = end.kind === 'lease';
    const response = await client.send((0,_request_js__WEBPACK_IMPORTED_MODULE_8__/* .vaultRequest */ .mE)(place, path, { token, value, share, slow, expects: 'nothing' }), { judge });
    if (isOk(response))
        return 'revoked';
    if (end.kind === 'lease' && response.status === 403 && ((0,_read_js__WEBPACK_IMPORTED_MODULE_4__/* .isInvalidToken */ .jH)(response) || !isBatch))
        return 'already-gone';
    throw refusedReturn(response, place, path);
}
const isOk = ({ status, text }) => status === 204 || (status >= 200 && status <= 299 && /^\s*\{/.test(text));
const judge = (response) => {
    const { status, text } = response;
    const isEmpty = status >= 200 && status <= 299 && status !== 204 && text.trim() === '';
    return isEmpty ? 'retry' : (0,_row_js__WEBPACK_IMPORTED_MODULE_5__/* .matchRow */ .O5)(response, [_commonRows_js__WEBPACK_IMPORTED_MODULE_3__/* .replicaLag */ .f3])?.verdict;
};
function refusedReturn(response, { base }, path) {
    if (response.status === 307)
        return (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .rejection */ .cz)(response, {
            code: 'EXCHANGE_REFUSED',
            host: base.host,
            to: path,
            row: _commonRows_js__WEBPACK_IMPORTED_MODULE_3__/* .standby */ .wE,
        });
    const row = response.status === 403
        ? { ..._commonRows_js__WEBPACK_IMPORTED_MODULE_3__/* .revokeDenied */ .ec, fix: `Add to a policy of the role: ${policyLine(path)}` }
        : undefined;
    const failure = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .rejection */ .cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host: base.host,
        to: `revoking (${path})`,
        row,
    });
    return row
        ? failure
        : failure.with({ causes: ['the server could not revoke it'], fix: 'Revoke it by hand.' });
}
const policyLine = (path) => `path "${path}" { capabilities = ["update"] }`;


/***/ }),

/***/ 2857:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O5: () => (/* binding */ matchRow),
/* harmony export */   W0: () => (/* binding */ isAbsent),
/* harmony export */   Yi: () => (/* binding */ errorWords)
/* harmony export */ });
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6009);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2323);


const matchRow = (response, rows) => (0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .match */ .YW)(rows, { status: response.status, code: '', message: errorWords(response) });
function errorWords(response) {
    const object = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOrEmpty */ .fi)(response);
    const texts = [(0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .ownMember */ .nV)(object, 'errors'), (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .ownMember */ .nV)(object, 'warnings')]
        .flat()
        .filter((text) => typeof text === 'string');
    return (0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(texts.join('\n')).toLowerCase();
}
function isAbsent(response) {
    if (response.status !== 404)
        return false;
    const body = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOrEmpty */ .fi)(response);
    const errors = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .ownMember */ .nV)(body, 'errors');
    return Array.isArray(errors) && errors.length === 0 && !Object.hasOwn(body, 'data');
}


/***/ })

};
;