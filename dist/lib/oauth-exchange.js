"use strict";
exports.id = "oauth-exchange";
exports.ids = ["oauth-exchange"];
exports.modules = {

/***/ 3242:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   BN: () => (/* binding */ tokenAt),
/* harmony export */   Gq: () => (/* binding */ invalid),
/* harmony export */   HK: () => (/* binding */ heard),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   ZV: () => (/* binding */ own),
/* harmony export */   hH: () => (/* binding */ secondsAt),
/* harmony export */   lJ: () => (/* binding */ objectAt),
/* harmony export */   o_: () => (/* binding */ jsonOf),
/* harmony export */   x$: () => (/* binding */ leniently)
/* harmony export */ });
/* harmony import */ var _identity_strictJson_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(179);
/* harmony import */ var _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7126);
/* harmony import */ var _kit_printable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5339);
/* harmony import */ var _kit_requestId_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3896);




// Real answers have five levels; what is deeper would overflow the stack of whatever walks it.
const DEEPEST = 64;
/** The JSON object of an answer; anything else is `ANSWER_INVALID`, also one in which a member stands twice. */
function jsonOf({ text }, host) {
    const read = deeperThan(text, DEEPEST)
        ? { mistake: 'is nested too deeply' }
        : (0,_identity_strictJson_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .l)(text);
    if ('mistake' in read)
        throw invalid(host, `with something that ${read.mistake}`);
    return read.members;
}
/** As `jsonOf`, for answers whose status is a refusal already: what is no JSON object is an empty one. */
function leniently({ text }) {
    const value = deeperThan(text, DEEPEST) ? undefined : parsed(text);
    return isObject(value) ? value : {};
}
/** A yes that cannot be trusted: `sentence` completes `HOST answered …` and quotes nothing. */
const invalid = (host, sentence) => new _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ANSWER_INVALID', `${host} answered ${sentence}`);
/** A member that is an object, or `undefined`. */
function objectAt(object, name) {
    const value = own(object, name);
    return isObject(value) ? value : undefined;
}
/** A member that is a text and not empty, or `undefined`. */
function textAt(object, name) {
    const value = own(object, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** A member that fits into a header and a variable as it is: visible ASCII, not empty. A token with a line break in it is an attack. */
function tokenAt(object, name) {
    const value = textAt(object, name);
    return value !== undefined && /^[\x21-\x7e]+$/.test(value) ? value : undefined;
}
/** A member that counts seconds, as a number or (some servers) as digits; at most ten years, which no lease outlives. */
function secondsAt(object, name) {
    const value = own(object, name);
    const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    return typeof count === 'number' && count >= 0 && count <= 315_576_000 ? count : undefined;
}
// A server's sentence is short, and to miss a sign like /claim .* is missing/ takes the square of what is searched.
const SENTENCE = 4096;
/** As much of a server's words as signs are looked for in. */
const heard = (words) => words.slice(0, SENTENCE);
/** The member itself; never one that every object inherits. */
const own = (object, name) => Object.hasOwn(object, name) ? object[name] : undefined;
/** A refusal in our own words: status, the row that was recognised, our side. A redirect is explained and never followed; a yes without what was asked for is none. */
function refused(answer, { code, host, to, row, ours = [] }) {
    const { status } = answer;
    if (status < 300 && !row)
        return invalid(host, `${status} to ${to}, which is a yes without what was asked for`);
    const redirect = status >= 300 && status < 400;
    const meaning = redirect
        ? `, a redirect${target(answer)}, which is not followed`
        : row
            ? `: ${row.sign}`
            : '';
    const facts = row ?? (redirect ? REDIRECT : undefined);
    const message = [`${host} answered ${status} to ${to}${meaning}`, ...ours].join('\n');
    return new _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(code, message, {
        ...(facts && { causes: facts.causes, cure: facts.cure }),
        requestId: (0,_kit_requestId_js__WEBPACK_IMPORTED_MODULE_2__/* .requestIdOf */ .G)(answer),
    });
}
const REDIRECT = {
    causes: [
        'the address is not the one that the server calls its own',
        'a portal or proxy answers in its place',
    ],
    cure: 'Set the address to the one that answers itself. A token is never sent on to where an answer points.',
};
function target({ headers }) {
    const location = headers['location'] ?? '';
    return URL.canParse(location) ? ` to ${(0,_kit_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(new URL(location).host)}` : '';
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Counts brackets outside texts, without building anything. */
function deeperThan(text, limit) {
    let depth = 0;
    let inText = false;
    for (let at = 0; at < text.length; at++) {
        const letter = text[at];
        if (inText) {
            if (letter === '\\')
                at++;
            else if (letter === '"')
                inText = false;
        }
        else if (letter === '"')
            inText = true;
        else if (letter === '{' || letter === '[') {
            if (++depth > limit)
                return true;
        }
        else if (letter === '}' || letter === ']')
            depth--;
    }
    return false;
}


/***/ }),

/***/ 4369:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ bearer)
/* harmony export */ });
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8710);

