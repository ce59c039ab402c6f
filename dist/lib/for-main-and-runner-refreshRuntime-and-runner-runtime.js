"use strict";
exports.id = "for-main-and-runner-refreshRuntime-and-runner-runtime";
exports.ids = ["for-main-and-runner-refreshRuntime-and-runner-runtime"];
exports.modules = {

/***/ 6586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseSafeUrl),
/* harmony export */   T: () => (/* binding */ originAndPath)
/* harmony export */ });
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
function parseSafeUrl(text) {
    const url = URL.parse(text);
    if (url?.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
        ? url
        : undefined;
}
function originAndPath(address = '') {
    const url = URL.parse(address);
    return url ? `${url.origin}${url.pathname}` : undefined;
}


/***/ }),

/***/ 340:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ createTransport)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/url.js
var url = __webpack_require__(6586);
// EXTERNAL MODULE: ./.build/core/secret.js
var secret = __webpack_require__(4355);
;// CONCATENATED MODULE: ./.build/http/body.js


function readResponse(response, { host, cap }) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const status = response.statusCode ?? 0;
    const headers = printableHeaders(response);
    const chunks = [];
    let size = 0;
    const unusable = (what) => {
        if (status >= 300)
            resolve({ status, headers, text: '' });
        else
            reject(new failure/* Failure */.HR('RESPONSE_INVALID', `${host} ${what}`));
        response.destroy();
    };
    const cut = () => reject(new failure/* Failure */.HR('UNREACHABLE', `${host} closed the connection in the middle of its response`, {
        transient: true,
    }));
    response.on('data', (chunk) => {
        size += chunk.length;
        if (size <= cap)
            chunks.push(chunk);
        else
            unusable(`sent a response of more than ${Math.floor(cap / 1024)} KiB`);
    });
    response.on('end', () => {
        if (!response.complete)
            return cut();
        const text = utf8(Buffer.concat(chunks));
        if (text === undefined)
            unusable('sent a response that is not UTF-8');
        else
            resolve({ status, headers, text });
    });
    for (const event of ['aborted', 'error', 'close'])
        response.on(event, cut);
    if (isEncoded(response))
        unusable('sent a response in an encoding that was not requested');
    return promise;
}
function printableHeaders({ headersDistinct }) {
    return Object.fromEntries(Object.entries(headersDistinct).map(([name, [value = ''] = []]) => [
        name,
        value.replace(/[^\x20-\x7e]/g, ''),
    ]));
}
const isEncoded = ({ headersDistinct }) => (headersDistinct['content-encoding'] ?? []).some((value) => !/^(?:identity)?$/i.test(value.trim()));
function utf8(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
const ACCEPT = {
    json: 'application/json',
    xml: 'application/xml, text/xml',
    nothing: '*/*',
};
function createPayload({ headers = {}, body, expects, url }) {
    const encoded = body === undefined ? undefined : encode(body);
    const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), (0,secret/* unwrap */.oA)(value)]);
    for (const [name, value] of own)
        if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
            throw new failure/* Failure */.HR('INTERNAL', `header ${name} for ${url.host} contains a character that cannot be sent`);
    return {
        headers: {
            accept: ACCEPT[expects],
            'user-agent': 'lease-credentials',
            'accept-encoding': 'identity',
            ...(encoded && {
                'content-type': encoded.type,
                'content-length': String(Buffer.byteLength(encoded.text)),
            }),
            ...Object.fromEntries(own),
        },
        body: encoded && Buffer.from(encoded.text),
    };
}
function encode(body) {
    switch (body.kind) {
        case 'form':
            return {
                type: 'application/x-www-form-urlencoded',
                text: new URLSearchParams(body.fields.map(([name, value]) => [name, (0,secret/* unwrap */.oA)(value)])).toString(),
            };
        case 'json':
            return { type: 'application/json', text: JSON.stringify(body.value, secretReplacer) };
        case 'text':
            return { type: body.type, text: body.text };
    }
}
function secretReplacer(key, value) {
    const original = this[key];
    return original instanceof secret/* Secret */.zh ? original.reveal() : value;
}

