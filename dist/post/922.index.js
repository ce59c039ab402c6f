"use strict";
exports.id = 922;
exports.ids = [922];
exports.modules = {

/***/ 3922:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  providerNamed: () => (/* binding */ providerNamed)
});

// UNUSED EXPORTS: providerNames, providers

// EXTERNAL MODULE: ./.cache/js/kit/failure.js
var kit_failure = __webpack_require__(391);
;// CONCATENATED MODULE: ./.cache/js/identity/strictJson.js
/** Reads a JSON object in which no member stands twice, at any depth: readers differ in which of the two they believe. */
function parseObject(text) {
    const value = parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return { mistake: 'is no JSON object' };
    return hasTwins(text) ? { mistake: 'has two members of one name' } : { members: value };
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
// Enough for text that is JSON: texts, and the marks that give it its shape.
const LEXEMES = /"(?:[^"\\]|\\.)*"|[{}:]/g;
/** Names are compared as they are read: `"is\u0073"` is `"iss"`. */
function hasTwins(json) {
    const objects = [];
    let latest = '';
    for (const [lexeme] of json.matchAll(LEXEMES)) {
        if (lexeme === '{')
            objects.push(new Set());
        else if (lexeme === '}')
            objects.pop();
        else if (lexeme !== ':')
            latest = lexeme;
        else {
            const names = objects.at(-1);
            const name = JSON.parse(latest);
            if (names?.has(name))
                return true;
            names?.add(name);
        }
    }
    return false;
}

;// CONCATENATED MODULE: ./.cache/js/kit/printable.js
const LONGEST = 200;
/**
 * Foreign text in a form that may stand in a log: one line of harmless letters, no run of more than 40 characters without a space (a token
 * that was cut is no longer the masked value), nothing that a runner takes for a command. Use our own words instead wherever there are some.
 */
function printable(text) {
    const line = text
        .replace(/[^\s]{41,}/g, '(long text left out)')
        .replace(/[^A-Za-z0-9 _.,:/@()-]+/g, ' ')
        .replace(/:{2,}/g, ':')
        .replace(/ +/g, ' ')
        .trim();
    return line.length > LONGEST ? `${line.slice(0, LONGEST)} (cut)` : line;
}
/** What a user wrote, in quotes, one line, cut where it is long: for complaints about their own inputs, never for a server's words. */
function quoted(text) {
    const cut = text.length > 120 ? `${text.slice(0, 120)}…` : text;
    return JSON.stringify(cut).replaceAll('##[', '## [');
}

;// CONCATENATED MODULE: ./.cache/js/providers/answer.js



