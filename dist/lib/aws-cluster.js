"use strict";
exports.id = "aws-cluster";
exports.ids = ["aws-cluster", "aws-assume"];
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

/***/ 4303:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  assumeForCluster: () => (/* binding */ assumeForCluster)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/providers/aws/assume.js + 2 modules
var assume = __webpack_require__(883);
// EXTERNAL MODULE: ./.build/providers/aws/clusterToken.js
var clusterToken = __webpack_require__(3049);
// EXTERNAL MODULE: ./.build/core/url.js
var core_url = __webpack_require__(6586);
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/aws/clusterRefusals.js
var clusterRefusals = __webpack_require__(5199);
// EXTERNAL MODULE: ./.build/providers/aws/jsonCall.js
var jsonCall = __webpack_require__(5796);
// EXTERNAL MODULE: ./.build/providers/aws/narrowing.js
var narrowing = __webpack_require__(4621);
// EXTERNAL MODULE: ./.build/providers/aws/sigv4.js
var sigv4 = __webpack_require__(275);
;// CONCATENATED MODULE: ./.build/providers/aws/describeCluster.js









const LONGEST_CA = 20_000;
async function describeCluster(config, leaseSession, signer) {
    const { cluster, region } = config;
    const { endpoint, name } = cluster;
    const url = new URL(`/clusters/${name}`, endpoint);
    const headers = (0,sigv4/* sign */._)({ method: 'GET', url, headers: {}, body: '' }, signer, {
        ...{ region, service: 'eks', now: leaseSession.clock.now() },
    });
    const response = await leaseSession.send({ method: 'GET', url, headers, expects: 'json' }, (0,refusals/* judgeBy */.FU)(clusterRefusals/* clusterRefusals */.Ap, jsonCall/* errorIn */.K));
    if (response.status === 200)
        return readCluster(response, config);
    const row = (0,refusals/* match */.YW)(clusterRefusals/* clusterRefusals */.Ap, (0,jsonCall/* errorIn */.K)(response));
    throw (0,providers_response/* rejection */.cz)(response, {
        ...{ code: 'READ_REFUSED', host: endpoint.host, row },
        to: `describing cluster ${name}; the login was fine`,
        diagnostics: row === clusterRefusals/* mayNotDescribe */.ky
            ? [`  a policy for the role that allows it: ${describePolicy(config)}`]
            : [],
    });
}
function describePolicy(config) {
    const { partition, account } = (0,narrowing/* leasedRole */.p$)(config);
    const place = `arn:${partition}:eks:${config.region}:${account || '*'}`;
    const statement = {
        ...{ Effect: 'Allow', Action: 'eks:DescribeCluster' },
        Resource: `${place}:cluster/${config.cluster.name}`,
    };
    return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}
