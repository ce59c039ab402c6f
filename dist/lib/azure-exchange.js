"use strict";
exports.id = "azure-exchange";
exports.ids = ["azure-exchange"];
exports.modules = {

/***/ 4334:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchange: () => (/* binding */ exchange)
});

// EXTERNAL MODULE: ./.build/core/requestId.js
var requestId = __webpack_require__(2563);
// EXTERNAL MODULE: ./.build/providers/describeToken.js
var describeToken = __webpack_require__(2516);
// EXTERNAL MODULE: ./.build/providers/parseExpiry.js
var parseExpiry = __webpack_require__(5570);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/identity/quoteClaim.js
var quoteClaim = __webpack_require__(5800);
;// CONCATENATED MODULE: ./.build/providers/azure/federatedCredential.js

/**
 * Returns a federated credential that would accept this token, ready to paste, and hints about
 * details that are easily overlooked.
 */
function federatedCredential({ claims, audience }, { clientId, cloud }) {
    const name = `github-${String(claims['repository'] ?? 'actions').replace(/[^A-Za-z0-9]+/g, '-')}`.slice(0, 120);
    return [
        'A federated credential that admits this job:',
        '{',
        `  "name": ${(0,quoteClaim/* quoteClaim */.x)(name)},`,
        `  "issuer": ${(0,quoteClaim/* quoteClaim */.x)(claims['iss'])},`,
        `  "subject": ${(0,quoteClaim/* quoteClaim */.x)(claims['sub'])},`,
        `  "audiences": [${(0,quoteClaim/* quoteClaim */.x)(audience)}]`,
        '}',
        `For an application: az ad app federated-credential create --id ${clientId} ` +
            `--parameters credential.json`,
        ...hints(String(claims['sub'] ?? ''), audience, cloud.audience),
    ];
}
function hints(subject, audience, usual) {
    const capitals = [...new Set(subject.match(/[^:/@]*[A-Z][^:/@]*/g) ?? [])];
    const alike = audience !== usual && audience.toLowerCase().replace(/\/+$/, '') === usual.toLowerCase();
    return [
        ...(capitals.length > 0
            ? [`Capital letters count: ${capitals.map((capital) => (0,quoteClaim/* quoteClaim */.x)(capital)).join(', ')}.`]
            : []),
        ...(alike ? [`The audience differs from ${usual} by case or by a slash at its end.`] : []),
        'The issuer has no slash at its end.',
    ];
}

// EXTERNAL MODULE: ./.build/providers/azure/names.js
var names = __webpack_require__(9850);
;// CONCATENATED MODULE: ./.build/providers/azure/refusals.js

const COMPARE = 'Compare the federated credential of the application with the one in the log, letter by letter.';
const NO_MATCH = [
    [
        'no federated credential has this subject: the environment of a job replaces the branch ' +
            'in it, and a tag or pull request has another form',
        'the subject has numeric ids in it (repositories created, renamed or moved since July 2026)',
        'the credential is younger than some minutes',
    ],
    COMPARE,
];
const EXPRESSION = [
    ['the expression of a flexible federated credential does not match, or is not allowed here'],
    'Compare its parts with the claims in the log; only `sub` and `job_workflow_ref` may be ' +
        'used, and only with the issuer of github.com.',
];
const TENANT = [
    ['the tenant does not exist in this cloud', '`tenant-id` is mistyped or empty'],
    'Check `tenant-id` and `cloud`.',
];
const SCOPE = [
    ['the resource is unknown in this tenant, or the scope does not end in /.default'],
    'Check `scope`, such as https://vault.azure.net/.default.',
];
const SECRET = [
    ['the application expects a secret or certificate here, not a federated credential'],
    'Add a federated credential to the application.',
];
const CLOUD = [
    ['the tenant belongs to another national cloud'],
    'Set `cloud` to the one of the tenant.',
];
/** The rows by Entra's error codes; several codes may share a row. */
const CODES = rows([
    [[700213, 70021], NO_MATCH],
    [
        [7002138],
        [
            [
                'a federated credential has the same letters in another case; Entra tells them apart ' +
                    'since 2025',
            ],
            'Add a federated credential with the letters in the case that the log shows; the other ' +
                'one may serve others.',
        ],
    ],
    [
        [700211],
        [
            [
                'no federated credential has this issuer: a slash at its end is one letter too many',
                'the server is GitHub Enterprise, or the enterprise has a slug in its issuer',
            ],
            COMPARE,
        ],
    ],
    [
        [700212],
        [
            ['no federated credential has this audience', '`cloud` is not the one of the tenant'],
            COMPARE,
        ],
    ],
    [[7002131, 700233, 700234, 700235, 700237, 7002241], EXPRESSION],
    [[7000226], [['the application has no federated credential at all'], 'Add the one in the log.']],
    [
        [700024],
        [
            ['the ID token was too old when it arrived', "the runner's clock is wrong"],
            'Run it again; set the clock of the runner.',
        ],
    ],
    [
        [700023],
        [
            ['the audience of the ID token is not one that Entra accepts'],
            'Leave `audience` out, so that it follows from `cloud`.',
        ],
    ],
    [
        [50013, 500133],
        [
            ['Entra could not fetch or match the keys of the issuer'],
            'Run it again; a private issuer must be reachable by Entra.',
        ],
    ],
    [
        [700016],
        [
            [
                'the application is unknown in this tenant',
                '`client-id` or `tenant-id` is mistyped, or the variable that fills it is empty',
            ],
            'Check both ids.',
        ],
    ],
    [[90002, 900023], TENANT],
    [[500011, 70011, 1002012], SCOPE],
    [[7000215, 7000222], SECRET],
    [
        [53003],
        [
            ['a Conditional Access policy for workload identities blocks this place'],
            'Let the policy admit the addresses of the runners.',
        ],
    ],
    [[900439, 900440], CLOUD],
    [
        [90033, 50196],
        [['Entra is overloaded, or asked too often'], 'Run it again; raise `timeout` if it lasts.'],
    ],
]);
/** The codes that concern the federated credential; only for these is it shown. */
const FEDERATED = new Set([700213, 70021, 7002138, 700211, 700212, 7002131, 7000226, 700023]);
/**
 * Seen outside this step, or resolved by its retries, so that only the README can describe them.
 */
