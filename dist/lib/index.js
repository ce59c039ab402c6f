/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ({

/***/ 6949:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   e9: () => (/* binding */ failures),
/* harmony export */   h_: () => (/* binding */ asFailure)
/* harmony export */ });
const failures = {
    INPUT_INVALID: {
        summary: 'An input is missing, misspelt or malformed. Nothing was requested.',
        causes: ['a value was mistyped, or a variable that was to fill it is empty'],
        fix: 'Correct every input named in the message; all mistakes are listed at once.',
    },
    ENVIRONMENT_REFUSED: {
        summary: 'An environment variable disables TLS verification or would print secrets to the log; or a ' +
            'review runs in a job that may request ID tokens.',
        causes: [
            'an earlier step wrote the variable to GITHUB_ENV',
            'the runner itself is started with it',
        ],
        fix: 'Remove the variable that the message names from the job and the runner.',
    },
    ID_TOKEN_UNAVAILABLE: {
        summary: 'The runner does not offer an OIDC token to this job.',
        causes: [
            'the job lacks `permissions: id-token: write`',
            'the run belongs to a fork or to Dependabot',
            'the caller of a reusable workflow does not pass the permission on',
        ],
        fix: 'Add `id-token: write` under `permissions` of the job, and of the job that calls it.',
    },
    ID_TOKEN_INVALID: {
        summary: "The token is not one that this job's issuer signed for this audience and this moment. " +
            'It was sent nowhere.',
        causes: [
            "the runner's clock is wrong",
            'the enterprise has an issuer of its own',
            'a proxy between the runner and the issuer responds in its place',
        ],
        fix: 'Set the clock, declare `issuer` for an enterprise slug, or find the proxy that responds ' +
            'in place of the issuer.',
    },
    RUN_MISMATCH: {
        summary: 'The token was issued for another run, or does not name its run. It was not sent anywhere.',
        causes: [
            "a request URL of another job reached this step's environment",
            'the runner does not set GITHUB_RUN_ID or a variable like it, because this is not a job',
        ],
        fix: 'Find the step that changes ACTIONS_ID_TOKEN_REQUEST_URL or the GITHUB_ variables.',
    },
    EVENT_REFUSED: {
        summary: 'The run was started by an event that this step does not accept. The token was not ' +
            'sent anywhere.',
        causes: [
            'the workflow runs on pull_request_target, issues, comments or another event that ' +
                'people without write access can cause',
        ],
        fix: 'If the step may run for that event, name it in `allow-events` or in `expect.event_name`.',
    },
    CLAIM_MISMATCH: {
        summary: 'The token is genuine, but is not the identity that `expect` declares. It was sent nowhere.',
        causes: [
            'the run is on another ref, environment or event than the workflow expects',
            'an expectation is mistyped',
        ],
        fix: 'Compare the two sides in the message; correct `expect`, or run where it matches.',
    },
    ENVIRONMENT_UNPROTECTED: {
        summary: "The job's environment is protected less than `environment-rules` demands, or its rules " +
            'could not be read. The token was sent nowhere.',
        causes: [
            'the environment was created by naming it in a workflow, and has no rules',
            'a rule was removed or loosened in the settings',
            'the job has not `actions: read`',
        ],
        fix: 'Set the rules under Settings, Environments of the repository; or write what is meant into ' +
            '`environment-rules`.',
    },
    UNREACHABLE: {
        summary: 'A host could not be reached, or closed the connection.',
        causes: [
            'the server is down',
            'a firewall or proxy blocks the host',
            'its certificate is not trusted here',
        ],
        fix: 'Check the address, HTTPS_PROXY and NO_PROXY, and whether the runner may reach the host; ' +
            'write a private authority into `ca-certificate`.',
    },
    TIMED_OUT: {
        summary: 'A host did not respond in time.',
        causes: ['the server is overloaded', 'a firewall drops packets silently'],
        fix: 'Re-run the job; if the server is always slow, raise `timeout`.',
    },
    EXCHANGE_REFUSED: {
        summary: 'The server rejected the request.',
        causes: [
            'its trust policy does not accept this identity',
            'role, mount or audience differ from its configuration',
        ],
        fix: "Compare the claims in the message with the server's trust policy.",
    },
    NOT_REJECTED: {
        summary: 'A lease with `must-be-rejected` was granted: the trust policy of the server accepts this ' +
            'workflow. The lease was revoked or expires, and nothing was exported.',
        causes: [
            'the trust policy accepts more than was meant: a wildcard, or a claim that it does not compare',
            'the test runs in a workflow that the policy is meant to accept',
        ],
        fix: 'Compare the claims that the policy does not compare yet: `dry-run: true` in the workflow ' +
            'that is to be accepted prints a policy for exactly that one.',
    },
    INCONCLUSIVE: {
        summary: 'A lease with `must-be-rejected` was not granted, but not because of the trust policy as ' +
            'far as can be seen: nothing is proven.',
        causes: [
            'the server was unreachable or overloaded, or the rejection has several possible reasons',
            'audience, role or mount differ from the configuration of the server',
        ],
        fix: 'Correct what the message names, until the server rejects the identity itself.',
    },
    READ_REFUSED: {
        summary: 'The login succeeded, but a secret could not be read.',
        causes: ["the role's policy does not cover the path", 'the path or the field does not exist'],
        fix: 'Correct the path, or the policy of the role.',
    },
    RESPONSE_INVALID: {
        summary: 'The server returned a success response that is malformed or incomplete.',
        causes: ['the address is that of another server', 'a proxy or portal responds in its place'],
        fix: 'Check the address; send the request by hand and look at the response.',
    },
    GUARD_FAILED: {
        summary: 'The lease differs from the request. It was revoked or expires, and nothing was exported.',
        causes: [
            'the server maps the identity to another account or role',
            'the server grants less time than `min-lifetime`',
        ],
        fix: 'Compare the two sides in the message.',
    },
    EXPORT_FAILED: {
        summary: 'The credentials could not be exported to later steps. They were revoked or expire, and ' +
            'nothing was exported.',
        causes: [
            'the disk is full',
            'two leases set the same variable',
            'a value is too large for the environment',
        ],
        fix: 'Free the disk, use `prefix`, or export by `file`.',
    },
    STATE_UNWRITABLE: {
        summary: "The runner's state could not be written, so the post step would not know what to revoke.",
        causes: ['the disk is full', 'the runner did not set GITHUB_STATE'],
        fix: 'Free the disk of the runner.',
    },
    SINK_FAILED: {
        summary: 'The record could not be sent to a sink with `on-failure: fail`. In main nothing was ' +
            'exported, and what was leased was revoked or expires.',
        causes: [
            'the sink is down, or rejects the ID token or the credentials of its lease',
            'its address or its fields are those of another sink',
        ],
        fix: "Check the sink's address, and whether it accepts this workflow; or write " +
            '`on-failure: warn`.',
    },
    REVIEW_FAILED: {
        summary: 'The review found something of a kind that `fail-on` names.',
        causes: ['a policy or a workflow lets in more, or says less, than was agreed'],
        fix: 'Correct each line that is annotated; the output `findings` has all of them.',
    },
    CANCELLED: {
        summary: 'The step was cancelled, and nothing was exported. What it had leased was revoked ' +
            'where that is possible; the log names the rest.',
        causes: ['someone cancelled the run', 'a time limit of the job or step ran out'],
        fix: 'Re-run the job.',
    },
    INTERNAL: {
        summary: 'A bug in this action.',
        causes: ['a case that this action does not handle'],
        fix: 'Please report it with the text of this log, which contains no secret.',
    },
};
class Failure extends Error {
    name = 'Failure';
    code;
    facts;
    constructor(code, message, facts = {}) {
        super(message);
        this.code = code;
        this.facts = facts;
    }
    get causes() {
        return this.facts.causes ?? failures[this.code].causes;
    }
    get fix() {
        return this.facts.fix ?? failures[this.code].fix;
    }
    with({ code = this.code, message = this.message, ...facts }) {
        const { cause = this } = this.facts;
        return new Failure(code, message, { ...this.facts, cause, ...facts });
    }
    forLease(lease) {
        return this.facts.lease === undefined ? this.with({ lease }) : this;
    }
}
function asFailure(error) {
    if (error instanceof Failure)
        return error;
    const kind = error instanceof Error ? error.name : typeof error;
    return new Failure('INTERNAL', `an unexpected ${kind} stopped the step`, { cause: error });
}


