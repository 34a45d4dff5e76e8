#!/usr/bin/env bash
# Runs the hook of .pre-commit-hooks.yaml by pre-commit itself (from PyPI) on a repository made for it: it fails where a rule is out of
# step with the law, and passes where none is.
#
#     contrib/pre-commit/test.sh [target/debug/nusqa]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
nusqa=$(realpath "${1:-$here/target/debug/nusqa}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

venv=$here/target/pre-commit-venv
if ! "$venv/bin/pre-commit" --version >/dev/null 2>&1; then
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check 'pre-commit==4.*'
fi
export PATH="$(dirname "$nusqa"):$PATH" PRE_COMMIT_HOME=$work/cache GIT_CONFIG_GLOBAL=/dev/null
git() { command git -c user.name=nusqa -c user.email=nusqa@localhost "$@"; }

# A repository of hooks with the file as it stands here, committed or not.
mkdir "$work/hooks" "$work/repo"
cp "$here/.pre-commit-hooks.yaml" "$work/hooks/"
git -C "$work/hooks" init --quiet
git -C "$work/hooks" add --all
git -C "$work/hooks" commit --quiet --message hooks
revision=$(git -C "$work/hooks" rev-parse HEAD)

cd "$work/repo"
git init --quiet
cp -r "$here/tests/cases/pins/permits/corpus" corpus
mkdir src
# Derived data is never committed.
echo .nusqa/ >.gitignore
printf '# nusqa: 5001#item-2\nTERM = 10\n' >src/term.py
cat >.pre-commit-config.yaml <<YAML
repos:
  - repo: $work/hooks
    rev: $revision
    hooks:
      - id: nusqa-rules-verify
        args: ["src", "--on", "2022-06-15"]
YAML
nusqa rules pin src --on 2021-01-01 --quiet >/dev/null
git add --all
"$venv/bin/pre-commit" run --all-files
# The day after, five days instead of ten apply.
sed -i 's/2022-06-15/2022-06-16/' .pre-commit-config.yaml
git add --all
if said=$("$venv/bin/pre-commit" run --all-files); then
    printf 'The hook passed although the law has changed:\n%s\n' "$said" >&2
    exit 1
fi
grep --quiet 'src/term.py:1: .*NQ201' <<<"$said" || { printf '%s\n' "$said" >&2; exit 1; }
echo "the hook passes on the last day of the wording and fails on the next"
