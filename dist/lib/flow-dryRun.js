"use strict";
exports.id = "flow-dryRun";
exports.ids = ["flow-dryRun"];
exports.modules = {

/***/ 6463:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDry: () => (/* binding */ runDry)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/identity/claims.js
var identity_claims = __webpack_require__(2457);
// EXTERNAL MODULE: ./.build/identity/expect.js
var identity_expect = __webpack_require__(1593);
// EXTERNAL MODULE: ./.build/record/summary.js
var summary = __webpack_require__(333);
// EXTERNAL MODULE: ./.build/trust/quote.js
var quote = __webpack_require__(2434);
;// CONCATENATED MODULE: ./.build/trust/claimMeanings.js

const MEANINGS = {
    iss: 'who signed the token',
    aud: 'whom the token is for; the `audience` of the lease',
    sub: 'the subject: the repository and one of environment, pull request and ref',
    repository: 'the name of the repository; another one can get it after a rename',
    repository_id: 'the repository, whatever its name; never used again',
    repository_owner: 'the name of the owner; another one can get it after a rename',
    repository_owner_id: 'the owner, whatever the name; never used again',
    repository_visibility: 'public, private or internal, at the start of the run',
    ref: 'the branch or tag; refs/pull/NUMBER/merge in a pull request',
    ref_type: 'branch or tag',
    ref_protected: 'whether rules protect the ref; text, not a boolean',
    base_ref: 'the target branch of a pull request; empty otherwise',
    head_ref: 'the source branch of a pull request; its author chose the name',
    sha: 'the commit',
    environment: 'the environment of the job, as the workflow writes it',
    environment_node_id: 'the environment, whatever its name',
    event_name: 'the event that started the run',
    actor: 'the user who started the run; not who approved it',
    actor_id: 'the same user, whatever the name',
    workflow: 'the `name` of the workflow; anyone who may push can choose it',
    workflow_ref: 'the workflow file and its ref: the caller, where a reusable workflow is called',
    workflow_sha: 'the commit of that file',
    job_workflow_ref: 'the file that defines the job: the reusable workflow, if one is called',
    job_workflow_sha: 'the commit of that file',
    run_id: 'the run; differs each time',
    run_number: 'the count of runs of this workflow; differs each time',
    run_attempt: 'counts re-runs of the same run',
    check_run_id: 'the job within the run',
    runner_environment: 'github-hosted or self-hosted',
    enterprise: 'the slug of the enterprise',
    enterprise_id: 'the enterprise, whatever its slug',
    jti: 'the id of this token alone',
    exp: 'when the token expires',
    iat: 'when the token was issued',
    nbf: 'from when the token is valid',
};
function claimMeaning(name) {
    if (name.startsWith('repo_property_'))
        return 'a custom property of the repository';
    return Object.hasOwn(MEANINGS, name) ? (MEANINGS[name] ?? '') : '';
}
function nearMisses(claims) {
    const { sub = '', ref = '', environment, event_name: event } = claims;
    const [, prefix] = /^(repo:[^:]+:)(?:environment|pull_request|ref)(?::|$)/.exec(sub) ?? [];
    const misses = [];
    if (prefix === undefined)
        misses.push({
            written: `sub = ${(0,quote/* asciiJson */.iL)(`repo:${claims['repository']}:ref:${ref}`)}`,
            because: 'the organisation or the repository composes the subject itself',
        });
    else if (environment !== undefined) {
        if (event === 'pull_request')
            misses.push({
                written: `sub = ${(0,quote/* asciiJson */.iL)(`${prefix}pull_request`)}`,
                because: 'the environment of the job hides the pull request',
            });
        misses.push({
            written: `sub = ${(0,quote/* asciiJson */.iL)(`${prefix}ref:${ref}`)}`,
            because: 'the environment of the job hides the branch; compare `ref` beside it',
        });
    }
    else if (event === 'pull_request')
        misses.push({
            written: `sub = ${(0,quote/* asciiJson */.iL)(`${prefix}ref:${ref}`)}`,
            because: 'a pull request has the subject `pull_request` in place of its ref',
        });
    if (prefix !== undefined && environment === undefined)
        misses.push({
            written: `sub = ${(0,quote/* asciiJson */.iL)(`${prefix}environment:NAME`)}`,
            because: 'the job names no environment',
        });
    return [...misses, ...workflowMisses(claims)];
}
function workflowMisses(claims) {
    const { workflow_ref: caller, job_workflow_ref: called } = claims;
    if (caller === undefined || called === undefined || caller === called)
        return [];
    return [
        {
            written: `job_workflow_ref = ${(0,quote/* asciiJson */.iL)(caller)}`,
            because: `a reusable workflow defines the job, ${(0,quote/* asciiJson */.iL)(called)}`,
        },
    ];
}

// EXTERNAL MODULE: ./.build/trust/subject.js
var subject = __webpack_require__(7254);
// EXTERNAL MODULE: ./.build/flow/run.js
var flow_run = __webpack_require__(765);
// EXTERNAL MODULE: ./.build/flow/tokens.js
var flow_tokens = __webpack_require__(5808);
// EXTERNAL MODULE: ./.build/providers/vault/roleCommand.js + 1 modules
var roleCommand = __webpack_require__(6651);
// EXTERNAL MODULE: ./.build/trust/awsPolicy.js
var awsPolicy = __webpack_require__(1465);
// EXTERNAL MODULE: ./.build/trust/entraCredential.js
var entraCredential = __webpack_require__(4931);
// EXTERNAL MODULE: ./.build/trust/googleProvider.js
var googleProvider = __webpack_require__(4326);
;// CONCATENATED MODULE: ./.build/trust/kubernetesTrust.js


function kubernetesTrust(claims, audience, expectUser) {
    const forms = (0,subject/* subjectForms */.wO)(claims);
    const rules = [
        { expression: `claims.sub in [${forms.map(quote/* celString */.Qq).join(', ')}]`, message: 'another sub' },
        ...Object.entries((0,subject/* identifyingClaims */._h)(claims)).map(([name, value]) => ({
            expression: `claims.${name} == ${(0,quote/* celString */.Qq)(value)}`,
            message: `another ${name}`,
        })),
    ];
    const { username, users } = userMapping(claims, forms);
    const own = expectUser === undefined || users.includes(expectUser);
    return {
        ...{ issuer: claims['iss'] ?? '', audience, rules },
        ...(own ? { username, users } : { username: undefined, users: [expectUser] }),
    };
}
function userMapping(claims, forms) {
    const event = (0,subject/* isPullRequest */.r0)(claims) ? 'event_name' : 'ref';
    const parts = Object.entries((0,subject/* pickClaims */.Hf)(claims, ['repository_id', event, 'environment']));
    if (claims['repository_id'] === undefined)
        return { username: "'github:' + claims.sub", users: forms.map((form) => `github:${form}`) };
    return {
        username: `'github:' + ${parts.map(([name]) => `claims.${name}`).join(" + ':' + ")}`,
        users: [`github:${parts.map(([, value]) => value).join(':')}`],
    };
}
const authenticationLines = (trust) => [
    'apiVersion: apiserver.config.k8s.io/v1beta1',
    'kind: AuthenticationConfiguration',
    'jwt:',
    '  - issuer:',
    `      url: ${yamlString(trust.issuer)}`,
    `      audiences: [${yamlString(trust.audience)}]`,
    '    claimValidationRules:',
    ...trust.rules.flatMap(({ expression, message }) => [
        `      - expression: ${yamlString(expression)}`,
        `        message: ${yamlString(message)}`,
    ]),
    ...(trust.username === undefined
        ? []
        : [
            '    claimMappings:',
            '      username:',
            `        expression: ${yamlString(trust.username)}`,
        ]),
];
function roleLines({ namespace, name }, revocable, users) {
    const metadata = `metadata: { name: ${yamlString(`lease-${name}`)}, namespace: ${yamlString(namespace)} }`;
    const secrets = '  - { apiGroups: [""], resources: [secrets], verbs: [create, delete] }';
    return [
        'apiVersion: rbac.authorization.k8s.io/v1',
        'kind: Role',
        metadata,
        'rules:',
        ...(revocable ? [secrets] : []),
        '  - apiGroups: [""]',
        '    resources: [serviceaccounts/token]',
        `    resourceNames: [${yamlString(name)}]`,
        '    verbs: [create]',
        '---',
        'apiVersion: rbac.authorization.k8s.io/v1',
        'kind: RoleBinding',
        metadata,
        'roleRef:',
        `  { apiGroup: rbac.authorization.k8s.io, kind: Role, name: ${yamlString(`lease-${name}`)} }`,
        'subjects:',
        ...users.map((user) => `  - { apiGroup: rbac.authorization.k8s.io, kind: User, name: ${yamlString(user)} }`),
    ];
}
function yamlString(text) {
    const characters = Array.from(text, (character) => {
        const code = character.codePointAt(0) ?? 0;
        return code > 0xffff
            ? `\\U${code.toString(16).padStart(8, '0')}`
            : (0,quote/* asciiJson */.iL)(character).slice(1, -1);
    });
    return `"${characters.join('').replaceAll('##[', '#\\u0023[')}"`;
}

;// CONCATENATED MODULE: ./.build/trust/octoStsPolicy.js


function octoStsPolicy(claims, audience) {
    const forms = (0,subject/* subjectForms */.wO)(claims).map(quote/* literalPattern */.Kf);
    return {
        issuer: claims['iss'] ?? '',
        subject_pattern: `(${forms.join('|')})`,
        audience,
        claim_pattern: Object.fromEntries(Object.entries((0,subject/* identifyingClaims */._h)(claims)).map(([name, value]) => [
            name,
            (0,quote/* literalPattern */.Kf)(value),
        ])),
    };
}

;// CONCATENATED MODULE: ./.build/trust/terraform.js

function terraformDocument(statement) {
    const { Principal, Action, Condition } = statement;
    if (JSON.stringify(statement).includes('&{'))
        return [];
    const conditions = Object.entries(Condition).flatMap(([test, keys = {}]) => Object.entries(keys).flatMap(([variable, value]) => [
        '    condition {',
        `      test     = ${(0,quote/* hclString */.ZK)(test)}`,
        `      variable = ${(0,quote/* hclString */.ZK)(variable)}`,
        `      values   = [${[value].flat().map(quote/* hclString */.ZK).join(', ')}]`,
        '    }',
    ]));
    return [
        'data "aws_iam_policy_document" "trust" {',
        '  statement {',
        `    actions = [${(0,quote/* hclString */.ZK)(Action)}]`,
        '    principals {',
        '      type        = "Federated"',
        `      identifiers = [${(0,quote/* hclString */.ZK)(Principal.Federated)}]`,
        '    }',
        ...conditions,
        '  }',
        '}',
    ];
}

;// CONCATENATED MODULE: ./.build/flow/trustDocuments.js









function trustDocuments(target, token) {
    const claims = (0,subject/* textClaims */.b8)(token.claims);
    switch (target.kind) {
        case 'aws':
            return awsDocuments(target, claims, token.audience);
        case 'vault':
            return vaultDocuments(target, token);
        case 'gcp':
            return gcpDocuments(target, claims, token.audience);
        case 'azure':
            return azureDocuments(target, claims, token.audience);
        case 'octo-sts':
            return octoStsDocuments(target, claims, token.audience);
        case 'kubernetes':
            return kubernetesDocuments(target, claims, token.audience);
    }
}
function awsDocuments(target, claims, audience) {
    if (target.account === '')
        return [];
    const statement = (0,awsPolicy/* awsStatement */.zU)(target, claims, audience);
    const role = (0,quote/* shellWord */.r7)(target.role);
    const terraform = terraformDocument(statement);
    const narrow = (0,awsPolicy/* hasGitHubKeys */.Ok)((0,awsPolicy/* conditionPrefix */.M)(claims['iss'] ?? ''))
        ? ''
        : '; AWS compares only the audience and the subject of this issuer';
    return [
        {
            title: `The trust policy of the role, as trust.json${narrow}:`,
            language: 'json',
            lines: (0,quote/* asciiJson */.iL)((0,awsPolicy/* awsTrustPolicy */.MU)(statement), 2).split('\n'),
        },
        {
            title: 'With the AWS CLI, for a new role; the second command replaces the policy of a role:',
            language: 'sh',
            lines: [
                'aws iam create-role --role-name NEW-NAME --assume-role-policy-document file://trust.json',
                `aws iam update-assume-role-policy --role-name ${role} --policy-document file://trust.json`,
            ],
        },
        ...(terraform.length > 0
            ? [{ title: 'With Terraform:', language: 'hcl', lines: terraform }]
            : []),
    ];
}
function vaultDocuments(target, token) {
    const lines = (0,roleCommand/* roleCommand */.eL)({ ...target, login: 'jwt' }, token, false);
    const end = lines.indexOf('EOF') + 1;
    return [
        {
            title: lines[0] ?? '',
            language: 'sh',
            lines: lines.slice(1, end).map((line) => line.trimStart()),
            after: lines.slice(end),
        },
    ];
}
function gcpDocuments({ provider: name, universe, account }, claims, audience) {
    const pool = `iam.${universe}/${name.replace(/\/providers\/[^/]*$/, '')}`;
    const { provider, members } = (0,googleProvider/* googleDocuments */.S)(pool, claims, audience);
    return [
        {
            title: `The mapping and the condition of ${name}; every job of the pool must meet them:`,
            language: 'json',
            lines: (0,quote/* asciiJson */.iL)(provider, 2).split('\n'),
        },
        ...(account === undefined
            ? []
            : members.map((member) => ({
                title: 'The binding of the service account:',
                language: 'sh',
                lines: (0,googleProvider/* addBinding */.L)(account, member),
            }))),
    ];
}
function azureDocuments({ clientId }, claims, audience) {
    const flexible = (0,entraCredential/* flexibleCredentials */.ms)(claims, audience);
    const exact = (0,entraCredential/* entraCredentials */.Nt)(claims, audience).map((credential, index) => ({
        title: index === 0
            ? `A federated credential of ${clientId}, as credential.json:`
            : 'A second one for the other form of the subject:',
        language: 'json',
        lines: (0,entraCredential/* credentialLines */.VN)(credential),
    }));
    const command = {
        title: 'With the Azure CLI, for an application, once for each credential:',
        language: 'sh',
        lines: [`az ad app federated-credential create --id ${clientId} --parameters credential.json`],
    };
    return [
        ...exact,
        command,
        ...flexible.map((credential) => ({
            title: 'In place of an exact credential, which cannot see the branch behind the environment: a ' +
                'flexible one (preview, applications only, by the beta of Microsoft Graph):',
            language: 'json',
            lines: (0,entraCredential/* credentialLines */.VN)(credential),
        })),
    ];
}
function octoStsDocuments({ scope, identity }, claims, audience) {
    const repository = scope.includes('/') ? scope : `${scope}/.github`;
    const { claim_pattern: patterns, ...policy } = octoStsPolicy(claims, audience);
    return [
        {
            title: `.github/chainguard/${identity}.sts.yaml on the default branch of ${repository}; add ` +
                `"permissions":`,
            language: 'yaml',
            lines: [
                ...Object.entries(policy).map(([name, value]) => `${name}: ${(0,quote/* asciiJson */.iL)(value)}`),
                'claim_pattern:',
                ...Object.entries(patterns).map(([name, value]) => `  ${name}: ${(0,quote/* asciiJson */.iL)(value)}`),
            ],
        },
    ];
}
function kubernetesDocuments({ account, revocable, expectUser }, claims, audience) {
    const trust = kubernetesTrust(claims, audience, expectUser);
    const mapping = trust.username === undefined
        ? 'Add `claimMappings` of the cluster: that they produce `expect-user` is not checked here.'
        : 'Where the cluster has other `claimMappings`, keep them, and bind the user they produce.';
    return [
        {
            title: 'The AuthenticationConfiguration of kube-apiserver:',
            language: 'yaml',
            lines: authenticationLines(trust),
            after: [
                'Every token of the issuer must meet all rules: where other workflows use the cluster, ' +
                    'join all rules of each workflow by `&&`, and the workflows by `||`, in one rule.',
                mapping,
            ],
        },
        ...(account === undefined
            ? []
            : [
                {
                    title: `The roles of the user in ${account.namespace}, for kubectl apply:`,
                    language: 'yaml',
                    lines: roleLines(account, revocable, trust.users),
                },
            ]),
    ];
}

;// CONCATENATED MODULE: ./.build/flow/dryRun.js









async function runDry(runtime, plan, start) {
    const run = (0,flow_run/* createRun */.u)(runtime, plan, {
        budget: { total: plan.step.timeout, ends: start + plan.step.timeout },
        journal: withoutJournal,
        record: '',
        inputs: () => new Map(),
    });
    const found = await showable(run);
    for (const line of describeDryRun(found))
        runtime.log('info', line);
    runtime.exportValues({
        env: new Map(),
        outputs: new Map([
            ['leased', 'false'],
            ['claims', JSON.stringify(publicClaims(found))],
        ]),
        ...(plan.step.summary && { summary: summarizeDryRun(found) }),
    });
    runtime.log('warning', 'Nothing was leased: this step has "dry-run: true"');
    await (0,flow_tokens/* verifyTokens */.K)(run);
    runtime.log('info', 'The real run would now send the tokens to the servers of the leases');
}
async function showable(run) {
    const { plan, runtime } = run;
    const event = runtime.job.github('event_name') ?? '';
    const tokens = await (0,flow_tokens/* verifyAll */.V)({
        ...run,
        plan: {
            ...plan,
            step: { ...plan.step, allowEvents: new Set([...plan.step.allowEvents, event]) },
            leases: plan.leases.map((config) => ({ ...config, expect: [] })),
        },
    });
    return {
        leases: plan.leases.flatMap((config) => {
            const token = tokens.get(config.name);
            return token ? [{ config, token: { claims: token.claims, audience: token.audience } }] : [];
        }),
    };
}
const withoutJournal = {
    header: { uid: '', record: undefined },
    entries: [],
    fullyPersisted: true,
    append: () => {
        throw new failure/* Failure */.HR('INTERNAL', 'a dry run has no journal');
    },
    close: () => { },
};
const HIDDEN = /^(?:repo_property_.*|enterprise(?:_.*)?|jti)$/;
const HIDDEN_IN_SUBJECT = /(?:^|:)(?:repo_property_[^:]*|enterprise(?:_id)?):/;
const NOT_SHOWN = 'present, not shown in a public repository';
const isPublic = ({ repository_visibility: visibility }) => visibility !== 'private' && visibility !== 'internal';
const hidesSubject = (claims) => isPublic(claims) && HIDDEN_IN_SUBJECT.test(String(claims['sub']));
const isHidden = (claims, name) => isPublic(claims) && (HIDDEN.test(name) || (name === 'sub' && hidesSubject(claims)));
const claimsOf = ({ leases: [first] }) => first?.token.claims ?? {};
function publicClaims(found) {
    const claims = claimsOf(found);
    return Object.fromEntries(Object.entries(claims).map(([name, value]) => [
        name,
        isHidden(claims, name) ? NOT_SHOWN : value,
    ]));
}
const shown = (claims, name) => {
    if (isHidden(claims, name))
        return NOT_SHOWN;
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    return typeof value === 'number' ? String(value) : (0,identity_claims/* quoteClaim */.x2)(value);
};
function describeDryRun(found) {
    const claims = claimsOf(found);
    return [
        'Dry run: no token is sent to the servers of the leases. The claims of this run:',
        ...Object.keys(claims).map((name) => `  ${quoteName(name)}: ${shown(claims, name)}${inParentheses(claimMeaning(name))}`),
        ...found.leases.flatMap(({ config, token }) => [
            `${config.name}: the audience for ${config.prepared.host} is ${(0,identity_claims/* quoteClaim */.x2)(token.audience)}`,
            ...expectationLines(config, claims).map((line) => `  ${line}`),
            ...documentsOf(config, token).flatMap(({ title, lines, after = [] }) => [
                `  ${title}`,
                ...lines.map((line) => `    ${line}`),
                ...after.map((line) => `  ${line}`),
            ]),
        ]),
        ...missLines(claims),
    ];
}
const inParentheses = (meaning) => (meaning === '' ? '' : ` (${meaning})`);
const quoteName = (name) => (/^\w{1,100}$/.test(name) ? name : (0,identity_claims/* quoteClaim */.x2)(name));
function expectationLines({ expect }, claims) {
    const lines = expect.flatMap((expectations) => {
        const differing = new Set((0,identity_expect/* mismatches */.v)(claims, expectations).map(({ claim }) => claim));
        return [...expectations].map(([claim, patterns]) => {
            const wanted = patterns.map((pattern) => (0,identity_claims/* quoteClaim */.x2)(pattern)).join(' or ');
            const verdict = differing.has(claim) ? 'DOES NOT MATCH' : 'matches';
            return `expect ${quoteName(claim)}: ${shown(claims, claim)} ${verdict} ${wanted}`;
        });
    });
    return lines.length > 0 ? lines : ['expect: nothing is expected of the identity'];
}
function documentsOf({ prepared }, token) {
    if (prepared.trust === undefined)
        return [];
    return hidesSubject(token.claims) ? [] : trustDocuments(prepared.trust, token);
}
function missLines(claims) {
    if (hidesSubject(claims))
        return ['The subject holds values that a public log must not have: no policy is printed'];
    const misses = nearMisses((0,subject/* textClaims */.b8)(claims));
    return misses.length === 0
        ? []
        : [
            'A policy would not match this run with:',
            ...misses.map(({ written, because }) => `  ${written}: ${because}`),
        ];
}
const LONGEST = 900 * 1024;
function summarizeDryRun(found) {
    const claims = claimsOf(found);
    const head = [
        '### Dry run: nothing was leased',
        '',
        '| claim | value | meaning |',
        '| --- | --- | --- |',
        ...Object.keys(claims).map((name) => row([name, shown(claims, name), claimMeaning(name).replaceAll('`', '')])),
        '',
        ...found.leases.flatMap(({ config }) => [
            ...expectationLines(config, claims).map((line) => `- ${(0,summary/* escapeCell */.kq)(`${config.name}: ${line}`)}`),
        ]),
        ...missLines(claims).map((line) => `- ${(0,summary/* escapeCell */.kq)(line.trim())}`),
        '',
    ];
    const policies = found.leases.flatMap(({ config, token }) => summaryOf(config, token));
    const whole = [...head, ...policies].join('\n');
    return new TextEncoder().encode(whole).length <= LONGEST ? whole : head.slice(0, 2).join('\n');
}
const row = (cells) => `| ${cells.map(summary/* escapeCell */.kq).join(' | ')} |`;
function summaryOf(config, token) {
    const documents = documentsOf(config, token);
    if (documents.length === 0)
        return [];
    return [
        `<details><summary>What accepts exactly this workflow: ${(0,summary/* escapeCell */.kq)(config.name)}</summary>`,
        '',
        ...documents.flatMap(({ title, language, lines, after = [] }) => {
            const fence = fenceAround(lines);
            const note = after.length > 0 ? [(0,summary/* escapeCell */.kq)(after.join(' ')), ''] : [];
            return [(0,summary/* escapeCell */.kq)(title), '', `${fence}${language}`, ...lines, fence, '', ...note];
        }),
        '</details>',
        '',
    ];
}
function fenceAround(lines) {
    const runs = lines.join('\n').match(/`+/g) ?? [];
    return '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
}


/***/ }),

/***/ 6651:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SL: () => (/* binding */ audienceFix),
  Zs: () => (/* binding */ describeClaims),
  eL: () => (/* binding */ roleCommand)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
// EXTERNAL MODULE: ./.build/trust/quote.js
var quote = __webpack_require__(2434);
// EXTERNAL MODULE: ./.build/trust/subject.js
var trust_subject = __webpack_require__(7254);
;// CONCATENATED MODULE: ./.build/trust/vaultRole.js

function vaultRole(claims, audience) {
    const [subject = '', ...more] = (0,trust_subject/* subjectForms */.wO)(claims);
    return {
        role_type: 'jwt',
        user_claim: claims['repository_id'] === undefined ? 'sub' : 'repository_id',
        bound_audiences: [audience],
        bound_claims_type: 'string',
        bound_claims: {
            sub: more.length > 0 ? [subject, ...more] : subject,
            ...(0,trust_subject/* identifyingClaims */._h)(claims),
        },
    };
}

;// CONCATENATED MODULE: ./.build/providers/vault/roleCommand.js





const COMPARED = [
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
function describeClaims({ claims, audience, }) {
    const lines = COMPARED.flatMap((name) => typeof claims[name] === 'string' ? [`  ${name}: ${(0,sanitize/* quoted */.T)(claims[name])}`] : []);
    return [`The audience of the token is ${(0,sanitize/* quoted */.T)(audience)}. Its claims:`, ...lines];
}
function roleCommand({ mount, role, namespace, login }, { claims, audience }, absent) {
    if (login !== 'jwt')
        return [];
    const json = (0,quote/* asciiJson */.iL)(vaultRole((0,trust_subject/* textClaims */.b8)(claims), audience));
    const where = namespace === undefined ? '' : `-namespace=${(0,quote/* shellWord */.r7)(namespace)} `;
    const at = (name) => `${where}${(0,quote/* shellWord */.r7)(`auth/${mount}/role/${name}`)}`;
    const name = absent && role !== undefined ? role : otherName(role, claims, json);
    const command = [`  vault write ${at(name)} - <<'EOF'`, `  ${json}`, 'EOF'];
    if (name === role)
        return [
            'A role that admits exactly this workflow; add token_policies and token_ttl:',
            ...command,
        ];
    const old = role === undefined ? 'the default role' : `role ${(0,sanitize/* quoted */.T)(role)}`;
    const read = role === undefined ? '' : `, as \`vault read ${at(role)}\` shows them`;
    return [
        `Another role, which admits exactly this workflow and leaves ${old} as it is:`,
        ...command,
        `It differs from ${old} in bound_audiences and bound_claims. Give it the`,
        `token_policies and token_ttl of ${old}${read}, and write "role: ${name}".`,
    ];
}
function otherName(role, claims, json) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(json).digest('hex').slice(0, 8);
    return [role ?? 'github', claims['repository'] ?? '', digest]
        .map((part) => String(part)
        .replace(/[^A-Za-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 48))
        .filter((part) => part !== '')
        .join('-');
}
function audienceFix({ token, job }) {
    const { audience, claims } = token;
    const owner = claims['repository_owner'];
    const usual = `${job.github('server_url') ?? 'https://github.com'}/${owner}`;
    const add = `add ${(0,sanitize/* quoted */.T)(audience)} to bound_audiences of the role, beside those that it has`;
    if (typeof owner !== 'string' || usual === audience)
        return `A${add.slice(1)}.`;
    const why = 'created for vault-action, whose default is the URL of the owner';
    return `Write \`audience: ${usual}\` if the role was ${why}; or ${add}.`;
}


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

/***/ 4931:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nt: () => (/* binding */ entraCredentials),
/* harmony export */   VN: () => (/* binding */ credentialLines),
/* harmony export */   ms: () => (/* binding */ flexibleCredentials)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2434);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7254);