/***/ }),

/***/ 9773:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isObject),
/* harmony export */   l: () => (/* binding */ parseObject)
/* harmony export */ });
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
function parseObject(text) {
    const value = parse(text);
    if (!isObject(value))
        return { error: 'is not a JSON object' };
    return hasDuplicateKeys(text)
        ? { error: 'has two members with the same name' }
        : { members: value };
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
const LEXEMES = /"(?:[^"\\]|\\.)*"|[{}:]/g;
function hasDuplicateKeys(json) {
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

/***/ 9650:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   So: () => (/* binding */ isMasked),
/* harmony export */   oq: () => (/* binding */ basicAuthForms),
/* harmony export */   ye: () => (/* binding */ maskForms)
/* harmony export */ });
const SHORTEST = 4;
function maskForms(value) {
    if (value.trim().length < SHORTEST)
        return [];
    const lines = value.split(/[\r\n]+/);
    return distinct([...lines.map((line) => line.trim()), ...jwtParts(value), ...encodings(value)]);
}
function isMasked(value) {
    const forms = new Set(maskForms(value));
    return value.split(/[\r\n]+/).some((line) => forms.has(line.trim()));
}
function basicAuthForms(user, password) {
    const basic = Buffer.from(`${user}:${password}`).toString('base64');
    return distinct([basic, ...encodings(`${user}:${password}`)]);
}
function encodings(value) {
    const bytes = Buffer.from(value);
    const hex = bytes.toString('hex');
    const form = new URLSearchParams([['', value]]).toString().slice(1);
    return [
        ...[0, 1, 2].map((offset) => alignedBase64(bytes.subarray(offset))),
        hex,
        hex.toUpperCase(),
        form,
    ];
}
function alignedBase64(bytes) {
    return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64url');
}
function jwtParts(value) {
    const [, payload = '', signature = ''] = /^\s*eyJ[\w-]*\.([\w-]+)\.([\w-]*)\s*$/.exec(value) ?? [];
    return [payload, signature];
}
const distinct = (forms) => [...new Set(forms)].filter((form) => form.length >= SHORTEST);


/***/ }),

/***/ 4355:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   Go: () => (/* binding */ isBinary),
/* harmony export */   oA: () => (/* binding */ unwrap),
/* harmony export */   zh: () => (/* binding */ Secret)
/* harmony export */ });
class Secret {
    #value;
    encoding;
    constructor(value, encoding = 'utf8') {
        this.#value = value;
        this.encoding = encoding;
    }
    reveal() {
        return this.#value;
    }
    get length() {
        return this.#value.length;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    [Symbol.for('nodejs.util.inspect.custom')]() {
        return '***';
    }
}
const isBinary = (value) => value instanceof Secret && value.encoding === 'latin1';
const bytesOf = (value) => Buffer.from(unwrap(value), value instanceof Secret ? value.encoding : 'utf8');
const unwrap = (value) => value instanceof Secret ? value.reveal() : value;


/***/ }),

/***/ 7427:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseEntry),
/* harmony export */   N: () => (/* binding */ clampExpiry)
/* harmony export */ });
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9773);

function parseEntry(value) {
    const { kind, lease, from, host, intent, receipt, path, until, expiresAt, revocation, restore } = value;
    switch (kind) {
        case 'intent': {
            const { token } = value;
            return areStrings(lease, from, host) && isTimestamp(until) && isOptionalStrings(token)
                ? { kind, lease, from, host, until, token }
                : undefined;
        }
        case 'refused':
            return isIndex(intent) ? { kind, intent } : undefined;
        case 'revoked':
            return isIndex(receipt) ? { kind, receipt } : undefined;
        case 'more':
            return isIndex(receipt) &&
                isIndex(intent) &&
                isTimestamp(expiresAt) &&
                isRevocationData(revocation)
                ? { kind, receipt, intent, expiresAt, revocation }
                : undefined;
        case 'file':
            return typeof path === 'string' && isOptionalString(restore)
                ? { kind, path, ...(restore !== undefined && { restore }) }
                : undefined;
        case 'receipt':
            return parseReceipt(value);
        case 'lines': {
            const { sinks, lines } = value;
            return areTexts(sinks) && areTexts(lines) ? { kind, sinks, lines } : undefined;
        }
        case 'shipped': {
            const { entry, sink } = value;
            return isIndex(entry) && typeof sink === 'string' ? { kind, entry, sink } : undefined;
        }
        default:
            return undefined;
    }
}
function parseReceipt(value) {
    const { lease, from, host, id, intent, expiresAt, revocation, onRevokeFailure } = value;
    const { note, ca, token, keys, request, supplied, refreshLifetime } = value;
    if (!areStrings(lease, from, host, id) || !isIndex(intent) || !isTimestamp(expiresAt))
        return undefined;
    if (!(revocation === null || isRevocationData(revocation)) ||
        !isRevokeFailurePolicy(onRevokeFailure))
        return undefined;
    if (![note, ca, request].every(isOptionalString))
        return undefined;
    if (refreshLifetime !== undefined && !isIndex(refreshLifetime))
        return undefined;
    if (![token, keys, supplied].every(isOptionalStrings))
        return undefined;
    const named = { lease, from, host, id };
    const texts = { note, ca, request };
    const maps = { token, keys, supplied };
    const rest = { expiresAt, revocation, onRevokeFailure, ...texts, ...maps };
    const refresh = refreshLifetime === undefined ? {} : { refreshLifetime };
    return { kind: 'receipt', intent, ...named, ...rest, ...refresh };
}
const areStrings = (...values) => values.every((value) => typeof value === 'string');
const areTexts = (value) => Array.isArray(value) && areStrings(...value);
const isIndex = (value) => Number.isSafeInteger(value) && value >= 0;
const clampExpiry = (seconds) => seconds !== undefined && seconds < 253_402_300_800 ? Math.max(0, seconds) : undefined;
const isTimestamp = (value) => value === null || (typeof value === 'number' && clampExpiry(value) === value);
const isOptionalString = (value) => value === undefined || typeof value === 'string';
const isOptionalStrings = (value) => value === undefined || isRevocationData(value);
const isRevokeFailurePolicy = (value) => value === 'warn' || value === 'fail';
const isRevocationData = (value) => (0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(value) && Object.values(value).every((text) => typeof text === 'string');


/***/ }),

