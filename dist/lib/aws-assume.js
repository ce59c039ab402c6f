"use strict";
exports.id = "aws-assume";
exports.ids = ["aws-assume"];
exports.modules = {

/***/ 883:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  assume: () => (/* binding */ assume)
});

// EXTERNAL MODULE: ./.build/core/requestId.js
var core_requestId = __webpack_require__(2563);
// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/identity/claims.js
var identity_claims = __webpack_require__(2457);
// EXTERNAL MODULE: ./.build/trust/awsPolicy.js
var awsPolicy = __webpack_require__(1465);
// EXTERNAL MODULE: ./.build/trust/quote.js
var quote = __webpack_require__(2434);
// EXTERNAL MODULE: ./.build/trust/subject.js
var subject = __webpack_require__(7254);
// EXTERNAL MODULE: ./.build/providers/describeToken.js
var describeToken = __webpack_require__(2516);
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/providers/response.js
var response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/aws/refusals.js
var aws_refusals = __webpack_require__(2391);
;// CONCATENATED MODULE: ./.build/providers/aws/callSts.js









async function callSts(application, send) {
    const { action } = application;
    const granted = await send(judgingFor(action)).catch((error) => {
        throw withContext(error, application);
    });
    if (granted.response.status === 200)
        return granted;
    const error = (0,aws_refusals/* errorIn */.Kd)(granted.response, action);
    const row = (0,refusals/* match */.YW)(aws_refusals/* rows */.Ge, error);
    const { config, role } = application;
    throw (0,response/* rejection */.cz)(granted.response, {
        code: 'EXCHANGE_REFUSED',
        host: config.endpoint.host,
        to: `${action} for ${role.arn}`,
        row,
        diagnostics: diagnostics(application, error, row),
    });
}
function judgingFor(action) {
    const { judge, explain } = (0,refusals/* judgeBy */.FU)(aws_refusals/* rows */.Ge, (response) => (0,aws_refusals/* errorIn */.Kd)(response, action));
    return {
        judge: (response, attempt) => (response.status === 500 ? undefined : judge(response, attempt)),
        explain,
    };
}
function withContext(error, { config }) {
    if (!(error instanceof failure/* Failure */.HR) || error.code !== 'UNREACHABLE')
        return error;
    if (error.facts.causes || config.customEndpoint)
        return error;
    const { causes, fix } = aws_refusals/* unreachable */.HB;
    return error.with({ causes, fix });
}
function diagnostics({ leaseSession, role, step }, { code, message }, row) {
    switch (code.replace(/Exception$/, '')) {
        case 'AccessDenied':
            return step
                ? roleStatement(step.from, step.hop)
                : [
                    ...tokenClaims(leaseSession.token),
                    ...(0,describeToken/* suggestPolicy */.Rl)(leaseSession.token, () => tokenStatement(role, leaseSession.token)),
                ];
        case 'PackedPolicyTooLarge': {
            const [, percent] = /\b(\d{1,5}) ?%/.exec((0,refusals/* clip */.$Q)(message)) ?? [];
            return percent === undefined ? [] : [`  they take ${Number(percent)} % of the space`];
        }
        case 'InvalidIdentityToken':
        case 'IDPRejectedClaim':
            return step ? [] : (0,describeToken/* describeToken */.dE)(leaseSession.token);
        default:
            return row || step ? [] : (0,describeToken/* describeToken */.dE)(leaseSession.token);
    }
}
const COMPARED_CLAIMS = ('sub aud repository repository_id ref environment job_workflow_ref workflow actor actor_id ' +
    'enterprise_id').split(' ');
const tokenClaims = ({ claims }) => ['iss', ...COMPARED_CLAIMS]
    .filter((name) => typeof claims[name] === 'string')
    .map((name) => `  the token says ${name}: ${(0,identity_claims/* quoteClaim */.x2)(claims[name])}`);
function tokenStatement(role, { claims, audience }) {
    if (role.account === '' || typeof claims['iss'] !== 'string')
        return [];
    return statement((0,awsPolicy/* awsStatement */.zU)(role, (0,subject/* textClaims */.b8)(claims), audience));
}
function roleStatement(from, { externalId, tags, sourceIdentity }) {
    const actions = [
        'sts:AssumeRole',
        ...(tags.size > 0 ? ['sts:TagSession'] : []),
        ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
    ];
    const condition = externalId === undefined
        ? {}
        : { Condition: { StringEquals: { 'sts:ExternalId': 'the external-id of the workflow' } } };
    return statement({
        Effect: 'Allow',
        Principal: { AWS: from.arn },
        Action: actions.length > 1 ? actions : actions[0],
        ...condition,
    });
}
const statement = (parts) => [
    'A statement for the trust policy of the role that would admit it:',
    ...(0,quote/* asciiJson */.iL)(parts, 2).split('\n'),
];

