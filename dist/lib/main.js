"use strict";
exports.id = "main";
exports.ids = ["main", "edge-world"];
exports.modules = {

/***/ 1877:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  worldOfMain: () => (/* binding */ worldOfMain),
  worldOfPost: () => (/* binding */ worldOfPost)
});

// EXTERNAL MODULE: ./.build/kit/secret.js
var kit_secret = __webpack_require__(8710);
;// CONCATENATED MODULE: ./.build/edge/clock.js
/** The real clocks. */
const clock = {
    now: () => Date.now() / 1000,
    // Not `performance.now()`: that object brings eleven modules along.
    elapsed: () => Number(process.hrtime.bigint()) / 1e6,
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
    turn: () => new Promise((resolve) => setImmediate(resolve)),
};

// EXTERNAL MODULE: ./.build/edge/commands.js
var commands = __webpack_require__(9291);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./.build/edge/containers.js


// A container action gets `/github/home` for its home; in a job that runs in a container as a whole, every step does, and sees one RUNNER_TEMP.
const HOME_INSIDE = '/github/home';
/** Does the job run container actions? Told by what the runner downloaded for the job, and by what it made when one ran; images by name are not seen before they ran. */
function containerActions(env) {
    const temp = env['RUNNER_TEMP'];
    if (!temp || env['HOME'] === HOME_INSIDE)
        return false;
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(temp, '_github_home')) || downloaded((0,external_node_path_.join)((0,external_node_path_.dirname)(temp), '_actions'));
}
function downloaded(directory) {
    try {
        const manifests = (0,external_node_fs_.globSync)('*/*/*/action.{yml,yaml}', { cwd: directory });
        return manifests.some((each) => /^\s+using:\s*['"]?docker\b/m.test((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, each), 'utf8')));
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./.build/kit/address.js
var address = __webpack_require__(9028);
// EXTERNAL MODULE: ./.build/kit/failure.js
var kit_failure = __webpack_require__(7126);
;// CONCATENATED MODULE: ./.build/edge/body.js

/** Reads an answer to its end, or as far as it may go; settles also when it is cut. The caller gives up the connection of one that fails. */
function answerOf(response, { host, cap }) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const status = response.statusCode ?? 0;
    const headers = headersOf(response);
    const chunks = [];
    let size = 0;
    const unusable = (what) => {
        // What the status says of a refusal or a failing server still holds without the text.
        if (status >= 300)
            resolve({ status, headers, text: '' });
        else
            reject(new kit_failure/* Failure */.HR('ANSWER_INVALID', `${host} ${what}`));
        response.destroy();
    };
    const cut = () => reject(new kit_failure/* Failure */.HR('UNREACHABLE', `${host} broke off in the middle of its answer`, {
        transient: true,
    }));
    response.on('data', (chunk) => {
        size += chunk.length;
        if (size <= cap)
            chunks.push(chunk);
        else
            unusable(`answered with more than ${Math.floor(cap / 1024)} KiB`);
    });
    response.on('end', () => {
        if (!response.complete)
            return cut();
        const text = utf8(Buffer.concat(chunks));
        if (text === undefined)
            unusable('answered with text that is not UTF-8');
        else
            resolve({ status, headers, text });
    });
    for (const event of ['aborted', 'error', 'close'])
        response.on(event, cut);
    if (encoded(response))
        unusable('answered in an encoding that was not asked for');
    return promise;
}
/** The first of each header, of printable characters only. */
function headersOf({ headersDistinct }) {
    return Object.fromEntries(Object.entries(headersDistinct).map(([name, [value = ''] = []]) => [
        name,
        value.replace(/[^\x20-\x7e]/g, ''),
    ]));
}
const encoded = ({ headersDistinct }) => (headersDistinct['content-encoding'] ?? []).some((value) => !/^(?:identity)?$/i.test(value.trim()));
function utf8(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/edge/deadlines.js

/** Nothing runs until a phase is started; all of it ends with `off`. */
function deadlines(patience, { late, cancelled }) {
    const timers = new Map();
    const cancel = () => cancelled(patience.abort?.reason);
    patience.abort?.addEventListener('abort', cancel, { once: true });
    const met = (phase) => clearTimeout(timers.get(phase));
    return {
        met,
        start(phase) {
            timers.set(phase, setTimeout(() => late(phase), patience[phase]));
        },
        off() {
            for (const phase of timers.keys())
                met(phase);
            patience.abort?.removeEventListener('abort', cancel);
        },
    };
}
const LATE = {
    connect: 'did not take the connection',
    firstByte: 'began no answer',
    whole: 'did not complete its answer',
};
/** A deadline that has passed. Before a connection stands, whichever it was, nothing has left. */
function lateness(host, phase, { connected, limit }) {
    const what = LATE[connected ? phase : 'connect'];
    return new kit_failure/* Failure */.HR('TIMED_OUT', `${host} ${what} within ${(limit / 1000).toFixed(1)} s`, {
        transient: true,
        unsent: !connected,
    });
}

;// CONCATENATED MODULE: ./.build/edge/faults.js

const TRUST = 'Give the authority that signed it in `ca`, or to the runner in NODE_EXTRA_CA_CERTS.';
const authority = [
    'shows a certificate of an authority that is not trusted here',
    {
        causes: ['the server uses a private authority', 'something in between answers in its place'],
        cure: TRUST,
    },
];
const dates = [
    'shows a certificate that is not valid now',
    {
        causes: ['the certificate has expired', "this machine's clock is wrong"],
        cure: 'Renew the certificate of the server, or set the clock.',
    },
];
const faults_name = [
    'shows a certificate for another name',
    {
        causes: [
            'the address is not the name that the certificate is for',
            'something in between answers in its place',
        ],
        cure: `Use the name that the certificate holds. ${TRUST}`,
    },
];
const again = { transient: true };
// OpenSSL's and the system's codes. Closed: what is not listed is not worth another attempt.
const sentences = {
    ENOTFOUND: [
        'has no address: its name is not known',
        {
            causes: [
                'the host name is mistyped',
                'the name is known only inside a network that the runner is not part of',
            ],
        },
    ],
    EAI_AGAIN: ['has no address: name resolution failed for the moment', again],
    ECONNREFUSED: ['refused the connection', again],
    ECONNRESET: ['broke off', again],
    ECONNABORTED: ['broke off', again],
    EPIPE: ['broke off', again],
    ETIMEDOUT: ['did not take the connection', again],
    EHOSTUNREACH: ['cannot be reached from this network', again],
    ENETUNREACH: ['cannot be reached from this network', again],
    HPE_INVALID_EOF_STATE: ['broke off in the middle of its answer', again],
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: authority,
    UNABLE_TO_GET_ISSUER_CERT: authority,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: authority,
    SELF_SIGNED_CERT_IN_CHAIN: authority,
    DEPTH_ZERO_SELF_SIGNED_CERT: authority,
    CERT_UNTRUSTED: authority,
    // Another authority of the same name signed it.
    CERT_SIGNATURE_FAILURE: authority,
    INVALID_CA: authority,
    CERT_HAS_EXPIRED: dates,
    CERT_NOT_YET_VALID: dates,
    ERR_TLS_CERT_ALTNAME_INVALID: faults_name,
};
/** What went wrong with an attempt, in our own words. */
function faultOf(error, broken) {
    if (error instanceof kit_failure/* Failure */.HR)
        return error;
    const { code = '', message = '' } = error;
    const { host, connected, proxy } = broken;
    const tunnel = /tunneling socket could not be established, (?:statusCode=(\d{3}))?/.exec(message);
    if (tunnel && proxy !== undefined)
        return refusedTunnel(host, proxy, tunnel[1]);
    const facts = { unsent: !connected, cause: error };
    const known = sentences[code];
    if (known)
        return new kit_failure/* Failure */.HR('UNREACHABLE', `${host} ${known[0]}`, { ...known[1], ...facts });
    if (code.startsWith('HPE_'))
        return notHttp(host, code, error);
    if (/^(?:ERR_SSL_|EPROTO|ERR_TLS_|CERT_)/.test(code))
        return new kit_failure/* Failure */.HR('UNREACHABLE', `${host} and this step could not agree on a secure connection`, {
            ...facts,
            causes: ['the server does not speak TLS 1.2 or later at this address'],
        });
    return new kit_failure/* Failure */.HR('UNREACHABLE', `the connection to ${host} failed`, facts);
}
function notHttp(host, code, cause) {
    const what = {
        HPE_HEADER_OVERFLOW: 'headers that are too large',
        HPE_UPGRADE: 'a switch to another protocol',
    }[code];
    return new kit_failure/* Failure */.HR('ANSWER_INVALID', `${host} answered with ${what ?? 'something that is not HTTP'}`, { cause });
}
/** The tunnel was not built, so nothing of the request left. */
function refusedTunnel(host, proxy, status) {
    if (status === undefined)
        return new kit_failure/* Failure */.HR('UNREACHABLE', `the proxy ${proxy}, through which ${host} is reached, could not be reached or broke off`, {
            unsent: true,
            transient: true,
            causes: ['the proxy is down', 'HTTPS_PROXY names another address than the proxy has'],
            cure: 'Check HTTPS_PROXY; a host that is reached directly goes into NO_PROXY.',
        });
    const closed = status === '407';
    return new kit_failure/* Failure */.HR('UNREACHABLE', `the proxy ${proxy} refused to connect to ${host} (${status})`, {
        unsent: true,
        transient: status.startsWith('5'),
        causes: [
            closed
                ? 'the proxy asks for a user and a password, or does not accept those in HTTPS_PROXY'
                : `the proxy does not let this runner reach ${host}`,
        ],
        cure: closed
            ? 'Put them into HTTPS_PROXY: http://user:password@host:port.'
            : `Let the proxy admit ${host}, or put the host into NO_PROXY where it is reached directly.`,
    });
}

;// CONCATENATED MODULE: ./.build/edge/lines.js
// A further socket costs a millisecond, and saves a round trip for whoever would have waited for another.
const MOST_SOCKETS = 10;
/** Lines to an origin; `context` is what TLS believes. */
function linesTo(origin, context) {
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
    connectable.createConnection = (asked, done) => alive(spare) ?? connect(asked, done);
    return {
        agent,
        dial(count) {
            for (let open = spare.length; open < Math.min(count, MOST_SOCKETS); open++) {
                const socket = connect({ ...connectable.options, ...target(origin) });
                if (!socket)
                    return;
                // A failure without a listener would end the process.
                socket.on('error', () => { });
                spare.push(socket);
            }
        },
    };
}
/** The oldest connection that still stands, or is about to. */
function alive(spare) {
    for (let socket = spare.shift(); socket; socket = spare.shift())
        if (!socket.destroyed && !socket.readableEnded)
            return socket;
    return undefined;
}
/** Where a connection goes, as Node's own request would say it. */
function target({ hostname, port, protocol }) {
    const host = hostname.replace(/^\[|\]$/g, '');
    const address = /^[\d.]+$|:/.test(host);
    return {
        host,
        port: Number(port || (protocol === 'https:' ? 443 : 80)),
        servername: address ? '' : host,
    };
}

;// CONCATENATED MODULE: ./.build/edge/attempt.js





/** One attempt: settles always, with an answer or a `Failure`. */
function attempt(call, patience) {
    patience.abort?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers();
    const { host } = call.url;
    const request = requestOf(call);
    let connected = false;
    const fail = (error) => {
        reject((0,kit_failure/* asFailure */.h_)(error));
        request.destroy();
    };
    const late = (phase) => fail(lateness(host, phase, { connected, limit: patience[phase] }));
    const limits = deadlines(patience, { late, cancelled: fail });
    hear(request, {
        limits,
        stands: () => {
            connected = true;
        },
        broke: (error) => fail(faultOf(error, { host, connected, proxy: call.proxy })),
        answered: (response) => answerOf(response, { host, cap: call.cap }).then(resolve, fail),
    });
    limits.start('whole');
    request.end(call.payload.body);
    return promise.finally(limits.off);
}
/** Hears all that can become of a request, for as long as it lives: an error that nobody hears would end the process. */
function hear(request, { limits, stands, broke, answered }) {
    let answering = false;
    request.on('socket', (socket) => {
        // Before it has a socket, a request waits for another one to finish, which is no fault of the host.
        limits.start('connect');
        limits.start('firstByte');
        whenConnected(socket, () => {
            limits.met('connect');
            stands();
        });
    });
    request.on('response', (response) => {
        answering = true;
        limits.met('firstByte');
        answered(response);
    });
    request.on('upgrade', (_, socket) => {
        socket.destroy();
        broke({ code: 'HPE_UPGRADE' });
    });
    request.on('error', broke);
    // Some connections are closed without an error.
    request.on('close', () => answering || broke({ code: 'ECONNRESET' }));
}
function requestOf({ method, url, payload, agent }) {
    const { request } = process.getBuiltinModule(url.protocol === 'https:' ? 'node:https' : 'node:http');
    return request({
        ...target(url),
        method,
        agent,
        protocol: url.protocol,
        path: `${url.pathname}${url.search}`,
        headers: { ...payload.headers, host: url.host },
        insecureHTTPParser: false,
        maxHeaderSize: 16 * 1024,
    });
}
/** Calls back once the connection stands, for TLS with a certificate that was believed: until then nothing of the request has left. */
function whenConnected(socket, then) {
    const secure = 'authorized' in socket ? socket : undefined;
    if (secure ? secure.authorized : !socket.connecting)
        then();
    else
        socket.once(secure ? 'secureConnect' : 'connect', then);
}

;// CONCATENATED MODULE: ./.build/edge/payload.js


const ACCEPT = {
    json: 'application/json',
    xml: 'application/xml, text/xml',
    nothing: '*/*',
};
/** Encodes headers and body. */
function payloadOf({ headers = {}, body, expects, url }) {
    const encoded = body === undefined ? undefined : encode(body);
    const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), (0,kit_secret/* revealed */.D)(value)]);
    for (const [name, value] of own)
        if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
            throw new kit_failure/* Failure */.HR('INTERNAL', `header ${name} for ${url.host} holds a character that cannot be sent`);
    return {
        headers: {
            accept: ACCEPT[expects],
            'user-agent': 'lease-credentials',
            // A compressed answer may be a thousand times larger than what was read of it.
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
                text: new URLSearchParams(body.fields.map(([name, value]) => [name, (0,kit_secret/* revealed */.D)(value)])).toString(),
            };
        case 'json':
            return { type: 'application/json', text: JSON.stringify(body.value, revealing) };
        case 'text':
            return { type: body.type, text: body.text };
    }
}
// A replacer is given what `toJSON` made of a value; its holder still has the value itself.
function revealing(key, value) {
    const original = this[key];
    return original instanceof kit_secret/* Secret */.z ? original.reveal() : value;
}

// EXTERNAL MODULE: ./.build/kit/masks.js
var masks = __webpack_require__(7557);
;// CONCATENATED MODULE: ./.build/edge/proxy.js


/** The proxy settings of an environment; lower case comes first, as with the runner. */
function ambientProxy(env) {
    const https = env['https_proxy'] || env['HTTPS_PROXY'];
    const http = env['http_proxy'] || env['HTTP_PROXY'];
    return {
        proxy: { ...(https && { https }), ...(http && { http }) },
        noProxy: env['no_proxy'] || env['NO_PROXY'] || undefined,
    };
}
/** Makes an environment say what the settings say: the toolkit's client reads nothing else. */
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
/** The address of a proxy, if it is one. */
function proxyUrl(address) {
    const text = /^[a-z][\w+.-]*:\/\//i.test(address) ? address : `http://${address}`;
    return /^https?:/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}
/** What must be masked of a proxy's address: its password, and the forms of the pair. */
function proxySecrets(address) {
    const { username = '', password = '' } = proxyUrl(address) ?? {};
    if (password === '')
        return [];
    const [user, secret] = [username, password].map(decoded);
    return [secret, password, ...(0,masks/* masksOfPair */.Zp)(user, secret)];
}
/** An agent that tunnels to an origin, or `undefined` where no proxy applies. The toolkit's client is loaded only then. */
async function tunnelTo(origin, settings, context) {
    const address = settings.proxy.https;
    if (address === undefined || !origin.startsWith('https:'))
        return undefined;
    const { checkBypass } = await __webpack_require__.e(/* import() */ "actions-http-client-proxy").then(__webpack_require__.bind(__webpack_require__, 9783));
    if (checkBypass(new URL(origin)))
        return undefined;
    const proxy = proxyUrl(address);
    if (!proxy || !decodes(proxy)) {
        throw new kit_failure/* Failure */.HR('ENVIRONMENT_REFUSED', 'HTTPS_PROXY is set, but is no http or https address', {
            causes: [
                'it is misspelt',
                'a character of its user or password is not written as in an address, such as % as %25',
            ],
            cure: 'Write it as http://host:port or http://user:password@host:port.',
        });
    }
    const { HttpClient } = await __webpack_require__.e(/* import() */ "actions-http-client").then(__webpack_require__.bind(__webpack_require__, 2779));
    // Without a scheme, the toolkit takes the name of the host for one.
    process.env['https_proxy'] = proxy.href;
    // The tunnel calls a deprecated constructor, of which Node would warn in the log.
    process.noDeprecation = true;
    const agent = new HttpClient('lease-credentials', [], {
        keepAlive: true,
        maxSockets: 1000,
    }).getAgent(origin);
    // It takes TLS options from the agent and not from the request, and would look for the target's name in the certificate of the proxy.
    const tls = { secureContext: context(), rejectUnauthorized: true };
    Object.assign(agent.options, tls);
    Object.assign(agent.proxyOptions, tls, { servername: proxy.hostname });
    return agent;
}
/** The toolkit decodes both, and stumbles over what cannot be. */
function decodes({ username, password }) {
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

;// CONCATENATED MODULE: ./.build/edge/trust.js

/** Contexts by the `ca` of a request, each made once: all connections share them. */
function contextsOf({ base, extra }) {
    const made = new Map();
    const make = (ca) => {
        // Loaded here, and not by an import: post often ends without asking anyone.
        const tls = process.getBuiltinModule('node:tls');
        const further = [extra, checked(ca)].filter((each) => each !== undefined);
        // Node parses its own store on another thread as soon as tls is loaded; a list of our own costs four times as much, here and now.
        if (base === 'bundled' && widened(process.env))
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
/** Node passes over what it cannot read, and the host would then seem to be the one at fault. */
function holdsCertificates(pem) {
    const { X509Certificate } = process.getBuiltinModule('node:crypto');
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
    try {
        for (const each of certificates)
            new X509Certificate(each);
        return certificates.length > 0;
    }
    catch {
        return false;
    }
}
/** Main asked while it planned; what post reads is the runner's memory. */
function checked(ca) {
    if (ca === undefined || holdsCertificates(ca))
        return ca;
    throw new kit_failure/* Failure */.HR('INPUT_INVALID', '"ca" must be one certificate or more, as PEM text');
}
/** Does the environment make Node believe more than what is bundled with it? */
function widened(env) {
    return (['NODE_EXTRA_CA_CERTS', 'NODE_USE_SYSTEM_CA', 'NODE_OPTIONS'].some((name) => env[name]) ||
        process.execArgv.length > 0);
}

;// CONCATENATED MODULE: ./.build/edge/door.js







const CAP = 64 * 1024;
/** Opens the door. Nothing passes but https, and http to this very machine. */
function doorOf(settings, trust) {
    const context = contextsOf(trust);
    const lines = new Map();
    const lineTo = ({ origin }, ca) => {
        const key = `${origin} ${ca ?? ''}`;
        const line = lines.get(key) ?? linesTo(new URL(origin), () => context(ca));
        lines.set(key, line);
        return line;
    };
    const proxy = settings.proxy.https === undefined
        ? undefined
        : (proxyUrl(settings.proxy.https)?.host ?? 'in HTTPS_PROXY');
    const callOf = async (request) => {
        const { method, url, ca, cap = CAP } = request;
        const payload = payloadOf(admitted(request));
        const tunnel = await tunnelTo(url.origin, settings, () => context(ca));
        return {
            method,
            url,
            payload,
            cap,
            agent: tunnel ?? lineTo(url, ca).agent,
            ...(tunnel && { proxy }),
        };
    };
    return {
        http: async (request, patience) => attempt(await callOf(request).catch(unsent), patience),
        dial(origin, { ca, count = 1 } = {}) {
            // Behind a proxy each request builds a tunnel of its own.
            if (proxy !== undefined && origin.protocol === 'https:')
                return;
            try {
                lineTo(origin, ca).dial(count);
            }
            catch {
                // The request itself will say it.
            }
        },
    };
}
/** What fails before the attempt begins has leased nothing. */
function unsent(error) {
    const failure = (0,kit_failure/* asFailure */.h_)(error);
    throw new kit_failure/* Failure */.HR(failure.code, failure.message, {
        ...failure.facts,
        unsent: true,
        cause: failure.facts.cause ?? failure,
    });
}
function admitted(request) {
    if ((0,address/* safeAddress */.M)(request.url.origin))
        return request;
    throw new kit_failure/* Failure */.HR('ENVIRONMENT_REFUSED', `${request.url.host} is to be asked without TLS, which is done on this very machine only`, {
        causes: ['an address begins with http: in place of https:'],
        cure: 'Use the https address of the host.',
    });
}

// EXTERNAL MODULE: ./.build/edge/random.js
var random = __webpack_require__(3530);
;// CONCATENATED MODULE: ./.build/edge/nook.js




const FILE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const OURS = /^lease-credentials-(\d+-\d+)-[0-9a-f]{16}$/;
/** Where this step may keep files. */
function nookIn(env) {
    const run = `${digits(env['GITHUB_RUN_ID'])}-${digits(env['GITHUB_RUN_ATTEMPT'])}`;
    let name;
    const fresh = () => {
        name ??= `lease-credentials-${run}-${(0,random/* random */.y)(8).toString('hex')}`;
        return (0,external_node_path_.join)(tempOf(env), name);
    };
    return {
        // A name costs the module for random bytes: post, which keeps nothing of its own, must not need one to know that.
        isOwn: (directory) => name !== undefined && directory === fresh(),
        path(file) {
            if (!FILE.test(file))
                throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', 'the name of a file for later steps is malformed');
            return (0,external_node_path_.join)(fresh(), file);
        },
        check(path) {
            const parent = (0,external_node_path_.dirname)(path);
            const ours = (0,external_node_path_.resolve)(path) === path &&
                (0,external_node_path_.dirname)(parent) === tempOf(env) &&
                OURS.exec((0,external_node_path_.basename)(parent))?.[1] === run;
            if (!ours || !FILE.test((0,external_node_path_.basename)(path)))
                throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', 'a path is not one that this step may touch');
        },
        sweep() {
            const temp = tempOf(env);
            for (const each of nook_attempt(() => (0,external_node_fs_.readdirSync)(temp)) ?? []) {
                const [, other = run] = OURS.exec(each) ?? [];
                if (other !== run)
                    nook_attempt(() => removeDirectory((0,external_node_path_.join)(temp, each)));
            }
        },
    };
}
/** RUNNER_TEMP; refused inside the workspace, from where files get into artifacts and images. */
function tempOf(env) {
    const temp = env['RUNNER_TEMP'];
    if (!temp)
        throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', 'the runner offers no RUNNER_TEMP to this step');
    if (isInside(temp, env['GITHUB_WORKSPACE']))
        throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', 'RUNNER_TEMP lies inside the workspace');
    return (0,external_node_path_.resolve)(temp);
}
/** Does a path lie in a directory, after all links? */
function isInside(path, directory) {
    if (!directory)
        return false;
    const [inner, outer] = [path, directory].map((each) => nook_attempt(() => (0,external_node_fs_.realpathSync)(each)) ?? (0,external_node_path_.resolve)(each));
    return inner === outer || inner.startsWith(outer.endsWith(external_node_path_.sep) ? outer : `${outer}${external_node_path_.sep}`);
}
function removeDirectory(path) {
    if ((0,external_node_fs_.lstatSync)(path).isDirectory())
        (0,external_node_fs_.rmSync)(path, { recursive: true, force: true });
}
function nook_attempt(act) {
    try {
        return act();
    }
    catch {
        return undefined;
    }
}
const digits = (text) => text !== undefined && /^\d+$/.test(text) ? text : '0';

;// CONCATENATED MODULE: ./.build/edge/regular.js

/** What a regular file holds; or that there is none, or something that is not to be read: it is too large, it has no end, it would wait for a writer. */
function contentOf(path, most) {
    let file;
    try {
        // A link is followed: the file is the job's own. A FIFO would block an open without O_NONBLOCK for ever.
        file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0));
    }
    catch {
        return 'none';
    }
    try {
        const stat = (0,external_node_fs_.fstatSync)(file);
        if (stat.isDirectory())
            return 'none';
        return stat.isFile() && stat.size <= most ? bounded(file, most) : 'unreadable';
    }
    catch {
        return 'unreadable';
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
/** A size may lie: files of /proc have none, and some of them no end. */
function bounded(file, most) {
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

;// CONCATENATED MODULE: ./.build/edge/environment.js






// Modules that print what they send: headers, and tokens with them. Streams print the first bytes of every answer, in a form that no mask covers.
const TELLTALES = ['http', 'https', 'http2', 'tls', 'net', 'stream', 'undici', 'fetch', 'tunnel'];
// Of authorities; a later step can name anything, also what has no end.
const LARGEST = 16 * 1024 * 1024;
const MOST_FILES = 5000;
const INCOMPARABLE = 'names no file of certificates, or more than 16 MiB of them: nobody could tell later whether it is still the same';
/** Refuses an environment in which neither verification nor secrecy would hold; names everything at once. */
function refuseEnvironment(env, { ca, system } = networkOf(env)) {
    const mistakes = [
        ...(env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
            ? ['NODE_TLS_REJECT_UNAUTHORIZED=0 makes every certificate pass']
            : []),
        ...(tells(env['NODE_DEBUG'])
            ? ['NODE_DEBUG names a module that would print tokens to the log']
            : []),
        ...authorities(env)
            .filter((name) => env[name] && isInside(env[name], env['GITHUB_WORKSPACE']))
            .map((name) => `${name} names a place inside the workspace, which the code under test can change`),
        ...(ca === undefined && contentOf(env['NODE_EXTRA_CA_CERTS'] ?? '', LARGEST) === 'unreadable'
            ? [`NODE_EXTRA_CA_CERTS ${INCOMPARABLE}`]
            : []),
        ...(believesSystem(env) && system === undefined
            ? [`SSL_CERT_FILE or SSL_CERT_DIR ${INCOMPARABLE}`]
            : []),
    ];
    if (mistakes.length > 0)
        throw new kit_failure/* Failure */.HR('ENVIRONMENT_REFUSED', mistakes.join('\n'));
}
/** The variables that say where Node reads further authorities; OpenSSL's own count once those of the system are believed. */
const authorities = (env) => [
    'NODE_EXTRA_CA_CERTS',
    ...(believesSystem(env) ? ['SSL_CERT_FILE', 'SSL_CERT_DIR'] : []),
];
/** How this environment sends requests, as it is now. */
function networkOf(env) {
    const path = env['NODE_EXTRA_CA_CERTS'];
    const content = path ? authoritiesIn(path) : undefined;
    return {
        ...ambientProxy(env),
        ca: path && content ? { path, sha256: digest(content) } : undefined,
        system: believesSystem(env) ? systemOf(env) : undefined,
    };
}
/** Where OpenSSL looks for the authorities of the system: later steps can move it, or write another file there. Absent where there is too much to compare. */
function systemOf({ SSL_CERT_FILE: file = '', SSL_CERT_DIR: directory = '', }) {
    const paths = [file, ...namesIn(directory).map((name) => (0,external_node_path_.join)(directory, name))];
    if (paths.length > MOST_FILES)
        return undefined;
    const contents = [];
    let rest = LARGEST;
    for (const path of paths) {
        const content = contentOf(path, rest);
        if (content === 'unreadable')
            return undefined;
        rest -= content === 'none' ? 0 : content.length;
        contents.push([path, content === 'none' ? content : digest(content)]);
    }
    return digest(JSON.stringify([directory, contents]));
}
/** Does Node believe the authorities of the system? */
const believesSystem = (env) => systemAsker(env) !== undefined;
/** The variable that makes Node believe the authorities of the system. */
function systemAsker({ NODE_USE_SYSTEM_CA, NODE_OPTIONS = '' }) {
    if (NODE_USE_SYSTEM_CA === '1')
        return 'NODE_USE_SYSTEM_CA';
    return /(?:^|\s)--use-(?:system|openssl)-ca(?:\s|$)/.test(NODE_OPTIONS)
        ? 'NODE_OPTIONS'
        : undefined;
}
/** What the environment adds to the way of requests, as sentences for the log; an address is shown without its credentials. */
function networkNotes({ proxy, ca }, env) {
    const asker = systemAsker(env);
    const [, ...system] = authorities(env);
    const elsewhere = system.flatMap((name) => (env[name] ? [env[name]] : []));
    return [
        ...(proxy.https === undefined
            ? []
            : [
                `Requests go through the proxy ${proxyUrl(proxy.https)?.host ?? 'that HTTPS_PROXY names'}, as HTTPS_PROXY asks`,
            ]),
        ...(ca === undefined
            ? []
            : [`The authorities in ${ca.path} are believed, as NODE_EXTRA_CA_CERTS asks`]),
        ...(asker === undefined
            ? []
            : [
                `The authorities of the system${elsewhere.length === 0 ? '' : ` in ${elsewhere.join(' and ')}`} are believed, as ${asker} asks`,
            ]),
    ];
}
/** The authorities that main believed beside the bundled ones, if they are where they were, and the same. */
function authoritiesOf({ ca, system }, env = process.env) {
    const content = ca && authoritiesIn(ca.path);
    const same = {
        ca: content && digest(content) === ca.sha256,
        system: system !== undefined && systemOf(env) === system,
    };
    const extra = [
        ...(content && same.ca ? [content.toString()] : []),
        ...(same.system ? systemAuthorities() : []),
    ];
    const warnings = [
        ...(ca && !same.ca
            ? [
                'The file of authorities that NODE_EXTRA_CA_CERTS named at first is gone or has changed; it is not used',
            ]
            : []),
        ...(system !== undefined && !same.system
            ? [
                'SSL_CERT_FILE or SSL_CERT_DIR, or what they name, has changed; the authorities of the system are not used',
            ]
            : []),
    ];
    return {
        ...(extra.length > 0 && { extra: extra.join('\n') }),
        ...(warnings.length > 0 && { warning: warnings.join('. ') }),
    };
}
const systemAuthorities = () => process.getBuiltinModule('node:tls').getCACertificates('system');
/** Variables that a later step set since, and that are not used, as a sentence. */
function changedNotes(then, now) {
    const { proxy, noProxy } = ambientProxy(now);
    const pairs = [
        ['HTTPS_PROXY', then.proxy.https, proxy.https],
        ['HTTP_PROXY', then.proxy.http, proxy.http],
        ['NO_PROXY', then.noProxy, noProxy],
        ['NODE_EXTRA_CA_CERTS', then.ca?.path, now['NODE_EXTRA_CA_CERTS'] || undefined],
        ['NODE_USE_SYSTEM_CA or NODE_OPTIONS', then.system !== undefined, believesSystem(now)],
        ['NODE_DEBUG', false, tells(now['NODE_DEBUG'])],
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
/** Whether NODE_DEBUG makes Node print what it sends; it is a list in which `*` stands for any run of characters. */
function tells(list = '') {
    const patterns = list.split(',').map((each) => new RegExp(`^${each
        .trim()
        .replace(/[^\w*]/g, '\\$&')
        .replaceAll('*', '.*')}$`, 'i'));
    return TELLTALES.some((name) => patterns.some((pattern) => pattern.test(name)));
}
function authoritiesIn(path) {
    const content = contentOf(path, LARGEST);
    return typeof content === 'string' ? undefined : content;
}
function namesIn(directory) {
    try {
        return directory === '' ? [] : (0,external_node_fs_.readdirSync)(directory).toSorted();
    }
    catch {
        return [];
    }
}
const digest = (content) => process.getBuiltinModule('node:crypto').hash('sha256', content);

// EXTERNAL MODULE: ./.build/edge/appendix.js
var appendix = __webpack_require__(2216);
;// CONCATENATED MODULE: ./.build/edge/files.js







const LARGEST_TEXT = 1024 * 1024;
/** The files of this step: written exclusively, readable by nobody else, never in the workspace. */
function filesIn(env) {
    const nook = nookIn(env);
    const ready = directories(nook);
    const record = (path, text) => {
        nook.check(path);
        attempted('the record could not be written', () => {
            ready((0,external_node_path_.dirname)(path));
            append(path, text);
        });
    };
    return {
        place: nook.path,
        store(path, content) {
            nook.check(path);
            attempted('a file for later steps could not be written', () => {
                ready((0,external_node_path_.dirname)(path));
                create(path, (0,kit_secret/* revealed */.D)(content));
            });
        },
        text: (path) => regularText(path.startsWith('~/')
            ? (0,external_node_path_.join)(env['HOME'] ?? env['USERPROFILE'] ?? '/', path.slice(2))
            : path),
        remove(path) {
            nook.check(path);
            return attempted('a file that holds a credential could not be removed', () => removed(path));
        },
        sweep: nook.sweep,
        found: (path) => record(path, ''),
        append: (path, line) => record(path, `${line}\n`),
    };
}
/** Our own directory is made at its first use; a directory of main's must be one, and not a link, or is made anew. */
function directories(nook) {
    let made = false;
    return (path) => {
        const known = made || !nook.isOwn(path) ? (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) : undefined;
        if (known?.isDirectory())
            return;
        if (known)
            throw new Error('not a directory');
        // Not recursive: what was planted at our path makes this fail.
        (0,external_node_fs_.mkdirSync)(path, { mode: 0o700 });
        made = true;
    };
}
function create(path, content) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | appendix/* CAREFULLY */.CQ, 0o600);
    try {
        (0,appendix/* writeAll */.f4)(file, content);
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
    const file = (0,appendix/* openAppendix */.sd)(path, 'create');
    try {
        file.write(text);
    }
    catch (error) {
        file.takeBack();
        throw error;
    }
    finally {
        file.close();
    }
}
function removed(path) {
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
        // It holds more files, or the record.
    }
    return 'removed';
}
function regularText(path) {
    const content = contentOf(path, LARGEST_TEXT);
    return typeof content === 'string' ? undefined : content.toString();
}
function attempted(what, act) {
    try {
        return act();
    }
    catch (error) {
        // The code is the operating system's own word, and safe to say.
        throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', `${what} (${error.code ?? 'something else stands at its place'})`, {
            cause: error,
        });
    }
}

// EXTERNAL MODULE: ./.build/edge/handOver.js
var handOver = __webpack_require__(4330);
;// CONCATENATED MODULE: ./.build/edge/context.js

/** The payload of the event that started the run; an empty object when there is none that can be read. */
async function eventPayload(path) {
    // The toolkit prints a path that does not exist, raw.
    if (path === undefined || !(0,external_node_fs_.existsSync)(path))
        return {};
    try {
        // By path: the package's front module loads Octokit, which this action never uses (decision 25).
        const { Context } = await __webpack_require__.e(/* import() */ "actions-github-context").then(__webpack_require__.bind(__webpack_require__, 7157));
        return new Context().payload;
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./.build/edge/job.js


/** What the runner says of the job. The request for ID tokens is taken out of the environment: nothing else that runs here needs it. */
function jobFacts(env) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env;
    delete env['ACTIONS_ID_TOKEN_REQUEST_URL'];
    delete env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    const fact = (name) => env[`GITHUB_${name.toUpperCase()}`] || undefined;
    return {
        idToken: url && token ? { url, bearer: new kit_secret/* Secret */.z(token) } : undefined,
        fact,
        act: env['ACT'] === 'true',
        windows: process.platform === 'win32',
        event: () => eventPayload(fact('event_path')),
    };
}

;// CONCATENATED MODULE: ./.build/edge/world.js












/** The world as main sees it. Throws `ENVIRONMENT_REFUSED`. */
function worldOfMain(program, env = process.env) {
    // First of all: Node parses its certificates on another thread as soon as this is loaded.
    process.getBuiltinModule('node:https');
    const network = networkOf(env);
    refuseEnvironment(env, network);
    const world = worldOf(program, { env, network, door: doorOf(network, { base: 'ambient' }) });
    for (const note of networkNotes(network, env))
        world.say('plain', note);
    return world;
}
/** The world as post sees it: the way of requests is the one that main noted, whatever the environment says since. */
function worldOfPost(program, network, env = process.env) {
    const { extra, warning } = authoritiesOf(network);
    const notes = [...changedNotes(network, env), ...(warning === undefined ? [] : [warning])];
    // Node read NODE_DEBUG at its start; what it would print holds tokens in forms that no mask covers. Our own lines go to standard output.
    if (tells(env['NODE_DEBUG']))
        process.stderr.write = () => true;
    // Before https is loaded, and whatever it says: nothing of ours may pass a certificate unseen.
    delete env['NODE_TLS_REJECT_UNAUTHORIZED'];
    setProxy(env, network);
    const world = worldOf(program, {
        env,
        network,
        door: doorOf(network, { base: 'bundled', extra }),
    });
    for (const note of notes)
        world.say('warning', note);
    return world;
}
function worldOf(program, { env, network, door }) {
    const hush = (secret) => program.print((0,commands/* maskLines */.sD)(secret));
    const job = jobFacts(env);
    const files = filesIn(env);
    if (job.idToken)
        hush(job.idToken.bearer);
    for (const address of Object.values(network.proxy))
        for (const secret of proxySecrets(address))
            hush(new kit_secret/* Secret */.z(secret));
    return {
        ...clock,
        ...door,
        ...files,
        random: random/* random */.y,
        hush,
        holdsCertificates: holdsCertificates,
        remember: (0,handOver/* stateWriter */.bp)(env),
        say: sayingTo(program, env['RUNNER_DEBUG'] === '1'),
        cancelled: program.cancelled,
        job,
        network,
        expose(exposure) {
            if (exposure.record)
                files.found(exposure.record.path);
            (0,handOver/* handOver */.Cl)(env, exposure);
        },
        variable: (name) => env[name],
        containerActions: () => containerActions(env),
        summarize: (markdown) => (0,handOver/* appendSummary */.fe)(env, markdown),
    };
}
function sayingTo({ print, annotations }, debugging) {
    return (level, text) => {
        switch (level) {
            case 'plain':
                print((0,commands/* plainLines */.y1)(text));
                break;
            case 'notice':
                print((0,commands/* annotationLine */.As)('notice', text));
                break;
            case 'debug':
                // The runner would drop it, and the toolkit would be loaded for nothing.
                if (debugging)
                    annotations.write('debug', text);
                break;
            case 'warning':
                annotations.write('warning', text);
                break;
        }
    };
}


/***/ }),

/***/ 1002:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ refusalOutputs),
/* harmony export */   Y: () => (/* binding */ outputsOf)
/* harmony export */ });
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8710);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7197);


