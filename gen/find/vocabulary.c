/* The words that labels are made of, by what they mean, in all languages at once: a label is looked
 * up before the language is known. Folded (find_fold): lower case, no stops. A word whose meaning
 * differs between languages (Russian and Ukrainian "В") stands in a pair below, or not at all. */
#include "find/inside.h"

static const struct row {
	enum find_sense sense;
	const char *words; /* with a bar between */
} rows[] = {
	{ SENSE_QUESTION,
		"q|question|questions|the question|ques|frage|question "
		"de|pregunta|domanda|pergunta|"
		"vraag|fråga|spørgsmål|spørsmål|kysymys|pytanie|otázka|otazka|kérdés|întrebare|"
		"въпрос|"
		"питање|pitanje|vprašanje|питання|запитання|вопрос|вопр|сұрақ|суроо|savol|soru|"
		"sual|"
		"ερώτηση|ερ|שאלה|سؤال|السؤال|سوال|پرسش|प्रश्न|सवाल|প্রশ্ন|"
		"கேள்வி|คำถาม|ถาม|hỏi|câu hỏi|"
		"pertanyaan|tanya|질문|문|問|问|質問|提问|提問|問い|设问|კითხვა|հարց|asks" },
	{ SENSE_ANSWER, "a|answer|answers|the "
			"answer|ans|antwort|réponse|reponse|respuesta|risposta|resposta|"
			"antwoord|svar|vastaus|odpowiedź|odpowiedz|odpověď|odpoveď|válasz|răspuns|"
			"отговор|одговор|"
			"odgovor|відповідь|ответ|отв|жауап|жооп|javob|cevap|yanıt|cavab|απάντηση|"
			"απ|תשובה|جواب|"
			"الجواب|الإجابة|إجابة|پاسخ|उत्तर|जवाब|উত্তর|பதில்|คำตอบ|ตอบ|đáp|trả "
			"lời|jawaban|jawab|답변|답|"
			"答|回答|答え|答复|პასუხი|պատասխան|reply" },
	{ SENSE_ASKER,
		"repórter|interviewer|interviewers|int|intvr|ivr|iv|interviewer's|the "
		"interviewer|journalist|"
		"reporter|the reporter|press|correspondent|interrogator|examiner|the court "
		"reporter|"
		"interviewerin|journalistin|reporterin|redaktion|red|die "
		"redaktion|redakteur|redakteurin|"
		"intervieweur|intervieweuse|enquêteur|enquêtrice|le journaliste|la "
		"journaliste|journaliste|"
		"la "
		"rédaction|rédaction|entrevistador|entrevistadora|periodista|reportero|reportera|"
		"intervistatore|intervistatrice|giornalista|jornalista|entrevistador "
		"a|verslaggever|"
		"intervjuare|reportern|haastattelija|toimittaja|dziennikarz|dziennikarka|redaktor|"
		"redaktorka|"
		"novinář|újságíró|reporterul|журналист|журналистка|корреспондент|корр|кор|"
		"интервьюер|"
		"репортер|репортёр|редакция|ред|журналіст|кореспондент|тілші|журналист "
		"сұрағы|muhabir|gazeteci|"
		"δημοσιογράφος|מראיין|מראיינת|עיתונאי|المحاور|المحاورة|الصحفي|الصحافي|صحفي|خبرنگار|"
		"साक्षात्कारकर्ता|पत्रकार|ผู้สัมภาษณ์|ผู้สื่อข่าว|นักข่าว|phóng "
		"viên|pv|pewawancara|wartawan|기자|인터뷰어|"
		"聞き手|記者|インタビュアー|インタビュワー|编辑部|記者會|主持人提问|采访者|访谈者|"
		"编者|編集部|本誌|ჟურნალისტი|լրագրող" },
	{ SENSE_HOST,
		"host|the host|hosts|cohost|co host|moderator|the moderator|mod|presenter|the "
		"presenter|anchor|"
		"announcer|narrator|chair|chairman|chairwoman|chairperson|the chair|the chairman|"
		"the chairwoman|chairman of the committee|the president|the speaker|mr speaker|"
		"madam speaker|the presiding officer|facilitator|mc|emcee|quizmaster|the court|"
		"moderatorin|moderation|leitung|vorsitzender|vorsitzende|präsident|präsidentin|"
		"vizepräsident|"
		"vizepräsidentin|animateur|animatrice|modérateur|modératrice|présentateur|"
		"présentatrice|"
		"le président|la présidente|m le président|mme la présidente|moderador|moderadora|"
		"presentador|presentadora|el presidente|la "
		"presidenta|moderatore|moderatrice|conduttore|"
		"conduttrice|il "
		"presidente|presidente|apresentador|apresentadora|presentator|presentatrice|"
		"voorzitter|programledare|ordförande|ordstyrer|juontaja|puheenjohtaja|prowadzący|"
		"prowadząca|"
		"przewodniczący|marszałek|moderátor|moderátorka|předseda|műsorvezető|elnök|"
		"moderatorul|"
		"водещ|водитељ|voditelj|voditeljica|ведущий|ведущая|модератор|председатель|"
		"председательствующий|ведучий|ведуча|головуючий|жүргізуші|төраға|алып "
		"баруучу|boshlovchi|"
		"sunucu|moderatör|başkan|aparıcı|παρουσιαστής|συντονιστής|מנחה|היור|היו״ר|المذيع|"
		"المذيعة|"
		"مقدم البرنامج|مقدمة البرنامج|مجری|संचालक|ผู้ดำเนินรายการ|พิธีกร|ประธาน|mc chương "
		"trình|người dẫn|"
		"moderator acara|pembawa "
		"acara|사회자|진행자|진행|의장|위원장|司会|司会者|議長|委員長|"
		"主持人|主席|主持|წამყვანი" },
	{ SENSE_ANSWERER,
		"interviewee|interviewees|interviewed|respondent|informant|narrators|guest|the "
		"guest|guests|"
		"witness|the "
		"witness|subject|participant|candidate|applicant|patient|defendant|expert|"
		"befragter|befragte|gast|interviewter|interviewte|zeuge|zeugin|interviewé|"
		"interviewée|invité|"
		"invitée|témoin|enquêté|enquêtée|entrevistado|entrevistada|invitado|invitada|"
		"intervistato|"
		"intervistata|ospite|convidado|convidada|geïnterviewde|intervjuperson|gäst|"
		"haastateltava|"
		"vieras|gość|respondent ka|host rozmowy|респондент|гость|гостья|собеседник|эксперт|"
		"интервьюируемый|герой|гість|қонақ|сұхбаттасушы|konuk|qonaq|καλεσμένος|מרואיין|"
		"מרואיינת|אורח|"
		"الضيف|الضيفة|ضيف|مهمان|अतिथि|ผู้ให้สัมภาษณ์|แขกรับเชิญ|khách "
		"mời|narasumber|인터뷰이|게스트|"
		"出席者|ゲスト|嘉宾|嘉賓|受访者|受訪者|被采访者" },
	{ SENSE_AUDIENCE,
		"audience|audience member|member of the audience|the audience|audience question|"
		"question from the audience|from the audience|questioner|participant from the "
		"floor|floor|"
		"from the floor|public|publikum|zuschauer|zuschauerin|zuhörer|zuruf|le "
		"public|auditeur|auditrice|une auditrice|un "
		"auditeur|hörer|hörerin|oyente|ouvinte|ascoltatore|ascoltatrice|слушатель|"
		"слушательница|зритель|зрительница|слухач|слухачка|dinleyici "
		"sorusu|listener|viewer|public dans la salle|"
		"dans la salle|un participant|une participante|público|asistente|dal "
		"pubblico|pubblico|plateia|"
		"publiek|zaal|publik|z sali|głos z sali|из зала|голос из зала|реплика из "
		"зала|зал|вопрос из зала|"
		"залдан|salon|izleyici|dinleyici|κοινό|קהל|מהקהל|الجمهور|من "
		"الحضور|ผู้ชม|ผู้เข้าร่วม|관객|청중|"
		"방청객|会場|会場から|観客|观众|觀眾|听众|现场观众|网友|網友" },
	{ SENSE_INTERPRETER, "interpreter|the interpreter|translator|the translator|through "
			     "interpreter|voice of interpreter|"
			     "dolmetscher|dolmetscherin|übersetzer|übersetzerin|interprète|"
			     "traducteur|traductrice|"
			     "intérprete|traductor|traductora|interprete|traduttore|tolk|tłumacz|"
			     "tlumočník|tolmács|"
			     "переводчик|переводчица|перевод|перекладач|аудармашы|tercüman|"
			     "çevirmen|διερμηνέας|מתורגמן|"
			     "المترجم|مترجم|दुभाषिया|ล่าม|phiên dịch|통역|통역사|通訳|翻译|翻譯" },
	{ SENSE_ALL, "both|all|everyone|everybody|together|in unison|unison|several|several "
		     "voices|many voices|voices|"
		     "chorus|group|the group|crowd|beide|alle|tous|toutes|tous les "
		     "deux|todos|ambos|tutti|entrambi|"
		     "allen|alla|kaikki|wszyscy|všichni|mindketten|все|оба|вместе|хором|усі|"
		     "барлығы|бәрі|hepsi|"
		     "hep "
		     "birlikte|όλοι|כולם|الجميع|همه|सभी|ทุกคน|모두|다같이|一同|全員|全员|众人|眾人|"
		     "大家" },
	{ SENSE_VOICE, "speaker|unknown|unknown speaker|unidentified|unidentified "
		       "speaker|unidentified male|"
		       "unidentified female|unidentified voice|unidentified man|unidentified "
		       "woman|voice|male voice|"
		       "female voice|male|female|man|woman|male speaker|female "
		       "speaker|person|somebody|someone|caller|"
		       "operator|sprecher|sprecherin|unbekannt|stimme|mann|frau|locuteur|locutrice|"
		       "inconnu|voix|homme|"
		       "femme|hablante|voz|hombre|mujer|orador|oradora|parlante|voce|uomo|donna|"
		       "falante|homem|mulher|"
		       "spreker|talare|puhuja|mówca|głos|mluvčí|hlas|спикер|голос|мужской "
		       "голос|женский голос|"
		       "неизвестный|диктор|мужчина|женщина|реплика|промовець|спікер|konuşmacı|ses|"
		       "ομιλητής|דובר|דוברת|"
		       "المتحدث|متحدث|گوینده|वक्ता|ผู้พูด|người "
		       "nói|pembicara|화자|참석자|발화자|話者|スピーカー|発言者|"
		       "说话人|發言人|发言人|説話人|spk|spkr" },
	{ SENSE_TITLE, "présidente|président|ministre|rapporteur|rapporteure|député|députée|"
		       "presidente|presidenta|ministro|ministra|diputado|diputada|deputado|"
		       "deputada|onorevole|senatore|senatrice|senador|senadora|heer|mevrouw|"
		       "präsident|präsidentin|bundesminister|bundesministerin|abgeordneter|"
		       "mr|mrs|ms|miss|dr|prof|professor|sir|madam|lord|lady|senator|sen|rep|"
		       "representative|"
		       "congressman|congresswoman|president|vice president|minister|prime "
		       "minister|secretary|judge|"
		       "justice|ambassador|governor|mayor|general|gen|colonel|col|captain|capt|"
		       "major|lieutenant|lt|"
		       "sergeant|sgt|admiral|commissioner|director|chancellor|king|queen|prince|"
		       "princess|rev|reverend|"
		       "father|sister|brother|bishop|rabbi|imam|sheikh|hon|the hon|the "
		       "honourable|herr|frau|prof dr|"
		       "m|mme|mlle|me|maître|monsieur|madame|docteur|señor|señora|sr|sra|don|doña|"
		       "dra|doctor|signor|"
		       "signora|dott|dottssa|avv|ing|senhor|senhora|dhr|mevr|pan|pani|г|г н|г "
		       "жа|господин|госпожа|"
		       "д "
		       "р|проф|профессор|академик|депутат|министр|президент|сенатор|пан|пані|мырза|"
		       "ханым|bay|"
		       "sayın|κ|κα|κος|מר|גב|גברת|דר|פרופ|السيد|السيدة|الدكتور|الدكتورة|الوزير|"
		       "الرئيس|آقای|خانم|دکتر|"
		       "श्री|श्रीमती|डॉ|นาย|นาง|นางสาว|ดร|คุณ|ông|bà|pak|bu|bapak|ibu|"
		       "bộ trưởng|thứ trưởng|thủ tướng|phó thủ tướng|chủ tịch|tổng thống|giám đốc|"
		       "tổng giám đốc|giáo sư|tiến sĩ|bác sĩ|luật sư" },
	{ SENSE_BREAK,
		"break|ad break|advertisement|advertising|ad|ads|sponsor|sponsors|sponsor break|"
		"commercial break|commercial|station "
		"break|werbung|werbepause|anzeige|publicité|pub|publicidad|"
		"anuncio|pubblicità|publicidade|reclame|reklama|реклама|рекламная "
		"пауза|жарнама|reklam|"
		"إعلان|פרסומת|โฆษณา|광고|広告|廣告|广告|midroll|mid roll|preroll|pre "
		"roll|outro|intro|jingle" },
	{ SENSE_THING, "witnesses|participants|participant list|present|attendees|attending|in "
		       "attendance|teilnehmer|teilnehmende|teilnehmerinnen|"
		       "anwesend|participantes|participants "
		       "à|présents|partecipanti|deelnemers|участники|присутствовали|учасники|"
		       "katılımcılar|参加者|与会者|참석|"
		       "note|notes|nb|n b|ps|p "
		       "s|photo|photos|picture|image|images|photograph|photo credit|credit|"
		       "credits|source|sources|caption|video|audio|link|links|website|web|url|"
		       "email|e mail|tel|phone|"
		       "fax|address|twitter|facebook|instagram|youtube|github|blog|homepage|"
		       "linkedin|update|updated|"
		       "edit|correction|disclaimer|warning|caution|important|attention|tip|tips|"
		       "hint|example|"
		       "for example|e g|i e|that is|namely|answer key|see|see also|read more|read "
		       "also|more|related|"
		       "tags|tag|topics|topic|category|categories|keywords|keyword|date|time|place|"
		       "location|venue|"
		       "where|when|what|who|why|how|price|duration|length|total|title|subject of "
		       "the day|name|age|born|"
		       "occupation|profession|education|hometown|residence|job|position|company|"
		       "organisation|"
		       "organization|nicknames|nickname|motto|favorite|favourite|favorite "
		       "season|genre|isbn|copyright|license|"
		       "licence|author|authors|by|text|words|edited by|written by|transcribed "
		       "by|transcript|"
		       "transcription|transcriber|recorded|recorded by|published|posted|posted "
		       "on|interview by|"
		       "interview "
		       "with|interview|chapter|part|section|episode|season|track|figure|table|fig|"
		       "tab|appendix|"
		       "summary|abstract|introduction|background|context|conclusion|overview|"
		       "agenda|contents|goal|goals|"
		       "result|results|problem|solution|pros|cons|pro|con|advantages|disadvantages|"
		       "strengths|weaknesses|read next|en savoir plus|más información|ver "
		       "también|leer más|leia também|leia mais|leggi anche|lees ook|läs "
		       "också|zobacz też|czytaj też|ilgili haber|اقرأ "
		       "أيضا|延伸閱讀|延伸阅读|相關報導|相关阅读|相关新闻|関連記事|関連リンク|"
		       "관련기사|firstly|secondly|thirdly|erstens|zweitens|drittens|"
		       "viertens|premièrement|deuxièmement|troisièmement|primero|segundo|tercero|"
		       "cuarto|primeiro|terceiro|во первых|во вторых|в третьих|первое|второе|"
		       "третье|по перше|по друге|по третє|біріншіден|екіншіден|үшіншіден|"
		       "birincisi|ikincisi|üçüncüsü|أولا|ثانيا|ثالثا|첫째|둘째|셋째|넷째|다섯째|"
		       "第一|第二|第三|第四|第五|一つ目|二つ目|三つ目|"
		       "step|first|second|third|fourth|finally|lastly|also|plus|but|and|so|then|"
		       "still|yes|no|ok|okay|"
		       "remember|fact|fun fact|myth|reality|truth|spoiler|spoiler alert|bottom "
		       "line|key takeaway|"
		       "takeaways|translation|meaning|definition|ingredients|method|http|https|ftp|"
		       "mailto|www|"
		       "editor's note|editors note|ed "
		       "note|ed|foto|fotos|bild|bilder|quelle|quellen|hinweis|anmerkung|"
		       "achtung|beispiel|zum beispiel|text "
		       "und|datum|ort|zeit|titel|siehe|mehr|fazit|zur person|"
		       "lesen sie auch|lesen sie|legende|crédit|crédits|crédit photo|source "
		       "photo|remarque|exemple|"
		       "par exemple|date de|lieu|heure|voir|lire aussi|attention "
		       "à|résumé|texte|photographie|foto de|"
		       "fuente|fuentes|nota|ejemplo|por "
		       "ejemplo|fecha|lugar|hora|véase|texto|resumen|crédito|"
		       "fonte|fonti|esempio|data|local|título|titulo|luogo|ora|testo|exemplo|"
		       "bron|voorbeeld|opmerking|"
		       "plaats|tijd|"
		       "фото|источник|источники|примечание|прим|справка|внимание|пример|например|"
		       "дата|место|время|"
		       "тема|текст|автор|видео|ссылка|сайт|читайте также|читать "
		       "также|подробнее|итог|вывод|фотография|"
		       "досье|биография|записал|записала|беседовал|беседовала|подготовил|"
		       "подготовила|джерело|"
		       "примітка|сурет|дереккөз|ескерту|мысалы|күні|орны|авторы|fotoğraf|kaynak|"
		       "not|örnek|tarih|yer|"
		       "saat|haber|zdjęcie|źródło|uwaga|przykład|צילום|מקור|הערה|תאריך|מקום|صورة|"
		       "المصدر|مصدر|ملاحظة|"
		       "مثال|التاريخ|المكان|تصوير|منبع|عکس|फोटो|स्रोत|"
		       "ภาพ|ที่มา|หมายเหตุ|วันที่|สถานที่|"
		       "ตัวอย่าง|ảnh|nguồn|"
		       "ghi "
		       "chú|sumber|catatan|contoh|사진|출처|자료|참고|주|예|일시|장소|날짜|제목|"
		       "写真|撮影|出典|注|"
		       "備考|例|日時|場所|資料|構成|取材・文|取材|文|底本|入力|校正|図|表|图|图片|"
		       "来源|备注|"
		       "註|時間|地點|时间|地点|資料來源|编辑|作者|译者|导语|摘要" },
	{ SENSE_STAGE,
		"soundbite|sound bite|begin video clip|end video "
		"clip|laughs|laughing|laughter|laugh|laughs again|both laugh|they laugh|all "
		"laugh|chuckles|chuckle|"
		"chuckling|both "
		"chuckle|giggles|giggling|smiles|smiling|grins|applause|applauds|clapping|cheers|"
		"cheering|music|music plays|music playing|theme "
		"music|singing|sings|sighs|sigh|sighing|pause|"
		"pauses|long "
		"pause|silence|crying|cries|weeps|weeping|tearful|whispers|whispering|coughs|"
		"coughing|clears "
		"throat|inaudible|unintelligible|indistinct|unclear|crosstalk|cross talk|"
		"overlapping|overlapping conversation|overlapping voices|simultaneous "
		"talk|interruption|"
		"interrupts|interrupting|phone rings|telephone rings|knock|knocks|door opens|door "
		"closes|"
		"recording stops|recording paused|recording ends|end of recording|end of tape|end "
		"of side|end of side a|end of side b|end of side one|end of side two|side a|side b|"
		"end of interview|end of transcript|beginning of tape|tape off|tape on|tape ends|"
		"end of audio|beginning of recording|off mic|off microphone|off camera|background "
		"noise|noise|"
		"beep|bleep|nods|nodding|shakes "
		"head|shrugs|gestures|points|phonetic|ph|sic|foreign language|"
		"speaking foreign language|video plays|clip plays|lacht|lachen|beide "
		"lachen|gelächter|schmunzelt|"
		"lächelt|grinst|seufzt|beifall|applaus|heiterkeit|pausiert|überlegt|denkt "
		"nach|unverständlich|"
		"rires|rire|il rit|elle rit|ils rient|sourire|il sourit|elle "
		"sourit|applaudissements|soupir|"
		"silence prolongé|inaudible passage|risas|ríe|se "
		"ríe|sonríe|aplausos|suspira|pausa|ininteligible|"
		"risate|ride|ridono|sorride|applausi|sospira|incomprensibile|risos|rindo|"
		"gargalhadas|"
		"gelach|skratt|skrattar|nauraa|naurua|śmiech|śmieje się|smích|směje "
		"se|nevet|râde|râsete|"
		"смеется|смеётся|смеются|смех|улыбается|аплодисменты|вздыхает|пауза|молчит|"
		"задумывается|"
		"неразборчиво|плачет|сміється|сміх|оплески|күледі|күлкі|қол "
		"шапалақтау|gülüyor|gülüşmeler|"
		"gülerek|kahkaha|alkışlar|γέλια|γελάει|γελά|צוחק|צוחקת|צחוק|מחיאות "
		"כפיים|يضحك|تضحك|ضحك|ضاحكا|"
		"تصفيق|می‌خندد|خنده|हँसते हुए|हंसते "
		"हुए|หัวเราะ|ปรบมือ|cười|tertawa|웃음|일동 "
		"웃음|박수|笑|笑い|"
		"一同笑|一同笑い|爆笑|苦笑|拍手|沈黙|大笑|掌声|掌聲|沉默|哽咽|哭" },
};

