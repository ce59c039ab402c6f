"use strict";
exports.id = "flow-main";
exports.ids = ["flow-main"];
exports.modules = {

/***/ 4393:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C$: () => (/* binding */ storedSession),
/* harmony export */   iq: () => (/* binding */ parseSession),
/* harmony export */   pL: () => (/* binding */ isFresh)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4355);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(946);


const FRESH_S = 16 * 60;
const MARGIN_S = 60;
function storedSession(credentials, expiresAt) {
    const { accessKeyId, secretAccessKey, sessionToken, account } = credentials;
    const json = JSON.stringify({
        Version: 1,
        AccessKeyId: accessKeyId.reveal(),
        SecretAccessKey: secretAccessKey.reveal(),
        SessionToken: sessionToken.reveal(),
        Expiration: (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .rfc3339 */ .a)(expiresAt - MARGIN_S),
        ...(account !== undefined && { AccountId: account }),
    });
    return new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(`${Math.max(0, Math.floor(expiresAt - FRESH_S))}\n${json}\n`);
}
function parseSession(text) {
    const [, seconds, json] = /^(\d{1,12})\n(\{[^\n]*\})\n$/.exec(text ?? '') ?? [];
    if (seconds === undefined || json === undefined)
        return undefined;
    try {
        const { Expiration: expiration } = JSON.parse(json);
        const expiresAt = Date.parse(String(expiration)) / 1000;
        return Number.isNaN(expiresAt) ? undefined : { freshUntil: Number(seconds), expiresAt, json };
    }
    catch {
        return undefined;
    }
}
const isFresh = ({ freshUntil, expiresAt }, now) => freshUntil > now && expiresAt > now;


/***/ }),

/***/ 8163:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ refreshScript),
/* harmony export */   MP: () => (/* binding */ refreshNames),
/* harmony export */   XS: () => (/* binding */ EXEC_API)
/* harmony export */ });
const EXEC_API = 'client.authentication.k8s.io/v1';
const refreshNames = (lease, windows = false) => ({
    script: windows ? `refresh-${lease}.cmd` : `refresh-${lease}`,
    plan: `refresh-${lease}.json`,
    session: `lease-${lease}.json`,
    newSession: `lease-${lease}.new`,
    lock: `lease-${lease}.lock`,
    rejection: `lease-${lease}.rejected`,
});
function refreshScript({ node, entry, unset, windows }, { plan, session }) {
    if (windows)
        return `@"${node}" "${entry}" "${plan}"\r\n`;
    return [
        '#!/bin/sh',
        '# Written by lease-credentials for libraries of later steps; removed at the end of the job.',
        `if [ -r '${session}' ]; then`,
        `  { IFS= read -r until && IFS= read -r credentials; } <'${session}'`,
        '  now=$(/bin/date +%s 2>/dev/null)',
        '  case "${until:-x}${now:-x}" in',
        '  *[!0-9]*) ;;',
        '  *)',
        '    if [ "$until" -gt "$now" ] && [ -n "$credentials" ]; then',
        '      printf \'%s\\n\' "$credentials"',
        '      exit 0',
        '    fi',
        '    ;;',
        '  esac',
        'fi 2>/dev/null',
        `unset ${unset.join(' ')}`,
        `exec '${node}' '${entry}' '${plan}'`,
        '',
    ].join('\n');
}


/***/ }),

/***/ 1311:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runMain: () => (/* binding */ runMain)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/identity/unavailable.js
var unavailable = __webpack_require__(2240);
// EXTERNAL MODULE: ./.build/flow/audit.js
var audit = __webpack_require__(8543);
// EXTERNAL MODULE: ./.build/flow/exchange.js + 2 modules
var exchange = __webpack_require__(3627);
// EXTERNAL MODULE: ./.build/exports/names.js
var names = __webpack_require__(2263);
// EXTERNAL MODULE: ./.build/exports/registry.js + 8 modules
var registry = __webpack_require__(7112);
// EXTERNAL MODULE: ./.build/exports/stepOutputs.js
var stepOutputs = __webpack_require__(903);
// EXTERNAL MODULE: ./.build/exports/values.js
var exports_values = __webpack_require__(2745);
// EXTERNAL MODULE: ./.build/core/masks.js
var masks = __webpack_require__(9650);
// EXTERNAL MODULE: ./.build/core/secret.js
var secret = __webpack_require__(4355);
;// CONCATENATED MODULE: ./.build/flow/exportWarnings.js



