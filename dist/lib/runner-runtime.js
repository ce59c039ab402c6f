"use strict";
exports.id = "runner-runtime";
exports.ids = ["runner-runtime"];
exports.modules = {

/***/ 6586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseSafeUrl)
/* harmony export */ });
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/**
 * Parses a URL. Returns `undefined` if it contains credentials, or is neither https nor http on a
 * loopback host.
 */
function parseSafeUrl(text) {
    const url = URL.parse(text);
    if (url?.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
        ? url
        : undefined;
}


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mainRuntime: () => (/* binding */ mainRuntime),
  postRuntime: () => (/* binding */ postRuntime)
});

// EXTERNAL MODULE: ./.build/core/secret.js
var core_secret = __webpack_require__(4355);
// EXTERNAL MODULE: ./.build/core/failure.js
var core_failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/url.js
var url = __webpack_require__(6586);
;// CONCATENATED MODULE: ./.build/http/body.js

/**
 * Reads a response of at most `cap` bytes. Always settles: rejects with `UNREACHABLE` if the
 * connection breaks, and with `RESPONSE_INVALID` if a response with a status below 300 is unusable.
 * If it rejects, the caller must close the connection.
 */
function readResponse(response, { host, cap }) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const status = response.statusCode ?? 0;
    const headers = printableHeaders(response);
    const chunks = [];
    let size = 0;
    const unusable = (what) => {
        // A redirect or an error is judged by its status, which is valid without the body.
        if (status >= 300)
            resolve({ status, headers, text: '' });
        else
            reject(new core_failure/* Failure */.HR('RESPONSE_INVALID', `${host} ${what}`));
        response.destroy();
    };
    const cut = () => reject(new core_failure/* Failure */.HR('UNREACHABLE', `${host} closed the connection in the middle of its response`, {
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
/** Returns the first value of each header, reduced to printable ASCII characters. */
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

;// CONCATENATED MODULE: ./.build/http/connections.js
// A further socket costs a millisecond, and saves a round trip for a request that would wait for
// another one.
const MOST_SOCKETS = 10;
const preconnected = new WeakSet();
/** Returns whether the connection was opened by `preconnect`. */
const wasPreconnected = (socket) => preconnected.has(socket);
/** Returns the connections to an origin; `context` supplies the certificates that TLS trusts. */
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
                // An 'error' event without a listener would crash the process.
                socket.on('error', () => { });
                preconnected.add(socket);
                spare.push(socket);
            }
        },
    };
}
/** Takes the oldest connection that is open or connecting; drops those that are closed. */
function nextLiveSocket(spare) {
    for (let socket = spare.shift(); socket; socket = spare.shift())
        if (!socket.destroyed && !socket.readableEnded)
            return socket;
    return undefined;
}
/** Returns host, port and server name as Node's own request derives them from a URL. */
function connectionTarget({ hostname, port, protocol }) {
    const host = hostname.replace(/^\[|\]$/g, '');
    const address = /^[\d.]+$|:/.test(host);
    return {
        host,
        port: Number(port || (protocol === 'https:' ? 443 : 80)),
        servername: address ? '' : host,
    };
}

;// CONCATENATED MODULE: ./.build/http/deadlines.js

/** Returns the timers of an attempt. None runs before `start`; `off` stops all of them. */
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
/**
 * Returns a `TIMED_OUT` failure. Without a connection it always reports the connect phase, and that
 * nothing was sent.
 */
