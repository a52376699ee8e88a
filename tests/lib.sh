# What the test scripts have in common. A script prints one line a test, as TAP has it:
#
#	ok - NAME
#	not ok - NAME          followed by lines "# what was seen"
#	ok - NAME # SKIP WHY
#
# BUILD is the folder of the program under test, ROOT the checkout, T a folder that is thrown away.
set -u
LC_ALL=C.UTF-8
export LC_ALL
unset SOURCE_DATE_EPOCH ENTREVUE_DATA ENTREVUE_FONT_PATH

ROOT=$(cd "$(dirname "$0")/../.." && pwd)
BUILD_GIVEN=${BUILD:-build}
BUILD=$BUILD_GIVEN
case $BUILD in /*) ;; *) BUILD=$ROOT/$BUILD ;; esac
ENTREVUE=$BUILD/entrevue
WRAP=${TEST_WRAP:-}
T=$(mktemp -d "${TMPDIR:-/tmp}/entrevue.XXXXXX")
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM

ok() {
	echo "ok - $1"
}

skip() {
	echo "ok - $1 # SKIP $2"
}

# not_ok NAME [FILE of what was seen]
not_ok() {
	echo "not ok - $1"
	[ $# -lt 2 ] || head -n 40 "$2" | sed 's/^/# /'
}

# report NAME: passes when nothing comes in.
report() {
	cat >"$T/report"
	if [ -s "$T/report" ]; then not_ok "$1" "$T/report"; else ok "$1"; fi
}

# try NAME COMMAND...: passes when the command does; its words are shown when not.
try() {
	_name=$1
	shift
	if "$@" >"$T/try" 2>&1; then ok "$_name"; else not_ok "$_name" "$T/try"; fi
}

have() {
	command -v "$1" >/dev/null 2>&1
}

# The program under test. Never longer than a minute: a hang is a failure (status 124).
entrevue() {
	timeout 60 $WRAP "$ENTREVUE" "$@"
}

# Golden files hold for the fonts they were made with, whose files tests/faces lists with checksums.

# face_sums: a checksum and the name of each file of a family that is installed.
face_sums() {
	entrevue fonts | sed -n 's/^  [a-z-]* *\(\/[^ ]*\).*/\1/p' | sort -u | while read -r _file; do
		_sum=$(cksum <"$_file")
		echo "${_sum% *} ${_file##*/}"
	done | sort -u
}

# other_faces TRACE: the files it was set in that are not what tests/faces says.
other_faces() {
	[ -f "$T/sums" ] || face_sums >"$T/sums"
	sed -n 's/^face "\(.*\)"/\1/p' "$1" | while read -r _face; do
		_sum=$(grep " $_face\$" "$T/sums")
		grep -qxF "$_sum" "$ROOT/tests/faces" || echo "$_face"
	done | paste -sd' '
}

# differs NAME WANT GOT TRACE: a golden file that is not what came, which is no fault where the fonts
# are others.
differs() {
	_other=$(other_faces "$4")
	if [ -n "$_other" ]; then
		skip "$1" "made with another version of $_other"
		return
	fi
	diff -u "$2" "$3" >"$T/diff"
	not_ok "$1" "$T/diff"
}