function exportNotices(job, env, writes) {
    const notices = [...writes.notices];
    const overwritten = [...env.keys()].filter((name) => job.variable(name) !== undefined);
    if (overwritten.length > 0)
        notices.push(`These variables were set before and are overwritten for later steps: ` +
            `${overwritten.join(', ')}`);
    if (writes.files.length > 0 && job.containerActions())
        notices.push('This job runs container actions, which cannot open the exported files ' +
            'at these paths; export to them by "output" or "env"');
    return notices;
}
function exportWarnings(job, env, { obtained, writes, }) {
    return obtained.flatMap((lease) => {
        const { name, exports, refresh } = lease.config;
        const overriding = [...exports]
            .flatMap((target) => registry/* exportTargets */.n[target].overriddenBy?.(lease) ?? [])
            .filter((variable) => job.variable(variable) && !env.has(variable));
        const short = shortValues(name, writes);
        return [
            ...(overriding.length > 0
                ? [
                    `Some tools read ${overriding.join(', ')}, set earlier in this job, before what ` +
                        `lease "${name}" exports${refresh ? ', and what they find there is not refreshed' : ''}`,
                ]
                : []),
            ...(short.length > 0
                ? [
                    `Too short to be masked in the log: ${[...new Set(short)].join(', ')} of lease ` +
                        `"${name}"`,
                ]
                : []),
        ];
    });
}
function shortValues(lease, { env, outputs, files }) {
    const inFiles = files.flatMap(({ lease: owner, output: name, content: value }) => name === undefined ? [] : [{ lease: owner, name, value }]);
    return [...env, ...outputs, ...inFiles].flatMap(({ lease: owner, name, value }) => owner === lease && value instanceof secret/* Secret */.zh && !(0,masks/* isMasked */.So)(value.reveal()) ? [name] : []);
}

// EXTERNAL MODULE: ./.build/flow/log.js
var log = __webpack_require__(7986);
// EXTERNAL MODULE: ./.build/exports/credentialProcess.js
var credentialProcess = __webpack_require__(4393);
// EXTERNAL MODULE: ./.build/exports/refreshScript.js
var refreshScript = __webpack_require__(8163);
// EXTERNAL MODULE: ./.build/flow/refreshPlan.js
var refreshPlan = __webpack_require__(3004);
;// CONCATENATED MODULE: ./.build/flow/refreshFiles.js




function refreshCommandPath(runtime, { name, refresh }) {
    if (refresh === undefined)
        return undefined;
    return runtime.tempFilePath((0,refreshScript/* refreshNames */.MP)(name, runtime.refreshCommand().windows).script);
}
function writeRefreshFiles(runtime, journal, { config, lease }) {
    const { name, refresh } = config;
    if (refresh === undefined)
        return;
    const command = runtime.refreshCommand();
    const names = (0,refreshScript/* refreshNames */.MP)(name, command.windows);
    const [script, plan, session] = [names.script, names.plan, names.session].map((each) => runtime.tempFilePath(each));
    for (const file of Object.values(names))
        journal.append({ kind: 'file', path: runtime.tempFilePath(file) });
    runtime.writeTempFile(plan, (0,refreshPlan/* refreshPlanFile */.d)(runtime, { name, refresh, uid: journal.header.uid }));
    const first = firstSession(lease);
    if (first)
        runtime.writeTempFile(session, first);
    runtime.writeTempFile(script, (0,refreshScript/* refreshScript */.Hs)(command, { plan, session }), { executable: true });
}
function firstSession({ credentials, expiresAt }) {
    if (credentials.kind !== 'aws')
        return undefined;
    if (expiresAt !== undefined)
        return (0,credentialProcess/* storedSession */.C$)(credentials, expiresAt);
    throw new failure/* Failure */.HR('GUARD_FAILED', '"refresh" needs a session whose expiry is known');
}

;// CONCATENATED MODULE: ./.build/flow/export.js