/** An Authorization header that presents a token; the token itself is masked already. */
const bearer = (token) => ({
    Authorization: new _kit_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(`Bearer ${token.reveal()}`),
});


/***/ }),

/***/ 9619:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B9: () => (/* binding */ instantOf),
/* harmony export */   Q$: () => (/* binding */ dateOf),
/* harmony export */   TV: () => (/* binding */ numericDateOf),
/* harmony export */   jY: () => (/* binding */ requireLifetime)
/* harmony export */ });
/* harmony import */ var _lease_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5430);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3242);


const NEAREST_EPOCH = 1e9;
const NEAREST_MILLISECONDS = 1e12;
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)$/;
/** Seconds since the epoch, from any of the three ways to say them; `undefined` when it is none of them, or says "never" by a zero. */
function instantOf(value, now) {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string')
        return undefined;
    const date = dateOf(text);
    if (date !== undefined)
        return date;
    const number = /^\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
    if (number <= 0)
        return undefined;
    if (number < NEAREST_EPOCH)
        return now + number;
    return number < NEAREST_MILLISECONDS ? number : number / 1000;
}
/** Returns the seconds since the epoch of a date in RFC 3339; `undefined` if it is not one. */
function dateOf(value) {
    if (typeof value !== 'string' || !RFC_3339.test(value))
        return undefined;
    const seconds = Date.parse(value) / 1000;
    return Number.isNaN(seconds) ? undefined : seconds;
}
/** Returns the seconds since the epoch that a JWT's `exp` states; `undefined` if it is not a date. */
const numericDateOf = (value) => typeof value === 'number' && value >= 0 ? (0,_lease_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .datable */ .Y)(value) : undefined;
/**
 * Throws `ANSWER_INVALID` if a response states a lifetime that cannot be read: a lease of unknown
 * length is exported only where the server states none, which `null` and zero do, too. Call it
 * once the receipt is kept, so that what was obtained is revoked.
 */
function requireLifetime(stated, understood, { host, name }) {
    const none = stated === undefined || stated === null || stated === 0 || stated === '0';
    if (none || understood !== undefined)
        return;
    throw (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(host, `with a lifetime at "${name}" that cannot be read`);
}


/***/ }),

/***/ 8032:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ basicCredentials),
/* harmony export */   m: () => (/* binding */ basicHeader)
/* harmony export */ });
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8710);

/** Returns the credentials of HTTP Basic: RFC 6749 (2.3.1) form-encodes both parts first. */
function basicCredentials(client, secret) {
    const encode = (text) => new URLSearchParams([['', text]]).toString().slice(1);
    return btoa(`${encode(client)}:${encode(secret)}`);
}
/** Returns the Authorization header of a client with a secret. */
const basicHeader = (credentials) => new _kit_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(`Basic ${credentials}`);


/***/ }),

/***/ 1435:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchange: () => (/* binding */ exchange)
});

// EXTERNAL MODULE: ./.build/kit/failure.js
var failure = __webpack_require__(7126);
// EXTERNAL MODULE: ./.build/kit/printable.js
var printable = __webpack_require__(5339);
// EXTERNAL MODULE: ./.build/kit/requestId.js
var requestId = __webpack_require__(3896);
// EXTERNAL MODULE: ./.build/providers/answer.js
var providers_answer = __webpack_require__(3242);
// EXTERNAL MODULE: ./.build/providers/instant.js
var instant = __webpack_require__(9619);
// EXTERNAL MODULE: ./.build/providers/presented.js
var presented = __webpack_require__(3436);
// EXTERNAL MODULE: ./.build/providers/oauth/basic.js
var basic = __webpack_require__(8032);
;// CONCATENATED MODULE: ./.build/providers/oauth/discovery.js



