"use strict";
exports.id = "identity-idToken-and-others";
exports.ids = ["identity-idToken-and-others"];
exports.modules = {

/***/ 2457:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HB: () => (/* binding */ ownClaim),
/* harmony export */   Hh: () => (/* binding */ confusableNames),
/* harmony export */   R2: () => (/* binding */ invalidToken),
/* harmony export */   x2: () => (/* binding */ quoteClaim)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);

const ownClaim = (claims, name) => Object.hasOwn(claims, name) ? claims[name] : undefined;
function confusableNames(claims, names) {
    const folded = new Set(Object.keys(claims)
        .filter((name) => !names.includes(name))
        .map(foldName));
    return names.filter((name) => folded.has(name));
}
const foldName = (name) => name
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/gu, '')
    .toLowerCase();
function invalidToken(...reasons) {
    const [first = '', ...more] = reasons;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ID_TOKEN_INVALID', more.length === 0
        ? `the ID token is rejected: ${first}`
        : ['the ID token is rejected:', ...reasons].join('\n'));
}
const LONGEST = 400;
function quoteClaim(value) {
    switch (typeof value) {
        case 'undefined':
            return 'absent';
        case 'string':
            return value.length > LONGEST ? `${ascii(value.slice(0, LONGEST))} (cut)` : ascii(value);
        case 'number':
        case 'boolean':
            return `the ${typeof value} ${value}, not a string`;
        default:
            return Array.isArray(value) ? 'a list, not a string' : 'not a string';
    }
}
const ascii = (text) => JSON.stringify(text)
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '## [');


/***/ }),

/***/ 1229:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KG: () => (/* binding */ ACCEPTED_EVENTS),
/* harmony export */   Qz: () => (/* binding */ needsPayload),
/* harmony export */   bH: () => (/* binding */ CONDITIONAL_EVENTS)
/* harmony export */ });
const ACCEPTED_EVENTS = [
    'push',
    'schedule',
    'workflow_dispatch',
    'release',
    'merge_group',
    'deployment',
    'repository_dispatch',
    'create',
    'delete',
];
const CONDITIONAL_EVENTS = {
    pull_request: 'its head repository is this one',
    workflow_run: 'the run that triggered it is of this repository, and was started by one of the events before',
};
const needsPayload = (event) => event !== undefined && Object.hasOwn(CONDITIONAL_EVENTS, event);


/***/ }),

/***/ 1593:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ parseExpectations),
/* harmony export */   v: () => (/* binding */ mismatches)
/* harmony export */ });
/* harmony import */ var _inputs_yamlValue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2045);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2457);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7114);



const NUMERIC_CLAIMS = new Set(['exp', 'iat', 'nbf']);
function parseExpectations(node, addError) {
    if (!(0,_inputs_yamlValue_js__WEBPACK_IMPORTED_MODULE_1__/* .isYamlMap */ .S)(node))
        addError(undefined, 'must be a YAML mapping, one `claim: value` per line');
    else if (node.size === 0)
        addError(undefined, 'names no claim; leave it out to expect nothing');
    return new Map([...((0,_inputs_yamlValue_js__WEBPACK_IMPORTED_MODULE_1__/* .isYamlMap */ .S)(node) ? node : [])].map(([claim, value]) => [
        claim,
        parsePatterns(value, (sentence) => addError(claim, sentence), claim),
    ]));
}
function parsePatterns(value, addError, claim) {
    if (NUMERIC_CLAIMS.has(claim))
        addError('is a number that differs in every token and is always checked; remove it');
    const items = (0,_inputs_yamlValue_js__WEBPACK_IMPORTED_MODULE_1__/* .isYamlList */ .g)(value) ? value : [value];
    if (items.length === 0)
        addError('is an empty list, which nothing matches; write "" for an empty string');
    const patterns = items.filter((item) => typeof item === 'string');
    if (patterns.length < items.length)
        addError('must be a string or a list of strings');
    if (patterns.some((pattern) => pattern.includes('***')))
        addError('has three stars in a row; * stops at / and :, ** crosses both');
    return patterns;
}
function mismatches(claims, expectations) {
    return [...expectations].flatMap(([claim, expected]) => {
        const got = (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .ownClaim */ .HB)(claims, claim);
        const held = typeof got === 'string' && expected.some((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .matches */ .c)(pattern, got));
        return held ? [] : [{ claim, expected, got }];
    });
}


/***/ }),

/***/ 7114:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ matches)
/* harmony export */ });
function matches(pattern, text) {
    if (!pattern.includes('*'))
        return pattern === text;
    const parts = pattern.match(/\*\*?|[^*]/gu) ?? [];
    let reached = step(parts, new Uint8Array(parts.length + 1), '');
    for (const point of text)
        reached = step(parts, reached, point);
    return reached.at(-1) === 1;
}
function step(parts, before, point) {
    const after = new Uint8Array(before.length);
    after[0] = Number(point === '');
    const barrier = point === '/' || point === ':';
    parts.forEach((part, n) => {
        const wild = part === '*' || part === '**';
        const taken = wild
            ? before[n + 1] === 1 && !(barrier && part === '*')
            : before[n] === 1 && part === point;
        after[n + 1] = Number(taken || (wild && after[n] === 1));
    });
    return after;
}


/***/ }),

/***/ 702:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  YY: () => (/* binding */ requestAddress),
  Fr: () => (/* binding */ requestToken),
  hU: () => (/* reexport */ unavailable)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var core_failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/json.js