/***/ 8150:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseLine),
/* harmony export */   Q9: () => (/* binding */ TOMBSTONE),
/* harmony export */   RW: () => (/* binding */ parseHeader)
/* harmony export */ });
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9773);

const TOMBSTONE = { closed: 'open', opening: '{"v":1,"leases":"none"}' };
function parseLine(line) {
    try {
        const value = JSON.parse(line);
        return (0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function parseHeader(value) {
    if (value?.['v'] !== 1 ||
        typeof value['nonce'] !== 'string' ||
        !/^[0-9a-f]{32}$/.test(value['nonce']))
        return undefined;
    const { budget, summary, record, ...rest } = value;
    const { proxy, noProxy, ca, system, uid, run, issuer, idTokenOrigin, labels, sinks } = rest;
    if (typeof budget !== 'number' || !(budget > 0) || typeof summary !== 'boolean')
        return undefined;
    if (!isStringRecord(proxy) ||
        !(run === undefined || isStringRecord(run)) ||
        typeof uid !== 'string' ||
        !(ca === undefined || isStringRecord(ca, 'path', 'sha256')) ||
        !Object.values(labels ?? {}).every((own) => isStringRecord(own)) ||
        !(sinks === undefined || isStringRecord(sinks)) ||
        !areOptionalStrings(record, noProxy, system, issuer, idTokenOrigin))
        return undefined;
    const network = { proxy, noProxy, ca, system };
    const { nonce } = value;
    const optional = { run, issuer, idTokenOrigin, labels, sinks };
    return { v: 1, nonce, uid, budget, summary, record, ...network, ...optional };
}
const areOptionalStrings = (...values) => values.every((value) => value === undefined || typeof value === 'string');
function isStringRecord(value, ...needed) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return false;
    return (areOptionalStrings(...Object.values(value)) &&
        needed.every((name) => Object.hasOwn(value, name)));
}


/***/ }),

/***/ 7876:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Uf: () => (/* binding */ nothingLeased),
/* harmony export */   _0: () => (/* binding */ openJournal),
/* harmony export */   a0: () => (/* binding */ readJournal)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6949);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4355);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7427);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8150);




const MAX_LINE = 30_000;
const MAX_TOTAL = 512 * 1024;
function openJournal(runtime, facts) {
    const random = Buffer.from(runtime.random(32)).toString('hex');
    const [nonce, uid] = [random.slice(0, 32), random.slice(32)];
    runtime.mask(new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(nonce));
    const header = { v: 1, nonce, uid, ...facts };
    runtime.saveState({ closed: 'open', opening: JSON.stringify(header) });
    const entries = [];
    const state = createStateWriter(runtime);
    let whole = true;
    return {
        header,
        entries,
        get fullyPersisted() {
            return whole && state.complete;
        },
        append(entry) {
            const number = entries.length;
            const line = JSON.stringify({ nonce, ...entry });
            const fits = state.fits(line);
            if (entry.kind === 'intent') {
                if (!fits)
                    throw tooLarge();
                state.write(number, line, { needed: false });
                return entries.push(entry) - 1;
            }
            entries.push(entry);
            whole &&= fits;
            state.write(number, fits ? line : JSON.stringify({ nonce, kind: 'revoked', receipt: number }), { needed: true });
            if (!fits)
                throw tooLarge();
            return number;
        },
        close: () => state.close(entries.length),
    };
}
const tooLarge = () => new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('STATE_UNWRITABLE', `the journal entry of a lease is too large for the runner's state`);
function createStateWriter({ saveState }) {
    const pending = [];
    let size = 0;
    const flush = () => {
        for (let [next] = pending; next; [next] = pending) {
            const [number, line] = next;
            saveState({ closed: `open ${number + 1}`, [`entry_${number}`]: line });
            pending.shift();
        }
    };
    return {
        get complete() {
            return pending.length === 0;
        },
        fits(line) {
            size += line.length;
            return line.length <= MAX_LINE && size <= MAX_TOTAL;
        },
        write(number, line, { needed: mustPersist }) {
            pending.push([number, line]);
            try {
                flush();
            }
            catch (error) {
                if (!mustPersist)
                    pending.pop();
                throw error;
            }
        },
        close(count) {
            flush();
            saveState({ closed: String(count) });
        },
    };
}
function readJournal(state) {
    const line = state('opening');
    if (line === undefined || line === _header_js__WEBPACK_IMPORTED_MODULE_2__/* .TOMBSTONE */ .Q9.opening)
        return undefined;
    const header = (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHeader */ .RW)((0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .parseLine */ .A)(line));
    if (!header)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('INTERNAL', "the header in this step's state is not one that this action wrote");
    const { killed, count } = closingOf(state('closed'));
    const entries = new Map();
    const warnings = [];
    let number = 0;
    for (; number < count; number++) {
        const text = state(`entry_${number}`);
        if (text === undefined)
            break;
        const value = (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .parseLine */ .A)(text);
        const entry = value?.['nonce'] === header.nonce ? (0,_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .parseEntry */ .E)(value) : undefined;
        if (entry)
            entries.set(number, entry);
        else
            warnings.push(`state entry ${number} was not written by this step's main and is ignored`);
    }
    if (number === count && state(`entry_${count}`) !== undefined)
        warnings.push(`state entries from ${count} on were not written by this step's main: ignored`);
    return { header, entries, warnings, killed };
}
const nothingLeased = (state) => state('entry_0') === undefined
    ? 'Nothing was leased, so there is nothing to revoke'
    : 'Nothing was leased, so nothing is revoked; the STATE_entry_* variables set since are ignored';