/** The endpoints of a place: written, or published by the issuer and then believed only under its own name. */
async function endpointsOf(place, sender) {
    if (place.kind === 'address')
        return { token: place.url, revocation: undefined };
    const metadata = await published(place, sender);
    sameIssuer(metadata['issuer'], place);
    const [token, revocation] = [
        endpoint(metadata, 'token_endpoint', place),
        endpoint(metadata, 'revocation_endpoint', place),
    ];
    if (!token)
        throw new failure/* Failure */.HR('ANSWER_INVALID', `the metadata of ${place.url.host} names no token_endpoint`, {
            cure: 'Write `address` instead of `discover`.',
        });
    sameServer(token, place);
    return { token, revocation };
}
/** Throws `ANSWER_INVALID` if the token would go to a server that neither log nor record names. */
function sameServer(token, place) {
    const { host, origin } = place.url;
    if (place.token ? token.href === place.token.href : token.origin === origin)
        return;
    if (place.token)
        throw new failure/* Failure */.HR('ANSWER_INVALID', `the metadata of ${host} names another token_endpoint than "address"`, { cure: 'Write the token endpoint that the issuer publishes as `address`.' });
    const cure = 'write its token endpoint as `address` beside `discover`.';
    throw elsewhere(place, ['token_endpoint', token], cure);
}
/**
 * Returns the revocation endpoint that was discovered. Throws `ANSWER_INVALID` if it is on another
 * server: the leased token, and with client assertions the ID token too, would go there.
 */
function trustedRevocation({ token, revocation }, place) {
    const known = [place.url.origin, token.origin];
    if (!revocation || known.includes(revocation.origin))
        return revocation;
    const cure = 'write `revoke: rfc7009` and its `revoke-address`; else `revoke: none`.';
    throw elsewhere(place, ['revocation_endpoint', revocation], cure);
}
function elsewhere({ url }, [name, found], cure) {
    const where = `a ${name} of another origin: ${(0,printable/* printable */.g)(found.host)}`;
    return new failure/* Failure */.HR('ANSWER_INVALID', `the metadata of ${url.host} names ${where}`, {
        causes: [
            `the issuer has its ${name} on another host`,
            'the metadata was changed to lead tokens to another server',
        ],
        cure: `If that host belongs to the issuer, ${cure}`,
    });
}
/** Where a site returns a page for every path, another path may have the document. */
const judge = (answer) => answer.status === 200 && isEmpty(answer) ? 'accept' : undefined;
const isEmpty = (answer) => Object.keys((0,providers_answer/* leniently */.x$)(answer)).length === 0;
async function published(place, sender) {
    const { host } = place.url;
    let page;
    for (const url of documentsOf(place.url)) {
        const answer = await sender.send({ method: 'GET', url, expects: 'json' }, { judge });
        if (answer.status !== 200)
            continue;
        if (!isEmpty(answer))
            return (0,providers_answer/* jsonOf */.o_)(answer, host);
        page ??= url;
    }
    // A gateway may have responded instead: the page is retried, or rejected for what is wrong now.
    const answer = page && (await sender.send({ method: 'GET', url: page, expects: 'json' }));
    if (answer?.status === 200)
        return (0,providers_answer/* jsonOf */.o_)(answer, host);
    throw new failure/* Failure */.HR('ANSWER_INVALID', `${place.url.host} publishes no metadata for ${(0,printable/* quoted */.T)(place.issuer)}`, {
        causes: ['"discover" is not the issuer, to the letter', 'the server publishes none'],
        cure: 'Correct `discover`, or write `address` instead.',
    });
}
/** OpenID appends the well-known path to the issuer, RFC 8414 (section 3.1) inserts it before the issuer's path; some servers append that one, too. */
function documentsOf(issuer) {
    const path = issuer.pathname.replace(/\/$/, '');
    const paths = [
        `${path}/.well-known/openid-configuration`,
        `/.well-known/oauth-authorization-server${path}`,
        `${path}/.well-known/oauth-authorization-server`,
    ];
    return [...new Set(paths)].map((each) => new URL(each, issuer.origin));
}
function sameIssuer(said, { issuer, url }) {
    if (said === issuer)
        return;
    const slash = typeof said === 'string' && said.replace(/\/$/, '') === issuer.replace(/\/$/, '');
    throw new failure/* Failure */.HR('ANSWER_INVALID', `${url.host} publishes metadata of another issuer than ${(0,printable/* quoted */.T)(issuer)}`, {
        causes: [
            slash ? 'the two differ by a slash at the end' : 'another server answers for this address',
        ],
        cure: 'Write `discover` exactly as the server names itself.',
    });
}
function endpoint(metadata, name, { url }) {
    const text = metadata[name];
    if (text === undefined || text === null)
        return undefined;
    const found = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
    const safe = found?.protocol === 'https:' ||
        (found?.protocol === 'http:' && url.protocol === 'http:' && found.hostname === url.hostname);
    if (found && safe && !found.username && !found.password && !found.hash)
        return found;
    throw new failure/* Failure */.HR('ANSWER_INVALID', `the metadata of ${url.host} names a ${name} that is no https address`);
}