/** The outputs of a step: fixed names in the flat form, and in both forms `values`, `leases` and the dates. */
function outputsOf(handed, form, now) {
    const outputs = new Map();
    if (form === 'flat')
        for (const { values, extras } of handed)
            for (const [name, value] of [...values, ...extras])
                outputs.set(name, value);
    const withValues = handed.filter(({ values }) => values.size > 0);
    if (withValues.length > 0)
        outputs.set('values', valuesDocument(withValues));
    outputs.set('leases', JSON.stringify(Object.fromEntries(handed.map((each) => [each.name, described(each)]))));
    outputs.set('leased', 'true');
    const ends = handed.map(({ lease }) => lease.expiresAt).filter((each) => each !== undefined);
    if (ends.length > 0) {
        const first = Math.min(...ends);
        outputs.set('expires-at', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .rfc3339 */ .ag)(first));
        outputs.set('ttl-seconds', String(Math.max(0, Math.floor(first - now))));
    }
    return outputs;
}
/** JSON on one line: lease → NAME → value. A secret as a whole, though the runner masks its parts. */
function valuesDocument(handed) {
    const plain = handed.map(({ name, values }) => [
        name,
        Object.fromEntries([...values].map(([key, value]) => [key, (0,_kit_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .revealed */ .D)(value)])),
    ]);
    return new _kit_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(JSON.stringify(Object.fromEntries(plain)));
}
function described({ from, lease, verified, ends }) {
    return {
        from,
        id: lease.id,
        'expires-at': lease.expiresAt === undefined ? null : (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .rfc3339 */ .ag)(lease.expiresAt),
        verified,
        ends,
    };
}
/** What a failed step leaves in its outputs, for workflows that go on: the code, the claims that differ, and where it is on record. */
function refusalOutputs({ code, facts }) {
    return new Map([
        ['error-code', code],
        ...(facts.claims === undefined ? [] : [['error-claim', facts.claims.join(',')]]),
        ...(facts.record === undefined ? [] : [['record', facts.record]]),
    ]);
}


