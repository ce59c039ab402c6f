"use strict";
exports.id = "flow-environmentCheck";
exports.ids = ["flow-environmentCheck"];
exports.modules = {

/***/ 7645:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createEnvironmentCheck: () => (/* binding */ createEnvironmentCheck)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/requestId.js
var requestId = __webpack_require__(2563);
// EXTERNAL MODULE: ./.build/identity/claims.js
var identity_claims = __webpack_require__(2457);
// EXTERNAL MODULE: ./.build/providers/bearer.js
var bearer = __webpack_require__(4369);
// EXTERNAL MODULE: ./.build/record/event.js
var record_event = __webpack_require__(6589);
// EXTERNAL MODULE: ./.build/core/json.js
var json = __webpack_require__(9773);
// EXTERNAL MODULE: ./.build/providers/response.js
var response = __webpack_require__(2323);
;// CONCATENATED MODULE: ./.build/flow/environmentState.js



function parseEnvironment({ one, branches, approvals }, host) {
    const body = (0,response/* parseJson */.qF)(one, host);
    const nodeId = (0,response/* textAt */.$6)(body, 'node_id');
    if (nodeId === undefined)
        throw (0,response/* responseInvalid */.h)(host, 'without the "node_id" of the environment');
    const rules = listAt(body, 'protection_rules').filter((rule) => (0,response/* textAt */.$6)(rule, 'type') === 'required_reviewers');
    return {
        nodeId,
        reviewers: Math.max(0, ...rules.map((rule) => listAt(rule, 'reviewers').length)),
        preventSelfReview: rules.some((rule) => (0,response/* ownMember */.nV)(rule, 'prevent_self_review') === true),
        admits: admitted(body, branches, host),
        approvedBy: approvals ? approvers(approvals, nodeId, host) : [],
    };
}
function admitted(body, branches, host) {
    const policy = (0,response/* objectAt */.lJ)(body, 'deployment_branch_policy');
    if (policy && (0,response/* ownMember */.nV)(policy, 'protected_branches') === true)
        return 'protected';
    if (!policy || (0,response/* ownMember */.nV)(policy, 'custom_branch_policies') !== true || !branches)
        return 'all';
    const page = (0,response/* parseJson */.qF)(branches, host);
    const policies = listAt(page, 'branch_policies');
    if ((0,response/* ownMember */.nV)(page, 'total_count') !== policies.length)
        throw (0,response/* responseInvalid */.h)(host, 'with a part of the branch policies');
    return policies.map((entry) => {
        const name = (0,response/* textAt */.$6)(entry, 'name') ?? '';
        return (0,response/* textAt */.$6)(entry, 'type') === 'tag' ? `tag:${name}` : name;
    });
}
function approvers({ text }, nodeId, host) {
    const reviews = listAt((0,response/* parseJson */.qF)({ text: `{"list":${text}}` }, host), 'list');
    return reviews
        .filter((review) => (0,response/* textAt */.$6)(review, 'state') === 'approved')
        .filter((review) => listAt(review, 'environments').some((entry) => (0,response/* textAt */.$6)(entry, 'node_id') === nodeId))
        .flatMap((review) => {
        const user = (0,response/* objectAt */.lJ)(review, 'user');
        const [id, login] = [user && (0,response/* ownMember */.nV)(user, 'id'), user && (0,response/* textAt */.$6)(user, 'login')];
        return Number.isSafeInteger(id) && login !== undefined && LOGIN.test(login)
            ? [{ id: String(id), login }]
            : [];
    });
}
const LOGIN = /^[A-Za-z0-9_-]{1,60}(?:\[bot\])?$/;
function listAt(object, name) {
    const value = (0,response/* ownMember */.nV)(object, name);
    const list = Array.isArray(value) ? value : [];
    return list.filter(json/* isObject */.G);
}
function openRules({ requiredReviewers, preventSelfReview, branches, approved }, state, claims) {
    const lines = [];
    if (requiredReviewers !== undefined && state.reviewers < requiredReviewers)
        lines.push(`required-reviewers: at least ${requiredReviewers}; it has ${state.reviewers}`);
    if (preventSelfReview && !state.preventSelfReview)
        lines.push('prevent-self-review: the person who starts the run may approve it');
    const open = branches === undefined ? undefined : openBranches(branches, state, claims);
    if (open !== undefined)
        lines.push(`branches: ${open}`);
    if (approved && state.approvedBy.length === 0)
        lines.push('approved: this environment was not approved in this run');
    return lines;
}
function openBranches(wanted, { admits }, claims) {
    if (admits === 'all')
        return 'it admits all branches and tags';
    if (wanted === 'protected') {
        if (admits !== 'protected')
            return 'it admits patterns of its own, not protected branches';
        return (0,identity_claims/* ownClaim */.HB)(claims, 'ref_protected') === 'true'
            ? undefined
            : 'the ref of this run is not protected, so the repository may protect none';
    }
    if (admits === 'protected')
        return 'it admits every protected branch';
    const further = admits.filter((name) => !wanted.includes(name)).length;
    return further === 0 ? undefined : `it admits ${further} further patterns`;
}
const recorded = ({ nodeId, admits, approvedBy, ...state }) => ({
    environment_node_id: nodeId,
    required_reviewers: state.reviewers,
    prevent_self_review: state.preventSelfReview,
    branches: typeof admits === 'string' ? admits : [...admits],
    approved_by: approvedBy,
});

// EXTERNAL MODULE: ./.build/flow/failureLog.js
var flow_failureLog = __webpack_require__(9022);
;// CONCATENATED MODULE: ./.build/flow/environmentCheck.js







function createEnvironmentCheck(run) {
    const { runtime, plan, failureLog } = run;
    const { githubToken } = plan.step;
    if (githubToken)
        runtime.mask(githubToken);
    let reading;
    return {
        start(jwt) {
            const place = placeIn((0,record_event/* decodeUnverifiedClaims */.pM)(jwt.reveal()));
            if (reading || !place || !githubToken)
                return;
            const state = readEnvironment(run, place, githubToken);
            state.catch(() => { });
            reading = { place, state };
        },
        async judge(tokens) {
            const guarded = plan.leases.filter(({ environmentRules }) => environmentRules !== undefined);
            const settled = await Promise.allSettled(guarded.map(async (lease) => [lease.name, await judgeOne(lease, tokens, reading)]));
            const failures = settled.flatMap((result, at) => {
                if (result.status === 'fulfilled')
                    return [];
                const name = guarded[at]?.name ?? '';
                const failure = result.reason.forLease(name);
                failureLog.failed(name, failure);
                return [{ leases: [name], failure }];
            });
            const [first, ...more] = failures;
            if (first)
                throw (0,flow_failureLog/* mergeFailures */.ee)(first, more);
            return new Map(settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])));
        },
    };
}
async function judgeOne({ name, environmentRules }, tokens, reading) {
    const claims = tokens.get(name)?.claims;
    if (!claims || !environmentRules)
        throw new failure/* Failure */.HR('INTERNAL', 'a lease has no verified token');
    const place = placeIn(claims);
    if (!place)
        throw noEnvironment(claims);
    if (!reading || JSON.stringify(reading.place) !== JSON.stringify(place))
        throw new failure/* Failure */.HR('RUN_MISMATCH', 'the ID tokens of this step name different environments');
    const state = await reading.state;
    const id = (0,identity_claims/* ownClaim */.HB)(claims, 'environment_node_id');
    if (typeof id !== 'string' || id === '' || state.nodeId !== id)
        throw otherEnvironment(claims);
    const open = openRules(environmentRules, state, claims);
    if (open.length > 0)
        throw unprotected(place, open);
    return recorded(state);
}
function placeIn(claims) {
    const [repository, environment, runId] = ['repository', 'environment', 'run_id'].map((name) => {
        const value = (0,identity_claims/* ownClaim */.HB)(claims, name);
        return typeof value === 'string' ? value : '';
    });
    const isSafe = [...repository.split('/'), environment, runId].every((part) => part !== '' && part !== '.' && part !== '..');
    return isSafe && repository.split('/').length === 2
        ? { repository, environment, runId }
        : undefined;
}
async function readEnvironment(run, { repository, environment, runId }, token) {
    const { leases, step } = run.plan;
    const api = apiOf(new URL(step.issuer.iss));
    const base = `${api}/repos/${repository.split('/').map(encodeURIComponent).join('/')}`;
    const own = `${base}/environments/${encodeURIComponent(environment)}`;
    const needed = leases.flatMap(({ environmentRules }) => environmentRules ?? []);
    const read = async (path) => {
        const response = await run.client.send(request(path, token));
        if (response.status !== 200)
            throw unreadable(response, new URL(path).host);
        return response;
    };
    const [one, branches, approvals] = await Promise.all([
        read(own),
        needed.some((rules) => Array.isArray(rules.branches))
            ? read(`${own}/deployment-branch-policies?per_page=100`)
            : undefined,
        needed.some(({ approved }) => approved)
            ? read(`${base}/actions/runs/${encodeURIComponent(runId)}/approvals`)
            : undefined,
    ]);
    return parseEnvironment({ one, branches, approvals }, new URL(api).host);
}
function request(path, token) {
    const headers = { ...(0,bearer/* bearer */.C)(token), 'X-GitHub-Api-Version': '2022-11-28' };
    return { method: 'GET', url: new URL(path), headers, expects: 'json', cap: 1024 * 1024 };
}
function apiOf({ host, origin }) {
    if (host === 'token.actions.githubusercontent.com')
        return 'https://api.github.com';
    const [, tenant] = /^token\.actions\.(.+\.ghe\.com)$/.exec(host) ?? [];
    return tenant === undefined ? `${origin}/api/v3` : `https://api.${tenant}`;
}
const noEnvironment = (claims) => new failure/* Failure */.HR('ENVIRONMENT_UNPROTECTED', `"environment-rules" needs a job with an environment; the claim "environment" is ` +
    (0,identity_claims/* quoteClaim */.x2)((0,identity_claims/* ownClaim */.HB)(claims, 'environment')), { fix: 'Write `environment: NAME` in the job, and protect it in the settings.' });