// EXTERNAL MODULE: ./.build/providers/oauth/reading.js
var reading = __webpack_require__(9938);
// EXTERNAL MODULE: ./.build/providers/oauth/refusals.js
var refusals = __webpack_require__(8149);
// EXTERNAL MODULE: ./.build/kit/secret.js
var secret = __webpack_require__(8710);
// EXTERNAL MODULE: ./.build/providers/bearer.js
var bearer = __webpack_require__(4369);
;// CONCATENATED MODULE: ./.build/providers/oauth/request.js


/** The one request that presents the ID token, however a server wants it. */
function requestOf(form, { address, token, basic, now }) {
    const { method, body, tokenIn, tokenField } = form;
    const fields = [...form.fields].map(([name, value]) => [name, timed(value, now)]);
    const carried = tokenIn === 'body' ? [...fields, [tokenField, token]] : fields;
    const url = new URL(address);
    if (body === 'none')
        for (const [name, value] of fields)
            for (const each of texts(value))
                url.searchParams.append(name, each);
    // Some servers read the token from the query and nowhere else; an address has no other form than text.
    if (tokenIn === 'query')
        url.searchParams.append(tokenField, token.reveal());
    const headers = {
        ...(basic && { Authorization: basic }),
        ...(tokenIn === 'bearer' && (0,bearer/* bearer */.C)(token)),
    };
    return {
        method,
        url,
        headers,
        expects: 'json',
        ...(body !== 'none' && { body: bodyOf(body, carried) }),
    };
}
function bodyOf(kind, fields) {
    if (kind === 'json')
        return { kind, value: Object.fromEntries(fields.map(([name, value]) => [name, jsonOf(value)])) };
    return {
        kind,
        fields: fields.flatMap(([name, value]) => texts(value).map((each) => [name, each])),
    };
}
/** `<now>`, wherever it stands alone, is the time in the one form that servers agree on: RFC 3339 without fractions. */
function timed(node, now) {
    if (node === '<now>')
        return new Date(Math.floor(now) * 1000).toISOString().replace('.000Z', 'Z');
    if (typeof node === 'string')
        return node;
    if (node instanceof Map)
        return new Map([...node].map(([name, value]) => [name, timed(value, now)]));
    return node.map((each) => timed(each, now));
}
function texts(node) {
    return Array.isArray(node) ? node : [node];
}
function jsonOf(node) {
    if (typeof node === 'string' || node instanceof secret/* Secret */.z)
        return node;
    if (node instanceof Map)
        return Object.fromEntries([...node].map(([name, value]) => [name, jsonOf(value)]));
    return node.map(jsonOf);
}

// EXTERNAL MODULE: ./.build/providers/oauth/revoke.js
var revoke = __webpack_require__(738);
// EXTERNAL MODULE: ./.build/providers/oauth/words.js
var oauth_words = __webpack_require__(603);
;// CONCATENATED MODULE: ./.build/providers/oauth/exchange.js













/** Presents the ID token, and reads what comes back. */
async function exchange(terms, desk) {
    const basic = basicOf(terms, desk);
    const endpoints = await endpointsOf(terms.place, desk);
    const back = returnOf(terms, endpoints);
    const { answer, intent, token: presentedToken, } = await desk.exchange({
        request: ({ jwt }) => requestOf(terms.form, {
            address: endpoints.token,
            token: jwt,
            basic,
            now: desk.clock.now(),
        }),
        judge: exchange_judge,
    });
    const shown = presentedToken.jwt;
    const { host } = endpoints.token;
    if (answer.status < 200 || answer.status > 299)
        throw unwelcome(answer, { terms, desk, host, hushed: [shown, basic] });
    const granted = read((0,providers_answer/* jsonOf */.o_)(answer, host), terms.reading, desk);
    const { token } = granted;
    if (token === undefined)
        throw missing(host, terms.reading.token, (0,providers_answer/* jsonOf */.o_)(answer, host));
    const asserted = terms.form.fields.get('grant_type') === 'client_credentials';
    const kept = {
        intent,
        id: idOf(terms, host),
        expiresAt: granted.expiresAt,
        ...wayFor(back, {
            token,
            client: terms.client,
            clientSecret: terms.clientSecret,
            audience: asserted ? desk.token.audience : undefined,
        }),
    };
    desk.keep(kept);
    const name = terms.reading.expires;
    (0,instant/* requireLifetime */.jY)(granted.statedEnd, granted.expiresAt, { host, name });
    return {
        ...leaseOf(granted, kept, { host, reading: terms.reading }),
        requestId: (0,requestId/* requestIdOf */.G)({ headers: answer.headers }),
    };
}
/**
 * Something between this action and the server may have sent the token before, and lost the
 * response: a fresh token is worth one more attempt.
 */