;// CONCATENATED MODULE: ./.build/http/connections.js
const MOST_SOCKETS = 10;
const preconnected = new WeakSet();
const wasPreconnected = (socket) => preconnected.has(socket);
function poolFor(origin, context) {
    const secure = origin.protocol === 'https:';
    const options = { keepAlive: true, maxSockets: MOST_SOCKETS, scheduling: 'lifo' };
    const agent = secure
        ? new (process.getBuiltinModule('node:https').Agent)({
            ...options,
            secureContext: context(),
            rejectUnauthorized: true,
        })
        : new (process.getBuiltinModule('node:http').Agent)(options);
    const connectable = agent;
    const connect = connectable.createConnection.bind(agent);
    const spare = [];
    connectable.createConnection = (target, done) => nextLiveSocket(spare) ?? connect(target, done);
    return {
        agent,
        preconnect(count) {
            for (let open = spare.length; open < Math.min(count, MOST_SOCKETS); open++) {
                const socket = connect({ ...connectable.options, ...connectionTarget(origin) });
                if (!socket)
                    return;
                socket.on('error', () => { });
                preconnected.add(socket);
                spare.push(socket);
            }
        },
    };
}
function nextLiveSocket(spare) {
    for (let socket = spare.shift(); socket; socket = spare.shift())
        if (!socket.destroyed && !socket.readableEnded)
            return socket;
    return undefined;
}
function connectionTarget({ hostname, port, protocol }) {
    const host = hostname.replace(/^\[|\]$/g, '');
    const address = /^[\d.]+$|:/.test(host);
    return {
        host,
        port: Number(port || (protocol === 'https:' ? 443 : 80)),
        servername: address ? '' : host,
    };
}

;// CONCATENATED MODULE: ./.build/http/networkErrors.js

const TRUST = 'Give the authority that signed it in `ca-certificate`, or to the runner in NODE_EXTRA_CA_CERTS.';
const authority = [
    'presented a certificate of an authority that is not trusted here',
    {
        causes: [
            'the server uses a private authority',
            'a proxy or firewall intercepts the connection',
        ],
        fix: TRUST,
    },
];
const dates = [
    'presented a certificate that is not valid now',
    {
        causes: ['the certificate has expired', "this machine's clock is wrong"],
        fix: 'Renew the certificate of the server, or set the clock.',
    },
];
const networkErrors_name = [
    'presented a certificate for another name',
    {
        causes: [
            'the address is not the name that the certificate is for',
            'a proxy or firewall intercepts the connection',
        ],
        fix: `Use a name that the certificate contains. ${TRUST}`,
    },
];
const required = [
    'requires a client certificate',
    {
        causes: ['the server, or a gateway before it, accepts connections with mutual TLS only'],
        fix: 'Write `tls-certificate` and `tls-key` in the lease, with `from: vault` or `from: oauth`.',
    },
];
const client = [
    'rejected the client certificate of this lease',
    {
        causes: [
            'the server does not trust the authority that signed it, or the intermediates are missing',
            'it has expired or is revoked',
            'it is not for the authentication of clients (extended key usage)',
        ],
        fix: 'Check `tls-certificate` against the authorities that the server accepts for clients.',
    },
];
const RETRY = { transient: true };
const sentences = {
    ENOTFOUND: [
        'has no address: its name does not resolve',
        {
            causes: [
                'the host name is mistyped',
                'the name is known only inside a network that the runner is not part of',
            ],
        },
    ],
    EAI_AGAIN: ['has no address: name resolution failed for the moment', RETRY],
    ECONNREFUSED: ['refused the connection', RETRY],
    ECONNRESET: ['closed the connection', RETRY],
    ECONNABORTED: ['closed the connection', RETRY],
    EPIPE: ['closed the connection', RETRY],
    ETIMEDOUT: ['did not accept the connection', RETRY],
    EHOSTUNREACH: ['cannot be reached from this network', RETRY],
    ENETUNREACH: ['cannot be reached from this network', RETRY],
    HPE_INVALID_EOF_STATE: ['closed the connection in the middle of its response', RETRY],
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: authority,
    UNABLE_TO_GET_ISSUER_CERT: authority,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: authority,
    SELF_SIGNED_CERT_IN_CHAIN: authority,
    DEPTH_ZERO_SELF_SIGNED_CERT: authority,
    CERT_UNTRUSTED: authority,
    CERT_SIGNATURE_FAILURE: authority,
    INVALID_CA: authority,
    CERT_HAS_EXPIRED: dates,
    CERT_NOT_YET_VALID: dates,
    ERR_TLS_CERT_ALTNAME_INVALID: networkErrors_name,
    ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: required,
    ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: client,
    ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: client,
    ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE: client,
    ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED: client,
    ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: client,
    ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: client,
    ERR_SSL_TLSV1_ALERT_ACCESS_DENIED: client,
};
function toFailure(error, broken) {
    if (error instanceof failure/* Failure */.HR)
        return error;
    const { code = '', message = '' } = error;
    const { host, connected, proxy, preconnected } = broken;
    const known = sentences[code];
    const tunnel = /tunneling socket could not be established, (?:statusCode=(\d{3}))?/.exec(message);
    if (tunnel && proxy !== undefined)
        return refusedTunnel(host, proxy, tunnel[1]);
    const judged = known === required || known === client;
    const facts = {
        notSent: !connected || judged,
        ...(preconnected && { preconnected }),
        cause: error,
    };
    if (known)
        return new failure/* Failure */.HR('UNREACHABLE', `${host} ${known[0]}`, { ...known[1], ...facts });
    if (code.startsWith('HPE_'))
        return notHttp(host, code, error);
    if (/^(?:ERR_SSL_|EPROTO|ERR_TLS_|CERT_)/.test(code))
        return new failure/* Failure */.HR('UNREACHABLE', `${host} and this step could not agree on a secure connection`, {
            ...facts,
            causes: ['the server does not speak TLS 1.2 or later at this address'],
        });
    return new failure/* Failure */.HR('UNREACHABLE', `the connection to ${host} failed`, facts);
}
function notHttp(host, code, cause) {
    const what = {
        HPE_HEADER_OVERFLOW: 'headers that are too large',
        HPE_UPGRADE: 'a switch to another protocol',
    }[code];
    return new failure/* Failure */.HR('RESPONSE_INVALID', `${host} responded with ${what ?? 'something that is not HTTP'}`, { cause });
}
function refusedTunnel(host, proxy, status) {
    if (status === undefined)
        return new failure/* Failure */.HR('UNREACHABLE', `the proxy ${proxy}, through which ${host} is reached, could not be reached or closed the connection`, {
            notSent: true,
            transient: true,
            causes: ['the proxy is down', 'HTTPS_PROXY names another address than the proxy has'],
            fix: 'Check HTTPS_PROXY; a host that is reached directly goes into NO_PROXY.',
        });
    const closed = status === '407';
    return new failure/* Failure */.HR('UNREACHABLE', `the proxy ${proxy} refused to connect to ${host} (${status})`, {
        notSent: true,
        transient: status.startsWith('5'),
        causes: [
            closed
                ? 'the proxy requires a user and a password, or rejects those in HTTPS_PROXY'
                : `the proxy does not allow this runner to reach ${host}`,
        ],
        fix: closed
            ? 'Put them into HTTPS_PROXY: http://user:password@host:port.'
            : `Allow ${host} in the proxy, or put the host into NO_PROXY where it is reached ` +
                `directly.`,
    });
}