function readCluster(response, config) {
    const { name, endpoint } = config.cluster;
    const cluster = (0,providers_response/* objectAt */.lJ)((0,providers_response/* parseJson */.qF)(response, endpoint.host), 'cluster') ?? {};
    const arn = arnOf(cluster, config);
    if (!['ACTIVE', 'UPDATING'].includes((0,providers_response/* textAt */.$6)(cluster, 'status') ?? ''))
        throw new failure/* Failure */.HR('READ_REFUSED', `cluster ${name} is neither ACTIVE nor UPDATING`, {
            causes: ['it is being created or deleted, or its creation failed'],
            fix: `Wait with \`aws eks wait cluster-active --name ${name}\`.`,
        });
    const server = serverOf(cluster);
    const ca = authorityOf(cluster);
    const bound = (0,providers_response/* objectAt */.lJ)(cluster, 'outpostConfig') ? (0,providers_response/* textAt */.$6)(cluster, 'id') : name;
    if (server === undefined || ca === undefined || bound === undefined || !clusterToken/* BOUND */.d.test(bound))
        throw (0,providers_response/* responseInvalid */.h)(endpoint.host, 'with a cluster without a usable address or authority');
    return { server, ca, bound, arn };
}
function arnOf(cluster, config) {
    const { name, endpoint } = config.cluster;
    const stated = (0,providers_response/* textAt */.$6)(cluster, 'arn') ?? '';
    const { partition, account } = (0,narrowing/* leasedRole */.p$)(config);
    const [, owner] = /^arn:[a-z-]+:eks:[\w-]+:(\d{12}):cluster\//.exec(stated) ?? [];
    const own = `arn:${partition}:eks:${config.region}:${account || owner}:cluster/${name}`;
    if ((0,providers_response/* textAt */.$6)(cluster, 'name') === name && stated === own)
        return own;
    throw new failure/* Failure */.HR('GUARD_FAILED', `${endpoint.host} described another cluster than ${own}`, {
        causes: ['a proxy between the runner and EKS responds in its place'],
        fix: 'Find the server that responds in place of EKS; nothing was exported.',
    });
}
function serverOf(cluster) {
    const url = (0,core_url/* parseSafeUrl */.Q)((0,providers_response/* textAt */.$6)(cluster, 'endpoint') ?? '');
    const plain = url?.protocol === 'https:' && url.pathname === '/' && !url.search && !url.hash;
    return plain ? url.origin : undefined;
}
function authorityOf(cluster) {
    const encoded = (0,providers_response/* textAt */.$6)((0,providers_response/* objectAt */.lJ)(cluster, 'certificateAuthority') ?? {}, 'data') ?? '';
    if (encoded.length > LONGEST_CA || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded))
        return undefined;
    const blocks = Buffer.from(encoded, 'base64').toString('latin1').match(CERTIFICATES);
    return blocks ? `${blocks.join('\n')}\n` : undefined;
}
const CERTIFICATES = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

;// CONCATENATED MODULE: ./.build/providers/aws/cluster.js




const TOKEN_LIFE = 15 * 60;
const LONGEST_TOKEN = 4096;
async function assumeForCluster(config, leaseSession) {
    const { cluster } = config;
    const lease = await (0,assume.assume)(narrowed(config), withNote(leaseSession, cluster));
    const { credentials } = lease;
    if (credentials.kind !== 'aws')
        throw new failure/* Failure */.HR('INTERNAL', 'a session of AWS was expected');
    const described = await describeCluster(config, leaseSession, credentials);
    const signed = signedToken(config, leaseSession, { lease, credentials, described });
    const { token, expiresAt, keys } = cluster.serviceAccount
        ? await exchangeToken(config, leaseSession, { lease, described, signed: signed.token })
        : signed;
    if (!cluster.serviceAccount)
        noticeEnd(leaseSession, cluster, expiresAt);
    const { server, ca } = described;
    const access = { server, ca, namespace: cluster.namespace, token, expiresAt };
    return {
        ...lease,
        expiresAt: cluster.exportSession ? lease.expiresAt : expiresAt,
        keys: { ...lease.keys, ...keys, cluster: [described.arn] },
        cluster: access,
    };
}
function narrowed(config) {
    const { policies, cluster } = config;
    const restricted = policies.policy !== undefined || policies.managed.length > 0;
    if (cluster.exportSession || restricted)
        return config;
    return { ...config, policies: { policy: describePolicy(config), managed: [] } };
}
function signedToken({ region, endpoint }, { clock, secret }, { lease, credentials, described: { bound } }) {
    const now = clock.now();
    const text = (0,clusterToken/* signClusterToken */.t)(credentials, { region, sts: endpoint, bound, now });
    if (text.length > LONGEST_TOKEN)
        throw new failure/* Failure */.HR('GUARD_FAILED', `the token has ${text.length} characters, and clusters accept ${LONGEST_TOKEN}`, {
            causes: ['session tags, policies or the chain make the session token long'],
            fix: 'Use fewer tags and policies in "chain", "session-policy" and "managed-policies".',
        });
    const sessionEnds = lease.expiresAt ?? Number.POSITIVE_INFINITY;
    return { token: secret(text), expiresAt: Math.min(sessionEnds, now + TOKEN_LIFE) };
}
async function exchangeToken(config, leaseSession, given) {
    const { cluster, role, endpoint, region } = config;
    const { lease, described, signed } = given;
    const { server, ca, bound } = described;
    const { leaseToken, rejectedByCluster } = await __webpack_require__.e(/* import() */ "aws-clusterAccount").then(__webpack_require__.bind(__webpack_require__, 8551));
    const { account, lifetime, revocable } = cluster.serviceAccount;
    const base = new URL(`${server}/`);
    const api = {
        base,
        send: (request, judging) => leaseSession.send({ host: base.host, next: async () => ({ ...request(signed), ca }) }, judging),
    };
    const session = lease.id.split('/').at(-1) ?? '';
    const own = { ...leaseSession, keep: keepAs(leaseSession, lease.id) };
    return leaseToken(own, api, {
        ...{ account, audience: undefined },
        lifetime: cluster.exportSession ? config.lifetime : lifetime,
        revocation: revocable
            ? {
                ...{ address: base.href, ca, bound, region, role: role.arn, session },
                ...{ sts: endpoint.href, audience: leaseSession.token.audience },
            }
            : null,
        keys: { service_account: `${account.namespace}/${account.name}` },
        rejected: (response, action) => rejectedByCluster(response, action, { config, base }),
    });
}
const keepAs = ({ keep }, id) => (kept) => keep({ ...kept, id });
function noticeEnd({ log, token }, { name }, end) {
    const time = new Date(end * 1000).toISOString().slice(11, 16);
    log('notice', `${token.lease}: EKS cluster ${name} accepts the token until ${time} UTC, for 15 minutes at ` +
        'most. Write "kube-service-account: NAMESPACE/NAME" to get a token of a service account, ' +
        'which is valid for an hour and is revoked');
}
const withNote = (leaseSession, { name }) => ({
    ...leaseSession,
    keep: (kept) => leaseSession.keep({
        ...kept,
        note: [
            `it signed a token for EKS cluster ${name}, which accepts it for 15 minutes at most and ` +
                'whatever policies say',
            kept.note,
        ]
            .filter((part) => part !== undefined)
            .join('; '),
    }),
});