function timeoutFailure(host, phase, { connected, limit }) {
    const what = PHRASES[connected ? phase : 'connect'];
    return new core_failure/* Failure */.HR('TIMED_OUT', `${host} ${what} within ${(limit / 1000).toFixed(1)} s`, {
        transient: true,
        notSent: !connected,
    });
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
const RETRY = { transient: true };
// Error codes of OpenSSL and of the system. A closed list: other codes are never transient.
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
    // Signed by another authority of the same name.
    CERT_SIGNATURE_FAILURE: authority,
    INVALID_CA: authority,
    CERT_HAS_EXPIRED: dates,
    CERT_NOT_YET_VALID: dates,
    ERR_TLS_CERT_ALTNAME_INVALID: networkErrors_name,
};
/** Converts an error of an attempt into a `Failure`; returns a `Failure` unchanged. */
function toFailure(error, broken) {
    if (error instanceof core_failure/* Failure */.HR)
        return error;
    const { code = '', message = '' } = error;
    const { host, connected, proxy, preconnected } = broken;
    const tunnel = /tunneling socket could not be established, (?:statusCode=(\d{3}))?/.exec(message);
    if (tunnel && proxy !== undefined)
        return refusedTunnel(host, proxy, tunnel[1]);
    const facts = { notSent: !connected, ...(preconnected && { preconnected }), cause: error };
    const known = sentences[code];
    if (known)
        return new core_failure/* Failure */.HR('UNREACHABLE', `${host} ${known[0]}`, { ...known[1], ...facts });
    if (code.startsWith('HPE_'))
        return notHttp(host, code, error);
    if (/^(?:ERR_SSL_|EPROTO|ERR_TLS_|CERT_)/.test(code))
        return new core_failure/* Failure */.HR('UNREACHABLE', `${host} and this step could not agree on a secure connection`, {
            ...facts,
            causes: ['the server does not speak TLS 1.2 or later at this address'],
        });
    return new core_failure/* Failure */.HR('UNREACHABLE', `the connection to ${host} failed`, facts);
}
function notHttp(host, code, cause) {
    const what = {
        HPE_HEADER_OVERFLOW: 'headers that are too large',
        HPE_UPGRADE: 'a switch to another protocol',
    }[code];
    return new core_failure/* Failure */.HR('RESPONSE_INVALID', `${host} answered with ${what ?? 'something that is not HTTP'}`, { cause });
}
/** Returns the failure of a tunnel that was not established: no byte of the request was sent. */
function refusedTunnel(host, proxy, status) {
    if (status === undefined)
        return new core_failure/* Failure */.HR('UNREACHABLE', `the proxy ${proxy}, through which ${host} is reached, could not be reached or closed the connection`, {
            notSent: true,
            transient: true,
            causes: ['the proxy is down', 'HTTPS_PROXY names another address than the proxy has'],
            fix: 'Check HTTPS_PROXY; a host that is reached directly goes into NO_PROXY.',
        });
    const closed = status === '407';
    return new core_failure/* Failure */.HR('UNREACHABLE', `the proxy ${proxy} refused to connect to ${host} (${status})`, {
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





/**
 * Sends one request. Throws the abort reason if the request was aborted before it began; otherwise
 * always settles, with a response or a `Failure`.
 */
function attempt(call, timeouts) {
    timeouts.abort?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers();
    const { host } = call.url;
    const request = createRequest(call);
    let connected = false;
    const fail = (error) => {
        reject((0,core_failure/* asFailure */.h_)(error));
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
/** Attaches every listener. An unhandled 'error' event would crash the process. */
function listen(request, { limits, onConnected, onError, onResponse }) {
    let responded = false;
    request.on('socket', (socket) => {
        // Not earlier: without a socket, a request is queued behind another one, and the host is not
        // responsible for that delay.
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
    // Some connections close without an 'error' event.
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
/**
 * Calls `then` once the connection is established, for TLS with a verified certificate. No byte of
 * the request is sent before.
 */
function whenConnected(socket, then) {
    const secure = 'authorized' in socket ? socket : undefined;
    if (secure ? secure.authorized : !socket.connecting)
        then();
    else
        socket.once(secure ? 'secureConnect' : 'connect', then);
}

;// CONCATENATED MODULE: ./.build/http/payload.js


const ACCEPT = {
    json: 'application/json',
    xml: 'application/xml, text/xml',
    nothing: '*/*',
};
/** Returns encoded headers and body. Throws `INTERNAL` if a header value cannot be sent. */
function createPayload({ headers = {}, body, expects, url }) {
    const encoded = body === undefined ? undefined : encode(body);
    const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), (0,core_secret/* unwrap */.o)(value)]);
    for (const [name, value] of own)
        if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
            throw new core_failure/* Failure */.HR('INTERNAL', `header ${name} for ${url.host} contains a character that cannot be sent`);
    return {
        headers: {
            accept: ACCEPT[expects],
            'user-agent': 'lease-credentials',
            // A compressed body can expand to a thousand times the bytes that were read.
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
                text: new URLSearchParams(body.fields.map(([name, value]) => [name, (0,core_secret/* unwrap */.o)(value)])).toString(),
            };
        case 'json':
            return { type: 'application/json', text: JSON.stringify(body.value, secretReplacer) };
        case 'text':
            return { type: body.type, text: body.text };
    }
}
// A replacer gets the result of `toJSON`; the object that holds it still has the `Secret`.
function secretReplacer(key, value) {
    const original = this[key];
    return original instanceof core_secret/* Secret */.z ? original.reveal() : value;
}

// EXTERNAL MODULE: ./.build/core/masks.js
var masks = __webpack_require__(9650);
;// CONCATENATED MODULE: ./.build/http/proxy.js


/** Returns the proxy settings of an environment; lower case takes precedence, as in the runner. */
function proxyFromEnv(env) {
    const https = env['https_proxy'] || env['HTTPS_PROXY'];
    const http = env['http_proxy'] || env['HTTP_PROXY'];
    return {
        proxy: { ...(https && { https }), ...(http && { http }) },
        noProxy: env['no_proxy'] || env['NO_PROXY'] || undefined,
    };
}
/** Writes the settings into an environment: the toolkit's client reads them from there only. */
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
/** Returns a proxy's address as a URL, or `undefined` if it is not an http or https address. */
function proxyUrl(address) {
    const text = /^[a-z][\w+.-]*:\/\//i.test(address) ? address : `http://${address}`;
    return /^https?:/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}
/**
 * Returns the strings of a proxy's address that must be masked: the password, and the forms of user
 * and password in basic authentication. A user without a password is masked too: some proxies
 * accept a token there.
 */
function proxySecrets(address) {
    const { username = '', password = '' } = proxyUrl(address) ?? {};
    const written = password === '' ? username : password;
    if (written === '')
        return [];
    const [user, secret] = [username, password].map(decoded);
    return [decoded(written), written, ...(0,masks/* basicAuthForms */.oq)(user, secret)];
}
/**
 * Returns an agent that tunnels to an origin, or `undefined` if no proxy applies. The toolkit's
 * client is loaded only if one does. Throws `ENVIRONMENT_REFUSED` if HTTPS_PROXY is malformed.
 */
async function proxyAgent(origin, settings, context) {
    const address = settings.proxy.https;
    if (address === undefined || !origin.startsWith('https:'))
        return undefined;
    const { checkBypass } = await __webpack_require__.e(/* import() */ "actions-http-client-proxy").then(__webpack_require__.bind(__webpack_require__, 9783));
    if (checkBypass(new URL(origin)))
        return undefined;
    const proxy = proxyUrl(address);
    if (!proxy || !isDecodable(proxy)) {
        throw new core_failure/* Failure */.HR('ENVIRONMENT_REFUSED', 'HTTPS_PROXY must be an http or https address', {
            causes: [
                'it is misspelt',
                'a character of its user or password is not written as in an address, such as % as %25',
            ],
            fix: 'Write it as http://host:port or http://user:password@host:port.',
        });
    }
    const { HttpClient } = await __webpack_require__.e(/* import() */ "actions-http-client").then(__webpack_require__.bind(__webpack_require__, 2779));
    // The toolkit would parse the host name of an address without a scheme as the scheme.
    process.env['https_proxy'] = proxy.href;
    // The tunnel calls a deprecated constructor; Node would print a warning to the log.
    process.noDeprecation = true;
    const agent = new HttpClient('lease-credentials', [], {
        keepAlive: true,
        maxSockets: 1000,
    }).getAgent(origin);
    // The tunnel takes TLS options from the agent, not from the request, and would check the proxy's
    // certificate against the name of the target.
    const tls = { secureContext: context(), rejectUnauthorized: true };
    Object.assign(agent.options, tls);
    Object.assign(agent.proxyOptions, tls, { servername: proxy.hostname });
    return agent;
}
/** Returns whether user and password can be percent-decoded; the toolkit throws if not. */
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

;// CONCATENATED MODULE: ./.build/http/tls.js

/**
 * Returns a function from the `ca-certificate` of a request to its TLS context. Each context is
 * created once and shared by all connections. The function throws `INPUT_INVALID` if it is not PEM.
 */
function tlsContexts({ base, extra }) {
    const made = new Map();
    const make = (ca) => {
        // Not loaded by an import: post often ends without a request.
        const tls = process.getBuiltinModule('node:tls');
        const further = [extra, assertPem(ca)].filter((pem) => pem !== undefined);
        // Node parses its own store on another thread as soon as tls is loaded; an explicit list costs
        // four times as much, on this thread.
        if (base === 'bundled' && hasExtraCas(process.env))
            return tls.createSecureContext({
                minVersion: 'TLSv1.2',
                ca: [...tls.rootCertificates, ...further],
            });
        const context = tls.createSecureContext({ minVersion: 'TLSv1.2' });
        for (const pem of further)
            context.context.addCACert(pem);
        return context;
    };
    return (ca) => {
        const known = made.get(ca);
        if (known)
            return known;
        const context = make(ca);
        made.set(ca, context);
        return context;
    };
}
/**
 * Returns whether a string holds at least one certificate, and all of them can be parsed. Node
 * silently ignores PEM blocks it cannot parse; the handshake would fail and blame the host.
 */
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
/**
 * Returns `ca`, or throws `INPUT_INVALID` if it is not PEM. Main checked it while planning; post
 * reads it from the runner's state and must check it again.
 */
function assertPem(ca) {
    if (ca === undefined || isPem(ca))
        return ca;
    throw new core_failure/* Failure */.HR('INPUT_INVALID', '"ca-certificate" must be one certificate or more, as PEM text');
}
/** Returns whether the environment can make Node trust more than its bundled authorities. */
function hasExtraCas(env) {
    return (['NODE_EXTRA_CA_CERTS', 'NODE_USE_SYSTEM_CA', 'NODE_OPTIONS'].some((name) => env[name]) ||
        process.execArgv.length > 0);
}

;// CONCATENATED MODULE: ./.build/http/client.js







const DEFAULT_CAP = 64 * 1024;
/**
 * Returns a transport with its own connections. Its `http` throws `ENVIRONMENT_REFUSED` for a URL
 * that is neither https nor http to a loopback host.
 */
function createTransport(settings, trust) {
    const context = tlsContexts(trust);
    const connections = new Map();
    const poolTo = ({ origin }, ca) => {
        const key = `${origin} ${ca ?? ''}`;
        const pool = connections.get(key) ?? poolFor(new URL(origin), () => context(ca));
        connections.set(key, pool);
        return pool;
    };
    const proxy = settings.proxy.https === undefined
        ? undefined
        : (proxyUrl(settings.proxy.https)?.host ?? 'in HTTPS_PROXY');
    const prepare = async (request) => {
        const { method, url, ca, cap = DEFAULT_CAP } = request;
        const payload = createPayload(requireHttps(request));
        const tunnel = await proxyAgent(url.origin, settings, () => context(ca));
        return {
            method,
            url,
            payload,
            cap,
            agent: tunnel ?? poolTo(url, ca).agent,
            ...(tunnel && { proxy }),
        };
    };
    return {
        http: async (request, timeouts) => attempt(await prepare(request).catch(markNotSent), timeouts),
        preconnect(origin, { ca, count = 1 } = {}) {
            // Through a proxy, each request opens its own tunnel.
            if (proxy !== undefined && origin.protocol === 'https:')
                return;
            try {
                poolTo(origin, ca).preconnect(count);
            }
            catch {
                // The request that needs the connection reports the error.
            }
        },
    };
}
/** Throws the error as a `Failure` with `notSent`: before an attempt, nothing can be leased. */
function markNotSent(error) {
    const failure = (0,core_failure/* asFailure */.h_)(error);
    throw new core_failure/* Failure */.HR(failure.code, failure.message, {
        ...failure.facts,
        notSent: true,
        cause: failure.facts.cause ?? failure,
    });
}
function requireHttps(request) {
    if ((0,url/* parseSafeUrl */.Q)(request.url.origin))
        return request;
    throw new core_failure/* Failure */.HR('ENVIRONMENT_REFUSED', `plain http is allowed for loopback hosts only: ${request.url.host}`, {
        causes: ['an address begins with http: in place of https:'],
        fix: 'Use the https address of the host.',
    });
}

;// CONCATENATED MODULE: ./.build/runner/clock.js
/** The clocks and timers of this process. */
const clock = {
    now: () => Date.now() / 1000,
    // Not `performance.now()`: that object loads eleven modules.
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

// EXTERNAL MODULE: ./.build/runner/commandFiles.js
var commandFiles = __webpack_require__(3848);
// EXTERNAL MODULE: ./.build/runner/commands.js
var commands = __webpack_require__(1486);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./.build/runner/containers.js


// HOME of a container action. In a job that runs in a container, every step has this HOME, and all
// steps have the same RUNNER_TEMP.
const HOME_INSIDE = '/github/home';
/**
 * Returns whether the job runs container actions: the runner downloads their manifests, and creates
 * a directory when one runs. Images that are used by name are not detected before they run.
 */
function containerActions(env) {
    const temp = env['RUNNER_TEMP'];
    if (!temp || env['HOME'] === HOME_INSIDE)
        return false;
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(temp, '_github_home')) || usesDockerAction((0,external_node_path_.join)((0,external_node_path_.dirname)(temp), '_actions'));
}
function usesDockerAction(directory) {
    try {
        const manifests = (0,external_node_fs_.globSync)('*/*/*/action.{yml,yaml}', { cwd: directory });
        return manifests.some((manifest) => /^\s+using:\s*['"]?docker\b/m.test((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, manifest), 'utf8')));
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./.build/runner/authorities.js
var authorities = __webpack_require__(1055);
// EXTERNAL MODULE: ./.build/runner/inputs.js + 1 modules
var inputs = __webpack_require__(585);
// EXTERNAL MODULE: ./.build/runner/places.js + 1 modules
var places = __webpack_require__(4154);
;// CONCATENATED MODULE: ./.build/runner/readRegularFile.js


/**
 * Returns the content of a regular file, `none` if the path cannot be opened or is a directory, or
 * `unreadable` if it must not be read: it is too large, never ends, would block, or is generated by
 * the kernel (/proc, /dev, /sys).
 */
function readRegularFile(path, most) {
    if ((0,places/* isKernelPath */.rY)(path))
        return 'unreadable';
    let file;
    try {
        // Links are followed: the file belongs to the job. Without O_NONBLOCK, opening a FIFO would
        // block forever.
        file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0));
    }
    catch {
        return 'none';
    }
    try {
        const stat = (0,external_node_fs_.fstatSync)(file, { bigint: true });
        if (stat.isDirectory())
            return 'none';
        return stat.isFile() && stat.size <= most && (0,places/* isFileAt */.e9)(path, stat)
            ? readUpTo(file, most)
            : 'unreadable';
    }
    catch {
        return 'unreadable';
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
/**
 * Reads a file to its end; returns `unreadable` if it exceeds the limit. Does not trust its size:
 * files of /proc report none, and some never end.
 */
function readUpTo(file, most) {
    const parts = [];
    for (let size = 0; size <= most;) {
        const part = Buffer.alloc(64 * 1024);
        const read = (0,external_node_fs_.readSync)(file, part);
        if (read === 0)
            return Buffer.concat(parts);
        size += read;
        parts.push(part.subarray(0, read));
    }
    return 'unreadable';
}

;// CONCATENATED MODULE: ./.build/runner/variables.js
/**
 * Variables that make Node or the dynamic loader run foreign code, trust foreign certificates, or
 * print or store the data of a process. A process that is started for a lease must not inherit
 * them. Main rejects those that `refuseEnvironment` names.
 */
const UNSAFE_VARIABLES = (/* unused pure expression or super */ null && ([
    // Code: run before, beside or in place of the program.
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
    // Trust: which certificates are accepted, and how requests are routed.
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'NODE_EXTRA_CA_CERTS',
    'NODE_USE_SYSTEM_CA',
    'NODE_USE_ENV_PROXY',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    // Secrecy: data is printed or written to a file.
    'NODE_DEBUG',
    'NODE_DEBUG_NATIVE',
    'NODE_REDIRECT_WARNINGS',
    'NODE_V8_COVERAGE',
]));
/** Documented `NODE_*` variables that neither run code nor change trust nor reveal data. */
const HARMLESS_NODE_VARIABLES = (/* unused pure expression or super */ null && ([
    'NODE_DISABLE_COLORS',
    'NODE_DISABLE_COMPILE_CACHE',
    'NODE_NO_WARNINGS',
    'NODE_PENDING_DEPRECATION',
    'NODE_PENDING_PIPE_INSTANCES',
    'NODE_REPL_HISTORY',
    'NODE_SKIP_PLATFORM_CHECK',
]));
/** Variables that name a directory of compiled code, which Node runs in place of this action's. */
const COMPILE_CACHE_VARIABLES = [
    'NODE_COMPILE_CACHE',
    'NODE_COMPILE_CACHE_PORTABLE',
];

;// CONCATENATED MODULE: ./.build/runner/environment.js






// Modules that print what they send: headers, and the tokens in them. `stream` prints the first
// bytes of every response, in a form that no mask covers.
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
// Limit for certificate files: a later step can name any file, also one that never ends.
const LARGEST = 16 * 1024 * 1024;
const TOO_LARGE = 'must name certificate files of at most 16 MiB, so that the post step can check that they' +
    ' have not changed';
const AUTHORITY_FIX = 'Keep the file where only the administrator of the machine writes, such as' +
    ' /usr/local/share/ca-certificates, or pass its certificates in `ca-certificate`.';
/**
 * Throws `ENVIRONMENT_REFUSED`, which names every variable at fault, if verification or secrecy
 * would not hold; otherwise returns a report. Must run before `https` is loaded: Node then reads
 * the files that the variables name.
 */
function refuseEnvironment(env) {
    const checks = (0,authorities/* authorityVariables */.F3)(env).map((variable) => (0,authorities/* checkAuthorities */.Cg)(variable, env));
    const untrusted = checks.flatMap(({ variable, problem = comparisonProblem(variable, env) }) => problem ? [`${variable} ${problem}`] : []);
    const problems = [
        ...(0,inputs/* disguisedInputs */.FT)(env).map((name) => `${visibleName(name)} looks like an input of this action, but is not spelled as the` +
            ' runner spells it'),
        ...unsafeSettings(env),
        ...untrusted,
    ];
    if (problems.length > 0)
        throw new core_failure/* Failure */.HR('ENVIRONMENT_REFUSED', problems.join('\n'), {
            ...(untrusted.length === problems.length && { fix: AUTHORITY_FIX }),
        });
    const writable = checks.filter((check) => check.writable).map(({ variable }) => variable);
    return {
        warnings: writable.map((variable) => `${variable} names a file that this job's user may write.` +
            ' An earlier job that changed it could impersonate every host.'),
        flags: writable.length > 0 ? ['writable-authorities'] : [],
    };
}
/**
 * Returns the name as a JSON string with escapes for all but printable ASCII: a character of
 * another alphabet can look like an ASCII one.
 */
const visibleName = (name) => JSON.stringify(name).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
function unsafeSettings(env) {
    return [
        ...(env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
            ? ['NODE_TLS_REJECT_UNAUTHORIZED=0 disables the verification of certificates']
            : []),
        ...(debugLeaks(env['NODE_DEBUG'])
            ? ['NODE_DEBUG names a module that prints requests, and the tokens in them, to the log']
            : []),
        ...COMPILE_CACHE_VARIABLES.filter((name) => env[name]).map((name) => `${name} lets Node run compiled code that others may have written in place of ours`),
    ];
}
function comparisonProblem(variable, env) {
    const path = env[variable] ?? '';
    if (variable === 'NODE_EXTRA_CA_CERTS')
        return readRegularFile(path, LARGEST) === 'unreadable' ? TOO_LARGE : undefined;
    return systemFiles(env) ? undefined : TOO_LARGE;
}
/** Returns the network settings of the environment as it is now. */
function readNetworkSettings(env) {
    const path = env['NODE_EXTRA_CA_CERTS'];
    const content = path ? authoritiesIn(path) : undefined;
    return {
        ...proxyFromEnv(env),
        ca: path && content ? { path, sha256: digest(content) } : undefined,
        system: (0,authorities/* trustsSystem */.HO)(env) ? digestSystemCas(env) : undefined,
    };
}
/**
 * Returns a digest of the places where OpenSSL looks for the authorities of the system, and of the
 * files there: later steps can change both.
 */
function digestSystemCas(env) {
    const contents = systemFiles(env)?.map(([path, content]) => [
        path,
        content === 'none' ? content : digest(content),
    ]);
    return (contents &&
        digest(JSON.stringify([env['SSL_CERT_FILE'] ?? '', env['SSL_CERT_DIR'] ?? '', contents])));
}
/**
 * Reads the files that SSL_CERT_FILE and SSL_CERT_DIR name. Returns `undefined` if they are too
 * many or too large to compare, or if one must not be read.
 */
function systemFiles({ SSL_CERT_FILE: file = '', SSL_CERT_DIR: directory = '', }) {
    const paths = [file, ...(0,authorities/* directoryPaths */.uS)(directory)].filter((path) => path !== '');
    if (paths.length > authorities/* MOST_FILES */.Q4)
        return undefined;
    const contents = [];
    let rest = LARGEST;
    for (const path of paths) {
        const content = readRegularFile(path, rest);
        if (content === 'unreadable')
            return undefined;
        rest -= content === 'none' ? 0 : content.length;
        contents.push([path, content]);
    }
    return contents;
}
/**
 * Returns log lines about the proxy and the authorities that the environment adds. The address of a
 * proxy is shown without its credentials.
 */
function networkNotes({ proxy, ca }, env) {
    const variable = (0,authorities/* systemCaVariable */.Cm)(env);
    const elsewhere = (0,authorities/* authorityVariables */.F3)(env).flatMap((name) => name === 'NODE_EXTRA_CA_CERTS' ? [] : (env[name] ?? []));
    return [
        ...(proxy.https === undefined
            ? []
            : [
                `Requests go through the proxy ` +
                    `${proxyUrl(proxy.https)?.host ?? 'in HTTPS_PROXY'} (HTTPS_PROXY)`,
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
/**
 * Returns the authorities that main trusted in addition to the bundled ones, as PEM, if their place
 * and content are the same; otherwise a warning.
 */
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
/** Returns a sentence that lists the variables that changed since main and are not used here. */
function changedSinceMain(then, now) {
    const { proxy, noProxy } = proxyFromEnv(now);
    const pairs = [
        ['HTTPS_PROXY', then.proxy.https, proxy.https],
        ['HTTP_PROXY', then.proxy.http, proxy.http],
        ['NO_PROXY', then.noProxy, noProxy],
        ['NODE_EXTRA_CA_CERTS', then.ca?.path, now['NODE_EXTRA_CA_CERTS'] || undefined],
        ['NODE_USE_SYSTEM_CA or NODE_OPTIONS', then.system !== undefined, (0,authorities/* trustsSystem */.HO)(now)],
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
/**
 * Returns whether a value of NODE_DEBUG makes Node print what it sends. In that list, `*` matches
 * any characters.
 */
function debugLeaks(list = '') {
    // The package that provides the proxy's agent searches the whole variable for this word.
    if (/\btunnel\b/i.test(list))
        return true;
    const patterns = list.split(',').map(debugPattern);
    return LEAKY_MODULES.some((name) => patterns.some((pattern) => pattern.test(name)));
}
/** Returns the pattern of one entry. Merges runs of `*`, whose backtracking would be too slow. */
function debugPattern(text) {
    const escaped = text.trim().replace(/[^\w*]/g, '\\$&');
    return new RegExp(`^${escaped.replace(/\*+/g, '.*')}$`, 'i');
}
function authoritiesIn(path) {
    const content = readRegularFile(path, LARGEST);
    return typeof content === 'string' ? undefined : content;
}
const digest = (content) => process.getBuiltinModule('node:crypto').hash('sha256', content);

// EXTERNAL MODULE: ./.build/runner/appendFile.js
var appendFile = __webpack_require__(8202);
// EXTERNAL MODULE: ./.build/runner/random.js
var random = __webpack_require__(1959);
;// CONCATENATED MODULE: ./.build/runner/stepTempDir.js




const FILE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const OWN_DIRECTORY = /^lease-credentials-(\d+-\d+)-[0-9a-f]{16}$/;
/** Returns the directory in which this step may keep files. Does not create it. */
function createStepTempDir(env) {
    const run = `${digits(env['GITHUB_RUN_ID'])}-${digits(env['GITHUB_RUN_ATTEMPT'])}`;
    let name;
    const fresh = () => {
        name ??= `lease-credentials-${run}-${(0,random/* random */.y)(8).toString('hex')}`;
        return (0,external_node_path_.join)(runnerTemp(env), name);
    };
    return {
        // Does not choose a name, which would load `crypto`: post keeps no files of its own, and calls
        // this function too.
        isOwn: (directory) => name !== undefined && directory === fresh(),
        path(file) {
            if (!FILE.test(file))
                throw new core_failure/* Failure */.HR('EXPORT_FAILED', 'the name of a file for later steps is malformed');
            return (0,external_node_path_.join)(fresh(), file);
        },
        assertOwnPath(path) {
            const parent = (0,external_node_path_.dirname)(path);
            const ours = (0,external_node_path_.resolve)(path) === path &&
                (0,external_node_path_.dirname)(parent) === runnerTemp(env) &&
                OWN_DIRECTORY.exec((0,external_node_path_.basename)(parent))?.[1] === run;
            if (!ours || !FILE.test((0,external_node_path_.basename)(path)))
                throw new core_failure/* Failure */.HR('EXPORT_FAILED', 'a path does not belong to this step');
        },
        removeStale() {
            const temp = runnerTemp(env);
            for (const name of orUndefined(() => (0,external_node_fs_.readdirSync)(temp)) ?? []) {
                const [, other = run] = OWN_DIRECTORY.exec(name) ?? [];
                if (other !== run)
                    orUndefined(() => removeDirectory((0,external_node_path_.join)(temp, name)));
            }
        },
    };
}
/**
 * Returns RUNNER_TEMP. Throws `EXPORT_FAILED` if it is missing, or inside the workspace, whose
 * files are copied into artifacts and images.
 */
function runnerTemp(env) {
    const temp = env['RUNNER_TEMP'];
    if (!temp)
        throw new core_failure/* Failure */.HR('EXPORT_FAILED', 'the runner does not set RUNNER_TEMP for this step', {
            causes: ['the step runs outside a runner, or through a program that empties its environment'],
            fix: 'Pass RUNNER_TEMP on, or use an `export` without files: `output` or `env`.',
        });
    if (isInside(temp, env['GITHUB_WORKSPACE']))
        throw new core_failure/* Failure */.HR('EXPORT_FAILED', 'RUNNER_TEMP is inside the workspace', {
            causes: ['the runner is configured with a work folder inside the checkout'],
            fix: 'Set the work folder of the runner to a directory outside the checkout.',
        });
    return (0,external_node_path_.resolve)(temp);
}
/** Returns whether a path is a directory or inside it, with all links resolved. */
function isInside(path, directory) {
    if (!directory)
        return false;
    const [inner, outer] = [path, directory].map((name) => orUndefined(() => (0,external_node_fs_.realpathSync)(name)) ?? (0,external_node_path_.resolve)(name));
    return inner === outer || inner.startsWith(outer.endsWith(external_node_path_.sep) ? outer : `${outer}${external_node_path_.sep}`);
}
function removeDirectory(path) {
    if ((0,external_node_fs_.lstatSync)(path).isDirectory())
        (0,external_node_fs_.rmSync)(path, { recursive: true, force: true });
}
function orUndefined(act) {
    try {
        return act();
    }
    catch {
        return undefined;
    }
}
const digits = (text) => text !== undefined && /^\d+$/.test(text) ? text : '0';

;// CONCATENATED MODULE: ./.build/runner/files.js







const LARGEST_TEXT = 1024 * 1024;
/**
 * Returns the file functions of a step. Files are readable by their owner only and never in the
 * workspace; temporary files are created exclusively.
 */
function createFiles(env) {
    const tempDir = createStepTempDir(env);
    const ready = directories(tempDir);
    const record = (path, text) => {
        tempDir.assertOwnPath(path);
        orFail('the record could not be written', () => {
            ready((0,external_node_path_.dirname)(path));
            append(path, text);
        });
    };
    return {
        tempFilePath: tempDir.path,
        writeTempFile(path, content) {
            tempDir.assertOwnPath(path);
            orFail('a file for later steps could not be written', () => {
                ready((0,external_node_path_.dirname)(path));
                create(path, (0,core_secret/* unwrap */.o)(content));
            });
        },
        readText: (path) => regularText(path.startsWith('~/')
            ? (0,external_node_path_.join)(env['HOME'] ?? env['USERPROFILE'] ?? '/', path.slice(2))
            : path),
        removeTempFile(path) {
            tempDir.assertOwnPath(path);
            return orFail('a file that holds a credential could not be removed', () => removeFile(path));
        },
        removeStale: tempDir.removeStale,
        ensureExists: (path) => record(path, ''),
        appendToRecord: (path, line) => record(path, `${line}\n`),
    };
}
/**
 * Returns a function that creates the step's own directory at its first use. A directory of main is
 * created again if it is missing. The function throws if the path is a link or not a directory.
 */
function directories(tempDir) {
    let made = false;
    return (path) => {
        const known = made || !tempDir.isOwn(path) ? (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) : undefined;
        if (known?.isDirectory())
            return;
        if (known)
            throw new Error('not a directory');
        // Not recursive: this must fail if another step has created something at the path.
        (0,external_node_fs_.mkdirSync)(path, { mode: 0o700 });
        made = true;
    };
}
function create(path, content) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | appendFile/* NO_FOLLOW */.qP, 0o600);
    try {
        (0,appendFile/* writeAll */.f4)(file, content);
        (0,external_node_fs_.fsyncSync)(file);
    }
    catch (error) {
        (0,external_node_fs_.unlinkSync)(path);
        throw error;
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function append(path, text) {
    const file = (0,appendFile/* openForAppend */.eq)(path, 'create');
    try {
        file.write(text);
    }
    catch (error) {
        file.rollBack();
        throw error;
    }
    finally {
        file.close();
    }
}
function removeFile(path) {
    try {
        if (!(0,external_node_fs_.lstatSync)((0,external_node_path_.dirname)(path)).isDirectory())
            throw new Error('not a directory');
        (0,external_node_fs_.unlinkSync)(path);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return 'absent';
        throw error;
    }
    try {
        (0,external_node_fs_.rmdirSync)((0,external_node_path_.dirname)(path));
    }
    catch {
        // The directory holds more files, or the record.
    }
    return 'removed';
}
function regularText(path) {
    const content = readRegularFile(path, LARGEST_TEXT);
    return typeof content === 'string' ? undefined : content.toString();
}
function orFail(what, act) {
    try {
        return act();
    }
    catch (error) {
        // The error code of the operating system is safe to print.
        throw new core_failure/* Failure */.HR('EXPORT_FAILED', `${what} (${error.code ?? 'the path is not a regular file'})`, {
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./.build/runner/eventPayload.js

/**
 * Reads the payload of the event that started the run. Returns an empty object if it cannot be
 * read.
 */
async function eventPayload(path) {
    // The toolkit prints a path that does not exist, without escaping it.
    if (path === undefined || !(0,external_node_fs_.existsSync)(path))
        return {};
    try {
        // Imported by path: the package's main module loads Octokit, which this action never uses
        // (decision 25).
        const { Context } = await __webpack_require__.e(/* import() */ "actions-github-context").then(__webpack_require__.bind(__webpack_require__, 7157));
        return new Context().payload;
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./.build/runner/job.js


/**
 * Returns the facts of the job that the runner provides. Removes the request for ID tokens from the
 * environment: nothing else in this process needs it.
 */
function jobFacts(env) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env;
    delete env['ACTIONS_ID_TOKEN_REQUEST_URL'];
    delete env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    const github = (name) => env[`GITHUB_${name.toUpperCase()}`] || undefined;
    return {
        idToken: url && token ? { url, bearer: new core_secret/* Secret */.z(token) } : undefined,
        github,
        act: env['ACT'] === 'true',
        forgejo: env['FORGEJO_ACTIONS'] === 'true',
        windows: process.platform === 'win32',
        event: () => eventPayload(github('event_path')),
    };
}

;// CONCATENATED MODULE: ./.build/runner/node.js

// The first Node 22 with every API that is used here; `tls.getCACertificates` was added last.
const OLDEST = [22, 15];
/**
 * Throws `ENVIRONMENT_REFUSED` if Node is too old. GitHub's runner provides the version that
 * action.yml names; Forgejo's runs the `node` of the job's image.
 */
function refuseOldNode(version) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
    if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor))
        return;
    throw new core_failure/* Failure */.HR('ENVIRONMENT_REFUSED', `Node ${/^[\d.]{1,20}$/.exec(version)?.[0] ?? 'of an unknown version'} runs this ` +
        `action; it needs Node 24, or at least ${OLDEST.join('.')}`, {
        causes: [
            "Forgejo's runner runs the `node` of the job's image, whatever version an action names",
        ],
        fix: 'Use an image with a newer Node, such as `container: node:24-bookworm`.',
    });
}

;// CONCATENATED MODULE: ./.build/runner/runtime.js













/**
 * Returns the runtime of main. Throws `ENVIRONMENT_REFUSED` if Node is too old or the environment
 * is unsafe.
 */
function mainRuntime(stepProcess, env = process.env) {
    refuseOldNode(process.versions.node);
    const { warnings, flags } = refuseEnvironment(env);
    // As early as the checks allow: from here, Node parses its certificates on another thread.
    process.getBuiltinModule('node:https');
    const network = { ...readNetworkSettings(env), ...(flags.length > 0 && { flags }) };
    const transport = createTransport(network, { base: 'ambient' });
    const runtime = createRuntime(stepProcess, { env, network, job: jobFacts(env), transport });
    for (const note of networkNotes(network, env))
        runtime.log('info', note);
    // Not written by the toolkit, which takes 30 ms to load.
    for (const warning of warnings)
        stepProcess.print((0,commands/* annotationLine */.As)('warning', warning));
    return runtime;
}
/**
 * Returns the runtime of post. It uses the network settings that main recorded, whatever the
 * environment contains now.
 */
function postRuntime(stepProcess, network, env = process.env) {
    const { extra, warning } = trustedCas(network);
    const job = withKnownRequest(jobFacts(env), network.idTokenOrigin);
    const notes = [...changedSinceMain(network, env), ...(warning === undefined ? [] : [warning])];
    // Node read NODE_DEBUG at startup, and would print tokens in forms that no mask covers. The lines
    // of this action go to standard output.
    if (debugLeaks(env['NODE_DEBUG']))
        process.stderr.write = () => true;
    // Before https is loaded, and whatever its value is: every certificate must be verified.
    delete env['NODE_TLS_REJECT_UNAUTHORIZED'];
    setProxy(env, network);
    const runtime = createRuntime(stepProcess, {
        env,
        network,
        job,
        transport: createTransport(network, { base: 'bundled', extra }),
    });
    for (const note of notes)
        runtime.log('warning', note);
    return runtime;
}
/**
 * Returns the facts of the job, without the request for ID tokens if its URL is not the one that
 * main had. The runner sets the variables for each step of a job with `id-token: write`, and only
 * then: other values were set by a step, and could name another server.
 */
function withKnownRequest(job, known) {
    const url = job.idToken && URL.parse(job.idToken.url);
    const same = url && known !== undefined && `${url.origin}${url.pathname}` === known;
    return same ? job : { ...job, idToken: undefined };
}
function createRuntime(stepProcess, { env, network, job, transport }) {
    const mask = (secret) => stepProcess.print((0,commands/* maskLines */.sD)(secret));
    const log = logger(stepProcess, env['RUNNER_DEBUG'] === '1');
    const open = (0,commandFiles/* noticingOpener */.Z2)(env, (text) => log('notice', text));
    const files = createFiles(env);
    if (job.idToken)
        mask(job.idToken.bearer);
    for (const address of Object.values(network.proxy))
        for (const secret of proxySecrets(address))
            mask(new core_secret/* Secret */.z(secret));
    return {
        ...clock,
        ...transport,
        ...files,
        random: random/* random */.y,
        mask,
        isPem: isPem,
        saveState: (0,commandFiles/* stateWriter */.bp)(env, open),
        log,
        cancelled: stepProcess.cancelled,
        job,
        network,
        exportValues(exposure) {
            if (exposure.record)
                files.ensureExists(exposure.record.path);
            const warning = (0,commandFiles/* writeCommandFiles */.MV)(env, exposure, open);
            if (warning !== undefined)
                stepProcess.annotations.write('warning', warning);
        },
        variable: (name) => env[name],
        containerActions: () => containerActions(env),
        appendSummary: (markdown) => (0,commandFiles/* appendSummary */.fe)(env, markdown),
    };
}
function logger({ print, annotations }, debugging) {
    return (level, text) => {
        switch (level) {
            case 'info':
                print((0,commands/* logLines */.OG)(text));
                break;
            case 'notice':
                print((0,commands/* annotationLine */.As)('notice', text));
                break;
            case 'debug':
                // The runner would drop the line, and the toolkit would be loaded for nothing.
                if (debugging)
                    annotations.write('debug', text);
                break;
            case 'warning':
                annotations.write('warning', text);
                break;
        }
    };
}


/***/ })

};
;