const ELSEWHERE = [
    {
        code: 'EXCHANGE_REFUSED',
        symptom: 'No subscriptions found (Azure CLI)',
        causes: ['the identity has no role in any subscription'],
        fix: 'Assign a role, or log in with --allow-no-subscriptions.',
    },
    {
        code: 'RESPONSE_INVALID',
        symptom: 'JSON is invalid: Expecting value (Azure CLI)',
        causes: ['Entra answered with nothing, which passes'],
        fix: 'Attempts are repeated here within `timeout`; raise it if that was not enough.',
    },
];
/** All troubleshooting rows, for the README. */
const refusals = [...new Set(CODES.values()), ...ELSEWHERE];
/**
 * Returns Entra's error code from the list of a response, else the first one in its description;
 * `undefined` if there is none.
 */
function errorCode(response) {
    const codes = (0,providers_response/* ownMember */.nV)(response, 'error_codes');
    const first = Array.isArray(codes) ? codes[0] : undefined;
    if (typeof first === 'number')
        return first;
    const [, digits] = /AADSTS(\d{5,8})/.exec((0,providers_response/* clip */.$Q)((0,providers_response/* textAt */.$6)(response, 'error_description') ?? '')) ?? [];
    return digits === undefined ? undefined : Number(digits);
}
/** Returns the row of a code, with exactly that code as the symptom. */
function recognised(code) {
    const row = code === undefined ? undefined : CODES.get(code);
    return row && { ...row, symptom: `AADSTS${code}` };
}
/** Returns whether the code concerns the federated credential. */
const isFederated = (code) => code !== undefined && FEDERATED.has(code);
function rows(all) {
    return new Map(all.flatMap(([codes, [causes, fix]]) => {
        const row = {
            code: 'EXCHANGE_REFUSED',
            symptom: codes.map((code) => `AADSTS${code}`).join(', '),
            causes,
            fix,
        };
        return codes.map((code) => [code, row]);
    }));
}

;// CONCATENATED MODULE: ./.build/providers/azure/exchange.js







const NOTE = 'Entra revokes no single access token of an application';
const OVERLOADED = new Set([90033, 50196]);
/**
 * May succeed with a fresh ID token, or with signing keys that Entra has fetched since; a third
 * attempt would not help.
 */
const RETRY_WITH_FRESH_TOKEN = new Set([700024, 50013]);
/**
 * Requests a token for each scope in parallel and returns the lease. Throws if any of them is
 * rejected.
 */