// Real answers have five levels; what is deeper would overflow the stack of whatever walks it.
const DEEPEST = 64;
/** The JSON object of an answer; anything else is `ANSWER_INVALID`, also one in which a member stands twice. */
function jsonOf({ text }, host) {
    const read = deeperThan(text, DEEPEST) ? { mistake: 'is nested too deeply' } : parseObject(text);
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
const invalid = (host, sentence) => new kit_failure/* Failure */.HR('ANSWER_INVALID', `${host} answered ${sentence}`);
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
/** The member itself; never one that every object inherits. */
const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);
/** A refusal in our own words: status, the row that was recognised, our side. A redirect is explained and never followed. */
function refused(answer, { code, host, to, row, ours = [] }) {
    const { status } = answer;
    const redirect = status >= 300 && status < 400;
    const meaning = redirect ? `, a redirect${target(answer)}, which is not followed` : row ? `: ${row.sign}` : '';
    const facts = row ?? (redirect ? REDIRECT : undefined);
    const message = [`${host} answered ${status} to ${to}${meaning}`, ...ours].join('\n');
    return new kit_failure/* Failure */.HR(code, message, facts && { causes: facts.causes, cure: facts.cure });
}
const REDIRECT = {
    causes: ['the address is not the one that the server calls its own', 'a portal or proxy answers in its place'],
    cure: 'Set the address to the one that answers itself. A token is never sent on to where an answer points.',
};
function target({ headers }) {
    const location = headers['location'] ?? '';
    return URL.canParse(location) ? ` to ${printable(new URL(location).host)}` : '';
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

;// CONCATENATED MODULE: ./.cache/js/identity/shown.js
const shown_LONGEST = 400;
/**
 * A claim, or what was expected of it, as it may stand in a log: a text in quotes, on one line, with every letter beyond ASCII escaped, so
 * that two texts that look alike but differ can be told apart. Of verified tokens claims are no secrets, and every letter of them counts.
 */
function shown(value) {
    switch (typeof value) {
        case 'undefined':
            return 'absent';
        case 'string':
            return value.length > shown_LONGEST ? `${ascii(value.slice(0, shown_LONGEST))} (cut)` : ascii(value);
        case 'number':
        case 'boolean':
            return `the ${typeof value} ${value}, not a text`;
        default:
            return Array.isArray(value) ? 'a list, not a text' : 'not a text';
    }
}
const ascii = (text) => JSON.stringify(text)
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    // What a runner takes for a command anywhere in a line.
    .replaceAll('##[', '## [');

;// CONCATENATED MODULE: ./.cache/js/providers/presented.js

/** One claim of the lease's own token, to be compared with the server's side; the token itself is never shown. */
const claimed = ({ claims }, name) => shown(claims[name]);
/** Our side of a refusal: who the token says that it is, one claim a line. */
const presented = (desk) => ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimed(desk, name)}`);

;// CONCATENATED MODULE: ./.cache/js/providers/aws/refusals.js
const EXCHANGE = 'EXCHANGE_REFUSED';
const INVALID = ['InvalidIdentityToken', 'InvalidIdentityTokenException'];
const INPUT = ['ValidationError', 'ValidationException', 'InvalidParameterValue', 'MalformedInput'];
/** What STS answers, the narrower before the wider. */
const rows = [
    {
        ...{ code: EXCHANGE, codes: ['AccessDenied', 'AccessDeniedException'], words: /sts:TagSession/ },
        sign: 'AccessDenied (sts:TagSession): the role in "chain" does not let this session set tags',
        causes: ['the trust policy of that role allows sts:AssumeRole only', 'the policy of the role before it does not allow sts:TagSession'],
        cure: 'Allow sts:TagSession beside sts:AssumeRole in both, or leave out "tags".',
    },
    {
        ...{ code: EXCHANGE, codes: ['AccessDenied', 'AccessDeniedException'], words: /sts:SetSourceIdentity/ },
        sign: 'AccessDenied (sts:SetSourceIdentity): the role in "chain" does not let this session set a source identity',
        causes: ['the trust policy of that role allows sts:AssumeRole only', 'the policy of the role before it does not allow it'],
        cure: 'Allow sts:SetSourceIdentity beside sts:AssumeRole in both, or leave out "source-identity".',
    },
    {
        ...{ code: EXCHANGE, codes: ['AccessDenied', 'AccessDeniedException'], action: 'AssumeRole' },
        sign: 'AccessDenied (sts:AssumeRole): the role in "chain" may not be assumed by the role before it',
        causes: [
            'its trust policy does not name the role before it',
            'its trust policy compares an external id that differs from "external-id"',
            'the role before it, or a policy of the organisation, does not allow sts:AssumeRole on it',
            'the role does not exist',
        ],
        cure: 'Add the statement in the log to the trust policy of the role, and allow sts:AssumeRole on it to the role before it.',
    },
    {
        ...{ code: EXCHANGE, codes: ['AccessDenied', 'AccessDeniedException'] },
        sign: 'AccessDenied (Not authorized to perform sts:AssumeRoleWithWebIdentity): the trust policy of the role does not admit this token',
        causes: [
            'the policy compares another "sub": an environment on the job stands in place of the ref, a pull request has none, letter case counts',
            '"sub" has the immutable form repo:OWNER@ID/REPO@ID, which repositories have that were created, renamed or moved since July 2026',
            'the policy compares with StringEquals where its value has a *, which StringLike takes',
            'the policy compares another "aud" than the token has',
            'the role does not exist in that account, or its path or letter case differs',
            'the policy compares a claim that AWS does not read from this issuer',
            'the policy was changed a moment ago',
        ],
        cure: 'Compare the claims in the message with the trust policy of the role, or add the statement there. Never use ForAllValues, which holds when a claim is absent, and never compare "aud" alone, which every repository of the issuer can have.',
    },
    {
        ...{ code: EXCHANGE, codes: INVALID, words: /retrieve verification key/i, again: 'always' },
        sign: "InvalidIdentityToken (Couldn't retrieve verification key from your identity provider): AWS could not fetch the issuer's keys in time",
        causes: ['the issuer limits or delays requests of AWS for its keys', 'the issuer cannot be reached from the internet'],
        cure: 'Run it again; for an issuer of your own, make its keys reachable for AWS.',
    },
    {
        ...{ code: EXCHANGE, codes: INVALID, words: /No OpenIDConnect provider found/i },
        sign: 'InvalidIdentityToken (No OpenIDConnect provider found): IAM in the account of the role does not know the issuer',
        causes: [
            'the account of the role has no OIDC provider for the issuer',
            'the provider was created for an old or misspelt address',
            'the role is of another account than was meant',
        ],
        cure: 'Create an OIDC provider in IAM of that account whose URL is the "iss" in the message and whose audience is the "aud".',
    },
    {
        ...{ code: EXCHANGE, codes: INVALID, words: /thumbprint|HTTPS certificate/i },
        sign: "InvalidIdentityToken (HTTPS certificate doesn't match configured thumbprint): IAM holds an old thumbprint of the issuer",
        causes: ["the issuer's authority changed since the OIDC provider was created in IAM", 'a proxy of your own answers for the issuer'],
        cure: 'Update the thumbprint of the OIDC provider in IAM.',
    },
    {
        ...{ code: EXCHANGE, codes: INVALID, words: /Incorrect token audience/i },
        sign: 'InvalidIdentityToken (Incorrect token audience): the OIDC provider in IAM does not list the audience of the token',
        causes: [
            'the provider was created for another audience than sts.amazonaws.com (in China sts.amazonaws.com.cn)',
            '"audience" is written in the step and differs',
        ],
        cure: 'Add the "aud" in the message to the audiences of the OIDC provider in IAM, or set "audience" to one of them.',
    },
    {
        ...{ code: EXCHANGE, codes: INVALID },
        sign: 'InvalidIdentityToken: AWS does not accept the token',
        causes: ['IAM knows the issuer under another address', 'the issuer changed its keys and AWS has not seen them yet'],
        cure: 'Compare "iss" and "aud" in the message with the OIDC provider in IAM; run it again if they are equal.',
    },
    {
        ...{ code: EXCHANGE, codes: ['ExpiredTokenException', 'ExpiredToken'], action: 'AssumeRoleWithWebIdentity', again: 'once' },
        sign: 'ExpiredTokenException: AWS takes the token for expired, and a fresh one, too',
        causes: ['the clock of the issuer, or of the server, is wrong'],
        cure: 'Run it again; with a server of your own, set its clock.',
    },
    {
        ...{ code: EXCHANGE, codes: ['IDPRejectedClaim', 'IDPRejectedClaimException'] },
        sign: 'IDPRejectedClaim: the issuer says that the token is no longer good',
        causes: ['the token was revoked', 'the job of the token has ended'],
        cure: 'Run the job again.',
    },
    {
        ...{ code: EXCHANGE, codes: ['IDPCommunicationError', 'IDPCommunicationErrorException'], again: 'always' },
        sign: 'IDPCommunicationError: AWS could not reach the issuer',
        causes: ['the issuer fails, or is overloaded', 'the issuer cannot be reached from the internet'],
        cure: 'Run it again; for an issuer of your own, make it reachable for AWS.',
    },
    {
        ...{ code: EXCHANGE, codes: INPUT, words: /1 hour session limit|role chaining/i },
        sign: 'ValidationError (exceeds the 1 hour session limit for roles assumed by role chaining): the session was asked for longer than an hour',
        causes: ['a role that is assumed by a role lives for an hour at most, whatever it allows'],
        cure: 'Set "lifetime" to 1h or less, or assume the role with the token itself, without "chain".',
    },
    {
        ...{ code: EXCHANGE, codes: INPUT, words: /DurationSeconds/ },
        sign: 'ValidationError (The requested DurationSeconds exceeds the MaxSessionDuration set for this role): the role does not allow this "lifetime"',
        causes: ['the maximum session duration of a role is an hour unless it is raised'],
        cure: 'Lower "lifetime", or raise the maximum session duration of the role.',
    },
    {
        ...{ code: EXCHANGE, codes: INPUT, words: /ARN is invalid|RoleArn/ },
        sign: 'ValidationError (Request ARN is invalid): AWS knows no such role by its form',
        causes: ['the ARN is mistyped', 'the role is of another partition than the region'],
        cure: 'Copy the ARN of the role from IAM into "role".',
    },
    {
        ...{ code: EXCHANGE, codes: [...INPUT, 'MissingParameter'] },
        sign: 'ValidationError: AWS does not accept a part of the request',
        causes: ['a value of "role", "session-policy", "managed-policies" or "chain" is not as AWS wants it'],
        cure: 'Compare these inputs with IAM; take the optional ones out one by one.',
    },
    {
        ...{ code: EXCHANGE, codes: ['PackedPolicyTooLarge', 'PackedPolicyTooLargeException'] },
        sign: 'PackedPolicyTooLarge (Packed size consumes N% of allotted space): session policies and tags together are too large',
        causes: ['AWS packs policies and tags into the session token, where they have less room than their plain length suggests'],
        cure: 'Shorten "session-policy", use "managed-policies" for a part of it, or drop tags in "chain".',
    },
    {
        ...{ code: EXCHANGE, codes: ['MalformedPolicyDocument', 'MalformedPolicyDocumentException'] },
        sign: 'MalformedPolicyDocument: the session policy is JSON, but not a policy',
        causes: ['a statement lacks a part or has a misspelt one', 'a managed policy does not exist'],
        cure: 'Check "session-policy" and "managed-policies" with the policy validator of IAM.',
    },
    {
        ...{ code: EXCHANGE, codes: ['RegionDisabledException', 'OptInRequired'] },
        sign: 'RegionDisabledException: STS is not activated in this region for the account of the role',
        causes: ['the region must be enabled by the account first', 'STS is deactivated for the region in the account settings of IAM'],
        cure: 'Enable the region, or activate STS for it in IAM, or set another "region".',
    },
    {
        ...{ code: EXCHANGE, codes: ['InvalidClientTokenId', 'UnrecognizedClientException'] },
        sign: 'InvalidClientTokenId (The security token included in the request is invalid): AWS does not know the session that it has just granted',
        causes: ['the session has not spread to this region yet', 'the region is not enabled in the account'],
        cure: 'Run it again, or set another "region".',
    },
    {
        ...{ code: EXCHANGE, codes: ['SignatureDoesNotMatch', 'RequestExpired', 'IncompleteSignature'] },
        sign: 'SignatureDoesNotMatch: AWS does not accept the signature of a request for a role in "chain"',
        causes: ["the runner's clock is more than five minutes wrong", 'a proxy changes requests on their way'],
        cure: 'Set the clock of the runner, or let requests to STS pass unchanged.',
    },
    {
        ...{ code: EXCHANGE, codes: ['ExpiredTokenException', 'ExpiredToken'] },
        sign: 'ExpiredTokenException: the session on the way to the next role in "chain" has expired',
        causes: ["the runner's clock is wrong"],
        cure: 'Run it again.',
    },
    {
        code: 'UNREACHABLE',
        codes: [
            ...[
                'Throttling',
                'ThrottlingException',
                'ThrottledException',
                'RequestThrottled',
                'RequestThrottledException',
                'RequestLimitExceeded',
            ],
            ...[
                'TooManyRequestsException',
                'BandwidthLimitExceeded',
                'LimitExceededException',
                'PriorRequestNotComplete',
                'SlowDown',
                'EC2ThrottledException',
            ],
            ...['RequestTimeout', 'RequestTimeoutException', 'InternalFailure', 'InternalError', 'ServiceUnavailable', 'STSNotInitialized'],
        ],
        again: 'always',
        sign: 'Throttling, ServiceUnavailable, RequestTimeout: STS cannot answer now',
        causes: ['many jobs ask for sessions of this account at the same time', 'STS in this region has trouble'],
        cure: 'Run it again, spread the jobs, or set another "region".',
    },
];
/** No answer came: what is usually the matter with STS then. */
const unreached = {
    code: 'UNREACHABLE',
    sign: 'connect ETIMEDOUT, Inaccessible host: sts.REGION.amazonaws.com cannot be reached',
    causes: [
        'the region does not exist, or has no such host ("fips", "dual-stack")',
        'a firewall or proxy does not let requests to STS pass',
    ],
    cure: 'Check "region"; let the host pass, or set HTTPS_PROXY and NO_PROXY for the runner.',
};
/** Rows for the troubleshooting alone: what the inputs refuse before any request, or a later step says. */
const elsewhere = [
    {
        code: 'INPUT_INVALID',
        sign: 'Could not load credentials from any providers: "role" is empty, or a later step does not get the credentials',
        causes: [
            'the secret or variable with the role is not set, or out of reach of a fork',
            'AWS_PROFILE, or another variable of the job, comes before ours',
            'the values went to outputs only',
        ],
        cure: 'Set the variable, take the inherited one out, or write `export: env`.',
    },
    {
        code: 'INPUT_INVALID',
        sign: 'Region is not valid: *** : "region" is empty, holds blanks, or is stored as a secret',
        causes: ['the value was saved with a line break', 'a secret is not set'],
        cure: 'Keep the region in a variable of the repository, without blanks.',
    },
    {
        code: 'INPUT_INVALID',
        sign: 'Source Account ID is needed if the Role Name is provided: "role" is not the full ARN',
        causes: ['the name of the role was given alone', 'the ARN holds a blank'],
        cure: 'Write the full ARN, such as arn:aws:iam::123456789012:role/deploy.',
    },
    {
        code: 'GUARD_FAILED',
        sign: 'Credentials loaded by the SDK do not match: the session is of another account or role than was asked for',
        causes: ['something answers in place of STS'],
        cure: 'Compare the two sides in the message; credentials of the job itself are never used to lease.',
    },
];
/** The troubleshooting of AWS. */
const refusals = [...rows, unreached, ...elsewhere].map(({ code, sign, causes, cure }) => ({
    code,
    sign,
    causes,
    cure,
}));

;// CONCATENATED MODULE: ./.cache/js/providers/aws/xml.js

const LARGEST = 64 * 1024;
const xml_DEEPEST = 16;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const DECLARATION = /^\uFEFF?(?:<\?xml\s[^<>]*\?>)?/;
// One tag with its attributes, which say nothing here, or the text up to the next tag. A tag that is no element's has no place in an answer.
const TOKEN = /<(?<close>\/?)(?<name>[A-Za-z_][\w.-]*)(?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*\s*(?<empty>\/?)>|(?<text>[^<]+)/y;
/** The document of an answer, read strictly: elements and text, the five entities, nothing else. Anything more is `ANSWER_INVALID`. */
function xmlOf({ text }, host) {
    const document = text.length > LARGEST ? 'is larger than an answer can be' : xml_parsed(text);
    if (typeof document === 'string')
        throw invalid(host, `with XML that ${document}`);
    return document;
}
/** The text at a path; empty when there is none. */
function xml_textAt(element, ...path) {
    return path.reduce((at, name) => at?.children.get(name), element)?.text ?? '';
}
/** The document as an element that holds the root, or what is wrong with it. */
function xml_parsed(text) {
    // Characters that XML forbids, and a runner might act upon.
    if (/(?![\t\n\r])\p{Cc}/u.test(text))
        return 'holds a control character';
    const document = { name: '', text: '', children: new Map() };
    const stack = [document];
    const tokens = new RegExp(TOKEN);
    tokens.lastIndex = DECLARATION.exec(text)?.[0].length ?? 0;
    while (tokens.lastIndex < text.length) {
        const groups = tokens.exec(text)?.groups;
        if (!groups)
            return 'is not well formed';
        const mistake = placed(groups, stack);
        if (mistake !== undefined)
            return mistake;
    }
    if (stack.length > 1)
        return 'breaks off';
    return document.children.size === 1 && document.text.trim() === '' ? document : 'is not one document';
}
/** Puts one token where it belongs; returns what is wrong with it. */
function placed({ close, name = '', empty, text }, stack) {
    const inner = stack.at(-1);
    if (!inner)
        return 'is not well formed';
    if (text !== undefined)
        return written(text, inner);
    if (close) {
        if (empty || inner.name !== name || stack.length === 1)
            return 'closes what is not open';
        if (inner.children.size > 0 && inner.text.trim() !== '')
            return 'mixes text and elements';
        stack.pop();
        return undefined;
    }
    if (inner.children.has(name))
        return 'says the same thing twice';
    if (stack.length > xml_DEEPEST)
        return 'is nested too deeply';
    const element = { name, text: '', children: new Map() };
    inner.children.set(name, element);
    if (!empty)
        stack.push(element);
    return undefined;
}
function written(text, inner) {
    if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text))
        return 'holds an entity that is not allowed';
    inner.text += text.replace(/&(\w+);/g, (_, name) => ENTITIES[name] ?? '');
    return undefined;
}

;// CONCATENATED MODULE: ./.cache/js/providers/aws/recognised.js


/** Recognises a refusal by its code and by words of a closed list; the server's own words go no further. */
function recognised(answer, action) {
    const { code, message } = errorIn(answer);
    const row = rows.find((each) => each.codes.includes(code) && (each.action ?? action) === action && (each.words?.test(message) ?? true));
    const [, percent] = /\b(\d{1,5}) ?%/.exec(message) ?? [];
    return { row, percent: percent === undefined ? undefined : Number(percent) };
}
function errorIn(answer) {
    try {
        const document = xmlOf(answer, '');
        const at = (name) => xml_textAt(document, 'ErrorResponse', 'Error', name) || xml_textAt(document, 'Error', name);
        return { code: at('Code'), message: at('Message') };
    }
    catch {
        // What is no XML says nothing but its status.
        return { code: '', message: '' };
    }
}

;// CONCATENATED MODULE: ./.cache/js/providers/aws/trust.js

// The claims of GitHub's tokens that trust policies can compare, by the documentation of IAM.
const COMPARED = 'sub aud repository repository_id ref environment job_workflow_ref workflow actor actor_id enterprise_id'.split(' ');
/** Our side of a refused token: what trust policies look at. */
const compared = (desk) => ['iss', ...COMPARED]
    .filter((name) => typeof desk.claims[name] === 'string')
    .map((name) => `  the token says ${name}: ${shown(desk.claims[name])}`);
/** A statement for the trust policy of a role that admits tokens of exactly this identity. */
function tokenStatement({ partition, account }, { claims, audience }) {
    const issuer = String(claims['iss'] ?? '').replace(/^https:\/\//, '');
    if (account === '' || issuer === '')
        return [];
    const [subject, ...more] = subjectsOf(claims);
    return statement({
        Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: more.length > 0 ? [subject, ...more] : subject } },
    });
}
/** A statement for the trust policy of a role that admits the role before it in a chain. The external id is not shown. */
function roleStatement(from, { externalId, tags, sourceIdentity }) {
    const actions = [
        'sts:AssumeRole',
        ...(tags.size > 0 ? ['sts:TagSession'] : []),
        ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
    ];
    const condition = externalId === undefined ? {} : { Condition: { StringEquals: { 'sts:ExternalId': 'the external-id of the workflow' } } };
    return statement({ Principal: { AWS: from.arn }, Action: actions.length > 1 ? actions : actions[0], ...condition });
}
/** The subject in each form in which this very repository may come: also the immutable one, where the token has the old form still. */
function subjectsOf(claims) {
    const { sub, repository, repository_id: id, repository_owner_id: owner } = claims;
    const [, ownerName, name] = typeof repository === 'string' ? (/^([^/@:]+)\/([^/@:]+)$/.exec(repository) ?? []) : [];
    const old = `repo:${ownerName}/${name}:`;
    const subject = String(sub);
    if (ownerName === undefined || !subject.startsWith(old) || typeof id !== 'string' || typeof owner !== 'string')
        return [subject];
    return [subject, `repo:${ownerName}@${owner}/${name}@${id}:${subject.slice(old.length)}`];
}
function statement(parts) {
    const json = JSON.stringify({ Effect: 'Allow', ...parts }, undefined, 2)
        // Both escapes are JSON, too: letters that only look alike can be told apart, and a runner takes nothing for a command.
        .replace(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .replaceAll('##[', '#\\u0023[');
    return ['A statement for the trust policy of the role that would admit it:', ...json.split('\n')];
}

;// CONCATENATED MODULE: ./.cache/js/providers/aws/admission.js






/** Sends a request to STS until it is admitted; a refusal that lasts is thrown in our words. */
async function admitted(application, send) {
    const { action } = application;
    let seen;
    let renewed = false;
    const granted = await send((answer) => {
        const { row } = recognised(answer, action);
        const again = row?.again === 'always' || (row?.again === 'once' && !renewed);
        renewed ||= row?.again === 'once';
        seen = again ? row : undefined;
        return again;
    }).catch((error) => {
        throw explained(error, application, seen);
    });
    if (granted.answer.status === 200)
        return granted;
    const found = recognised(granted.answer, action);
    const { terms, role } = application;
    throw refused(granted.answer, {
        code: 'EXCHANGE_REFUSED',
        host: terms.endpoint.host,
        to: `${action} for ${role.arn}`,
        row: found.row,
        ours: ours(application, found),
    });
}
/** No answer, or none but "not now": the causes that are usual with STS, where the place that failed knew no better. */
function explained(error, { terms }, seen) {
    if (!(error instanceof kit_failure/* Failure */.HR) || error.code !== 'UNREACHABLE')
        return error;
    const row = seen ?? (error.facts.causes || terms.elsewhere ? undefined : unreached);
    const sentence = seen ? `${error.message}: ${seen.sign}` : error.message;
    return row ? new kit_failure/* Failure */.HR(error.code, sentence, { ...error.facts, causes: row.causes, cure: row.cure, cause: error }) : error;
}
/** Our side of a refusal. */
function ours({ desk, role, step }, { row, percent }) {
    const [code] = row?.codes ?? [];
    switch (code) {
        case 'AccessDenied':
            return step ? roleStatement(step.from, step.hop) : [...compared(desk), ...tokenStatement(role, desk)];
        case 'PackedPolicyTooLarge':
            return percent === undefined ? [] : [`  they take ${percent} % of the room that there is`];
        case 'InvalidIdentityToken':
        case 'IDPRejectedClaim':
        case undefined:
            return step ? [] : presented(desk);
        default:
            return [];
    }
}

;// CONCATENATED MODULE: ./.cache/js/providers/aws/partitions.js
// As AWS publishes them (partitions.json of its SDKs); the regions of one partition never fit the pattern of another.
const commercial = {
    id: 'aws',
    regions: /^(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+$/,
    suffix: 'amazonaws.com',
    dualStackSuffix: 'api.aws',
};
const partitions = [
    commercial,
    { id: 'aws-cn', regions: /^cn-[a-z]+-\d+$/, suffix: 'amazonaws.com.cn', dualStackSuffix: 'api.amazonwebservices.com.cn' },
    { id: 'aws-us-gov', regions: /^us-gov-[a-z]+-\d+$/, suffix: 'amazonaws.com', dualStackSuffix: 'api.aws' },
    { id: 'aws-eusc', regions: /^eusc-[a-z]+-[a-z]+-\d+$/, suffix: 'amazonaws.eu', dualStackSuffix: 'api.amazonwebservices.eu' },
    { id: 'aws-iso', regions: /^us-iso-[a-z]+-\d+$/, suffix: 'c2s.ic.gov', dualStackSuffix: 'api.aws.ic.gov' },
    { id: 'aws-iso-b', regions: /^us-isob-[a-z]+-\d+$/, suffix: 'sc2s.sgov.gov', dualStackSuffix: 'api.aws.scloud' },
    { id: 'aws-iso-e', regions: /^eu-isoe-[a-z]+-\d+$/, suffix: 'cloud.adc-e.uk', dualStackSuffix: 'api.cloud-aws.adc-e.uk' },
    { id: 'aws-iso-f', regions: /^us-isof-[a-z]+-\d+$/, suffix: 'csp.hci.ic.gov', dualStackSuffix: 'api.aws.hci.ic.gov' },
];
/** The ids of all partitions, as they stand in ARNs. */
const partitionIds = partitions.map(({ id }) => id);
/** The pseudo region of the one global host. */
const GLOBAL = 'aws-global';
/** The partition of a region; regions of a kind that is not known yet count as commercial ones, as in the SDKs of AWS. */
const partitionOf = (region) => partitions.find(({ regions }) => regions.test(region)) ?? commercial;
/** The STS of a region, by the endpoint rules that AWS publishes. */
function endpointOf(region, { fips, dualStack }) {
    if (region === GLOBAL)
        return new URL('https://sts.amazonaws.com');
    const { id, suffix, dualStackSuffix } = partitionOf(region);
    // GovCloud's ordinary hosts are validated already.
    const host = fips && (dualStack || id !== 'aws-us-gov') ? 'sts-fips' : 'sts';
    return new URL(`https://${host}.${region}.${dualStack ? dualStackSuffix : suffix}`);
}
/** The region that a signature names. */
const signingRegion = (region) => (region === GLOBAL ? 'us-east-1' : region);
/** The audience that IAM documents for its OIDC providers. */
const audienceOf = (partition) => (partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com');

;// CONCATENATED MODULE: ./.cache/js/providers/aws/role.js


/** Stands in for a role that is mistaken, so that reading goes on. */
const noRole = { arn: '', partition: 'aws', account: '', name: '' };
const EXAMPLE = 'arn:aws:iam::123456789012:role/deploy';
const PATTERN = /^arn:([a-z0-9-]+):iam::(\d{12}):role\/(?:[\x21-\x7e]{1,510}\/)?([\w+=,.@-]{1,64})$/;
const ELSEWHERE = /^arn:([\w-]*):[\w-]*:[\w-]*:([\w$-]*):role\/(?:[\x21-\x7e]{1,510}\/)?([\w+=,.@-]{1,64})$/;
/** A role by its ARN; at a server that the user named, an ARN of any account and service. A mistake completes `"role" …`. */
function roleOf(arn, elsewhere) {
    const [, partition, account, name] = (elsewhere ? ELSEWHERE : PATTERN).exec(arn) ?? [];
    if (partition === undefined || account === undefined || name === undefined || arn.length > 2048)
        return { mistake: mistakeIn(arn) };
    if (!elsewhere && !partitionIds.includes(partition))
        return { mistake: `must be of one of the partitions ${partitionIds.join(', ')}; got ${quoted(partition)}` };
    return { arn, partition, account, name };
}
function mistakeIn(arn) {
    if (arn === '')
        return 'is required; where a secret or variable was to fill it, that one is empty or out of reach of this job';
    const must = `must be the full ARN of a role, such as ${EXAMPLE}; got ${quoted(arn)}`;
    if (/\s/.test(arn))
        return `${must}, which holds a blank or a line break: perhaps it was saved with the variable`;
    return arn.includes(':') ? must : `${must}, a name without its account`;
}
/** The principal of an assumed role: `arn:aws:sts::123456789012:assumed-role/deploy/session`; some servers keep the `iam` of the role. */
function principalOf(arn) {
    const pattern = /^arn:([\w-]*):(?:sts|iam):[\w-]*:([\w$-]*):assumed-role\/(?:[\x21-\x7e]{1,510}\/)?([\w+=,.@-]{1,64})\/([\w+=,.@-]{2,64})$/;
    const [, partition, account, name, session] = pattern.exec(arn) ?? [];
    if (partition === undefined || account === undefined || name === undefined || session === undefined)
        return undefined;
    return { arn, partition, account, name, session };
}

;// CONCATENATED MODULE: ./.cache/js/providers/aws/guard.js



// Clocks of runner and server differ; a session that lives longer than this beyond its time is not the one that was asked for.
const SKEW = 300;
/** Who the session acts as, if that is who was asked for; `undefined` where a server that the user named does not say. */
function guarded({ arn, expiresAt }, { role, name, lifetime, elsewhere }, now) {
    if (expiresAt <= now)
        throw new kit_failure/* Failure */.HR('GUARD_FAILED', 'the session had expired when it arrived', { causes: CLOCKS, cure: SET_CLOCK });
    if (expiresAt > now + lifetime + SKEW) {
        const seconds = Math.round(expiresAt - now);
        throw new kit_failure/* Failure */.HR('GUARD_FAILED', `the session was to live ${lifetime} s, and lives ${seconds} s`, { causes: CLOCKS, cure: SET_CLOCK });
    }
    if (arn === '' && elsewhere)
        return undefined;
    const got = principalOf(arn);
    if (!got)
        throw new kit_failure/* Failure */.HR('GUARD_FAILED', `the session does not say whose it is; asked was ${role.arn}, session ${name}`);
    const wanted = { ...role, session: name };
    const differing = ['partition', 'account', 'name', 'session'].filter((part) => wanted[part] !== got[part]);
    if (differing.length === 0)
        return got;
    const words = { partition: 'partition', account: 'account', name: 'role', session: 'session' };
    const lines = differing.map((part) => `  ${words[part]}: asked for ${wanted[part] || 'none'}, got ${printable(got[part]) || 'none'}`);
    throw new kit_failure/* Failure */.HR('GUARD_FAILED', ['the session is of another principal than was asked for', ...lines].join('\n'), {
        causes: ['something between the runner and STS answers in its place', 'the server maps the token to a role of its own choice'],
        cure: 'Find out who answers for STS; nothing was exported, and the session expires by itself.',
    });
}
const CLOCKS = ["the runner's clock is wrong", "the server's clock is wrong"];
const SET_CLOCK = 'Compare the clock of the runner with the time that the server sends.';

;// CONCATENATED MODULE: ./.cache/js/providers/aws/receipt.js

/** What is on record of a session, which nobody can revoke alone: its name, and the policy by which an administrator ends it early. */
function receiptOf({ arn, userId, expiresAt }, asked) {
    const principal = principalOf(arn);
    const name = principal?.session ?? asked.name;
    const policy = principal ? `; to end it early, attach to role ${principal.name}: ${denial(userId, name)}` : '';
    return { id: principal?.arn ?? asked.role.arn, expiresAt, way: null, note: `session ${name}${policy}` };
}
/** Denies everything to one session. Where STS does not say its id, its name must do: others of that name would be denied with it. */
function denial(userId, name) {
    const [id = '', session] = userId.split(':');
    const known = /^[A-Z0-9]{4,64}$/.test(id) && session === name;
    const condition = known ? { StringEquals: { 'aws:userid': `${id}:${name}` } } : { StringLike: { 'aws:userid': `*:${name}` } };
    return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', Condition: condition }] });
}

;// CONCATENATED MODULE: ./.cache/js/providers/aws/session.js


/** Reads the session out of a yes. Whatever is secret in it is masked before anything else is looked at. */
function sessionOf(answer, action, { desk, host }) {
    const document = xmlOf(answer, host);
    const at = (...path) => xml_textAt(document, `${action}Response`, `${action}Result`, ...path);
    const key = (name) => desk.secret(at('Credentials', name));
    const keys = { accessKeyId: key('AccessKeyId'), secretAccessKey: key('SecretAccessKey'), sessionToken: key('SessionToken') };
    // Visible ASCII on one line: anything else would change what later steps read.
    const usable = Object.values(keys).every((secret) => /^[\x21-\x7e]+$/.test(secret.reveal()));
    if (!usable)
        throw invalid(host, 'without keys that can be used');
    const expiration = at('Credentials', 'Expiration');
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(expiration) ? Date.parse(expiration) / 1000 : Number.NaN;
    if (Number.isNaN(time))
        throw invalid(host, 'without a usable time of expiry');
    return { ...keys, expiresAt: time, arn: at('AssumedRoleUser', 'Arn'), userId: at('AssumedRoleUser', 'AssumedRoleId') };
}

;// CONCATENATED MODULE: ./.cache/js/providers/aws/sessionName.js
/** What a session's name may be. */
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;
const sessionName_LONGEST = 64;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
/** A name that leads from CloudTrail back to the run, and is unique also across a matrix: `<repo>-<run>-<attempt>-<lease>-<random>`. */
function sessionNameOf({ fact, name, random }) {
    const end = `-${[...random(6)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;
    const run = `-${clean([fact('run_id') ?? 'run', fact('run_attempt') ?? '1', name].join('-'))}`.slice(0, sessionName_LONGEST - end.length);
    // A long repository gives way: the run identifies it anyway.
    const repository = clean(fact('repository')?.split('/').at(-1) ?? '').slice(0, sessionName_LONGEST - run.length - end.length);
    return `${repository}${run}${end}`.replace(/^-+/, '');
}
const clean = (text) => text.replace(/[^\w+=,.@-]/g, '-');

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./.cache/js/kit/secret.js
var secret = __webpack_require__(3821);
;// CONCATENATED MODULE: ./.cache/js/providers/aws/sigv4.js


/** The headers of AWS Signature Version 4 for a request; all of its headers, and its host, are signed. */
function signed(request, signer, { region, service, now }) {
    const time = new Date(Math.floor(now) * 1000).toISOString().replace(/\.\d{3}|[:-]/g, '');
    const token = signer.sessionToken && { 'X-Amz-Security-Token': signer.sessionToken };
    const all = { ...request.headers, Host: request.url.host, 'X-Amz-Date': time, ...token };
    const headers = Object.entries(all)
        .map(([name, value]) => [name.toLowerCase(), sigv4_text(value).trim().replace(/ +/g, ' ')])
        .sort(([a], [b]) => sigv4_compared(a, b));
    const names = headers.map(([name]) => name).join(';');
    const lines = headers.map(([name, value]) => `${name}:${value}\n`).join('');
    const canonical = [request.method, pathOf(request.url), queryOf(request.url), lines, names, sha256(request.body)].join('\n');
    const scope = [time.slice(0, 8), region, service, 'aws4_request'];
    const toSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
    const key = scope.reduce(hmac, `AWS4${signer.secretAccessKey.reveal()}`);
    const signature = hmac(key, toSign).toString('hex');
    const credential = `${signer.accessKeyId.reveal()}/${scope.join('/')}`;
    const authorization = new secret/* Secret */.z(`AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`);
    return { ...request.headers, 'X-Amz-Date': time, ...token, Authorization: authorization };
}
/** Each segment encoded once more than it is sent, as every service but S3 wants it. */
const pathOf = ({ pathname }) => pathname
    .replace(/\/{2,}/g, '/')
    .split('/')
    .map(encoded)
    .join('/');
const queryOf = ({ searchParams }) => [...searchParams]
    .map(([name, value]) => [encoded(name), encoded(value)])
    .sort(([a, x], [b, y]) => sigv4_compared(a, b) || sigv4_compared(x, y))
    .map((pair) => pair.join('='))
    .join('&');
const encoded = (part) => encodeURIComponent(part).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
const sigv4_text = (value) => (value instanceof secret/* Secret */.z ? value.reveal() : value);
const sigv4_compared = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const sha256 = (content) => (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
const hmac = (key, content) => (0,external_node_crypto_.createHmac)('sha256', key).update(content).digest();

;// CONCATENATED MODULE: ./.cache/js/providers/aws/assume.js







// A session that is only a step on the way: STS grants none for less.
const SHORTEST = 900;
/** Exchanges the token for a session, and that one for the next until the last role is reached. */
async function assume(terms, desk) {
    const name = terms.sessionName ?? sessionNameOf(desk);
    const sessions = [await byToken(terms, desk, name)];
    for (const hop of terms.chain)
        sessions.push(await byRole(terms, desk, { hop, from: sessions.at(-1) }));
    const { session, principal, asked } = sessions.at(-1);
    const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = session;
    return {
        credentials: {
            ...{ kind: 'aws', accessKeyId, secretAccessKey, sessionToken, region: terms.region },
            account: principal?.account || undefined,
            arn: principal?.arn,
        },
        expiresAt,
        id: principal?.arn ?? asked.role.arn,
        ...(sessions.some((each) => !each.principal) && {
            unchecked: 'the server did not say whose session it is, so that could not be checked',
        }),
    };
}
async function byToken(terms, desk, name) {
    const { role, chain, endpoint, elsewhere, narrowing } = terms;
    const asked = { role, name, elsewhere, lifetime: chain.length > 0 ? SHORTEST : terms.lifetime };
    const fields = formOf('AssumeRoleWithWebIdentity', asked, chain.length > 0 ? undefined : narrowing);
    const granted = await admitted({ terms, desk, action: 'AssumeRoleWithWebIdentity', role }, (transient) => desk.exchange(({ jwt }) => ({
        method: 'POST',
        url: endpoint,
        body: { kind: 'form', fields: [...fields, ['WebIdentityToken', jwt]] },
        expects: 'xml',
    }), transient));
    return obtained(granted, 'AssumeRoleWithWebIdentity', { desk, asked, host: endpoint.host });
}
async function byRole(terms, desk, { hop, from }) {
    const { endpoint, elsewhere, lifetime, narrowing, chain, region } = terms;
    const last = hop === chain.at(-1);
    const asked = { role: hop.role, name: from.asked.name, elsewhere, lifetime: last ? lifetime : SHORTEST };
    const form = [...formOf('AssumeRole', asked, last ? narrowing : undefined), ...extrasOf(hop)];
    const body = new URLSearchParams(form.map(([key, value]) => [key, value])).toString();
    const type = 'application/x-www-form-urlencoded; charset=utf-8';
    const request = { method: 'POST', url: endpoint, headers: { 'Content-Type': type }, body };
    const headers = signed(request, from.session, { region: signingRegion(region), service: 'sts', now: desk.now() });
    const step = { hop, from: from.asked.role };
    const granted = await admitted({ terms, desk, action: 'AssumeRole', role: hop.role, step }, (transient) => desk.lease({ method: 'POST', url: endpoint, headers, body: { kind: 'text', type, text: body }, expects: 'xml' }, transient));
    return obtained(granted, 'AssumeRole', { desk, asked, host: endpoint.host });
}
function formOf(action, { role, name, lifetime }, narrowing) {
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
function extrasOf({ externalId, tags, transitiveTags, sourceIdentity }) {
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
/** Masks, notes, and only then judges what came back: a session of somebody else's is one that must be known, too. */
function obtained({ answer, intent }, action, { desk, asked, host }) {
    const session = sessionOf(answer, action, { desk, host });
    desk.keep({ intent, ...receiptOf(session, asked) });
    return { session, asked, principal: guarded(session, asked, desk.now()) };
}

;// CONCATENATED MODULE: ./.cache/js/providers/aws/fields.js
/** What `from: aws` reads. */
const fields = [
    { name: 'role', help: 'The full ARN of the role to assume, such as `arn:aws:iam::123456789012:role/deploy`. Required.' },
    {
        name: 'region',
        help: 'The region whose STS is asked, and that later steps get as `AWS_REGION`, such as `eu-central-1`. Required.',
    },
    {
        name: 'session-name',
        help: 'The name of the session in CloudTrail. By default repository, run, attempt, lease and six random characters, so that each session can be told apart and ended alone.',
    },
    {
        name: 'session-policy',
        help: 'A policy in JSON that narrows the session below its role: what both allow is allowed.',
    },
    { name: 'managed-policies', help: 'ARNs of up to ten managed policies that narrow the session likewise: text or a list.' },
    {
        name: 'chain',
        help: 'Further roles, each assumed by the one before it: a YAML list of mappings with `role`, and where wanted `external-id`, `tags` (a mapping), `transitive-tags` (a list of their keys) and `source-identity`. The last one is leased, for an hour at most.',
    },
    {
        name: 'address',
        help: 'Another STS than that of AWS, such as one of MinIO, Ceph or LocalStack.',
    },
    { name: 'fips', default: 'false', help: 'Whether the host with validated cryptography (FIPS 140) is asked.' },
    { name: 'dual-stack', default: 'false', help: 'Whether the host that is reached by IPv6, too, is asked.' },
];

;// CONCATENATED MODULE: ./.cache/js/inputs/nearest.js
/** The name that was probably meant: at most two edits away, and at most a third of its length. */
function nearest(name, known) {
    const ranked = known
        .map((each) => ({ each, distance: edits(name.toLowerCase(), each.toLowerCase()) }))
        .filter(({ each, distance }) => distance <= 2 && distance <= each.length / 3)
        .sort((a, b) => a.distance - b.distance);
    return ranked[0]?.each;
}
/** Edit distance in which two swapped neighbours count as one. */
function edits(a, b) {
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            const plain = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + cost);
            row.push(swapped ? Math.min(plain, at(before, j - 2) + 1) : plain);
        }
        before = above;
        above = row;
    }
    return at(above, b.length);
}
/** Every index above is within its row. */
const at = (row, j) => row[j];

;// CONCATENATED MODULE: ./.cache/js/providers/aws/chain.js



const KEYS = ['role', 'external-id', 'tags', 'transitive-tags', 'source-identity'];
const MOST_TAGS = 50;
const TAG_KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
/** Reads `chain`. */
function chainOf(read, elsewhere) {
    const node = read.node('chain');
    if (node === undefined)
        return [];
    if (!Array.isArray(node) || node.length === 0)
        return read.complain('chain', 'must be a YAML list of mappings, each with a "role", and not empty', []);
    return node.map((entry, index) => {
        const complain = (sentence) => read.complain('chain', `is mistaken in entry ${index + 1}: ${sentence}`, undefined);
        return hopOf(entry, elsewhere, complain);
    });
}
function hopOf(entry, elsewhere, complain) {
    const map = entry instanceof Map ? entry : new Map();
    if (!(entry instanceof Map))
        complain('it must be a mapping with a "role"');
    for (const key of [...map.keys()].filter((each) => !KEYS.includes(each))) {
        const meant = nearest(key, KEYS);
        complain(`${quoted(key)} is not one of ${KEYS.join(', ')}${meant === undefined ? '' : `; did you mean "${meant}"?`}`);
    }
    const role = roleOf(textOf(map, 'role', complain) ?? '', elsewhere);
    if ('mistake' in role && entry instanceof Map)
        complain(`"role" ${role.mistake}`);
    const tags = tagsOf(map.get('tags'), complain);
    return {
        role: 'mistake' in role ? noRole : role,
        externalId: matching(map, { key: 'external-id', pattern: /^[\w+=,.@:/-]{2,1224}$/, complain }),
        tags,
        transitiveTags: transitiveOf(map.get('transitive-tags'), tags, complain),
        sourceIdentity: matching(map, { key: 'source-identity', pattern: /^(?!aws:)[\w+=,.@-]{2,64}$/i, complain }),
    };
}
function textOf(map, key, complain) {
    const value = map.get(key);
    if (value === undefined || typeof value === 'string')
        return value;
    complain(`"${key}" must be text`);
    return undefined;
}
/** The value is not shown: an external id may come from a secret. */
function matching(map, { key, pattern, complain }) {
    const value = textOf(map, key, complain);
    if (value === undefined || pattern.test(value))
        return value;
    complain(`"${key}" has a length, or characters, that AWS does not allow there`);
    return undefined;
}
function tagsOf(node, complain) {
    if (node === undefined)
        return new Map();
    if (!(node instanceof Map)) {
        complain('"tags" must be a mapping from key to value');
        return new Map();
    }
    const tags = [...node].map(([key, value]) => [key, typeof value === 'string' ? value : '\0']);
    for (const [key, value] of tags) {
        if (!TAG_KEY.test(key) || !TAG_VALUE.test(value) || /^aws:/i.test(key))
            complain(`tag ${quoted(key)}: key and value must be texts of at most 128 and 256 letters, digits, blanks and _ . : / = + - @`);
    }
    if (tags.length > MOST_TAGS)
        complain(`"tags" may hold ${MOST_TAGS}; got ${tags.length}`);
    const alike = tags.length - new Set(tags.map(([key]) => key.toLowerCase())).size;
    if (alike > 0)
        complain('"tags" has keys that differ in nothing but letter case, which AWS takes for the same');
    return new Map(tags);
}
function transitiveOf(node, tags, complain) {
    if (node === undefined)
        return [];
    const keys = typeof node === 'string' ? [node] : Array.isArray(node) ? node : [];
    const known = keys.filter((key) => typeof key === 'string' && tags.has(key));
    if (keys.length === 0 || known.length < keys.length)
        complain('"transitive-tags" must be a list of keys that stand in "tags"');
    return known;
}

;// CONCATENATED MODULE: ./.cache/js/providers/aws/policies.js

// STS counts the inline policy and the ARNs together.
const policies_LONGEST = 2048;
const MOST = 10;
/** Reads `session-policy` and `managed-policies`; `account` is the one of the role that the session is of. */
function narrowingOf(read, account) {
    const policy = policyOf(read);
    const managed = read.list('managed-policies') ?? [];
    for (const arn of managed) {
        const [, owner] = /^arn:[\w-]+:iam::(\d{12}|aws):policy\/[\x21-\x7e]{1,600}$/.exec(arn) ?? [];
        if (owner === undefined)
            read.complain('managed-policies', `must name each policy by its ARN, such as arn:aws:iam::aws:policy/ReadOnlyAccess; got ${quoted(arn)}`, 0);
        else if (owner !== 'aws' && account !== '' && owner !== account)
            read.complain('managed-policies', `must be policies of AWS or of the role's account ${account}; got ${quoted(arn)}`, 0);
    }
    if (managed.length > MOST)
        read.complain('managed-policies', `may name ${MOST} policies; got ${managed.length}`, 0);
    const size = [policy ?? '', ...managed].join('').length;
    if (size > policies_LONGEST) {
        const together = managed.length > 0 ? ' together with "managed-policies"' : '';
        read.complain('session-policy', `must not be longer than ${policies_LONGEST} characters${together}; got ${size} without blanks`, 0);
    }
    return { policy, managed };
}
function policyOf(read) {
    const text = read.optional('session-policy');
    if (text === undefined)
        return undefined;
    if (!policies_isObject(text))
        return read.complain('session-policy', 'must be a JSON object, as IAM writes a policy', undefined);
    // Only blanks outside of texts go: whatever else the user wrote reaches AWS as it stands.
    const compact = text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
    if (/[^\u0020-\u00ff]/.test(compact))
        return read.complain('session-policy', 'may hold the characters up to U+00FF only; write others as \\u escapes', undefined);
    return compact;
}
function policies_isObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null && !Array.isArray(value);
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.cache/js/providers/aws/terms.js