/***/ }),

/***/ 5199:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ clusterRefusals),
/* harmony export */   IT: () => (/* binding */ noAccessEntry),
/* harmony export */   ky: () => (/* binding */ mayNotDescribe)
/* harmony export */ });
const refused = (row) => ({ code: 'READ_REFUSED', ...row });
const mayNotDescribe = refused({
    symptom: 'AccessDeniedException: the role may not describe the cluster',
    when: { code: ['AccessDeniedException', 'AccessDenied'] },
    causes: [
        'no policy of the role allows eks:DescribeCluster on it',
        'an SCP or the policy of a VPC endpoint denies it',
        '"session-policy" or "managed-policies" do not allow it',
    ],
    fix: 'Attach the policy in the log to the role.',
});
const noAccessEntry = {
    code: 'EXCHANGE_REFUSED',
    symptom: 'Unauthorized: the cluster does not know the role',
    when: { status: 401, action: ['secret', 'token', 'delete'] },
    causes: [
        'the cluster has no access entry, or row in aws-auth, for the role',
        'the 15 minutes of the token are over',
    ],
    fix: 'Add the role with `aws eks create-access-entry --cluster-name NAME --principal-arn ROLE`. ' +
        'For longer jobs, write `kube-service-account`.',
};
const clusterRefusals = [
    mayNotDescribe,
    refused({
        symptom: 'ResourceNotFoundException: no such cluster',
        when: { code: ['ResourceNotFoundException'] },
        causes: ['the name, the region or the account of the role is another'],
        fix: 'Compare `cluster` and `region` with `aws eks list-clusters`.',
    }),
    refused({
        symptom: 'EKS does not accept the session',
        when: {
            code: [
                ...['UnrecognizedClientException', 'InvalidSignatureException', 'ExpiredTokenException'],
                ...['IncompleteSignatureException', 'InvalidClientTokenId'],
            ],
        },
        causes: [
            "the runner's clock is wrong",
            '`store-address` is a server of another account or emulator than `address`',
        ],
        fix: 'Set the clock, or correct `store-address`.',
    }),
    refused({
        symptom: 'EKS limits the rate of requests',
        when: { code: ['ThrottlingException', 'Throttling', 'TooManyRequestsException'] },
        verdict: 'retry',
        causes: ['many jobs describe clusters of this account at once'],
        fix: 'Let fewer jobs start at once.',
    }),
    noAccessEntry,
];


