"use strict";
exports.id = "aws-revoke";
exports.ids = ["aws-revoke", "kubernetes-revoke"];
exports.modules = {

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

/***/ 4117:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ signingRegion),
/* harmony export */   M_: () => (/* binding */ GLOBAL),
/* harmony export */   N2: () => (/* binding */ regionalEndpoint),
/* harmony export */   Ox: () => (/* binding */ audienceOf),
/* harmony export */   b5: () => (/* binding */ partitionIds),
/* harmony export */   iQ: () => (/* binding */ partitionOf),
/* harmony export */   qe: () => (/* binding */ partitionOfSts)
/* harmony export */ });
const commercial = {
    id: 'aws',
    regions: /^(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+$/,
    suffix: 'amazonaws.com',
    dualStackSuffix: 'api.aws',
};
const partitions = [
    commercial,
    {
        id: 'aws-cn',
        regions: /^cn-[a-z]+-\d+$/,
        suffix: 'amazonaws.com.cn',
        dualStackSuffix: 'api.amazonwebservices.com.cn',
    },
    {
        id: 'aws-us-gov',
        regions: /^us-gov-[a-z]+-\d+$/,
        suffix: 'amazonaws.com',
        dualStackSuffix: 'api.aws',
    },
    {
        id: 'aws-eusc',
        regions: /^eusc-[a-z]+-[a-z]+-\d+$/,
        suffix: 'amazonaws.eu',
        dualStackSuffix: 'api.amazonwebservices.eu',
    },
    {
        id: 'aws-iso',
        regions: /^us-iso-[a-z]+-\d+$/,
        suffix: 'c2s.ic.gov',
        dualStackSuffix: 'api.aws.ic.gov',
    },
    {
        id: 'aws-iso-b',
        regions: /^us-isob-[a-z]+-\d+$/,
        suffix: 'sc2s.sgov.gov',
        dualStackSuffix: 'api.aws.scloud',
    },
    {
        id: 'aws-iso-e',
        regions: /^eu-isoe-[a-z]+-\d+$/,
        suffix: 'cloud.adc-e.uk',
        dualStackSuffix: 'api.cloud-aws.adc-e.uk',
    },
    {
        id: 'aws-iso-f',
        regions: /^us-isof-[a-z]+-\d+$/,
        suffix: 'csp.hci.ic.gov',
        dualStackSuffix: 'api.aws.hci.ic.gov',
    },
];
const partitionIds = partitions.map(({ id }) => id);
const GLOBAL = 'aws-global';
const partitionOf = (region) => partitions.find(({ regions }) => regions.test(region)) ?? commercial;
function regionalEndpoint(region, { fips, dualStack }) {
    if (region === GLOBAL)
        return new URL('https://sts.amazonaws.com');
    const { id, suffix, dualStackSuffix } = partitionOf(region);
    const host = fips && (dualStack || id !== 'aws-us-gov') ? 'sts-fips' : 'sts';
    return new URL(`https://${host}.${region}.${dualStack ? dualStackSuffix : suffix}`);
}
const STS_HOST = /^([a-z0-9-]+\.)?sts(?:-fips)?\.([a-z]{2,8}(?:-[a-z]{2,16}){1,2}-\d{1,2})\.(vpce\.)?(.+)$/;
function partitionOfSts(hostname) {
    if (hostname === 'sts.amazonaws.com')
        return commercial.id;
    const [, label, region = '', endpoint, suffix] = STS_HOST.exec(hostname) ?? [];
    if ((label === undefined) !== (endpoint === undefined))
        return undefined;
    const { id, ...partition } = partitionOf(region);
    const dualStack = endpoint === undefined && suffix === partition.dualStackSuffix;
    return suffix === partition.suffix || dualStack ? id : undefined;
}
const signingRegion = (region) => (region === GLOBAL ? 'us-east-1' : region);
const audienceOf = (partition) => partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';


/***/ }),

/***/ 9508:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isValidRevocationData: () => (/* binding */ isValidRevocationData),
/* harmony export */   revoke: () => (/* binding */ revoke)
/* harmony export */ });
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6586);
/* harmony import */ var _kubernetes_revoke_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5613);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6009);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2323);
/* harmony import */ var _clusterToken_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3049);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2391);
/* harmony import */ var _role_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4990);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1584);
/* harmony import */ var _sessionName_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7575);