function prepareExport({ runtime, plan, journal }, obtained) {
    const writes = planExports({ runtime, plan }, obtained.map((lease) => ({ ...lease, command: refreshCommandPath(runtime, lease.config) })));
    const variables = [
        ...writes.env,
        ...writes.files.flatMap(({ lease, variable }) => variable === undefined ? [] : [{ lease, name: variable }]),
    ];
    throwIfAny([
        ...obtained.flatMap(({ config }) => chosenNameErrors(config, variables)),
        ...writes.env.flatMap((variable) => valueErrors(runtime, variable)),
        ...writes.outputs.flatMap(outputErrors),
    ]);
    throwIfAny((0,names/* duplicateNames */.wO)(variables));
    const exported = obtained.map((lease) => ({
        obtained: lease,
        where: writes.exported.filter(isOf(lease)).map(({ name }) => name),
    }));
    return { obtained, writes, exported, lines: (0,audit/* leasedLines */.kQ)(runtime, exported, journal) };
}
function exportAll({ runtime, plan, journal, record }, { obtained, writes, exported, lines }) {
    for (const lease of obtained)
        writeRefreshFiles(runtime, journal, lease);
    const paths = writeFiles(runtime, journal, writes.files);
    const env = new Map(writes.env.map(({ name, value }) => [name, value]));
    for (const { file, path } of paths)
        if (file.variable !== undefined)
            env.set(file.variable, path);
    for (const line of exportNotices(runtime, env, writes))
        runtime.log('notice', line);
    for (const line of exportWarnings(runtime, env, { obtained, writes }))
        runtime.log('warning', line);
    const revocable = revocableLeases(journal);
    const outputs = obtained.map((lease) => outputsOfLease(lease, { writes, paths, revocable }));
    runtime.exportValues({
        env,
        outputs: new Map([
            ...(0,stepOutputs/* stepOutputs */.t)(outputs, plan.form, runtime.now()),
            ['record', record],
        ]),
        record: { path: record, lines },
        ...(plan.step.summary && { summary: (0,audit/* leasedSummary */.tO)(runtime, exported) }),
    });
    for (const line of (0,log/* describeExports */.hf)(runtime, plan, exported))
        runtime.log('info', line);
    for (const line of (0,log/* describeRefresh */.ZP)(plan))
        runtime.log('info', line);
    const missingId = (0,log/* missingStepIdWarning */.AF)(runtime, plan);
    if (missingId !== undefined)
        runtime.log('warning', missingId);
}
function planExports(step, obtained) {
    const planned = registry/* exportNames */.Z.map((target) => planTarget(step, target, obtained));
    return {
        env: planned.flatMap(({ env = [] }) => env),
        outputs: planned.flatMap(({ outputs = [] }) => outputs),
        files: planned.flatMap(({ files = [] }) => files),
        notices: planned.flatMap(({ notices = [] }) => notices),
        exported: planned.flatMap(({ exported }) => exported),
    };
}
function planTarget({ runtime, plan }, name, obtained) {
    const target = registry/* exportTargets */.n[name];
    const leases = obtained.filter(({ config }) => config.exports.has(name));
    if (leases.length === 0)
        return { exported: [] };
    const job = {
        variable: (key) => runtime.variable(key),
        delimiter: runtime.job.windows ? ';' : ':',
        settings: plan.step,
        filePath: (file) => runtime.tempFilePath(file),
    };
    const existing = {};
    for (const [key, path] of Object.entries(target.reads?.(job) ?? {}))
        existing[key] = runtime.readText(path);
    return target.write(leases, { ...job, existing });
}
const isOf = ({ config }) => ({ lease }) => lease === config.name;
function chosenNameErrors(config, variables) {
    const known = [...config.exports].flatMap((target) => registry/* exportTargets */.n[target].names([config]).variables ?? []);
    return variables.filter(isOf({ config })).flatMap(({ name }) => {
        const error = known.some((own) => own.name === name) ? undefined : (0,names/* chosenNameError */.ce)(name);
        return error === undefined ? [] : [`lease "${config.name}": ${name} ${error}`];
    });
}
function valueErrors({ job }, { lease, name, value }) {
    const error = (0,names/* envValueError */.lq)(name, value, job.windows);
    return error === undefined ? [] : [`lease "${lease}": ${error}`];
}
function outputErrors({ lease, name, value }) {
    const error = (0,names/* textValueError */.rA)(name, value);
    return error === undefined ? [] : [`lease "${lease}": ${error}`];
}
function throwIfAny(errors) {
    if (errors.length > 0)
        throw new failure/* Failure */.HR('EXPORT_FAILED', errors.join('\n'));
}
function writeFiles(runtime, journal, files) {
    const written = [];
    for (const file of files) {
        const path = runtime.tempFilePath(file.file);
        const { content, atEnd } = file;
        journal.append({ kind: 'file', path, ...(atEnd !== 'delete' && { restore: atEnd.restore }) });
        runtime.writeTempFile(path, typeof content === 'function' ? content(path) : content);
        written.push({ file, path });
    }
    return written;
}
function revocableLeases({ entries }) {
    const receipts = entries.filter((entry) => entry.kind === 'receipt');
    const lasting = new Set(receipts.flatMap(({ lease, revocation }) => (revocation === null ? [lease] : [])));
    return new Set(receipts.flatMap(({ lease }) => (lasting.has(lease) ? [] : [lease])));
}
function outputsOfLease(obtained, { writes, paths, revocable, }) {
    const { config, lease } = obtained;
    const values = new Map();
    for (const { name, value } of writes.outputs?.filter(isOf(obtained)) ?? [])
        values.set(name, value);
    const hasOutputs = config.exports.has('output');
    for (const { file, path } of paths)
        if (file.output !== undefined && file.lease === config.name)
            values.set(file.output, path);
    return {
        name: config.name,
        from: config.from,
        lease,
        ends: revocable.has(config.name) ? 'revoked' : 'expires',
        refresh: config.refresh !== undefined,
        values,
        extras: new Map([...(0,exports_values/* outputOnlyValues */.o)(lease)].filter(([key]) => key !== 'token' || hasOutputs)),
    };
}

