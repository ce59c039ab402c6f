// Command cel evaluates CEL expressions with Google's own implementation: one JSON case per line of standard input,
// `{"mapping": {NAME: EXPRESSION}, "condition": EXPRESSION, "assertion": {NAME: TEXT}}`; one word per line of output:
// admits, denies or invalid (the expression does not compile).
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/google/cel-go/cel"
)

type judged struct {
	Mapping   map[string]string `json:"mapping"`
	Condition string            `json:"condition"`
	Assertion map[string]string `json:"assertion"`
}

func main() {
	env, err := cel.NewEnv(
		cel.Variable("assertion", cel.MapType(cel.StringType, cel.DynType)),
		cel.Variable("attribute", cel.MapType(cel.StringType, cel.DynType)),
		cel.Variable("google", cel.MapType(cel.StringType, cel.DynType)),
	)
	if err != nil {
		log.Fatal(err)
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		var one judged
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			log.Fatal(err)
		}
		fmt.Fprintln(out, judge(env, one))
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
}

// judge maps the attributes, as Google's STS does, and then evaluates the condition: any error rejects the token.
func judge(env *cel.Env, one judged) string {
	roots := map[string]map[string]any{"attribute": {}, "google": {}}
	given := map[string]any{"assertion": one.Assertion, "attribute": roots["attribute"], "google": roots["google"]}
	for name, expression := range one.Mapping {
		program, err := compile(env, expression)
		if err != nil {
			return "invalid"
		}
		value, _, err := program.Eval(map[string]any{"assertion": one.Assertion, "attribute": map[string]any{}, "google": map[string]any{}})
		if err != nil {
			return "denies"
		}
		text, ok := value.Value().(string)
		if !ok {
			return "denies"
		}
		root, key, _ := strings.Cut(name, ".")
		roots[root][key] = text
	}
	program, err := compile(env, one.Condition)
	if err != nil {
		return "invalid"
	}
	value, _, err := program.Eval(given)
	if held, ok := value.Value().(bool); err == nil && ok && held {
		return "admits"
	}
	return "denies"
}

func compile(env *cel.Env, expression string) (cel.Program, error) {
	ast, issues := env.Compile(expression)
	if issues.Err() != nil {
		return nil, issues.Err()
	}
	return env.Program(ast)
}
