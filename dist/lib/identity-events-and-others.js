"use strict";
exports.id = "identity-events-and-others";
exports.ids = ["identity-events-and-others", "inputs-suggest"];
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
/* harmony import */ var _inputs_yamlValue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2045);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2457);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7114);



const NUMERIC_CLAIMS = new Set(['exp', 'iat', 'nbf']);
function parseExpectations(node, addError) {
    if (!(0,_inputs_yamlValue_js__WEBPACK_IMPORTED_MODULE_0__/* .isYamlMap */ .S)(node))
        addError(undefined, 'must be a YAML mapping, one `claim: value` per line');
    else if (node.size === 0)
        addError(undefined, 'names no claim; leave it out to expect nothing');
    return new Map([...((0,_inputs_yamlValue_js__WEBPACK_IMPORTED_MODULE_0__/* .isYamlMap */ .S)(node) ? node : [])].map(([claim, value]) => [
        claim,
        parsePatterns(value, (sentence) => addError(claim, sentence), claim),
    ]));
}
function parsePatterns(value, addError, claim) {
    if (NUMERIC_CLAIMS.has(claim))
        addError('is a number that differs in every token and is always checked; remove it');
    const items = (0,_inputs_yamlValue_js__WEBPACK_IMPORTED_MODULE_0__/* .isYamlList */ .g)(value) ? value : [value];
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
        const got = (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .ownClaim */ .HB)(claims, claim);
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

/***/ 4492:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fr: () => (/* binding */ requestToken),
/* harmony export */   YY: () => (/* binding */ requestAddress)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6949);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9773);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4355);
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6586);
/* harmony import */ var _unavailable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2240);






async function requestToken(runtime, { client, issuer }, audience) {
    const { idToken } = runtime.job;
    if (!idToken)
        throw await (0,_unavailable_js__WEBPACK_IMPORTED_MODULE_2__/* .unavailable */ .h)(runtime.job);
    const url = requestAddress(runtime.job, issuer);
    url.searchParams.set('audience', audience);
    const headers = { Authorization: new _core_secret_js__WEBPACK_IMPORTED_MODULE_3__/* .Secret */ .zh(`Bearer ${idToken.bearer.reveal()}`) };
    const response = await client
        .send({ method: 'GET', url, headers, expects: 'json' }, { judge })
        .catch((error) => {
        throw withContext((0,_core_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .asFailure */ .h_)(error));
    });
    if (response.status !== 200)
        throw tokenServiceFailure(response);
    const parsed = (0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseObject */ .l)(response.text);
    const value = 'members' in parsed ? parsed.members['value'] : undefined;
    if (typeof value !== 'string' || value === '')
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('RESPONSE_INVALID', `${url.host} responded without an ID token`);
    const jwt = new _core_secret_js__WEBPACK_IMPORTED_MODULE_3__/* .Secret */ .zh(value);
    runtime.mask(jwt);
    return jwt;
}
function requestAddress(job, issuer) {
    const text = job.idToken?.url ?? '';
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSafeUrl */ .Q)(text);
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
const refusedAddress = (why, facts = {}) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('ENVIRONMENT_REFUSED', `ACTIONS_ID_TOKEN_REQUEST_URL ${why}`, {
    fix: 'Find the step that sets ACTIONS_ID_TOKEN_REQUEST_URL; the runner sets it itself where ' +
        'the job may request ID tokens.',
    ...facts,
});
const judge = ({ status, text }) => status === 403 && /\b(?:Pending|Delayed)\b/i.test(text) ? 'retry' : undefined;
function tokenServiceFailure({ status, text }) {
    const failure = (facts, why) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('ID_TOKEN_UNAVAILABLE', `the token service returned ${status}: ${why}`, facts);
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

/***/ 2240:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ unavailable)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6949);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6548);


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
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('ID_TOKEN_UNAVAILABLE', lines.join('\n'), {
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
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('ID_TOKEN_UNAVAILABLE', 'the job runs under act, which offers no ID tokens', {
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
    return head === job.github('repository') ? undefined : (0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeForeign */ .I)(String(head ?? ''));
}
function forkFailure(fork, event) {
    const name = fork === '' ? 'a fork that is gone' : `the fork ${fork}`;
    const lines = [
        `the run is of a pull request from ${name}, and runs of forks get no ID tokens, ` +
            `whatever their permissions`,
        'To leave the job out for forks, and for nothing else:',
        ...block([
            `if: github.event_name != '${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeForeign */ .I)(event)}' ||`,
            '  github.event.pull_request.head.repo.full_name == github.repository',
        ]),
    ];
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('ID_TOKEN_UNAVAILABLE', lines.join('\n'), {
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
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('ID_TOKEN_UNAVAILABLE', lines.join('\n'), {
        causes: ['the run belongs to Dependabot'],
        fix: 'Grant the permission to the job, leave the job out for Dependabot, or set ' +
            '`on-unavailable: skip`.',
    });
}
function permissionFailure(job) {
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('ID_TOKEN_UNAVAILABLE', ['the job has no permission to request ID tokens', ...permissions(job)].join('\n'), {
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