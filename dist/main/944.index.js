"use strict";
exports.id = 944;
exports.ids = [944];
exports.modules = {

/***/ 6944:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lease: () => (/* binding */ lease)
});

// EXTERNAL MODULE: ./.cache/js/kit/failure.js
var kit_failure = __webpack_require__(391);
// EXTERNAL MODULE: ./.cache/js/kit/printable.js
var printable = __webpack_require__(7822);
;// CONCATENATED MODULE: ./.cache/js/identity/claims.js
/** A claim that the token itself holds; `undefined` when it is absent. */
const claimOf = (claims, name) => (Object.hasOwn(claims, name) ? claims[name] : undefined);
/** The names of which another spelling occurs: a reader that minds neither case nor Unicode would take one for the other. */
function lookalikes(claims, names) {
    const folded = new Set(Object.keys(claims)
        .filter((name) => !names.includes(name))
        .map(fold));
    return names.filter((name) => folded.has(name));
}
const fold = (name) => name
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/gu, '')
    .toLowerCase();

// EXTERNAL MODULE: ./.cache/js/identity/strictJson.js
var strictJson = __webpack_require__(7378);
;// CONCATENATED MODULE: ./.cache/js/identity/jws.js




const LONGEST = 16 * 1024;
// `jku`, `x5u` and `jwk` name keys; they are never looked at. These change what the signature means, and are refused.
const REFUSED = ['crit', 'b64'];
const HEADER = ['alg', 'kid', 'typ', 'crit', 'b64', 'jku', 'x5u', 'jwk'];
/** Loads what verifies signatures; called early, it is there by the time that a token is. */
const loadVerifier = () => __webpack_require__.e(/* import() */ 708).then(__webpack_require__.bind(__webpack_require__, 7708));
/** The claims of a token whose signature one of the issuer's keys made; nothing of the payload is looked at before. */
async function signedClaims(jwt, keys) {
    const { kid } = openedOf(jwt);
    const [{ compactVerify }, key] = await Promise.all([loadVerifier(), keys.find(kid)]);
    const verified = await compactVerify(jwt.reveal(), { ...key }, { algorithms: ['RS256'] }).catch(() => undefined);
    if (!verified)
        throw invalid(`its signature was not made by the issuer's key "${(0,printable/* printable */.g)(kid)}"`);
    return claimsIn(verified.payload);
}
/** The claims of a token as they stand in it: anyone can have written them. */
function unsignedClaims(jwt) {
    return claimsIn(openedOf(jwt).payload);
}
/** The refusal of a token, for a reason or several. */
function invalid(...reasons) {
    const [first = '', ...more] = reasons;
    return new kit_failure/* Failure */.HR('ID_TOKEN_INVALID', more.length === 0 ? `the ID token is refused: ${first}` : ['the ID token is refused:', ...reasons].join('\n'));
}
function openedOf(jwt) {
    if (jwt.length > LONGEST)
        throw invalid(`it is longer than ${LONGEST / 1024} KiB`);
    const [header, payload, signature, ...more] = jwt.reveal().split('.').map(bytesOf);
    if (!header || !payload || !signature || more.length > 0)
        throw invalid('it is no JSON Web Token');
    return { kid: keyIdOf(objectIn(header, 'header')), payload };
}
/** The bytes of a segment, if it is what a careful encoder writes: a token has one spelling. */
function bytesOf(segment) {
    const bytes = Buffer.from(segment, 'base64url');
    return segment !== '' && bytes.toString('base64url') === segment ? bytes : undefined;
}
function keyIdOf(header) {
    const [refused] = REFUSED.filter((name) => Object.hasOwn(header, name));
    if (refused !== undefined)
        throw invalid(`its header has "${refused}", which no token of a job has`);
    const [alike] = lookalikes(header, HEADER);
    if (alike !== undefined)
        throw invalid(`its header has a member that looks like "${alike}"`);
    const [alg, typ, kid] = ['alg', 'typ', 'kid'].map((name) => claimOf(header, name));
    if (alg !== 'RS256')
        throw invalid('it is not signed with RS256');
    if (typ !== undefined && typ !== 'JWT')
        throw invalid('its header\'s "typ" is not JWT');
    if (typeof kid !== 'string' || kid === '')
        throw invalid('its header does not name the key ("kid")');
    return kid;
}
const claimsIn = (payload) => objectIn(payload, 'payload');
function objectIn(bytes, part) {
    const parsed = (0,strictJson/* parseObject */.l)(utf8(bytes));
    if ('mistake' in parsed)
        throw invalid(`its ${part} ${parsed.mistake}`);
    return parsed.members;
}
/** Strict, and with a byte order mark left in, which no JSON has; what is no UTF-8 is empty, which no JSON is either. */
function utf8(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./.cache/js/identity/keys.js




/** For `verify-signature: false`: asks nobody, knows no key. */
const noKeys = {
    find: () => Promise.reject(new kit_failure/* Failure */.HR('INTERNAL', 'a signature was to be verified without keys')),
    skew: () => undefined,
};
const LARGEST = 256 * 1024;
const SHORTEST_BITS = 2048;
// 65537.
const EXPONENT = 'AQAB';
/** Starts fetching the keys at once, so that they are there when the token is; once more when a token names a key that is not among them. */
function keysOf(world, sender, issuer) {
    let skew;
    const ask = async (url) => {
        const answer = await sender.send({ method: 'GET', url, expects: 'json', cap: LARGEST });
        skew = skewOf(answer, world.now());
        return answer;
    };
    const first = fetchKeys(ask, issuer);
    // It is awaited when a token has come; until then its failure is nobody's.
    first.catch(() => { });
    let second;
    const named = async (kid, keys) => (await keys).filter((key) => key['kid'] === kid);
    return {
        async find(kid) {
            const known = await named(kid, first);
            if (known.length > 0)
                return theOne(kid, known);
            second ??= fetchKeys(ask, issuer);
            const fresh = await named(kid, second);
            if (fresh.length > 0)
                return theOne(kid, fresh);
            throw invalid(`${issuer.iss} has no key with the id "${(0,printable/* printable */.g)(kid)}", which the token names`);
        },
        skew: () => skew,
    };
}
/** An answer from a cache is as old as the cache says (RFC 9111, 5.1). */
function skewOf({ headers }, now) {
    const [date, age] = [Date.parse(headers['date'] ?? ''), Number(headers['age'] ?? 0)];
    return Number.isFinite(date) && Number.isFinite(age) ? date / 1000 + age - now : undefined;
}
async function fetchKeys(ask, issuer) {
    try {
        const answer = await ask(issuer.jwks);
        return keysIn(answer.status === 200 ? answer : await discovered(ask, issuer, answer.status));
    }
    catch (error) {
        throw explained((0,kit_failure/* asFailure */.h_)(error), issuer);
    }
}
/** Only where the known address has no keys, and only on the issuer's own host: a document must not lead elsewhere. */
async function discovered(ask, { iss, discovery, jwks, origin }, status) {
    const document = await ask(discovery);
    if (document.status !== 200)
        throw unusable(`${jwks.host} answered ${status} for its keys, and ${document.status} for its discovery document`);
    const { issuer, jwks_uri } = membersOf(document, 'discovery document');
    if (issuer !== iss)
        throw unusable(`the discovery document of ${iss} names another issuer`);
    const url = typeof jwks_uri === 'string' ? URL.parse(jwks_uri) : null;
    if (url?.origin !== origin.origin || url.username !== '' || url.password !== '')
        throw unusable(`the discovery document of ${iss} leads to another host`);
    const answer = await ask(url);
    if (answer.status !== 200)
        throw unusable(`${url.host} answered ${answer.status} for the keys that its discovery document names`);
    return answer;
}
function keysIn(answer) {
    const { keys } = membersOf(answer, 'set of keys');
    if (!Array.isArray(keys))
        throw unusable("the issuer's set of keys holds no list of keys");
    return keys.filter((key) => typeof key === 'object' && key !== null);
}
function membersOf({ text }, what) {
    const parsed = (0,strictJson/* parseObject */.l)(text);
    if ('mistake' in parsed)
        throw unusable(`the issuer's ${what} ${parsed.mistake}`);
    return parsed.members;
}
/** Several keys of one id are fine as long as exactly one of them is for signatures. */
function theOne(kid, named) {
    const id = `the issuer's key "${(0,printable/* printable */.g)(kid)}"`;
    const [key, ...more] = named.filter(({ kty, use, alg }) => kty === 'RSA' && (use === undefined || use === 'sig') && (alg === undefined || alg === 'RS256'));
    if (!key)
        throw invalid(`${id} is not an RSA key for signatures with RS256`);
    if (more.length > 0)
        throw invalid(`${id} stands ${more.length + 1} times among its keys`);
    const { n, e } = key;
    if (typeof n !== 'string' || bitsOf(n) < SHORTEST_BITS)
        throw invalid(`${id} has fewer than ${SHORTEST_BITS} bits`);
    if (e !== EXPONENT)
        throw invalid(`${id} has an exponent other than 65537`);
    return { kty: 'RSA', alg: 'RS256', n, e };
}
function bitsOf(modulus) {
    const bytes = Buffer.from(modulus, 'base64url');
    const zeros = bytes.findIndex((byte) => byte !== 0);
    return zeros < 0 ? 0 : (bytes.length - zeros) * 8 - (Math.clz32(bytes[zeros] ?? 0) - 24);
}
function unusable(message) {
    return new kit_failure/* Failure */.HR('ANSWER_INVALID', message, {
        causes: ['something between the runner and the issuer answers in its place', 'the issuer is not where this server has it'],
        cure: 'Ask the address from the runner yourself, and look at what answers.',
    });
}
function explained(failure, { iss }) {
    const { code, facts } = failure;
    if (code !== 'UNREACHABLE' && code !== 'TIMED_OUT')
        return failure;
    return new kit_failure/* Failure */.HR(code, `the keys of ${iss} could not be fetched: ${failure.message}`, {
        ...facts,
        cure: `${failure.cure} Only where the runner can never reach the issuer, set \`verify-signature: false\`.`,
        cause: failure,
    });
}

// EXTERNAL MODULE: ./.cache/js/kit/address.js
var address = __webpack_require__(7229);
// EXTERNAL MODULE: ./.cache/js/kit/secret.js
var kit_secret = __webpack_require__(3821);
;// CONCATENATED MODULE: ./.cache/js/identity/unavailable.js


/** Why the runner offers no ID token to this job, as far as the run's context tells, and what to write where. */
async function unavailable(job) {
    if (job.act)
        return onAct();
    const fork = await forkOf(job);
    if (fork !== undefined)
        return ofFork(fork);
    return [job.fact('actor'), job.fact('triggering_actor')].includes('dependabot[bot]') ? ofDependabot(job) : withoutPermission(job);
}
function onAct() {
    return new kit_failure/* Failure */.HR('ID_TOKEN_UNAVAILABLE', 'the job runs under act, which has no ID tokens to offer', {
        causes: ['nektos/act has no issuer'],
        cure: 'Run the workflow on GitHub, or give act the token service of an issuer of your own by `--env ACTIONS_ID_TOKEN_REQUEST_URL=…` and `--env ACTIONS_ID_TOKEN_REQUEST_TOKEN=…`.',
    });
}
/** The fork that a pull request comes from; an empty name when it is gone. */
async function forkOf(job) {
    const event = job.fact('event_name') ?? '';
    if (!event.startsWith('pull_request') || event === 'pull_request_target')
        return undefined;
    const { pull_request: request } = (await job.event());
    if (request?.head === undefined)
        return undefined;
    const head = request.head.repo?.full_name;
    return head === job.fact('repository') ? undefined : (0,printable/* printable */.g)(String(head ?? ''));
}
function ofFork(fork) {
    const name = fork === '' ? 'a fork that is gone' : `the fork ${fork}`;
    const lines = [
        `the run is of a pull request from ${name}, and runs of forks get no ID tokens, whatever their permissions`,
        'To run the job for your own branches only:',
        ...block(['if: github.event.pull_request.head.repo.full_name == github.repository']),
    ];
    return new kit_failure/* Failure */.HR('ID_TOKEN_UNAVAILABLE', lines.join('\n'), {
        causes: ['the pull request comes from a fork'],
        cure: 'Leave the job out for forks, or let it go on without credentials by `if-unavailable: skip`.',
    });
}
function ofDependabot(job) {
    const lines = [
        'the run was started by Dependabot, whose jobs may only read unless they say otherwise',
        ...permissions(job),
        'Or, to leave the job out for Dependabot:',
        ...block(["if: github.actor != 'dependabot[bot]'"]),
    ];
    return new kit_failure/* Failure */.HR('ID_TOKEN_UNAVAILABLE', lines.join('\n'), {
        causes: ['the run belongs to Dependabot'],
        cure: 'Grant the permission to the job, leave the job out for Dependabot, or set `if-unavailable: skip`.',
    });
}
function withoutPermission(job) {
    return new kit_failure/* Failure */.HR('ID_TOKEN_UNAVAILABLE', ['the job has no permission to ask for ID tokens', ...permissions(job)].join('\n'), {
        causes: [
            'the job lacks `permissions: id-token: write`',
            'the job is in a reusable workflow, and the job that calls it does not pass the permission on',
            ...(onGitHub(job) ? [] : ['this GitHub Enterprise Server does not offer ID tokens']),
        ],
    });
}
function permissions(job) {
    const name = /^[\w-]{1,100}$/.exec(job.fact('job') ?? '')?.[0] ?? 'JOB';
    return [
        'Add this to the job (what is not named there is not granted, so name what its other steps need):',
        ...['jobs:', `  ${name}:`, '    permissions:', '      id-token: write', '      contents: read'],
        'If the workflow is called by another one (on: workflow_call), the job that calls it needs the same: a called job has at most what its caller has.',
    ];
}
const block = (lines) => lines.map((line) => `    ${line}`);
const onGitHub = (job) => /^https:\/\/(?:github\.com|[^/]+\.ghe\.com)$/.test(job.fact('server_url') ?? 'https://github.com');

;// CONCATENATED MODULE: ./.cache/js/identity/request.js






/** Asks the runner for an ID token with this audience; it is masked before anything else happens to it. */
async function requestToken(world, sender, audience) {
    const { idToken } = world.job;
    if (!idToken)
        throw await unavailable(world.job);
    const url = addressOf(idToken.url);
    url.searchParams.set('audience', audience);
    const headers = { Authorization: new kit_secret/* Secret */.z(`Bearer ${idToken.bearer.reveal()}`) };
    const answer = await sender.send({ method: 'GET', url, headers, expects: 'json' }, starting).catch((error) => {
        throw request_explained((0,kit_failure/* asFailure */.h_)(error));
    });
    if (answer.status !== 200)
        throw refused(answer);
    const parsed = (0,strictJson/* parseObject */.l)(answer.text);
    const value = 'members' in parsed ? parsed.members['value'] : undefined;
    if (typeof value !== 'string' || value === '')
        throw new kit_failure/* Failure */.HR('ANSWER_INVALID', `${url.host} answered without an ID token`);
    const jwt = new kit_secret/* Secret */.z(value);
    world.hush(jwt);
    return jwt;
}
/** The address as the runner wrote it: its query is kept, and its path has a double slash that matters. */
function addressOf(text) {
    const url = (0,address/* safeAddress */.M)(text);
    if (url)
        return url;
    throw new kit_failure/* Failure */.HR('ENVIRONMENT_REFUSED', 'ACTIONS_ID_TOKEN_REQUEST_URL is not an https address without credentials', {
        cure: 'Find the step that sets ACTIONS_ID_TOKEN_REQUEST_URL; the runner sets it itself where the job has `id-token: write`.',
    });
}
/** The server is slower to learn that the job has begun than the job is to ask. */
const starting = ({ status, text }) => status === 403 && /\b(?:Pending|Delayed)\b/i.test(text);
function refused({ status, text }) {
    const said = (facts, why) => new kit_failure/* Failure */.HR('ID_TOKEN_UNAVAILABLE', `the token service answered ${status}: ${why}`, facts);
    if (status === 401) {
        const causes = ['the job has run for more than six hours, which is how long it may ask', 'the job is over'];
        return said({ causes, cure: 'Ask earlier in the job, or split it.' }, 'this job may no longer ask for ID tokens');
    }
    if (status === 403 && /\bCompleted\b/i.test(text)) {
        const causes = ['a process outlived the job that started it'];
        return said({ causes, cure: 'Ask for ID tokens while the job runs.' }, 'the job is over, and there are ID tokens only while it runs');
    }
    if (status === 403)
        return said({}, 'this job may not ask for ID tokens');
    const causes = ['something between the runner and the token service answers in its place', 'ACTIONS_ID_TOKEN_REQUEST_URL was changed'];
    return said({ causes, cure: 'Find out what answers, and whether a step sets ACTIONS_ID_TOKEN_REQUEST_URL.' }, 'that is no answer of the token service');
}
/** Not a matter of permissions, as is often believed: the host is another than that of the API, and lists of allowed hosts lack it. */
function request_explained(failure) {
    const { code, facts, message } = failure;
    if (code !== 'UNREACHABLE' && code !== 'TIMED_OUT')
        return failure;
    const causes = ['a firewall or proxy does not know the host of the token service', ...failure.causes];
    return new kit_failure/* Failure */.HR(code, `no ID token could be fetched: ${message}`, { ...facts, causes, cause: failure });
}

// EXTERNAL MODULE: ./.cache/js/inputs/nearest.js
var nearest = __webpack_require__(6696);
;// CONCATENATED MODULE: ./.cache/js/identity/pattern.js
/**
 * Whether a text is what a pattern says: compared by code point, where `*` stands for any run of characters, also none, without `/` and `:`,
 * and `**` for any at all. Takes time in proportion to the lengths of both, whatever they hold: no regular expression is made of a user's text.
 */
function matches(pattern, text) {
    if (!pattern.includes('*'))
        return pattern === text;
    const parts = pattern.match(/\*\*?|[^*]/gu) ?? [];
    // At n: whether the first n parts account for all that was read so far.
    let reached = advance(parts, new Uint8Array(parts.length + 1), '');
    for (const point of text)
        reached = advance(parts, reached, point);
    return reached.at(-1) === 1;
}
/** One character more; the empty one at the start lets wildcards stand for nothing. */
function advance(parts, before, point) {
    const after = new Uint8Array(before.length);
    after[0] = Number(point === '');
    const barrier = point === '/' || point === ':';
    parts.forEach((part, n) => {
        const wild = part === '*' || part === '**';
        const taken = wild ? before[n + 1] === 1 && !(barrier && part === '*') : before[n] === 1 && part === point;
        after[n + 1] = Number(taken || (wild && after[n] === 1));
    });
    return after;
}

;// CONCATENATED MODULE: ./.cache/js/identity/expect.js


const NUMBERS = new Set(['exp', 'iat', 'nbf']);
/** Reads `expect`; whatever could never hold, or would hold by accident, is a mistake. */
function parseExpectations(node, complain) {
    if (!(node instanceof Map))
        complain(undefined, 'must be a YAML mapping, one `claim: value` per line');
    else if (node.size === 0)
        complain(undefined, 'names no claim; leave it out if nothing is to be expected');
    const written = node instanceof Map ? [...node] : [];
    return new Map(written.map(([claim, value]) => [claim, patternsOf(value, (sentence) => complain(claim, sentence), claim)]));
}
function patternsOf(value, complain, claim) {
    if (NUMBERS.has(claim))
        complain('is a number that differs in every token, and is checked anyway; take it out');
    const items = typeof value === 'string' ? [value] : Array.isArray(value) ? value : undefined;
    if (items?.length === 0)
        complain('is an empty list, which nothing matches; write "" for an empty text');
    if (!items?.every((each) => typeof each === 'string'))
        complain('must be a text or a list of texts');
    const texts = (items ?? []).filter((each) => typeof each === 'string');
    if (texts.some((each) => each.includes('***')))
        complain('has three stars in a row; * stops at / and :, ** crosses both');
    return texts;
}
/** The claims that are not as expected, in the order in which they are expected. Absent is a mismatch, and so is everything but a text. */
function mismatches(claims, expectations) {
    return [...expectations].flatMap(([claim, expected]) => {
        const got = claimOf(claims, claim);
        const held = typeof got === 'string' && expected.some((pattern) => matches(pattern, got));
        return held ? [] : [{ claim, expected, got }];
    });
}

// EXTERNAL MODULE: ./.cache/js/identity/shown.js
var shown = __webpack_require__(8456);
;// CONCATENATED MODULE: ./.cache/js/identity/subject.js


// GitHub's own template: the repository, then exactly one context.
const DEFAULT = /^repo:[^/:]+\/[^/:]+:(environment|pull_request|ref)(?=:|$)/;
const IMMUTABLE = /^(repo:[^/:@]+)@\d+(\/[^/:@]+)@\d+(?=:|$)/;
const CONTEXTS = {
    environment: "the job's environment made this subject",
    pull_request: 'the pull request made this subject, as the job has no environment',
    ref: 'the ref made this subject, as the job has no environment and the run is of no pull request',
};
/** Why a subject is what it is, for somebody who expected another. */
function subjectHints(sub, expected) {
    return [contextHint(sub), ...immutableHint(sub, expected)];
}
function contextHint(sub) {
    const [, context = ''] = DEFAULT.exec(sub) ?? [];
    const made = CONTEXTS[context];
    if (made === undefined)
        return 'the organisation or the repository chose the parts of this subject itself (include_claim_keys)';
    const advice = context === 'ref' ? '' : '; expect `ref` by its own name';
    return `${made} (environment beats pull_request beats ref)${advice}`;
}
function immutableHint(sub, expected) {
    const short = sub.replace(IMMUTABLE, '$1$2');
    if (short !== sub) {
        const rest = expected.some((pattern) => matches(pattern, short)) ? `; \`expect\` has the old form, write ${(0,shown/* shown */.S)(sub)}` : '';
        return [
            `this is the immutable form, repo:OWNER@OWNER_ID/REPO@REPO_ID:…, which repositories have that were created, renamed or moved since July 2026${rest}, or expect \`repository_id\` and \`repository_owner_id\` instead`,
        ];
    }
    if (!expected.some((pattern) => IMMUTABLE.test(pattern)))
        return [];
    return [
        '`expect` has the immutable form, repo:OWNER@OWNER_ID/REPO@REPO_ID:…, but this repository still has the old one; `repository_id` and `repository_owner_id` hold in both',
    ];
}

;// CONCATENATED MODULE: ./.cache/js/identity/explain.js







/** Refuses claims that differ from what the leases expect: all that differ, of all leases, at once. */
function checkExpectations(claims, leases) {
    const distinct = new Set(leases.flatMap(({ expect }) => expect));
    const differing = [...distinct].flatMap((expectations) => {
        const found = mismatches(claims, expectations);
        const names = leases.filter(({ expect }) => expect.includes(expectations)).map(({ name }) => name);
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
    const headline = lines.length === 1 ? lines : [`${names.join(', ')} ${names.length === 1 ? 'differs' : 'differ'} from \`expect\``, ...lines];
    throw new kit_failure/* Failure */.HR('CLAIM_MISMATCH', headline.join('\n'), { claims: names, ...(concerned.size === 1 && { lease }) });
}
/** The lines of a refusal: for each claim both sides, and what is known of the reason. */
function explainMismatches(claims, found) {
    return found.flatMap((mismatch) => {
        const { claim, expected, got } = mismatch;
        const wanted = expected.map((each) => (0,shown/* shown */.S)(each)).join(' or ');
        return [`${(0,shown/* shown */.S)(claim)} is ${(0,shown/* shown */.S)(got)}; expected ${wanted}`, ...hints(claims, mismatch).map((hint) => `  ${hint}`)];
    });
}
function hints(claims, { claim, expected, got }) {
    if (got === undefined)
        return absent(claims, claim);
    if (typeof got !== 'string')
        return [];
    return [
        ...expected.filter((each) => matches(wider(each), got)).map((each) => `${(0,shown/* shown */.S)(wider(each))} would have matched: * stops at / and :`),
        ...(expected.some((each) => matches(each.toLowerCase(), got.toLowerCase())) ? ['only the case of letters differs'] : []),
        ...(claim === 'sub' ? subjectHints(got, expected) : []),
        ...(claim === 'workflow_ref' || claim === 'job_workflow_ref' ? workflows(claims) : []),
    ];
}
const wider = (pattern) => pattern.replace(/\*+/g, '**');
function absent(claims, claim) {
    if (claim === 'environment')
        return ['the job names no environment'];
    const meant = (0,nearest/* nearest */.p)(claim, Object.keys(claims));
    return meant === undefined ? [] : [`did you mean ${(0,shown/* shown */.S)(meant)}?`];
}
/** Which is which is a matter of reusable workflows; seen side by side it needs no explanation. */
function workflows(claims) {
    const [caller, called] = [claimOf(claims, 'workflow_ref'), claimOf(claims, 'job_workflow_ref')];
    return [`the run is of workflow_ref ${(0,shown/* shown */.S)(caller)}, the job of job_workflow_ref ${(0,shown/* shown */.S)(called)}`];
}

;// CONCATENATED MODULE: ./.cache/js/identity/run.js


/** The claims that bind a token to this very run, where the runner says the same of the job. */
const BOUND = ['repository_id', 'repository_owner_id', 'run_id', 'run_attempt'];
/** Events that people without a right to the repository can cause, and that run in its name. */
const PRIVILEGED = new Set([
    ...['pull_request_target', 'issue_comment', 'issues', 'discussion', 'discussion_comment'],
    'workflow_run',
]);
/** What ties the token to another run than this one. */
function runMismatches(claims, job) {
    return BOUND.flatMap((name) => {
        const [got, own] = [claimOf(claims, name), job.fact(name)];
        if (got === undefined || own === undefined || got === own)
            return [];
        return [`"${name}" is ${(0,shown/* shown */.S)(got)}; this run is ${(0,shown/* shown */.S)(own)} (GITHUB_${name.toUpperCase()})`];
    });
}
/** Judged by the claim: the runner's own variable could have been changed. The event's payload is read for `workflow_run` alone. */
async function refusedEvent(claims, { job, allowed }, leases) {
    const event = claimOf(claims, 'event_name');
    if (typeof event !== 'string')
        return { sentence: 'the token does not say which event started the run', leases };
    if (!PRIVILEGED.has(event) || allowed.has(event))
        return undefined;
    const unwilling = leases.filter(({ expect }) => !expect.some((each) => each.get('event_name')?.includes(event)));
    if (unwilling.length === 0)
        return undefined;
    if (event !== 'workflow_run')
        return { sentence: `the run was started by ${event}, which outsiders can cause`, leases: unwilling };
    if (causedHere(claims, await job.event()))
        return undefined;
    return { sentence: 'the run was started by workflow_run, after a run of a pull request or of another repository', leases: unwilling };
}
/** The run that triggered this one was of this repository's own code, and of no pull request. */
function causedHere(claims, payload) {
    const run = member(payload, 'workflow_run');
    const event = member(run, 'event');
    const head = member(run, 'head_repository');
    const id = member(head, 'id');
    const own = id === undefined ? same(member(head, 'full_name'), claimOf(claims, 'repository')) : same(id, claimOf(claims, 'repository_id'));
    return own && typeof event === 'string' && event !== '' && !event.startsWith('pull_request');
}
/** Ids are numbers in a payload, and texts in a token. */
const same = (told, claimed) => (typeof told === 'string' || typeof told === 'number') && claimed !== '' && String(told) === claimed;
const member = (value, name) => typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? value[name] : undefined;

;// CONCATENATED MODULE: ./.cache/js/identity/registered.js





const LEEWAY_S = 60;
const OLDEST_S = 600;
const REGISTERED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];
/** Refuses a token that is not of this issuer, for this audience, of this moment, about somebody; everything that is wrong at once. */
function checkRegistered(claims, measure) {
    const sub = claimOf(claims, 'sub');
    const reasons = [
        ...lookalikes(claims, [...REGISTERED, ...BOUND, 'event_name']).map((name) => `it has a claim that looks like "${name}" and is another`),
        ...differing(claims, 'iss', measure.iss),
        ...differing(claims, 'aud', measure.audience),
        ...(typeof sub === 'string' && sub !== '' ? [] : [`"sub" is ${(0,shown/* shown */.S)(sub)}; it must name a subject`]),
        ...untimely(claims, measure),
    ];
    if (reasons.length === 0)
        return;
    const { message, code } = invalid(...reasons);
    throw new kit_failure/* Failure */.HR(code, message, { ...slug(claimOf(claims, 'iss'), measure.iss) });
}
function differing(claims, name, wanted) {
    const got = claimOf(claims, name);
    return got === wanted ? [] : [`"${name}" is ${(0,shown/* shown */.S)(got)}; it must be ${(0,shown/* shown */.S)(wanted)}`];
}
/** An issuer below the one that was expected: the enterprise has one of its own. */
function slug(got, iss) {
    if (typeof got !== 'string' || !got.startsWith(`${iss}/`))
        return {};
    return { causes: ['the enterprise has an issuer of its own'], cure: `If that is your enterprise, declare it: issuer: ${(0,shown/* shown */.S)(got)}` };
}
function untimely(claims, { now, skew }) {
    const wrong = ['exp', 'nbf', 'iat'].flatMap((name) => {
        const time = claimOf(claims, name);
        if (typeof time !== 'number' || !Number.isSafeInteger(time))
            return [`"${name}" is no whole number of seconds`];
        const late = { exp: time + LEEWAY_S <= now, nbf: time > now + LEEWAY_S, iat: time > now + LEEWAY_S || now - time > OLDEST_S }[name];
        return late ? [`"${name}" is ${clock(time)}, ${distance(time - now)} by the clock of this runner`] : [];
    });
    return wrong.length === 0 ? [] : [...wrong, clocks(claims, { now, skew })];
}
/** The difference of the clocks: as the issuer's answers showed it, else as the token itself suggests. */
function clocks(claims, { now, skew }) {
    const iat = claimOf(claims, 'iat');
    if (skew !== undefined)
        return `the clock of this runner is ${apart(skew)} that of the issuer, by the dates of its answers`;
    if (typeof iat === 'number')
        return `if the token was issued just now, the clock of this runner is ${apart(iat - now)} that of the issuer`;
    return 'the clock of the issuer is not known';
}
const apart = (ahead) => {
    const seconds = Math.round(ahead);
    return seconds === 0 ? 'level with' : `${Math.abs(seconds)} s ${seconds > 0 ? 'behind' : 'ahead of'}`;
};
const distance = (seconds) => (seconds > 0 ? `${Math.ceil(seconds)} s ahead` : `${Math.ceil(-seconds)} s ago`);
/** Any number has a text, also one that is no date. */
const clock = (seconds) => {
    const date = new Date(seconds * 1000);
    return Number.isNaN(date.getTime()) ? `${seconds}` : date.toISOString().replace('.000', '');
};

;// CONCATENATED MODULE: ./.cache/js/identity/verify.js






// The way into the private constructor; only this file has it.
let seal;
/** A token that is genuine, of this run, and what one lease expects. Only `verify` makes one: `exchange` accepts nothing else. */
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
    /** Seconds since the epoch. */
    get expiresAt() {
        return this.#parts.claims['exp'];
    }
    /** The signature was verified; `false` only when the user declined it. */
    get signed() {
        return this.#parts.signed;
    }
}
/** Proves a token for the leases that share its audience: signature, registered claims, run, event, expectations, in this order. */
async function verify(jwt, terms, leases) {
    const { issuer, audience, keys, world, verifySignature: signed } = terms;
    const claims = signed ? await signedClaims(jwt, keys) : unsignedClaims(jwt);
    checkRegistered(claims, { iss: issuer.iss, audience, now: world.now(), skew: keys.skew() });
    checkRun(claims, world.job);
    await checkEvent(claims, terms, leases);
    checkExpectations(claims, leases);
    return new Map(leases.map(({ name }) => [name, seal({ jwt, audience, lease: name, claims, signed })]));
}
function checkRun(claims, job) {
    const differing = runMismatches(claims, job);
    if (differing.length > 0)
        throw new kit_failure/* Failure */.HR('RUN_MISMATCH', ['the token is not of this run', ...differing].join('\n'));
}
async function checkEvent(claims, { world, allowEvents }, leases) {
    const refused = await refusedEvent(claims, { job: world.job, allowed: allowEvents }, leases);
    if (!refused)
        return;
    const [only, ...more] = refused.leases;
    throw new kit_failure/* Failure */.HR('EVENT_REFUSED', refused.sentence, { ...(only && more.length === 0 && { lease: only.name }) });
}

;// CONCATENATED MODULE: ./.cache/js/inputs/lexemes.js
/** What the words alone show: features of YAML that would change what the user wrote without a word. */
function lexicalMistakes({ Lexer }, text) {
    const mistakes = [];
    let at = 0;
    let scalar = false;
    let blank = true;
    for (const lexeme of new Lexer().lex(text)) {
        // Marks of the lexer that stand for nothing in the text.
        const mark = lexeme === '\x02' || lexeme === '\x18' || lexeme === '\x1f';
        if (!mark && !scalar) {
            const sentence = lexicalSentence(lexeme, blank);
            if (sentence)
                mistakes.push({ at, sentence });
        }
        scalar = lexeme === '\x1f';
        if (mark)
            continue;
        at += lexeme.length;
        blank = lexeme.endsWith('\n') || (blank && lexeme.trim() === '');
    }
    return mistakes;
}
function lexicalSentence(lexeme, blank) {
    switch (lexeme[0]) {
        case '*':
            return 'a text that begins with * must stand in quotes';
        case '&':
            return 'a text that begins with & must stand in quotes (anchors are not taken)';
        case '!':
            return 'a text that begins with ! must stand in quotes (tags are not taken)';
        case '%':
            return 'a text that begins with % must stand in quotes (directives are not taken)';
        case '#':
            return !blank && /^#[A-Za-z0-9._]/.test(lexeme)
                ? 'YAML takes what follows # for a comment: remove the space before # if it belongs to the value, or put one after it if it is a comment'
                : undefined;
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./.cache/js/inputs/yaml.js


const yaml_LARGEST = 64 * 1024;
const DEEPEST = 16;
const MOST_MISTAKES = 10;
/** Loads the YAML parser. Every scalar is the text that was written; what YAML would do behind a user's back is a mistake. */
async function loadYaml() {
    const library = await __webpack_require__.e(/* import() */ 207).then(__webpack_require__.t.bind(__webpack_require__, 7207, 19));
    return (text) => {
        try {
            return parsed(library, text);
        }
        catch {
            return { mistakes: ['it cannot be read'] };
        }
    };
}
function parsed(library, text) {
    if (Buffer.byteLength(text) > yaml_LARGEST)
        return { mistakes: [`it is larger than ${yaml_LARGEST / 1024} KiB`] };
    // Before the lexer sees them: it uses some as marks of its own.
    const control = text.search(/(?!\t|\r?\n)\p{Cc}/u);
    if (control >= 0)
        return { mistakes: said(text, [{ at: control, sentence: 'there is a control character' }]) };
    const lexical = lexicalMistakes(library, text);
    // Uniqueness is checked here, in linear time.
    const options = { schema: 'failsafe', version: '1.2', merge: false, uniqueKeys: false, prettyErrors: false };
    const document = library.parseDocument(text, options);
    const syntax = [...document.errors, ...document.warnings].map((error) => syntaxMistake(error, text));
    const mistakes = [...lexical, ...syntax];
    const node = nodeOf(document.contents, { library, at: 0, depth: 0, mistakes });
    return mistakes.length > 0 ? { mistakes: said(text, mistakes) } : { node };
}
/** One sentence for each line, as what follows is mostly a consequence of the first; what the words alone show comes first. */
function said(text, mistakes) {
    const lines = new Map();
    const starts = [...text.matchAll(/\n/g)].map(({ index }) => index);
    for (const { at, sentence } of mistakes) {
        const line = lineOf(starts, at);
        if (!lines.has(line))
            lines.set(line, `in line ${line}, ${sentence}`);
    }
    const sorted = [...lines].sort(([a], [b]) => a - b).map(([, sentence]) => sentence);
    return sorted.slice(0, MOST_MISTAKES);
}
function lineOf(starts, at) {
    let [low, high] = [0, starts.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low + 1;
}
/** Our words for what the parser found; its own would quote the text. */
function syntaxMistake({ code, pos: [at] }, text) {
    switch (code) {
        case 'BAD_SCALAR_START':
            return { at, sentence: `a text that begins with ${text[at] === '@' ? '@' : 'a character that YAML reserves'} must stand in quotes` };
        case 'TAB_AS_INDENT':
            return { at, sentence: 'a tab indents; use spaces' };
        case 'BAD_INDENT':
            return { at, sentence: 'the indentation does not fit the lines before' };
        case 'BLOCK_AS_IMPLICIT_KEY':
            return { at, sentence: 'there is a second ": " on the line; put the value in quotes' };
        case 'MISSING_CHAR':
            return { at, sentence: 'a quote, bracket, colon or comma is missing' };
        case 'BAD_DQ_ESCAPE':
            return { at, sentence: 'a backslash in double quotes begins no escape that YAML knows; use single quotes' };
        case 'MULTILINE_IMPLICIT_KEY':
            return { at, sentence: 'a key is spread over several lines; perhaps its ": " is missing' };
        case 'MULTIPLE_DOCS':
            return { at, sentence: 'a second document begins' };
        default:
            return { at, sentence: 'it is not valid YAML' };
    }
}
/** The piece as our own type; a mistake yields an empty text, so that all are found at once. */
function nodeOf(piece, place) {
    const { library, mistakes } = place;
    const at = offsetOf(piece, place);
    if (library.isScalar(piece)) {
        if (piece.type === 'PLAIN' && piece.value === '')
            return empty({ ...place, at });
        return String(piece.value);
    }
    if (!library.isCollection(piece))
        return empty({ ...place, at });
    if (place.depth === DEEPEST)
        mistakes.push({ at, sentence: `it is nested deeper than ${DEEPEST} levels` });
    if (place.depth === DEEPEST)
        return '';
    const inside = { ...place, at, depth: place.depth + 1 };
    return library.isSeq(piece) ? piece.items.map((item) => nodeOf(item, inside)) : mapOf(piece.items, inside);
}
const offsetOf = (piece, { library, at }) => (library.isNode(piece) && piece.range ? piece.range[0] : at);
function empty({ at, depth, mistakes }) {
    const sentence = depth === 0 ? 'there is nothing but blanks and comments' : 'a key or dash has no value; write "" for an empty text';
    mistakes.push({ at, sentence });
    return '';
}
function mapOf(pairs, place) {
    const map = new Map();
    for (const { key, value } of pairs) {
        const { library, mistakes } = place;
        const at = offsetOf(key, place);
        const name = library.isScalar(key) && !(key.type === 'PLAIN' && key.value === '') ? String(key.value) : undefined;
        if (name === undefined)
            mistakes.push({ at, sentence: 'a key is not a text' });
        else if (name === '<<')
            mistakes.push({ at, sentence: 'there is a merge key; write the fields out' });
        else if (map.has(name))
            mistakes.push({ at, sentence: `the key ${(0,printable/* quoted */.T)(name)} stands a second time` });
        map.set(name ?? '', nodeOf(value, { ...place, at }));
    }
    return map;
}

;// CONCATENATED MODULE: ./.cache/js/kit/budget.js
/** A budget that starts now. */
function budgetOf(world, total, signals = {}) {
    return { total, ends: world.elapsed() + total, ...signals };
}
/** Milliseconds left, never negative. */
function left(world, { ends }) {
    return Math.max(0, ends - world.elapsed());
}
/** How long one attempt may take: connect a twelfth, first byte a sixth, whole a quarter; none beyond what is left. */
function patience(world, budget) {
    const rest = left(world, budget);
    const part = (n) => Math.min(budget.total / n, rest);
    return { connect: part(12), firstByte: part(6), whole: part(4), abort: budget.abort };
}

;// CONCATENATED MODULE: ./.cache/js/kit/send.js


const REPEATED = new Set([408, 425, 429]);
/** Attempts repeat while the budget lasts: transport errors, 408, 425, 429, 5xx, no content where some was due, and the server's own signs. */
function senderOf(world, budget) {
    return {
        async send(asked, transient = () => false) {
            const attempt = 'next' in asked ? asked : { host: asked.url.host, next: async () => asked };
            let telling;
            for (let count = 1;; count++) {
                const { outcome, expects, hurried } = await once(world, budget, attempt);
                if (!(outcome instanceof kit_failure/* Failure */.HR) && !repeats(outcome, expects, transient))
                    return outcome;
                if (outcome instanceof kit_failure/* Failure */.HR && !outcome.facts.transient)
                    throw outcome;
                // Of an attempt that the end of the budget cut short, nothing is learned about the host.
                telling = hurried && telling ? telling : outcome;
                await pause(world, budget, { host: attempt.host, count, outcome, telling });
            }
        },
    };
}
async function once(world, budget, attempt) {
    budget.stop?.throwIfAborted();
    const request = await attempt.next();
    // A fresh token takes a while; what was stopped meanwhile does not begin.
    if (budget.stop?.aborted)
        attempt.settle?.(new kit_failure/* Failure */.HR('CANCELLED', 'the attempt did not begin', { unsent: true }));
    budget.stop?.throwIfAborted();
    const limits = patience(world, budget);
    const outcome = await world.http(request, limits).catch(kit_failure/* asFailure */.h_);
    attempt.settle?.(outcome);
    const late = outcome instanceof kit_failure/* Failure */.HR && outcome.code === 'TIMED_OUT';
    return { outcome, expects: request.expects, hurried: late && limits.whole < budget.total / 4 };
}
function repeats(answer, expects, transient) {
    return transient(answer) || REPEATED.has(answer.status) || answer.status >= 500 || hollow(answer, expects);
}
const PAGE = /^\s*<(?:!doctype\s+html|html)\b/i;
/** A 2xx without what was asked for: a gateway or portal in between, rarely the server itself. */
function hollow({ status, headers, text }, expects) {
    if (status < 200 || status > 299 || status === 204)
        return false;
    // Whatever a server says that has nothing to say, it is no page for people.
    if (PAGE.test(text))
        return true;
    if (expects === 'nothing')
        return false;
    // A server that mislabels its JSON has leased all the same: asked again, it would lease twice.
    const mislabelled = expects === 'json' && /^\s*\{/.test(text);
    return text.trim() === '' || (/^text\/html\b/i.test(headers['content-type'] ?? '') && !mislabelled);
}
/** Waits before the next attempt, or gives up when the budget cannot hold it. */
async function pause(world, budget, last) {
    const { host, count, outcome } = last;
    const wait = Math.max(backOff(world, budget, count), outcome instanceof kit_failure/* Failure */.HR ? 0 : retryAfter(world, outcome));
    const rest = left(world, budget);
    if (wait >= rest)
        throw exhausted(last);
    const reason = outcome instanceof kit_failure/* Failure */.HR ? outcome.message : `${host} answered ${outcome.status}`;
    world.say('plain', `${reason}; attempt ${count + 1} in ${seconds(wait)} s, ${seconds(rest)} s left`);
    await world.sleep(wait, budget.stop);
}
/** Full jitter: from a 120th of the budget, doubling to a twelfth. */
function backOff(world, { total }, count) {
    const ceiling = Math.min(total / 12, (total / 120) * 2 ** (count - 1));
    const [byte = 0] = world.random(1);
    return ceiling * ((byte + 1) / 256);
}
/** `Retry-After` in milliseconds, from seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(world, { headers }) {
    const value = headers['retry-after']?.trim() ?? '';
    if (/^\d{1,9}$/.test(value))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? 0 : Math.max(0, date - world.now() * 1000);
}
function exhausted({ host, count, telling: outcome }) {
    const tries = count === 1 ? 'one attempt' : `${count} attempts`;
    if (outcome instanceof kit_failure/* Failure */.HR)
        return new kit_failure/* Failure */.HR(outcome.code, `${outcome.message} (${tries})`, { ...outcome.facts, transient: false, cause: outcome });
    if (outcome.status < 300)
        return new kit_failure/* Failure */.HR('ANSWER_INVALID', `${host} answered ${outcome.status} without usable content (${tries})`);
    return new kit_failure/* Failure */.HR('UNREACHABLE', `${host} answered ${outcome.status} (${tries})`, {
        causes: [
            outcome.status === 429
                ? 'the server limits how often it may be asked'
                : 'the server, or a gateway before it, is failing or overloaded',
        ],
        cure: 'Try again; if it lasts, look at the health of the server, or raise `timeout`.',
    });
}
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);

;// CONCATENATED MODULE: ./.cache/js/lease/journal.js



// A variable beyond 128 KiB would stop post from starting on Linux, 32 K on Windows; all variables together have a limit, too.
const LINE = 30_000;
const ALL = 512 * 1024;
/** Writes the opening; nothing may be requested before it is in the state. */
function openJournal(world, facts) {
    const nonce = Array.from(world.random(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
    world.hush(new kit_secret/* Secret */.z(nonce));
    world.remember('opening', JSON.stringify({ v: 1, nonce, ...facts }));
    const entries = [];
    let size = 0;
    return {
        entries,
        note(entry) {
            const number = entries.length;
            // In memory first: should the disk be full, the rollback still knows of it. An attempt that cannot be noted is not made.
            if (entry.kind !== 'intent')
                entries.push(entry);
            const line = JSON.stringify({ nonce, ...entry });
            size += line.length;
            if (line.length > LINE || size > ALL)
                throw new kit_failure/* Failure */.HR('STATE_UNWRITABLE', `what must be remembered of a lease is too large for the runner's state`);
            world.remember(`entry_${number}`, line);
            if (entry.kind === 'intent')
                entries.push(entry);
            return number;
        },
    };
}
/** Reads the journal back; `undefined` when main never opened one. Entries that main did not write are skipped with a warning. */
function readJournal(state) {
    const line = state('opening');
    if (line === undefined)
        return undefined;
    const opening = openingOf(journal_parsed(line));
    if (!opening)
        throw new Failure('INTERNAL', "the first line of this step's state is not one that this action wrote");
    const entries = new Map();
    const warnings = [];
    for (let number = 0;; number++) {
        const text = state(`entry_${number}`);
        if (text === undefined)
            return { opening, entries, warnings };
        const value = journal_parsed(text);
        const entry = value?.['nonce'] === opening.nonce ? entryOf(value) : undefined;
        if (entry)
            entries.set(number, entry);
        else
            warnings.push(`state entry ${number} was not written by this step's main and is ignored`);
    }
}
function journal_parsed(line) {
    try {
        const value = JSON.parse(line);
        return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function openingOf(value) {
    if (value?.['v'] !== 1 || typeof value['nonce'] !== 'string' || !/^[0-9a-f]{32}$/.test(value['nonce']))
        return undefined;
    const { budget, summary, record, proxy, noProxy, ca } = value;
    if (typeof budget !== 'number' || !(budget > 0) || typeof summary !== 'boolean')
        return undefined;
    if (!holdsTexts(proxy) || !(ca === undefined || holdsTexts(ca, 'path', 'sha256')) || !texts(record, noProxy))
        return undefined;
    return { v: 1, nonce: value['nonce'], budget, summary, record, proxy, noProxy, ca };
}
const texts = (...values) => values.every((each) => each === undefined || typeof each === 'string');
/** An object of texts, with at least these. */
function holdsTexts(value, ...needed) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return false;
    return texts(...Object.values(value)) && needed.every((name) => Object.hasOwn(value, name));
}

;// CONCATENATED MODULE: ./.cache/js/handover/env.js

// Linux refuses to start a process with one variable of more than 128 KiB, Windows with one of more than 32,766 characters.
const LINUX = 131_072;
const WINDOWS = 32_766;
/** The variables of one lease, under their prefixed names. */
function variablesOf(values, prefix) {
    return new Map([...values].map(([name, value]) => [`${prefix}${name}`, value]));
}
/** Why a value cannot be an environment variable, or `undefined` when it can. */
function valueMistake(name, value, windows) {
    const text = value instanceof kit_secret/* Secret */.z ? value.reveal() : value;
    if (text.includes('\0'))
        return `the value for ${name} holds a NUL character, which no variable can; hand it over with "export: file"`;
    if (text.includes('\r') && !text.includes('\n'))
        return `the value for ${name} holds a carriage return, which would be lost; hand it over with "export: file"`;
    const size = Buffer.byteLength(name) + Buffer.byteLength(text) + 2;
    const limit = windows ? WINDOWS : LINUX;
    return size > limit - limit / 16
        ? `the value for ${name} is too large for one variable (${size} of ${limit} bytes); hand it over with "export: file"`
        : undefined;
}

// EXTERNAL MODULE: ./.cache/js/handover/values.js
var handover_values = __webpack_require__(5004);
;// CONCATENATED MODULE: ./.cache/js/handover/file.js

/** One file for each value of a lease, or the documents that its consumers want. */
function filesOf(name, lease) {
    const { credentials } = lease;
    const documents = credentials.kind === 'values' ? credentials.documents : undefined;
    if (documents)
        return [...documents].map(([variable, content]) => ({ file: `${name}-${variable}`, variable, content }));
    return [...(0,handover_values/* valuesOf */.sm)(lease)].map(([key, content]) => ({ file: `${name}-${key}`, variable: `${key}_FILE`, content }));
}

;// CONCATENATED MODULE: ./.cache/js/handover/names.js
const ALLOWED = new Set(['GITHUB_TOKEN', 'NODE_AUTH_TOKEN']);
const TAKEN = new Set(['PATH', 'HOME', 'SHELL', 'ENV', 'IFS', 'BASH_ENV', 'RUBYOPT', 'RUBYLIB', 'CURL_CA_BUNDLE']);
const TAKEN_PREFIXES = ['GITHUB_', 'RUNNER_', 'ACTIONS_', 'INPUT_', 'STATE_', 'NODE_', 'LD_', 'DYLD_', 'PYTHON', 'PERL', 'GIT_', 'SSL_'];
const TAKEN_SUFFIXES = ['_PROXY'];
/** Why a text is no name for a value at all, or `undefined` when it is. */
function formMistake(name) {
    if (/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name))
        return undefined;
    return 'is no name for a variable (letters, digits and _, at most 128, not beginning with a digit)';
}
/** Why a name may not be given to an environment variable, or `undefined` when it may: what it names would change how other programs run. */
function nameMistake(name) {
    const mistake = formMistake(name);
    if (mistake !== undefined)
        return mistake;
    const upper = name.toUpperCase();
    if (ALLOWED.has(name))
        return undefined;
    const taken = TAKEN.has(upper) || TAKEN_PREFIXES.some((each) => upper.startsWith(each)) || TAKEN_SUFFIXES.some((each) => upper.endsWith(each));
    return taken ? 'is a variable by which the runner, a shell or a runtime is steered; no lease may set it' : undefined;
}
/** Names that stand more than once, compared as Windows compares them: without case. */
function collisions(names) {
    const owners = new Map();
    const found = [];
    for (const each of names) {
        const first = owners.get(each.name.toUpperCase());
        if (first?.lease === each.lease)
            found.push(`${each.name} would be set twice by "${each.lease}"; choose another name for one of the two`);
        else if (first)
            found.push(`${each.name} would be set by "${first.lease}" and by "${each.lease}"; give one of them a "prefix"`);
        else
            owners.set(each.name.toUpperCase(), each);
    }
    return found;
}

// EXTERNAL MODULE: ./.cache/js/handover/output.js
var output = __webpack_require__(5111);
;// CONCATENATED MODULE: ./.cache/js/handover/profile.js


/** An AWS configuration file: what the job had, then a profile for each lease. A profile of the same name is refused, never shadowed. */
function configWith({ config, credentials }, profiles) {
    // The tools read both files, and believe the one with credentials first.
    const taken = new Set([...namesIn(config), ...namesIn(credentials)]);
    const twice = profiles.filter(({ name }) => taken.has(name)).map(({ name }) => name);
    if (twice.length > 0) {
        throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', `the job's AWS configuration has a profile ${twice.join(', ')} already`, {
            causes: ['an earlier step, or the runner itself, set it up'],
            cure: 'Give the lease another name.',
        });
    }
    const start = config === '' || config.endsWith('\n') ? config : `${config}\n`;
    return new kit_secret/* Secret */.z(`${start}${profiles.map(section).join('')}`);
}
/** The variables that profiles set, each by the lease that it is for: one file for all, and a name where there is but one. */
function variablesOfProfiles(leases) {
    const [first, ...more] = leases;
    if (first === undefined)
        return [];
    return ['AWS_CONFIG_FILE', ...(more.length === 0 ? ['AWS_PROFILE'] : [])].map((name) => ({ lease: first, name }));
}
const namesIn = (text) => [...text.matchAll(/^\s*\[\s*(?:profile\s+)?(["']?)([^\]"']+?)\1\s*\]/gm)].map(([, , name]) => name);
function section({ name, credentials }) {
    const { accessKeyId, secretAccessKey, sessionToken, region } = credentials;
    const lines = [
        ['aws_access_key_id', accessKeyId.reveal()],
        ['aws_secret_access_key', secretAccessKey.reveal()],
        ['aws_session_token', sessionToken.reveal()],
        ['region', region],
    ];
    // The default profile is the one that has no word before its name.
    return `\n[${name === 'default' ? name : `profile ${name}`}]\n${lines.map(([key, value]) => `${key} = ${value}\n`).join('')}`;
}

;// CONCATENATED MODULE: ./.cache/js/handover/shadows.js
const AWS_BEFORE_ENV = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ENDPOINT_URL', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'];
const AWS_BEFORE_PROFILE = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
/** Variables that the job may have inherited, and that some tools read before what is handed over. */
function shadowsOf({ kind }, way) {
    switch (kind) {
        case 'aws':
            return way === 'env' ? AWS_BEFORE_ENV : AWS_BEFORE_PROFILE;
        case 'values':
            return [];
    }
}

;// CONCATENATED MODULE: ./.cache/js/flow/forewarn.js


// The runner masks a value of any length; one this short would blot out half the log, so it is not masked at all.
const SHORTEST_MASK = 4;
/** What a user should know before later steps run: variables that are overwritten, and paths that some steps cannot follow. */
function notices(job, env, parts) {
    const overwritten = [...env.keys()].filter((name) => job.variable(name) !== undefined);
    const paths = parts.some(({ obtained: { wanted } }) => wanted.exports.has('file') || wanted.exports.has('profile'));
    return [
        ...(overwritten.length > 0 ? [`These variables were set before and are overwritten for later steps: ${overwritten.join(', ')}`] : []),
        ...(paths && job.containerActions()
            ? [
                'This job runs container actions, which do not find these files under the paths that they are given; hand over to them by "output" or "env"',
            ]
            : []),
    ];
}
/** What will probably go wrong: variables that some tools read before ours, and values that cannot be masked. */
function warnings(job, env, parts) {
    return parts.flatMap(({ obtained, env: own, outputs, documents }) => {
        const { exports, name } = obtained.wanted;
        const ways = ['env', 'profile'].filter((way) => exports.has(way));
        const shadows = ways.flatMap((way) => shadowsOf(obtained.lease.credentials, way)).filter((each) => job.variable(each) && !env.has(each));
        const short = [...own, ...outputs, ...documents.map(({ variable, content }) => [variable, content])]
            .filter(([, value]) => value instanceof kit_secret/* Secret */.z && value.length < SHORTEST_MASK)
            .map(([key]) => key);
        return [
            ...(shadows.length > 0
                ? [`Some tools read ${shadows.join(', ')}, set earlier in this job, before what lease "${name}" hands over`]
                : []),
            ...(short.length > 0 ? [`Too short to be masked in the log: ${[...new Set(short)].join(', ')} of lease "${name}"`] : []),
        ];
    });
}

;// CONCATENATED MODULE: ./.cache/js/record/event.js
// Who ran what, where, on whose behalf; what an investigation joins on.
const IDENTITY = [
    ...['iss', 'sub', 'aud', 'jti', 'repository', 'repository_id', 'repository_owner', 'repository_owner_id', 'repository_visibility'],
    ...['ref', 'ref_type', 'ref_protected', 'sha', 'head_ref', 'base_ref', 'event_name', 'environment', 'enterprise', 'enterprise_id'],
    ...['workflow', 'workflow_ref', 'workflow_sha', 'job_workflow_ref', 'job_workflow_sha', 'check_run_id'],
    ...['actor', 'actor_id', 'run_id', 'run_number', 'run_attempt', 'runner_environment'],
];
const LONGEST_CLAIM = 1024;
/** The claims that name repository, ref, workflow, environment, actor, run and token. */
function identityOf(claims) {
    const kept = IDENTITY.filter((name) => Object.hasOwn(claims, name)).map((name) => [name, claims[name]]);
    return Object.fromEntries(kept.filter(([, value]) => typeof value === 'string' && value.length <= LONGEST_CLAIM));
}
/** What a token that was not verified says of itself; nothing where it is no JWT. */
function claimedBy(jwt) {
    try {
        const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
        return typeof claims === 'object' && claims !== null ? identityOf(claims) : {};
    }
    catch {
        return {};
    }
}
/** The event as one line. */
const event_lineOf = (event) => JSON.stringify(event);

;// CONCATENATED MODULE: ./.cache/js/record/summary.js

// The runner shows at most 1 MiB of a step's summary. Names that only a server knows can be many.
const summary_LONGEST = 900 * 1024;
/** The block of main: a row per lease, and the rest for those who look closer, as far as the runner shows it. */
function summaryOf(rows) {
    const forms = [rows, rows.map((row) => ({ ...row, asked: {} })), rows.map((row) => ({ ...row, asked: {}, exposed: counted(row) }))];
    return forms.map(blockOf).find((block) => Buffer.byteLength(block) <= summary_LONGEST) ?? '';
}
const counted = ({ exposed }) => [`${exposed.length} names`];
function blockOf(rows) {
    return [
        `### Leased credentials`,
        '',
        '| lease | from | until | handed over as | token verified |',
        '| --- | --- | --- | --- | --- |',
        ...rows.map(({ lease, from, host, expiresAt, exposed, verified }) => `| ${cell(lease)} | ${cell(from)} (${cell(host)}) | ${until(expiresAt)} | ${exposed.map(cell).join(', ') || 'nothing'} | ${verified ? 'yes' : '**no**'} |`),
        '',
        '<details><summary>Details and lifetimes</summary>',
        '',
        ...rows.flatMap(({ lease, id, asked }) => [
            `- ${cell(lease)}: ${cell(id)}`,
            ...Object.entries(asked).map(([key, value]) => `  - ${cell(key)}: ${[value].flat().map(cell).join(', ')}`),
        ]),
        '',
        ...gantt(rows),
        '</details>',
        '',
    ].join('\n');
}
/** The block of post: only what was not returned or lives on. */
function leftoversOf(sentences) {
    return sentences.length === 0 ? '' : ['### Leases that live on', '', ...sentences.map((each) => `- ${cell(each)}`), ''].join('\n');
}
function gantt(rows) {
    const known = rows.filter(({ expiresAt }) => expiresAt !== undefined);
    if (known.length === 0)
        return [];
    return [
        ...['```mermaid', 'gantt', '  title How long each lease can live', '  dateFormat X', '  axisFormat %H:%M'],
        // The provider comes first: a lease may be called `section`, which means something there.
        ...known.map(({ lease, from, leasedAt, expiresAt }) => `  ${from} ${lease} :${Math.floor(leasedAt)}, ${Math.floor(expiresAt ?? leasedAt)}`),
        ...['```', ''],
    ];
}
const until = (seconds) => (seconds === undefined ? 'not said' : (0,handover_values/* rfc3339 */.ag)(seconds));
/** Text that cannot leave its cell: names come from workflow files, and a summary is rendered. */
const cell = (text) => text.replace(/[\s\p{C}]+/gu, ' ').replace(/[&<>|`\\*_[\]#!~$@]/g, (each) => `&#${each.charCodeAt(0)};`);

;// CONCATENATED MODULE: ./.cache/js/flow/refusals.js

// The signature is checked first: whatever is refused for these reasons was signed by the issuer.
const SIGNED = new Set(['RUN_MISMATCH', 'EVENT_REFUSED', 'CLAIM_MISMATCH']);
/** Nothing is known at the start. `verifySignature: false` makes every identity a mere claim. */
function noRefusals({ verifySignature }) {
    const who = new Map();
    const reasons = new Map();
    return {
        proven: (lease, token) => void who.set(lease, whoOf(token)),
        unproven(leases, failure, jwt) {
            for (const { name } of leases) {
                if (jwt)
                    who.set(name, refusals_shown(claimedBy(jwt.reveal()), verifySignature && SIGNED.has(failure.code)));
                if ((failure.facts.lease ?? name) === name)
                    reasons.set(name, failure);
            }
        },
        refused: (lease, failure) => void reasons.set(lease, failure),
        of(lease, failure) {
            const reason = reasons.size === 0 ? failure : reasons.get(lease);
            return reason && { verified: false, ...who.get(lease), code: reason.code };
        },
    };
}
/** Who a token says is asking: an identity when it was verified, else what is claimed. */
const whoOf = ({ claims, signed }) => refusals_shown(identityOf(claims), signed);
const refusals_shown = (claims, verified) => verified ? { verified, identity: claims } : { verified, claimed: claims };

;// CONCATENATED MODULE: ./.cache/js/flow/records.js





/** The line of each lease in the record. */
function leasedLines(world, exposed, journal) {
    const notes = new Map(journal.entries.flatMap((entry) => (entry.kind === 'receipt' && entry.note !== undefined ? [[entry.lease, entry.note]] : [])));
    return exposed.map((each) => {
        const note = notes.get(each.obtained.wanted.name);
        return event_lineOf({ ...leasedEvent(world, each), ...(note !== undefined && { note }) });
    });
}
/** The block of all leases in the job summary. */
function leasedSummary(world, exposed) {
    return summaryOf(exposed.map(({ obtained: { wanted, token, lease }, where }) => ({
        ...{ lease: wanted.name, from: wanted.from, host: wanted.order.host, asked: wanted.order.asked, exposed: where },
        ...{ id: lease.id, expiresAt: lease.expiresAt, leasedAt: world.now(), verified: token.signed },
    })));
}
function leasedEvent(world, { obtained: { wanted, token, lease }, where }) {
    const expires_at = lease.expiresAt === undefined ? null : (0,handover_values/* rfc3339 */.ag)(lease.expiresAt);
    return { ...base(world, 'leased', wanted), ...whoOf(token), id: lease.id, expires_at, exposed: where };
}
/** An event for each lease that was refused; returns the failure with the path of the record, if there is one now. */
function recordRefusals(world, plan, { failure, record, refusals }) {
    try {
        for (const wanted of plan.leases) {
            const refusal = refusals.of(wanted.name, failure);
            if (refusal)
                world.append(record, event_lineOf({ ...base(world, 'refused', wanted), ...refusal }));
        }
        return new kit_failure/* Failure */.HR(failure.code, failure.message, { ...failure.facts, record, cause: failure.facts.cause ?? failure });
    }
    catch (error) {
        world.say('warning', (0,kit_failure/* asFailure */.h_)(error).message);
        return failure;
    }
}
/** The event of each ending. */
function recordEndings(world, record, endings) {
    for (const { lease, from, host, id, expiresAt, end, failure, note } of endings) {
        const known = {
            ...(id !== undefined && { id }),
            ...(note !== undefined && { note }),
            ...(failure !== undefined && { code: failure.code }),
        };
        world.append(record, event_lineOf({
            schema: 1,
            time: (0,handover_values/* rfc3339 */.ag)(world.now()),
            event: 'ended',
            lease,
            from,
            host,
            expires_at: expiresAt === undefined ? null : (0,handover_values/* rfc3339 */.ag)(expiresAt),
            ...known,
            end,
        }));
    }
}
/** Runs what only documents: its failure is a warning while the leases are being ended. */
function atLeastWarn(world, act) {
    try {
        act();
    }
    catch (error) {
        world.say('warning', (0,kit_failure/* asFailure */.h_)(error).message);
    }
}
function base(world, event, { name, from, audience, order }) {
    return { schema: 1, time: (0,handover_values/* rfc3339 */.ag)(world.now()), event, lease: name, from, host: order.host, audience, asked: order.asked };
}

;// CONCATENATED MODULE: ./.cache/js/flow/expose.js









/** Hands all leases over, after every check that could still refuse one: files first, since they can be taken back, then all else at once. */
function expose(world, plan, { obtained, journal, record }) {
    const parts = obtained.map((each) => partOf(world, each));
    refuse(parts.flatMap(({ mistakes }) => mistakes));
    const profiles = profilesOf(obtained);
    const variables = parts.flatMap(({ obtained: { wanted }, names }) => names.map((name) => ({ lease: wanted.name, name })));
    refuse(collisions([...variables, ...variablesOfProfiles(profiles.map(({ name }) => name))]));
    const env = new Map(parts.flatMap((part) => [...part.env]));
    const handed = parts.map((part) => handedOf(part, { paths: store(world, journal, part, env), returnable: returnable(journal) }));
    for (const [name, value] of configured(world, journal, profiles))
        env.set(name, value);
    for (const line of notices(world, env, parts))
        world.say('notice', line);
    for (const line of warnings(world, env, parts))
        world.say('warning', line);
    const exposed = parts.map(({ obtained: each, where }) => ({ obtained: each, where }));
    const outputs = new Map([...(0,output/* outputsOf */.Y)(handed, plan.form, world.now()), ['record', record]]);
    world.expose({
        env,
        outputs,
        record: { path: record, lines: leasedLines(world, exposed, journal) },
        ...(plan.step.summary && { summary: leasedSummary(world, exposed) }),
    });
    return exposed;
}
function partOf(world, obtained) {
    const { wanted, lease } = obtained;
    const { exports, prefix, name } = wanted;
    const values = (0,handover_values/* valuesOf */.sm)(lease);
    const env = exports.has('env') ? variablesOf(values, prefix) : new Map();
    const documents = exports.has('file') ? filesOf(name, lease) : [];
    const outputs = exports.has('output') ? values : new Map();
    const names = [...env.keys(), ...documents.map(({ variable }) => `${prefix}${variable}`)];
    const mistakes = [
        ...names.flatMap((each) => (nameMistake(each) === undefined ? [] : [`${each} ${nameMistake(each)}`])),
        ...[...env].flatMap(([key, value]) => valueMistake(key, value, world.job.windows) ?? []),
    ].map((each) => `lease "${name}": ${each}`);
    const where = [
        ...[...env.keys()].map((each) => `env:${each}`),
        ...[...outputs.keys()].map((each) => `output:${each}`),
        ...documents.map(({ variable }) => `file:${prefix}${variable}`),
        ...(exports.has('profile') ? [`profile:${name}`] : []),
    ];
    return { obtained, env, outputs, documents, names, mistakes, where };
}
function refuse(mistakes) {
    if (mistakes.length > 0)
        throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', mistakes.join('\n'));
}
/** Stores the files of one lease, each noted before it is written; returns their paths, and names them in the environment. */
function store(world, journal, part, env) {
    return new Map(part.documents.map(({ file, variable, content }) => {
        const path = write(world, journal, { file, content });
        env.set(`${part.obtained.wanted.prefix}${variable}`, path);
        return [variable, path];
    }));
}
function write(world, journal, { file, content }) {
    const path = world.place(file);
    journal.note({ kind: 'file', path });
    world.store(path, typeof content === 'function' ? content(path) : content);
    return path;
}
const profilesOf = (obtained) => obtained.flatMap(({ wanted: { name, exports }, lease: { credentials } }) => exports.has('profile') && credentials.kind === 'aws' ? [{ name, credentials }] : []);
/** One AWS configuration file for all leases that want a profile. */
function configured(world, journal, profiles) {
    const [only, ...more] = profiles;
    if (!only)
        return new Map();
    const named = world.variable('AWS_CONFIG_FILE');
    const config = world.text(named || '~/.aws/config');
    if (named && config === undefined)
        world.say('notice', 'AWS_CONFIG_FILE names no file that can be read; the new one begins empty');
    const credentials = world.text(world.variable('AWS_SHARED_CREDENTIALS_FILE') || '~/.aws/credentials');
    const content = configWith({ config: config ?? '', credentials: credentials ?? '' }, profiles);
    const path = write(world, journal, { file: 'aws-config', content });
    return new Map([['AWS_CONFIG_FILE', path], ...(more.length === 0 ? [['AWS_PROFILE', only.name]] : [])]);
}
/** The leases of which something can be given back, or was already: some providers can only sometimes. */
function returnable({ entries }) {
    return new Set(entries.flatMap((entry) => (entry.kind === 'receipt' && entry.way !== null ? [entry.lease] : [])));
}
function handedOf({ obtained: { wanted, token, lease }, outputs }, { paths, returnable: revoked }) {
    const { name, from } = wanted;
    const extras = [...(0,handover_values/* extrasOf */.bI)(lease)].filter(([key]) => key !== 'token' || outputs.size > 0);
    const ends = revoked.has(name) ? 'revoked' : 'expires';
    return { name, from, lease, verified: token.signed, ends, values: new Map([...outputs, ...paths]), extras: new Map(extras) };
}

;// CONCATENATED MODULE: ./.cache/js/flow/log.js


/** Said, and annotated, where `verify-signature: false` stands. */
const unsigned = 'The signature of the ID token is not verified ("verify-signature: false"): whoever can answer for the request URL can forge an identity';
/** What the inputs ask for. */
function asked({ leases }) {
    return leases.map(({ name, from, order }) => {
        const details = Object.entries(order.asked).map(([key, value]) => `${key} ${[value].flat().join(', ')}`);
        return `${name}: asking ${order.host} (${from})${details.length === 0 ? '' : ` for ${details.join('; ')}`}`;
    });
}
/** Who was proven to be asking: once, since all tokens of a step are of one run. */
function proven(tokens) {
    const [token] = tokens.values();
    if (!token)
        return [];
    const { claims, signed } = token;
    const named = ['repository', 'ref', 'environment', 'event_name', 'actor', 'run_id'].filter((name) => typeof claims[name] === 'string' && claims[name] !== '');
    const who = named.map((name) => `${name} ${(0,shown/* shown */.S)(claims[name])}`).join(', ');
    return [`${signed ? 'Proven' : 'Claimed, not proven'}: ${who}`];
}
/** A ready block for a step that expects nothing, with the ids of this very run. */
function suggestion(plan, tokens) {
    const [token] = tokens.values();
    if (!token || plan.leases.some(({ expect }) => expect.some(({ size }) => size > 0)))
        return undefined;
    const lines = ['repository_id', 'ref', 'environment', 'job_workflow_ref'].flatMap((name) => {
        const value = token.claims[name];
        return typeof value === 'string' && value !== '' ? [`    ${name}: ${JSON.stringify(value)}`] : [];
    });
    return `Nothing is expected of the identity, so any run of this job may lease. To pin what was seen now, add:\n  expect: |\n${lines.join('\n')}`;
}
/** GitHub's own default audience says nothing of the server: a token for it is accepted wherever someone kept that default. */
function ownerAudiences({ leases }, world) {
    const owner = `${world.job.fact('server_url')}/${world.job.fact('repository_owner')}`;
    return leases
        .filter(({ audience }) => audience === owner)
        .map(({ name }) => `${name}: the audience is the owner's address, GitHub's default; a name of the server's own keeps the token from working elsewhere`);
}
/** What was leased, and until when. */
function leased(world, obtained) {
    return obtained.map(({ wanted: { name }, lease: { id, expiresAt, unchecked } }) => {
        const life = expiresAt === undefined
            ? 'for a time that the server did not say'
            : `until ${(0,handover_values/* rfc3339 */.ag)(expiresAt)} (${Math.round((expiresAt - world.now()) / 60)} min)`;
        return `${name}: leased ${id} ${life}${unchecked === undefined ? '' : `; ${unchecked}`}`;
    });
}
/** Where it went; the last line says how to read outputs where they are the only way. */
function handed(world, { form, leases }, exposed) {
    const lines = exposed.map(({ obtained, where }) => `${obtained.wanted.name}: handed over ${whereabouts(where)}`);
    if (!leases.every(({ exports }) => exports.size === 1 && exports.has('output')))
        return lines;
    const [first] = exposed.flatMap(({ obtained, where }) => where.map((each) => ({ lease: obtained.wanted.name, name: each.replace(/^[a-z]+:/, '') })));
    const action = world.job.fact('action') ?? '';
    const id = action === '' || action.startsWith('__') ? 'ID' : action;
    const expression = form === 'flat' ? `steps.${id}.outputs.${first?.name}` : `fromJSON(steps.${id}.outputs.values).${first?.lease}.${first?.name}`;
    return [...lines, `Later steps of this job read them by the step's id: \${{ ${expression} }}`];
}
const PLACES = {
    env: 'in the environment as',
    output: 'as outputs',
    file: 'in files, whose paths are in',
    profile: 'as the AWS profile',
};
/** `env:A`, `env:B`, `file:C` in words. */
function whereabouts(where) {
    const places = Object.keys(PLACES).flatMap((place) => {
        const names = where.filter((each) => each.startsWith(`${place}:`)).map((each) => each.slice(place.length + 1));
        return names.length === 0 ? [] : [`${PLACES[place]} ${names.join(', ')}`];
    });
    return places.length === 0 ? 'to nobody' : places.join('; ');
}
/** Outputs of a step without an id are out of reach: a warning, unless the user asked for outputs in so many words. */
function unreachable(world, { leases }) {
    const anonymous = world.job.fact('action')?.startsWith('__') === true;
    if (!anonymous || leases.some(({ exportWritten }) => exportWritten))
        return undefined;
    return 'This step has no "id", so no later step can read its outputs; give it an id, or say where to hand over with "export"';
}

;// CONCATENATED MODULE: ./.cache/js/flow/desk.js


// A token with less life than this may be dead by the time that a server looks at it.
const SHORTEST_LIFE_S = 60;
/** The desk at which a provider obtains one lease. */
function deskOf(world, office, lease) {
    const { wanted } = lease;
    const { journal, sender } = office;
    const { name, from, order, ca, ifNotReturned } = wanted;
    const receipts = new Map();
    const pass = passOf(world, office, lease);
    const withCa = (request) => (ca === undefined ? request : { ...request, ca });
    const noted = async (next, transient = () => false) => {
        let intent = -1;
        const attempt = {
            host: order.host,
            async next() {
                const request = withCa(await next());
                const until = order.livesAtMost === undefined ? null : Math.ceil(world.now() + order.livesAtMost);
                intent = journal.note({ kind: 'intent', lease: name, from, host: request.url.host, until });
                return request;
            },
            settle(outcome) {
                pass.used(outcome);
                if (leasedNothing(outcome))
                    journal.note({ kind: 'refused', intent });
            },
        };
        const answer = await sender.send(attempt, (each) => pass.judged(transient(each)));
        return { answer, intent };
    };
    return {
        ...{ name, audience: wanted.audience, claims: lease.token.claims },
        now: () => world.now(),
        random: (bytes) => world.random(bytes),
        say: (level, text) => world.say(level, text),
        fact: (each) => world.job.fact(each),
        send: (request, transient) => sender.send('next' in request ? { ...request, next: async () => withCa(await request.next()) } : withCa(request), transient),
        exchange: (ask, transient) => noted(async () => ask(await pass.token()), transient),
        lease: (ask, transient) => noted(async () => ask, transient),
        nothing: (intent) => void journal.note({ kind: 'refused', intent }),
        keep(kept) {
            const { intent, id, expiresAt, way, note } = kept;
            const extra = { ...(note !== undefined && { note }), ...(ca !== undefined && { ca }) };
            receipts.set(kept, journal.entries.length);
            journal.note({
                kind: 'receipt',
                intent,
                lease: name,
                from,
                host: order.host,
                id,
                expiresAt: expiresAt ?? null,
                way,
                ifNotReturned,
                ...extra,
            });
        },
        returned(kept) {
            const receipt = receipts.get(kept);
            if (receipt !== undefined)
                journal.note({ kind: 'returned', receipt });
        },
        secret(text) {
            const secret = new kit_secret/* Secret */.z(text);
            world.hush(secret);
            return secret;
        },
    };
}
/** The token for each attempt: another one when the last may be used up, was not liked, or is about to expire. */
function passOf(world, { tokens }, { wanted, token }) {
    let current = token;
    let spent = false;
    return {
        async token() {
            if (spent || current.expiresAt - world.now() < SHORTEST_LIFE_S)
                current = await tokens.fresh(wanted);
            spent = false;
            return current;
        },
        used(outcome) {
            spent ||= wanted.order.tokenUse === 'once' && !(outcome instanceof kit_failure/* Failure */.HR && outcome.facts.unsent === true);
        },
        judged(transient) {
            spent ||= transient;
            return transient;
        },
    };
}
/** The request certainly leased nothing: it was never sent, or the server itself refused it. A gateway's 502, 504 and 52x say nothing of the server. */
function leasedNothing(outcome) {
    if (outcome instanceof kit_failure/* Failure */.HR)
        return outcome.facts.unsent === true;
    return outcome.status >= 300 && outcome.status < 504 && outcome.status !== 502;
}

;// CONCATENATED MODULE: ./.cache/js/flow/obtain.js


/** All exchanges at once. The first that fails stops new attempts of the others; what is under way is waited for, so that nothing obtained is unknown. */
async function obtain(world, wanted, wave) {
    const settled = await Promise.allSettled(wanted.map(async (each) => {
        try {
            return await one(world, each, wave);
        }
        catch (error) {
            const failure = (0,kit_failure/* asFailure */.h_)(error).of(each.name);
            // What stopped for the sake of another lease was not refused itself.
            if (failure.facts.lease === each.name)
                wave.refusals.refused(each.name, failure);
            wave.halt.abort(failure);
            throw failure;
        }
    }));
    if (wave.halt.signal.aborted)
        throw wave.halt.signal.reason;
    return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}
async function one(world, wanted, { office, tokens }) {
    const token = tokens.get(wanted.name);
    if (!token)
        throw new kit_failure/* Failure */.HR('INTERNAL', 'a lease has no verified token');
    const lease = await wanted.order.exchange(deskOf(world, office, { wanted, token }));
    guardLifetime(world, wanted, lease);
    return { wanted, token, lease };
}
// The answer took its time, and the server's clock is not ours: an hour that was granted looks a little shorter.
const ON_THE_WAY_S = 30;
/** A lease for less than `min-lifetime`, or for an unknown time, is not what was asked for. */
function guardLifetime(world, { minLifetime }, { expiresAt }) {
    if (minLifetime === undefined)
        return;
    const granted = expiresAt === undefined ? undefined : Math.round(expiresAt - world.now());
    if (granted !== undefined && granted >= minLifetime - Math.min(ON_THE_WAY_S, minLifetime / 20))
        return;
    const said = granted === undefined ? 'the server did not say how long the lease lives' : `the server granted ${granted} s`;
    throw new kit_failure/* Failure */.HR('GUARD_FAILED', `${said}; "min-lifetime" asks for at least ${minLifetime} s`, {
        causes: ['the server limits the life of what it leases'],
        cure: `Raise the limit at the server, or lower "min-lifetime"${granted === undefined ? '' : ` to ${granted}s`}.`,
    });
}

// EXTERNAL MODULE: ./.cache/js/identity/source.js
var identity_source = __webpack_require__(2588);
;// CONCATENATED MODULE: ./.cache/js/inputs/reader.js



/** Reads inputs once, and remembers every complaint so that one failed run reports them all. A bad value yields a placeholder. */
class Reader {
    #page;
    constructor(page) {
        this.#page = page;
    }
    /** The text of an input, or its default; `undefined` when there is neither. */
    optional(name) {
        const value = this.#value(name);
        if (value === undefined || typeof value === 'string')
            return value;
        return this.complain(name, 'must be text', '');
    }
    text(name) {
        return this.optional(name) ?? this.complain(name, 'is required', '');
    }
    /** Text of a shape; `must` completes the sentence `"role" must be …`. */
    matching(name, pattern, must) {
        const value = this.optional(name);
        return value === undefined || pattern.test(value) ? value : this.complain(name, `must be ${must}${this.#got(name)}`, undefined);
    }
    oneOf(name, allowed) {
        const value = this.text(name);
        return (allowed.find((each) => each === value) ?? this.complain(name, `must be one of ${allowed.join(', ')}${this.#got(name)}`, allowed[0]));
    }
    flag(name) {
        return this.oneOf(name, ['true', 'false']) === 'true';
    }
    /** Seconds, from `90`, `900s`, `15m` or `1h`, within bounds. */
    duration(name, { min, max }) {
        const value = this.optional(name);
        if (value === undefined)
            return undefined;
        const [, digits = '', unit = 's'] = /^(\d{1,9})([smh]?)$/.exec(value) ?? [];
        const seconds = digits === '' ? Number.NaN : Number(digits) * ({ s: 1, m: 60, h: 3600 }[unit || 's'] ?? 1);
        if (seconds >= min && seconds <= max)
            return seconds;
        return this.complain(name, `must be a time such as 15m, 1h, 900s or 900, from ${min} s to ${max} s${this.#got(name)}`, undefined);
    }
    /** An https address (http only for loopback) without credentials, query or fragment. */
    address(name) {
        const value = this.optional(name);
        if (value === undefined)
            return undefined;
        const url = (0,address/* safeAddress */.M)(value);
        if (url && !url.search && !url.hash)
            return url;
        return this.complain(name, `must be an https address without credentials, query or fragment${this.#got(name)}`, undefined);
    }
    /** Text, or a list of texts: `a`, `[a, b]` or lines that begin with a dash. */
    list(name) {
        const value = this.#value(name);
        const node = typeof value === 'string' && /^\s*[[-]/.test(value) ? this.#yaml(name, value) : value;
        if (node === undefined)
            return undefined;
        const items = typeof node === 'string' ? [node] : Array.isArray(node) ? node : undefined;
        if (items?.every((each) => typeof each === 'string') && items.length > 0)
            return items;
        return this.complain(name, 'must be a text or a list of texts, and not empty', undefined);
    }
    /** A YAML mapping; in the flat form it is text that is parsed here. */
    map(name) {
        const value = this.node(name);
        if (value === undefined || value instanceof Map)
            return value;
        return this.complain(name, 'must be a YAML mapping, one `key: value` per line', undefined);
    }
    /** YAML of any shape. */
    node(name) {
        const value = this.#value(name);
        return typeof value === 'string' ? this.#yaml(name, value) : value;
    }
    /** Adds a mistake: the name in quotes, then the sentence. Returns the placeholder, so that reading goes on. */
    complain(name, sentence, placeholder) {
        this.#page.complaints.push(`${(0,printable/* quoted */.T)(`${this.#page.where}${name}`)} ${sentence}`);
        return placeholder;
    }
    /** True when the user wrote the input; a default does not count. */
    has(name) {
        return this.#page.values.has(name);
    }
    #value(name) {
        const row = this.#page.fields.find((field) => field.name === name);
        if (!row)
            throw new kit_failure/* Failure */.HR('INTERNAL', `no field is named "${name}"`);
        return this.#page.values.get(name) ?? row.default;
    }
    #yaml(name, text) {
        const parsed = this.#page.parse(text);
        if ('node' in parsed)
            return parsed.node;
        for (const mistake of parsed.mistakes)
            this.complain(name, `is not the YAML it should be: ${mistake}`, undefined);
        return undefined;
    }
    #got(name) {
        const { values, fields } = this.#page;
        const value = values.get(name);
        const secret = fields.find((field) => field.name === name)?.secret;
        return secret || typeof value !== 'string' ? '' : `; got ${(0,printable/* quoted */.T)(value)}`;
    }
}

// EXTERNAL MODULE: ./.cache/js/providers/index.js + 75 modules
var providers = __webpack_require__(2842);
;// CONCATENATED MODULE: ./.cache/js/flow/fields.js
/** What concerns the step as a whole; an error inside a lease. */
const stepFields = [
    {
        name: 'leases',
        help: 'Several leases in one step: a YAML mapping from the name of each lease (small letters, digits and `-`, at most 32, a letter first) to its fields, which are the inputs below. Beside it only the inputs of the step may stand, and `expect`, `export`, `min-lifetime` and `if-not-returned` for all leases.',
    },
    {
        name: 'issuer',
        help: 'Who signs the ID tokens. Needed only where it does not follow from the address of the GitHub server, as with an enterprise slug: `https://token.actions.githubusercontent.com/octo-enterprise`.',
    },
    {
        name: 'allow-events',
        help: 'Events that outsiders can cause; each is refused unless it is named here or literally in `expect.event_name`: `pull_request_target`, `issue_comment`, `issues`, `discussion`, `discussion_comment`, and `workflow_run` unless this repository itself caused the run, and not by a pull request. One, or a list.',
    },
    {
        name: 'if-unavailable',
        help: 'What to do where the runner offers no ID tokens, as in runs of forks: `fail`, or `skip`, which leases nothing and sets output `leased` to `false`.',
        default: 'fail',
    },
    {
        name: 'verify-signature',
        help: 'Whether the signature of every ID token is verified. `false` is for runners that cannot reach the issuer; log, summary, record and outputs then say `verified: false`.',
        default: 'true',
    },
    { name: 'summary', help: 'Whether each lease gets a row in the job summary: `true` or `false`.', default: 'true' },
    {
        name: 'timeout',
        help: 'The time that this step may take in all, such as `60s` or `2m`. Every other deadline is a fraction of it; the step that gives back takes at most as long, and never more than 15 s.',
        default: '60s',
    },
];
/** What a lease says of itself, wherever it comes from. */
const leaseFields = [
    { name: 'from', help: 'Where the lease comes from: the name of a provider. Required.' },
    {
        name: 'name',
        help: 'The name of a single lease, for outputs, log and record. Default: the value of `from`. In `leases` the key is the name.',
    },
    {
        name: 'expect',
        help: 'What the ID token must say before it is sent anywhere: a YAML mapping from claim to value, or to a list of values of which one must match. Compared exactly; `*` matches any characters but `/` and `:`, `**` any at all. With `leases`, the expectations of the step and those of a lease must both hold.',
    },
    {
        name: 'audience',
        help: 'The `aud` to ask for. By default the one that the provider is known by; required where it has none.',
    },
    {
        name: 'lifetime',
        help: 'How long the lease is to live: `15m`, `1h`, `900s` or seconds, within the bounds of the provider. An error where the server alone decides. Default: an hour, or what is usual with the provider.',
    },
    {
        name: 'min-lifetime',
        help: 'A lease that is granted for less time than this, or for a time that is not known, is given back and refused: `15m`, `1h`, `900s` or seconds.',
    },
    {
        name: 'export',
        help: 'How later steps get the values; one, or a list. `output`: outputs of this step. `env`: environment variables of all later steps of the job. `file`: files that only this job can read, their paths in outputs and in variables `<NAME>_FILE`. `profile` (AWS): a profile named after the lease in a configuration file of its own. `none`: not at all.',
        default: 'output',
    },
    {
        name: 'prefix',
        help: 'Put before the names of environment variables, such as `PROD_`; outputs keep their names. Two leases that would set the same variable are refused.',
    },
    {
        name: 'ca',
        help: "Certificates in PEM form of further authorities to trust for this lease's hosts, beside the public ones; for a server with a private certificate.",
    },
    {
        name: 'if-not-returned',
        help: 'What the post step does when a lease cannot be given back: `warn`, or `fail`, which fails the job.',
        default: 'warn',
    },
];
/** The lease fields that may stand beside `leases`, as defaults that a lease may replace. */
const besideLeases = ['export', 'min-lifetime', 'if-not-returned'];
/** The outputs that every provider's leases share, with their descriptions. */
const outputRows = {
    values: 'JSON: the name of each lease → NAME → value, of the leases whose `export` has `output`; paths of files as `<NAME>_FILE`. Read it with `fromJSON(steps.ID.outputs.values).LEASE.NAME`.',
    leases: 'JSON without secrets: the name of each lease → `from`, `id`, `expires-at` (or null), `verified`, `ends` (`revoked` or `expires`).',
    leased: '`true` when everything was leased; `false` when `if-unavailable: skip` leased nothing.',
    'expires-at': 'When the first of the leases expires, in RFC 3339; empty when no server said.',
    'ttl-seconds': 'The seconds until `expires-at`.',
    record: 'The path of the record: one line of JSON for each lease, without secrets.',
    token: 'A single lease only: the token, where exactly one is leased.',
    'error-code': 'After a failure: its code, such as `CLAIM_MISMATCH`; see the table of errors in the README.',
    'error-claim': 'After `CLAIM_MISMATCH`: the names of the claims that differ, separated by commas, in the order of `expect`.',
};

;// CONCATENATED MODULE: ./.cache/js/flow/conflicts.js



/** What no lease can see alone: values set twice, names that may not be set, and one audience at servers of two owners. */
function conflicts(leases, form) {
    const own = leases.map(outputs);
    const twice = [...collisions(variables(leases)), ...own.flatMap((names) => collisions(names))];
    return [...new Set([...badNames(leases), ...(form === 'flat' ? reserved(own.flat()) : []), ...twice]), ...sharedAudiences(leases)];
}
/** The variables that are known before any answer, under their prefixed names. */
function variables(leases) {
    const profiled = leases.filter(({ exports }) => exports.has('profile')).map(({ name }) => name);
    const own = leases.flatMap(({ name: lease, exports, order, prefix }) => [
        ...(exports.has('env') ? order.names.map((name) => ({ lease, name: `${prefix}${name}` })) : []),
        ...(exports.has('file') ? order.names.map((name) => ({ lease, name: `${prefix}${name}_FILE` })) : []),
    ]);
    return [...own, ...variablesOfProfiles(profiled)];
}
/** The outputs that are known before any answer. */
const outputs = ({ name: lease, exports, order }) => exports.has('output') ? order.names.map((name) => ({ lease, name })) : [];
function badNames(leases) {
    const told = ({ lease, name }, mistake) => mistake === undefined ? [] : [`${name}, which lease "${lease}" would set, ${mistake}`];
    return [
        ...variables(leases).flatMap((each) => told(each, nameMistake(each.name))),
        ...leases.flatMap(outputs).flatMap((each) => told(each, formMistake(each.name))),
    ];
}
/** In the flat form values stand beside what the step itself says, and the runner minds no case. */
const reserved = (names) => names
    .filter(({ name }) => Object.hasOwn(outputRows, name.toLowerCase()))
    .map(({ lease, name }) => `${name}, which lease "${lease}" would set, is an output of the step itself; choose another name`);
/** A token for one audience works at every server that accepts it: two owners must not be able to replay each other's. */
function sharedAudiences(leases) {
    const owners = new Map();
    const found = [];
    for (const each of leases) {
        const first = owners.get(each.audience);
        if (!first)
            owners.set(each.audience, each);
        else if (first.order.owner !== each.order.owner) {
            found.push(`leases "${first.name}" and "${each.name}" ask for the same "audience" at servers of different owners (${first.order.host}, ${each.order.host}): either could use the other's token`);
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./.cache/js/flow/wanted.js






const WAYS = ['output', 'env', 'file', 'profile', 'none'];
/** What a lease may be called. */
const NAME = /^[a-z][a-z0-9-]{0,31}$/;
/** The same in words, to stand behind "it". */
const NAME_RULE = 'must begin with a small letter and hold only small letters, digits and -, at most 32';
const CA_LIMIT = 20_000;
/** One lease of either form; every mistake goes to the page's complaints. */
function wanted(page, given) {
    const from = fromOf(page);
    if (from === undefined)
        return undefined;
    const provider = providers/* providers */.r[from];
    const read = new Reader({ ...page, fields: [...leaseFields, ...provider.fields] });
    unknown(page, from, read);
    const name = given.name ?? read.matching('name', NAME, `a name that ${NAME_RULE}`) ?? from;
    if (given.name !== undefined && read.has('name'))
        read.complain('name', 'is for the flat form; here the key is the name', undefined);
    const order = provider.configure(read);
    const audience = read.optional('audience') ?? order.audience ?? '';
    // GitHub would take an empty one for none, and put its own default in its place.
    if (audience === '')
        read.complain('audience', read.has('audience') ? 'is empty' : `is required with "from: ${from}"`, undefined);
    return {
        ...{ name, from, order, audience },
        expect: given.name === undefined ? given.expect : [...given.expect, ...expectOf(read)],
        minLifetime: read.duration('min-lifetime', { min: 1, max: 86_400 }),
        exports: exportsOf(read, from),
        exportWritten: read.has('export'),
        prefix: read.matching('prefix', /^[A-Za-z_][A-Za-z0-9_]{0,63}$/, 'letters, digits and _, not beginning with a digit') ?? '',
        ca: caOf(read),
        ifNotReturned: read.oneOf('if-not-returned', ['warn', 'fail']),
    };
}
function fromOf(page) {
    const read = new Reader({ ...page, fields: leaseFields });
    const value = read.optional('from');
    const found = providers/* providerNames */.e.find((each) => each === value);
    if (found !== undefined)
        return found;
    const meant = value === undefined ? undefined : (0,nearest/* nearest */.p)(value, providers/* providerNames */.e);
    const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
    return read.complain('from', value === undefined || value === ''
        ? `is required: one of ${providers/* providerNames */.e.join(', ')}`
        : `must be one of ${providers/* providerNames */.e.join(', ')}${hint}`, undefined);
}
/** Fields that the chosen provider does not know; in the flat form, where foreign inputs are left alone, only those that are ours. */
function unknown(page, from, read) {
    const known = [...leaseFields, ...providers/* providers */.r[from].fields].map(({ name }) => name);
    const ours = [...stepFields, ...providers/* providerNames */.e.flatMap((name) => providers/* providers */.r[name].fields)].map(({ name }) => name);
    for (const name of page.values.keys()) {
        if (known.includes(name))
            continue;
        if (stepFields.some((field) => field.name === name))
            read.complain(name, 'belongs to the step; write it beside "leases"', undefined);
        else if (ours.includes(name) || page.where !== '') {
            const meant = (0,nearest/* nearest */.p)(name, known);
            read.complain(name, `is not a field of "from: ${from}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`, undefined);
        }
    }
}
function exportsOf(read, from) {
    const words = read.list('export') ?? [];
    const ways = words.filter((word) => WAYS.some((each) => each === word));
    for (const word of words.filter((each) => !WAYS.some((way) => way === each))) {
        const meant = (0,nearest/* nearest */.p)(word, WAYS);
        read.complain('export', `must be one or several of ${WAYS.join(', ')}; got ${(0,printable/* quoted */.T)(word)}${meant === undefined ? '' : `, did you mean "${meant}"?`}`, undefined);
    }
    if (ways.includes('none') && ways.length > 1)
        read.complain('export', 'cannot be "none" and something else', undefined);
    if (ways.includes('profile') && from !== 'aws')
        read.complain('export', 'can be "profile" with "from: aws" only', undefined);
    return new Set(ways);
}
function caOf(read) {
    const text = read.optional('ca');
    if (text === undefined)
        return undefined;
    const blocks = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
    if (blocks.length === 0)
        return read.complain('ca', 'must be PEM text with at least one CERTIFICATE block', undefined);
    const pem = `${blocks.join('\n')}\n`;
    return pem.length > CA_LIMIT
        ? read.complain('ca', `is too long to be kept for the post step (${pem.length} of ${CA_LIMIT} characters); name only the authority that is needed`, undefined)
        : pem;
}
/** The expectations that a page declares: none when it has no `expect`. */
function expectOf(read) {
    if (!read.has('expect'))
        return [];
    const node = read.map('expect');
    if (node === undefined)
        return [];
    return [
        parseExpectations(node, (claim, sentence) => read.complain(claim === undefined ? 'expect' : `expect.${claim}`, sentence, undefined)),
    ];
}

;// CONCATENATED MODULE: ./.cache/js/flow/plan.js










/** Every mistake a user can make is found here, all at once, before anything is requested. */
function parsePlan(raw, parse, facts) {
    const draft = { values: raw, parse, complaints: [] };
    misspelt(raw, draft.complaints);
    const reader = new Reader({ ...draft, fields: [...stepFields, ...leaseFields], where: '' });
    const step = stepOf(reader, facts.serverUrl);
    const expect = expectOf(reader);
    const form = raw.has('leases') ? 'many' : 'flat';
    const leases = form === 'many' ? many(draft, reader, expect) : [flat(draft, expect)];
    if (draft.complaints.length === 0)
        draft.complaints.push(...conflicts(leases.filter((each) => each !== undefined), form));
    if (draft.complaints.length > 0)
        throw mistakes(draft.complaints);
    return { form, step, leases: leases.filter((each) => each !== undefined) };
}
function mistakes(complaints) {
    const count = complaints.length === 1 ? '' : `${complaints.length} mistakes in the inputs:\n`;
    return new kit_failure/* Failure */.HR('INPUT_INVALID', `${count}${complaints.join('\n')}`);
}
/** A key that is nearly ours is refused, since a misspelt `expect` must never be ignored; any other is left alone. */
function misspelt(raw, complaints) {
    const known = [...stepFields, ...leaseFields, ...providers/* providerNames */.e.flatMap((name) => providers/* providers */.r[name].fields)].map(({ name }) => name);
    for (const name of raw.keys()) {
        const meant = known.includes(name) ? undefined : (0,nearest/* nearest */.p)(name, known);
        if (meant !== undefined)
            complaints.push(`"${name}" is not an input; did you mean "${meant}"?`);
    }
}
function stepOf(read, serverUrl) {
    const source = (0,identity_source/* issuerOf */.x)(serverUrl, read.optional('issuer'));
    if ('mistake' in source)
        read.complain('issuer', source.mistake, undefined);
    const allowed = read.list('allow-events') ?? [];
    for (const event of allowed.filter((each) => !PRIVILEGED.has(each))) {
        read.complain('allow-events', `names ${(0,printable/* quoted */.T)(event)}, which is never refused; it may hold ${[...PRIVILEGED].join(', ')}`, undefined);
    }
    return {
        issuer: 'issuer' in source ? source.issuer : undefined,
        allowEvents: new Set(allowed),
        ifUnavailable: read.oneOf('if-unavailable', ['fail', 'skip']),
        verifySignature: read.flag('verify-signature'),
        summary: read.flag('summary'),
        timeout: (read.duration('timeout', { min: 1, max: 3600 }) ?? 60) * 1000,
    };
}
function flat(draft, expect) {
    const page = { ...draft, values: without(draft.values, stepFields), fields: [], where: '' };
    return wanted(page, { name: undefined, expect });
}
/** The `leases` form: step fields beside it, and the defaults that a lease may replace. */
function many(draft, step, expect) {
    const ours = [...stepFields, ...leaseFields, ...providers/* providerNames */.e.flatMap((name) => providers/* providers */.r[name].fields)].map(({ name }) => name);
    const allowed = [...stepFields.map(({ name }) => name), ...besideLeases, 'expect'];
    for (const name of draft.values.keys()) {
        if (ours.includes(name) && !allowed.includes(name))
            step.complain(name, 'stands beside "leases"; write it inside the lease that it is for', undefined);
    }
    const leases = step.map('leases');
    if (leases?.size === 0)
        step.complain('leases', 'must hold at least one lease', undefined);
    const defaults = [...draft.values].filter(([name]) => besideLeases.includes(name));
    return [...(leases ?? [])].map(([name, node]) => {
        if (!NAME.test(name))
            return step.complain(`leases.${name}`, `is no name for a lease: it ${NAME_RULE}`, undefined);
        if (!(node instanceof Map))
            return step.complain(`leases.${name}`, 'must be a mapping of fields', undefined);
        const page = {
            ...draft,
            values: new Map([...defaults, ...node]),
            fields: [],
            where: `leases.${name}.`,
        };
        return wanted(page, { name, expect });
    });
}
function without(values, fields) {
    const names = new Set(fields.map(({ name }) => name));
    return new Map([...values].filter(([name]) => !names.has(name)));
}

;// CONCATENATED MODULE: ./.cache/js/lease/outstanding.js
/** Folds the entries, by their numbers, into what is still open. */
function outstanding(entries) {
    const intents = new Map();
    const receipts = new Map();
    const files = [];
    for (const [number, entry] of entries) {
        switch (entry.kind) {
            case 'intent':
                intents.set(number, entry);
                break;
            case 'refused':
                intents.delete(entry.intent);
                break;
            case 'receipt':
                intents.delete(entry.intent);
                receipts.set(number, entry);
                break;
            case 'returned':
                receipts.delete(entry.receipt);
                break;
            case 'file':
                files.push(entry);
                break;
        }
    }
    return { receipts: [...receipts], lost: [...intents.values()], files };
}

;// CONCATENATED MODULE: ./.cache/js/flow/giveBack.js



/** Gives back all that is outstanding, in parallel, inside the budget; never throws. `returned` hears of each thing that is dead. */
async function giveBack(world, open, { budget, returned }) {
    const endings = await Promise.all(open.receipts.map(async ([number, receipt]) => {
        const ending = await endingOf(world, receipt, budget);
        if (ending.end === 'returned')
            returned(number);
        return ending;
    }));
    return [...endings, ...open.lost.map((intent) => lostOne(world, intent))];
}
async function endingOf(world, receipt, budget) {
    const { lease, from, host, id, expiresAt, way } = receipt;
    const base = { lease, from, host, id, expiresAt: expiresAt ?? undefined, strict: receipt.ifNotReturned === 'fail' };
    if (expiresAt !== null && expiresAt <= world.now())
        return { ...base, end: 'expired', sentence: `${lease}: had expired already` };
    if (way === null) {
        const more = receipt.note === undefined ? '' : '; the record says more';
        return {
            ...base,
            end: 'expires',
            ...(receipt.note !== undefined && { note: receipt.note }),
            sentence: `${lease}: cannot be revoked, ${remaining(world, expiresAt)}${more}`,
        };
    }
    try {
        const how = await revoke(world, { ...receipt, way }, budget);
        return {
            ...base,
            end: 'returned',
            sentence: how === 'gone' ? `${lease}: was gone already` : `${lease}: returned${early(world, expiresAt)}`,
        };
    }
    catch (error) {
        const failure = (0,kit_failure/* asFailure */.h_)(error).of(lease);
        return {
            ...base,
            end: 'failed',
            failure,
            sentence: `${lease}: could not be returned (${failure.message}); it lives on, ${remaining(world, expiresAt)}`,
        };
    }
}
async function revoke(world, receipt, budget) {
    // Loaded here, so that a post with nothing to give back never reads the providers.
    const { providerNamed } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2842));
    const provider = providerNamed(receipt.from);
    if (!provider?.revoke)
        throw new kit_failure/* Failure */.HR('INTERNAL', `nothing is known of how "${receipt.from}" takes a lease back`);
    // The state is the runner's memory, but it is read as if a stranger had written it.
    if (provider.wayIsSound && !provider.wayIsSound(receipt.way))
        throw new kit_failure/* Failure */.HR('INTERNAL', 'the receipt names a place that this provider never leases from');
    const sender = senderOf(world, budget);
    const { ca } = receipt;
    return provider.revoke(ca === undefined ? sender : { send: (request, transient) => sender.send('next' in request ? request : { ...request, ca }, transient) }, receipt);
}
function lostOne(world, { lease, from, host, until }) {
    const base = { lease, from, host, id: undefined, expiresAt: until ?? undefined };
    if (until !== null && until <= world.now())
        return { ...base, end: 'expired', sentence: `${lease}: an answer of ${host} was lost; whatever it leased has expired` };
    const life = until === null ? 'for as long as the server allows' : `until ${(0,handover_values/* rfc3339 */.ag)(until)}`;
    return {
        ...base,
        end: 'unknown',
        sentence: `${lease}: an answer of ${host} was lost; a lease of which this step never heard may live ${life}`,
    };
}
function remaining(world, expiresAt) {
    if (expiresAt === null)
        return 'for as long as the server allows';
    return `expires in ${minutes(expiresAt - world.now())}, at ${(0,handover_values/* rfc3339 */.ag)(expiresAt)}`;
}
const early = (world, expiresAt) => (expiresAt === null ? '' : `, ${minutes(expiresAt - world.now())} early`);
const minutes = (seconds) => (seconds < 90 ? `${Math.max(0, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`);

;// CONCATENATED MODULE: ./.cache/js/flow/takeBack.js





/** Undoes a step that failed: removes its files, gives back what it obtained, and says so in the failure that it returns. */
async function takeBack(world, journal, { failure, milliseconds, refused, record, }) {
    const { files, receipts, lost } = outstanding(journal.entries.entries());
    for (const { path } of files)
        atLeastWarn(world, () => void world.remove(path));
    const returned = (receipt) => atLeastWarn(world, () => void journal.note({ kind: 'returned', receipt }));
    const endings = await giveBack(world, { receipts, lost }, { budget: budgetOf(world, milliseconds), returned });
    const recorded = refused(failure);
    atLeastWarn(world, () => recordEndings(world, record, endings));
    return withEndings(recorded, endings);
}
function withEndings(failure, endings) {
    const { code, message, facts } = failure;
    const sentences = endings.map(({ sentence }) => sentence);
    return new kit_failure/* Failure */.HR(code, [message, 'Nothing was exported.', ...sentences].join('\n'), { ...facts, cause: facts.cause ?? failure });
}

;// CONCATENATED MODULE: ./.cache/js/flow/tokens.js



/** Tokens for the leases of a plan: one per audience where its server takes a token many times, else one per lease. */
function tokensOf(world, plan, from) {
    const obtain = async (leases) => {
        const audience = leases[0]?.audience ?? '';
        let jwt;
        try {
            jwt = await requestToken(world, from.sender, audience);
            const verified = await verify(jwt, { ...plan.step, audience, keys: from.keys, world }, leases);
            for (const [name, token] of verified)
                from.refusals.proven(name, token);
            return verified;
        }
        catch (error) {
            from.refusals.unproven(leases, (0,kit_failure/* asFailure */.h_)(error), jwt);
            throw error;
        }
    };
    return {
        async prove() {
            const settled = await Promise.allSettled(groups(plan.leases).map(obtain));
            const reasons = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
            if (reasons.length > 0)
                throw merged(reasons);
            return new Map(settled.flatMap((each) => (each.status === 'fulfilled' ? [...each.value] : [])));
        },
        async fresh(lease) {
            const token = (await obtain([lease])).get(lease.name);
            if (!token)
                throw new kit_failure/* Failure */.HR('INTERNAL', 'a verified token went missing');
            return token;
        },
    };
}
/** Leases that share one token. */
function groups(leases) {
    const shared = Map.groupBy(leases.filter(({ order }) => order.tokenUse === 'many'), ({ audience }) => audience);
    return [...shared.values(), ...leases.filter(({ order }) => order.tokenUse === 'once').map((each) => [each])];
}
/** The refusals of several tokens as one: of one code, said together; else the first, which is as good as any. */
function merged(reasons) {
    const [first] = reasons;
    if (!(first instanceof kit_failure/* Failure */.HR) || reasons.length === 1)
        return first;
    const alike = reasons.filter((each) => each instanceof kit_failure/* Failure */.HR && each.code === first.code);
    const texts = [...new Set(alike.map(({ message }) => message))];
    const claims = [...new Set(alike.flatMap(({ facts }) => facts.claims ?? []))];
    // Said of several leases, it names none.
    const { lease: _, ...facts } = first.facts;
    return new kit_failure/* Failure */.HR(first.code, texts.join('\n'), { ...facts, ...(claims.length > 0 && { claims }), cause: first });
}

;// CONCATENATED MODULE: ./.cache/js/flow/lease.js
















/** The whole of main: plan, prove, exchange, guard, expose, record. */
async function lease(world, inputs) {
    const start = world.elapsed();
    await turn(world);
    const plan = parsePlan(inputs, await loadYaml(), { serverUrl: world.job.fact('server_url') });
    dialTargets(world, plan.leases);
    await turn(world);
    if (!world.job.idToken)
        return skip(world, plan);
    for (const line of asked(plan))
        world.say('plain', line);
    for (const line of ownerAudiences(plan, world))
        world.say('notice', line);
    const record = world.place('record.jsonl');
    const budget = { total: plan.step.timeout, ends: start + plan.step.timeout };
    const journal = openJournal(world, { budget: Math.min(plan.step.timeout, POST_MS), ...world.network, summary: plan.step.summary, record });
    await wave(world, plan, { budget, journal, record });
}
/** Connections that were begun come a step further: while files are loaded and parsed, one after the other, they stand still. */
const turn = (world) => world.sleep(0);
const POST_MS = 15_000;
const SIGNAL_MS = 5_000;
async function wave(world, plan, ledger) {
    const { budget, journal, record } = ledger;
    const halt = new AbortController();
    const sender = senderOf(world, {
        ...budget,
        ends: budget.ends - budget.total / 8,
        stop: AbortSignal.any([world.cancelled, halt.signal]),
        abort: lateAbort(world),
    });
    const keys = plan.step.verifySignature ? keysOf(world, sender, plan.step.issuer) : noKeys;
    const refusals = noRefusals(plan.step);
    const tokens = tokensOf(world, plan, { sender, keys, refusals });
    try {
        const obtained = await prove(world, plan, { tokens, office: { sender, journal, tokens }, halt, refusals });
        world.cancelled.throwIfAborted();
        const exposed = expose(world, plan, { obtained, journal, record });
        for (const line of [...leased(world, obtained), ...handed(world, plan, exposed)])
            world.say('plain', line);
        const mute = unreachable(world, plan);
        if (mute !== undefined)
            world.say('warning', mute);
    }
    catch (error) {
        // The last eighth of the budget was kept for this; a cancelled step has the seconds that the runner grants.
        const rest = world.cancelled.aborted ? SIGNAL_MS : left(world, budget);
        throw await takeBack(world, journal, {
            failure: (0,kit_failure/* asFailure */.h_)(error),
            milliseconds: rest,
            record,
            refused: (failure) => recordRefusals(world, plan, { failure, record, refusals }),
        });
    }
}
async function prove(world, plan, { tokens, ...wave }) {
    const proof = tokens.prove();
    // Loaded while the network is busy: parsing jose would otherwise block the handshakes.
    void loadVerifier().catch(() => { });
    world.sweep();
    const verified = await proof;
    for (const line of proven(verified))
        world.say('plain', line);
    if (!plan.step.verifySignature)
        world.say('warning', unsigned);
    const pin = suggestion(plan, verified);
    if (pin !== undefined)
        world.say('notice', pin);
    return obtain(world, plan.leases, { ...wave, tokens: verified });
}
/** Cuts off what is under way a moment after a cancellation: an answer on its way may hold a lease that is to be returned. */
function lateAbort(world) {
    const abort = new AbortController();
    const cut = () => void world.sleep(SIGNAL_MS / 4).then(() => abort.abort(world.cancelled.reason));
    if (world.cancelled.aborted)
        cut();
    else
        world.cancelled.addEventListener('abort', cut, { once: true });
    return abort.signal;
}
/** The tick that completes the plan: as many connections as a host will be asked at once. */
function dialTargets(world, leases) {
    const wanted = leases.flatMap(({ order, ca }) => order.origins.map((origin) => ({ origin, ca })));
    for (const alike of Map.groupBy(wanted, ({ origin, ca }) => `${origin.origin} ${ca ?? ''}`).values()) {
        const [first] = alike;
        if (first)
            world.dial(first.origin, { ca: first.ca, count: alike.length });
    }
}
async function skip(world, plan) {
    const failure = await unavailable(world.job);
    if (plan.step.ifUnavailable === 'fail')
        throw recordRefusals(world, plan, { failure, record: world.place('record.jsonl'), refusals: noRefusals(plan.step) });
    world.say('notice', `Nothing is leased, as "if-unavailable: skip" asks: ${failure.message}`);
    world.expose({ env: new Map(), outputs: new Map([['leased', 'false']]) });
}


/***/ }),

/***/ 8456:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ shown)
/* harmony export */ });
const LONGEST = 400;
/**
 * A claim, or what was expected of it, as it may stand in a log: a text in quotes, on one line, with every letter beyond ASCII escaped, so
 * that two texts that look alike but differ can be told apart. Of verified tokens claims are no secrets, and every letter of them counts.
 */