const HOUR = 3600;
const LIFETIME = { min: 900, max: 12 * HOUR };
/** Reads all inputs of `from: aws`; a mistake yields a placeholder, and a complaint. */
function termsOf(read) {
    const address = read.address('address');
    const elsewhere = read.has('address');
    const role = ownRole(read, elsewhere);
    const chain = chainOf(read, elsewhere);
    const region = regionOf(read, elsewhere);
    if (!elsewhere)
        samePartition(read, region, [role, ...chain.map((hop) => hop.role)]);
    return {
        ...{ role, chain, region, elsewhere },
        endpoint: hostOf(read, region, address),
        lifetime: lifetimeOf(read, chain),
        sessionName: read.matching('session-name', SESSION_NAME, '2 to 64 letters, digits and _ + = , . @ -'),
        narrowing: narrowingOf(read, (chain.at(-1)?.role ?? role).account),
    };
}
function ownRole(read, elsewhere) {
    const role = roleOf(read.optional('role') ?? '', elsewhere);
    return 'mistake' in role ? read.complain('role', role.mistake, noRole) : role;
}
const HINT = 'Where a log shows it as ***, it is stored as a secret: a region is none, so keep it in a variable';
function regionOf(read, elsewhere) {
    const region = read.optional('region') ?? '';
    const sentence = regionMistake(region, elsewhere);
    return sentence === undefined ? region : read.complain('region', sentence, '');
}
function regionMistake(region, elsewhere) {
    if (region === '')
        return 'is required, such as eu-central-1; where a secret or variable was to fill it, that one is empty or out of reach';
    if (region.includes('*'))
        return 'is the *** by which a log hides a secret, and not the region itself; keep the region in a variable';
    if (/\s/.test(region))
        return `holds a blank or a line break: ${quoted(region)}; perhaps it was saved with the variable. ${HINT}`;
    if (elsewhere ? /^[A-Za-z0-9-]{1,64}$/.test(region) : region === GLOBAL || /^[a-z]{2,8}(?:-[a-z]{2,16}){1,2}-\d{1,2}$/.test(region))
        return undefined;
    return `must be the name of a region, such as eu-central-1; got ${quoted(region)}. ${HINT}`;
}
function samePartition(read, region, roles) {
    const { id } = partitionOf(region);
    const strangers = roles.filter(({ arn, partition }) => arn !== '' && partition !== id);
    if (region === '' || strangers.length === 0)
        return;
    const named = strangers.map(({ arn }) => arn).join(', ');
    read.complain('region', `is ${quoted(region)}, in partition ${id}, where this role cannot be: ${named}`, 0);
}
function hostOf(read, region, address) {
    const variant = { fips: read.flag('fips'), dualStack: read.flag('dual-stack') };
    if (address === undefined && (region !== GLOBAL || !(variant.fips || variant.dualStack)))
        return endpointOf(region || 'us-east-1', variant);
    const reason = address === undefined ? `has no effect on the region ${GLOBAL}; name a region` : 'cannot stand beside "address", which names the host';
    if (variant.fips)
        read.complain('fips', reason, 0);
    if (variant.dualStack)
        read.complain('dual-stack', reason, 0);
    return address ?? endpointOf(GLOBAL, variant);
}
function lifetimeOf(read, chain) {
    const lifetime = read.duration('lifetime', LIFETIME) ?? HOUR;
    if (chain.length === 0 || lifetime <= HOUR)
        return lifetime;
    const sentence = `must not exceed 1h with "chain": AWS ends the session of a role that was assumed by a role after an hour, whatever the roles allow; got ${lifetime} s`;
    return read.complain('lifetime', sentence, HOUR);
}

;// CONCATENATED MODULE: ./.cache/js/providers/aws/index.js





const outputs = {
    AWS_ACCESS_KEY_ID: 'The id of the access key.',
    AWS_SECRET_ACCESS_KEY: 'The secret of the access key.',
    AWS_SESSION_TOKEN: 'The token of the session, without which the key is worth nothing.',
    AWS_REGION: 'The region, as written in `region`.',
    AWS_DEFAULT_REGION: 'The same, for older tools.',
    AWS_CREDENTIAL_EXPIRATION: 'When the session expires, in RFC 3339.',
    AWS_ACCOUNT_ID: 'The account of the role.',
    arn: 'The ARN of the assumed role and session.',
    account: 'The account of the role.',
};
/** Sessions of IAM roles, from the STS of AWS or another that speaks its protocol. */
const aws = {
    title: 'AWS',
    fields: fields,
    outputs,
    refusals: refusals,
    configure(read) {
        const terms = termsOf(read);
        const { role, chain, region, endpoint, elsewhere, lifetime, sessionName, narrowing } = terms;
        const { id: partition } = partitionOf(region);
        return {
            audience: audienceOf(partition),
            owner: elsewhere ? endpoint.origin : `aws:${partition}`,
            tokenUse: 'many',
            host: endpoint.host,
            origins: [new URL(endpoint.origin)],
            names: Object.keys(outputs).filter((name) => name.startsWith('AWS_')),
            asked: {
                ...{ role: role.arn, region, lifetime: `${lifetime} s` },
                ...(sessionName !== undefined && { 'session-name': sessionName }),
                ...(narrowing.policy !== undefined && { 'session-policy': `${narrowing.policy.length} characters` }),
                ...(narrowing.managed.length > 0 && { 'managed-policies': narrowing.managed }),
                ...(chain.length > 0 && { chain: chain.map((hop) => hop.role.arn) }),
            },
            livesAtMost: lifetime,
            exchange: (desk) => assume(terms, desk),
        };
    },
};

;// CONCATENATED MODULE: ./.cache/js/providers/azure/credential.js

/** The federated credential that would admit this very token, ready to paste, and what is easily overlooked in it. */
function credential({ claims, audience }, { client, cloud }) {
    const name = `github-${String(claims['repository'] ?? 'actions').replace(/[^A-Za-z0-9]+/g, '-')}`.slice(0, 120);
    return [
        'A federated credential that admits this job:',
        '{',
        `  "name": ${shown(name)},`,
        `  "issuer": ${shown(claims['iss'])},`,
        `  "subject": ${shown(claims['sub'])},`,
        `  "audiences": [${shown(audience)}]`,
        '}',
        `For an application: az ad app federated-credential create --id ${client} --parameters credential.json`,
        ...remarks(String(claims['sub'] ?? ''), audience, cloud.audience),
    ];
}
function remarks(subject, audience, usual) {
    const capitals = [...new Set(subject.match(/[^:/@]*[A-Z][^:/@]*/g) ?? [])];
    const alike = audience !== usual && audience.toLowerCase().replace(/\/+$/, '') === usual.toLowerCase();
    return [
        ...(capitals.length > 0 ? [`Capital letters count: ${capitals.map((each) => shown(each)).join(', ')}.`] : []),
        ...(alike ? [`The audience differs from ${usual} by case or by a slash at its end.`] : []),
        'The issuer has no slash at its end.',
    ];
}

;// CONCATENATED MODULE: ./.cache/js/providers/azure/names.js
/** The outputs, for `action.yml`. */
const names_outputs = {
    AZURE_ACCESS_TOKEN: 'The access token, unless `names` says otherwise.',
    AZURE_TENANT_ID: 'The tenant, where the SDKs look for it.',
    AZURE_CLIENT_ID: 'The client, where the SDKs look for it.',
    AZURE_SUBSCRIPTION_ID: 'The subscription, if one was named.',
    AZURE_AUTHORITY_HOST: 'The authority of the cloud, beside the public one.',
    ARM_TENANT_ID: 'The tenant, where Terraform looks for it.',
    ARM_CLIENT_ID: 'The client, where Terraform looks for it.',
    ARM_SUBSCRIPTION_ID: 'The subscription, where Terraform looks for it.',
    ARM_USE_OIDC: '`true`: Terraform asks for tokens by itself.',
    ARM_ENVIRONMENT: 'The cloud, as Terraform calls it.',
};
/** What SDKs and Terraform need to ask for tokens by themselves; no secrets. */
function identifiers({ tenant, client, subscription, cloud, cloudName }) {
    const ids = { TENANT_ID: tenant, CLIENT_ID: client, ...(subscription !== undefined && { SUBSCRIPTION_ID: subscription }) };
    return [
        ...Object.entries(ids).map(([name, value]) => [`AZURE_${name}`, value]),
        ...(cloudName === 'public' ? [] : [['AZURE_AUTHORITY_HOST', `https://${cloud.authority}`]]),
        ...Object.entries(ids).map(([name, value]) => [`ARM_${name}`, value]),
        ['ARM_USE_OIDC', 'true'],
        ['ARM_ENVIRONMENT', cloud.terraform],
    ];
}
/** The variables of a lease: its tokens first. */
const valuesOf = (terms, tokens) => new Map([...tokens, ...identifiers(terms)]);