/***/ }),

/***/ 3049:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ BOUND),
/* harmony export */   t: () => (/* binding */ signClusterToken)
/* harmony export */ });
/* harmony import */ var _partitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4117);
/* harmony import */ var _sigv4_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(275);


function signClusterToken(signer, { region, sts, bound, now }) {
    const aws = (0,_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOfSts */ .qe)(sts.hostname) !== undefined;
    const host = aws ? (0,_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .regionalEndpoint */ .N2)(region, { fips: false, dualStack: false }) : sts;
    const url = new URL('/?Action=GetCallerIdentity&Version=2011-06-15', host);
    const signed = (0,_sigv4_js__WEBPACK_IMPORTED_MODULE_1__/* .presign */ .d)({ url, headers: { 'x-k8s-aws-id': bound }, expires: 60 }, signer, {
        ...{ region: (0,_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .signingRegion */ .Gu)(region), service: 'sts', now },
    });
    return `k8s-aws-v1.${Buffer.from(signed.reveal()).toString('base64url')}`;
}
const BOUND = /^[\w-]{1,100}$/;


/***/ }),

/***/ 5796:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ signedJson),
/* harmony export */   K: () => (/* binding */ errorIn)
/* harmony export */ });
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2323);
/* harmony import */ var _sigv4_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(275);


const TYPE = 'application/x-amz-json-1.1';
function signedJson({ url, target, body }, signer, scope) {
    const text = JSON.stringify(body);
    const named = { 'Content-Type': TYPE, 'X-Amz-Target': target };
    const headers = (0,_sigv4_js__WEBPACK_IMPORTED_MODULE_1__/* .sign */ ._)({ method: 'POST', url, headers: named, body: text }, signer, scope);
    return {
        ...{ method: 'POST', url, headers, expects: 'json' },
        body: { kind: 'text', type: TYPE, text },
    };
}
function errorIn(response) {
    const body = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOrEmpty */ .fi)(response);
    const stated = response.headers['x-amzn-errortype'] ?? (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, '__type') ?? '';
    const code = stated.replace(/:.*$/, '').replace(/^.*#/, '');
    const message = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'message') ?? (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'Message') ?? '';
    return { status: response.status, code, message };
}


/***/ }),

/***/ 4621:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ readPolicy),
/* harmony export */   We: () => (/* binding */ narrowingPolicy),
/* harmony export */   p$: () => (/* binding */ leasedRole)
/* harmony export */ });
const LONGEST = 2048;
function narrowingPolicy(config) {
    const policy = readPolicy(config, config.reads.map(({ source }) => source));
    return policy.length > LONGEST ? undefined : policy;
}
function readPolicy(config, sources) {
    const resources = (store) => [
        ...new Set(sources
            .filter((source) => source.store === store)
            .flatMap((source) => resourceArns(config, source))),
    ];
    const allow = (action, arns) => arns.length === 0 ? [] : [{ Effect: 'Allow', Action: action, Resource: arns }];
    const decrypt = {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { StringLike: { 'kms:ViaService': ['secretsmanager.*', 'ssm.*'] } },
    };
    return JSON.stringify({
        Version: '2012-10-17',
        Statement: [
            ...allow('secretsmanager:GetSecretValue', resources('secretsmanager')),
            ...allow('ssm:GetParameters', resources('ssm')),
            decrypt,
        ],
    });
}
function resourceArns(config, source) {
    const { store, id, name, account } = source;
    if (account !== undefined)
        return store === 'ssm' ? [id] : [id, `${id}-??????`];
    const { partition, account: own } = leasedRole(config);
    const place = `arn:${partition}:${store}:${config.region}:${own || '*'}`;
    return store === 'ssm'
        ? [`${place}:parameter/${name.replace(/^\//, '')}`]
        : [`${place}:secret:${name}-??????`];
}
const leasedRole = ({ role, chain }) => chain.at(-1)?.role ?? role;


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


/***/ })

};
;