# An interview of varied text: `awk -v pages=1000 -f text.awk`, about that many pages of A4. The same
# for the same number. Words follow Zipf's law over a vocabulary that grows with the text as real
# ones do, by Heaps' law; turns are of all lengths, with lists, sections and emphasis in between.
# With -v picture=FILE also all that makes pages hard: notes (one on every page or two), figures (on
# every third or so), pull quotes, tables, sidebars, entries of an index.
BEGIN {
	seed = 12345
	split("b c d f g h l m n p r s t v w st tr pr pl ch sh th gr", onset, " ")
	split("a e i o u a e i o ea io ou", vowel, " ")
	split(". . . n r s t l m nd st ng ck", coda, " ")
	split("the of and to in a is that for it as was with be by on not he his but are this have from or had an which they at were their there we has been would will", common, " ")
	left = pages * 430
	print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
	print "<interview xmlns=\"urn:entrevue:interview:1\" xml:lang=\"en\">"
	print "<meta><title>A conversation of " pages " pages</title></meta>"
	print "<people><person id=\"a\" role=\"interviewer\"><name>Ann Asker</name></person>"
	print "<person id=\"b\" role=\"interviewee\"><name>Bob Teller</name></person></people>"
	print "<body>"
	while (left > 0) {
		if (++section > 1)
			print "</section>"
		if (picture && section % 4 == 0)
			furnish()
		print "<section><title>" sentence(3 + random(4)) "</title>"
		for (n = 3 + random(6); n > 0 && left > 0; n--)
			exchange()
	}
	print "</section></body></interview>"
}
# Lehmer's generator, whose products stay whole in a double.
function random(n) {
	seed = (seed * 16807) % 2147483647
	return int(seed / 2147483647 * n)
}
function word(   r, w, i) {
	left--
	words++
	r = random(1000)
	if (r < 450)
		return common[1 + int((random(1000) / 1000) ^ 2 * 38)]
	# By Heaps' law so many words have been met; the rest are older ones, early ones more often.
	if (known < 50 || known < 10 * words ^ 0.55) {
		w = ""
		for (i = 1 + random(4); i > 0; i--)
			w = w onset[1 + random(23)] vowel[1 + random(12)] (random(2) ? "" : coda[4 + random(10)])
		vocabulary[++known] = w
		return w
	}
	return vocabulary[1 + int((random(100000) / 100000) ^ 3 * known)]
}
function sentence(n,    s, i, w) {
	s = word()
	s = toupper(substr(s, 1, 1)) substr(s, 2)
	for (i = 1; i < n; i++) {
		w = word()
		r = random(200)
		if (r == 0)
			w = "<em>" w "</em>"
		else if (r == 1)
			w = toupper(substr(w, 1, 1)) substr(w, 2)
		else if (r < 16)
			w = w ","
		else if (r == 16)
			w = w " –"
		s = s " " w
	}
	return s
}
function paragraph(n,   p) {
	p = ""
	for (; n > 0; n--) {
		said = sentence(5 + random(20)) (random(15) ? "." : "?")
		p = p (p == "" ? "" : " ") said
	}
	return p
}
function exchange(   n, p, quote) {
	print "<exchange><question who=\"a\">" sentence(6 + random(25)) "?</question><answer who=\"b\">"
	for (n = 1 + random(5); n > 0; n--) {
		p = paragraph(1 + random(7))
		quote = said
		print "<p>" p aside() "</p>"
	}
	if (random(12) == 0) {
		print "<list type=\"bullet\">"
		for (n = 2 + random(4); n > 0; n--)
			print "<item>" paragraph(1 + random(2)) "</item>"
		print "</list>"
	}
	if (picture && random(8) == 0)
		print "<figure src=\"" picture "\" alt=\"" word() "\"><caption>" sentence(4 + random(20)) ".</caption></figure>"
	print "</answer></exchange>"
	if (picture && random(12) == 0)
		print "<pullquote>" quote "</pullquote>"
}
# What hangs from a paragraph.
function aside() {
	if (!picture)
		return ""
	return (random(14) ? "" : "<note><p>" paragraph(1 + random(4)) "</p></note>") \
		(random(10) ? "" : "<index term=\"" word() "\"/>")
}
# A table or a sidebar between two sections.
function furnish(   n) {
	if (random(2)) {
		print "<sidebar><title>" sentence(3) "</title><p>" paragraph(2 + random(4)) "</p></sidebar>"
		return
	}
	print "<table><caption>" sentence(4) "</caption><row head=\"yes\"><cell>" word() "</cell><cell>" word() "</cell></row>"
	for (n = 3 + random(12); n > 0; n--)
		print "<row><cell>" word() "</cell><cell>" sentence(1 + random(8)) "</cell></row>"
	print "</table>"
}