async function exchange(config, leaseSession) {
    const granted = await leaseSession.all([...config.tokens].map(([name, scope]) => obtain(config, leaseSession, { name, scope })));
    const values = (0,names/* valuesOf */.sm)(config, new Map(granted.map(({ name, token }) => [name, token])));
    const ends = granted.map(({ expiresAt }) => expiresAt);
    const expiresAt = ends.includes(undefined)
        ? undefined
        : Math.min(...ends.filter((end) => end !== undefined));
    const [only, ...more] = granted;
    return {
        credentials: { kind: 'values', values, ...(only && more.length === 0 && { token: only.name }) },
        expiresAt,
        id: config.clientId,
        requestId: granted.find(({ requestId }) => requestId !== undefined)?.requestId,
    };
}
async function obtain(config, leaseSession, { name, scope }) {
    const host = config.cloud.authority;
    const { response, intent } = await leaseSession.exchange({
        request: ({ jwt }) => request(config, scope, jwt),
        judge,
    });
    if (response.status !== 200)
        throw rejected(response, config, leaseSession);
    const body = (0,providers_response/* parseJson */.qF)(response, host);
    const text = (0,providers_response/* tokenAt */.BN)(body, 'access_token');
    if (text === undefined)
        throw (0,providers_response/* responseInvalid */.h)(host, 'without an access token');
    const token = leaseSession.secret(text);
    const seconds = (0,providers_response/* secondsAt */.hH)(body, 'expires_in');
    const expiresAt = seconds === undefined ? undefined : leaseSession.clock.now() + seconds;
    leaseSession.keep({
        intent,
        id: `${config.clientId} ${scope}`,
        expiresAt,
        revocation: null,
        note: NOTE,
    });
    (0,parseExpiry/* requireLifetime */.jY)((0,providers_response/* ownMember */.nV)(body, 'expires_in'), seconds, { host, name: 'expires_in' });
    return { name, token, expiresAt, requestId: (0,requestId/* requestIdOf */.G)({ headers: response.headers }) };
}
function request({ cloud, tenantId, clientId }, scope, jwt) {
    const fields = [
        ['grant_type', 'client_credentials'],
        ['client_id', clientId],
        ['scope', scope],
        ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
        ['client_assertion', jwt],
    ];
    const url = new URL(`https://${cloud.authority}/${tenantId}/oauth2/v2.0/token`);
    return { method: 'POST', url, body: { kind: 'form', fields }, expects: 'json' };
}
function judge(response) {
    const code = response.status < 400 ? undefined : errorCode((0,providers_response/* jsonOrEmpty */.fi)(response));
    if (code === undefined)
        return undefined;
    if (OVERLOADED.has(code))
        return 'retry';
    return RETRY_WITH_FRESH_TOKEN.has(code) ? 'retry-with-fresh-token' : undefined;
}
function rejected(response, config, leaseSession) {
    const code = errorCode((0,providers_response/* jsonOrEmpty */.fi)(response));
    const diagnostics = isFederated(code)
        ? federatedCredential(leaseSession.token, config)
        : (0,describeToken/* describeToken */.d)(leaseSession.token);
    const to = `the exchange for client ${config.clientId} in tenant ${config.tenantId}`;
    return (0,providers_response/* rejection */.cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host: config.cloud.authority,
        to,
        row: recognised(code),
        diagnostics,
    });
}


/***/ }),

/***/ 2516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ describeToken)
/* harmony export */ });
/* unused harmony export claimText */
/* harmony import */ var _identity_quoteClaim_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5800);

/**
 * Returns one claim of the lease's token, quoted for comparison with the server's configuration.
 * The token itself is never shown.
 */