function shown(value) {
    switch (typeof value) {
        case 'undefined':
            return 'absent';
        case 'string':
            return value.length > LONGEST ? `${ascii(value.slice(0, LONGEST))} (cut)` : ascii(value);
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


/***/ }),

/***/ 7378:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ parseObject)
/* harmony export */ });
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


/***/ }),

/***/ 6696:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
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


/***/ }),

/***/ 7822:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ quoted),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
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


/***/ }),

/***/ 2842:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  providerNamed: () => (/* binding */ providerNamed),
  e: () => (/* binding */ providerNames),
  r: () => (/* binding */ providers)
});

// EXTERNAL MODULE: ./.cache/js/kit/failure.js
var kit_failure = __webpack_require__(391);
// EXTERNAL MODULE: ./.cache/js/identity/strictJson.js
var strictJson = __webpack_require__(7378);
// EXTERNAL MODULE: ./.cache/js/kit/printable.js
var printable = __webpack_require__(7822);
;// CONCATENATED MODULE: ./.cache/js/providers/answer.js



// Real answers have five levels; what is deeper would overflow the stack of whatever walks it.
const DEEPEST = 64;
/** The JSON object of an answer; anything else is `ANSWER_INVALID`, also one in which a member stands twice. */
function jsonOf({ text }, host) {
    const read = deeperThan(text, DEEPEST) ? { mistake: 'is nested too deeply' } : (0,strictJson/* parseObject */.l)(text);
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
    return URL.canParse(location) ? ` to ${(0,printable/* printable */.g)(new URL(location).host)}` : '';
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

// EXTERNAL MODULE: ./.cache/js/identity/shown.js
var shown = __webpack_require__(8456);
;// CONCATENATED MODULE: ./.cache/js/providers/presented.js

/** One claim of the lease's own token, to be compared with the server's side; the token itself is never shown. */
const claimed = ({ claims }, name) => (0,shown/* shown */.S)(claims[name]);
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
    .map((name) => `  the token says ${name}: ${(0,shown/* shown */.S)(desk.claims[name])}`);
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
        return { mistake: `must be of one of the partitions ${partitionIds.join(', ')}; got ${(0,printable/* quoted */.T)(partition)}` };
    return { arn, partition, account, name };
}
function mistakeIn(arn) {
    if (arn === '')
        return 'is required; where a secret or variable was to fill it, that one is empty or out of reach of this job';
    const must = `must be the full ARN of a role, such as ${EXAMPLE}; got ${(0,printable/* quoted */.T)(arn)}`;
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
    const lines = differing.map((part) => `  ${words[part]}: asked for ${wanted[part] || 'none'}, got ${(0,printable/* printable */.g)(got[part]) || 'none'}`);
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
const LONGEST = 64;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
/** A name that leads from CloudTrail back to the run, and is unique also across a matrix: `<repo>-<run>-<attempt>-<lease>-<random>`. */
function sessionNameOf({ fact, name, random }) {
    const end = `-${[...random(6)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;
    const run = `-${clean([fact('run_id') ?? 'run', fact('run_attempt') ?? '1', name].join('-'))}`.slice(0, LONGEST - end.length);
    // A long repository gives way: the run identifies it anyway.
    const repository = clean(fact('repository')?.split('/').at(-1) ?? '').slice(0, LONGEST - run.length - end.length);
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

// EXTERNAL MODULE: ./.cache/js/inputs/nearest.js
var nearest = __webpack_require__(6696);
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
        const meant = (0,nearest/* nearest */.p)(key, KEYS);
        complain(`${(0,printable/* quoted */.T)(key)} is not one of ${KEYS.join(', ')}${meant === undefined ? '' : `; did you mean "${meant}"?`}`);
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
            complain(`tag ${(0,printable/* quoted */.T)(key)}: key and value must be texts of at most 128 and 256 letters, digits, blanks and _ . : / = + - @`);
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
            read.complain('managed-policies', `must name each policy by its ARN, such as arn:aws:iam::aws:policy/ReadOnlyAccess; got ${(0,printable/* quoted */.T)(arn)}`, 0);
        else if (owner !== 'aws' && account !== '' && owner !== account)
            read.complain('managed-policies', `must be policies of AWS or of the role's account ${account}; got ${(0,printable/* quoted */.T)(arn)}`, 0);
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
        return `holds a blank or a line break: ${(0,printable/* quoted */.T)(region)}; perhaps it was saved with the variable. ${HINT}`;
    if (elsewhere ? /^[A-Za-z0-9-]{1,64}$/.test(region) : region === GLOBAL || /^[a-z]{2,8}(?:-[a-z]{2,16}){1,2}-\d{1,2}$/.test(region))
        return undefined;
    return `must be the name of a region, such as eu-central-1; got ${(0,printable/* quoted */.T)(region)}. ${HINT}`;
}
function samePartition(read, region, roles) {
    const { id } = partitionOf(region);
    const strangers = roles.filter(({ arn, partition }) => arn !== '' && partition !== id);
    if (region === '' || strangers.length === 0)
        return;
    const named = strangers.map(({ arn }) => arn).join(', ');
    read.complain('region', `is ${(0,printable/* quoted */.T)(region)}, in partition ${id}, where this role cannot be: ${named}`, 0);
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
        ...(capitals.length > 0 ? [`Capital letters count: ${capitals.map((each) => (0,shown/* shown */.S)(each)).join(', ')}.`] : []),
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
    throw new kit_failure/* Failure */.HR('ANSWER_INVALID', `${place.url.host} publishes no metadata for ${(0,printable/* quoted */.T)(place.issuer)}`, {
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
    throw new kit_failure/* Failure */.HR('ANSWER_INVALID', `${url.host} publishes metadata of another issuer than ${(0,printable/* quoted */.T)(issuer)}`, {
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
function at(value, path) {
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

// EXTERNAL MODULE: ./.cache/js/kit/address.js
var kit_address = __webpack_require__(7229);
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
    return (0,kit_address/* safeAddress */.M)(address) !== undefined && (kind === 'rfc7009' || kind === 'delete') && token !== undefined && token !== '';
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
        const value = at(answer, path);
        if (typeof value === 'string' && VISIBLE.test(value) && !secrets.has(path))
            secrets.set(path, desk.secret(value));
    }
    const expiresAt = instantOf(at(answer, expires), desk.now());
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
    const theirs = words.trim() === '' ? [] : [`  the server says, reduced: ${(0,printable/* printable */.g)(words)}`];
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
    const url = (0,kit_address/* safeAddress */.M)(address);
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
    const said = trust_COMPARED.flatMap((name) => (typeof claims[name] === 'string' ? [`  ${name}: ${(0,printable/* quoted */.T)(claims[name])}`] : []));
    return [`The audience asked for is ${(0,printable/* quoted */.T)(audience)}. The token says:`, ...said];
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
    const to = `the login at ${(0,printable/* printable */.g)(loginPath(terms))}${role === undefined ? '' : ` as role ${(0,printable/* quoted */.T)(role)}`}`;
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
                .map(([field, value]) => rendered(`${name}${suffix(field)}`, value, `${source.path}#${(0,printable/* printable */.g)(field)}`)));
    }
}
/** A refusal that only the data shows. */
function unreadable(where, row, hint = '') {
    return new kit_failure/* Failure */.HR('READ_REFUSED', `the login was fine; ${(0,printable/* quoted */.T)(where)}: ${row.sign}${hint}`, row);
}
const oddly = (where, sentence, cure) => new kit_failure/* Failure */.HR('READ_REFUSED', `the login was fine; ${(0,printable/* quoted */.T)(where)} ${sentence}`, {
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
    const meant = (0,nearest/* nearest */.p)(selector, Object.keys(fields));
    throw unreadable(`${path}#${selector}`, dataRows.field, meant === undefined ? '' : `; did you mean "#${(0,printable/* printable */.g)(meant)}"?`);
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
        throw oddly(path, `has two fields that would both become ${(0,printable/* printable */.g)(twice)}`, 'Name the fields one by one with #.');
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
    const to = `to reading ${(0,printable/* quoted */.T)(source.path)}`;
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
    return refused(answer, { code: 'READ_REFUSED', host, to: `reading ${(0,printable/* quoted */.T)(source.path)}; the login was fine`, row });
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
    return new kit_failure/* Failure */.HR(failure.code, `the login was fine; reading ${(0,printable/* quoted */.T)((0,printable/* printable */.g)(source.path))} failed: ${failure.message}`, {
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
            throw new kit_failure/* Failure */.HR('READ_REFUSED', `two values of "read" would both become ${(0,printable/* printable */.g)(name)}`, {
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
    const url = (0,kit_address/* safeAddress */.M)(address);
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
    desk.say('debug', `${desk.name}: the token's policies are ${policies.map(printable/* printable */.g).join(', ') || 'none'}`);
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