function exchange_judge(answer) {
    if (answer.status < 400 || !(0,refusals/* wasUsedBefore */.kF)((0,providers_answer/* leniently */.x$)(answer)))
        return undefined;
    return 'retry-with-fresh-token';
}
// A token with a line break in it is an attack on whatever it is written into.
const VISIBLE = /^[\x21-\x7e]+$/;
/** Everything that the paths point at, masked before anything else can be said. */
function read(answer, { token, values, expires }, desk) {
    const secrets = new Map();
    for (const path of [token, ...values.values()]) {
        const value = (0,reading.at)(answer, path);
        if (typeof value === 'string' && VISIBLE.test(value) && !secrets.has(path))
            secrets.set(path, desk.secret(value));
    }
    const statedEnd = (0,reading.at)(answer, expires);
    const expiresAt = (0,instant/* instantOf */.B9)(statedEnd, desk.clock.now());
    if (expiresAt === undefined)
        desk.log('plain', `the answer does not say at "${expires}" when the lease "${desk.token.lease}" ends`);
    return {
        token: secrets.get(token),
        values: new Map([...values].map(([name, path]) => [name, secrets.get(path)])),
        statedEnd,
        expiresAt,
    };
}
function leaseOf({ values, expiresAt }, { id }, { host, reading }) {
    const whole = new Map();
    for (const [name, value] of values) {
        if (!value)
            throw (0,providers_answer/* invalid */.Gq)(host, `without a text at "${reading.values.get(name)}" for ${name}`);
        whole.set(name, value);
    }
    const [first] = values.keys();
    const single = new Set(reading.values.values()).size === 1 && first !== undefined;
    return {
        credentials: { kind: 'values', values: whole, ...(single && { token: first }) },
        expiresAt,
        id,
    };
}
/** How to give the token back, before there is one: what the user wrote, else what the server publishes. */
function returnOf({ ending, place }, endpoints) {
    switch (ending.kind) {
        case 'none':
            return undefined;
        case 'discovered': {
            const address = trustedRevocation(endpoints, place);
            return address && { kind: 'rfc7009', address };
        }
        case 'delete':
            return ending;
        case 'rfc7009': {
            const address = ending.address ?? trustedRevocation(endpoints, place);
            if (!address)
                throw unpublished();
            return { kind: 'rfc7009', address };
        }
    }
}
function wayFor(back, rest) {
    return back
        ? { way: (0,revoke.wayOf)({ ...back, ...rest }) }
        : { way: null, note: 'no way to revoke it is configured or published' };
}
function basicOf({ client = '', clientSecret }, desk) {
    if (clientSecret === undefined)
        return undefined;
    desk.secret(clientSecret);
    desk.log('notice', `Lease "${desk.token.lease}" uses a client secret, which does not expire by itself; prefer a server that trusts the ID token alone`);
    return (0,basic/* basicHeader */.m)(desk.secret((0,basic/* basicCredentials */.B)(client, clientSecret)).reveal());
}
/** Names the lease for people: who got a token where. */
const idOf = ({ client }, host) => client === undefined ? host : `${client}@${host}`;
function unwelcome(answer, { terms, desk, host, hushed, }) {
    const error = (0,providers_answer/* leniently */.x$)(answer);
    const secrets = [
        ...hushed.map((each) => each?.reveal().replace(/^Basic /, '')),
        terms.clientSecret,
        ...terms.form.written,
    ];
    const words = (0,printable/* printable */.g)((0,oauth_words/* wordsOf */.Z)(error) ?? '', secrets.filter((each) => each !== undefined));
    const theirs = words === '' ? [] : [`  the server says, reduced: ${words}`];
    const row = (0,refusals/* recognised */.en)(error, answer.status);
    return (0,providers_answer/* refused */.J5)(answer, {
        code: 'EXCHANGE_REFUSED',
        host,
        to: 'the exchange',
        row,
        ours: [...(0,presented/* presented */.J)(desk.token), ...theirs],
    });
}
/** Names of members are shown where they are plain words, as nothing helps more to find the right path. */
function missing(host, path, answer) {
    const words = Object.keys(answer).filter((each) => /^[A-Za-z][A-Za-z_-]{0,29}$/.test(each));
    return new failure/* Failure */.HR('ANSWER_INVALID', `${host} answered without a text at "${path}"; its answer has ${words.slice(0, 12).join(', ') || 'nothing of a name'}`, {
        causes: [
            '"token-path" is not where this server puts the token',
            'the address is not that of the token endpoint',
        ],
        cure: 'Set `token-path` to one of the names above.',
    });
}
const unpublished = () => new failure/* Failure */.HR('INPUT_INVALID', '"revoke: rfc7009" needs "revoke-address", as the issuer publishes no revocation_endpoint', {
    causes: ['the server does not revoke tokens', 'it does, and does not say where'],
    cure: 'Write `revoke-address`, or `revoke: none`.',
});