;// CONCATENATED MODULE: ./.cache/js/providers/azure/refusals.js

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
const TENANT = [['the tenant does not exist in this cloud', '`tenant` is mistyped or empty'], 'Check `tenant` and `cloud`.'];
const SCOPE = [
    ['the resource is unknown in this tenant, or the scope does not end in /.default'],
    'Check `scope`, such as https://vault.azure.net/.default.',
];
const SECRET = [
    ['the application expects a secret or certificate here, not a federated credential'],
    'Add a federated credential to the application.',
];
const CLOUD = [['the tenant belongs to another national cloud'], 'Set `cloud` to the one of the tenant.'];
/** Entra's own codes; some numbers say the same. */
const CODES = refusals_rows([
    [[700213, 70021], NO_MATCH],
    [
        [7002138],
        [
            ['a federated credential has the same letters in another case; Entra tells them apart since 2025'],
            'Correct the case, and delete the stale credential.',
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
    [[700212], [['no federated credential has this audience', '`cloud` is not the one of the tenant'], COMPARE]],
    [[7002131, 700233, 700234, 700235, 700237, 7002241], EXPRESSION],
    [[7000226], [['the application has no federated credential at all'], 'Add the one in the log.']],
    [[700024], [['the ID token was too old when it arrived', "the runner's clock is wrong"], 'Run it again; set the clock of the runner.']],
    [[700023], [['the audience of the ID token is not one that Entra accepts'], 'Leave `audience` out, so that it follows from `cloud`.']],
    [
        [50013, 500133],
        [['Entra could not fetch or match the keys of the issuer'], 'Run it again; a private issuer must be reachable by Entra.'],
    ],
    [
        [700016],
        [
            ['the application is unknown in this tenant', '`client` or `tenant` is mistyped, or the variable that fills it is empty'],
            'Check both ids.',
        ],
    ],
    [[90002, 900023], TENANT],
    [[500011, 70011, 1002012], SCOPE],
    [[7000215, 7000222], SECRET],
    [
        [53003],
        [['a Conditional Access policy for workload identities blocks this place'], 'Let the policy admit the addresses of the runners.'],
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
const refusals_ELSEWHERE = [
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
const refusals_refusals = [...new Set(CODES.values()), ...refusals_ELSEWHERE];
/** Entra's code of an answer: from the list, or from the text where it stands first. */
function codeOf(answer) {
    const codes = own(answer, 'error_codes');
    const first = Array.isArray(codes) ? codes[0] : undefined;
    if (typeof first === 'number')
        return first;
    const [, digits] = /AADSTS(\d{5,8})/.exec(textAt(answer, 'error_description') ?? '') ?? [];
    return digits === undefined ? undefined : Number(digits);
}
/** The row of a code, under the very number that was said. */
function refusals_recognised(code) {
    const row = code === undefined ? undefined : CODES.get(code);
    return row && { ...row, sign: `AADSTS${code}` };
}
/** Whether the federated credential itself is in question. */
const isFederated = (code) => code !== undefined && FEDERATED.has(code);
function refusals_rows(all) {
    return new Map(all.flatMap(([codes, [causes, cure]]) => {
        const row = { code: 'EXCHANGE_REFUSED', sign: codes.map((code) => `AADSTS${code}`).join(', '), causes, cure };
        return codes.map((code) => [code, row]);
    }));
}

;// CONCATENATED MODULE: ./.cache/js/providers/azure/exchange.js





const NOTE = 'Entra revokes no single access token of an application';
const OVERLOADED = new Set([90033, 50196]);
/** A fresh ID token, or keys that Entra fetched meanwhile, can heal these; a third attempt would not. */
const ONCE = new Set([700024, 50013]);
/** A token for each scope, all at once; one that is refused refuses the lease. */
async function exchange(terms, desk) {
    const settled = await Promise.allSettled([...terms.tokens].map(([name, scope]) => obtain(terms, desk, { name, scope })));
    const refusal = settled.find((each) => each.status === 'rejected');
    if (refusal)
        throw refusal.reason;
    const granted = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const values = valuesOf(terms, new Map(granted.map(({ name, token }) => [name, token])));
    const ends = granted.map(({ expiresAt }) => expiresAt);
    const expiresAt = ends.includes(undefined) ? undefined : Math.min(...ends.filter((each) => each !== undefined));
    const [only, ...more] = granted;
    return { credentials: { kind: 'values', values, ...(only && more.length === 0 && { token: only.name }) }, expiresAt, id: terms.client };
}
async function obtain(terms, desk, { name, scope }) {
    const host = terms.cloud.authority;
    const { answer, intent } = await desk.exchange(({ jwt }) => request(terms, scope, jwt), exchange_transient());
    if (answer.status !== 200)
        throw unwelcome(answer, terms, desk);
    const body = jsonOf(answer, host);
    const text = tokenAt(body, 'access_token');
    if (text === undefined)
        throw invalid(host, 'without an access token');
    const token = desk.secret(text);
    const seconds = secondsAt(body, 'expires_in');
    const expiresAt = seconds === undefined ? undefined : desk.now() + seconds;
    desk.keep({ intent, id: `${terms.client} ${scope}`, expiresAt, way: null, note: NOTE });
    return { name, token, expiresAt };
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
function exchange_transient() {
    const seen = new Set();
    return (answer) => {
        const code = answer.status < 400 ? undefined : codeOf(leniently(answer));
        if (code === undefined)
            return false;
        const again = OVERLOADED.has(code) || (ONCE.has(code) && !seen.has(code));
        seen.add(code);
        return again;
    };
}
function unwelcome(answer, terms, desk) {
    const code = codeOf(leniently(answer));
    const ours = isFederated(code) ? credential(desk, terms) : presented(desk);
    const to = `the exchange for client ${terms.client} in tenant ${terms.tenant}`;
    return refused(answer, { code: 'EXCHANGE_REFUSED', host: terms.cloud.authority, to, row: refusals_recognised(code), ours });
}

;// CONCATENATED MODULE: ./.cache/js/providers/azure/fields.js
/** What `from: azure` reads. */
const fields_fields = [
    { name: 'tenant', help: 'The id of the Entra tenant, or one of its domains.' },
    { name: 'client', help: 'The client id of the application or of the user-assigned managed identity.' },
    {
        name: 'scope',
        help: 'What the token is for, as `RESOURCE/.default`; a list leases a token for each. Default: Azure Resource Manager of the `cloud`.',
    },
    {
        name: 'names',
        default: 'AZURE_ACCESS_TOKEN',
        help: 'The variables under which the tokens are handed over, one for each scope, in the same order.',
    },
    { name: 'cloud', default: 'public', help: '`public`, `government` or `china`: authority, audience and default scope follow.' },
    { name: 'subscription', help: 'The id of the subscription, for `AZURE_SUBSCRIPTION_ID` and `ARM_SUBSCRIPTION_ID`.' },
];

;// CONCATENATED MODULE: ./.cache/js/providers/azure/clouds.js
/** The clouds that anybody may name. */
const clouds = {
    public: {
        authority: 'login.microsoftonline.com',
        audience: 'api://AzureADTokenExchange',
        scope: 'https://management.azure.com/.default',
        terraform: 'public',
    },
    government: {
        authority: 'login.microsoftonline.us',
        audience: 'api://AzureADTokenExchangeUSGov',
        scope: 'https://management.usgovcloudapi.net/.default',
        terraform: 'usgovernment',
    },
    china: {
        authority: 'login.chinacloudapi.cn',
        audience: 'api://AzureADTokenExchangeChina',
        scope: 'https://management.chinacloudapi.cn/.default',
        terraform: 'china',
    },
};

;// CONCATENATED MODULE: ./.cache/js/providers/azure/terms.js

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const terms_TENANT = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;
/** Reads everything, and complains of what cannot be. */
function terms_termsOf(read) {
    if (read.has('lifetime'))
        read.complain('lifetime', 'is decided by Entra alone, by the policy of the tenant: mostly 60 to 90 minutes', undefined);
    for (const name of ['tenant', 'client'])
        if (!read.has(name))
            read.complain(name, 'is required', undefined);
    const cloudName = read.oneOf('cloud', ['public', 'government', 'china']);
    const cloud = clouds[cloudName];
    return {
        ...{ cloudName, cloud },
        tenant: read.matching('tenant', terms_TENANT, 'the id of a tenant or one of its domains') ?? '',
        client: read.matching('client', ID, 'a client id, such as 5a0b9c1e-2f6d-4c57-8a43-0d1c9a7c3b22') ?? '',
        subscription: read.matching('subscription', ID, 'the id of a subscription'),
        tokens: tokensOf(read, cloud),
    };
}
function tokensOf(read, cloud) {
    const scopes = read.list('scope') ?? [cloud.scope];
    const names = read.list('names') ?? [];
    for (const scope of scopes) {
        if (!/^[^\s]+\/\.default$/.test(scope))
            read.complain('scope', 'must end in /.default: an application gets all that it was granted, or nothing', undefined);
    }
    if (names.length !== scopes.length) {
        read.complain('names', `must name a variable for each scope: ${scopes.length} of them, not ${names.length}`, undefined);
    }
    if (new Set(names).size !== names.length)
        read.complain('names', 'must name each variable once', undefined);
    return new Map(scopes.map((scope, i) => [names[i] ?? '', scope]));
}

;// CONCATENATED MODULE: ./.cache/js/providers/azure/index.js





const DAY = 86_400;
/** Azure, by a federated credential of an application or a managed identity. Nothing can be given back: its tokens live until they expire. */
const azure = {
    title: 'Azure',
    fields: fields_fields,
    outputs: names_outputs,
    refusals: refusals_refusals,
    configure(read) {
        const terms = terms_termsOf(read);
        const { cloudName, cloud, tenant, client, subscription, tokens } = terms;
        return {
            audience: cloud.audience,
            owner: `azure ${cloudName}`,
            tokenUse: 'many',
            host: cloud.authority,
            origins: [new URL(`https://${cloud.authority}`)],
            names: [...tokens.keys(), ...identifiers(terms).map(([name]) => name)],
            asked: { tenant, client, scope: [...tokens.values()], cloud: cloudName, ...(subscription !== undefined && { subscription }) },
            livesAtMost: DAY,
            exchange: (desk) => exchange(terms, desk),
        };
    },
};

;// CONCATENATED MODULE: ./.cache/js/providers/bearer.js

/** An Authorization header that presents a token; the token itself is masked already. */
const bearer = (token) => ({ Authorization: new secret/* Secret */.z(`Bearer ${token.reveal()}`) });

;// CONCATENATED MODULE: ./.cache/js/providers/instant.js
const NEAREST_EPOCH = 1e9;
const NEAREST_MILLISECONDS = 1e12;
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)$/;
/** Seconds since the epoch, from any of the three ways to say them; `undefined` when it is none of them, or says "never" by a zero. */
function instantOf(value, now) {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string')
        return undefined;
    if (RFC_3339.test(text))
        return whole(Date.parse(text) / 1000);
    const number = /^\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
    if (number <= 0)
        return undefined;
    if (number < NEAREST_EPOCH)
        return now + number;
    return number < NEAREST_MILLISECONDS ? number : number / 1000;
}
const whole = (seconds) => (Number.isNaN(seconds) ? undefined : seconds);

;// CONCATENATED MODULE: ./.cache/js/providers/gcp/document.js

/** The address at which a service account is asked for something. */
const accountAddress = (universe, email, verb) => `https://iamcredentials.${universe}/v1/projects/-/serviceAccounts/${email}:${verb}`;
/** The name under which Google's token service knows the provider. */
const stsAudience = (provider) => `//iam.googleapis.com/${provider}`;
/** The files of a lease: gcloud reads the token from one, the libraries read the other, for an access token at least. */
function documentsOf(terms, token, idToken) {
    if (terms.account?.idAudience !== undefined)
        return {};
    const gcloud = ['CLOUDSDK_AUTH_ACCESS_TOKEN_FILE', token];
    // The libraries' form of the document knows no delegates.
    if (terms.account?.delegates.length)
        return { documents: new Map([gcloud]) };
    return {
        documents: new Map([gcloud, ['GOOGLE_APPLICATION_CREDENTIALS', document_document(terms, idToken)]]),
    };
}
/**
 * Application-default credentials for Google's libraries: federation with the ID token of this lease, which stands in the document itself,
 * so that the file is its own source and the runner's request token stays off the disk. A library that starts while the ID token lives
 * (five minutes) gets an access token of the full lifetime; a later one is refused. See the decision record on this document.
 */
function document_document({ provider, universe, account }, idToken) {
    const impersonation = account && {
        service_account_impersonation_url: accountAddress(universe, account.email, 'generateAccessToken'),
        service_account_impersonation: { token_lifetime_seconds: account.lifetime },
    };
    return (path) => new secret/* Secret */.z(JSON.stringify({
        type: 'external_account',
        universe_domain: universe,
        audience: stsAudience(provider),
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        token_url: `https://sts.${universe}/v1/token`,
        ...impersonation,
        credential_source: { file: path, format: { type: 'json', subject_token_field_name: 'id_token' } },
        id_token: idToken.reveal(),
    }));
}

;// CONCATENATED MODULE: ./.cache/js/providers/gcp/names.js
/** gcloud and Terraform read an access token from these. */
const ACCESS = ['CLOUDSDK_AUTH_ACCESS_TOKEN', 'GOOGLE_OAUTH_ACCESS_TOKEN'];
const names_ID = 'GOOGLE_ID_TOKEN';
/** gcloud and the libraries read the project from one of these, each generation from another. */
const PROJECT = ['CLOUDSDK_CORE_PROJECT', 'CLOUDSDK_PROJECT', 'GCLOUD_PROJECT', 'GCP_PROJECT', 'GOOGLE_CLOUD_PROJECT'];
/** The outputs, for `action.yml`. */
const gcp_names_outputs = {
    CLOUDSDK_AUTH_ACCESS_TOKEN: 'The access token, where gcloud looks for it.',
    GOOGLE_OAUTH_ACCESS_TOKEN: 'The same token, where Terraform looks for it.',
    GOOGLE_ID_TOKEN: 'The ID token of the service account, with `token-type: id`.',
    ...Object.fromEntries(PROJECT.map((name) => [name, 'The id of the project.'])),
};
/** The variable that holds the token. */
const tokenName = ({ account }) => (account?.idAudience === undefined ? ACCESS[0] : names_ID);
/** The variables of a lease. */
const namesOf = (terms) => [
    ...(terms.account?.idAudience === undefined ? ACCESS : [names_ID]),
    ...(terms.project === undefined ? [] : PROJECT),
];
/** Their values. */
function names_valuesOf(terms, token) {
    const isProject = (name) => PROJECT.some((each) => each === name);
    return new Map(namesOf(terms).map((name) => [name, isProject(name) ? (terms.project ?? '') : token]));
}

;// CONCATENATED MODULE: ./.cache/js/providers/gcp/refusals.js

const ROWS = [
    row('the attribute condition rejects the token', /attribute condition/i, [
        ['the condition of the provider (CEL) is false for these claims: another owner, branch, or case of letters'],
        "Compare the claims in the log with the provider's attribute condition.",
    ]),
    row('the audience names no provider', /target service indicated by the "?audience|invalid_target/i, [
        ['the project stands there by its id, not its number', 'the pool or the provider was deleted, is disabled, or is mistyped'],
        'Check `provider` against `gcloud iam workload-identity-pools providers describe`, with its state.',
    ]),
    row('the audience is no full resource name', /invalid value for "?audience/i, [
        ['a pool is named, not a provider', 'a variable that was to fill `provider` is empty'],
        'Write `provider` as projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER.',
    ]),
    row('the audience of the ID token', /audience in ID Token|audience.*does not match/i, [
        ['the provider allows other audiences than the one asked for'],
        'Leave `audience` out, or write one of the allowed audiences of the provider.',
    ]),
    row('google.subject exceeds 127 bytes', /127 bytes/i, [
        ['branch, environment and repository make the subject too long; the form with numeric ids adds some twenty letters'],
        'Map a shorter attribute, such as google.subject = "repo:" + assertion.repository_id + ":" + assertion.ref.',
    ]),
    row('a mapped attribute is absent', /must be of type STRING|mapped attribute/i, [
        ['the mapping of the provider names a claim that this token does not have, such as environment'],
        'Map claims that every token has.',
    ]),
    row('the ID token is stale', /stale to sign-in|expired/i, [
        ['the token is older than Google accepts', "the runner's clock is wrong"],
        'Run it again; a fresh token is asked for every time.',
    ]),
    row('the issuer differs', /issuer in ID Token/i, [
        ['the provider was made for github.com, and this server is another: GitHub Enterprise, or an enterprise slug'],
        'Set the issuer of the provider to the `iss` in the log.',
    ]),
    row('iam.serviceAccounts.getAccessToken denied', /getAccessToken|getOpenIdToken/i, [
        [
            'the federated identity lacks roles/iam.workloadIdentityUser on the service account',
            'the binding names an attribute that the provider does not map',
            'the binding is younger than five minutes',
        ],
        'Bind the role to principalSet://iam.googleapis.com/POOL/attribute.repository/OWNER/REPO, or to the subject in the log; then wait five minutes.',
    ]),
    row('the lifetime exceeds an hour', /lifetime cannot exceed|lifetimeExtension/i, [
        ['more than 3600 s need the organisation policy iam.allowServiceAccountCredentialLifetimeExtension', "the runner's clock is ahead"],
        'Ask for 55m, or let the policy list the service account (up to 12h).',
    ]),
    row('an API is switched off', /SERVICE_DISABLED|has not been used in project|is disabled/i, [
        ['the project lacks the IAM Service Account Credentials API or the Security Token Service API'],
        'Run `gcloud services enable iamcredentials.googleapis.com sts.googleapis.com` in the project of the pool.',
    ]),
    row('throttled', /rate limit|RESOURCE_EXHAUSTED|quota/i, [
        ['many jobs ask at once'],
        'Spread the jobs, or raise `timeout`: attempts are repeated within it.',
    ]),
    row('the service account does not exist', /Gaia id not found|NOT_FOUND|not found/i, [
        ['`service-account` or one of `delegates` is mistyped, or was deleted'],
        'Check the address with `gcloud iam service-accounts list`.',
    ]),
];
/** Shows long after this step, so that only the README can tell it. */
const LATER = row('401 of a registry or API, five minutes after the lease', undefined, [
    ['without `service-account` the token dies with the ID token'],
    'Name a `service-account`, or log in again.',
]);
/** All rows, for the README. */
const gcp_refusals_refusals = [...ROWS, LATER].map(({ code, sign, causes, cure }) => ({ code, sign, causes, cure }));
/** The row that an answer shows: OAuth's form of the token service, or the form of Google's APIs. */
function gcp_refusals_recognised(answer) {
    const error = objectAt(answer, 'error');
    const parts = error ? [textAt(error, 'status'), textAt(error, 'message')] : [textAt(answer, 'error'), textAt(answer, 'error_description')];
    const words = parts.filter((each) => each !== undefined).join(' ');
    return ROWS.find((each) => each.words?.test(words));
}
function row(sign, words, [causes, cure]) {
    return { code: 'EXCHANGE_REFUSED', sign, causes, cure, ...(words && { words }) };
}

;// CONCATENATED MODULE: ./.cache/js/providers/gcp/exchange.js








const exchange_NOTE = 'Google revokes no single token of a workload identity';
const LONGEST_SUBJECT = 127;
const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';
/** The federated token, and with it the token of the service account, if one is named. */
async function exchange_exchange(terms, desk) {
    const { account } = terms;
    measureSubject(desk);
    const federated = await federate(terms, desk);
    const token = account ? await impersonate(terms, account, { desk, federated: federated.token }) : federated;
    if (!account)
        tellLife(desk, federated);
    const name = tokenName(terms);
    return {
        credentials: {
            kind: 'values',
            values: names_valuesOf(terms, token.token),
            token: name,
            ...documentsOf(terms, token.token, federated.idToken),
        },
        expiresAt: token.expiresAt,
        id: idOf(terms),
    };
}
async function federate(terms, desk) {
    const host = `sts.${terms.universe}`;
    let idToken = new secret/* Secret */.z('');
    const granted = await desk.exchange(({ jwt }) => {
        idToken = jwt;
        return stsRequest(terms, jwt);
    }, staleOnce());
    const body = yes(granted, desk, { host, to: 'the exchange of the ID token' });
    const text = tokenAt(body, 'access_token');
    if (text === undefined)
        throw invalid(host, 'without an access token');
    const token = desk.secret(text);
    const seconds = secondsAt(body, 'expires_in');
    const expiresAt = seconds === undefined ? undefined : desk.now() + seconds;
    desk.keep({ intent: granted.intent, id: terms.provider, expiresAt, way: null, note: exchange_NOTE });
    return { token, expiresAt, idToken };
}
function stsRequest({ provider, universe, scopes, account }, jwt) {
    const fields = [
        ['grant_type', 'urn:ietf:params:oauth:grant-type:token-exchange'],
        ['audience', stsAudience(provider)],
        ['scope', account ? CLOUD_PLATFORM : scopes.join(' ')],
        ['requested_token_type', 'urn:ietf:params:oauth:token-type:access_token'],
        ['subject_token_type', 'urn:ietf:params:oauth:token-type:jwt'],
        ['subject_token', jwt],
    ];
    return { method: 'POST', url: new URL(`https://sts.${universe}/v1/token`), body: { kind: 'form', fields }, expects: 'json' };
}
/** A token that Google finds stale is worth one more attempt with a fresh one; more would not help. */
function staleOnce() {
    let renewed = false;
    return (answer) => {
        const again = !renewed && answer.status === 400 && /stale to sign-in/i.test(textAt(leniently(answer), 'error_description') ?? '');
        renewed ||= again;
        return again;
    };
}
async function impersonate(terms, account, { desk, federated }) {
    const { email, delegates, lifetime, idAudience } = account;
    const host = `iamcredentials.${terms.universe}`;
    const chain = { delegates: delegates.map((each) => `projects/-/serviceAccounts/${each}`) };
    const access = { scope: terms.scopes, lifetime: `${lifetime}s`, ...chain };
    const value = idAudience === undefined ? access : { audience: idAudience, includeEmail: true, ...chain };
    const url = new URL(accountAddress(terms.universe, email, idAudience === undefined ? 'generateAccessToken' : 'generateIdToken'));
    const granted = await desk.lease({ method: 'POST', url, headers: bearer(federated), body: { kind: 'json', value }, expects: 'json' });
    const body = yes(granted, desk, { host, to: `the impersonation of ${email}` });
    const text = tokenAt(body, idAudience === undefined ? 'accessToken' : 'token');
    if (text === undefined)
        throw invalid(host, 'without a token');
    const token = desk.secret(text);
    const expiresAt = idAudience === undefined ? instantOf(textAt(body, 'expireTime'), desk.now()) : endOf(text, desk.now());
    desk.keep({ intent: granted.intent, id: email, expiresAt, way: null, note: exchange_NOTE });
    return { token, expiresAt };
}
/** The body of a yes; a refusal becomes a failure with our side of it. */
function yes({ answer }, desk, { host, to }) {
    if (answer.status === 200)
        return jsonOf(answer, host);
    throw refused(answer, { code: 'EXCHANGE_REFUSED', host, to, row: gcp_refusals_recognised(leniently(answer)), ours: presented(desk) });
}
/** The `exp` of an ID token that Google made. */
function endOf(jwt, now) {
    const [, payload = ''] = jwt.split('.');
    return instantOf(leniently({ text: Buffer.from(payload, 'base64url').toString() })['exp'], now);
}
/** Only the default mapping takes the whole subject, and only Google knows the mapping: hence a warning, and no refusal. */
function measureSubject(desk) {
    const length = Buffer.byteLength(String(desk.claims['sub'] ?? ''));
    if (length <= LONGEST_SUBJECT)
        return;
    desk.say('warning', `The subject of the ID token has ${length} bytes. With the default mapping google.subject = assertion.sub Google refuses more than ${LONGEST_SUBJECT}; map something shorter, such as assertion.repository_id.`);
}
function tellLife(desk, { expiresAt }) {
    const seconds = expiresAt === undefined ? 300 : Math.floor(expiresAt - desk.now());
    desk.say('notice', `Lease "${desk.name}" lives ${seconds} s: a federated token dies with the ID token. Name a "service-account" for up to an hour.`);
}
const idOf = ({ account, provider }) => account?.email ?? provider;

;// CONCATENATED MODULE: ./.cache/js/providers/gcp/fields.js
/** What `from: gcp` reads. */
const gcp_fields_fields = [
    {
        name: 'provider',
        help: 'The full resource name of the workload identity provider, `projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER`.',
    },
    {
        name: 'service-account',
        help: 'The e-mail address of the service account to impersonate. Without one the federated token itself is leased, which dies with the ID token after five minutes.',
    },
    {
        name: 'delegates',
        help: 'Service accounts between the federated identity and `service-account`, in the order of the chain.',
    },
    {
        name: 'scope',
        default: 'https://www.googleapis.com/auth/cloud-platform',
        help: 'The scopes of the access token; text or a list.',
    },
    { name: 'token-type', default: 'access', help: '`access`, or `id` for an ID token of the service account.' },
    { name: 'id-audience', help: 'The audience of that ID token, such as the address of a Cloud Run service.' },
    {
        name: 'project',
        help: 'The id of the project for `GOOGLE_CLOUD_PROJECT` and its kin; by default the one in the address of the service account.',
    },
    { name: 'universe', default: 'googleapis.com', help: 'The domain of the universe, for clouds that are operated apart.' },
];

;// CONCATENATED MODULE: ./.cache/js/providers/gcp/terms.js
const PROVIDER = /^projects\/([^/]+)\/locations\/global\/workloadIdentityPools\/([a-z0-9-]+)(?:\/providers\/([a-z0-9-]+))?$/;
const EMAIL = /^(?:[A-Za-z0-9._-]+@[A-Za-z0-9.-]+\.[a-z]{2,}|\d{15,25})$/;
const EMAIL_RULE = 'the e-mail address of a service account, such as ci@my-project.iam.gserviceaccount.com, or its unique id';
const terms_HOUR = 3600;
/** Reads everything, and complains of what cannot be. */
function gcp_terms_termsOf(read) {
    const account = accountOf(read);
    const domain = /^[^@]+@([a-z][a-z0-9-]{4,28}[a-z0-9])\.iam\.gserviceaccount\.com$/.exec(account?.email ?? '');
    return {
        provider: providerOf(read),
        universe: read.matching('universe', /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'a domain such as googleapis.com') ?? '',
        scopes: read.list('scope') ?? [],
        project: read.optional('project') ?? domain?.[1],
        account,
    };
}
function providerOf(read) {
    const value = read.text('provider');
    if (value === '')
        return value;
    const [, project, , provider] = PROVIDER.exec(value) ?? [];
    if (project === undefined) {
        const prefixed = value.startsWith('//') || value.startsWith('http');
        const hint = prefixed ? ', without anything before projects/' : '';
        return read.complain('provider', `must be projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER${hint}`, '');
    }
    if (provider === undefined)
        return read.complain('provider', 'names a pool; add /providers/ and the name of the provider in it', '');
    if (/^\d+$/.test(project))
        return value;
    const id = /^[a-z0-9:.-]+$/.test(project) ? project : 'PROJECT';
    return read.complain('provider', `must name the project by its number, not its id; ask: gcloud projects describe ${id} --format="value(projectNumber)"`, '');
}
function accountOf(read) {
    const email = read.matching('service-account', EMAIL, EMAIL_RULE);
    const id = read.oneOf('token-type', ['access', 'id']) === 'id';
    const idAudience = read.optional('id-audience');
    if (id && idAudience === undefined)
        read.complain('id-audience', 'is required with "token-type: id"', undefined);
    if (!id && idAudience !== undefined)
        read.complain('id-audience', 'belongs to "token-type: id"', undefined);
    if (id && read.has('lifetime'))
        read.complain('lifetime', 'is always an hour for an ID token of Google', undefined);
    const delegates = read.list('delegates') ?? [];
    for (const each of delegates)
        if (!EMAIL.test(each))
            read.complain('delegates', `must hold ${EMAIL_RULE}`, undefined);
    if (!read.has('service-account'))
        return alone(read);
    const lifetime = read.duration('lifetime', { min: 60, max: 12 * terms_HOUR }) ?? terms_HOUR;
    return { email: email ?? '', delegates, lifetime, idAudience };
}
/** Without a service account some wishes have nobody to grant them. */
function alone(read) {
    if (read.optional('token-type') === 'id')
        read.complain('service-account', 'is required with "token-type: id"', undefined);
    if (read.has('delegates'))
        read.complain('service-account', 'is required beside "delegates"', undefined);
    if (read.has('lifetime')) {
        read.complain('lifetime', 'cannot be chosen without "service-account": a federated token dies with the ID token, after five minutes', undefined);
    }
}

;// CONCATENATED MODULE: ./.cache/js/providers/gcp/index.js





const gcp_HOUR = 3600;
/** Google Cloud, by workload identity federation. Nothing can be given back: its tokens live until they expire. */
const gcp = {
    title: 'Google Cloud',
    fields: gcp_fields_fields,
    outputs: gcp_names_outputs,
    refusals: gcp_refusals_refusals,
    configure(read) {
        const terms = gcp_terms_termsOf(read);
        const { provider, universe, account, scopes } = terms;
        const hosts = [`sts.${universe}`, ...(account ? [`iamcredentials.${universe}`] : [])];
        return {
            audience: `https://iam.googleapis.com/${provider}`,
            owner: `gcp ${universe}`,
            tokenUse: 'many',
            host: hosts[0] ?? '',
            origins: hosts.map((host) => new URL(`https://${host}`)),
            names: namesOf(terms),
            asked: {
                provider,
                scope: scopes,
                ...(account && { 'service-account': account.email, lifetime: `${account.lifetime}s` }),
                ...(account && account.delegates.length > 0 && { delegates: account.delegates }),
                ...(account?.idAudience !== undefined && { 'id-audience': account.idAudience }),
            },
            livesAtMost: account ? Math.max(account.lifetime, gcp_HOUR) : gcp_HOUR,
            exchange: (desk) => exchange_exchange(terms, desk),
        };
    },
};

;// CONCATENATED MODULE: ./.cache/js/providers/oauth/discovery.js



/** The endpoints of a place: written, or published by the issuer and then believed only under its own name. */
async function endpointsOf(place, sender) {
    if (place.kind === 'address')
        return { token: place.url, revocation: undefined };
    const metadata = await published(place, sender);
    sameIssuer(metadata['issuer'], place);
    const [token, revocation] = [endpoint(metadata, 'token_endpoint', place), endpoint(metadata, 'revocation_endpoint', place)];
    if (!token)
        throw new kit_failure/* Failure */.HR('ANSWER_INVALID', `the metadata of ${place.url.host} names no token_endpoint`, {
            cure: 'Write `address` instead of `discover`.',
        });
    return { token, revocation };
}
async function published(place, sender) {
    for (const url of discovery_documentsOf(place.url)) {
        const answer = await sender.send({ method: 'GET', url, expects: 'json' });
        if (answer.status === 200)
            return jsonOf(answer, place.url.host);
    }
    throw new kit_failure/* Failure */.HR('ANSWER_INVALID', `${place.url.host} publishes no metadata for ${quoted(place.issuer)}`, {
        causes: ['"discover" is not the issuer, to the letter', 'the server publishes none'],
        cure: 'Correct `discover`, or write `address` instead.',
    });
}
/** OpenID appends the well-known path to the issuer, RFC 8414 (section 3.1) inserts it before the issuer's path; some servers append that one, too. */
function discovery_documentsOf(issuer) {
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
    throw new kit_failure/* Failure */.HR('ANSWER_INVALID', `${url.host} publishes metadata of another issuer than ${quoted(issuer)}`, {
        causes: [slash ? 'the two differ by a slash at the end' : 'another server answers for this address'],
        cure: 'Write `discover` exactly as the server names itself.',
    });
}
function endpoint(metadata, name, { url }) {
    const text = metadata[name];
    if (text === undefined || text === null)
        return undefined;
    const found = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
    const safe = found?.protocol === 'https:' || (found?.protocol === 'http:' && url.protocol === 'http:' && found.hostname === url.hostname);
    if (found && safe && !found.username && !found.password && !found.hash)
        return found;
    throw new kit_failure/* Failure */.HR('ANSWER_INVALID', `the metadata of ${url.host} names a ${name} that is no https address`);
}

;// CONCATENATED MODULE: ./.cache/js/providers/oauth/reading.js
/** Reads the paths and the names. */
function readingOf(read) {
    const values = new Map();
    const path = read.text('token-path');
    const names = read.node('names');
    if (names instanceof Map) {
        for (const [name, value] of names) {
            values.set(name, typeof value === 'string' ? value : read.complain('names', `must give ${name} a path in the answer`, ''));
        }
        if (values.size === 0)
            read.complain('names', 'must not be empty', undefined);
    }
    else {
        for (const name of read.list('names') ?? []) {
            if (values.has(name))
                read.complain('names', `lists ${name} twice`, undefined);
            values.set(name, path);
        }
    }
    const [first = path] = values.values();
    return { token: read.has('token-path') ? path : first, expires: read.text('expires-path'), values };
}
/** What stands at a path, if anything does. Only what the answer itself holds: no inherited names. */
function reading_at(value, path) {
    return path.split('.').reduce((inner, step) => {
        return typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step) ? inner[step] : undefined;
    }, value);
}

;// CONCATENATED MODULE: ./.cache/js/providers/oauth/words.js

/** What the server wrote for people, wherever it stands: OAuth, JSON:API, or plain. Foreign: to be matched, or reduced before it is shown. */
function wordsOf(answer) {
    const first = firstError(answer);
    return (textAt(answer, 'error_description') ??
        (first && (textAt(first, 'detail') ?? textAt(first, 'description') ?? textAt(first, 'message') ?? textAt(first, 'title'))) ??
        textAt(answer, 'message') ??
        textAt(answer, 'detail') ??
        textAt(answer, 'Message') ??
        textAt(answer, 'error'));
}
/** The code of an error, wherever it stands. */
function words_codeOf(answer) {
    const first = firstError(answer);
    return textAt(answer, 'error') ?? (first && textAt(first, 'code'));
}
function firstError(answer) {
    const list = Object.hasOwn(answer, 'errors') ? answer['errors'] : undefined;
    return Array.isArray(list) ? objectAt({ first: list[0] }, 'first') : undefined;
}

;// CONCATENATED MODULE: ./.cache/js/providers/oauth/refusals.js

const REUSED = [
    ['the ID token was presented before; this server accepts each one once'],
    'Write `single-use: true`, so that no two leases share one.',
];
const TRUST = "the server's trust policy names another issuer, subject or audience than the token's, letter for letter";
/** What an authorization server says, by its code: RFC 6749 (5.2), RFC 8693 (2.2.2), and the codes of servers with a form of their own. */
const oauth_refusals_rows = {
    invalid_request: refusals_row('invalid_request', ['a field is missing, doubled, or not the one that this server wants', 'some servers say this of an ID token that they do not accept'], 'Compare `grant`, `subject-type`, `token-field`, `body` and `parameters` with the documentation of the server.'),
    invalid_client: refusals_row('invalid_client', ['`client` is unknown to the server', 'the server wants a secret, or HTTP Basic, beside it', TRUST], 'Check `client` and `client-secret`; where the ID token is the assertion of the client, compare its claims with what the client is bound to.'),
    invalid_grant: refusals_row('invalid_grant', [TRUST, 'the token was used before, and this server accepts each one once', 'the server cannot fetch the keys of the issuer'], 'Compare the claims in the log with the trust policy; write `single-use: true` when two leases share a server that refuses a second use.'),
    unauthorized_client: refusals_row('unauthorized_client', ['the client may not use this grant', 'a condition on the claims does not hold'], 'Allow the grant for the client on the server, or compare the claims in the log with the condition.'),
    unsupported_grant_type: refusals_row('unsupported_grant_type', ['the server does not know this grant, or has it switched off', 'the address is not that of its token endpoint'], 'Choose another `grant`, or switch it on at the server.'),
    invalid_scope: refusals_row('invalid_scope', ['a scope is unknown, or the client may not have it'], 'Correct `scope`, or allow it at the server.'),
    invalid_target: refusals_row('invalid_target', ['the server issues no tokens for this `resource` or audience'], 'Correct `resource`, or `audience` among the `parameters`.'),
    access_denied: refusals_row('access_denied', [TRUST, 'the connector of the server did not accept the token'], 'Compare the claims in the log with what the server admits.'),
    request_not_supported: refusals_row('request_not_supported', ['the server wants another type of token in or out'], 'Set `subject-type` and `requested-type` to what the server supports; Dex wants `subject-type: id_token`.'),
    'invalid-publisher': refusals_row('invalid-publisher', ['no trusted publisher of the index matches repository, workflow file and environment', 'the upload runs in a reusable workflow'], 'Register a publisher with exactly the names that the claims show.'),
    'invalid-token': refusals_row('invalid-token', ['the audience is not the one of this index', 'the token has expired'], 'Ask the index for its audience (`/_/oidc/audience`) and write it into `audience`.'),
    'invalid-reuse-token': refusals_row('invalid-reuse-token', ...REUSED),
    'invalid-payload': refusals_row('invalid-payload', ['the body is not what this server reads'], 'Check `body` and `token-field`.'),
};
/** Recognised by words, where a server has no codes: errors in the manner of JSON:API, or plain text. */
const worded = [
    [/already been used|reuse|replay/i, refusals_row('"already used"', ...REUSED)],
    [
        /audience/i,
        refusals_row('"audience"', ['the server expects another audience than the one asked for'], 'Set `audience` to what the server is configured with.'),
    ],
    [
        /expired|not yet valid/i,
        refusals_row('"expired"', ['the token reached the server too late, or its clock is wrong'], 'Run it again; check the clock of the server.'),
    ],
    [
        /event/i,
        refusals_row('"event"', ['the server accepts no tokens of this event, such as pull_request_target or workflow_run'], 'Run it in a workflow that starts by another event.'),
    ],
];
const byStatus = {
    400: refusals_row('400', [TRUST, 'the request is not in the form that this server wants'], 'Compare the claims in the log with what the server trusts, and `body`, `token-field` and `parameters` with its documentation.'),
    401: refusals_row('401', [TRUST, 'the server wants a client or a secret'], 'Compare the claims in the log with the trust policy, and `client` with what the server knows.'),
    403: refusals_row('403', [TRUST], 'Compare the claims in the log with the trust policy of the server.'),
    404: refusals_row('404', ['the address is not that of the exchange', 'the server hides with this that nothing matches the identity'], 'Check `address`, and compare the claims in the log with what the server has on record.'),
    422: refusals_row('422', ['the server could not read the request'], 'Check `body`, `token-field` and `parameters`.'),
};
/** At the return. */
const unsupportedType = refusals_row('unsupported_token_type', ['the server cannot revoke this type of token, mostly because it keeps none on record'], 'Write `revoke: none`, and give the token a shorter life at the server.');
/** At the return, whatever else the server says. */
const notReturned = refusals_row('the token was not taken back', ['the server lets neither this token nor this client revoke it', '`revoke-address` is not where tokens are given back'], 'Check `revoke`, `revoke-address` and `client`; the token lives until it expires.');
/** At the return, where the ID token is the assertion of the client. */
const assertionTooOld = refusals_row('the assertion of the client was not accepted any more', ['the ID token has expired: it lives five minutes, and the job took longer', 'the server accepts an assertion only once'], 'Give the token a short life at the server, as it cannot be returned after a long job; or let the server see an assertion twice.');
/** All rows, for the README. */
const oauth_refusals_refusals = [
    ...Object.values(oauth_refusals_rows),
    ...worded.map(([, each]) => each),
    ...Object.values(byStatus),
    unsupportedType,
    notReturned,
    assertionTooOld,
];
/** The row that an answer shows, by its code, else by words of a closed list, else by its status. */
function oauth_refusals_recognised(answer, status) {
    const code = words_codeOf(answer);
    if (code !== undefined && Object.hasOwn(oauth_refusals_rows, code))
        return oauth_refusals_rows[code];
    const words = wordsOf(answer) ?? '';
    return worded.find(([sign]) => sign.test(words))?.[1] ?? byStatus[status];
}
function refusals_row(sign, causes, cure) {
    return { code: 'EXCHANGE_REFUSED', sign, causes, cure };
}

;// CONCATENATED MODULE: ./.cache/js/providers/oauth/request.js


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
    const headers = { ...(basic && { Authorization: basic }), ...(tokenIn === 'bearer' && bearer(token)) };
    return { method, url, headers, expects: 'json', ...(body !== 'none' && { body: bodyOf(body, carried) }) };
}
function bodyOf(kind, fields) {
    if (kind === 'json')
        return { kind, value: Object.fromEntries(fields.map(([name, value]) => [name, request_jsonOf(value)])) };
    return { kind, fields: fields.flatMap(([name, value]) => texts(value).map((each) => [name, each])) };
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
function request_jsonOf(node) {
    if (typeof node === 'string' || node instanceof secret/* Secret */.z)
        return node;
    if (node instanceof Map)
        return Object.fromEntries([...node].map(([name, value]) => [name, request_jsonOf(value)]));
    return node.map(request_jsonOf);
}

;// CONCATENATED MODULE: ./.cache/js/kit/address.js
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/** An address that may be asked: encrypted, or on this very machine; without credentials in it. */
function safeAddress(text) {
    const url = URL.parse(text);
    if (url?.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname)) ? url : undefined;
}

;// CONCATENATED MODULE: ./.cache/js/providers/oauth/revoke.js





const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** The return as a receipt keeps it. */
function wayOf({ kind, address, token, client, basic, assertion }) {
    return {
        kind,
        address: address.href,
        token: token.reveal(),
        ...(client !== undefined && { client }),
        ...(basic && { basic: basic.reveal() }),
        ...(assertion && { assertion: assertion.reveal() }),
    };
}
/** A way that this provider could have written: a known kind, and an address that is safe to send a token to. */
function wayIsSound({ kind, address = '', token }) {
    return safeAddress(address) !== undefined && (kind === 'rfc7009' || kind === 'delete') && token !== undefined && token !== '';
}
/** Gives a token back by RFC 7009, or by a DELETE that it authorises itself. */
async function revoke(sender, { way, host }) {
    const answer = await sender.send(way['kind'] === 'delete' ? deletion(way) : revocation(way));
    if (answer.status >= 200 && answer.status < 300)
        return 'returned';
    if (way['kind'] === 'delete' ? [401, 404, 410].includes(answer.status) : textAt(leniently(answer), 'error') === 'invalid_token')
        return 'gone';
    throw refusal(answer, way, host);
}
function deletion(way) {
    return { method: 'DELETE', url: new URL(way['address'] ?? ''), headers: bearer(new secret/* Secret */.z(way['token'] ?? '')), expects: 'nothing' };
}
function revocation({ address = '', token = '', client, basic, assertion }) {
    const fields = [
        ['token', new secret/* Secret */.z(token)],
        ['token_type_hint', 'access_token'],
    ];
    if (client !== undefined && basic === undefined)
        fields.push(['client_id', client]);
    if (assertion !== undefined)
        fields.push(['client_assertion_type', ASSERTION_TYPE], ['client_assertion', new secret/* Secret */.z(assertion)]);
    const headers = basic === undefined ? {} : { Authorization: new secret/* Secret */.z(basic) };
    return { method: 'POST', url: new URL(address), headers, body: { kind: 'form', fields }, expects: 'nothing' };
}
function refusal(answer, way, host) {
    const code = textAt(leniently(answer), 'error');
    const tooOld = code === 'invalid_client' && way['assertion'] !== undefined;
    const row = code === 'unsupported_token_type' ? unsupportedType : tooOld ? assertionTooOld : notReturned;
    return refused(answer, { code: 'EXCHANGE_REFUSED', host, to: 'the return of the token', row });
}

;// CONCATENATED MODULE: ./.cache/js/providers/oauth/exchange.js












/** Presents the ID token, and reads what comes back. */
async function oauth_exchange_exchange(terms, desk) {
    const basic = basicOf(terms, desk);
    const endpoints = await endpointsOf(terms.place, desk);
    const back = returnOf(terms, endpoints);
    let shown;
    const { answer, intent } = await desk.exchange(({ jwt }) => {
        shown = jwt;
        return requestOf(terms.form, { address: endpoints.token, token: jwt, basic, now: desk.now() });
    });
    const { host } = endpoints.token;
    if (answer.status < 200 || answer.status > 299)
        throw exchange_unwelcome(answer, { terms, desk, shown, host });
    const granted = read(jsonOf(answer, host), terms.reading, desk);
    const { token } = granted;
    if (token === undefined)
        throw missing(host, terms.reading.token, jsonOf(answer, host));
    const assertion = terms.form.fields.get('grant_type') === 'client_credentials' ? shown : undefined;
    const kept = {
        intent,
        id: exchange_idOf(terms, host),
        expiresAt: granted.expiresAt,
        ...wayFor(back, { token, client: terms.client, basic, assertion }),
    };
    desk.keep(kept);
    return leaseOf(granted, kept, { host, reading: terms.reading });
}
// A token with a line break in it is an attack on whatever it is written into.
const VISIBLE = /^[\x21-\x7e]+$/;
/** Everything that the paths point at, masked before anything else can be said. */
function read(answer, { token, values, expires }, desk) {
    const secrets = new Map();
    for (const path of [token, ...values.values()]) {
        const value = reading_at(answer, path);
        if (typeof value === 'string' && VISIBLE.test(value) && !secrets.has(path))
            secrets.set(path, desk.secret(value));
    }
    const expiresAt = instantOf(reading_at(answer, expires), desk.now());
    if (expiresAt === undefined)
        desk.say('plain', `the answer does not say at "${expires}" when the lease "${desk.name}" ends`);
    return { token: secrets.get(token), values: new Map([...values].map(([name, path]) => [name, secrets.get(path)])), expiresAt };
}
function leaseOf({ values, expiresAt }, { id }, { host, reading }) {
    const whole = new Map();
    for (const [name, value] of values) {
        if (!value)
            throw invalid(host, `without a text at "${reading.values.get(name)}" for ${name}`);
        whole.set(name, value);
    }
    const [first] = values.keys();
    const single = new Set(reading.values.values()).size === 1 && first !== undefined;
    return { credentials: { kind: 'values', values: whole, ...(single && { token: first }) }, expiresAt, id };
}
/** How to give the token back, before there is one: what the user wrote, else what the server publishes. */
function returnOf({ ending }, { revocation }) {
    switch (ending.kind) {
        case 'none':
            return undefined;
        case 'discovered':
            return revocation && { kind: 'rfc7009', address: revocation };
        case 'delete':
            return ending;
        case 'rfc7009': {
            const address = ending.address ?? revocation;
            if (!address)
                throw unpublished();
            return { kind: 'rfc7009', address };
        }
    }
}
function wayFor(back, rest) {
    return back ? { way: wayOf({ ...back, ...rest }) } : { way: null, note: 'no way to revoke it is configured or published' };
}
/** RFC 6749 (2.3.1): both parts are form-encoded before they are joined. */
function basicOf({ client = '', clientSecret }, desk) {
    if (clientSecret === undefined)
        return undefined;
    desk.secret(clientSecret);
    desk.say('notice', `Lease "${desk.name}" uses a client secret, which does not expire by itself; prefer a server that trusts the ID token alone`);
    const encoded = [client, clientSecret].map((each) => new URLSearchParams([['', each]]).toString().slice(1)).join(':');
    return new secret/* Secret */.z(`Basic ${desk.secret(btoa(encoded)).reveal()}`);
}
/** Names the lease for people: who got a token where. */
const exchange_idOf = ({ client }, host) => (client === undefined ? host : `${client}@${host}`);
function exchange_unwelcome(answer, { terms, desk, shown, host }) {
    const error = leniently(answer);
    const known = [shown?.reveal(), terms.clientSecret].filter((each) => each !== undefined);
    const words = known.reduce((text, each) => text.replaceAll(each, ''), wordsOf(error) ?? '');
    const theirs = words.trim() === '' ? [] : [`  the server says, reduced: ${printable(words)}`];
    const row = oauth_refusals_recognised(error, answer.status);
    return refused(answer, { code: 'EXCHANGE_REFUSED', host, to: 'the exchange', row, ours: [...presented(desk), ...theirs] });
}
/** Names of members are shown where they are plain words, as nothing helps more to find the right path. */
function missing(host, path, answer) {
    const words = Object.keys(answer).filter((each) => /^[A-Za-z][A-Za-z_-]{0,29}$/.test(each));
    return new kit_failure/* Failure */.HR('ANSWER_INVALID', `${host} answered without a text at "${path}"; its answer has ${words.slice(0, 12).join(', ') || 'nothing of a name'}`, {
        causes: ['"token-path" is not where this server puts the token', 'the address is not that of the token endpoint'],
        cure: 'Set `token-path` to one of the names above.',
    });
}
const unpublished = () => new kit_failure/* Failure */.HR('INPUT_INVALID', '"revoke: rfc7009" needs "revoke-address", as the issuer publishes no revocation_endpoint', {
    causes: ['the server does not revoke tokens', 'it does, and does not say where'],
    cure: 'Write `revoke-address`, or `revoke: none`.',
});

;// CONCATENATED MODULE: ./.cache/js/providers/oauth/fields.js
/** What `from: oauth` reads. */
const oauth_fields_fields = [
    { name: 'address', help: 'The token endpoint; either this or `discover`.' },
    {
        name: 'discover',
        help: 'The issuer whose published metadata names the token endpoint and the revocation endpoint (RFC 8414, OpenID).',
    },
    {
        name: 'grant',
        default: 'token-exchange',
        help: 'How the ID token is presented: `token-exchange` (RFC 8693), `jwt-bearer` (RFC 7523, as an assertion), `client-credentials` (as the assertion of a client), or `none` for servers with a form of their own.',
    },
    { name: 'client', help: 'The client id, where the server knows clients.' },
    {
        name: 'client-secret',
        secret: true,
        help: 'The secret of that client, where the server insists on one beside the ID token; sent by HTTP Basic.',
    },
    { name: 'scope', help: 'The scopes to ask for: text or a list.' },
    { name: 'resource', help: 'Where the token is to be used (RFC 8707): an address or a list of them.' },
    { name: 'requested-type', help: 'The type of token to ask for, as a URI, or the last word of one of RFC 8693 such as `access_token`.' },
    {
        name: 'subject-type',
        help: 'What the ID token is called in a token exchange: `jwt` (default), `id_token`, or a URI of the server’s own.',
    },
    {
        name: 'parameters',
        help: 'A YAML map of further fields of the request. A value of `<now>` becomes the time of the request.',
    },
    { name: 'method', default: 'POST', help: '`POST` or `GET`.' },
    { name: 'body', default: 'form', help: '`form`, `json`, or `none`: then all fields stand in the query.' },
    { name: 'token-in', default: 'body', help: 'Where the ID token stands: `body`, `bearer` (the Authorization header) or `query`.' },
    { name: 'token-field', help: 'The name of the field that holds the ID token; known for every grant but `none`.' },
    {
        name: 'token-path',
        default: 'access_token',
        help: 'Where the leased token stands in the answer: names and indices with dots between them, such as `data.0.token`.',
    },
    {
        name: 'expires-path',
        default: 'expires_in',
        help: 'Where the end of the lease stands in the answer: seconds from now, seconds since the epoch, or RFC 3339.',
    },
    {
        name: 'names',
        default: 'ACCESS_TOKEN',
        help: 'The variables under which the token is handed over: text, a list, or a YAML map of variable to path where an answer holds several values.',
    },
    {
        name: 'single-use',
        default: 'false',
        help: '`true` for servers that refuse an ID token which they have seen before: no two leases then share one.',
    },
    {
        name: 'revoke',
        help: 'How the token is given back: `rfc7009`, `delete` (with the token as bearer) or `none`. Default: what `discover` finds, else `none`.',
    },
    { name: 'revoke-address', help: 'Where the token is given back; default: what `discover` finds, and for `delete` the address itself.' },
];

;// CONCATENATED MODULE: ./.cache/js/providers/oauth/ending.js
/** Reads `revoke` and `revoke-address`. */
function endingOf(read, place) {
    const address = read.address('revoke-address');
    if (!read.has('revoke')) {
        if (read.has('revoke-address'))
            read.complain('revoke', 'is required beside "revoke-address": rfc7009 or delete', undefined);
        return place.kind === 'discover' ? { kind: 'discovered' } : { kind: 'none' };
    }
    const kind = read.oneOf('revoke', ['rfc7009', 'delete', 'none']);
    switch (kind) {
        case 'none':
            return { kind };
        case 'rfc7009':
            if (place.kind === 'address' && !read.has('revoke-address'))
                read.complain('revoke-address', 'is required for "revoke: rfc7009"', undefined);
            return { kind, address };
        case 'delete':
            if (place.kind === 'discover' && !read.has('revoke-address'))
                read.complain('revoke-address', 'is required for "revoke: delete"', undefined);
            return { kind, address: address ?? place.url };
    }
}

;// CONCATENATED MODULE: ./.cache/js/providers/oauth/terms.js


const URN = 'urn:ietf:params:oauth:';
const TOKEN_FIELD = {
    'token-exchange': 'subject_token',
    'jwt-bearer': 'assertion',
    'client-credentials': 'client_assertion',
    none: '',
};
const SECRETS = /^(?:client_secret|password|api_?key)$/i;
/** Reads everything, and complains of what cannot be. */
function oauth_terms_termsOf(read) {
    if (read.has('lifetime')) {
        read.complain('lifetime', 'is decided by the server here; where it takes a wish, put its own field into "parameters"', undefined);
    }
    const grant = read.oneOf('grant', ['token-exchange', 'jwt-bearer', 'client-credentials', 'none']);
    const client = read.optional('client');
    const clientSecret = read.optional('client-secret');
    if (clientSecret !== undefined && client === undefined)
        read.complain('client-secret', 'needs "client" beside it', undefined);
    const place = placeOf(read);
    const form = terms_formOf(read, grant, clientSecret === undefined ? client : undefined);
    if (clientSecret !== undefined && form.tokenIn === 'bearer') {
        read.complain('client-secret', 'and "token-in: bearer" both want the Authorization header', undefined);
    }
    return { place, form, client, clientSecret, reading: readingOf(read), ending: endingOf(read, place) };
}
function placeOf(read) {
    const [address, issuer] = [read.address('address'), read.address('discover')];
    if (read.has('address') === read.has('discover'))
        read.complain('address', 'or "discover" is required, and not both', undefined);
    return issuer
        ? { kind: 'discover', url: issuer, issuer: read.text('discover') }
        : { kind: 'address', url: address ?? new URL('https://placeholder.invalid') };
}
function terms_formOf(read, grant, client) {
    const method = read.oneOf('method', ['POST', 'GET']);
    const body = read.oneOf('body', ['form', 'json', 'none']);
    const tokenIn = read.oneOf('token-in', ['body', 'bearer', 'query']);
    if (method === 'GET' && body !== 'none')
        read.complain('method', 'GET has no body; write "body: none"', undefined);
    if (tokenIn === 'body' && body === 'none')
        read.complain('token-in', 'must be bearer or query when "body" is none', undefined);
    const tokenField = read.optional('token-field') ?? TOKEN_FIELD[grant];
    if (tokenField === '' && tokenIn !== 'bearer')
        read.complain('token-field', 'is required when "grant" is none', undefined);
    const fields = fieldsOf(read, grant, client);
    addParameters(read, fields, { body, tokenField });
    return { method, body, tokenIn, tokenField, fields };
}
function fieldsOf(read, grant, client) {
    const [subject, requested] = [typeOf(read, 'subject-type'), typeOf(read, 'requested-type')];
    const resource = read.list('resource');
    const own = {
        'token-exchange': {
            grant_type: `${URN}grant-type:token-exchange`,
            subject_token_type: subject ?? `${URN}token-type:jwt`,
            requested_token_type: requested,
        },
        'jwt-bearer': { grant_type: `${URN}grant-type:jwt-bearer` },
        'client-credentials': { grant_type: 'client_credentials', client_assertion_type: `${URN}client-assertion-type:jwt-bearer` },
        none: {},
    }[grant];
    for (const name of ['subject-type', 'requested-type']) {
        if (grant !== 'token-exchange' && read.has(name))
            read.complain(name, 'belongs to "grant: token-exchange"', undefined);
    }
    const all = {
        ...own,
        client_id: client,
        scope: read.list('scope')?.join(' '),
        resource: resource?.length === 1 ? resource[0] : resource,
    };
    return new Map(Object.entries(all).filter((entry) => entry[1] !== undefined));
}
/** A token type as a URI; the last word is enough for those of RFC 8693. */
function typeOf(read, name) {
    const value = read.optional(name);
    return value === undefined || value.includes(':') ? value : `${URN}token-type:${value}`;
}
function addParameters(read, fields, { body, tokenField }) {
    for (const [name, value] of read.map('parameters') ?? []) {
        if (SECRETS.test(name))
            read.complain('parameters', `holds ${name}, which is a secret and would not be masked; use "client-secret"`, undefined);
        if (fields.has(name) || name === tokenField)
            read.complain('parameters', `sets ${name}, which another input sets already`, undefined);
        if (body !== 'json' && !flat(value))
            read.complain('parameters', `nests a map under ${name}, which only "body: json" can carry`, undefined);
        fields.set(name, value);
    }
}
const flat = (value) => typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));