;// CONCATENATED MODULE: ./.build/http/attempt.js




function attempt(call, timeouts) {
    timeouts.abort?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers();
    const { host } = call.url;
    const request = createRequest(call);
    let connected = false;
    const fail = (error) => {
        reject((0,failure/* asFailure */.h_)(error));
        request.destroy();
    };
    const late = (phase) => fail(timeoutFailure(host, phase, { connected, limit: timeouts[phase] }));
    const limits = deadlines(timeouts, { late, cancelled: fail });
    listen(request, {
        limits,
        onConnected: () => {
            connected = true;
        },
        onError: (error) => {
            const preconnected = request.socket !== null && wasPreconnected(request.socket);
            fail(toFailure(error, { host, connected, proxy: call.proxy, preconnected }));
        },
        onResponse: (response) => readResponse(response, { host, cap: call.cap }).then(resolve, fail),
    });
    limits.start('whole');
    request.end(call.payload.body);
    return promise.finally(limits.off);
}
function listen(request, { limits, onConnected, onError, onResponse }) {
    let responded = false;
    request.on('socket', (socket) => {
        limits.start('connect');
        limits.start('firstByte');
        whenConnected(socket, () => {
            limits.met('connect');
            onConnected();
        });
    });
    request.on('response', (response) => {
        responded = true;
        limits.met('firstByte');
        onResponse(response);
    });
    request.on('upgrade', (_, socket) => {
        socket.destroy();
        onError({ code: 'HPE_UPGRADE' });
    });
    request.on('error', onError);
    request.on('close', () => responded || onError({ code: 'ECONNRESET' }));
}
function createRequest({ method, url, payload, agent }) {
    const { request } = process.getBuiltinModule(url.protocol === 'https:' ? 'node:https' : 'node:http');
    return request({
        ...connectionTarget(url),
        method,
        agent,
        protocol: url.protocol,
        path: `${url.pathname}${url.search}`,
        headers: { ...payload.headers, host: url.host },
        insecureHTTPParser: false,
        maxHeaderSize: 16 * 1024,
    });
}
function whenConnected(socket, then) {
    const secure = 'authorized' in socket ? socket : undefined;
    if (secure ? secure.authorized : !socket.connecting)
        then();
    else
        socket.once(secure ? 'secureConnect' : 'connect', then);
}
function deadlines(timeouts, { late, cancelled }) {
    const timers = new Map();
    const cancel = () => cancelled(timeouts.abort?.reason);
    timeouts.abort?.addEventListener('abort', cancel, { once: true });
    const met = (phase) => clearTimeout(timers.get(phase));
    return {
        met,
        start(phase) {
            timers.set(phase, setTimeout(() => late(phase), timeouts[phase]));
        },
        off() {
            for (const phase of timers.keys())
                met(phase);
            timeouts.abort?.removeEventListener('abort', cancel);
        },
    };
}
const PHRASES = {
    connect: 'did not accept the connection',
    firstByte: 'did not begin a response',
    whole: 'did not complete its response',
};
function timeoutFailure(host, phase, { connected, limit }) {
    const what = PHRASES[connected ? phase : 'connect'];
    return new failure/* Failure */.HR('TIMED_OUT', `${host} ${what} within ${(limit / 1000).toFixed(1)} s`, {
        transient: true,
        notSent: !connected,
    });
}