/***/ }),

/***/ 8149:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lh: () => (/* binding */ notReturned),
/* harmony export */   en: () => (/* binding */ recognised),
/* harmony export */   iO: () => (/* binding */ unsupportedType),
/* harmony export */   kF: () => (/* binding */ wasUsedBefore),
/* harmony export */   vZ: () => (/* binding */ assertionRejected)
/* harmony export */ });
/* unused harmony export refusals */
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3242);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(603);


const REUSED = [
    ['the ID token was presented before; this server accepts each one once'],
    'Write `single-use: true`, so that no two leases share one.',
];
const USED_BEFORE = /already (?:been )?used|reuse|replay/i;
const TRUST = "the server's trust policy names another issuer, subject or audience than the token's, letter for letter";
/** What an authorization server says, by its code: RFC 6749 (5.2), RFC 8693 (2.2.2), and the codes of servers with a form of their own. */
const rows = {
    invalid_request: row('invalid_request', [
        'a field is missing, doubled, or not the one that this server wants',
        'some servers say this of an ID token that they do not accept',
    ], 'Compare `grant`, `subject-type`, `token-field`, `body` and `parameters` with the documentation of the server.'),
    invalid_client: row('invalid_client', [
        '`client` is unknown to the server',
        'the server wants a secret, or HTTP Basic, beside it',
        TRUST,
    ], 'Check `client` and `client-secret`; where the ID token is the assertion of the client, compare its claims with what the client is bound to.'),
    invalid_grant: row('invalid_grant', [
        TRUST,
        'the token was used before, and this server accepts each one once',
        'the server cannot fetch the keys of the issuer',
    ], 'Compare the claims in the log with the trust policy; write `single-use: true` when two leases share a server that refuses a second use.'),
    unauthorized_client: row('unauthorized_client', ['the client may not use this grant', 'a condition on the claims does not hold'], 'Allow the grant for the client on the server, or compare the claims in the log with the condition.'),
    unsupported_grant_type: row('unsupported_grant_type', [
        'the server does not know this grant, or has it switched off',
        'the address is not that of its token endpoint',
    ], 'Choose another `grant`, or switch it on at the server.'),
    invalid_scope: row('invalid_scope', ['a scope is unknown, or the client may not have it'], 'Correct `scope`, or allow it at the server.'),
    invalid_target: row('invalid_target', ['the server issues no tokens for this `resource` or audience'], 'Correct `resource`, or `audience` among the `parameters`.'),
    access_denied: row('access_denied', [TRUST, 'the connector of the server did not accept the token'], 'Compare the claims in the log with what the server admits.'),
    request_not_supported: row('request_not_supported', ['the server wants another type of token in or out'], 'Set `subject-type` and `requested-type` to what the server supports; Dex wants `subject-type: id_token`.'),
    'invalid-publisher': row('invalid-publisher', [
        'no trusted publisher of the index matches repository, workflow file and environment',
        'the upload runs in a reusable workflow',
    ], 'Register a publisher with exactly the names that the claims show.'),
    'invalid-token': row('invalid-token', ['the audience is not the one of this index', 'the token has expired'], 'Ask the index for its audience (`/_/oidc/audience`) and write it into `audience`.'),
    'invalid-reuse-token': row('invalid-reuse-token', ...REUSED),
    'invalid-payload': row('invalid-payload', ['the body is not what this server reads'], 'Check `body` and `token-field`.'),
};
/** Recognised by words, where a server has no codes: errors in the manner of JSON:API, or plain text. */
const worded = [
    [USED_BEFORE, row('"already used"', ...REUSED)],
    [
        /audience/i,
        row('"audience"', ['the server expects another audience than the one asked for'], 'Set `audience` to what the server is configured with.'),
    ],
    [
        /expired|not yet valid/i,
        row('"expired"', ['the token reached the server too late, or its clock is wrong'], 'Run it again; check the clock of the server.'),
    ],
    [
        /event/i,
        row('"event"', ['the server accepts no tokens of this event, such as pull_request_target or workflow_run'], 'Run it in a workflow that starts by another event.'),
    ],
];
const byStatus = {
    400: row('400', [TRUST, 'the request is not in the form that this server wants'], 'Compare the claims in the log with what the server trusts, and `body`, `token-field` and `parameters` with its documentation.'),
    401: row('401', [TRUST, 'the server wants a client or a secret'], 'Compare the claims in the log with the trust policy, and `client` with what the server knows.'),
    403: row('403', [TRUST], 'Compare the claims in the log with the trust policy of the server.'),
    404: row('404', [
        'the address is not that of the exchange',
        'the server hides with this that nothing matches the identity',
    ], 'Check `address`, and compare the claims in the log with what the server has on record.'),
    422: row('422', ['the server could not read the request'], 'Check `body`, `token-field` and `parameters`.'),
};
/** At the return. */
const unsupportedType = row('unsupported_token_type', ['the server cannot revoke this type of token, mostly because it keeps none on record'], 'Write `revoke: none`, and give the token a shorter life at the server.');
/** At the return, whatever else the server says. */
const notReturned = row('the token was not taken back', [
    'the server lets neither this token nor this client revoke it',
    '`revoke-address` is not where tokens are given back',
], 'Check `revoke`, `revoke-address` and `client`; the token lives until it expires.');
/** At the revocation, where an ID token is the client's assertion. */
const assertionRejected = row('the client assertion was rejected at the revocation endpoint', [
    'the revocation endpoint of the server takes no ID token as a client assertion',
    'the trust of the client in the issuer was changed while the job ran',
], 'Let the client authenticate by assertion at the revocation endpoint, too, or write `revoke: none` and give the token a short lifetime at the server.');
/** All rows, for the README. */
const refusals = [
    ...Object.values(rows),
    ...worded.map(([, each]) => each),
    ...Object.values(byStatus),
    unsupportedType,
    notReturned,
    assertionRejected,
];
/** The row that an answer shows, by its code, else by words of a closed list, else by its status. */
function recognised(answer, status) {
    const code = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$)(answer);
    if (code !== undefined && Object.hasOwn(rows, code))
        return rows[code];
    const words = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .heard */ .HK)((0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .wordsOf */ .Z)(answer) ?? '');
    return worded.find(([sign]) => sign.test(words))?.[1] ?? byStatus[status];
}
/** Whether the server rejected the ID token because it had been presented before. */
const wasUsedBefore = (answer) => (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$)(answer) === 'invalid-reuse-token' || USED_BEFORE.test((0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .heard */ .HK)((0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .wordsOf */ .Z)(answer) ?? ''));
function row(sign, causes, cure) {
    return { code: 'EXCHANGE_REFUSED', sign, causes, cure };
}


