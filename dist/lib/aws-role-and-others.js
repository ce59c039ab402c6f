"use strict";
exports.id = "aws-role-and-others";
exports.ids = ["aws-role-and-others"];
exports.modules = {

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


/***/ })

};
;