// EXTERNAL MODULE: ./.build/providers/aws/partitions.js
var partitions = __webpack_require__(4117);
// EXTERNAL MODULE: ./.build/providers/aws/role.js
var role = __webpack_require__(4990);
;// CONCATENATED MODULE: ./.build/providers/aws/receipt.js

function createReceipt({ arn, userId, accessKeyId, expiresAt }, asked, last) {
    const principal = (0,role/* parsePrincipal */.gA)(arn, asked.role);
    const id = leaseId(principal, asked, last);
    const name = principal?.session ?? asked.name;
    const policy = principal
        ? `; to end it early, attach to role ${principal.name}: ${denyPolicy(userId, name)}`
        : '';
    return {
        id,
        expiresAt,
        keys: {
            ...(principal && principal.arn !== id && { session: principal.arn }),
            ...matching('access_key_id', accessKeyId.reveal(), /^[A-Z0-9]{16,128}$/),
            ...matching('assumed_role_id', userId.split(':')[0] ?? '', /^[A-Z0-9]{4,64}$/),
        },
        revocation: null,
        note: `session ${name}${policy}`,
    };
}
function leaseId(principal, asked, last) {
    if (asked.role === last || !principal)
        return principal?.arn ?? last.arn;
    return `arn:${last.partition}:sts::${last.account}:assumed-role/${last.name}/${asked.name}`;
}
const matching = (name, value, form) => form.test(value) ? { [name]: value } : {};
function denyPolicy(userId, name) {
    const [id = '', session] = userId.split(':');
    const known = /^[A-Z0-9]{4,64}$/.test(id) && session === name;
    const condition = known
        ? { StringEquals: { 'aws:userid': `${id}:${name}` } }
        : { StringLike: { 'aws:userid': `*:${name}` } };
    return JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', Condition: condition }],
    });
}

// EXTERNAL MODULE: ./.build/providers/aws/session.js
var aws_session = __webpack_require__(1584);
// EXTERNAL MODULE: ./.build/providers/aws/sessionName.js
var sessionName = __webpack_require__(7575);
// EXTERNAL MODULE: ./.build/providers/aws/sigv4.js
var sigv4 = __webpack_require__(275);
;// CONCATENATED MODULE: ./.build/providers/aws/assume.js