;// CONCATENATED MODULE: ./.cache/js/providers/oauth/index.js





/** Any token endpoint that takes an ID token, by configuration. */
const oauth = {
    title: 'OAuth 2.0 and other token endpoints',
    fields: oauth_fields_fields,
    outputs: { ACCESS_TOKEN: 'The leased token, unless `names` says otherwise.' },
    refusals: oauth_refusals_refusals,
    configure(read) {
        const terms = oauth_terms_termsOf(read);
        const { place, form, client, reading, ending } = terms;
        const names = [...reading.values.keys()];
        const shown = ['grant_type', 'scope', 'resource', 'requested_token_type'].flatMap((name) => {
            const value = form.fields.get(name);
            return typeof value === 'string' ? [[name, value]] : [];
        });
        return {
            audience: undefined,
            owner: place.url.origin,
            tokenUse: read.flag('single-use') ? 'once' : 'many',
            host: place.url.host,
            origins: [new URL(place.url.origin)],
            names,
            asked: {
                address: place.url.href,
                ...Object.fromEntries(shown),
                ...(client !== undefined && { client }),
                parameters: [...form.fields.keys()],
                return: ending.kind,
            },
            livesAtMost: undefined,
            exchange: (desk) => oauth_exchange_exchange(terms, desk),
        };
    },
    revoke: revoke,
    wayIsSound: wayIsSound,
};

