"use strict";
exports.id = "azure-exchange";
exports.ids = ["azure-exchange"];
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

/***/ 3408:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchange: () => (/* binding */ exchange)
});

// EXTERNAL MODULE: ./.build/kit/requestId.js
var requestId = __webpack_require__(3896);
// EXTERNAL MODULE: ./.build/providers/answer.js
var providers_answer = __webpack_require__(3242);
// EXTERNAL MODULE: ./.build/providers/instant.js
var instant = __webpack_require__(9619);
// EXTERNAL MODULE: ./.build/providers/presented.js
var presented = __webpack_require__(3436);
// EXTERNAL MODULE: ./.build/identity/shown.js
var shown = __webpack_require__(5059);
;// CONCATENATED MODULE: ./.build/providers/azure/credential.js

/** The federated credential that would admit this very token, ready to paste, and what is easily overlooked in it. */
function credential({ claims, audience }, { client, cloud }) {
    const name = `github-${String(claims['repository'] ?? 'actions').replace(/[^A-Za-z0-9]+/g, '-')}`.slice(0, 120);
    return [
        'A federated credential that admits this job:',
        '{',
        `  "name": ${(0,shown/* shown */.S)(name)},`,
        `  "issuer": ${(0,shown/* shown */.S)(claims['iss'])},`,
        `  "subject": ${(0,shown/* shown */.S)(claims['sub'])},`,
        `  "audiences": [${(0,shown/* shown */.S)(audience)}]`,
        '}',
        `For an application: az ad app federated-credential create --id ${client} --parameters credential.json`,
        ...remarks(String(claims['sub'] ?? ''), audience, cloud.audience),
    ];
}
function remarks(subject, audience, usual) {
    const capitals = [...new Set(subject.match(/[^:/@]*[A-Z][^:/@]*/g) ?? [])];
    const alike = audience !== usual && audience.toLowerCase().replace(/\/+$/, '') === usual.toLowerCase();
    return [
        ...(capitals.length > 0
            ? [`Capital letters count: ${capitals.map((each) => (0,shown/* shown */.S)(each)).join(', ')}.`]
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
        'no federated credential has this subject: the environment of a job replaces the branch in it, and a tag or pull request has another form',
        'the subject has numeric ids in it (repositories created, renamed or moved since July 2026)',
        'the credential is younger than some minutes',
    ],
    COMPARE,
];
const EXPRESSION = [
    ['the expression of a flexible federated credential does not match, or is not allowed here'],
    'Compare its parts with the claims in the log; only `sub` and `job_workflow_ref` may be used, and only with the issuer of github.com.',
];
const TENANT = [
    ['the tenant does not exist in this cloud', '`tenant` is mistyped or empty'],
    'Check `tenant` and `cloud`.',
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
/** Entra's own codes; some numbers say the same. */
const CODES = rows([
    [[700213, 70021], NO_MATCH],
    [
        [7002138],
        [
            [
                'a federated credential has the same letters in another case; Entra tells them apart since 2025',
            ],
            'Add a federated credential with the letters in the case that the log shows; the other one may serve others.',
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
                '`client` or `tenant` is mistyped, or the variable that fills it is empty',
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
/** The codes that are about the federated credential, whose text then helps. */
const FEDERATED = new Set([700213, 70021, 7002138, 700211, 700212, 7002131, 7000226, 700023]);
/** Seen outside this step, or healed by its repeated attempts, so that only the README can tell of them. */
const ELSEWHERE = [
    {
        code: 'EXCHANGE_REFUSED',
        sign: 'No subscriptions found (Azure CLI)',
        causes: ['the identity has no role in any subscription'],
        cure: 'Assign a role, or log in with --allow-no-subscriptions.',
    },
    {
        code: 'ANSWER_INVALID',
        sign: 'JSON is invalid: Expecting value (Azure CLI)',
        causes: ['Entra answered with nothing, which passes'],
        cure: 'Attempts are repeated here within `timeout`; raise it if that was not enough.',
    },
];
/** All rows, for the README. */
const refusals = [...new Set(CODES.values()), ...ELSEWHERE];
/** Entra's code of an answer: from the list, or from the text where it stands first. */
function codeOf(answer) {
    const codes = (0,providers_answer/* own */.ZV)(answer, 'error_codes');
    const first = Array.isArray(codes) ? codes[0] : undefined;
    if (typeof first === 'number')
        return first;
    const [, digits] = /AADSTS(\d{5,8})/.exec((0,providers_answer/* heard */.HK)((0,providers_answer/* textAt */.$6)(answer, 'error_description') ?? '')) ?? [];
    return digits === undefined ? undefined : Number(digits);
}
/** The row of a code, under the very number that was said. */
function recognised(code) {
    const row = code === undefined ? undefined : CODES.get(code);
    return row && { ...row, sign: `AADSTS${code}` };
}
/** Whether the federated credential itself is in question. */
const isFederated = (code) => code !== undefined && FEDERATED.has(code);
function rows(all) {
    return new Map(all.flatMap(([codes, [causes, cure]]) => {
        const row = {
            code: 'EXCHANGE_REFUSED',
            sign: codes.map((code) => `AADSTS${code}`).join(', '),
            causes,
            cure,
        };
        return codes.map((code) => [code, row]);
    }));
}

;// CONCATENATED MODULE: ./.build/providers/azure/exchange.js







const NOTE = 'Entra revokes no single access token of an application';
const OVERLOADED = new Set([90033, 50196]);
/** A fresh ID token, or keys that Entra fetched meanwhile, can heal these; a third attempt would not. */
const ONCE = new Set([700024, 50013]);
/** A token for each scope, all at once; one that is refused refuses the lease. */
async function exchange(terms, desk) {
    const granted = await desk.all([...terms.tokens].map(([name, scope]) => obtain(terms, desk, { name, scope })));
    const values = (0,names/* valuesOf */.sm)(terms, new Map(granted.map(({ name, token }) => [name, token])));
    const ends = granted.map(({ expiresAt }) => expiresAt);
    const expiresAt = ends.includes(undefined)
        ? undefined
        : Math.min(...ends.filter((each) => each !== undefined));
    const [only, ...more] = granted;
    return {
        credentials: { kind: 'values', values, ...(only && more.length === 0 && { token: only.name }) },
        expiresAt,
        id: terms.client,
        requestId: granted.find(({ requestId }) => requestId !== undefined)?.requestId,
    };
}
async function obtain(terms, desk, { name, scope }) {
    const host = terms.cloud.authority;
    const { answer, intent } = await desk.exchange({
        request: ({ jwt }) => request(terms, scope, jwt),
        judge,
    });
    if (answer.status !== 200)
        throw unwelcome(answer, terms, desk);
    const body = (0,providers_answer/* jsonOf */.o_)(answer, host);
    const text = (0,providers_answer/* tokenAt */.BN)(body, 'access_token');
    if (text === undefined)
        throw (0,providers_answer/* invalid */.Gq)(host, 'without an access token');
    const token = desk.secret(text);
    const seconds = (0,providers_answer/* secondsAt */.hH)(body, 'expires_in');
    const expiresAt = seconds === undefined ? undefined : desk.clock.now() + seconds;
    desk.keep({ intent, id: `${terms.client} ${scope}`, expiresAt, way: null, note: NOTE });
    (0,instant/* requireLifetime */.jY)((0,providers_answer/* own */.ZV)(body, 'expires_in'), seconds, { host, name: 'expires_in' });
    return { name, token, expiresAt, requestId: (0,requestId/* requestIdOf */.G)({ headers: answer.headers }) };
}
function request({ cloud, tenant, client }, scope, jwt) {
    const fields = [
        ['grant_type', 'client_credentials'],
        ['client_id', client],
        ['scope', scope],
        ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
        ['client_assertion', jwt],
    ];
    const url = new URL(`https://${cloud.authority}/${tenant}/oauth2/v2.0/token`);
    return { method: 'POST', url, body: { kind: 'form', fields }, expects: 'json' };
}
function judge(answer) {
    const code = answer.status < 400 ? undefined : codeOf((0,providers_answer/* leniently */.x$)(answer));
    if (code === undefined)
        return undefined;
    if (OVERLOADED.has(code))
        return 'retry';
    return ONCE.has(code) ? 'retry-with-fresh-token' : undefined;
}
function unwelcome(answer, terms, desk) {
    const code = codeOf((0,providers_answer/* leniently */.x$)(answer));
    const ours = isFederated(code) ? credential(desk.token, terms) : (0,presented/* presented */.J)(desk.token);
    const to = `the exchange for client ${terms.client} in tenant ${terms.tenant}`;
    return (0,providers_answer/* refused */.J5)(answer, {
        code: 'EXCHANGE_REFUSED',
        host: terms.cloud.authority,
        to,
        row: recognised(code),
        ours,
    });
}


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