// EXTERNAL MODULE: ./.build/flow/failureLog.js
var failureLog = __webpack_require__(9022);
// EXTERNAL MODULE: ./.build/core/url.js
var url = __webpack_require__(6586);
// EXTERNAL MODULE: ./.build/journal/journal.js
var journal_journal = __webpack_require__(7876);
// EXTERNAL MODULE: ./.build/providers/supplied.js
var providers_supplied = __webpack_require__(8166);
// EXTERNAL MODULE: ./.build/record/head.js
var head = __webpack_require__(3767);
// EXTERNAL MODULE: ./.build/flow/run.js
var run = __webpack_require__(765);
;// CONCATENATED MODULE: ./.build/flow/openRun.js





const POST_MS = 15_000;
function openRun(runtime, plan, { start, inputs }) {
    for (const secret of plan.leases.flatMap(({ prepared }) => secretsOf(prepared)))
        runtime.mask(secret);
    for (const line of describeRequests(plan))
        runtime.log('info', line);
    for (const line of defaultAudienceNotice(plan, runtime))
        runtime.log('notice', line);
    const record = runtime.tempFilePath('record.jsonl');
    const { timeout, summary, issuer } = plan.step;
    const journal = (0,journal_journal/* openJournal */._0)(runtime, {
        budget: Math.min(timeout, POST_MS),
        ...runtime.network,
        summary,
        record,
        run: (0,head/* runOf */.ng)(runtime.job),
        issuer: issuer.iss,
        labels: labelsOf(plan),
        sinks: plan.sinks?.stored,
        idTokenOrigin: (0,url/* originAndPath */.T)(runtime.job.idToken?.url),
    });
    const budget = { total: timeout, ends: start + timeout };
    return (0,run/* createRun */.u)(runtime, plan, { budget, journal, record, inputs: () => inputs });
}
const secretsOf = ({ supplied }) => supplied ? (0,providers_supplied/* suppliedSecrets */.Ax)(supplied) : [];
function labelsOf({ leases }) {
    const labelled = leases.filter(({ labels }) => labels.size > 0);
    return labelled.length === 0
        ? undefined
        : Object.fromEntries(labelled.map(({ name, labels }) => [name, Object.fromEntries(labels)]));
}
function describeRequests({ leases }) {
    return leases.map(({ name, from, prepared }) => {
        const details = Object.entries(prepared.requested).map(([key, value]) => `${key} ${[value].flat().join(', ')}`);
        return (`${name}: requesting from ${prepared.host} ` +
            `(${from})${details.length === 0 ? '' : `: ${details.join('; ')}`}`);
    });
}
function defaultAudienceNotice({ leases }, runtime) {
    const owner = `${runtime.job.github('server_url')}/${runtime.job.github('repository_owner')}`;
    return leases
        .filter(({ audience }) => audience === owner)
        .map(({ name }) => `${name}: the audience is the owner's address, GitHub's default; a name of the ` +
        `server's own keeps the token from working elsewhere`);
}

// EXTERNAL MODULE: ./.build/flow/plan.js + 12 modules
var flow_plan = __webpack_require__(8688);
// EXTERNAL MODULE: ./.build/flow/preconnect.js
var preconnect = __webpack_require__(7571);
// EXTERNAL MODULE: ./.build/core/budget.js
var core_budget = __webpack_require__(5402);
// EXTERNAL MODULE: ./.build/journal/outstanding.js
var outstanding = __webpack_require__(1787);
// EXTERNAL MODULE: ./.build/flow/outcomes.js
var flow_outcomes = __webpack_require__(3495);
// EXTERNAL MODULE: ./.build/flow/revoke.js + 2 modules
var revoke = __webpack_require__(3104);
;// CONCATENATED MODULE: ./.build/flow/rollBack.js