;// CONCATENATED MODULE: ./.cache/js/providers/octo-sts/refusals.js

/** gRPC's codes, as its gateway puts them beside the HTTP status. */
const refusals_ROWS = {
    3: octo_sts_refusals_row('InvalidArgument', ['`scope` or `identity` is not what the server can read'], 'Write `scope` as OWNER/REPO or OWNER, and `identity` without its ending.'),
    5: octo_sts_refusals_row('NotFound', [
        'there is no trust policy of this name on the default branch',
        'the app is not installed for the repository or organisation',
        'the policy is no valid YAML',
    ], 'Look for .github/chainguard/IDENTITY.sts.yaml in the repository, or in the .github repository of the organisation, and for the installation of the app.'),
    7: octo_sts_refusals_row('PermissionDenied', [
        'issuer, subject, audience or a claim differs from the trust policy',
        'the policy asks for permissions that the installation does not have',
    ], 'Compare the claims in the log with the policy; `subject_pattern` and `claim_pattern` are regular expressions that must match as a whole.'),
    8: octo_sts_refusals_row('ResourceExhausted', ["the installation's rate limit at GitHub is used up"], 'Wait for its reset, or ask for fewer tokens.'),
    16: octo_sts_refusals_row('Unauthenticated', ['the ID token has the wrong audience or has expired', 'the server cannot reach the issuer'], 'Leave `audience` out, or set it to the one that the policy names.'),
};
const BY_STATUS = { 400: 3, 401: 16, 403: 7, 404: 5, 429: 8 };
/** All rows, for the README. */
const octo_sts_refusals_refusals = Object.values(refusals_ROWS);
/** The row that an answer shows: by the code of gRPC, else by the status that stands for it. */
function octo_sts_refusals_recognised(answer, status) {
    const code = own(answer, 'code');
    return refusals_ROWS[typeof code === 'number' ? code : (BY_STATUS[status] ?? 0)];
}
function octo_sts_refusals_row(sign, causes, cure) {
    return { code: 'EXCHANGE_REFUSED', sign, causes, cure };
}

;// CONCATENATED MODULE: ./.cache/js/providers/octo-sts/revoke.js





const PATH = '/installation/token';
/** Where GitHub takes an installation token back, found before there is one: a token that could not be given back is not asked for. */
function returnAddress(api) {
    const address = `${(api ?? 'https://api.github.com').replace(/\/+$/, '')}${PATH}`;
    if (revoke_wayIsSound({ address, token: 'any' }))
        return address;
    throw new kit_failure/* Failure */.HR('ENVIRONMENT_REFUSED', 'GITHUB_API_URL is no https address, so that no token could be given back there');
}
/** The one path of GitHub's API at which a token ends itself, over https. */
function revoke_wayIsSound({ address = '', token = '' }) {
    const url = safeAddress(address);
    return url?.pathname.endsWith(PATH) === true && url.search + url.hash === '' && token !== '';
}
/** At the return. */
const revoke_notReturned = {
    code: 'EXCHANGE_REFUSED',
    sign: 'the token was not taken back',
    causes: ['the token belongs to another GitHub than the one of GITHUB_API_URL', 'GitHub limits how often it may be asked'],
    cure: 'Nothing: it ends by itself, an hour after it was made.',
};
/** Ends the token. One that GitHub does not know any more has ended already. */
async function revoke_revoke(sender, { way }) {
    const url = new URL(way['address'] ?? '');
    const headers = { ...bearer(new secret/* Secret */.z(way['token'] ?? '')), 'X-GitHub-Api-Version': '2022-11-28' };
    const answer = await sender.send({ method: 'DELETE', url, headers, expects: 'nothing' });
    if (answer.status === 204)
        return 'returned';
    if (answer.status === 401)
        return 'gone';
    throw refused(answer, { code: 'EXCHANGE_REFUSED', host: url.host, to: 'the return of the token', row: revoke_notReturned });
}

;// CONCATENATED MODULE: ./.cache/js/providers/octo-sts/exchange.js





/** GitHub's installation tokens live an hour, and the server hands out each one fresh, without saying so. */
const LIFETIME_S = 3600;
/** Asks for an installation token under a trust policy. */
async function octo_sts_exchange_exchange({ address, scope, identity, names }, desk) {
    const { host } = address;
    const url = new URL(`${address.pathname.replace(/\/$/, '')}/sts/exchange`, address);
    url.search = new URLSearchParams({ scope, identity }).toString();
    const back = returnAddress(desk.fact('api_url'));
    const { answer, intent } = await desk.exchange(({ jwt }) => ({ method: 'GET', url, headers: bearer(jwt), expects: 'json' }));
    if (answer.status !== 200) {
        const row = octo_sts_refusals_recognised(leniently(answer), answer.status);
        throw refused(answer, { code: 'EXCHANGE_REFUSED', host, to: `the exchange for ${scope} as "${identity}"`, row, ours: presented(desk) });
    }
    const text = tokenAt(jsonOf(answer, host), 'token');
    if (text === undefined)
        throw invalid(host, 'without a token');
    const token = desk.secret(text);
    const expiresAt = desk.now() + LIFETIME_S;
    const id = `${scope}:${identity}`;
    desk.keep({ intent, id, expiresAt, way: { address: back, token: token.reveal() } });
    return { credentials: { kind: 'values', values: new Map(names.map((name) => [name, token])), token: names[0] ?? '' }, expiresAt, id };
}

;// CONCATENATED MODULE: ./.cache/js/providers/octo-sts/fields.js
/** What `from: octo-sts` reads. */
const octo_sts_fields_fields = [
    { name: 'scope', help: 'The repository `OWNER/REPO`, or the organisation, that the token is for.' },
    { name: 'identity', help: 'The name of the trust policy there: `.github/chainguard/IDENTITY.sts.yaml`.' },
    { name: 'address', default: 'https://octo-sts.dev', help: 'The server, where it is not the public one.' },
    {
        name: 'names',
        default: 'OCTO_STS_TOKEN',
        help: 'The variables under which the token is handed over; `GH_TOKEN` or `GITHUB_TOKEN` only when written here, as tools then use it in place of the job’s own.',
    },
];

;// CONCATENATED MODULE: ./.cache/js/providers/octo-sts/index.js