/***/ }),

/***/ 738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   revoke: () => (/* binding */ revoke),
/* harmony export */   wayIsSound: () => (/* binding */ wayIsSound),
/* harmony export */   wayOf: () => (/* binding */ wayOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _kit_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9028);
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8710);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3242);
/* harmony import */ var _bearer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4369);
/* harmony import */ var _basic_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8032);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8149);







const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const PARTS = new Set(['kind', 'address', 'token', 'client', 'secret', 'audience']);
/**
 * Returns the revocation data of a receipt. Later steps can read it, so it has the client secret as
 * its SHA-256 and no ID token: the revocation obtains both.
 */
function wayOf({ kind, address, token, client, clientSecret, audience }) {
    return {
        kind,
        address: address.href,
        token: token.reveal(),
        ...(client !== undefined && { client }),
        ...(clientSecret !== undefined && { secret: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', clientSecret) }),
        ...(audience !== undefined && { audience }),
    };
}
/** Could this provider have written it? It needs a known kind and a safe address. */
function wayIsSound(way) {
    const { kind, address = '', token = '', secret = '0'.repeat(64) } = way;
    return ((0,_kit_address_js__WEBPACK_IMPORTED_MODULE_1__/* .safeAddress */ .M)(address) !== undefined &&
        (kind === 'rfc7009' || kind === 'delete') &&
        token !== '' &&
        /^[0-9a-f]{64}$/.test(secret) &&
        Object.keys(way).every((part) => PARTS.has(part)));
}
/** Gives a token back by RFC 7009, or by a DELETE that it authorises itself. */
async function revoke(sender, { way, host }, supplies) {
    const request = way['kind'] === 'delete' ? deletion(way) : await revocation(way, supplies);
    const answer = await sender.send(request);
    if (answer.status >= 200 && answer.status < 300)
        return 'returned';
    if (way['kind'] === 'delete'
        ? [401, 404, 410].includes(answer.status)
        : (0,_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)((0,_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .leniently */ .x$)(answer), 'error') === 'invalid_token')
        return 'gone';
    throw refusal(answer, way, host);
}
function deletion(way) {
    return {
        method: 'DELETE',
        url: new URL(way['address'] ?? ''),
        headers: (0,_bearer_js__WEBPACK_IMPORTED_MODULE_4__/* .bearer */ .C)(new _kit_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .z(way['token'] ?? '')),
        expects: 'nothing',
    };
}
/** A server may take an assertion only once, so each attempt carries a fresh one. */
async function revocation(way, supplies) {
    const { address = '', token = '', client, secret, audience } = way;
    const url = new URL(address);
    const basic = secret === undefined
        ? undefined
        : (0,_basic_js__WEBPACK_IMPORTED_MODULE_5__/* .basicCredentials */ .B)(client ?? '', (await supplies.input('client-secret', secret)).reveal());
    const requestWith = (assertion) => ({
        method: 'POST',
        url,
        headers: basic === undefined ? {} : { Authorization: (0,_basic_js__WEBPACK_IMPORTED_MODULE_5__/* .basicHeader */ .m)(basic) },
        body: {
            kind: 'form',
            fields: [
                ['token', new _kit_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .z(token)],
                ['token_type_hint', 'access_token'],
                ...(client !== undefined && basic === undefined ? [['client_id', client]] : []),
                ...(assertion === undefined ? [] : assertionFields(assertion)),
            ],
        },
        expects: 'nothing',
    });
    if (audience === undefined)
        return requestWith(undefined);
    return {
        host: url.host,
        next: async () => requestWith((await supplies.idToken(audience)).jwt),
    };
}
const assertionFields = (jwt) => [
    ['client_assertion_type', ASSERTION_TYPE],
    ['client_assertion', jwt],
];
function refusal(answer, way, host) {
    const code = (0,_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)((0,_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .leniently */ .x$)(answer), 'error');
    const rejected = code === 'invalid_client' && way['audience'] !== undefined;
    const row = code === 'unsupported_token_type' ? _refusals_js__WEBPACK_IMPORTED_MODULE_6__/* .unsupportedType */ .iO : rejected ? _refusals_js__WEBPACK_IMPORTED_MODULE_6__/* .assertionRejected */ .vZ : _refusals_js__WEBPACK_IMPORTED_MODULE_6__/* .notReturned */ .Lh;
    return (0,_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .refused */ .J5)(answer, { code: 'EXCHANGE_REFUSED', host, to: 'the return of the token', row });
}


/***/ }),