const otherEnvironment = (claims) => new failure/* Failure */.HR('ENVIRONMENT_UNPROTECTED', 'the API describes another environment than the one of the ID token, whose ' +
    `"environment_node_id" is ${(0,identity_claims/* quoteClaim */.x2)((0,identity_claims/* ownClaim */.HB)(claims, 'environment_node_id'))}`, {
    causes: [
        'the environment was deleted and created anew since the job began',
        'this server issues tokens without "environment_node_id"',
        'something between the runner and the API answers in its place',
    ],
    fix: 'Run the job again; without that claim, leave `environment-rules` out.',
});
const unprotected = ({ environment }, open) => new failure/* Failure */.HR('ENVIRONMENT_UNPROTECTED', [
    `environment ${(0,identity_claims/* quoteClaim */.x2)(environment)} allows more than "environment-rules" does`,
    ...open.map((line) => `  ${line}`),
].join('\n'));
function unreadable(response, host) {
    const { status } = response;
    const message = `${host} returned ${status} to reading the environment with "github-token"`;
    return new failure/* Failure */.HR('ENVIRONMENT_UNPROTECTED', message, {
        requestId: (0,requestId/* requestIdOf */.Gb)(response),
        causes: status === 401
            ? ['the token has expired, or belongs to another server']
            : ['the token lacks `actions: read`', 'the environment does not exist any more'],
        fix: 'Add `actions: read` to the permissions of the job, and pass `${{ github.token }}`.',
    });
}


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