// EXTERNAL MODULE: ./.build/http/proxy.js
var http_proxy = __webpack_require__(7664);
// EXTERNAL MODULE: ./.build/http/tls.js
var tls = __webpack_require__(1397);
;// CONCATENATED MODULE: ./.build/http/client.js







const DEFAULT_CAP = 64 * 1024;
function createTransport(settings, trust) {
    const context = (0,tls/* tlsContexts */.OT)(trust);
    const cached = (0,tls/* cacheByClient */.Xu)();
    const poolTo = ({ origin }, ca, identity) => cached(`${origin} ${ca ?? ''}`, identity, () => poolFor(new URL(origin), () => context(ca, identity)));
    const proxy = settings.proxy.https === undefined
        ? undefined
        : ((0,http_proxy/* proxyUrl */.sd)(settings.proxy.https)?.host ?? 'in HTTPS_PROXY');
    const prepare = async (request) => {
        const { method, url, ca, identity, cap = DEFAULT_CAP } = request;
        const payload = createPayload(requireHttps(request));
        const tunnel = await (0,http_proxy/* proxyAgent */.QT)(url.origin, settings, {
            target: () => context(ca, identity),
            proxy: () => context(ca),
        });
        return {
            method,
            url,
            payload,
            cap,
            agent: tunnel ?? poolTo(url, ca, identity).agent,
            ...(tunnel && { proxy }),
        };
    };
    return {
        http: async (request, timeouts) => attempt(await prepare(request).catch(markNotSent), timeouts),
        preconnect(origin, { ca, identity, count = 1 } = {}) {
            if (proxy !== undefined && origin.protocol === 'https:')
                return;
            try {
                poolTo(origin, ca, identity).preconnect(count);
            }
            catch {
            }
        },
    };
}
function markNotSent(error) {
    throw (0,failure/* asFailure */.h_)(error).with({ notSent: true });
}
function requireHttps(request) {
    if ((0,url/* parseSafeUrl */.Q)(request.url.origin))
        return request;
    throw new failure/* Failure */.HR('ENVIRONMENT_REFUSED', `plain http is allowed for loopback hosts only: ${request.url.host}`, {
        causes: ['an address begins with http: in place of https:'],
        fix: 'Use the https address of the host.',
    });
}


/***/ }),

/***/ 7664:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ setProxy),
/* harmony export */   QT: () => (/* binding */ proxyAgent),
/* harmony export */   Wm: () => (/* binding */ proxySecrets),
/* harmony export */   kE: () => (/* binding */ proxyFromEnv),
/* harmony export */   sd: () => (/* binding */ proxyUrl)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_masks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9650);


function proxyFromEnv(env) {
    const https = env['https_proxy'] || env['HTTPS_PROXY'];
    const http = env['http_proxy'] || env['HTTP_PROXY'];
    return {
        proxy: { ...(https && { https }), ...(http && { http }) },
        noProxy: env['no_proxy'] || env['NO_PROXY'] || undefined,
    };
}
function setProxy(env, { proxy, noProxy }) {
    const wanted = { https_proxy: proxy.https, http_proxy: proxy.http, no_proxy: noProxy };
    for (const [name, value] of Object.entries(wanted)) {
        delete env[name.toUpperCase()];
        if (value === undefined)
            delete env[name];
        else
            env[name] = value;
    }
}
function proxyUrl(address) {
    const text = /^[a-z][\w+.-]*:\/\//i.test(address) ? address : `http://${address}`;
    return /^https?:/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}