var json = __webpack_require__(9773);
// EXTERNAL MODULE: ./.build/core/secret.js
var secret = __webpack_require__(4355);
// EXTERNAL MODULE: ./.build/core/url.js
var core_url = __webpack_require__(6586);
// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
;// CONCATENATED MODULE: ./.build/identity/unavailable.js


async function unavailable(job) {
    if (job.forgejo)
        return onForgejo();
    if (job.act)
        return actFailure();
    const fork = await findFork(job);
    if (fork !== undefined)
        return forkFailure(fork, job.github('event_name') ?? '');
    return [job.github('actor'), job.github('triggering_actor')].includes('dependabot[bot]')
        ? dependabotFailure(job)
        : permissionFailure(job);
}
function onForgejo() {
    const lines = [
        'the runner offers no ID tokens to this job',
        'Forgejo needs this line in the workflow or in the job, and does not read `permissions`:',
        '    enable-openid-connect: true',
    ];
    return new core_failure/* Failure */.HR('ID_TOKEN_UNAVAILABLE', lines.join('\n'), {
        causes: [
            'the workflow lacks `enable-openid-connect: true`',
            'the run is of a pull request from a fork, which gets no ID tokens unless the event is ' +
                'pull_request_target',
            'Forgejo is older than version 15, or its runner is older than version 13',
        ],
        fix: 'Add `enable-openid-connect: true`; for runs of forks leave the job out, or set ' +
            '`on-unavailable: skip`.',
    });
}
function actFailure() {
    return new core_failure/* Failure */.HR('ID_TOKEN_UNAVAILABLE', 'the job runs under act, which offers no ID tokens', {
        causes: ['nektos/act has no issuer'],
        fix: 'Run the workflow on GitHub, or give act the token service of an issuer of ' +
            'your own by ' +
            '`--env ACTIONS_ID_TOKEN_REQUEST_URL=…` and `--env ACTIONS_ID_TOKEN_REQUEST_TOKEN=…`.',
    });
}
async function findFork(job) {
    const event = job.github('event_name') ?? '';
    if (!event.startsWith('pull_request') || event === 'pull_request_target')
        return undefined;
    const { pull_request: request } = (await job.event());
    if (request?.head === undefined)
        return undefined;
    const head = request.head.repo?.full_name;
    return head === job.github('repository') ? undefined : (0,sanitize/* sanitizeForeign */.I)(String(head ?? ''));
}
function forkFailure(fork, event) {
    const name = fork === '' ? 'a fork that is gone' : `the fork ${fork}`;
    const lines = [
        `the run is of a pull request from ${name}, and runs of forks get no ID tokens, ` +
            `whatever their permissions`,
        'To leave the job out for forks, and for nothing else:',
        ...block([
            `if: github.event_name != '${(0,sanitize/* sanitizeForeign */.I)(event)}' ||`,
            '  github.event.pull_request.head.repo.full_name == github.repository',
        ]),
    ];
    return new core_failure/* Failure */.HR('ID_TOKEN_UNAVAILABLE', lines.join('\n'), {
        causes: ['the pull request comes from a fork'],
        fix: 'Leave the job out for forks, or let it go on without credentials by ' +
            '`on-unavailable: skip`.',
    });
}
function dependabotFailure(job) {
    const lines = [
        'the run was started by Dependabot, whose jobs may only read unless they say otherwise',
        ...permissions(job),
        'Or, to leave the job out for Dependabot:',
        ...block(["if: github.event.pull_request.user.login != 'dependabot[bot]'"]),
    ];
    return new core_failure/* Failure */.HR('ID_TOKEN_UNAVAILABLE', lines.join('\n'), {
        causes: ['the run belongs to Dependabot'],
        fix: 'Grant the permission to the job, leave the job out for Dependabot, or set ' +
            '`on-unavailable: skip`.',
    });
}
function permissionFailure(job) {
    return new core_failure/* Failure */.HR('ID_TOKEN_UNAVAILABLE', ['the job has no permission to request ID tokens', ...permissions(job)].join('\n'), {
        causes: [
            'the job lacks `permissions: id-token: write`',
            'the job is in a reusable workflow, and the job that calls it does not pass the ' +
                'permission on',
            ...(onGitHub(job) ? [] : ['this GitHub Enterprise Server does not offer ID tokens']),
        ],
    });
}
function permissions(job) {
    const name = /^[\w-]{1,100}$/.exec(job.github('job') ?? '')?.[0] ?? 'JOB';
    return [
        'Add this to the job (what is not named there is not granted, so name what its other ' +
            'steps need):',
        ...['jobs:', `  ${name}:`, '    permissions:', '      id-token: write', '      contents: read'],
        'If the workflow is called by another one (on: workflow_call), the job that calls it ' +
            'needs the same: a called job has at most what its caller has.',
    ];
}
const block = (lines) => lines.map((line) => `    ${line}`);
const onGitHub = (job) => /^https:\/\/(?:github\.com|[^/]+\.ghe\.com)$/.test(job.github('server_url') ?? 'https://github.com');

;// CONCATENATED MODULE: ./.build/identity/idToken.js