struct map find_vocabulary(struct arena *a)
{
	struct map m = { .a = a };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str rest = str_of(rows[i].words);
		while (rest.n) {
			const char *bar = memchr(rest.s, '|', rest.n);
			struct str word = { rest.s, bar ? (size_t)(bar - rest.s) : rest.n };
			if (!map_get(&m, word))
				map_put(&m, word, (void *)&rows[i]);
			rest.s += word.n + (bar != NULL);
			rest.n -= word.n + (bar != NULL);
		}
	}
	return m;
}

enum find_sense find_sense(const struct map *vocabulary, struct str folded)
{
	const struct row *r = folded.n ? map_get(vocabulary, folded) : NULL;
	return r ? r->sense : SENSE_NONE;
}

bool find_pair(struct str asks, struct str answers)
{
	static const struct {
		const char *asks, *answers;
	} pairs[] = {
		{ "q", "a" },
		{ "q", "r" },
		{ "f", "a" },
		{ "p", "r" },
		{ "d", "r" },
		{ "v", "a" },
		{ "f", "s" },
		{ "s", "c" },
		{ "s", "j" },
		{ "p", "o" },
		{ "k", "v" },
		{ "i", "r" },
		{ "o", "o" },
		{ "t", "j" },
		{ "в", "о" },
		{ "п", "в" },
		{ "з", "в" },
		{ "с", "ж" },
		{ "с", "о" },
		{ "ε", "α" },
		{ "ε", "a" },
		{ "س", "ج" },
		{ "پ", "ج" },
		{ "ש", "ת" },
		{ "प्र", "उ" },
		{ "問", "答" },
		{ "问", "答" },
		{ "문", "답" },
		{ "ถ", "ต" },
		{ "h", "đ" },
		{ "î", "r" },
		{ "i", "a" },
		{ "m", "a" },
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		if (str_is(asks, pairs[i].asks) && str_is(answers, pairs[i].answers))
			return true;
	}
	return false;
}