const claimText = ({ claims }, name) => (0,_identity_quoteClaim_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteClaim */ .x)(claims[name]);
/** Returns the identity claims of the token for a rejection's diagnostics, one claim per line. */
const describeToken = (token) => ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimText(token, name)}`);


/***/ }),

/***/ 5570:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q$: () => (/* binding */ dateOf),
/* harmony export */   TV: () => (/* binding */ numericDateOf),
/* harmony export */   jY: () => (/* binding */ requireLifetime),
/* harmony export */   rQ: () => (/* binding */ parseExpiry)
/* harmony export */ });
/* harmony import */ var _journal_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7427);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2323);


const NEAREST_EPOCH = 1e9;
const NEAREST_MILLISECONDS = 1e12;
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)$/;
/**
 * Returns the expiry in seconds since the epoch, parsed from any of the three usual forms;
 * `undefined` if the value has another form, or is a zero that means "never".
 */
function parseExpiry(value, now) {
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
/** Returns the seconds since the epoch in a JWT's `exp`; `undefined` if it is not a date. */
const numericDateOf = (value) => typeof value === 'number' && value >= 0 ? (0,_journal_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .clampExpiry */ .N)(value) : undefined;
/**
 * Throws `RESPONSE_INVALID` if a response states a lifetime that cannot be parsed: a lease of
 * unknown length is exported only if the server states no lifetime, which includes `null` and zero.
 * Call it after the receipt is kept, so that the lease is revoked.
 */
function requireLifetime(stated, understood, { host, name }) {
    const none = stated === undefined || stated === null || stated === 0 || stated === '0';
    if (none || understood !== undefined)
        return;
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .responseInvalid */ .h)(host, `with a lifetime at "${name}" that cannot be read`);
}


/***/ }),

/***/ 2323:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   BN: () => (/* binding */ tokenAt),
/* harmony export */   cz: () => (/* binding */ rejection),
/* harmony export */   fi: () => (/* binding */ jsonOrEmpty),
/* harmony export */   h: () => (/* binding */ responseInvalid),
/* harmony export */   hH: () => (/* binding */ secondsAt),
/* harmony export */   lJ: () => (/* binding */ objectAt),
/* harmony export */   nV: () => (/* binding */ ownMember),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9773);
/* harmony import */ var _core_requestId_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2563);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6548);




// Real responses have five levels; deeper nesting would overflow the stack of recursive code.
const DEEPEST = 64;
/**
 * Returns the JSON object of a response. Throws `RESPONSE_INVALID` if the body is anything else, or
 * if it contains a duplicate key.
 */
function parseJson({ text }, host) {
    const read = deeperThan(text, DEEPEST)
        ? { error: 'is nested too deeply' }
        : (0,_core_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .l)(text);
    if ('error' in read)
        throw responseInvalid(host, `with something that ${read.error}`);
    return read.members;
}
/**
 * Returns the JSON object of an error response, or an empty object if the body is anything else.
 * Unlike `parseJson`, it never throws: the status alone is a rejection already.
 */
function jsonOrEmpty({ text }) {
    const value = deeperThan(text, DEEPEST) ? undefined : parsed(text);
    return isObject(value) ? value : {};
}
/**
 * Returns the failure for a success response that cannot be trusted. `sentence` completes `HOST
 * answered …` and must not quote the response.
 */
const responseInvalid = (host, sentence) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('RESPONSE_INVALID', `${host} answered ${sentence}`);
/** Returns the member if it is an object, else `undefined`. */
function objectAt(object, name) {
    const value = ownMember(object, name);
    return isObject(value) ? value : undefined;
}
/** Returns the member if it is a non-empty string, else `undefined`. */
function textAt(object, name) {
    const value = ownMember(object, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/**
 * Returns the member if it fits into a header and a variable unchanged: a non-empty string of
 * visible ASCII. A line break in a token is an injection attempt.
 */
function tokenAt(object, name) {
    const value = textAt(object, name);
    return value !== undefined && /^[\x21-\x7e]+$/.test(value) ? value : undefined;
}
/**
 * Returns a member that counts seconds, given as a number or (by some servers) as digits;
 * `undefined` if it is absent, malformed or longer than ten years, which no lease outlives.
 */
function secondsAt(object, name) {
    const value = ownMember(object, name);
    const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    return typeof count === 'number' && count >= 0 && count <= 315_576_000 ? count : undefined;
}
// Error messages are short, and a pattern such as /claim .* is missing/ that does not match takes
// quadratic time.
const SENTENCE = 4096;
/** Returns the part of an error message that patterns are matched against. */
const clip = (words) => words.slice(0, SENTENCE);
/** Returns the object's own member, never an inherited one. */
const ownMember = (object, name) => Object.hasOwn(object, name) ? object[name] : undefined;
/**
 * Returns the failure for a rejected request, without quoting the server: status, recognised row,
 * diagnostics. A redirect is explained and never followed. A success status without a row is
 * `RESPONSE_INVALID`: the response contains no credentials.
 */
function rejection(response, { code, host, to, row, diagnostics = [] }) {
    const { status } = response;
    if (status < 300 && !row)
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('RESPONSE_INVALID', `${host} returned ${status} for ${to}, but no credentials`);
    const redirect = status >= 300 && status < 400;
    const meaning = redirect
        ? `, a redirect${target(response)}, which is not followed`
        : row
            ? `: ${row.symptom}`
            : '';
    const facts = row ?? (redirect ? REDIRECT : undefined);
    const message = [`${host} returned ${status} to ${to}${meaning}`, ...diagnostics].join('\n');
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(code, message, {
        ...(facts && { causes: facts.causes, fix: facts.fix }),
        requestId: (0,_core_requestId_js__WEBPACK_IMPORTED_MODULE_2__/* .requestIdOf */ .G)(response),
    });
}
const REDIRECT = {
    causes: [
        'the address is not the one that the server calls its own',
        'a portal or proxy answers in its place',
    ],
    fix: 'Set the address to the one that answers itself. A token is never sent on to where a ' +
        'response points.',
};
function target({ headers }) {
    const location = headers['location'] ?? '';
    return URL.canParse(location) ? ` to ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeForeign */ .I)(new URL(location).host)}` : '';
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
/** Returns whether brackets outside strings are nested deeper than the limit. Allocates nothing. */
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


/***/ })

};
;