const entraCredentials = (claims, audience) => (claims['sub'] === undefined ? [] : (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectForms */ .wO)(claims)).map((subject, index) => ({
    name: credentialName(claims, index === 0 ? '' : '-other-form'),
    issuer: claims['iss'] ?? '',
    subject,
    audiences: [audience],
}));
function flexibleCredentials(claims, audience) {
    const { iss = '', environment, job_workflow_ref: workflow } = claims;
    if (iss !== 'https://token.actions.githubusercontent.com' || environment === undefined)
        return [];
    if (workflow === undefined || (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .isPullRequest */ .r0)(claims))
        return [];
    const forms = (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectForms */ .wO)(claims);
    if ([...forms, workflow].some((text) => text.includes("'")))
        return [];
    return forms.map((subject, index) => ({
        name: credentialName(claims, index === 0 ? '-flexible' : '-flexible-other-form'),
        issuer: iss,
        subject: null,
        audiences: [audience],
        claimsMatchingExpression: {
            value: `claims['sub'] eq '${subject}' and claims['job_workflow_ref'] eq '${workflow}'`,
            languageVersion: 1,
        },
    }));
}
const LONGEST_NAME = 120;
const credentialName = ({ repository = 'actions' }, end) => `github-${repository.replace(/[^A-Za-z0-9]+/g, '-')}`.slice(0, LONGEST_NAME - end.length) + end;
const credentialLines = (credential) => [
    '{',
    ...Object.entries(credential).map(([name, value], index, all) => `  ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .asciiJson */ .iL)(name)}: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .asciiJson */ .iL)(value)}${index < all.length - 1 ? ',' : ''}`),
    '}',
];