async function rollBack(run, failure, sinks) {
    const { runtime, plan, journal, record, inputs, failureLog } = run;
    const open = (0,outstanding/* outstanding */.T)(journal.entries.entries());
    for (const { path } of open.files)
        (0,audit/* warnOnError */.Ic)(runtime, () => void runtime.removeTempFile(path));
    const rest = runtime.cancelled.aborted ? core_budget/* CANCEL_GRACE_MS */.RI : (0,core_budget/* remainingMs */.XW)(runtime, run.budget);
    const budget = (0,revoke/* revocationBudget */.W)(runtime, rest);
    const outcomes = await (0,revoke/* revokeAll */.i)(runtime, open, {
        budget,
        inputs,
        header: journal.header,
        onRevoked: (receipt) => (0,audit/* warnOnError */.Ic)(runtime, () => void journal.append({ kind: 'revoked', receipt })),
    });
    const recorded = (0,audit/* recordRefusals */.H7)(runtime, plan, {
        ...{ failure, record, failureLog },
        ids: journal.header,
    });
    const final = outcomes.filter(({ end }) => end === 'revoked' || !journal.fullyPersisted);
    const ended = (0,audit/* recordEndings */.Sy)(runtime, journal.header, final);
    if (sinks)
        await sinks.shipRefusal([...recorded.lines, ...ended], budget);
    return withEndings(recorded.failure, outcomes);
}
function withEndings(failure, outcomes) {
    const sentences = (0,flow_outcomes/* groupForLog */.B)(outcomes).map(({ sentence }) => sentence);
    return failure.with({
        message: [failure.message, 'Nothing was exported.', ...sentences].join('\n'),
    });
}

// EXTERNAL MODULE: ./.build/flow/tokens.js
var flow_tokens = __webpack_require__(5808);
;// CONCATENATED MODULE: ./.build/flow/main.js











async function runMain(runtime, inputs) {
    const start = runtime.monotonicMs();
    const plan = await (0,flow_plan/* parsePlan */.vS)(runtime, inputs);
    if (!plan.step.dryRun)
        await (0,preconnect/* preconnectTargets */.E)(runtime, plan.leases);
    if (!runtime.job.idToken)
        return skipOrFail(runtime, plan);
    if (plan.step.dryRun)
        return (await __webpack_require__.e(/* import() */ "flow-dryRun").then(__webpack_require__.bind(__webpack_require__, 6463))).runDry(runtime, plan, start);
    const run = openRun(runtime, plan, { start, inputs });
    let sinks;
    try {
        if (plan.sinks)
            sinks = (await Promise.all(/* import() */[__webpack_require__.e("for-flow-shipEndings-and-flow-sinks"), __webpack_require__.e("flow-sinks")]).then(__webpack_require__.bind(__webpack_require__, 608))).openSinks(run, plan.sinks.all);
        const tokens = await (0,flow_tokens/* verifyTokens */.K)(run, sinks);
        if (isTest(plan))
            return await (await __webpack_require__.e(/* import() */ "flow-trustTest").then(__webpack_require__.bind(__webpack_require__, 6198))).expectRejections(run, tokens);
        const leases = await (0,exchange/* exchangeAll */.P)(run, tokens);
        const prepared = prepareExport(run, leases);
        if (sinks)
            await sinks.shipRequired(prepared.lines, leases);
        exportAll(run, prepared);
        if (sinks)
            await sinks.shipOthers(leases);
    }
    catch (error) {
        throw await rollBack(run, (0,failure/* asFailure */.h_)(error), sinks);
    }
    finally {
        (0,audit/* warnOnError */.Ic)(runtime, () => run.journal.close());
    }
}
const isTest = ({ leases }) => leases.some(({ mustBeRejected }) => mustBeRejected);
async function skipOrFail(runtime, plan) {
    const failure = await (0,unavailable/* unavailable */.h)(runtime.job);
    if (plan.step.onUnavailable === 'fail')
        throw (0,audit/* recordRefusals */.H7)(runtime, plan, {
            failure,
            record: runtime.tempFilePath('record.jsonl'),
            failureLog: (0,failureLog/* createFailureLog */.fp)(),
        }).failure;
    runtime.log('notice', `Nothing is leased, as "on-unavailable: skip" asks: ${failure.message}`);
    runtime.exportValues({ env: new Map(), outputs: new Map([['leased', 'false']]) });
}


/***/ })

};
;