async function requestToken(runtime, { client, issuer }, audience) {
    const { idToken } = runtime.job;
    if (!idToken)
        throw await unavailable(runtime.job);
    const url = requestAddress(runtime.job, issuer);
    url.searchParams.set('audience', audience);
    const headers = { Authorization: new secret/* Secret */.zh(`Bearer ${idToken.bearer.reveal()}`) };
    const response = await client
        .send({ method: 'GET', url, headers, expects: 'json' }, { judge })
        .catch((error) => {
        throw withContext((0,core_failure/* asFailure */.h_)(error));
    });
    if (response.status !== 200)
        throw tokenServiceFailure(response);
    const parsed = (0,json/* parseObject */.l)(response.text);
    const value = 'members' in parsed ? parsed.members['value'] : undefined;
    if (typeof value !== 'string' || value === '')
        throw new core_failure/* Failure */.HR('RESPONSE_INVALID', `${url.host} responded without an ID token`);
    const jwt = new secret/* Secret */.zh(value);
    runtime.mask(jwt);
    return jwt;
}
function requestAddress(job, issuer) {
    const text = job.idToken?.url ?? '';
    const url = (0,core_url/* parseSafeUrl */.Q)(text);
    if (!url)
        throw refusedAddress('is not an https URL without credentials');
    switch (issuer.source.name) {
        case 'github':
            return url;
        case 'forgejo':
            return pinned(text, url, pathOfRun(issuer, job.github('run_id')));
    }
}
function pinned(text, url, expected) {
    const [address, ...query] = text.split('?');
    if (expected !== undefined && address === expected && query.length < 2 && !text.includes('#'))
        return url;
    if (expected === undefined)
        throw refusedAddress('cannot be checked, as GITHUB_RUN_ID is not a number');
    throw refusedAddress(`must be ${expected}, with a query at most`, {
        causes: [
            "the runner is registered with another address than the Forgejo's ROOT_URL",
            'an earlier step changed the variable, which a printed line can do',
        ],
        fix: 'If ROOT_URL of the Forgejo is not GITHUB_SERVER_URL, declare it, `issuer: ' +
            'ROOT_URL/api/actions`. Otherwise find the step that sets ACTIONS_ID_TOKEN_REQUEST_URL.',
    });
}
const pathOfRun = ({ iss }, run) => /^\d+$/.test(run ?? '') ? `${iss}/_apis/pipelines/workflows/${run}/idtoken` : undefined;
const refusedAddress = (why, facts = {}) => new core_failure/* Failure */.HR('ENVIRONMENT_REFUSED', `ACTIONS_ID_TOKEN_REQUEST_URL ${why}`, {
    fix: 'Find the step that sets ACTIONS_ID_TOKEN_REQUEST_URL; the runner sets it itself where ' +
        'the job may request ID tokens.',
    ...facts,
});
const judge = ({ status, text }) => status === 403 && /\b(?:Pending|Delayed)\b/i.test(text) ? 'retry' : undefined;
function tokenServiceFailure({ status, text }) {
    const failure = (facts, why) => new core_failure/* Failure */.HR('ID_TOKEN_UNAVAILABLE', `the token service returned ${status}: ${why}`, facts);
    if (status === 401) {
        const causes = [
            'the job has run for more than six hours, and may no longer request ID tokens',
            'the job has ended',
        ];
        return failure({ causes, fix: 'Request the token earlier in the job, or split the job.' }, 'this job may no longer request ID tokens');
    }
    if (status === 403 && /\bCompleted\b/i.test(text)) {
        const causes = ['a process outlived the job that started it'];
        return failure({ causes, fix: 'Request ID tokens while the job runs.' }, 'the job has ended, and ID tokens are issued only while it runs');
    }
    if (status === 403)
        return failure({}, 'this job may not request ID tokens');
    const causes = [
        'a proxy or gateway responds instead of the token service',
        'ACTIONS_ID_TOKEN_REQUEST_URL was changed',
    ];
    return failure({
        causes,
        fix: 'Find out which server responds, and whether a step sets ACTIONS_ID_TOKEN_REQUEST_URL.',
    }, 'this is not a response of the token service');
}
function withContext(failure) {
    const { code, message } = failure;
    if (code !== 'UNREACHABLE' && code !== 'TIMED_OUT')
        return failure;
    const causes = [
        'a firewall or proxy does not know the host of the token service',
        ...failure.causes,
    ];
    return failure.with({ message: `no ID token could be fetched: ${message}`, causes });
}


/***/ }),

/***/ 8105:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ createKeySet)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9773);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6548);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2457);