function proxySecrets(address) {
    const { username = '', password = '' } = proxyUrl(address) ?? {};
    const written = password === '' ? username : password;
    if (written === '')
        return [];
    const [user, secret] = [username, password].map(decoded);
    return [decoded(written), written, ...(0,_core_masks_js__WEBPACK_IMPORTED_MODULE_1__/* .basicAuthForms */ .oq)(user, secret)];
}
async function proxyAgent(origin, settings, contexts) {
    const address = settings.proxy.https;
    if (address === undefined || !origin.startsWith('https:'))
        return undefined;
    const { checkBypass } = await __webpack_require__.e(/* import() */ "actions-http-client-proxy").then(__webpack_require__.bind(__webpack_require__, 9783));
    if (checkBypass(new URL(origin)))
        return undefined;
    const proxy = proxyUrl(address);
    if (!proxy || !isDecodable(proxy)) {
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ENVIRONMENT_REFUSED', 'HTTPS_PROXY must be an http or https address', {
            causes: [
                'it is misspelt',
                'a character of its user or password is not written as in an address, such as % as %25',
            ],
            fix: 'Write it as http://host:port or http://user:password@host:port.',
        });
    }
    const { HttpClient } = await __webpack_require__.e(/* import() */ "actions-http-client").then(__webpack_require__.bind(__webpack_require__, 2779));
    process.env['https_proxy'] = proxy.href;
    process.noDeprecation = true;
    const agent = new HttpClient('lease-credentials', [], {
        keepAlive: true,
        maxSockets: 1000,
    }).getAgent(origin);
    const rejectUnauthorized = true;
    Object.assign(agent.options, { secureContext: contexts.target(), rejectUnauthorized });
    Object.assign(agent.proxyOptions, {
        secureContext: contexts.proxy(),
        rejectUnauthorized,
        servername: proxy.hostname,
    });
    return agent;
}
function isDecodable({ username, password }) {
    try {
        return decodeURIComponent(`${username}:${password}`) !== '';
    }
    catch {
        return false;
    }
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 1397:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OT: () => (/* binding */ tlsContexts),
/* harmony export */   X3: () => (/* binding */ isPem),
/* harmony export */   Xu: () => (/* binding */ cacheByClient)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);

function tlsContexts({ base, extra }) {
    const cached = cacheByClient();
    const make = (ca, identity) => {
        const tls = process.getBuiltinModule('node:tls');
        const further = [extra, assertPem(ca)].filter((pem) => pem !== undefined);
        const options = { minVersion: 'TLSv1.2', ...(identity && clientOptions(identity)) };
        if (base === 'bundled' && hasExtraCas(process.env))
            return tls.createSecureContext({
                ...options,
                ca: [...tls.rootCertificates, ...further],
            });
        const context = tls.createSecureContext(options);
        for (const pem of further)
            context.context.addCACert(pem);
        return context;
    };
    return (ca, identity) => cached(ca ?? '', identity, () => make(ca, identity));
}
function cacheByClient() {
    const clients = new Map();
    return (text, identity, make) => {
        const values = clients.get(identity) ?? new Map();
        clients.set(identity, values);
        const value = values.get(text) ?? make();
        values.set(text, value);
        return value;
    };
}
function clientOptions({ chain, key }) {
    const options = { cert: chain, key: key.reveal() };
    try {
        process.getBuiltinModule('node:tls').createSecureContext(options);
        return options;
    }
    catch (cause) {
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INPUT_INVALID', 'OpenSSL rejects "tls-certificate" or "tls-key"', {
            cause,
            causes: ['the key is too short, or the signature of the certificate is too weak'],
            fix: 'Issue a certificate with an RSA key of 2048 bits or more, or an EC key.',
        });
    }
}
function isPem(pem) {
    const { X509Certificate } = process.getBuiltinModule('node:crypto');
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
    try {
        for (const certificate of certificates)
            new X509Certificate(certificate);
        return certificates.length > 0;
    }
    catch {
        return false;
    }
}
function assertPem(ca) {
    if (ca === undefined || isPem(ca))
        return ca;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INPUT_INVALID', '"ca-certificate" must be one certificate or more, as PEM text');
}
function hasExtraCas(env) {
    return (['NODE_EXTRA_CA_CERTS', 'NODE_USE_SYSTEM_CA', 'NODE_OPTIONS'].some((name) => env[name]) ||
        process.execArgv.length > 0);
}


