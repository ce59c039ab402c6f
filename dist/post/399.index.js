export const id = 399;
export const ids = [399];
export const modules = {

/***/ 8399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  close: () => (/* binding */ close_close)
});

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

;// CONCATENATED MODULE: ./.cache/js/record/summary.js
/** The block of main: a row per lease, and the rest for those who look closer. */
function summary_summaryOf(rows) {
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
        ...known.map(({ lease, leasedAt, expiresAt }) => `  ${lease} :${Math.floor(leasedAt)}, ${Math.floor(expiresAt ?? leasedAt)}`),
        ...['```', ''],
    ];
}
const until = (seconds) => seconds === undefined ? 'not said' : `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
/** Text that cannot leave its cell: names come from workflow files, and a summary is rendered. */
const cell = (text) => text.replace(/[\s\0]+/g, ' ').replace(/[&<>|`\\*_[\]#!~$@]/g, (each) => `&#${each.charCodeAt(0)};`);

// EXTERNAL MODULE: ./.cache/js/kit/failure.js
var kit_failure = __webpack_require__(8023);
;// CONCATENATED MODULE: ./.cache/js/kit/send.js


const REPEATED = new Set([408, 425, 429]);
/** Attempts repeat while the budget lasts: transport errors, 408, 425, 429, 5xx, no content where some was due, and the server's own signs. */
function senderOf(world, budget) {
    return {
        async send(asked, transient = () => false) {
            const attempt = 'next' in asked ? asked : { host: asked.url.host, next: async () => asked };
            for (let count = 1;; count++) {
                const { outcome, expects } = await once(world, budget, attempt);
                if (!(outcome instanceof kit_failure/* Failure */.HR) && !repeats(outcome, expects, transient))
                    return outcome;
                if (outcome instanceof kit_failure/* Failure */.HR && !outcome.facts.transient)
                    throw outcome;
                await pause(world, budget, { host: attempt.host, count, outcome });
            }
        },
    };
}
async function once(world, budget, attempt) {
    budget.stop?.throwIfAborted();
    const request = await attempt.next();
    const outcome = await world.http(request, patience(world, budget)).catch(kit_failure/* asFailure */.h_);
    attempt.settle?.(outcome);
    return { outcome, expects: request.expects };
}
function repeats(answer, expects, transient) {
    return transient(answer) || REPEATED.has(answer.status) || answer.status >= 500 || hollow(answer, expects);
}
/** A 2xx without what was asked for: a gateway or portal in between, rarely the server itself. */
function hollow({ status, headers, text }, expects) {
    if (expects === 'nothing' || status < 200 || status > 299 || status === 204)
        return false;
    return text.trim() === '' || /^text\/html\b/i.test(headers['content-type'] ?? '') || /^\s*<(?:!doctype\s+html|html)\b/i.test(text);
}
/** Waits before the next attempt, or gives up when the budget cannot hold it. */
async function pause(world, budget, last) {
    const { host, count, outcome } = last;
    const reason = outcome instanceof kit_failure/* Failure */.HR ? outcome.message : `${host} answered ${outcome.status}`;
    const wait = Math.max(backOff(world, budget, count), outcome instanceof kit_failure/* Failure */.HR ? 0 : retryAfter(world, outcome));
    const rest = left(world, budget);
    if (wait >= rest)
        throw exhausted(last, reason);
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
function exhausted({ host, count, outcome }, reason) {
    const tries = count === 1 ? 'one attempt' : `${count} attempts`;
    if (outcome instanceof kit_failure/* Failure */.HR)
        return new kit_failure/* Failure */.HR(outcome.code, `${reason} (${tries})`, { ...outcome.facts, transient: false, cause: outcome });
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
        const early = receipt.note === undefined ? '' : '; the record says how to end it early';
        return {
            ...base,
            end: 'expires',
            ...(receipt.note !== undefined && { note: receipt.note }),
            sentence: `${lease}: cannot be revoked, ${remaining(world, expiresAt)}${early}`,
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
    const { providerNamed } = await __webpack_require__.e(/* import() */ 425).then(__webpack_require__.bind(__webpack_require__, 9425));
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
    const life = until === null ? 'for as long as the server allows' : `until ${clock(until)}`;
    return {
        ...base,
        end: 'unknown',
        sentence: `${lease}: an answer of ${host} was lost; a lease of which this step never heard may live ${life}`,
    };
}
function remaining(world, expiresAt) {
    if (expiresAt === null)
        return 'for as long as the server allows';
    return `expires in ${minutes(expiresAt - world.now())}, at ${clock(expiresAt)}`;
}
const early = (world, expiresAt) => (expiresAt === null ? '' : `, ${minutes(expiresAt - world.now())} early`);
const minutes = (seconds) => (seconds < 90 ? `${Math.max(0, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`);
const clock = (seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;

;// CONCATENATED MODULE: ./.cache/js/handover/values.js
/** The named values of a lease, as the trade's tools read them; plain strings are no secrets. */
function valuesOf({ credentials, expiresAt }) {
    switch (credentials.kind) {
        case 'aws':
            return new Map([
                ['AWS_ACCESS_KEY_ID', credentials.accessKeyId],
                ['AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey],
                ['AWS_SESSION_TOKEN', credentials.sessionToken],
                ['AWS_REGION', credentials.region],
                ['AWS_DEFAULT_REGION', credentials.region],
                ...(expiresAt === undefined ? [] : [['AWS_CREDENTIAL_EXPIRATION', values_rfc3339(expiresAt)]]),
                ...(credentials.account === undefined ? [] : [['AWS_ACCOUNT_ID', credentials.account]]),
            ]);
        case 'values':
            return credentials.values;
    }
}
/** What only outputs carry: the token, where exactly one was leased, and facts that are no variables. */
function extrasOf({ credentials }) {
    switch (credentials.kind) {
        case 'aws': {
            const { arn, account } = credentials;
            return new Map([
                ...(arn === undefined ? [] : [['arn', arn]]),
                ...(account === undefined ? [] : [['account', account]]),
            ]);
        }
        case 'values': {
            const token = credentials.token === undefined ? undefined : credentials.values.get(credentials.token);
            return token === undefined ? new Map() : new Map([['token', token]]);
        }
    }
}
/** Seconds since the epoch in RFC 3339, whole seconds. */
const values_rfc3339 = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');

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
function event_identityOf(claims) {
    const kept = IDENTITY.filter((name) => Object.hasOwn(claims, name)).map((name) => [name, claims[name]]);
    return Object.fromEntries(kept.filter(([, value]) => typeof value === 'string' && value.length <= LONGEST_CLAIM));
}
/** What a token that was not verified says of itself; nothing where it is no JWT. */
function event_claimedBy(jwt) {
    try {
        const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
        return typeof claims === 'object' && claims !== null ? event_identityOf(claims) : {};
    }
    catch {
        return {};
    }
}
/** The event as one line. */
const event_lineOf = (event) => JSON.stringify(event);

;// CONCATENATED MODULE: ./.cache/js/flow/records.js




/** The line of each lease in the record. */
function leasedLines(world, exposed, journal) {
    const notes = new Map(journal.entries.flatMap((entry) => (entry.kind === 'receipt' && entry.note !== undefined ? [[entry.lease, entry.note]] : [])));
    return exposed.map((each) => {
        const note = notes.get(each.obtained.wanted.name);
        return lineOf({ ...leasedEvent(world, each), ...(note !== undefined && { note }) });
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
    const expires_at = lease.expiresAt === undefined ? null : rfc3339(lease.expiresAt);
    return { ...base(world, 'leased', wanted), ...who(token), id: lease.id, expires_at, exposed: where };
}
/** An event for each lease that a failure refused: the one that it names, or all of the step. */
function recordRefusals(world, plan, { failure, record, tokens }) {
    const concerned = plan.leases.filter(({ name }) => failure.facts.lease === undefined || failure.facts.lease === name);
    const verified = plan.step.verifySignature && VERIFIED_BY_THEN.has(failure.code);
    for (const wanted of concerned) {
        const jwt = tokens.get(wanted.name);
        const claims = jwt === undefined ? {} : claimedBy(jwt.reveal());
        world.append(record, lineOf({
            ...base(world, 'refused', wanted),
            verified,
            ...(jwt !== undefined && { [verified ? 'identity' : 'claimed']: claims }),
            code: failure.code,
        }));
    }
}
// The signature is checked first: whatever is refused for these reasons was signed by the issuer.
const VERIFIED_BY_THEN = new Set([
    'RUN_MISMATCH',
    'EVENT_REFUSED',
    'CLAIM_MISMATCH',
    'EXCHANGE_REFUSED',
    'READ_REFUSED',
    'GUARD_FAILED',
    'HANDOVER_FAILED',
]);
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
            time: values_rfc3339(world.now()),
            event: 'ended',
            lease,
            from,
            host,
            expires_at: expiresAt === undefined ? null : values_rfc3339(expiresAt),
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
    return { schema: 1, time: rfc3339(world.now()), event, lease: name, from, host: order.host, audience, asked: order.asked };
}
function who({ claims, signed }) {
    return signed ? { verified: true, identity: identityOf(claims) } : { verified: false, claimed: identityOf(claims) };
}

;// CONCATENATED MODULE: ./.cache/js/flow/close.js





/** The whole of post: give back what main leased, remove its files, record the endings. Reads the journal and nothing else. */
async function close_close(world, { opening, entries, warnings }) {
    for (const warning of warnings)
        world.say('warning', warning);
    const open = outstanding(entries);
    for (const { path } of open.files)
        atLeastWarn(world, () => void world.remove(path));
    const endings = await giveBack(world, open, { budget: budgetOf(world, opening.budget), returned: () => { } });
    if (endings.length === 0)
        world.say('plain', 'Nothing is left to give back');
    for (const ending of endings)
        world.say(levelOf(ending), ending.sentence);
    const { record } = opening;
    if (record !== undefined)
        atLeastWarn(world, () => recordEndings(world, record, endings));
    const left = endings.filter(({ end }) => end === 'failed' || end === 'unknown' || end === 'expires');
    if (opening.summary && left.length > 0)
        atLeastWarn(world, () => world.summarize(leftoversOf(left.map(({ sentence }) => sentence))));
    const strict = endings.find((each) => each.strict === true && each.failure !== undefined);
    if (strict?.failure)
        throw strict.failure;
}
const levelOf = ({ end }) => (end === 'failed' || end === 'unknown' ? 'warning' : 'plain');


/***/ })

};
