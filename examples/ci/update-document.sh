#!/usr/bin/env bash
# Fetches the document of a provider from its vendor. If its API changed, puts it on the branch
# `vendor-document/PROVIDER` and opens a pull request (GitHub) or merge request (GitLab) with the
# report. The next run updates both. Run it in a clone, on the branch to merge into.
#
#   update-document.sh --list      prints the providers whose document is a vendor's
#   update-document.sh PROVIDER    updates one
#
# It exits with 0 if nothing is wrong, with 1 if the new document needs work (the request says
# what), and with 2 if it could not run.
#
#   FORGE     github or gitlab; found by itself in their CI
#   BASE      the branch to merge into; the default is `main`
#   REPORTS   a folder for the reports, which is kept; the default is a temporary one
#   CONTRACT  the command line of the harness; the default is `cargo contract`
set -Eeuo pipefail
# A command that fails without a word of ours.
trap 'exit 2' ERR

BOT_NAME='vendor document'
BOT_EMAIL='vendor-document@users.noreply.invalid'
# GitHub refuses texts above 65,536 characters.
LONGEST=60000

fail() {
    echo "error: $*" >&2
    exit 2
}

# source_entry FILE KEY: a string in the table [document] of a SOURCE.toml, or nothing.
source_entry() {
    awk -v key="$2" '
        /^\[/ { inside = ($0 ~ /^\[document\]/) }
        inside && $1 == key && $2 == "=" { sub(/^[^"]*"/, ""); sub(/"[^"]*$/, ""); print; exit }
    ' "$1"
}

# A document is a vendor's if the vendor has rights to it, or if its URL names a file.
list() {
    local source url
    for source in openapi/*/SOURCE.toml; do
        [ -e "$source" ] || fail "there is no openapi/*/SOURCE.toml: run this at the top of a clone"
        url=$(source_entry "$source" url)
        case "$url" in
        *.json | *.yaml | *.yml | *.json\?* | *.yaml\?* | *.yml\?*) ;;
        *) [ -n "$url" ] && [ -n "$(source_entry "$source" rights)" ] || continue ;;
        esac
        basename "$(dirname "$source")"
    done
}

contract() {
    # The command may have arguments.
    # shellcheck disable=SC2086
    ${CONTRACT:-cargo contract} "$@"
}

# step NAME COMMAND…: runs a command, keeps its output, and notes its exit code in `status`.
step() {
    local name=$1
    shift
    status=0
    "$@" >"$work/$name.txt" 2>&1 || status=$?
    cat "$work/$name.txt"
}

# found TEXT NAME STATUS: notes a failure for the request's text, with the end of the output.
found() {
    failed=1
    {
        printf -- '- **%s** (exit code %s)\n\n~~~~~~~~text\n' "$1" "$3"
        tail -n 40 "$work/$2.txt" | cut -c1-400
        printf '~~~~~~~~\n\n'
    } >>"$work/failures.md"
}

# Fetches the document to `$new`.
download() {
    local url
    url=$(source_entry "openapi/$provider/SOURCE.toml" url)
    [ -n "$url" ] || fail "openapi/$provider/SOURCE.toml has no url"
    case "${url%%\?*}" in
    *.json) new=$work/new.json ;;
    *) new=$work/new.yaml ;;
    esac
    curl --fail --location --silent --show-error --retry 2 --max-time 300 --output "$new" "$url" ||
        fail "$url cannot be fetched completely; nothing was changed"
    digest=$(sha256sum "$new" | cut -d' ' -f1)
}

# Whether the API changed. The reports say what.
changed() {
    step diff contract diff "$old" "$new" --fail-on safe \
        --report text --report markdown="$reports/$provider.md" --report sarif="$reports/$provider.sarif"
    # Findings are shown in the file that the new document replaces.
    [ ! -e "$reports/$provider.sarif" ] || sed -i "s|$new|$old|g" "$reports/$provider.sarif"
    case $status in
    0) return 1 ;;
    1) return 0 ;;
    *) fail "the new document cannot be compared (exit code $status); nothing was changed" ;;
    esac
}

# Whether the remote branch has this very document already.
on_branch() {
    git rev-parse --verify --quiet "$remote" >/dev/null &&
        [[ $(git show "$remote:openapi/$provider/SOURCE.toml") == *"sha256 = \"$digest\""* ]]
}

# The branch starts at the base. If people committed to it, it goes on from its end, to keep their
# work.
start() {
    local authors=
    if git rev-parse --verify --quiet "$remote" >/dev/null; then
        authors=$(git log --format=%ae "$base..$remote")
    fi
    if grep -qvxF "$BOT_EMAIL" <<<"${authors:-$BOT_EMAIL}"; then
        echo "people committed to $branch: the new document goes on top"
        git switch --quiet --detach "$remote"
    fi
}