const octo_sts_SCOPE = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\/[A-Za-z0-9._-]{1,100})?$/;
const IDENTITY = /^(?!.*\.sts\.ya?ml$)[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
/** GitHub's installation tokens for other repositories, by trust policies that live there. */
const octoSts = {
    title: 'Octo STS',
    fields: octo_sts_fields_fields,
    outputs: { OCTO_STS_TOKEN: 'The installation token, unless `names` says otherwise.' },
    refusals: [...octo_sts_refusals_refusals, revoke_notReturned],
    configure(read) {
        for (const name of ['scope', 'identity'])
            if (!read.has(name))
                read.complain(name, 'is required', undefined);
        if (read.has('lifetime'))
            read.complain('lifetime', 'is always an hour: GitHub decides it', undefined);
        const address = read.address('address') ?? new URL('https://placeholder.invalid');
        const scope = read.matching('scope', octo_sts_SCOPE, 'a repository as OWNER/REPO, or an organisation') ?? '';
        const identity = read.matching('identity', IDENTITY, 'the name of a trust policy, without .sts.yaml') ?? '';
        const names = read.list('names') ?? [];
        if (new Set(names).size !== names.length)
            read.complain('names', 'must name each variable once', undefined);
        return {
            audience: address.host,
            owner: address.origin,
            tokenUse: 'many',
            host: address.host,
            origins: [new URL(address.origin)],
            names,
            asked: { address: address.href, scope, identity },
            livesAtMost: LIFETIME_S,
            exchange: (desk) => octo_sts_exchange_exchange({ address, scope, identity, names }, desk),
        };
    },
    revoke: revoke_revoke,
    wayIsSound: revoke_wayIsSound,
};

;// CONCATENATED MODULE: ./.cache/js/providers/vault/commonRows.js
/** A node that has not yet heard of the token; recognised by status before any other row. */
const lagging = {
    code: 'UNREACHABLE',
    sign: 'the node has not caught up with the active one (412)',
    words: /^/,
    status: 412,
    causes: ['a standby that answers reads lags behind for longer than this step waits'],
    cure: 'Try again, raise `timeout`, or set `address` to the active node.',
};
/** A standby that sends its callers on. */
const standby = {
    code: 'EXCHANGE_REFUSED',
    sign: 'a redirect (307): a standby node that does not forward',
    words: /^/,
    status: 307,
    causes: [
        '`address` is that of a standby node, which points to the active one',
        '`address` begins with http where the server wants https, or lacks a path',
    ],
    cure: 'Set `address` to the active node or to the load balancer. A token is never sent on to where an answer points.',
};
/** How a return is refused. */
const unreturnable = {
    code: 'EXCHANGE_REFUSED',
    sign: 'permission denied when giving back',
    words: /^/,
    status: 403,
    causes: ['the role has token_no_default_policy, and no other policy lets the token revoke itself'],
    cure: 'Add to a policy of the role: path "auth/token/revoke-self" { capabilities = ["update"] }',
};

;// CONCATENATED MODULE: ./.cache/js/providers/vault/all.js
/** All of them, or the first failure once every one is settled: what is under way may lease something. */
async function all_all(work) {
    const settled = await Promise.allSettled(work);
    const failed = settled.find((each) => each.status === 'rejected');
    if (failed)
        throw failed.reason;
    return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

;// CONCATENATED MODULE: ./.cache/js/providers/vault/caughtUp.js


/** Repeats what a node refuses only because it lags behind; says so when patience ends. `also` knows further signs of it. */
async function caughtUp(send, also) {
    let lags = false;
    try {
        return await send((answer) => {
            lags = answer.status === lagging.status || also(answer);
            return lags;
        });
    }
    catch (error) {
        if (!lags || !(error instanceof kit_failure/* Failure */.HR) || error.code !== 'UNREACHABLE')
            throw error;
        const { causes, cure, sign } = lagging;
        throw new kit_failure/* Failure */.HR(error.code, `${error.message}: ${sign}`, { ...error.facts, causes, cure });
    }
}

;// CONCATENATED MODULE: ./.cache/js/providers/vault/loginRows.js
const MERGES = '`vault write` changes only what it names: delete the role and write it anew to be rid of the rest.';
const login = (row) => ({ code: 'EXCHANGE_REFUSED', ...row });
/** How a login is refused; the first row whose words are found counts. */
const loginRows = [
    login({
        sign: 'invalid audience (aud) claim',
        words: /invalid audience \(aud\) claim/,
        trust: true,
        causes: [
            'the role has other bound_audiences than the audience asked for',
            'bound_audiences is absent, which Vault 1.17 and later refuse',
        ],
        cure: 'Set bound_audiences of the role to the audience asked for, or set `audience` to one of the role.',
    }),
    login({
        sign: 'no audiences bound to the role',
        words: /no audiences bound to the role/,
        trust: true,
        causes: ['the role has no bound_audiences, and every ID token has an audience'],
        cure: 'Set bound_audiences of the role to the audience asked for.',
    }),
    login({
        sign: 'invalid subject (sub) claim',
        words: /invalid subject \(sub\) claim/,
        trust: true,
        causes: [
            'the role has another bound_subject, perhaps one left from an earlier write',
            'the subject has its immutable form now, with ids',
        ],
        cure: `Correct or empty bound_subject. ${MERGES}`,
    }),
    login({
        sign: 'a claim does not match bound_claims',
        words: /does not match any associated bound claim values/,
        trust: true,
        causes: [
            'bound_claims holds another value',
            'bound_claims has a pattern, and bound_claims_type is string',
            'the run is on another ref or environment than the role admits',
        ],
        cure: 'Compare the claims in the log with bound_claims of the role; for patterns set bound_claims_type to glob.',
    }),
    login({
        sign: 'a claim of bound_claims is missing',
        words: /error validating claims: claim .* is missing/,
        trust: true,
        causes: ['bound_claims names a claim that this token lacks, such as environment in a job without one'],
        cure: 'Give the job what the claim stands for, or remove the claim from bound_claims.',
    }),
    login({
        sign: "the role's user_claim is not in the token",
        words: /claim .* not found in token/,
        trust: true,
        causes: ['user_claim or a claim of claim_mappings names a claim that this token lacks'],
        cure: 'Set user_claim to a claim that every token has, such as repository.',
    }),
    login({
        sign: 'invalid issuer (iss) claim',
        words: /invalid issuer \(iss\) claim/,
        causes: ['bound_issuer of the mount is another issuer', 'the enterprise has an issuer of its own'],
        cure: 'Set bound_issuer and oidc_discovery_url of the mount to the issuer of the token.',
    }),
    login({
        sign: 'the token is not valid at the time of the server',
        words: /\((?:exp|nbf|iat)\) claim|token is expired|not yet valid|issued in the future/,
        causes: ['the clock of the server is wrong'],
        cure: 'Set the clock of the server, or raise clock_skew_leeway of the role.',
    }),
    login({
        sign: 'could not load configuration',
        words: /could not load configuration/,
        causes: ['the JWT mount was never configured', '`mount` or `namespace` is another one than was configured'],
        cure: 'Write auth/MOUNT/config with oidc_discovery_url, or correct `mount` and `namespace`.',
    }),
    login({
        sign: 'the role could not be found',
        words: /role .* could not be found|unknown role/,
        trust: true,
        causes: ['`role` is mistyped', 'the role lives in another mount or namespace'],
        cure: 'Correct `role`, `mount` or `namespace`, or write the role.',
    }),
    login({
        sign: 'missing role',
        words: /missing role/,
        causes: ['`role` is empty, and the mount has no default_role'],
        cure: 'Set `role`, or default_role of the mount.',
    }),
    login({
        sign: 'the role is for people at a browser (role_type oidc)',
        words: /role with oidc role_type is not allowed/,
        causes: ['the role was written without role_type, which is oidc then'],
        cure: 'Write the role with role_type=jwt.',
    }),
    login({
        sign: 'the mount is configured for something else than JWT',
        words: /unsupported config type|unhandled case during login/,
        causes: ['the mount is configured for OIDC logins, or inconsistently'],
        cure: 'Enable a JWT mount of its own for workflows, and name it in `mount`.',
    }),
    login({
        sign: 'the server cannot fetch the keys of the issuer',
        words: /fetching keys|get keys failed|failed to fetch|error fetching/,
        causes: [
            'the server has no way out to the issuer',
            'it does not trust the certificate of what answers (jwks_ca_pem, oidc_discovery_ca_pem)',
        ],
        cure: 'Let the server reach the issuer, or give the mount static keys with jwt_validation_pubkeys.',
    }),
    login({
        sign: 'the signature is not one of the keys that the server knows',
        words: /error verifying token signature|failed to verify/,
        causes: ['the mount is configured with the keys of another issuer'],
        cure: 'Set oidc_discovery_url or jwks_url of the mount to the issuer of the token.',
    }),
    login({
        sign: 'nothing takes logins at that path',
        words: /missing client token|no handler for route|unsupported path|unsupported operation|route entry not found/,
        causes: ['`mount` is another path than that of the JWT method', '`namespace` is missing or wrong'],
        cure: 'Correct `mount` (the path below auth/) and `namespace`.',
    }),
    login({
        sign: 'the login is denied without a reason (403)',
        words: /^/,
        status: 403,
        causes: [
            '`mount` is another path than that of the JWT method, or `namespace` is wrong',
            'token_bound_cidrs of the role does not hold the address of the runner',
            'the CEL login is asked of a server without it',
        ],
        cure: 'Correct `mount` (the path below auth/), `namespace` and `login`; look at token_bound_cidrs of the role.',
    }),
    login({
        sign: 'nothing is there (404)',
        words: /^/,
        status: 404,
        causes: ['`mount` or `namespace` is wrong', '`address` is not that of the API'],
        cure: 'Correct `mount`, `namespace` and `address`.',
    }),
];
/** A yes that is none. */
const mfa = login({
    sign: 'the login is incomplete without a second factor',
    words: /^/,
    causes: ['a login MFA enforcement of the server covers this mount'],
    cure: 'Exclude the JWT mount from login MFA: a workflow has no second factor.',
});

;// CONCATENATED MODULE: ./.cache/js/providers/vault/request.js
/** The request for a path of the API. The header `X-Vault-Request` is what an agent in between may insist on (protection against SSRF). */
function ask({ base, namespace }, path, { method = 'POST', token, query, value, ...rest }) {
    const url = new URL(`v1/${path.split('/').map(encodeURIComponent).join('/')}${query ?? ''}`, base);
    return {
        ...{ method, url, expects: rest.expects ?? 'json' },
        ...(rest.cap !== undefined && { cap: rest.cap }),
        ...(value !== undefined && { body: { kind: 'json', value } }),
        headers: {
            'X-Vault-Request': 'true',
            ...(namespace !== undefined && { 'X-Vault-Namespace': `${namespace}/` }),
            ...(token && { 'X-Vault-Token': token }),
            ...rest.headers,
        },
    };
}
/** An address with a slash at its end. */
const slashed = (url) => new URL(url.href.replace(/\/*$/, '/'));

;// CONCATENATED MODULE: ./.cache/js/providers/vault/row.js

/** The row of an answer, if its status and words are known. */
function rowOf(answer, rows) {
    const words = row_wordsOf(answer);
    return rows.find((row) => (row.status === undefined || row.status === answer.status) && row.words.test(words));
}
/** The errors and warnings of an answer as one text to search in. Never print it. */
function row_wordsOf(answer) {
    const object = leniently(answer);
    const texts = [own(object, 'errors'), own(object, 'warnings')].flat().filter((each) => typeof each === 'string');
    return texts.join('\n').toLowerCase();
}

;// CONCATENATED MODULE: ./.cache/js/providers/vault/trust.js

const trust_COMPARED = [
    'iss',
    'sub',
    'repository',
    'repository_id',
    'ref',
    'environment',
    'event_name',
    'workflow_ref',
    'job_workflow_ref',
    'actor',
];
const BOUND = ['repository_id', 'workflow_ref', 'environment'];
/** Our side of a refused login: what was asked for, and who the token says it is. */
function ourSide({ claims, audience }) {
    const said = trust_COMPARED.flatMap((name) => (typeof claims[name] === 'string' ? [`  ${name}: ${quoted(claims[name])}`] : []));
    return [`The audience asked for is ${quoted(audience)}. The token says:`, ...said];
}
/** The command that writes a role which admits exactly this workflow. A quoted here-document, so that no claim is read by a shell. */
function admission({ mount, role, namespace, login }, { claims, audience }) {
    if (login !== 'jwt')
        return [];
    const bound = Object.fromEntries(BOUND.flatMap((name) => (typeof claims[name] === 'string' ? [[name, claims[name]]] : [])));
    const terms = {
        role_type: 'jwt',
        user_claim: 'repository',
        bound_audiences: [audience],
        bound_subject: claims['sub'],
        bound_claims_type: 'string',
        bound_claims: bound,
    };
    const where = namespace === undefined ? '' : `-namespace=${word(namespace)} `;
    return [
        'A role that admits exactly this workflow (its token_policies and token_ttl are yours to add):',
        `  vault write ${where}${word(`auth/${mount}/role/${role ?? 'NAME'}`)} - <<'EOF'`,
        // Still the same JSON, but nothing that a runner takes for a command.
        `  ${JSON.stringify(terms).replaceAll('##[', '##\\u005b')}`,
        'EOF',
    ];
}
/** A word of a POSIX shell. */
const word = (text) => (/^[\w./@:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

;// CONCATENATED MODULE: ./.cache/js/providers/vault/login.js









/** Logs in with the token of the job. */
async function logIn(terms, desk) {
    const { answer, intent } = await caughtUp((transient) => desk.exchange((token) => ask(terms, loginPath(terms), { value: credentials(terms, token.jwt) }), transient), (answer) => misconfigured(answer, terms, desk));
    if (answer.status < 200 || answer.status > 299)
        throw loginRefused(answer, terms, desk);
    return tokenIn(answer, intent, { terms, desk });
}
/** Where the method takes logins. */
const loginPath = ({ mount, login }) => `auth/${mount}/${login === 'cel' ? 'cel/login' : 'login'}`;
/** What the login consists of. */
const credentials = ({ role }, jwt) => ({
    ...(role !== undefined && { role }),
    jwt,
});
/** Why a login was refused: the row, our side, and where it helps the role that would admit this workflow. */
function loginRefused(answer, terms, desk, row = rowOf(answer, loginRows)) {
    const { host, role } = terms;
    const to = `the login at ${printable(loginPath(terms))}${role === undefined ? '' : ` as role ${quoted(role)}`}`;
    const ours = [...ourSide(desk), ...(row?.trust ? admission(terms, desk) : [])];
    return refused(answer, { code: 'EXCHANGE_REFUSED', host, to, row: answer.status === 307 ? standby : row, ours });
}
/** A mount that is set up wrongly answers 500, which no further attempt would change. */
function misconfigured(answer, terms, desk) {
    const row = answer.status === 500 ? rowOf(answer, loginRows) : undefined;
    if (row)
        throw loginRefused(answer, terms, desk, row);
    return false;
}
function tokenIn(answer, intent, { terms, desk }) {
    const body = jsonOf(answer, terms.host);
    const auth = objectAt(body, 'auth');
    if (!auth)
        throw invalid(terms.host, 'the login without "auth"');
    if (objectAt(auth, 'mfa_requirement')) {
        desk.nothing(intent);
        throw loginRefused(answer, terms, desk, mfa);
    }
    const text = tokenAt(auth, 'client_token');
    if (text === undefined)
        throw invalid(terms.host, 'the login without a usable "client_token"');
    const secret = desk.secret(text);
    const life = secondsAt(auth, 'lease_duration');
    return {
        ...{ intent, secret },
        id: login_idOf(tokenAt(auth, 'accessor') ?? tokenAt(body, 'request_id') ?? Buffer.from(desk.random(16)).toString('hex')),
        expiresAt: life === undefined || life === 0 ? undefined : desk.now() + life,
        kind: own(auth, 'token_type') === 'batch' ? 'batch' : 'service',
        uses: Number.isSafeInteger(own(auth, 'num_uses')) ? Number(own(auth, 'num_uses')) : 0,
        policies: ['token_policies', 'identity_policies'].flatMap((name) => textsAt(auth, name)),
        flaw: life === undefined ? invalid(terms.host, 'the login without a usable "lease_duration"') : undefined,
    };
}
/** Names a thing of the server's in log and record without giving it away. */
const login_idOf = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
function textsAt(object, name) {
    const value = own(object, name);
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

;// CONCATENATED MODULE: ./.cache/js/providers/vault/readRows.js
const readRows_read = (row) => ({ code: 'READ_REFUSED', ...row });
/** How a read is refused after a good login. */
const readRows = [
    readRows_read({
        sign: 'leased secrets cannot be read with the last use of a token',
        words: /token had one use left/,
        causes: ['token_num_uses of the role is too small for the paths in `read`'],
        cure: 'Raise token_num_uses of the role, or set it to 0.',
    }),
    readRows_read({
        sign: 'the mount is KV version 2, and the path is one of version 1',
        words: /invalid path for a versioned k\/v/,
        causes: ['`data/` is missing after the mount'],
        cure: 'Write MOUNT/data/PATH instead of MOUNT/PATH.',
    }),
    readRows_read({
        sign: 'the engine takes no plain reads at that path',
        words: /unsupported operation/,
        causes: ['the engine wants parameters, as pki/issue and ssh/sign do', 'the path is not whole'],
        cure: 'Write the path as a mapping with `path` and `with`, or correct it.',
    }),
    readRows_read({
        sign: 'permission denied after a good login',
        words: /^/,
        status: 403,
        causes: [
            'no policy of the token covers the path: the login itself was fine',
            'KV version 2 wants `data/` in the path and in the policy',
            'the path lives in another namespace',
        ],
        cure: 'Let a policy of the role allow `read` on the path (`update` where there are parameters), or correct the path.',
    }),
    readRows_read({
        sign: 'nothing is there (404)',
        words: /^/,
        status: 404,
        causes: ['the path is mistyped', 'the mount, or `data/` after the mount of KV version 2, is missing'],
        cure: 'Correct the path.',
    }),
    readRows_read({
        sign: 'the engine refused the request (400)',
        words: /^/,
        status: 400,
        causes: ['the parameters in `with` are not what the role of the engine allows', 'the version does not exist'],
        cure: 'Compare `with` with the role of the engine.',
    }),
];
/** What only the data shows; said by their own sentences. */
const dataRows = {
    deleted: readRows_read({
        sign: 'the version is deleted',
        words: /^deleted$/,
        causes: ['someone deleted that version of the secret'],
        cure: 'Undelete it, write a new version, or ask for another one with ?version=.',
    }),
    destroyed: readRows_read({
        sign: 'the version is destroyed for good',
        words: /^destroyed$/,
        causes: ['someone destroyed that version of the secret'],
        cure: 'Write a new version, or ask for another one with ?version=.',
    }),
    field: readRows_read({
        sign: 'the field is not in the secret',
        words: /^field$/,
        causes: ['the field is mistyped', 'the secret was written without it'],
        cure: 'Correct the field after the #.',
    }),
};

;// CONCATENATED MODULE: ./.cache/js/providers/vault/pick.js





/** What a wish takes of the fields of a secret. */
function picked({ name, pick, source }, fields) {
    switch (pick.kind) {
        case 'all':
            return [rendered(name, fields, source.path)];
        case 'field': {
            const value = rendered(name, fieldOf(fields, pick.field, source.path), `${source.path}#${pick.field}`);
            return [pick.base64 ? decoded(value, `${source.path}#${pick.field}`) : value];
        }
        case 'each':
            return distinct(source.path, Object.entries(fields)
                .filter(([, value]) => value !== null)
                .map(([field, value]) => rendered(`${name}${suffix(field)}`, value, `${source.path}#${printable(field)}`)));
    }
}
/** A refusal that only the data shows. */
function unreadable(where, row, hint = '') {
    return new kit_failure/* Failure */.HR('READ_REFUSED', `the login was fine; ${quoted(where)}: ${row.sign}${hint}`, row);
}
const oddly = (where, sentence, cure) => new kit_failure/* Failure */.HR('READ_REFUSED', `the login was fine; ${quoted(where)} ${sentence}`, {
    causes: ['the secret was written in another form'],
    cure,
});
/** A field by its whole name, which may hold dots, or else by steps. */
function fieldOf(fields, selector, path) {
    const whole = own(fields, selector);
    if (whole !== undefined)
        return whole;
    const found = selector.split('.').reduce((value, step) => (pick_isObject(value) ? own(value, step) : undefined), fields);
    if (found !== undefined)
        return found;
    const meant = nearest(selector, Object.keys(fields));
    throw unreadable(`${path}#${selector}`, dataRows.field, meant === undefined ? '' : `; did you mean "#${printable(meant)}"?`);
}
function rendered(name, value, where) {
    if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
        throw oddly(where, 'is a number too large to be read exactly', 'Store it as a text.');
    if (value === null)
        throw oddly(where, 'is null', 'Write a value, or leave the field out of `read`.');
    if (typeof value !== 'object')
        return { name, text: String(value), telling: typeof value !== 'boolean', parts: [] };
    const leaves = leavesOf(value);
    // A chain of certificates comes as a list, and every program wants it as one text.
    const chain = Array.isArray(value) && leaves.length === value.length && leaves.every((leaf) => leaf.startsWith('-----BEGIN '));
    return { name, text: chain ? leaves.join('\n') : JSON.stringify(value), telling: true, parts: leaves };
}
/** The texts inside a value; the runner masks what a program takes out of the document, too. */
function leavesOf(value) {
    if (typeof value === 'string')
        return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}
function decoded(value, where) {
    const digits = value.text.replace(/\s+/g, '').replace(/={1,2}$/, '');
    const bytes = /^[\w+/-]*$/.test(digits) && digits.length % 4 !== 1 ? Buffer.from(digits, 'base64') : undefined;
    if (!bytes)
        throw oddly(where, 'is not base64', 'Remove `| base64`, or store the value in base64.');
    try {
        return { ...value, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), parts: [value.text] };
    }
    catch {
        throw oddly(where, 'holds bytes that are no text, which no variable can hold', 'Remove `| base64`, and decode the value in the step that writes it to a file.');
    }
}
/** The end of a variable's name, made of a field's. */
const suffix = (field) => field.toUpperCase().replace(/[^A-Z0-9_]/g, '_');
function distinct(path, values) {
    const names = values.map(({ name }) => name);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined)
        throw oddly(path, `has two fields that would both become ${printable(twice)}`, 'Name the fields one by one with #.');
    if (values.length === 0)
        throw oddly(path, 'has no fields', 'Correct the path.');
    return values;
}
const pick_isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

;// CONCATENATED MODULE: ./.cache/js/providers/vault/read.js









// A node may not know a token for a moment after the login; a token that is really dead stays so.
const UNKNOWN_FOR = 5;
// As large as the largest secret that the server stores.
const read_LARGEST = 1024 * 1024;
/** The request for a source. */
function requestFor(terms, source, headers) {
    const { path, version, parameters } = source;
    const query = version === undefined ? '' : `?version=${version}`;
    const wrapping = terms.wrap === undefined ? undefined : { 'X-Vault-Wrap-TTL': `${terms.wrap}s` };
    const how = parameters === undefined ? { method: 'GET', query } : { value: parameters, query };
    return ask(terms, path, { ...how, headers: { ...headers, ...wrapping }, cap: read_LARGEST });
}
/** Reads one source with the token. */
async function readWith(token, source, { terms, desk }) {
    const request = requestFor(terms, source, { 'X-Vault-Token': token });
    let unknown = 0;
    const send = async (transient) => source.versioned && terms.wrap === undefined ? { answer: await desk.send(request, transient) } : desk.lease(request, transient);
    try {
        const { answer, intent } = await caughtUp(send, (each) => each.status === 403 && isUnknown(each) && ++unknown <= UNKNOWN_FOR);
        if (answer.status < 200 || answer.status > 299)
            throw readRefused(answer, source, terms);
        return { ...fieldsIn(answer, source, terms), intent };
    }
    catch (error) {
        throw ofRead((0,kit_failure/* asFailure */.h_)(error), source);
    }
}
/** The token is not known (yet), as opposed to not allowed. */
const isUnknown = (answer) => /invalid token|bad token/.test(row_wordsOf(answer));
/** What a yes holds. */
function fieldsIn(answer, source, terms) {
    const { host, wrap } = terms;
    const to = `to reading ${quoted(source.path)}`;
    // Engines that only do something answer 204.
    if (answer.status === 204)
        throw invalid(host, `${to} with nothing to hand over`);
    const body = jsonOf(answer, host);
    if (wrap !== undefined)
        return { body, fields: {} };
    const fields = objectAt(body, 'data');
    if (!fields)
        throw invalid(host, `${to} without "data"`);
    if (!source.versioned)
        return { body, fields };
    const inner = versionOf(fields);
    if (inner === undefined)
        throw unreadable(source.path, dataRows.deleted);
    return { body, fields: inner };
}
/** The fields inside KV version 2; those of a version 1 mount whose path happens to hold `data` are the fields themselves. */
function versionOf(fields) {
    const metadata = objectAt(fields, 'metadata');
    if (!metadata || typeof own(metadata, 'version') !== 'number')
        return fields;
    return objectAt(fields, 'data');
}
/** Why a read was refused. */
function readRefused(answer, source, { host }) {
    const gone = answer.status === 404 && source.versioned ? goneIn(answer) : undefined;
    if (gone)
        return unreadable(source.path, gone);
    const row = answer.status === 307 ? standby : rowOf(answer, readRows);
    return refused(answer, { code: 'READ_REFUSED', host, to: `reading ${quoted(source.path)}; the login was fine`, row });
}
/** A 404 with a body: the version is there, but was deleted or destroyed. */
function goneIn(answer) {
    const metadata = objectAt(objectAt(leniently(answer), 'data') ?? {}, 'metadata');
    if (!metadata)
        return undefined;
    if (own(metadata, 'destroyed') === true)
        return dataRows.destroyed;
    return textAt(metadata, 'deletion_time') === undefined ? undefined : dataRows.deleted;
}
/** A failure below the protocol says which path it was, and that the login was fine. */
function ofRead(failure, source) {
    if (failure.code !== 'UNREACHABLE' && failure.code !== 'TIMED_OUT')
        return failure;
    return new kit_failure/* Failure */.HR(failure.code, `the login was fine; reading ${quoted(printable(source.path))} failed: ${failure.message}`, {
        ...failure.facts,
        cause: failure,
    });
}
/** The wrapping token of an answer, and when it ends. */
function wrappingIn({ body }, host) {
    const info = objectAt(body, 'wrap_info');
    const seconds = info && secondsAt(info, 'ttl');
    if (!info || seconds === undefined)
        throw invalid(host, 'without the wrapping that was asked for');
    return { info, seconds };
}

;// CONCATENATED MODULE: ./.cache/js/providers/vault/ends.js
/** How it stands in a receipt. */
const lineOf = (end) => (end.kind === 'lease' ? `lease ${end.id}` : `certificate ${end.serial} ${end.mount}`);
/** Where it is ended. */
const ends_pathOf = (end) => (end.kind === 'lease' ? 'sys/leases/revoke' : `${end.mount}/revoke`);
const LINE = /^(?:lease ([^\p{Cc}]{1,1024})|certificate ([0-9A-Fa-f:-]{1,128}) ([^\p{Cc}]{1,512}))$/u;
/** It fits into one line of a receipt, and comes back from it. */
const fitsLine = (end) => LINE.test(lineOf(end));
/** The lines of a receipt, or `undefined` when one is nothing that `lineOf` wrote. */
function endsIn(lines) {
    const found = lines
        .split('\n')
        .filter((each) => each !== '')
        .map((each) => endIn(each));
    return found.every((each) => each !== undefined) ? found : undefined;
}
function endIn(line) {
    const [matched, id, serial = '', mount = ''] = LINE.exec(line) ?? [];
    if (matched === undefined)
        return undefined;
    return id === undefined ? { kind: 'certificate', mount, serial } : { kind: 'lease', id };
}

;// CONCATENATED MODULE: ./.cache/js/providers/vault/take.js







/** Notes what was leased, then takes the values: a field that is missing must not make a lease unknown. */
function take(found, source, session) {
    const { terms, desk } = session;
    if (terms.wrap !== undefined)
        return wrapped(found, source, session);
    const expiresAt = noted(found, source, session);
    return { expiresAt, bound: false, values: valuesIn(found.fields, source, { terms, desk }) };
}
/** The wrapping token, under each name that wants the path. What it wraps cannot be seen, so that a lease in it must be reckoned with. */
function wrapped(found, source, { terms, desk, receipts }) {
    const { info, seconds } = wrappingIn(found, terms.host);
    const text = tokenAt(info, 'token');
    if (text === undefined)
        throw invalid(terms.host, 'without a usable wrapping token');
    const secret = desk.secret(text);
    const expiresAt = desk.now() + seconds;
    if (found.intent !== undefined)
        receipts.lasting(found.intent, {
            id: login_idOf(tokenAt(info, 'accessor') ?? text),
            expiresAt,
            note: 'it is a wrapping token, which can be used once',
        });
    const names = terms.wishes.filter((wish) => wish.source.key === source.key).map(({ name }) => name);
    return { expiresAt, bound: !source.versioned, values: names.map((name) => [name, secret]) };
}
/** The receipt of what was leased; returns when it ends. */
function noted({ body, fields, intent }, source, { terms, receipts, desk }) {
    // Also where no intent was due: a mount that is called `data` looks like KV version 2, and what it leases dies with the token.
    const lease = textAt(body, 'lease_id');
    const serial = source.parameters === undefined ? undefined : textAt(fields, 'serial_number');
    if (lease === undefined && serial === undefined) {
        if (intent !== undefined)
            desk.nothing(intent);
        return undefined;
    }
    const end = lease === undefined ? { kind: 'certificate', mount: mountOf(source.path), serial: serial ?? '' } : { kind: 'lease', id: lease };
    if (!fitsLine(end))
        throw invalid(terms.host, 'with a lease whose name nobody could send back');
    const expiresAt = lease === undefined ? expirationIn(fields, desk.now()) : take_endOf(body, desk.now());
    if (lease === undefined && textAt(fields, 'certificate') === undefined)
        receipts.lasting(intent, { id: login_idOf(lineOf(end)), expiresAt, note: SIGNED });
    else
        receipts.add({ intent, end, expiresAt });
    return expiresAt;
}
// What ssh/sign makes; only PKI keeps a list of what it revoked.
const SIGNED = 'it is a certificate that nothing can revoke and that ends by itself';
/** Seconds since the epoch, at which a lease ends; unknown where the server names no time. */
function take_endOf(body, now) {
    const life = secondsAt(body, 'lease_duration');
    return life === undefined || life === 0 ? undefined : now + life;
}
/** The same of a certificate, whose end is a date. */
function expirationIn(fields, now) {
    const expiration = secondsAt({ left: Number(own(fields, 'expiration')) - now }, 'left');
    return expiration === undefined ? undefined : now + expiration;
}
/** The mount of an engine: what stands before the word that every path of PKI has. */
const mountOf = (path) => path.replace(/\/(?:issuer|issue|sign|sign-verbatim)(?:\/.*)?$/, '');
/** The values that the wishes take of a secret, hushed unless the user says that they are none. */
function valuesIn(fields, source, { terms, desk }) {
    return terms.wishes
        .filter((wish) => wish.source.key === source.key)
        .flatMap((wish) => picked(wish, fields))
        .map(({ name, text, telling, parts }) => {
        if (terms.plain.has(name) || !telling)
            return [name, text];
        for (const part of parts)
            desk.secret(part);
        return [name, desk.secret(text)];
    });
}
/** The values of all sources under their names; names that only answers reveal may meet. */
function together(values) {
    const names = new Map();
    for (const [name] of values.flat()) {
        const first = names.get(name.toUpperCase());
        if (first !== undefined)
            throw new kit_failure/* Failure */.HR('READ_REFUSED', `two values of "read" would both become ${printable(name)}`, {
                causes: ['a field of a `NAME_*` is named like another value'],
                cure: 'Name the fields one by one with #, or change the beginning of the names.',
            });
        names.set(name.toUpperCase(), name);
    }
    return new Map(values.flat());
}

;// CONCATENATED MODULE: ./.cache/js/providers/vault/wish.js
/** A path below the API, in segments that no URL parser would change. */
const wish_PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\s?#|\\\p{Cc}]+(?:[ /][^/\s?#|\\\p{Cc}]+)*$/u;
const NAME = /^([A-Za-z_][A-Za-z0-9_]{0,127})$|^([A-Za-z_][A-Za-z0-9_]{0,63}_)\*$/;
const SELECTOR = /^([^?#|]+?)(?:\?version=(\d{1,9}))?(?:#([^|]+?))?(\s*\|\s*base64)?$/;
const FORM = 'must be `path#field`, `path`, or a mapping with `path`, `with` and `field`';
/** Each source once, however many wishes share it. */
const sourcesOf = ({ wishes }) => [
    ...new Map(wishes.map(({ source }) => [source.key, source])).values(),
];
/** The wishes in `read`; each mistake is told once, under the name that it concerns. */
function wishesOf(map, complain) {
    return [...map].flatMap(([name, node]) => {
        const tell = (sentence) => complain(name, sentence);
        const [, whole, stem] = NAME.exec(name) ?? [];
        if (whole === undefined && stem === undefined)
            return tell('is no name for a variable; write NAME, or NAME_* for one of each field') ?? [];
        const parts = typeof node === 'string' ? selected(node, tell) : engine(node, tell);
        if (!parts)
            return [];
        const { field, base64, ...source } = parts;
        if (stem !== undefined && field !== undefined)
            return tell('names all fields by its *, so its value must not name one') ?? [];
        const pick = field !== undefined ? { kind: 'field', field, base64 } : { kind: stem === undefined ? 'all' : 'each' };
        return [{ name: whole ?? stem ?? '', source: sourceOf(source), pick }];
    });
}
function selected(text, tell) {
    const [, path = '', version, field, base64] = SELECTOR.exec(text.trim()) ?? [];
    if (path.startsWith('v1/'))
        return tell('must be a path below v1/, without it');
    if (!wish_PATH.test(path))
        return tell(FORM);
    if (version !== undefined && !isVersioned(path))
        return tell('asks for a version, which only a path of KV version 2 has: MOUNT/data/…');
    if (base64 !== undefined && field === undefined)
        return tell('decodes base64, so it must name a field: path#field | base64');
    return { path, version, parameters: undefined, field, base64: base64 !== undefined };
}
function engine(node, tell) {
    if (!isMap(node))
        return tell(FORM);
    const strange = [...node.keys()].filter((key) => !['path', 'with', 'field'].includes(key));
    if (strange.length > 0)
        return tell(`holds ${strange.map((key) => JSON.stringify(key)).join(', ')}; it may hold path, with and field`);
    const [path, field, parameters] = [node.get('path'), node.get('field'), node.get('with')];
    if (typeof path !== 'string' || path.includes('#'))
        return tell('needs a "path", and the field in "field"');
    if (field !== undefined && typeof field !== 'string')
        return tell('must have a text in "field"');
    if (parameters !== undefined && !isMap(parameters))
        return tell('must have a mapping in "with"');
    if (parameters !== undefined && isVersioned(path))
        return tell('has parameters, with which a path of KV version 2 would be written, not read');
    const parts = selected(field === undefined ? path : `${path}#${field}`, tell);
    return parts && { ...parts, parameters: parameters && wish_jsonOf(parameters) };
}
function sourceOf({ path, version, parameters }) {
    const key = JSON.stringify([path, version, parameters]);
    return { key, path, version, parameters, versioned: isVersioned(path) };
}
const isVersioned = (path) => /.\/data\/./.test(path);
const isMap = (node) => node instanceof Map;
function wish_jsonOf(node) {
    if (typeof node === 'string')
        return node;
    return isMap(node) ? Object.fromEntries([...node].map(([key, value]) => [key, wish_jsonOf(value)])) : node.map(wish_jsonOf);
}

;// CONCATENATED MODULE: ./.cache/js/providers/vault/inline.js








/** OpenBao's inline authentication: each read carries the login with it; no token is made, and nothing is written or to be given back. */
async function readInline(terms, desk) {
    const found = await all_all(sourcesOf(terms).map(async (source) => ({ source, ...(await readOne(terms, desk, source)) })));
    const values = together(found.map(({ fields, source }) => valuesIn(fields, source, { terms, desk })));
    const [first] = found;
    const request = first && tokenAt(first.body, 'request_id');
    const id = login_idOf(request ?? Buffer.from(desk.random(16)).toString('hex'));
    return { credentials: { kind: 'values', values }, expiresAt: undefined, id };
}
async function readOne(terms, desk, source) {
    const request = (token) => requestFor(terms, source, headersOf(terms, token.jwt));
    const { answer, intent } = await caughtUp((transient) => desk.exchange(request, transient), () => false);
    if (answer.headers['x-vault-inline-auth-failed'] !== undefined)
        throw loginRefused(answer, terms, desk);
    if (answer.status < 200 || answer.status > 299)
        throw readRefused(answer, source, terms);
    desk.nothing(intent);
    return fieldsIn(answer, source, terms);
}
/** The login in headers; the end of a parameter's header name is of no meaning. */
function headersOf(terms, jwt) {
    const parameters = Object.entries(credentials(terms, jwt)).map(([key, value]) => [
        `X-Vault-Inline-Auth-Parameter-${key}`,
        parameter(key, value),
    ]);
    return { 'X-Vault-Inline-Auth-Path': loginPath(terms), ...Object.fromEntries(parameters) };
}
/** One parameter as the header wants it; still wrapped, as it holds the token. */
function parameter(key, value) {
    const text = value instanceof secret/* Secret */.z ? value.reveal() : value;
    return new secret/* Secret */.z(Buffer.from(JSON.stringify({ key, value: text })).toString('base64url'));
}

;// CONCATENATED MODULE: ./.cache/js/providers/vault/revoke.js









const PARTS = new Set(['address', 'token', 'kind', 'namespace', 'sync', 'ends']);
/** The state is believed only where it says what `receiptsOf` would write. */
function vault_revoke_wayIsSound(way) {
    const { address = '', token = '', kind = '', namespace = 'none', sync = 'true' } = way;
    const url = safeAddress(address);
    const bare = url?.pathname.endsWith('/') === true && url.search + url.hash === '';
    const texts = /^[\x21-\x7e]+$/.test(token) && wish_PATH.test(namespace) && sync === 'true';
    return (bare &&
        texts &&
        ['service', 'batch'].includes(kind) &&
        endsIn(way['ends'] ?? '') !== undefined &&
        Object.keys(way).every((part) => PARTS.has(part)));
}
/** Ends what must end before the token, then the token, which takes with it what is left. */
async function vault_revoke_revoke(sender, way) {
    const { address = '', token = '', kind, namespace, sync } = way;
    const server = { place: { base: new URL(address), namespace }, token: new secret/* Secret */.z(token), sender };
    const single = kind === 'batch';
    // A lease of a service token dies with it: a request of its own is due only where somebody wants to wait for the end.
    const first = (endsIn(way['ends'] ?? '') ?? []).filter((end) => end.kind === 'certificate' || single || sync === 'true');
    const ended = await Promise.allSettled(first.map((end) => endOne(server, end, single)));
    const how = single ? 'returned' : await revokeSelf(server);
    const failed = ended.find((each) => each.status === 'rejected');
    if (failed)
        throw failed.reason;
    return how;
}
/** Revokes a token by itself. 403 is said of a dead token and of a living one that may not: only the first is gone. */
async function revokeSelf({ place, token, sender }) {
    const answer = await sender.send(ask(place, 'auth/token/revoke-self', { token, expects: 'nothing' }), isNoAnswer);
    if (isYes(answer))
        return 'returned';
    if (answer.status === 403 && isUnknown(answer))
        return 'gone';
    throw refusedReturn(answer, place, 'auth/token/revoke-self');
}
async function endOne({ place, token, sender }, end, single) {
    const path = ends_pathOf(end);
    const value = end.kind === 'lease' ? { lease_id: end.id, sync: true } : { serial_number: end.serial };
    const answer = await sender.send(ask(place, path, { token, value, expects: 'nothing' }), isNoAnswer);
    if (isYes(answer))
        return;
    // With a dead token every lease of it is dead, too; and a living one, where it may not end its lease itself, ends it by its own end.
    if (end.kind === 'lease' && answer.status === 403 && (isUnknown(answer) || !single))
        return;
    throw refusedReturn(answer, place, path);
}
/** 204, or an object where there is something to warn of. What stands in between may say 200 to anything, and nothing has ended. */
const isYes = ({ status, text }) => status === 204 || (status >= 200 && status <= 299 && /^\s*\{/.test(text));
/** The node lags behind, or something else than the server answered. */
const isNoAnswer = ({ status, text }) => status === lagging.status || (status >= 200 && status <= 299 && status !== 204 && text.trim() === '');
function refusedReturn(answer, { base }, path) {
    if (answer.status === 307)
        return refused(answer, { code: 'EXCHANGE_REFUSED', host: base.host, to: path, row: standby });
    const row = answer.status === 403 ? { ...unreturnable, cure: `Add to a policy of the role: ${policyLine(path)}` } : undefined;
    const failure = refused(answer, { code: 'EXCHANGE_REFUSED', host: base.host, to: `giving back (${path})`, row });
    return row ? failure : new kit_failure/* Failure */.HR(failure.code, failure.message, { causes: ['the server could not end it'], cure: 'Revoke it by hand.' });
}
/** The line of policy that allows an update. */
const policyLine = (path) => `path "${path}" { capabilities = ["update"] }`;

;// CONCATENATED MODULE: ./.cache/js/providers/vault/limits.js






/** Says in advance what the token cannot do, before it is missed. Throws when it cannot even be used as often as it must. */
function forewarn({ policies, uses, kind, expiresAt }, sources, { terms, desk }) {
    desk.say('debug', `${desk.name}: the token's policies are ${policies.map(printable).join(', ') || 'none'}`);
    if (kind === 'batch')
        desk.say('notice', `${desk.name}: the role gives batch tokens, which nothing can revoke; this one ends by itself`);
    else if (!policies.includes('default'))
        desk.say('notice', `${desk.name}: the token lacks the default policy; unless another one has the line ${policyLine('auth/token/revoke-self')}, it cannot be given back`);
    if (expiresAt === undefined)
        desk.say('notice', `${desk.name}: the role sets no end to its tokens; set token_ttl, in case one cannot be given back`);
    if (uses > 0)
        countUses(uses, sources, { terms, desk });
}
function countUses(uses, sources, { terms, desk }) {
    // The server refuses to lease something with the last use of a token.
    const needed = sources.length + (sources.some(({ versioned }) => !versioned) ? 1 : 0);
    if (uses < needed) {
        throw new kit_failure/* Failure */.HR('GUARD_FAILED', `the role's token can be used ${times(uses)}, and what "read" names takes ${needed}`, {
            causes: ['token_num_uses of the role is smaller than the number of paths in `read`, and one more where something is leased'],
            cure: `Set token_num_uses of the role to ${needed + 1} or more (one use gives the token back), or to 0 for no limit.`,
        });
    }
    const left = uses - sources.length;
    if (terms.handOver)
        desk.say('notice', `${desk.name}: the token that is handed over can be used ${times(left)} (token_num_uses); giving it back is one of them`);
}
const times = (count) => (count === 1 ? 'once' : `${count} times`);
/** Asks what of the leased things may be ended, where that is not certain; what may not is said with the line of policy that is missing. */
async function checkEnds(token, { terms, desk, receipts }) {
    const doubtful = receipts.things.filter(({ end }) => end.kind === 'certificate' || terms.sync);
    // Each use counts where they are counted.
    if (doubtful.length === 0 || token.uses > 0)
        return;
    const denied = await deniedOf([...new Set(doubtful.map(({ end }) => ends_pathOf(end)))], token, { terms, desk });
    for (const path of denied)
        desk.say('notice', `${desk.name}: ${consequence(path)}; the line of policy that is missing: ${policyLine(path)}`);
    const lasting = doubtful.filter((thing) => thing.end.kind === 'certificate' && denied.includes(ends_pathOf(thing.end)));
    if (lasting.length > 0)
        receipts.release(lasting, 'it is a certificate that this role may not revoke');
}
const consequence = (path) => path === 'sys/leases/revoke'
    ? 'the end of its leases cannot be waited for, they end with the token'
    : 'its certificates cannot be revoked and live until they expire';
async function deniedOf(paths, token, { terms, desk }) {
    try {
        const answer = await desk.send(ask(terms, 'sys/capabilities-self', { token: token.secret, value: { paths } }));
        if (answer.status !== 200)
            return [];
        const body = leniently(answer);
        const said = objectAt(body, 'data') ?? body;
        return paths.filter((path) => {
            const capabilities = own(said, path);
            return Array.isArray(capabilities) && !capabilities.includes('update');
        });
    }
    catch (error) {
        if ((0,kit_failure/* asFailure */.h_)(error).code === 'CANCELLED')
            throw error;
        return [];
    }
}

;// CONCATENATED MODULE: ./.cache/js/providers/vault/receipts.js


/**
 * One receipt for the token and all that it leased: what needs the living token must end before it, and receipts are given back in no order.
 * It grows by a fuller one that takes its place. Leases of a batch token, which nothing can revoke, have receipts of their own.
 */
function receiptsOf(token, { place, sync, desk }) {
    const way = receipts_wayOf(token, place, sync);
    const batch = token.kind === 'batch';
    let things = [];
    let kept = keep(token.intent);
    function keep(intent) {
        const expiresAt = latest([token.expiresAt, ...things.map((thing) => thing.expiresAt)]);
        const how = batch ? { way: null, note: BATCH } : { way: { ...way, ends: things.map(({ end }) => lineOf(end)).join('\n') } };
        const whole = { intent, id: token.id, expiresAt, ...how };
        desk.keep(whole);
        return whole;
    }
    const replace = (intent) => {
        const before = kept;
        kept = keep(intent);
        desk.returned(before);
    };
    const lasting = (intent = token.intent, thing) => desk.keep({ intent, ...thing, way: null });
    return {
        get things() {
            return things;
        },
        add(thing) {
            const { intent = token.intent, end, expiresAt } = thing;
            if (batch)
                return desk.keep({ intent, id: login_idOf(lineOf(end)), expiresAt, way: { ...way, ends: lineOf(end) } });
            things = [...things, thing];
            replace(intent);
        },
        lasting,
        release(released, note) {
            for (const { intent = token.intent, end, expiresAt } of released)
                lasting(intent, { id: login_idOf(lineOf(end)), expiresAt, note });
            things = things.filter((each) => !released.includes(each));
            replace(token.intent);
        },
        close: () => desk.returned(kept),
    };
}
const BATCH = 'it is a batch token, which nothing can revoke';
function receipts_wayOf({ secret, kind }, { base, namespace }, sync) {
    // A receipt is the runner's memory: without the token nothing could be given back.
    return { address: base.href, token: secret.reveal(), kind, ...(namespace !== undefined && { namespace }), ...(sync && { sync: 'true' }) };
}
/** The last of them; unknown when one is. */
const latest = (times) => times.every((each) => each !== undefined) ? Math.max(...times) : undefined;

;// CONCATENATED MODULE: ./.cache/js/providers/vault/exchange.js










/** Logs in, reads what is wanted, and leaves alive only what is handed over. */
async function vault_exchange_exchange(terms, desk) {
    if (terms.inline)
        return readInline(terms, desk);
    const token = await logIn(terms, desk);
    const receipts = receiptsOf(token, { place: terms, sync: terms.sync, desk });
    if (token.flaw)
        throw token.flaw;
    const sources = sourcesOf(terms);
    const session = { terms, desk, receipts };
    forewarn(token, sources, session);
    const taken = await all_all(sources.map(async (source) => take(await readWith(token.secret, source, session), source, session)));
    const values = together([terms.handOver ? ofToken(token, terms) : [], ...taken.map((each) => each.values)]);
    await checkEnds(token, session);
    const alive = terms.handOver || receipts.things.length > 0 || taken.some(({ bound }) => bound);
    if (!alive)
        await end(token, sources.length, session);
    const ends = [...taken.map(({ expiresAt }) => expiresAt), alive ? token.expiresAt : undefined].filter((each) => each !== undefined);
    const expiresAt = ends.length === 0 ? undefined : Math.min(...ends);
    return { credentials: { kind: 'values', values, ...(terms.handOver && { token: 'VAULT_TOKEN' }) }, expiresAt, id: token.id };
}
/** The token has done its work. Should its end fail here, post tries again. */
async function end(token, uses, { terms, desk, receipts }) {
    if (token.kind === 'batch')
        return;
    // Its last use was the end of it.
    if (token.uses > 0 && token.uses <= uses)
        return receipts.close();
    try {
        await revokeSelf({ place: terms, token: token.secret, sender: desk });
        receipts.close();
        desk.say('plain', `${desk.name}: the token was given back as soon as everything was read`);
    }
    catch (error) {
        if ((0,kit_failure/* asFailure */.h_)(error).code === 'CANCELLED')
            throw error;
        desk.say('debug', `${desk.name}: the token could not be given back yet; post tries again`);
    }
}
function ofToken({ secret }, { base, namespace }) {
    return [
        ['VAULT_ADDR', base.href.replace(/\/$/, '')],
        ['VAULT_TOKEN', secret],
        ...(namespace === undefined ? [] : [['VAULT_NAMESPACE', namespace]]),
    ];
}

;// CONCATENATED MODULE: ./.cache/js/providers/vault/fields.js
/** What a lease from Vault or OpenBao can say. */
const vault_fields_fields = [
    { name: 'address', help: 'The https address of the server, with its path if it has one. Required with `vault`.' },
    {
        name: 'role',
        help: 'The role of the JWT mount to log in as; may be left out where the mount has a default role.',
    },
    { name: 'mount', help: 'The path of the JWT auth method below `auth/`.', default: 'jwt' },
    { name: 'namespace', help: 'The namespace of Vault Enterprise, HCP or OpenBao, such as `teams/web`.' },
    {
        name: 'login',
        help: "How to log in at the mount: `jwt`, or `cel` for OpenBao's CEL roles.",
        default: 'jwt',
    },
    {
        name: 'read',
        help: 'What to read with the token: a YAML mapping. `NAME: path#field` is one value (`#a.b` nested, `?version=3` after a path of KV version 2, ` | base64` decodes), `NAME_*: path` one value for each field, `NAME: path` all fields as JSON. An engine that wants parameters is a mapping with `path`, `with` and `field`. Without `read` the lease is the token itself.',
    },
    { name: 'plain', help: 'Names in `read` whose values are no secrets and are not masked; one, or a list.' },
    {
        name: 'hand-over-token',
        help: 'Whether the token is handed over beside what was read: `true` or `false`. Otherwise it is revoked as soon as nothing needs it.',
        default: 'false',
    },
    {
        name: 'wrap',
        help: 'Hands over, for each path in `read`, a wrapping token that can be used once within this time, such as `5m`, instead of values.',
    },
    {
        name: 'inline',
        help: "OpenBao's inline authentication: each read logs in by itself, there is no token and nothing to give back. Not for secrets that are leased.",
        default: 'false',
    },
    {
        name: 'sync',
        help: 'Whether post waits until the server has really ended what was leased, such as database users; the policy must allow `update` on `sys/leases/revoke`.',
        default: 'false',
    },
];

;// CONCATENATED MODULE: ./.cache/js/providers/vault/terms.js


const NOWHERE = new URL('https://address.invalid/');
const OF_THE_TOKEN = ['VAULT_TOKEN', 'VAULT_ADDR', 'VAULT_NAMESPACE'];
/** Reads the inputs of one lease. */
function vault_terms_termsOf(read) {
    const address = read.address('address');
    if (address === undefined && !read.has('address'))
        read.complain('address', 'is required', undefined);
    if (read.has('lifetime'))
        read.complain('lifetime', "cannot be asked for here: the role's token_ttl decides", undefined);
    const wishes = wished(read);
    const base = slashed(address ?? NOWHERE);
    const terms = {
        ...{ base, host: base.host, wishes },
        role: read.matching('role', /^[^/\s\p{Cc}]{1,128}$/u, 'the name of a role'),
        mount: path(read, 'mount') ?? '',
        namespace: path(read, 'namespace'),
        login: read.oneOf('login', ['jwt', 'cel']),
        handOver: read.flag('hand-over-token') || !read.has('read'),
        plain: new Set(read.list('plain') ?? []),
        wrap: read.duration('wrap', { min: 1, max: 86_400 }),
        inline: read.flag('inline'),
        sync: read.flag('sync'),
    };
    clashes(read, terms);
    contradictions(read, terms);
    return terms;
}
function wished(read) {
    const map = read.has('read') ? read.map('read') : undefined;
    if (!map)
        return [];
    if (map.size === 0)
        read.complain('read', 'must name something to read', undefined);
    return wishesOf(map, (name, sentence) => read.complain(`read.${name}`, sentence, undefined));
}
/** A path with or without slashes around it; the API's own prefix is not part of it. */
function path(read, name) {
    const value = read.optional(name)?.replace(/^\/|\/$/g, '');
    if (value === undefined)
        return undefined;
    if (!wish_PATH.test(value))
        return read.complain(name, 'must be a path such as "team/jwt"', undefined);
    if (name === 'mount' && value.startsWith('auth/'))
        return read.complain(name, `must be the path below auth/: "${value.slice(5)}"`, undefined);
    return value;
}
/** Names that would be set twice, compared as Windows compares them. */
function clashes(read, { wishes, handOver }) {
    const taken = new Map(handOver ? OF_THE_TOKEN.map((name) => [name, name]) : []);
    for (const { name, pick } of wishes) {
        const mark = pick.kind === 'each' ? `${name}*` : name;
        const first = taken.get(mark.toUpperCase());
        if (first !== undefined)
            read.complain(`read.${mark}`, `would set a variable that ${first} sets already`, undefined);
        taken.set(mark.toUpperCase(), mark);
    }
}
function contradictions(read, { wishes, plain, wrap, inline, sync }) {
    const covers = (name) => wishes.some((wish) => (wish.pick.kind === 'each' ? name.startsWith(wish.name) && name !== wish.name : name === wish.name));
    for (const name of plain)
        if (!covers(name))
            read.complain('plain', `names ${JSON.stringify(name)}, which "read" does not`, undefined);
    const lonely = [wrap !== undefined && 'wrap', plain.size > 0 && 'plain', inline && 'inline', sync && 'sync'].filter((each) => each !== false);
    if (!read.has('read'))
        for (const name of lonely)
            read.complain(name, 'concerns what is read, so it needs "read"', undefined);
    if (!read.has('read') && !read.flag('hand-over-token') && read.has('hand-over-token'))
        read.complain('hand-over-token', 'would leave nothing to hand over, as there is no "read"', undefined);
    if (inline)
        for (const name of ['hand-over-token', 'wrap', 'sync'])
            if (read.has(name))
                read.complain(name, 'cannot stand beside "inline", which knows no token', undefined);
    if (wrap !== undefined)
        for (const { name, pick } of wishes)
            if (pick.kind !== 'all')
                read.complain(`read.${name}`, 'must be a path alone, as "wrap" hands over a token for the whole answer', undefined);
}
/** Variables that are known before any answer. */
function knownNames({ wishes, handOver, namespace }) {
    const token = handOver ? OF_THE_TOKEN.filter((name) => name !== 'VAULT_NAMESPACE' || namespace !== undefined) : [];
    return [...token, ...wishes.flatMap(({ name, pick }) => (pick.kind === 'each' ? [] : [name]))];
}

;// CONCATENATED MODULE: ./.cache/js/providers/vault/index.js








// More connections than this cost the server more than they save.
const CONNECTIONS = 10;
/** HashiCorp Vault and OpenBao: a login by JWT, and what can be read with its token. */
const vault = {
    title: 'Vault / OpenBao',
    fields: vault_fields_fields,
    outputs: {
        VAULT_ADDR: 'The address of the server, where the token is handed over.',
        VAULT_TOKEN: 'The token of the login, where it is handed over.',
        VAULT_NAMESPACE: 'The namespace, where one is set and the token is handed over.',
    },
    refusals: [...loginRows, mfa, standby, lagging, ...readRows, ...Object.values(dataRows), unreturnable],
    configure(read) {
        const terms = vault_terms_termsOf(read);
        const { base, host, role, namespace } = terms;
        const origin = new URL(base.origin);
        const sources = sourcesOf(terms);
        return {
            audience: base.origin,
            owner: base.origin,
            tokenUse: 'many',
            host,
            // As many connections as there are reads at once.
            origins: Array.from({ length: Math.max(1, Math.min(sources.length, CONNECTIONS)) }, () => origin),
            names: knownNames(terms),
            asked: {
                ...(role !== undefined && { role }),
                ...(namespace !== undefined && { namespace }),
                ...(sources.length > 0 && { read: sources.map(({ path }) => path) }),
            },
            livesAtMost: undefined,
            exchange: (desk) => vault_exchange_exchange(terms, desk),
        };
    },
    revoke: (sender, { way }) => vault_revoke_revoke(sender, way),
    wayIsSound: vault_revoke_wayIsSound,
};

;// CONCATENATED MODULE: ./.cache/js/providers/index.js






const registry = { aws: aws, vault: vault, gcp: gcp, azure: azure, oauth: oauth, 'octo-sts': octoSts };
/** Every provider, by the name that `from` gives it. */
const providers = registry;
/** The names, in the order of the registry. */
const providerNames = Object.keys(registry);
/** The provider of that name, which may come from anywhere. */
function providerNamed(name) {
    const found = providerNames.find((each) => each === name);
    return found && providers[found];
}


/***/ })

};
;