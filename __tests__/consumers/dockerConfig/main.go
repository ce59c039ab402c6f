// Command dockerConfig prints the login that docker's own loader finds for a registry: it reads lines of JSON, each with
// the folder of a configuration and the name of a registry, and prints a line of JSON for each.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"

	"github.com/docker/cli/cli/config"
)

type question struct {
	Folder   string
	Registry string
}

type login struct {
	Username      string `json:"username,omitempty"`
	Password      string `json:"password,omitempty"`
	IdentityToken string `json:"identitytoken,omitempty"`
	Error         bool   `json:"error,omitempty"`
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	answers := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var asked question
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			log.Fatal(err)
		}
		if err := answers.Encode(loginOf(asked)); err != nil {
			log.Fatal(err)
		}
	}
}

func loginOf(asked question) login {
	file, err := config.Load(asked.Folder)
	if err != nil {
		return login{Error: true}
	}
	found, err := file.GetAuthConfig(asked.Registry)
	if err != nil {
		return login{Error: true}
	}
	return login{Username: found.Username, Password: found.Password, IdentityToken: found.IdentityToken}
}