/***/ 603:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ codeOf),
/* harmony export */   Z: () => (/* binding */ wordsOf)
/* harmony export */ });
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3242);

/** What the server wrote for people, wherever it stands: OAuth, JSON:API, or plain. Foreign: to be matched, or reduced before it is shown. */
function wordsOf(answer) {
    const first = firstError(answer);
    return ((0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(answer, 'error_description') ??
        (first &&
            ((0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(first, 'detail') ??
                (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(first, 'description') ??
                (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(first, 'message') ??
                (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(first, 'title'))) ??
        (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(answer, 'message') ??
        (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(answer, 'detail') ??
        (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(answer, 'Message') ??
        (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(answer, 'error'));
}
/** The code of an error, wherever it stands. */
function codeOf(answer) {
    const first = firstError(answer);
    return (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(answer, 'error') ?? (first && (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(first, 'code'));
}
function firstError(answer) {
    const list = Object.hasOwn(answer, 'errors') ? answer['errors'] : undefined;
    return Array.isArray(list) ? (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)({ first: list[0] }, 'first') : undefined;
}


/***/ }),

/***/ 3436:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ presented)
/* harmony export */ });
/* unused harmony export claimed */
/* harmony import */ var _identity_shown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5059);

/** One claim of the lease's own token, to be compared with the server's side; the token itself is never shown. */
const claimed = ({ claims }, name) => (0,_identity_shown_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .S)(claims[name]);
/** Our side of a refusal: who the token says that it is, one claim a line. */
const presented = (token) => ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimed(token, name)}`);


/***/ })

};
;