const PARTS = [
    ...['address', 'ca', 'bound', 'region', 'role', 'session', 'sts', 'audience'],
    ...['namespace', 'secret', 'uid'],
];
const DENY_ALL = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';
const ACTION = 'AssumeRoleWithWebIdentity';
function isValidRevocationData(way) {
    const { address = '', sts = '', ca = '', bound = '', region = '', role = '' } = way;
    const server = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(address);
    return (server?.protocol === 'https:' &&
        server.href === `${server.origin}/` &&
        (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(sts)?.search === '' &&
        ca.startsWith('-----BEGIN CERTIFICATE-----') &&
        _clusterToken_js__WEBPACK_IMPORTED_MODULE_3__/* .BOUND */ .d.test(bound) &&
        /^[A-Za-z0-9-]{1,64}$/.test(region) &&
        !('error' in (0,_role_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRole */ .gP)(role, true)) &&
        _sessionName_js__WEBPACK_IMPORTED_MODULE_5__/* .SESSION_NAME */ .z.test(way['session'] ?? '') &&
        way['audience'] !== '' &&
        (0,_kubernetes_revoke_js__WEBPACK_IMPORTED_MODULE_6__.isLeaseSecret)(way) &&
        Object.keys(way).every((part) => PARTS.includes(part)));
}
async function revoke(client, { revocation }, supplies) {
    const { address = '', ca, bound = '', region = '', sts = '' } = revocation;
    const { namespace = '', secret = '', uid } = revocation;
    const { session, now } = await assumeAgain(client, revocation, supplies);
    const scope = { region, sts: new URL(sts), bound, now };
    const token = supplies.secret((0,_clusterToken_js__WEBPACK_IMPORTED_MODULE_3__/* .signClusterToken */ .t)(session, scope));
    return (0,_kubernetes_revoke_js__WEBPACK_IMPORTED_MODULE_6__.deleteSecret)(client, {
        ...{ base: new URL(address), place: { namespace, secret, uid }, ca },
        token: async () => token,
    });
}
async function assumeAgain(client, { sts = '', role = '', session = '', audience = '' }, supplies) {
    const url = new URL(sts);
    let now = 0;
    const response = await client.send({
        host: url.host,
        next: async () => {
            const { jwt, claims } = await supplies.idToken(audience);
            now = Number(claims['iat']);
            const fields = [
                ...[['Action', ACTION], ['Version', '2011-06-15']],
                ...[['RoleArn', role], ['RoleSessionName', session]],
                ...[['DurationSeconds', '900'], ['Policy', DENY_ALL]],
                ['WebIdentityToken', jwt],
            ];
            return { method: 'POST', url, body: { kind: 'form', fields }, expects: 'xml' };
        },
    });
    if (response.status === 200)
        return {
            session: (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .readSession */ .l)(response, ACTION, { leaseSession: supplies, host: url.host }),
            now,
        };
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .rejection */ .cz)(response, {
        ...{ code: 'EXCHANGE_REFUSED', host: url.host, to: `${ACTION} for ${role}` },
        row: (0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .match */ .YW)(_refusals_js__WEBPACK_IMPORTED_MODULE_8__/* .rows */ .Ge, (0,_refusals_js__WEBPACK_IMPORTED_MODULE_8__/* .errorIn */ .Kd)(response, ACTION)),
    });
}


/***/ }),

/***/ 4990:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lk: () => (/* binding */ PLACEHOLDER_ROLE),
/* harmony export */   gA: () => (/* binding */ parsePrincipal),
/* harmony export */   gP: () => (/* binding */ parseRole)
/* harmony export */ });
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6548);
/* harmony import */ var _partitions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4117);