/***/ }),

/***/ 7197:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ag: () => (/* binding */ rfc3339),
/* harmony export */   bI: () => (/* binding */ extrasOf),
/* harmony export */   sm: () => (/* binding */ valuesOf)
/* harmony export */ });
/** The named values of a lease, as the trade's tools read them; plain strings are no secrets. */
function valuesOf({ credentials, expiresAt }) {
    switch (credentials.kind) {
        case 'aws':
            return new Map([
                ['AWS_ACCESS_KEY_ID', credentials.accessKeyId],
                ['AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey],
                ['AWS_SESSION_TOKEN', credentials.sessionToken],
                ['AWS_REGION', credentials.region],
                ['AWS_DEFAULT_REGION', credentials.region],
                ...(expiresAt === undefined
                    ? []
                    : [['AWS_CREDENTIAL_EXPIRATION', rfc3339(expiresAt)]]),
                ...(credentials.account === undefined
                    ? []
                    : [['AWS_ACCOUNT_ID', credentials.account]]),
            ]);
        case 'values':
            return credentials.values;
    }
}
/** What only outputs carry: the token, where exactly one was leased, and facts that are no variables. */
function extrasOf({ credentials }) {
    switch (credentials.kind) {
        case 'aws': {
            const { arn, account } = credentials;
            return new Map([
                ...(arn === undefined ? [] : [['arn', arn]]),
                ...(account === undefined ? [] : [['account', account]]),
            ]);
        }
        case 'values': {
            const token = credentials.token === undefined ? undefined : credentials.values.get(credentials.token);
            return token === undefined ? new Map() : new Map([['token', token]]);
        }
    }
}
/** Seconds since the epoch in RFC 3339, whole seconds. */
const rfc3339 = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');


/***/ }),