const LARGEST = 256 * 1024;
const SHORTEST_BITS = 2048;
const EXPONENT = 'AQAB';
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
function createKeySet(runtime, client, issuer) {
    let skew;
    const fetchUrl = async (url) => {
        const response = await client.send({ method: 'GET', url, expects: 'json', cap: LARGEST });
        skew = measureSkew(response, runtime.now());
        return response;
    };
    const first = fetchKeys(fetchUrl, issuer);
    first.catch(() => { });
    let second;
    return {
        async find(kid) {
            const known = singleSigningKey(kid, await first);
            if (known)
                return known;
            second ??= fetchKeys(fetchUrl, issuer);
            const fresh = singleSigningKey(kid, await second);
            if (fresh)
                return fresh;
            throw (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidToken */ .R2)(`${issuer.iss} has no key with the id "${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .sanitizeForeign */ .I)(kid)}", which the token names`);
        },
        skew: () => skew,
    };
}
function measureSkew({ headers }, now) {
    const [date, age] = [Date.parse(headers['date'] ?? ''), Number(headers['age'] ?? 0)];
    return Number.isFinite(date) && Number.isFinite(age) ? date / 1000 + age - now : undefined;
}
async function fetchKeys(fetchUrl, issuer) {
    try {
        const response = await fetchUrl(issuer.jwks);
        return keysIn(response.status === 200 ? response : await discoverKeys(fetchUrl, issuer, response.status));
    }
    catch (error) {
        throw withContext((0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error), issuer);
    }
}
async function discoverKeys(fetchUrl, { iss, discovery, jwks, origin }, status) {
    const document = await fetchUrl(discovery);
    if (document.status !== 200)
        throw invalidKeySet(`${jwks.host} returned ${status} for its keys, and ${document.status} for its ` +
            `discovery document`);
    const { issuer, jwks_uri } = parseMembers(document, 'discovery document');
    if (issuer !== iss)
        throw invalidKeySet(`the discovery document of ${iss} names another issuer`);
    const url = typeof jwks_uri === 'string' ? URL.parse(jwks_uri) : null;
    if (url?.origin !== origin.origin || url.username !== '' || url.password !== '')
        throw invalidKeySet(`the discovery document of ${iss} leads to another host`);
    const response = await fetchUrl(url);
    if (response.status !== 200)
        throw invalidKeySet(`${url.host} returned ${response.status} for the keys that its discovery document names`);
    return response;
}
function keysIn(response) {
    const { keys } = parseMembers(response, 'set of keys');
    if (!Array.isArray(keys))
        throw invalidKeySet("the issuer's set of keys holds no list of keys");
    return keys.filter((key) => typeof key === 'object' && key !== null);
}
function parseMembers({ text }, what) {
    const parsed = (0,_core_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseObject */ .l)(text);
    if ('error' in parsed)
        throw invalidKeySet(`the issuer's ${what} ${parsed.error}`);
    return parsed.members;
}
function singleSigningKey(kid, keys) {
    const candidates = keys.filter((key) => key['kid'] === kid);
    if (candidates.length === 0)
        return undefined;
    const id = `the issuer's key "${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .sanitizeForeign */ .I)(kid)}"`;
    const [key, ...more] = candidates.filter(isForSignatures);
    if (hasPublishedPrivatePart(candidates, keys))
        throw (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidToken */ .R2)(`${id} is published with its private part, so anyone can sign with it`);
    if (!key)
        throw (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidToken */ .R2)(`${id} is not an RSA key for signatures with RS256`);
    if (more.length > 0)
        throw (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidToken */ .R2)(`${id} stands ${more.length + 1} times among its keys`);
    const { n, e } = key;
    const bits = typeof n === 'string' ? bitsOf(n) : undefined;
    if (typeof n !== 'string' || bits === undefined)
        throw (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidToken */ .R2)(`${id} has a modulus that is not canonical base64url`);
    if (bits < SHORTEST_BITS)
        throw (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidToken */ .R2)(`${id} has fewer than ${SHORTEST_BITS} bits`);
    if (e !== EXPONENT)
        throw (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidToken */ .R2)(`${id} has an exponent other than 65537`);
    return { kty: 'RSA', alg: 'RS256', n, e };
}
const isForSignatures = ({ kty, use, alg, key_ops: operations }) => kty === 'RSA' &&
    (use === undefined || use === 'sig') &&
    (alg === undefined || alg === 'RS256') &&
    (operations === undefined || (Array.isArray(operations) && operations.includes('verify')));
function hasPublishedPrivatePart(named, keys) {
    const moduli = new Set(named.flatMap(modulusOf));
    return keys
        .filter((key) => PRIVATE.some((member) => Object.hasOwn(key, member)))
        .some((key) => named.includes(key) || modulusOf(key).some((modulus) => moduli.has(modulus)));
}
const modulusOf = ({ n }) => typeof n === 'string'
    ? [
        Buffer.from(n, 'base64url')
            .toString('hex')
            .replace(/^(?:00)+/, ''),
    ]
    : [];
function bitsOf(modulus) {
    const bytes = Buffer.from(modulus, 'base64url');
    const [highest = 0] = bytes;
    if (highest === 0 || bytes.toString('base64url') !== modulus)
        return undefined;
    return bytes.length * 8 - (Math.clz32(highest) - 24);
}
function invalidKeySet(message) {
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('RESPONSE_INVALID', message, {
        causes: [
            'a proxy or gateway responds instead of the issuer',
            'the issuer has another address than the one derived from this server',
        ],
        fix: 'Fetch the URL from the runner yourself, and check which server responds.',
    });
}
function withContext(failure, { iss, jwks }) {
    const { code, message } = failure;
    if (code !== 'UNREACHABLE' && code !== 'TIMED_OUT')
        return failure;
    return failure.with({
        message: `the keys of ${iss} could not be fetched: ${message}`,
        fix: `${failure.fix} Signatures are always verified, so the runner must be able to reach ` +
            `${jwks.host}.`,
    });
}


/***/ }),

/***/ 4708:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  VH: () => (/* reexport */ loadVerifier),
  MX: () => (/* binding */ verify)
});

// UNUSED EXPORTS: VerifiedToken

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/inputs/suggest.js
var suggest = __webpack_require__(1995);
// EXTERNAL MODULE: ./.build/identity/claims.js
var identity_claims = __webpack_require__(2457);
// EXTERNAL MODULE: ./.build/identity/expect.js
var expect = __webpack_require__(1593);
// EXTERNAL MODULE: ./.build/identity/glob.js
var glob = __webpack_require__(7114);
// EXTERNAL MODULE: ./.build/identity/sources.js
var sources = __webpack_require__(3384);
;// CONCATENATED MODULE: ./.build/identity/claimMismatch.js






