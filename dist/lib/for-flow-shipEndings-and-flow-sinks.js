"use strict";
exports.id = "for-flow-shipEndings-and-flow-sinks";
exports.ids = ["for-flow-shipEndings-and-flow-sinks"];
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
        const causes = ['the sink does not accept lines of this form, size or age'];
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
            causes: ['the address is wrong', 'a proxy or portal responds in place of the sink'],
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
        const idToken = `the sink does not accept the issuer, or the audience "${url.origin}"`;
        const causes = [lease === undefined ? idToken : `lease "${lease}" may not write there`];
        const fix = 'Compare the configuration of the sink with docs/reference/sinks.md.';
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('EXCHANGE_REFUSED', message, { ...facts, causes, fix });
    }
    const causes = status >= 300 && status < 400
        ? ['the sink responds with a redirect, which is not followed']
        : ['`address` or another field of the sink is wrong'];
    const fix = 'Correct `address` and the fields of the sink.';
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('EXCHANGE_REFUSED', message, { ...facts, causes, fix });
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

/***/ 4369:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ bearer)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);

const bearer = (token) => ({
    Authorization: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(`Bearer ${token.reveal()}`),
});


/***/ })

};
;