function closingOf(text = '') {
    if (text === _header_js__WEBPACK_IMPORTED_MODULE_2__/* .TOMBSTONE */ .Q9.closed)
        return { killed: true, count: 0 };
    const [, open, count = ''] = /^(open )?(\d{1,6})$/.exec(text) ?? [];
    return count === ''
        ? { killed: true, count: Number.POSITIVE_INFINITY }
        : { killed: open !== undefined, count: Number(count) };
}


/***/ }),

/***/ 1787:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ isSettled),
/* harmony export */   T: () => (/* binding */ outstanding)
/* harmony export */ });
function outstanding(entries, { killed = false } = {}) {
    const intents = new Map();
    const receipts = new Map();
    const revoked = new Set();
    const files = [];
    const unshipped = new Map();
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
            case 'more': {
                const whole = extendReceipt(receipts.get(entry.receipt), entry);
                if (!whole)
                    break;
                intents.delete(entry.intent);
                receipts.set(entry.receipt, whole);
                break;
            }
            case 'revoked':
                if (killed)
                    revoked.add(entry.receipt);
                else
                    receipts.delete(entry.receipt);
                break;
            case 'file':
                files.push(entry);
                break;
            case 'lines':
                for (const sink of entry.sinks)
                    unshipped.set(`${number} ${sink}`, { entry: number, sink, lines: entry.lines });
                break;
            case 'shipped':
                if (!killed)
                    unshipped.delete(`${entry.entry} ${entry.sink}`);
                break;
        }
    }
    const lost = [...intents.values()];
    return { receipts: [...receipts], revoked, lost, files, unshipped: [...unshipped.values()] };
}
function isSettled({ entries, warnings, killed = false }) {
    const { receipts, lost, files, unshipped } = outstanding(entries);
    const open = [warnings, receipts, lost, files, unshipped];
    return !killed && open.every(({ length }) => length === 0);
}
function extendReceipt(receipt, { revocation, expiresAt }) {
    return receipt?.revocation
        ? { ...receipt, expiresAt, revocation: mergeData(receipt.revocation, revocation) }
        : undefined;
}
const mergeData = (first, more) => Object.fromEntries([
    ...Object.entries(first),
    ...Object.entries(more).map(([part, text]) => [part, appendLine(first[part], text)]),
]);
const appendLine = (before, text) => before ? `${before}\n${text}` : text;


/***/ }),

/***/ 2101:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
__nccwpck_require__.r(__webpack_exports__);
/* harmony import */ var _journal_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7876);
/* harmony import */ var _journal_outstanding_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1787);
/* harmony import */ var _runner_certificateLoader_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5290);
/* harmony import */ var _runner_commands_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8607);
/* harmony import */ var _runner_commands_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1486);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2237);
/* harmony import */ var _runner_process_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(633);






if (!(0,_runner_certificateLoader_js__WEBPACK_IMPORTED_MODULE_0__/* .restartWithoutBlockers */ .G)())
    (0,_runner_process_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .eF)(async (stepProcess) => {
        const found = (0,_journal_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournal */ .a0)(_runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .state */ .wk);
        if (!found || found.entries.size + found.warnings.length === 0)
            return (0,_runner_commands_js__WEBPACK_IMPORTED_MODULE_4__/* .writeStdout */ .j)((0,_runner_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .logLines */ .OG)((0,_journal_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .nothingLeased */ .Uf)(_runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .state */ .wk)));
        if ((0,_journal_outstanding_js__WEBPACK_IMPORTED_MODULE_6__/* .isSettled */ .I)(found))
            return (0,_runner_commands_js__WEBPACK_IMPORTED_MODULE_4__/* .writeStdout */ .j)((0,_runner_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .logLines */ .OG)('Nothing is left to revoke'));
        const [{ postRuntime }, { runPost }] = await Promise.all([
            Promise.all(/* import() */[__nccwpck_require__.e("for-main-and-runner-refreshRuntime-and-runner-runtime"), __nccwpck_require__.e("runner-runtime")]).then(__nccwpck_require__.bind(__nccwpck_require__, 2008)),
            Promise.all(/* import() */[__nccwpck_require__.e("record-summary-and-others"), __nccwpck_require__.e("for-flow-main-and-flow-post-and-flow-refresh"), __nccwpck_require__.e("flow-revoke"), __nccwpck_require__.e("flow-post")]).then(__nccwpck_require__.bind(__nccwpck_require__, 6304)),
        ]);
        await runPost(postRuntime(stepProcess, found.header), found, _runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .rawInputs */ .me);
    });


/***/ }),

/***/ 8202:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   eq: () => (/* binding */ openForAppend),
/* harmony export */   f4: () => (/* binding */ writeAll),
/* harmony export */   qP: () => (/* binding */ NO_FOLLOW)
/* harmony export */ });
/* unused harmony export makeOwnerOnly */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

const NO_FOLLOW = (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
const openForAppend = (path, create) => {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_APPEND | NO_FOLLOW | (create ? node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT : 0), 0o600);
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file, { bigint: true });
    if (!stat.isFile()) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
        throw new Error('not a regular file');
    }
    return {
        size: Number(stat.size),
        ownerOnly: makeOwnerOnly(file, stat),
        write: (text) => writeAll(file, text),
        rollBack: () => truncateTo(path, stat),
        close: () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file),
    };
};
function makeOwnerOnly(file, { mode }) {
    if (process.platform === 'win32' || (mode & 63n) === 0n)
        return true;
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync)(file, 0o600);
        return true;
    }
    catch {
        return false;
    }
}
function writeAll(file, content) {
    for (let rest = Buffer.from(content); rest.length > 0;)
        rest = rest.subarray((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(file, rest));
}
function truncateTo(path, { dev, ino, size }) {
    try {
        const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | NO_FOLLOW);
        try {
            const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file, { bigint: true });
            if (stat.dev !== dev || stat.ino !== ino)
                return false;
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.ftruncateSync)(file, Number(size));
            return true;
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
        }
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 1055:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cg: () => (/* binding */ checkAuthorities),
/* harmony export */   Cm: () => (/* binding */ systemCaVariable),
/* harmony export */   F3: () => (/* binding */ authorityVariables),
/* harmony export */   HO: () => (/* binding */ trustsSystem),
/* harmony export */   Q4: () => (/* binding */ MOST_FILES),
/* harmony export */   uS: () => (/* binding */ directoryPaths)
/* harmony export */ });
/* unused harmony exports judgeProvenance, jobBegan, namesIn */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _places_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4154);