function checkExpectations(claims, leases) {
    const distinct = new Set(leases.flatMap(({ expect }) => expect));
    const differing = [...distinct].flatMap((expectations) => {
        const found = (0,expect/* mismatches */.v)(claims, expectations);
        const names = leases
            .filter(({ expect }) => expect.includes(expectations))
            .map(({ name }) => name);
        return found.length === 0 ? [] : [{ found, names }];
    });
    if (differing.length === 0)
        return;
    const concerned = new Set(differing.flatMap(({ names }) => names));
    const [lease = ''] = concerned;
    const names = [...new Set(differing.flatMap(({ found }) => found.map(({ claim }) => claim)))];
    const lines = differing.flatMap(({ found, names: of }) => {
        const label = of.length === leases.length || concerned.size === 1 ? '' : `${of.join(', ')}: `;
        return explainMismatches(claims, found).map((line) => `${label}${line}`);
    });
    const headline = lines.length === 1
        ? lines
        : [
            `${names.join(', ')} ${names.length === 1 ? 'differs' : 'differ'} from \`expect\``,
            ...lines,
        ];
    throw new failure/* Failure */.HR('CLAIM_MISMATCH', headline.join('\n'), {
        claims: names,
        ...(concerned.size === 1 && { lease }),
    });
}
function explainMismatches(claims, found) {
    return found.flatMap((mismatch) => {
        const { claim, expected, got } = mismatch;
        const wanted = expected.map((pattern) => (0,identity_claims/* quoteClaim */.x2)(pattern)).join(' or ');
        return [
            `${(0,identity_claims/* quoteClaim */.x2)(claim)} is ${(0,identity_claims/* quoteClaim */.x2)(got)}; expected ${wanted}`,
            ...hints(claims, mismatch).map((hint) => `  ${hint}`),
        ];
    });
}
function hints(claims, { claim, expected, got }) {
    if (got === undefined)
        return hintForMissing(claims, claim);
    if (typeof got !== 'string')
        return [];
    return [
        ...expected
            .filter((pattern) => (0,glob/* matches */.c)(widenPattern(pattern), got))
            .map((pattern) => `${(0,identity_claims/* quoteClaim */.x2)(widenPattern(pattern))} would have matched: * stops at / and :`),
        ...(expected.some((pattern) => (0,glob/* matches */.c)(pattern.toLowerCase(), got.toLowerCase()))
            ? ['only the letter case differs']
            : []),
        ...(claim === 'sub' ? subjectHints(claims, got, expected) : []),
        ...(claim === 'workflow_ref' || claim === 'job_workflow_ref'
            ? hintForWorkflowRefs(claims)
            : []),
    ];
}
const IDS = new Set(['repository_id', 'repository_owner_id', 'actor_id']);
const widenPattern = (pattern) => pattern.replace(/\*+/g, '**');
function hintForMissing(claims, claim) {
    if ((0,sources/* isForgejoToken */.Gi)(claims) && (claim === 'environment' || IDS.has(claim)))
        return [
            claim === 'environment'
                ? 'Forgejo has no environments'
                : 'Forgejo issues ids from version 16 on; before, expect `repository` by its name',
        ];
    if (claim === 'environment')
        return ['the job names no environment'];
    const meant = (0,suggest/* suggest */.Z)(claim, Object.keys(claims));
    return meant === undefined ? [] : [`did you mean ${(0,identity_claims/* quoteClaim */.x2)(meant)}?`];
}
function hintForWorkflowRefs(claims) {
    const [caller, called] = [(0,identity_claims/* ownClaim */.HB)(claims, 'workflow_ref'), (0,identity_claims/* ownClaim */.HB)(claims, 'job_workflow_ref')];
    return [
        `the run is of workflow_ref ${(0,identity_claims/* quoteClaim */.x2)(caller)}, the job of job_workflow_ref ` +
            `${(0,identity_claims/* quoteClaim */.x2)(called)}`,
    ];
}
const DEFAULT = /^repo:[^/:]+\/[^/:]+:(environment|pull_request|ref)(?=:|$)/;
const IMMUTABLE = /^(repo:[^/:@]+)@\d+(\/[^/:@]+)@\d+(?=:|$)/;
const CONTEXTS = {
    environment: "the job's environment made this subject",
    pull_request: 'the pull request made this subject, as the job has no environment',
    ref: 'the ref made this subject, as the job has no environment and the run is of no pull request',
};
function subjectHints(claims, sub, expected) {
    return (0,sources/* isForgejoToken */.Gi)(claims)
        ? forgejoHint(claims, sub, expected)
        : [contextHint(sub), ...immutableHint(sub, expected)];
}
function forgejoPrefix(claims) {
    const [repository, id, owner] = ['repository', 'repository_id', 'repository_owner_id'].map((name) => (0,identity_claims/* ownClaim */.HB)(claims, name));
    if (typeof repository !== 'string' || typeof id !== 'string' || typeof owner !== 'string')
        return undefined;
    const [ownerName = '', name = ''] = repository.split('/');
    return `repo:${ownerName}-${owner}/${name}-${id}:`;
}
function forgejoHint(claims, sub, expected) {
    const [prefix, short] = [forgejoPrefix(claims), `repo:${String((0,identity_claims/* ownClaim */.HB)(claims, 'repository'))}:`];
    if (prefix === undefined || !sub.startsWith(prefix))
        return [
            'Forgejo writes repo:OWNER/REPO:ref:REF or repo:OWNER/REPO:pull_request, and from ' +
                'version 16 on repo:OWNER-OWNER_ID/REPO-REPO_ID:… for repositories whose Actions were ' +
                'enabled since',
        ];
    const old = short + sub.slice(prefix.length);
    const advice = expected.some((pattern) => (0,glob/* matches */.c)(pattern, old))
        ? `; \`expect\` has the old form, write ${(0,identity_claims/* quoteClaim */.x2)(sub)}`
        : '';
    return [
        `this is the form of Forgejo 16, repo:OWNER-OWNER_ID/REPO-REPO_ID:…${advice}, or expect ` +
            `\`repository_id\` and \`repository_owner_id\` instead`,
    ];
}
function contextHint(sub) {
    const [, context = ''] = DEFAULT.exec(sub) ?? [];
    const made = CONTEXTS[context];
    if (made === undefined)
        return ('the organisation or the repository chose the parts of this subject itself ' +
            '(include_claim_keys)');
    const advice = context === 'ref' ? '' : '; expect `ref` by its own name';
    return `${made} (environment beats pull_request beats ref)${advice}`;
}
function immutableHint(sub, expected) {
    const short = sub.replace(IMMUTABLE, '$1$2');
    if (short !== sub) {
        const rest = expected.some((pattern) => (0,glob/* matches */.c)(pattern, short))
            ? `; \`expect\` has the old form, write ${(0,identity_claims/* quoteClaim */.x2)(sub)}`
            : '';
        return [
            `this is the immutable form, repo:OWNER@OWNER_ID/REPO@REPO_ID:…, which repositories ` +
                `have that were created, renamed or moved since July 2026${rest}, or expect ` +
                `\`repository_id\` and \`repository_owner_id\` instead`,
        ];
    }
    if (!expected.some((pattern) => IMMUTABLE.test(pattern)))
        return [];
    return [
        '`expect` has the immutable form, repo:OWNER@OWNER_ID/REPO@REPO_ID:…, but this ' +
            'repository still has the old one; `repository_id` and `repository_owner_id` hold in both',
    ];
}