/***/ 5197:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ issuerOf)
/* harmony export */ });
/* harmony import */ var _kit_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9028);

// What an enterprise slug consists of.
const SLUG = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$/;
/** The issuer follows from the server; `declared` may add an enterprise's slug, and nothing else. A mistake completes the sentence `"issuer" …`. */
function issuerOf(serverUrl = 'https://github.com', declared) {
    const server = (0,_kit_address_js__WEBPACK_IMPORTED_MODULE_0__/* .safeAddress */ .M)(serverUrl);
    if (!server)
        return { mistake: 'cannot be derived, as GITHUB_SERVER_URL is not an https address' };
    const derived = derive(server);
    if (declared === undefined || declared === derived)
        return { issuer: at(derived) };
    const below = declared.startsWith(`${derived}/`) ? declared.slice(derived.length + 1) : '';
    if (SLUG.test(below))
        return { issuer: at(declared) };
    return {
        mistake: `must be ${derived}, or that with a slash and the slug of the enterprise, and nothing after it`,
    };
}
function derive({ host, origin }) {
    if (host === 'github.com')
        return 'https://token.actions.githubusercontent.com';
    return host.endsWith('.ghe.com') ? `https://token.actions.${host}` : `${origin}/_services/token`;
}
function at(iss) {
    return {
        iss,
        jwks: new URL(`${iss}/.well-known/jwks`),
        discovery: new URL(`${iss}/.well-known/openid-configuration`),
        origin: new URL(new URL(iss).origin),
    };
}