const SHORTEST = 900;
async function assume(config, leaseSession) {
    const name = config.sessionName ?? (0,sessionName/* createSessionName */._)(leaseSession);
    const sessions = [await assumeWithToken(config, leaseSession, name)];
    for (const hop of config.chain)
        sessions.push(await assumeFromSession(config, leaseSession, {
            hop,
            from: sessions.at(-1),
        }));
    const { session, principal, asked, requestId } = sessions.at(-1);
    const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = session;
    return {
        credentials: {
            ...{ kind: 'aws', accessKeyId, secretAccessKey, sessionToken, region: config.region },
            account: principal?.account || undefined,
            arn: principal?.arn,
        },
        expiresAt,
        id: principal?.arn ?? asked.role.arn,
        requestId,
        ...(sessions.some((session) => !session.principal) && {
            unverifiedNote: 'the server did not say whose session it is, so that could not be checked',
        }),
    };
}
async function assumeWithToken(config, leaseSession, name) {
    const { role, chain, endpoint, customEndpoint, policies } = config;
    const asked = {
        role,
        name,
        customEndpoint,
        lifetime: chain.length > 0 ? SHORTEST : config.lifetime,
    };
    const fields = assumeForm('AssumeRoleWithWebIdentity', asked, chain.length > 0 ? undefined : policies);
    const granted = await callSts({ config, leaseSession, action: 'AssumeRoleWithWebIdentity', role }, (judging) => leaseSession.exchange({
        ...judging,
        request: ({ jwt }) => ({
            method: 'POST',
            url: endpoint,
            body: { kind: 'form', fields: [...fields, ['WebIdentityToken', jwt]] },
            expects: 'xml',
        }),
    }));
    return acceptSession(granted, 'AssumeRoleWithWebIdentity', { config, leaseSession, asked });
}
async function assumeFromSession(config, leaseSession, { hop, from }) {
    const { endpoint, customEndpoint, lifetime, policies, chain, region } = config;
    const last = hop === chain.at(-1);
    const asked = {
        role: hop.role,
        name: from.asked.name,
        customEndpoint,
        lifetime: last ? lifetime : SHORTEST,
    };
    const form = [
        ...assumeForm('AssumeRole', asked, last ? policies : undefined),
        ...optionalParameters(hop),
    ];
    const body = new URLSearchParams(form.map(([key, value]) => [key, value])).toString();
    const type = 'application/x-www-form-urlencoded; charset=utf-8';
    const request = {
        method: 'POST',
        url: endpoint,
        headers: { 'Content-Type': type },
        body,
    };
    const headers = (0,sigv4/* sign */._)(request, from.session, {
        region: (0,partitions/* signingRegion */.Gu)(region),
        service: 'sts',
        now: leaseSession.clock.now(),
    });
    const step = { hop, from: from.asked.role };
    const granted = await callSts({ config, leaseSession, action: 'AssumeRole', role: hop.role, step }, (judging) => leaseSession.requestLease({
        ...judging,
        request: {
            method: 'POST',
            url: endpoint,
            headers,
            body: { kind: 'text', type, text: body },
            expects: 'xml',
        },
    }));
    return acceptSession(granted, 'AssumeRole', { config, leaseSession, asked });
}
function assumeForm(action, { role, name, lifetime }, narrowing) {
    const { policy, managed = [] } = narrowing ?? {};
    return [
        ['Action', action],
        ['Version', '2011-06-15'],
        ['RoleArn', role.arn],
        ['RoleSessionName', name],
        ['DurationSeconds', String(lifetime)],
        ...(policy === undefined ? [] : [['Policy', policy]]),
        ...managed.map((arn, index) => [`PolicyArns.member.${index + 1}.arn`, arn]),
    ];
}
function optionalParameters({ externalId, tags, transitiveTags, sourceIdentity, }) {
    return [
        ...(externalId === undefined ? [] : [['ExternalId', externalId]]),
        ...[...tags].flatMap(([key, value], index) => [
            [`Tags.member.${index + 1}.Key`, key],
            [`Tags.member.${index + 1}.Value`, value],
        ]),
        ...transitiveTags.map((key, index) => [`TransitiveTagKeys.member.${index + 1}`, key]),
        ...(sourceIdentity === undefined ? [] : [['SourceIdentity', sourceIdentity]]),
    ];
}
function acceptSession({ response, intent }, action, { config: { endpoint, role, chain }, leaseSession, asked, }) {
    const session = (0,aws_session/* readSession */.l)(response, action, { leaseSession, host: endpoint.host });
    const requestId = (0,core_requestId/* requestIdOf */.Gb)({ headers: response.headers });
    const receipt = createReceipt(session, asked, chain.at(-1)?.role ?? role);
    leaseSession.keep({ intent, ...receipt, request: requestId });
    const principal = (0,aws_session/* checkSession */.d)(session, asked, leaseSession.clock.now());
    return { session, asked, principal, requestId };
}


/***/ }),

/***/ 2516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q1: () => (/* binding */ claimText),
/* harmony export */   Rl: () => (/* binding */ suggestPolicy),
/* harmony export */   dE: () => (/* binding */ describeToken)
/* harmony export */ });
/* harmony import */ var _identity_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2457);

