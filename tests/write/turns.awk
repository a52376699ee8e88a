# An interview's turns, a line each: what it is, who speaks, the words without notes. how=speech: who
# speaks and the words, turns of one person that follow each other in one line.
BEGIN { RS = "<" }
function end(    who) {
	gsub(/[ \n\t]+/, " ", turn)
	sub(/ $/, "", turn)
	if (how != "speech" && turn != "")
		print turn
	else if (turn != "") {
		sub(/^[a-z]+ /, "", turn)
		who = substr(turn, 1, index(turn, ":"))
		if (who == last)
			turn = substr(turn, length(who) + 1)
		else if (last != "")
			printf "\n"
		printf "%s", turn
		last = who
	}
	turn = ""
}
{
	i = index($0, ">")
	tag = substr($0, 1, i - 1)
	text = substr($0, i + 1)
	split(tag, part, /[ \n\/]/)
	name = part[1] == "" ? "/" part[2] : part[1]
	if (name == "person" && match(tag, / id="[^"]*"/))
		id = substr(tag, RSTART + 5, RLENGTH - 6)
	if (name == "name" && !(id in names)) {
		gsub(/[ \n]+/, " ", text)
		names[id] = text
	}
	if (name ~ /^(question|answer|remark)$/) {
		end()
		match(tag, / who="[^"]*"/)
		turn = name " " names[substr(tag, RSTART + 6, RLENGTH - 7)] ": "
	} else if (name ~ /^\/(question|answer|remark)$/)
		end()
	skip += name ~ /^(note|pullquote)$/
	skip -= name ~ /^\/(note|pullquote)$/
	if (turn != "" && !skip)
		turn = turn (name ~ /^\/?(p|item|head|list|quote|by|cell)$/ ? " " : "") text
}
END {
	end()
	if (last != "")
		printf "\n"
}