# Replaces the document, and checks the result.
take_in() {
    step update contract update "$provider" --from "$new"
    case $status in
    0) ;;
    1) found 'overlays no longer apply' update "$status" ;;
    *) fail "the new document is refused (exit code $status); nothing was changed" ;;
    esac
    step generate contract generate "openapi/$provider" --output "prebuilt/$provider.rs"
    [ $status -eq 0 ] || found 'the client cannot be generated' generate "$status"
    step verify contract verify "$provider"
    [ $status -eq 0 ] || found 'verify does not hold' verify "$status"
}

# The text of the request.
body() {
    if [ -s "$work/failures.md" ]; then
        printf '## This needs work\n\n'
        cat "$work/failures.md"
    else
        printf 'The client was generated, and **verify** holds.\n\n'
    fi
    cat "$reports/$provider.md"
}

# Cuts a text at the end of a line.
shortened() {
    awk -v longest="$LONGEST" '
        { size += length($0) + 1 }
        size <= longest { print }
        END { if (size > longest) print "\n… The report is longer. The reports of the job have all of it." }
    '
}

commit() {
    git add -- "openapi/$provider"
    [ ! -e "prebuilt/$provider.rs" ] || git add -- "prebuilt/$provider.rs"
    git -c user.name="$BOT_NAME" -c user.email="$BOT_EMAIL" commit --quiet \
        --message "$provider: take in the vendor's document" --message "SHA-256: $digest"
    # The lease protects commits that came in the meantime.
    git push --quiet --force-with-lease="refs/heads/$branch:$(git rev-parse --verify --quiet "$remote" || true)" \
        origin "HEAD:refs/heads/$branch" || fail "$branch cannot be pushed; the next run tries again"
}

# The open request of the branch, if there is one; with `all`, also one that was closed.
request() {
    local found
    case $FORGE in
    github) gh pr list --head "$branch" --state "${1:-open}" --json number --jq '.[0].number // empty' ;;
    gitlab)
        found=$(glab mr list --source-branch "$branch" ${1:+--all} --output json) || return
        [[ ! $found =~ \"iid\":\ *([0-9]+) ]] || echo "${BASH_REMATCH[1]}"
        ;;
    esac
}

# Opens the request, or updates its text.
publish() {
    local number title="$provider: the vendor's document changed"
    number=$(request) || fail "the requests of $branch cannot be listed"
    if [ -n "$number" ]; then
        case $FORGE in
        github) gh pr edit "$number" --body-file "$work/body.md" ;;
        gitlab) glab mr update "$number" --description "$(cat "$work/body.md")" --yes ;;
        esac
    else
        case $FORGE in
        github) gh pr create --head "$branch" --base "$BASE" --title "$title" --body-file "$work/body.md" ;;
        gitlab) glab mr create --source-branch "$branch" --target-branch "$BASE" --title "$title" \
            --description "$(cat "$work/body.md")" --yes ;;
        esac
    fi || fail "$branch is pushed, but its request cannot be opened or updated; the next run opens it"
}

update() {
    branch=vendor-document/$provider
    remote=refs/remotes/origin/$branch
    git fetch --quiet --prune origin "+refs/heads/vendor-document/*:refs/remotes/origin/vendor-document/*" ||
        fail "origin cannot be fetched; nothing was changed"
    download
    old=openapi/$provider/$(source_entry "openapi/$provider/SOURCE.toml" file)
    if ! changed; then
        echo "$provider: the API is unchanged"
        return
    fi
    local known
    known=$(request all) || fail "the requests of $branch cannot be listed"
    if on_branch && [ -n "$known" ]; then
        echo "$provider: $branch has this document already"
        return
    fi
    start
    take_in
    body | shortened >"$work/body.md"
    cp "$work/body.md" "$reports/$provider-request.md"
    on_branch || commit
    publish
}

[ $# -eq 1 ] || fail "usage: $0 PROVIDER, or $0 --list"
if [ "$1" = --list ]; then
    list
    exit
fi
provider=$1
[ -e "openapi/$provider/SOURCE.toml" ] || fail "there is no openapi/$provider/SOURCE.toml"
[ -z "$(git status --porcelain)" ] || fail "the clone has changes that are not committed"
BASE=${BASE:-main}
[ -n "${FORGE:-}" ] || { [ -z "${GITHUB_ACTIONS:-}" ] || FORGE=github; }
[ -n "${FORGE:-}" ] || { [ -z "${GITLAB_CI:-}" ] || FORGE=gitlab; }
case "${FORGE:-}" in
github) command -v gh >/dev/null || fail 'gh is missing' ;;
gitlab) command -v glab >/dev/null || fail 'glab is missing' ;;
*) fail 'FORGE is neither github nor gitlab' ;;
esac
base=$(git rev-parse HEAD)
home=$(git symbolic-ref --quiet --short HEAD || echo --detach)
work=$(mktemp -d)
reports=${REPORTS:-$work}
mkdir -p "$reports"
# The clone is left as it was found.
leave() {
    git reset --quiet --hard "$base"
    git switch --quiet "$home" || true
    rm -rf "$work"
}
trap leave EXIT
git switch --quiet --detach
failed=0
update
exit $failed