const claimText = ({ claims }, name) => (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteClaim */ .x2)(claims[name]);
function suggestPolicy({ claims }, policy) {
    const { event_name: event, ref } = claims;
    const isPullRequest = (typeof event === 'string' && event.startsWith('pull_request')) ||
        (typeof ref === 'string' && ref.startsWith('refs/pull/'));
    if (!isPullRequest)
        return policy();
    return [
        'No policy is suggested: the run belongs to a pull request, and a policy that admits it would',
        'admit every pull request of the repository. Lease after the merge, or write one by hand.',
    ];
}
const describeToken = (token) => ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimText(token, name)}`);


/***/ }),

/***/ 1465:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ conditionPrefix),
/* harmony export */   MU: () => (/* binding */ awsTrustPolicy),
/* harmony export */   Ok: () => (/* binding */ hasGitHubKeys),
/* harmony export */   zU: () => (/* binding */ awsStatement)
/* harmony export */ });
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7254);

const COMPARABLE = [
    'repository_id',
    'repository_owner_id',
    'environment',
    'ref',
    'job_workflow_ref',
];
const conditionPrefix = (iss) => iss.replace(/^https:\/\//, '');
const hasGitHubKeys = (prefix) => /^token\.actions\.githubusercontent\.com(?:\/|$)/.test(prefix);
function awsStatement({ partition, account }, claims, audience) {
    const prefix = conditionPrefix(claims['iss'] ?? '');
    const keyed = (values) => Object.entries(values).map(([name, value]) => [`${prefix}:${name}`, value]);
    const [subject = '', ...more] = (0,_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectForms */ .wO)(claims).map(literal);
    const compared = hasGitHubKeys(prefix) ? (0,_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .pickClaims */ .Hf)((0,_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .identifyingClaims */ ._h)(claims), COMPARABLE) : {};
    return {
        Effect: 'Allow',
        Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${prefix}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
            StringEquals: {
                [`${prefix}:aud`]: literal(audience),
                [`${prefix}:sub`]: more.length > 0 ? [subject, ...more] : subject,
                ...Object.fromEntries(keyed(compared).map(([key, value]) => [key, literal(value)])),
            },
            ...(hasGitHubKeys(prefix) &&
                (0,_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .isPullRequest */ .r0)(claims) && {
                StringLike: { [`${prefix}:ref`]: 'refs/pull/*/merge' },
            }),
        },
    };
}
const awsTrustPolicy = (statement) => ({
    Version: '2012-10-17',
    Statement: [statement],
});
const literal = (value) => value.replaceAll('${', '${$}{');


/***/ }),

/***/ 2434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ literalPattern),
/* harmony export */   Qq: () => (/* binding */ celString),
/* harmony export */   ZK: () => (/* binding */ hclString),
/* harmony export */   iL: () => (/* binding */ asciiJson),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
const asciiJson = (value, indent) => JSON.stringify(value, undefined, indent)
    .replace(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '#\\u0023[');
const hclString = (text) => asciiJson(text).replace(/[$%](?=\{)/g, '$&$&');
function celString(text) {
    const escaped = text
        .replace(/[\\']/g, '\\$&')
        .replace(/[^\x20-\x7e]/gu, (character) => {
        const code = character.codePointAt(0) ?? 0;
        const digits = code.toString(16);
        return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
    })
        .replaceAll('##[', '#\\u0023[');
    return `'${escaped}'`;
}
const literalPattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const shellWord = (text) => /^[\w./@:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;


/***/ }),

/***/ 7254:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hf: () => (/* binding */ pickClaims),
/* harmony export */   _h: () => (/* binding */ identifyingClaims),
/* harmony export */   b8: () => (/* binding */ textClaims),
/* harmony export */   r0: () => (/* binding */ isPullRequest),
/* harmony export */   wO: () => (/* binding */ subjectForms)
/* harmony export */ });
const textClaims = (claims) => Object.fromEntries(Object.entries(claims).flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : []));
const SHORT = /^repo:([^/:@]+)\/([^/:@]+):/;
const LONG = /^repo:([^/:@]+)@\d+\/([^/:@]+)@\d+:/;
function subjectForms(claims) {
    const { sub = '', iss = '', repository_id: id, repository_owner_id: owner } = claims;
    const at = iss.endsWith('/api/actions') ? '-' : '@';
    const [short, ownerName, name] = SHORT.exec(sub) ?? [];
    const isShort = short !== undefined && sub.startsWith(`repo:${claims['repository']}:`);
    if (isShort && id !== undefined && owner !== undefined)
        return [sub, `repo:${ownerName}${at}${owner}/${name}${at}${id}:${sub.slice(short.length)}`];
    const [long, ...names] = LONG.exec(sub) ?? [];
    return long === undefined ? [sub] : [sub, `repo:${names.join('/')}:${sub.slice(long.length)}`];
}
const isPullRequest = ({ ref = '' }) => PULL.test(ref);
const PULL = /^refs\/pull\/\d+\/merge$/;
const pickClaims = (claims, names) => Object.fromEntries(names.flatMap((name) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    return value === undefined || value === '' ? [] : [[name, value]];
}));
const identifyingClaims = (claims) => pickClaims(claims, [
    ...['repository_id', 'repository_owner_id', 'environment'],
    ...(isPullRequest(claims) ? ['event_name'] : ['ref', 'workflow_ref', 'job_workflow_ref']),
]);


/***/ })

};
;