const PLACEHOLDER_ROLE = { arn: '', partition: 'aws', account: '', path: '', name: '' };
const EXAMPLE = 'arn:aws:iam::123456789012:role/deploy';
const PATTERN = /^arn:([a-z0-9-]+):iam::(\d{12}):role\/((?:[\x21-\x7e]{1,510}\/)?)([\w+=,.@-]{1,64})$/;
const ELSEWHERE = /^arn:([\w-]*):[\w-]*:[\w-]*:([\w$-]*):role\/((?:[\x21-\x7e]{1,510}\/)?)([\w+=,.@-]{1,64})$/;
function parseRole(arn, customEndpoint) {
    const [, partition, account, path = '', name] = (customEndpoint ? ELSEWHERE : PATTERN).exec(arn) ?? [];
    if (partition === undefined || account === undefined || name === undefined || arn.length > 2048)
        return { error: roleError(arn) };
    if (!customEndpoint && !_partitions_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionIds */ .b5.includes(partition))
        return {
            error: `must be of one of the partitions ${_partitions_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionIds */ .b5.join(', ')}; got ` +
                `${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(partition)}`,
        };
    return { arn, partition, account, path, name };
}
function roleError(arn) {
    if (arn === '')
        return ('is required; where a secret or variable was to fill it, that one is empty or out of ' +
            'reach of this job');
    const must = `must be the full ARN of a role, such as ${EXAMPLE}; got ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(arn)}`;
    if (/\s/.test(arn))
        return `${must}, which contains whitespace or a line break: perhaps it was saved with the variable`;
    return arn.includes(':') ? must : `${must}, a name without its account`;
}
const ASSUMED = /^arn:([\w-]*):(?:sts|iam):[\w-]*:([\w$-]*):assumed-role\/(.*\/)?([\w+=,.@-]{1,64})\/([\w+=,.@-]{2,64})$/;
function parsePrincipal(arn, role) {
    const [, partition, account, path = '', name, session] = ASSUMED.exec(arn) ?? [];
    if (partition === undefined ||
        account === undefined ||
        name === undefined ||
        session === undefined ||
        (path !== '' && path !== role.path) ||
        (account.includes('$') && account !== role.account))
        return undefined;
    const canonical = `arn:${partition}:sts::${account}:assumed-role/${name}/${session}`;
    return { arn: canonical, partition, account, path: '', name, session };
}


/***/ }),