/***/ }),

/***/ 8320:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ clock)
/* harmony export */ });
const clock = {
    now: () => Date.now() / 1000,
    monotonicMs: () => Number(process.hrtime.bigint()) / 1e6,
    sleep: (milliseconds, signal) => {
        const { promise, resolve, reject } = Promise.withResolvers();
        const wake = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', wake);
            resolve();
        }, milliseconds);
        if (signal?.aborted)
            wake();
        else
            signal?.addEventListener('abort', wake, { once: true });
        return promise;
    },
    yieldToEventLoop: () => new Promise((resolve) => setImmediate(resolve)),
};


/***/ }),

/***/ 2207:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CW: () => (/* binding */ debugLeaks),
/* harmony export */   St: () => (/* binding */ refuseEnvironment),
/* harmony export */   g8: () => (/* binding */ networkNotes),
/* harmony export */   ib: () => (/* binding */ changedSinceMain),
/* harmony export */   p4: () => (/* binding */ trustedCas),
/* harmony export */   sr: () => (/* binding */ readNetworkSettings)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _http_proxy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7664);
/* harmony import */ var _authorities_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1055);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2237);
/* harmony import */ var _places_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4154);
/* harmony import */ var _variables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7431);






const LEAKY_MODULES = [
    'http',
    'https',
    'http2',
    'tls',
    'net',
    'stream',
    'undici',
    'fetch',
    'tunnel',
];
const LARGEST = 16 * 1024 * 1024;
const TOO_LARGE = 'must name certificate files of at most 16 MiB, so that the post step can check that they' +
    ' have not changed';
const AUTHORITY_FIX = 'Keep the file where only the administrator of the machine writes, such as' +
    ' /usr/local/share/ca-certificates, or pass its certificates in `ca-certificate`.';