const OPENSSL_VARIABLES = ['SSL_CERT_FILE', 'SSL_CERT_DIR'];
const MOST_FILES = 5000;
const PROBLEMS = {
    kernel: 'must not name a file of /proc, /dev or /sys, which any variable or process can fill',
    workspace: 'must not name a place inside the workspace, which the code under test can change',
    temporary: 'must not name a place in a temporary directory, which every step can write',
};
const CHANGED = "must not name a file that this job's user may write and that is younger than the job" +
    ' (GITHUB_EVENT_PATH)';
function judgeProvenance(file, user, jobBeganMs) {
    if (!mayWrite(file, user))
        return 'protected';
    return file.ctimeMs <= jobBeganMs ? 'older than the job' : 'changed since the job began';
}
function mayWrite({ uid, gid, mode }, user) {
    if (user.uid === undefined || user.uid === 0 || user.uid === uid)
        return true;
    return (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && user.groups.includes(gid));
}
function jobBegan({ GITHUB_EVENT_PATH: event }) {
    if (!event)
        return Number.POSITIVE_INFINITY;
    const times = [event, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(event)].flatMap((path) => {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
        return stat ? [stat.ctimeMs, stat.birthtimeMs].filter((time) => time > 0) : [];
    });
    return times.length === 0 ? 0 : Math.min(...times);
}
function authorityVariables(env) {
    const names = ['NODE_EXTRA_CA_CERTS', ...(trustsSystem(env) ? OPENSSL_VARIABLES : [])];
    return names.filter((name) => env[name]);
}
const trustsSystem = (env) => systemCaVariable(env) !== undefined;
function systemCaVariable(env) {
    if (env['NODE_USE_SYSTEM_CA'] === '1')
        return 'NODE_USE_SYSTEM_CA';
    return /(?:^|[\s"])--use[-_](?:system|openssl)[-_]ca(?=[\s"]|$)/.test(env['NODE_OPTIONS'] ?? '')
        ? 'NODE_OPTIONS'
        : undefined;
}
function checkAuthorities(variable, env) {
    const value = env[variable] ?? '';
    const paths = variable === 'SSL_CERT_DIR' ? directoryPaths(value) : [value];
    const place = paths.map((path) => (0,_places_js__WEBPACK_IMPORTED_MODULE_2__/* .locate */ .x5)(path, env)).find((found) => found !== 'elsewhere');
    if (place)
        return { variable, problem: PROBLEMS[place], writable: false };
    const user = jobUser();
    const began = jobBegan(env);
    const provenances = new Set(paths
        .map((path) => openedFacts(path))
        .map((file) => file && judgeProvenance(file, user, began)));
    return {
        variable,
        problem: provenances.has('changed since the job began') ? CHANGED : undefined,
        writable: provenances.has('older than the job'),
    };
}
function directoryPaths(value) {
    const directories = [...new Set([value, ...value.split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)])].filter((directory) => directory !== '');
    const files = directories.flatMap((directory) => namesIn(directory).map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name)));
    return [...directories, ...files.slice(0, MOST_FILES + 1)];
}
function namesIn(directory) {
    try {
        return directory === '' ? [] : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory).toSorted();
    }
    catch {
        return [];
    }
}
function openedFacts(path) {
    try {
        const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0));
        try {
            const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
            return stat.isFile() ? stat : undefined;
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
        }
    }
    catch {
        return undefined;
    }
}
function jobUser() {
    const { getuid, getgroups } = process;
    return { uid: getuid?.call(process), groups: getgroups?.call(process) ?? [] };
}


/***/ }),

/***/ 5290:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ restartWithoutBlockers),
/* harmony export */   n: () => (/* binding */ blockingVariables)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _authorities_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1055);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8607);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1486);
/* harmony import */ var _places_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4154);




function blockingVariables(env) {
    return (0,_authorities_js__WEBPACK_IMPORTED_MODULE_1__/* .authorityVariables */ .F3)(env).filter((name) => {
        const value = env[name] ?? '';
        return (name === 'SSL_CERT_DIR' ? (0,_authorities_js__WEBPACK_IMPORTED_MODULE_1__/* .directoryPaths */ .uS)(value) : [value]).some(mayBlock);
    });
}
function restartWithoutBlockers(env = process.env) {
    const names = blockingVariables(env);
    if (names.length === 0)
        return false;
    const list = names.join(' and ');
    (0,_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .writeStdout */ .j)((0,_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .annotationLine */ .As)('warning', `${list} must name regular files only; this step runs without it`));
    process.exitCode = 1;
    const { spawn } = process.getBuiltinModule('node:child_process');
    const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
        env: Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name))),
        stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'])
        process.on(signal, () => child.kill(signal));
    child.on('error', () => process.exit(1));
    child.on('close', (code) => process.exit(code ?? 1));
    return true;
}
function mayBlock(path) {
    if ((0,_places_js__WEBPACK_IMPORTED_MODULE_4__/* .isKernelPath */ .rY)(path))
        return true;
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
        return !stat.isFile() && !stat.isDirectory();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 3848:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ saveState),
/* harmony export */   MV: () => (/* binding */ writeCommandFiles),
/* harmony export */   Z2: () => (/* binding */ noticingOpener),
/* harmony export */   bp: () => (/* binding */ stateWriter),
/* harmony export */   fe: () => (/* binding */ appendSummary)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6949);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4355);
/* harmony import */ var _appendFile_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8202);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1959);