// EXTERNAL MODULE: ./.build/core/json.js
var json = __webpack_require__(9773);
// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
;// CONCATENATED MODULE: ./.build/identity/jws.js



const LONGEST = 16 * 1024;
const REJECTED_HEADERS = ['crit', 'b64', 'zip'];
const HEADER = ['alg', 'kid', 'typ', ...REJECTED_HEADERS, 'jku', 'x5u', 'jwk'];
const loadVerifier = () => __webpack_require__.e(/* import() */ "jose-verify").then(__webpack_require__.bind(__webpack_require__, 900));
async function signedClaims(jwt, keys) {
    const kid = keyIdIn(jwt);
    const [{ compactVerify }, key] = await Promise.all([loadVerifier(), keys.find(kid)]);
    const verified = await compactVerify(jwt.reveal(), { ...key }, { algorithms: ['RS256'] }).catch(() => undefined);
    if (!verified)
        throw (0,identity_claims/* invalidToken */.R2)(`its signature was not made by the issuer's key "${(0,sanitize/* sanitizeForeign */.I)(kid)}"`);
    return parsePart(verified.payload, 'payload');
}
function keyIdIn(jwt) {
    if (jwt.length > LONGEST)
        throw (0,identity_claims/* invalidToken */.R2)(`it is longer than ${LONGEST / 1024} KiB`);
    const [header, payload, signature, ...more] = jwt.reveal().split('.').map(decodeSegment);
    if (!header || !payload || !signature || more.length > 0)
        throw (0,identity_claims/* invalidToken */.R2)('it is not a JSON Web Token');
    return readKeyId(parsePart(header, 'header'));
}
function decodeSegment(segment) {
    const bytes = Buffer.from(segment, 'base64url');
    return segment !== '' && bytes.toString('base64url') === segment ? bytes : undefined;
}
function readKeyId(header) {
    const [refused] = REJECTED_HEADERS.filter((name) => Object.hasOwn(header, name));
    if (refused !== undefined)
        throw (0,identity_claims/* invalidToken */.R2)(`its header has "${refused}", which no token of a job has`);
    const [alike] = (0,identity_claims/* confusableNames */.Hh)(header, HEADER);
    if (alike !== undefined)
        throw (0,identity_claims/* invalidToken */.R2)(`its header has a member that looks like "${alike}"`);
    const [alg, typ, kid] = ['alg', 'typ', 'kid'].map((name) => (0,identity_claims/* ownClaim */.HB)(header, name));
    if (alg !== 'RS256')
        throw (0,identity_claims/* invalidToken */.R2)('it is not signed with RS256');
    if (typ !== undefined && typ !== 'JWT')
        throw (0,identity_claims/* invalidToken */.R2)('its header\'s "typ" is not JWT');
    if (typeof kid !== 'string' || kid === '')
        throw (0,identity_claims/* invalidToken */.R2)('its header does not name the key ("kid")');
    return kid;
}
function parsePart(bytes, part) {
    const parsed = (0,json/* parseObject */.l)(utf8(bytes));
    if ('error' in parsed)
        throw (0,identity_claims/* invalidToken */.R2)(`its ${part} ${parsed.error}`);
    return parsed.members;
}
function utf8(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./.build/identity/registeredClaims.js



const LEEWAY_S = 60;
const OLDEST_S = 600;
const REGISTERED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];
function checkRegistered(claims, measure) {
    const sub = (0,identity_claims/* ownClaim */.HB)(claims, 'sub');
    const reasons = [
        ...(0,identity_claims/* confusableNames */.Hh)(claims, [...REGISTERED, ...sources/* BOUND_CLAIMS */.rV, 'event_name']).map((name) => `it has a claim whose name is easily confused with "${name}"`),
        ...claimError(claims, 'iss', measure.iss),
        ...audienceError(claims, measure),
        ...(typeof sub === 'string' && sub !== ''
            ? []
            : [`"sub" is ${(0,identity_claims/* quoteClaim */.x2)(sub)}; it must name a subject`]),
        ...timeErrors(claims, measure),
    ];
    if (reasons.length === 0)
        return;
    const { message, code } = (0,identity_claims/* invalidToken */.R2)(...reasons);
    throw new failure/* Failure */.HR(code, message, {
        ...enterpriseIssuerHint((0,identity_claims/* ownClaim */.HB)(claims, 'iss'), measure.iss),
    });
}
function claimError(claims, name, wanted) {
    const got = (0,identity_claims/* ownClaim */.HB)(claims, name);
    return got === wanted ? [] : [`"${name}" is ${(0,identity_claims/* quoteClaim */.x2)(got)}; it must be ${(0,identity_claims/* quoteClaim */.x2)(wanted)}`];
}
function audienceError(claims, { audience, acceptsAudienceList }) {
    const got = (0,identity_claims/* ownClaim */.HB)(claims, 'aud');
    const isListOfOne = Array.isArray(got) && got.length === 1 && got[0] === audience;
    return acceptsAudienceList && isListOfOne ? [] : claimError(claims, 'aud', audience);
}
function enterpriseIssuerHint(got, iss) {
    if (typeof got !== 'string')
        return {};
    if ((0,sources/* isForgejoToken */.Gi)({ iss }) && (0,sources/* isForgejoToken */.Gi)({ iss: got }))
        return {
            causes: ["the runner is registered with another address than the Forgejo's ROOT_URL"],
            fix: `If that is your Forgejo, declare it: issuer: ${(0,identity_claims/* quoteClaim */.x2)(got)}`,
        };
    if (!got.startsWith(`${iss}/`))
        return {};
    return {
        causes: ['the enterprise has an issuer of its own'],
        fix: `If that is your enterprise, declare it: issuer: ${(0,identity_claims/* quoteClaim */.x2)(got)}`,
    };
}
function timeErrors(claims, { now, skew }) {
    const wrong = ['exp', 'nbf', 'iat'].flatMap((name) => {
        const time = (0,identity_claims/* ownClaim */.HB)(claims, name);
        if (typeof time !== 'number' || !Number.isSafeInteger(time))
            return [`"${name}" is not a whole number of seconds`];
        const late = {
            exp: time + LEEWAY_S <= now,
            nbf: time > now + LEEWAY_S,
            iat: time > now + LEEWAY_S || now - time > OLDEST_S,
        }[name];
        return late
            ? [
                `"${name}" is ${formatClock(time)}, ${formatDistance(time - now)} by the clock of ` +
                    `this runner`,
            ]
            : [];
    });
    const late = wrong.length === 0 ? [] : [...wrong, clockSkewHint(claims, { now, skew })];
    return [...late, ...lifetimeError(claims)];
}
function lifetimeError(claims) {
    const [exp, iat] = [(0,identity_claims/* ownClaim */.HB)(claims, 'exp'), (0,identity_claims/* ownClaim */.HB)(claims, 'iat')];
    if (typeof exp !== 'number' || typeof iat !== 'number' || exp > iat)
        return [];
    return [`"exp" is ${formatClock(exp)}; it must be after "iat", which is ${formatClock(iat)}`];
}
function clockSkewHint(claims, { now, skew }) {
    const iat = (0,identity_claims/* ownClaim */.HB)(claims, 'iat');
    if (skew !== undefined)
        return (`the clock of this runner is ${formatSkew(skew)} that of the issuer, by the dates of ` +
            `its responses`);
    if (typeof iat === 'number')
        return (`if the token was issued just now, the clock of this runner is ` +
            `${formatSkew(iat - now)} ` +
            `that of the issuer`);
    return 'the clock of the issuer is not known';
}
const formatSkew = (ahead) => {
    const seconds = Math.round(ahead);
    return seconds === 0
        ? 'level with'
        : `${Math.abs(seconds)} s ${seconds > 0 ? 'behind' : 'ahead of'}`;
};
const formatDistance = (seconds) => seconds > 0 ? `${Math.ceil(seconds)} s ahead` : `${Math.ceil(-seconds)} s ago`;
const formatClock = (seconds) => {
    const date = new Date(seconds * 1000);
    return Number.isNaN(date.getTime()) ? `${seconds}` : date.toISOString().replace('.000', '');
};