function refuseEnvironment(env) {
    const checks = (0,_authorities_js__WEBPACK_IMPORTED_MODULE_2__/* .authorityVariables */ .F3)(env).map((variable) => (0,_authorities_js__WEBPACK_IMPORTED_MODULE_2__/* .checkAuthorities */ .Cg)(variable, env));
    const untrusted = checks.flatMap(({ variable, problem = comparisonProblem(variable, env) }) => problem ? [`${variable} ${problem}`] : []);
    const problems = [
        ...(0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .disguisedInputs */ .FT)(env).map((name) => `${visibleName(name)} looks like an input of this action, but is not spelled as the` +
            ' runner spells it'),
        ...unsafeSettings(env),
        ...untrusted,
    ];
    if (problems.length > 0)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ENVIRONMENT_REFUSED', problems.join('\n'), {
            ...(untrusted.length === problems.length && { fix: AUTHORITY_FIX }),
        });
    const writable = checks.filter((check) => check.writable).map(({ variable }) => variable);
    return {
        warnings: writable.map((variable) => `${variable} names a file that this job's user may write.` +
            ' An earlier job that changed it could impersonate every host.'),
        flags: writable.length > 0 ? ['writable-authorities'] : [],
    };
}
const visibleName = (name) => JSON.stringify(name).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
function unsafeSettings(env) {
    return [
        ...(env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
            ? ['NODE_TLS_REJECT_UNAUTHORIZED=0 disables the verification of certificates']
            : []),
        ...(debugLeaks(env['NODE_DEBUG'])
            ? ['NODE_DEBUG names a module that prints requests, and the tokens in them, to the log']
            : []),
        ..._variables_js__WEBPACK_IMPORTED_MODULE_5__/* .COMPILE_CACHE_VARIABLES */ .xc.filter((name) => env[name]).map((name) => `${name} lets Node run compiled code that others may have written in place of ours`),
    ];
}
function comparisonProblem(variable, env) {
    const path = env[variable] ?? '';
    if (variable === 'NODE_EXTRA_CA_CERTS')
        return (0,_places_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(path, LARGEST) === 'unreadable' ? TOO_LARGE : undefined;
    return systemFiles(env) ? undefined : TOO_LARGE;
}
function readNetworkSettings(env) {
    const path = env['NODE_EXTRA_CA_CERTS'];
    const content = path ? authoritiesIn(path) : undefined;
    return {
        ...(0,_http_proxy_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyFromEnv */ .kE)(env),
        ca: path && content ? { path, sha256: digest(content) } : undefined,
        system: (0,_authorities_js__WEBPACK_IMPORTED_MODULE_2__/* .trustsSystem */ .HO)(env) ? digestSystemCas(env) : undefined,
    };
}
function digestSystemCas(env) {
    const contents = systemFiles(env)?.map(([path, content]) => [
        path,
        content === 'none' ? content : digest(content),
    ]);
    return (contents &&
        digest(JSON.stringify([env['SSL_CERT_FILE'] ?? '', env['SSL_CERT_DIR'] ?? '', contents])));
}
function systemFiles({ SSL_CERT_FILE: file = '', SSL_CERT_DIR: directory = '', }) {
    const paths = [file, ...(0,_authorities_js__WEBPACK_IMPORTED_MODULE_2__/* .directoryPaths */ .uS)(directory)].filter((path) => path !== '');
    if (paths.length > _authorities_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_FILES */ .Q4)
        return undefined;
    const contents = [];
    let rest = LARGEST;
    for (const path of paths) {
        const content = (0,_places_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(path, rest);
        if (content === 'unreadable')
            return undefined;
        rest -= content === 'none' ? 0 : content.length;
        contents.push([path, content]);
    }
    return contents;
}
function networkNotes({ proxy, ca }, env) {
    const variable = (0,_authorities_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCaVariable */ .Cm)(env);
    const elsewhere = (0,_authorities_js__WEBPACK_IMPORTED_MODULE_2__/* .authorityVariables */ .F3)(env).flatMap((name) => name === 'NODE_EXTRA_CA_CERTS' ? [] : (env[name] ?? []));
    return [
        ...(proxy.https === undefined
            ? []
            : [
                `Requests go through the proxy ` +
                    `${(0,_http_proxy_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyUrl */ .sd)(proxy.https)?.host ?? 'in HTTPS_PROXY'} (HTTPS_PROXY)`,
            ]),
        ...(ca === undefined
            ? []
            : [`The certificate authorities in ${ca.path} are trusted (NODE_EXTRA_CA_CERTS)`]),
        ...(variable === undefined
            ? []
            : [
                `The certificate authorities of the system` +
                    `${elsewhere.length === 0 ? '' : ` in ${elsewhere.join(' and ')}`} are trusted (${variable})`,
            ]),
    ];
}
function trustedCas({ ca, system }, env = process.env) {
    const content = ca && authoritiesIn(ca.path);
    const same = {
        ca: content && digest(content) === ca.sha256,
        system: system !== undefined && digestSystemCas(env) === system,
    };
    const extra = [
        ...(content && same.ca ? [content.toString()] : []),
        ...(same.system ? systemAuthorities() : []),
    ];
    const warnings = [
        ...(ca && !same.ca
            ? [
                'The file that NODE_EXTRA_CA_CERTS named in main is missing or has changed; it is ' +
                    'not used',
            ]
            : []),
        ...(system !== undefined && !same.system
            ? [
                'SSL_CERT_FILE or SSL_CERT_DIR, or a file that they name, has changed; the authorities of ' +
                    'the system are not used',
            ]
            : []),
    ];
    return {
        ...(extra.length > 0 && { extra: extra.join('\n') }),
        ...(warnings.length > 0 && { warning: warnings.join('. ') }),
    };
}
const systemAuthorities = () => process.getBuiltinModule('node:tls').getCACertificates('system');
function changedSinceMain(then, now) {
    const { proxy, noProxy } = (0,_http_proxy_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyFromEnv */ .kE)(now);
    const pairs = [
        ['HTTPS_PROXY', then.proxy.https, proxy.https],
        ['HTTP_PROXY', then.proxy.http, proxy.http],
        ['NO_PROXY', then.noProxy, noProxy],
        ['NODE_EXTRA_CA_CERTS', then.ca?.path, now['NODE_EXTRA_CA_CERTS'] || undefined],
        ['NODE_USE_SYSTEM_CA or NODE_OPTIONS', then.system !== undefined, (0,_authorities_js__WEBPACK_IMPORTED_MODULE_2__/* .trustsSystem */ .HO)(now)],
        ['NODE_DEBUG', false, debugLeaks(now['NODE_DEBUG'])],
        [
            'NODE_TLS_REJECT_UNAUTHORIZED',
            undefined,
            now['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' ? '0' : undefined,
        ],
    ];
    const changed = pairs.filter(([, before, after]) => before !== after).map(([name]) => name);
    return changed.length === 0
        ? []
        : [`Changed since the credentials were leased, and not used here: ${changed.join(', ')}`];
}
function debugLeaks(list = '') {
    if (/\btunnel\b/i.test(list))
        return true;
    const patterns = list.split(',').map(debugPattern);
    return LEAKY_MODULES.some((name) => patterns.some((pattern) => pattern.test(name)));
}
function debugPattern(text) {
    const escaped = text.trim().replace(/[^\w*]/g, '\\$&');
    return new RegExp(`^${escaped.replace(/\*+/g, '.*')}$`, 'i');
}
function authoritiesIn(path) {
    const content = (0,_places_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(path, LARGEST);
    return typeof content === 'string' ? undefined : content;
}
const digest = (content) => process.getBuiltinModule('node:crypto').hash('sha256', content);


/***/ }),

/***/ 9513:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ds: () => (/* binding */ containerActions),
/* harmony export */   XG: () => (/* binding */ jobFacts),
/* harmony export */   Z3: () => (/* binding */ eventPayload)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4355);



function jobFacts(env) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env;
    delete env['ACTIONS_ID_TOKEN_REQUEST_URL'];
    delete env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    const github = (name) => env[`GITHUB_${name.toUpperCase()}`] || undefined;
    return {
        idToken: url && token ? { url, bearer: new _core_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .zh(token) } : undefined,
        github,
        act: env['ACT'] === 'true',
        forgejo: env['FORGEJO_ACTIONS'] === 'true',
        windows: process.platform === 'win32',
        event: () => eventPayload(github('event_path')),
    };
}
async function eventPayload(path) {
    if (path === undefined || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
        return {};
    try {
        const { Context } = await __webpack_require__.e(/* import() */ "actions-github-context").then(__webpack_require__.bind(__webpack_require__, 7157));
        return new Context().payload;
    }
    catch {
        return {};
    }
}
const HOME_INSIDE = '/github/home';
function containerActions(env) {
    const temp = env['RUNNER_TEMP'];
    if (!temp || env['HOME'] === HOME_INSIDE)
        return false;
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, '_github_home')) || usesDockerAction((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(temp), '_actions'));
}
function usesDockerAction(directory) {
    try {
        const manifests = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.globSync)('*/*/*/action.{yml,yaml}', { cwd: directory });
        return manifests.some((manifest) => /^\s+using:\s*['"]?docker\b/m.test((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, manifest), 'utf8')));
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 7431:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rZ: () => (/* binding */ UNSAFE_VARIABLES),
/* harmony export */   xc: () => (/* binding */ COMPILE_CACHE_VARIABLES)
/* harmony export */ });
/* unused harmony export HARMLESS_NODE_VARIABLES */
const UNSAFE_VARIABLES = [
    'NODE_OPTIONS',
    'NODE_PATH',
    'NODE_PRESERVE_SYMLINKS',
    'NODE_PRESERVE_SYMLINKS_MAIN',
    'NODE_REPL_EXTERNAL_MODULE',
    'NODE_COMPILE_CACHE',
    'NODE_COMPILE_CACHE_PORTABLE',
    'NODE_CHANNEL_FD',
    'NODE_CHANNEL_SERIALIZATION_MODE',
    'NODE_UNIQUE_ID',
    'NODE_TEST_CONTEXT',
    'NODE_TEST_WORKER_ID',
    'NODE_INSPECT_RESUME_ON_START',
    'NODE_ICU_DATA',
    'LD_PRELOAD',
    'LD_AUDIT',
    'LD_LIBRARY_PATH',
    'DYLD_INSERT_LIBRARIES',
    'DYLD_LIBRARY_PATH',
    'DYLD_FRAMEWORK_PATH',
    'DYLD_FALLBACK_LIBRARY_PATH',
    'GCONV_PATH',
    'OPENSSL_CONF',
    'OPENSSL_CONF_INCLUDE',
    'OPENSSL_ENGINES',
    'OPENSSL_MODULES',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'NODE_EXTRA_CA_CERTS',
    'NODE_USE_SYSTEM_CA',
    'NODE_USE_ENV_PROXY',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'NODE_DEBUG',
    'NODE_DEBUG_NATIVE',
    'NODE_REDIRECT_WARNINGS',
    'NODE_V8_COVERAGE',
];
const HARMLESS_NODE_VARIABLES = (/* unused pure expression or super */ null && ([
    'NODE_DISABLE_COLORS',
    'NODE_DISABLE_COMPILE_CACHE',
    'NODE_NO_WARNINGS',
    'NODE_PENDING_DEPRECATION',
    'NODE_PENDING_PIPE_INSTANCES',
    'NODE_REPL_HISTORY',
    'NODE_SKIP_PLATFORM_CHECK',
]));
const COMPILE_CACHE_VARIABLES = [
    'NODE_COMPILE_CACHE',
    'NODE_COMPILE_CACHE_PORTABLE',
];


/***/ })

};
;