const SUMMARY_LIMIT = 1024 * 1024;
function writeCommandFiles(paths, { summary, ...exposure }, open = _appendFile_js__WEBPACK_IMPORTED_MODULE_0__/* .openForAppend */ .eq) {
    writeAllOrNone(() => planTexts(paths, exposure), open);
    if (summary === undefined)
        return undefined;
    try {
        appendSummary(paths, summary, open);
        return undefined;
    }
    catch (error) {
        return (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .asFailure */ .h_)(error).message;
    }
}
function writeAllOrNone(texts, open) {
    const files = [];
    try {
        const all = texts();
        for (const { path } of all)
            files.push(open(path));
        for (const [index, text] of all.entries())
            writeText(files[index], text);
    }
    catch (error) {
        const clean = files.map((file) => file.rollBack()).every(Boolean);
        throw unwritable('EXPORT_FAILED', clean ? 'later steps see none of it' : 'part of it could not be removed', error);
    }
    finally {
        for (const file of files)
            file.close();
    }
}
function planTexts(paths, { env, outputs, record }) {
    const commands = [
        ['GITHUB_ENV', heredocs(env, /^[A-Za-z_][A-Za-z0-9_]*$/)],
        ['GITHUB_OUTPUT', heredocs(outputs, /^[A-Za-z_][A-Za-z0-9_-]*$/)],
    ];
    return [
        ...commands
            .filter(([, text]) => text !== '')
            .map(([variable, text]) => ({
            path: commandFilePath(paths, variable, 'EXPORT_FAILED'),
            text,
            block: true,
        })),
        ...(record
            ? [{ path: record.path, text: record.lines.map((line) => `${line}\n`).join('') }]
            : []),
    ];
}
function writeText(file, { text, limit = Number.POSITIVE_INFINITY, block = false }) {
    if (file.size + Buffer.byteLength(text) > limit)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('EXPORT_FAILED', 'the job summary would exceed 1 MiB');
    file.write(block && file.size > 0 ? `\n${text}` : text);
}
function noticingOpener(paths, notice, open = _appendFile_js__WEBPACK_IMPORTED_MODULE_0__/* .openForAppend */ .eq) {
    const unnoticed = new Set(['GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_OUTPUT']);
    return (path, create) => {
        const file = open(path, create);
        const variable = [...unnoticed].find((name) => paths[name] === path);
        if (file.ownerOnly || variable === undefined)
            return file;
        unnoticed.delete(variable);
        notice(`The mode of the runner's file ${variable} could not be set to 0600`);
        return file;
    };
}
const saveState = (pairs) => stateWriter(process.env)(pairs);
function stateWriter(paths, open = _appendFile_js__WEBPACK_IMPORTED_MODULE_0__/* .openForAppend */ .eq) {
    let cut = false;
    return (pairs) => {
        const text = Object.entries(pairs).map(stateLine).join('');
        let file;
        try {
            file = open(commandFilePath(paths, 'GITHUB_STATE', 'STATE_UNWRITABLE'));
            file.write(`${cut ? '\n' : ''}${text}`);
            cut = false;
        }
        catch (error) {
            cut = file?.rollBack() === false || cut;
            throw unwritable('STATE_UNWRITABLE', 'post would not know of it', error);
        }
        finally {
            file?.close();
        }
    };
}
function stateLine([key, line]) {
    if (!/^\w+$/.test(key) || /[\r\n\0]/.test(line))
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('INTERNAL', 'a line for the state is malformed');
    return `${key}=${line}\n`;
}
function appendSummary(paths, markdown, open = _appendFile_js__WEBPACK_IMPORTED_MODULE_0__/* .openForAppend */ .eq) {
    const path = paths['GITHUB_STEP_SUMMARY'];
    if (!path)
        return;
    let file;
    try {
        file = open(path);
        writeText(file, { path, text: `${markdown}\n`, limit: SUMMARY_LIMIT });
    }
    catch (error) {
        file?.rollBack();
        throw unwritable('EXPORT_FAILED', 'the job summary does not show this step', error);
    }
    finally {
        file?.close();
    }
}
function heredocs(values, name) {
    return [...values].map(([key, value]) => heredoc(key, value, name)).join('');
}
function heredoc(key, value, name) {
    const text = (0,_core_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(value);
    const delimiter = `ghadelimiter_${(0,_random_js__WEBPACK_IMPORTED_MODULE_3__/* .random */ .y)(16).toString('hex')}`;
    if (!name.test(key))
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('EXPORT_FAILED', 'a name for later steps is malformed');
    if (text.includes('\0') || text.includes(delimiter))
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('EXPORT_FAILED', `the value of ${key} contains a character that cannot be exported`);
    return `${key}<<${delimiter}\n${text}\n${delimiter}\n`;
}
function commandFilePath(paths, variable, code) {
    const path = paths[variable];
    if (path)
        return path;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(code, `the runner does not set ${variable} for this step`);
}
function unwritable(code, consequence, error) {
    if (error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR)
        return error;
    const reason = error.code ?? 'it is not a regular file';
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(code, `a file of the runner could not be written (${reason}); ${consequence}`, { cause: error });
}


/***/ }),

/***/ 1486:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ annotationLine),
/* harmony export */   OG: () => (/* binding */ logLines),
/* harmony export */   sD: () => (/* binding */ maskLines)
/* harmony export */ });
/* harmony import */ var _core_masks_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9650);


function maskLines(secret) {
    return (0,_core_masks_js__WEBPACK_IMPORTED_MODULE_0__/* .maskForms */ .ye)(secret.reveal())
        .map((form) => `::add-mask::${escaped(form)}\n`)
        .join('');
}
function logLines(text) {
    return `${text
        .split(/\r\n|[\r\n]/)
        .map((line) => neutralise(line).replace(/^([^!-~]*):(?=:)/, '$1: '))
        .join('\n')}\n`;
}
function annotationLine(kind, text, place) {
    const at = place ? ` file=${escapedProperty(place.file)},line=${place.line}` : '';
    return `::${kind}${at}::${escaped(text
        .split(/\r\n|[\r\n]/)
        .map(neutralise)
        .join('\n'))}\n`;
}
const neutralise = (line) => line.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').replaceAll('##[', '## [');
const escaped = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapedProperty = (text) => escaped(neutralise(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');


/***/ }),

/***/ 2237:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FT: () => (/* binding */ disguisedInputs),
/* harmony export */   me: () => (/* binding */ rawInputs),
/* harmony export */   wk: () => (/* binding */ state)
/* harmony export */ });
/* unused harmony export foldName */
const INPUT = /^INPUT_[A-Z0-9_-]+$/;
const INPUT_ON_WINDOWS = /^INPUT_[A-Z0-9_-]+$/i;
const isInput = (name, windows) => (windows ? INPUT_ON_WINDOWS : INPUT).test(name);
function rawInputs(env = process.env, windows = process.platform === 'win32') {
    return new Map(Object.entries(env).flatMap(([name, value = '']) => {
        const text = value.trim();
        return isInput(name, windows) && text !== ''
            ? [[name.slice('INPUT_'.length).toLowerCase(), text]]
            : [];
    }));
}
function disguisedInputs(env, windows = process.platform === 'win32') {
    const others = Object.keys(env).filter((name) => !isInput(name, windows) && foldName(name).startsWith('input_'));
    if (others.length === 0)
        return [];
    const inputs = new Set(Object.keys(env).flatMap((name) => (isInput(name, windows) ? [foldName(name)] : [])));
    return others.filter((name) => inputs.has(foldName(name)));
}
function state(key, env = process.env) {
    return env[`STATE_${key}`] || undefined;
}
const LOOKALIKES = {
    a: 'ΑαАаᎪᴀɑ',
    b: 'ΒβВвᏴʙЬ',
    c: 'СсϹϲᏟᴄ',
    d: 'ԁᎠᴅđĐɗ',
    e: 'ΕεЕеᎬᴇҽ',
    f: 'ꜰſƒϜ',
    g: 'ɡɢԌցᏀ',
    h: 'ΗНнһᎻʜհ',
    i: 'ΙιІіӀӏıɩɪƖɨƗ',
    j: 'ЈјᎫᴊϳͿȷ',
    k: 'ΚκКкᏦᴋ',
    l: 'ʟᏞŁłԼ',
    m: 'ΜМмᎷᴍ',
    n: 'ΝηɴոՈ',
    o: 'ΟοОоօՕᴏØø',
    p: 'ΡρРрᏢᴘ',
    q: 'ԛԚզ',
    r: 'ʀᎡгᴦ',
    s: 'ЅѕꜱᏚՏ',
    t: 'ΤτТтᎢᴛ',
    u: 'υսՍᴜμ',
    v: 'νѴѵᏙᴠ',
    w: 'ωԜԝᎳᴡшա',
    x: 'ΧχХх',
    y: 'ΥγУуүҮʏᎩ',
    z: 'ΖζᏃᴢ',
};
const ASCII = /^[\0-\x7f]*$/;
function foldName(name) {
    if (ASCII.test(name))
        return name.replace(/[\0-\x20\x7f]/g, '').toLowerCase();
    return name
        .normalize('NFKD')
        .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/gu, '')
        .replace(/\p{Pc}/gu, '_')
        .replace(/[\p{Pd}\u2212]/gu, '-')
        .replace(/[^\0-\x7f]/gu, latinLetter)
        .toLowerCase();
}
const latinLetter = (character) => Object.keys(LOOKALIKES).find((letter) => LOOKALIKES[letter]?.includes(character)) ?? character;