// EXTERNAL MODULE: ./.build/identity/events.js
var events = __webpack_require__(1229);
;// CONCATENATED MODULE: ./.build/identity/runBinding.js


function runMismatches(claims, job, { boundClaims }) {
    return boundClaims.flatMap((name) => {
        const [got, own] = [(0,identity_claims/* ownClaim */.HB)(claims, name), job.github(name)];
        const variable = `GITHUB_${name.toUpperCase()}`;
        if (own === undefined)
            return [`"${name}" is ${(0,identity_claims/* quoteClaim */.x2)(got)}; the runner does not set ${variable}`];
        return got === own
            ? []
            : [`"${name}" is ${(0,identity_claims/* quoteClaim */.x2)(got)}; this run is ${(0,identity_claims/* quoteClaim */.x2)(own)} (${variable})`];
    });
}
async function rejectedEvent(claims, { job, allowed, source }, leases) {
    const event = (0,identity_claims/* ownClaim */.HB)(claims, 'event_name');
    if (typeof event !== 'string')
        return { sentence: 'the token has no "event_name" claim', facts: {}, leases };
    if (events/* ACCEPTED_EVENTS */.KG.includes(event) || allowed.has(event))
        return undefined;
    const affected = leases.filter(({ expect }) => !expect.some((expectations) => expectations.get('event_name')?.includes(event)));
    if (affected.length === 0)
        return undefined;
    const reason = (0,events/* needsPayload */.Qz)(event)
        ? unmetCondition(event, await job.event(), (kind, repository) => notThisRepository(kind, repository, { claims, source }))
        : 'this step does not accept that event';
    if (reason === undefined)
        return undefined;
    const sentence = `the run was started by ${(0,identity_claims/* quoteClaim */.x2)(event)}: ${reason}`;
    return { sentence, facts: adviceFor(event), leases: affected };
}
function adviceFor(event) {
    const causes = [
        `people without write access to the repository may be able to cause ${(0,identity_claims/* quoteClaim */.x2)(event)}`,
    ];
    if (!/^[a-z][a-z_]*$/.test(event))
        return { causes };
    const forms = [`  allow-events: ${event}`, 'or', '  expect: |', `    event_name: ${event}`];
    return {
        causes,
        fix: ['If this step may run for it, name the event:', ...forms].join('\n'),
    };
}
function unmetCondition(event, payload, notThis) {
    if (event === 'pull_request')
        return notThis('head', path(payload, 'pull_request', 'head', 'repo'));
    const trigger = path(payload, 'workflow_run', 'event');
    if (typeof trigger !== 'string' || !events/* ACCEPTED_EVENTS */.KG.includes(trigger))
        return (`the run before it was started by ` +
            `${trigger === undefined ? 'an unknown event' : (0,identity_claims/* quoteClaim */.x2)(trigger)}`);
    return notThis('triggering', path(payload, 'workflow_run', 'head_repository'));
}
function notThisRepository(kind, repository, { claims, source }) {
    const byName = !source.hasRepositoryIds && (0,identity_claims/* ownClaim */.HB)(claims, 'repository_id') === undefined;
    const what = byName ? 'name' : 'id';
    const own = (0,identity_claims/* ownClaim */.HB)(claims, byName ? 'repository' : 'repository_id');
    const got = path(repository, byName ? 'full_name' : 'id');
    if (typeof got !== 'number' && typeof got !== 'string')
        return `the event payload does not state the ${what} of the ${kind} repository`;
    if (typeof own === 'string' && own !== '' && String(got) === own)
        return undefined;
    return (`the ${kind} repository has the ${what} ${(0,identity_claims/* quoteClaim */.x2)(String(got))}, this one ` +
        `${(0,identity_claims/* quoteClaim */.x2)(own)}`);
}
const path = (value, ...names) => names.reduce((inner, name) => typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
    ? inner[name]
    : undefined, value);