/***/ 7575:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ createSessionName),
/* harmony export */   z: () => (/* binding */ SESSION_NAME)
/* harmony export */ });
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;
const LONGEST = 64;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
function createSessionName({ job: { github }, token, clock, }) {
    const end = `-${[...clock.random(6)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;
    const run = `-${clean([github('run_id') ?? 'run', github('run_attempt') ?? '1', token.lease].join('-'))}`.slice(0, LONGEST - end.length);
    const repository = clean(github('repository')?.split('/').at(-1) ?? '').slice(0, LONGEST - run.length - end.length);
    return `${repository}${run}${end}`.replace(/^-+/, '');
}
const clean = (text) => text.replace(/[^\w+=,.@-]/g, '-');


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


/***/ }),

/***/ 9291:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AT: () => (/* binding */ apiRequest),
/* harmony export */   Kd: () => (/* binding */ errorIn),
/* harmony export */   Yw: () => (/* binding */ deletionOf),
/* harmony export */   bx: () => (/* binding */ baseOf),
/* harmony export */   oy: () => (/* binding */ isDeleted),
/* harmony export */   z1: () => (/* binding */ secretsPath)
/* harmony export */ });
/* harmony import */ var _bearer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4369);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2323);


const apiRequest = ({ base }, path, options) => ({
    method: options.method ?? 'POST',
    url: new URL(path, base),
    headers: (0,_bearer_js__WEBPACK_IMPORTED_MODULE_1__/* .bearer */ .C)(options.token),
    body: { kind: 'json', value: options.value },
    expects: 'json',
    ca: options.ca,
});
const baseOf = (address) => new URL(`${address.pathname.replace(/\/+$/, '')}/`, address);
const secretsPath = (namespace) => `api/v1/namespaces/${namespace}/secrets`;
const deletionOf = (cluster, { namespace, secret, uid }, token) => apiRequest(cluster, `${secretsPath(namespace)}/${secret}`, {
    ...{ method: 'DELETE', token },
    value: {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        ...(uid !== undefined && { preconditions: { uid } }),
    },
});
function isDeleted({ status, text }, { secret, uid }) {
    if (status !== 200 && status !== 202)
        return false;
    const body = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOrEmpty */ .fi)({ text });
    const metadata = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(body, 'metadata') ?? {};
    const marked = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(metadata, 'deletionTimestamp') !== undefined;
    const success = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'kind') === 'Status' && (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'status') === 'Success';
    const named = success ? (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(body, 'details') : marked ? metadata : undefined;
    if (!named || (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(named, 'name') !== secret)
        return false;
    const stated = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(named, 'uid');
    return uid === undefined || stated === undefined || stated === uid;
}
function errorIn(response, action) {
    const body = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOrEmpty */ .fi)(response);
    const status = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'kind') === 'Status';
    const [code, message] = status ? [(0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'reason'), (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'message')] : [];
    return { status: response.status, code: code ?? '', message: message ?? '', action };
}


/***/ }),

/***/ 5613:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deleteSecret: () => (/* binding */ deleteSecret),
/* harmony export */   deletionRows: () => (/* binding */ deletionRows),
/* harmony export */   isLeaseSecret: () => (/* binding */ isLeaseSecret),
/* harmony export */   isValidRevocationData: () => (/* binding */ isValidRevocationData),
/* harmony export */   revoke: () => (/* binding */ revoke)
/* harmony export */ });
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6586);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6009);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2323);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9291);




const PARTS = new Set(['address', 'audience', 'namespace', 'secret', 'uid']);
const NAMESPACE = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const SECRET = /^lease-\d{1,20}-\d{1,6}-[0-9a-f]{8}$/;
function isValidRevocationData(way) {
    const { address = '', audience = '' } = way;
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(address);
    return (url?.pathname.endsWith('/') === true &&
        url.search + url.hash === '' &&
        audience !== '' &&
        isLeaseSecret(way) &&
        Object.keys(way).every((part) => PARTS.has(part)));
}
const code = 'EXCHANGE_REFUSED';
const notDeleted = {
    code,
    symptom: 'the Secret was not deleted',
    causes: ['the API server, or a proxy in front of it, rejects the request'],
    fix: 'Delete it with kubectl; its name is in the record under "keys". It has no content.',
};
const deletionRows = [
    {
        code,
        when: { status: 401 },
        symptom: 'the Secret was not deleted: Unauthorized',
        causes: ['the cluster no longer accepts the ID tokens of this workflow'],
        fix: 'Look in the log of kube-apiserver for the reason: the token was obtained with the same audience.',
    },
    {
        code,
        when: { status: 403 },
        symptom: 'the Secret was not deleted: Forbidden',
        causes: ['the Role of this user allows `create` on Secrets, but not `delete`'],
        fix: 'Add `delete` to its rule `{apiGroups: [""], resources: [secrets], verbs: [create, delete]}`.',
    },
    notDeleted,
];
const isLeaseSecret = ({ namespace = '', secret = '', uid = 'none', }) => NAMESPACE.test(namespace) && SECRET.test(secret) && /^[A-Za-z0-9-]{1,64}$/.test(uid);
function revoke(client, { revocation }, supplies) {
    const { address = '', audience = '', namespace = '', secret = '', uid } = revocation;
    return deleteSecret(client, {
        ...{ base: new URL(address), place: { namespace, secret, uid } },
        token: async () => (await supplies.idToken(audience)).jwt,
    });
}
async function deleteSecret(client, { base, place, ca, token }) {
    const { namespace, secret, uid } = place;
    const response = await client.send({
        host: base.host,
        next: async () => ({ ...(0,_api_js__WEBPACK_IMPORTED_MODULE_3__/* .deletionOf */ .Yw)({ base }, place, await token()), ca }),
    });
    if ((0,_api_js__WEBPACK_IMPORTED_MODULE_3__/* .isDeleted */ .oy)(response, place))
        return 'revoked';
    const error = (0,_api_js__WEBPACK_IMPORTED_MODULE_3__/* .errorIn */ .Kd)(response, 'delete');
    const details = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonOrEmpty */ .fi)(response), 'details') ?? {};
    const isNamed = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(details, 'name') === secret;
    if (error.status === 404 && error.code === 'NotFound' && isNamed)
        return uid === undefined ? 'revoked' : 'already-gone';
    if (error.status === 409 && error.code === 'Conflict' && isNamed)
        return 'already-gone';
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .rejection */ .cz)(response, {
        code,
        host: base.host,
        to: `the deletion of the Secret ${namespace}/${secret}`,
        row: (0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .match */ .YW)(deletionRows, error) ?? notDeleted,
    });
}


/***/ }),

/***/ 6009:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   FU: () => (/* binding */ judgeBy),
/* harmony export */   YW: () => (/* binding */ match)
/* harmony export */ });
const match = (rows, error) => rows.find(({ when }) => when !== undefined && matches(when, error));
const matches = (when, error) => isAmong(when.status, error.status) &&
    isAmong(when.code, error.code) &&
    isAmong(when.action, error.action) &&
    (when.words?.test(clip(error.message)) ?? true);
const LONGEST_MESSAGE = 4096;
const clip = (message) => message.slice(0, LONGEST_MESSAGE);
const isAmong = (expected, value) => expected === undefined || [expected].flat().includes(value);
function judgeBy(rows, errorIn) {
    const retried = (response) => {
        const row = response.status < 400 ? undefined : match(rows, errorIn(response));
        return row?.verdict && row;
    };
    return { judge: (response) => retried(response)?.verdict, explain: retried };
}


/***/ })

};
;