/***/ }),

/***/ 4326:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ addBinding),
/* harmony export */   S: () => (/* binding */ googleDocuments)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2434);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7254);


const LONGEST_SUBJECT = 127;
const byteLength = (text) => new TextEncoder().encode(text).length;
function googleDocuments(pool, claims, audience) {
    const forms = (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectForms */ .wO)(claims);
    const terms = Object.entries((0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .identifyingClaims */ ._h)(claims)).map(([name, value]) => `assertion.${name} == ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .celString */ .Qq)(value)}`);
    const short = forms.every((form) => byteLength(form) <= LONGEST_SUBJECT);
    const id = claims['repository_id'];
    return {
        provider: {
            attributeMapping: {
                'google.subject': short || id === undefined ? 'assertion.sub' : 'assertion.repository_id',
                ...(id !== undefined && { 'attribute.repository_id': 'assertion.repository_id' }),
            },
            attributeCondition: [`assertion.sub in [${forms.map(_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .celString */ .Qq).join(', ')}]`, ...terms].join(' && '),
            oidc: { issuerUri: claims['iss'] ?? '', allowedAudiences: [audience] },
        },
        members: id === undefined
            ? [`principal://${pool}/subject/${claims['sub']}`]
            : [`principalSet://${pool}/attribute.repository_id/${id}`],
    };
}
const addBinding = (account, member) => [
    `gcloud iam service-accounts add-iam-policy-binding ${account} \\`,
    `  --role=roles/iam.workloadIdentityUser --member=${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r7)(member)}`,
];


/***/ })

};
;