;// CONCATENATED MODULE: ./.build/identity/verify.js






let seal;
class VerifiedToken {
    #parts;
    constructor(parts) {
        this.#parts = parts;
    }
    static {
        seal = (parts) => new VerifiedToken(parts);
    }
    get jwt() {
        return this.#parts.jwt;
    }
    get audience() {
        return this.#parts.audience;
    }
    get lease() {
        return this.#parts.lease;
    }
    get claims() {
        return this.#parts.claims;
    }
    get expiresAt() {
        return this.#parts.claims['exp'];
    }
}
async function verify(jwt, terms, leases) {
    const { issuer, audience, keys, runtime } = terms;
    const claims = await signedClaims(jwt, keys);
    const { iss, source } = issuer;
    const { acceptsAudienceList } = source;
    const clocks = { now: runtime.now(), skew: keys.skew() };
    checkRegistered(claims, { iss, audience, acceptsAudienceList, ...clocks });
    checkRun(claims, runtime.job, source);
    await checkEvent(claims, terms, leases);
    checkExpectations(claims, leases);
    return new Map(leases.map(({ name }) => [name, seal({ jwt, audience, lease: name, claims })]));
}
function checkRun(claims, job, source) {
    const differing = runMismatches(claims, job, source);
    if (differing.length > 0)
        throw new failure/* Failure */.HR('RUN_MISMATCH', ['the token is not of this run', ...differing].join('\n'));
}
async function checkEvent(claims, { runtime, allowEvents, issuer: { source } }, leases) {
    const rejected = await rejectedEvent(claims, { job: runtime.job, allowed: allowEvents, source }, leases);
    if (!rejected)
        return;
    const [only, ...more] = rejected.leases;
    throw new failure/* Failure */.HR('EVENT_REFUSED', rejected.sentence, {
        ...rejected.facts,
        ...(only && more.length === 0 && { lease: only.name }),
    });
}


/***/ }),

/***/ 1995:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ suggest),
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
function suggest(name, known) {
    const ranked = known
        .map((word) => ({ word, distance: editDistance(name.toLowerCase(), word.toLowerCase()) }))
        .filter(({ word, distance }) => distance <= 2 && distance <= word.length / 3)
        .sort((a, b) => a.distance - b.distance);
    return ranked[0]?.word;
}
function didYouMean(name, known) {
    const meant = suggest(name, known);
    return meant === undefined ? '' : `; did you mean "${meant}"?`;
}
function editDistance(a, b) {
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            const plain = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + cost);
            row.push(swapped ? Math.min(plain, at(before, j - 2) + 1) : plain);
        }
        before = above;
        above = row;
    }
    return at(above, b.length);
}
const at = (row, j) => row[j];


/***/ }),

/***/ 2045:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ isYamlMap),
/* harmony export */   g: () => (/* binding */ isYamlList)
/* harmony export */ });
const isYamlMap = (value) => value instanceof Map;
const isYamlList = (value) => Array.isArray(value);


/***/ })

};
;