/***/ }),

/***/ 9028:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ safeAddress)
/* harmony export */ });
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/** An address that may be asked: encrypted, or on this very machine; without credentials in it. */
function safeAddress(text) {
    const url = URL.parse(text);
    if (url?.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
        ? url
        : undefined;
}


/***/ }),

/***/ 1534:
/***/ ((__unused_webpack_module, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: ./.build/edge/inputs.js
var inputs = __webpack_require__(4792);
// EXTERNAL MODULE: ./.build/edge/program.js + 2 modules
var program = __webpack_require__(4295);
// EXTERNAL MODULE: ./.build/edge/world.js + 17 modules
var edge_world = __webpack_require__(1877);
// EXTERNAL MODULE: ./.build/identity/source.js
var identity_source = __webpack_require__(5197);
// EXTERNAL MODULE: ./.build/kit/address.js
var address = __webpack_require__(9028);
;// CONCATENATED MODULE: ./.build/flow/dialIdentity.js


/** Opens connections to the hosts of token and keys, which are known before any input is read. */
function dialIdentity({ dial, job }) {
    if (!job.idToken)
        return;
    const url = (0,address/* safeAddress */.M)(job.idToken.url);
    if (url)
        dial(new URL(url.origin));
    const source = (0,identity_source/* issuerOf */.x)(job.fact('server_url'));
    if ('issuer' in source)
        dial(source.issuer.origin);
}

// EXTERNAL MODULE: ./.build/handover/output.js
var output = __webpack_require__(1002);
;// CONCATENATED MODULE: ./.build/main.js





(0,program/* run */.e)(async (program) => {
    const world = (0,edge_world.worldOfMain)(program);
    dialIdentity(world);
    await world.turn();
    // Loaded while hands are shaken with the hosts of token and keys: parsing a large file would else come before the first word to them.
    const { lease } = await Promise.all(/* import() */[__webpack_require__.e("for-flow-close-and-flow-lease"), __webpack_require__.e("flow-lease")]).then(__webpack_require__.bind(__webpack_require__, 1799));
    await lease(world, (0,inputs/* rawInputs */.m)());
}, output/* refusalOutputs */.$);


/***/ })

};
;