/***/ }),

/***/ 4154:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  rY: () => (/* binding */ isKernelPath),
  x5: () => (/* binding */ locate),
  XF: () => (/* binding */ readRegularFile)
});

// UNUSED EXPORTS: isFileAt

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./.build/runner/places.js



const KERNEL_DIRECTORIES = ['/proc', '/dev', '/sys'];
const KERNEL_FILE_SYSTEMS = new Set([0x9fa0, 0x62656572]);
const TEMPORARY_DIRECTORIES = ['/tmp', '/var/tmp'];
function locate(path, env) {
    if (isKernelPath(path))
        return 'kernel';
    const file = resolvePath(path);
    const isIn = (directory) => !!directory && contains(resolvePath(directory), file);
    if (isIn(env['GITHUB_WORKSPACE']))
        return 'workspace';
    return temporaryDirectories(env).some(isIn) ? 'temporary' : 'elsewhere';
}
function isKernelPath(path) {
    if (process.platform === 'win32')
        return false;
    const file = resolvePath(path);
    if (KERNEL_DIRECTORIES.some((directory) => contains(directory, file)))
        return true;
    const type = attempt(() => (0,external_node_fs_.statfsSync)(file).type);
    return type !== undefined && KERNEL_FILE_SYSTEMS.has(type);
}
function isFileAt(path, opened) {
    const found = attempt(() => (0,external_node_fs_.statSync)(external_node_fs_.realpathSync.native(path), { bigint: true }));
    return found !== undefined && found.dev === opened.dev && found.ino === opened.ino;
}
function resolvePath(path) {
    return (attempt(() => external_node_fs_.realpathSync.native(path)) ??
        attempt(() => (0,external_node_path_.join)(external_node_fs_.realpathSync.native((0,external_node_path_.dirname)(path)), (0,external_node_path_.basename)(path))) ??
        (0,external_node_path_.resolve)(path));
}
function temporaryDirectories(env) {
    const { RUNNER_TEMP, TMPDIR, TEMP, TMP, SystemRoot, LOCALAPPDATA } = env;
    return [
        ...TEMPORARY_DIRECTORIES,
        (0,external_node_os_namespaceObject.tmpdir)(),
        ...[RUNNER_TEMP, TMPDIR, TEMP, TMP],
        SystemRoot && (0,external_node_path_.join)(SystemRoot, 'Temp'),
        LOCALAPPDATA && (0,external_node_path_.join)(LOCALAPPDATA, 'Temp'),
    ];
}
const contains = (directory, file) => file === directory || file.startsWith(directory.endsWith(external_node_path_.sep) ? directory : `${directory}${external_node_path_.sep}`);
function attempt(act) {
    try {
        return act();
    }
    catch {
        return undefined;
    }
}
function readRegularFile(path, most) {
    if (isKernelPath(path))
        return 'unreadable';
    let file;
    try {
        file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0));
    }
    catch {
        return 'none';
    }
    try {
        const stat = (0,external_node_fs_.fstatSync)(file, { bigint: true });
        if (stat.isDirectory())
            return 'none';
        return stat.isFile() && stat.size <= most && isFileAt(path, stat)
            ? readUpTo(file, most)
            : 'unreadable';
    }
    catch {
        return 'unreadable';
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function readUpTo(file, most) {
    const parts = [];
    for (let size = 0; size <= most;) {
        const part = Buffer.alloc(64 * 1024);
        const read = (0,external_node_fs_.readSync)(file, part);
        if (read === 0)
            return Buffer.concat(parts);
        size += read;
        parts.push(part.subarray(0, read));
    }
    return 'unreadable';
}


/***/ }),

/***/ 633:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Q_: () => (/* binding */ offlineHost),
  eF: () => (/* binding */ run)
});

// UNUSED EXPORTS: createAnnotations

// EXTERNAL MODULE: ./.build/core/failure.js
var core_failure = __nccwpck_require__(6949);
;// CONCATENATED MODULE: ./.build/core/report.js

const ERRORS_PAGE = 'https://github.com/OWNER/lease-credentials/blob/main/docs/reference/errors.md';
const LONGEST = 4_000;
const MORE = ' (the log has more)';
function formatFailure(failure) {
    const { code, causes, fix, message, facts } = failure;
    const [headline = '', ...more] = message.split('\n');
    const concerned = failure.facts.lease === undefined ? '' : ` (lease "${failure.facts.lease}")`;
    const lines = [
        `${code}${concerned}: ${headline}`,
        ...more,
        core_failure/* failures */.e9[code].summary,
        'Possible causes:',
        ...causes.map((cause) => `- ${cause}`),
        `Fix: ${fix}`,
        ...(facts.requestId === undefined ? [] : [`Request ID: ${facts.requestId}`]),
        `See ${ERRORS_PAGE}#${code.toLowerCase()}`,
        ...(code === 'INTERNAL' ? report_frames(failure.facts.cause).map((frame) => `at ${frame}`) : []),
    ];
    const advice = cut(`\nLikely cause: ${causes[0] ?? core_failure/* failures */.e9[code].summary}\nFix: ${fix}`, LONGEST / 2);
    const subject = `${code}${concerned}: `;
    const shown = cutMessage(message, LONGEST - subject.length - advice.length);
    return { lines, annotation: `${subject}${shown}${advice}` };
}
function cutMessage(message, longest) {
    if (message.length <= longest)
        return message;
    const kept = message.slice(0, longest - MORE.length);
    const end = kept.lastIndexOf('\n');
    return `${end > 0 ? kept.slice(0, end) : `${kept.slice(0, -1)}…`}${MORE}`;
}
const cut = (text, longest) => text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
function report_frames(cause) {
    if (!(cause instanceof Error))
        return [];
    const head = `${cause.name}: ${cause.message}\n`;
    const stack = cause.stack ?? '';
    if (!stack.startsWith(head))
        return [];
    return [...stack.slice(head.length).matchAll(/([\w.-]{1,60}:\d+:\d+)\)?$/gm)]
        .slice(0, 6)
        .flatMap(([, place]) => place ?? []);
}

// EXTERNAL MODULE: ./.build/runner/certificateLoader.js
var certificateLoader = __nccwpck_require__(5290);
// EXTERNAL MODULE: ./.build/runner/commandFiles.js
var commandFiles = __nccwpck_require__(3848);
// EXTERNAL MODULE: ./.build/runner/stdout.js
var stdout = __nccwpck_require__(8607);
// EXTERNAL MODULE: ./.build/runner/commands.js
var commands = __nccwpck_require__(1486);
;// CONCATENATED MODULE: ./.build/runner/process.js





const none = () => new Map();
const offlineHost = () => ({
    process,
    annotations: createAnnotations(async () => undefined),
    print: stdout/* writeStdout */.j,
});
function run(step, outputs = none, host = { process, annotations: createAnnotations(), print: stdout/* writeStdout */.j }) {
    const { annotations, print } = host;
    host.process.exitCode = 1;
    const crash = (error) => {
        const annotation = reportFailure((0,core_failure/* asFailure */.h_)(error), outputs, host);
        annotations.flushSync();
        print((0,commands/* annotationLine */.As)('error', annotation));
        host.process.exit(1);
    };
    host.process.on('uncaughtException', crash);
    host.process.on('unhandledRejection', crash);
    host.process.on('beforeExit', () => crash(new core_failure/* Failure */.HR('INTERNAL', 'the step ended before it was finished')));
    void outcomeOf(step, { cancelled: cancellation(host), annotations, print }).then(async (failure) => {
        if (failure)
            annotations.write('error', reportFailure(failure, outputs, host));
        await annotations.flush();
        host.process.exit(failure ? 1 : 0);
    });
}
async function outcomeOf(step, stepProcess) {
    try {
        await step(stepProcess);
        return undefined;
    }
    catch (error) {
        return (0,core_failure/* asFailure */.h_)(error);
    }
}
function cancellation(host) {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'])
        host.process.on(signal, () => controller.abort(new core_failure/* Failure */.HR('CANCELLED', `the runner stopped this step (${signal})`)));
    return controller.signal;
}
function reportFailure(failure, outputs, { process: { env }, print }) {
    const { lines, annotation } = formatFailure(failure);
    print((0,commands/* logLines */.OG)(lines.join('\n')));
    try {
        (0,commandFiles/* writeCommandFiles */.MV)(env, { env: new Map(), outputs: outputs(failure) });
    }
    catch {
    }
    return annotation;
}
function createAnnotations(load = loadToolkit, write = stdout/* writeStdout */.j) {
    const waiting = [];
    let toolkit;
    const drain = (core) => {
        for (const [kind, text] of waiting.splice(0)) {
            if (core)
                core[kind](text);
            else
                write((0,commands/* annotationLine */.As)(kind, text));
        }
    };
    return {
        write(kind, text) {
            waiting.push([kind, plainText(text)]);
            toolkit ??= load().catch(() => undefined);
            void toolkit.then(drain);
        },
        async flush() {
            if (toolkit === undefined)
                return;
            drain(await toolkit);
            if (process.stdout.writableLength > 0)
                await new Promise((done) => process.stdout.write('', () => done()));
        },
        flushSync: () => drain(undefined),
    };
}
async function loadToolkit() {
    if ((0,certificateLoader/* blockingVariables */.n)(process.env).length > 0)
        throw new Error('the process could not exit');
    return Promise.all(/* import() */[__nccwpck_require__.e("actions-http-client"), __nccwpck_require__.e("actions-core")]).then(__nccwpck_require__.bind(__nccwpck_require__, 6058));
}
const plainText = (text) => text.replaceAll('##[', '## [').replace(/[^\P{Cc}\n]/gu, ' ');


/***/ }),

/***/ 1959:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ random)
/* harmony export */ });
const random = (bytes) => process.getBuiltinModule('node:crypto').randomBytes(bytes);


/***/ }),

/***/ 8607:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ writeStdout)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

function writeStdout(text, write = (bytes) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(1, bytes)) {
    let rest = Buffer.from(text);
    while (rest.length > 0) {
        try {
            rest = rest.subarray(write(rest));
        }
        catch (error) {
            if (error.code !== 'EAGAIN')
                return;
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
        }
    }
}


/***/ }),

/***/ 795:
/***/ ((module) => {

"use strict";
module.exports = require("./unused.js");

/***/ }),

/***/ 2613:
/***/ ((module) => {

"use strict";
module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

"use strict";
module.exports = require("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

"use strict";
module.exports = require("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

"use strict";
module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

"use strict";
module.exports = require("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

"use strict";
module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

"use strict";
module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

"use strict";
module.exports = require("net");

/***/ }),

/***/ 7598:
/***/ ((module) => {

"use strict";
module.exports = require("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

"use strict";
module.exports = require("node:fs");

/***/ }),

/***/ 6760:
/***/ ((module) => {

"use strict";
module.exports = require("node:path");

/***/ }),

/***/ 857:
/***/ ((module) => {

"use strict";
module.exports = require("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

"use strict";
module.exports = require("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

"use strict";
module.exports = require("process");

/***/ }),

/***/ 4756:
/***/ ((module) => {

"use strict";
module.exports = require("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

"use strict";
module.exports = require("util");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return chunkId + ".js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			"index": 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};
// This entry need to be wrapped in an IIFE because it uses a non-standard name for the exports (exports).
(() => {
var exports = __webpack_exports__;
exports.main = () => Promise.all(/* import() */[__nccwpck_require__.e("for-main-and-runner-refreshRuntime-and-runner-runtime"), __nccwpck_require__.e("runner-runtime"), __nccwpck_require__.e("main")]).then(__nccwpck_require__.bind(__nccwpck_require__, 3478))
exports.post = () => __nccwpck_require__(2101)
exports.refresh = () => __nccwpck_require__.e(/* import() */ "refresh").then(__nccwpck_require__.bind(__nccwpck_require__, 7779))
exports.review = () => __nccwpck_require__.e(/* import() */ "review").then(__nccwpck_require__.bind(__nccwpck_require__, 7696))

})();

module.exports = __webpack_exports__;
/******/ })()
;