/* The words of the interface. A language is one row, in the order of enum word; the first row is
 * what a language without a row gets. */
#include "interview/interview.h"

#include <strings.h>

static const struct row {
	const char *lang, *word[WORD_N];
} table[] = {
	{ "en", { "Question", "Answer", "Q", "A", "Unknown speaker", "Contents", "Notes", "Pages",
			"Page", "Title page", "Cover", "People", "Editor’s note", "Interview",
			"continued", "Conducted", "Published", "Revised", "Back to the text",
			"Note", "page\u00a0{page}", "Index", "Skip to the interview" } },
	{ "ru", { "Вопрос", "Ответ", "В", "О", "Неизвестный собеседник", "Содержание", "Примечания",
			"Страницы", "Страница", "Титульная страница", "Обложка", "Участники",
			"От редакции", "Интервью", "продолжение", "Дата беседы", "Опубликовано",
			"Обновлено", "Вернуться к тексту", "Примечание", "с.\u00a0{page}",
			"Указатель", "Перейти к интервью" } },
	{ "kk", { "Сұрақ", "Жауап", "С", "Ж", "Белгісіз сөйлеуші", "Мазмұны", "Ескертпелер",
			"Беттер", "Бет", "Титул беті", "Мұқаба", "Қатысушылар", "Редакциядан",
			"Сұхбат", "жалғасы", "Сұхбат күні", "Жарияланды", "Жаңартылды",
			"Мәтінге оралу", "Ескертпе", "{page}-бет", "Көрсеткіш", "Сұхбатқа өту" } },
	{ "ko", { "질문", "답변", "문", "답", "알 수 없는 화자", "차례", "주", "쪽", "쪽", "속표지",
			"표지", "참여자", "편집자 주", "인터뷰", "계속", "인터뷰 날짜", "발행",
			"개정", "본문으로 돌아가기", "주", "{page}쪽", "찾아보기",
			"인터뷰로 건너뛰기" } },
	{ "fr", { "Question", "Réponse", "Q", "R", "Intervenant inconnu", "Sommaire", "Notes",
			"Pages", "Page", "Page de titre", "Couverture", "Participants",
			"Note de la rédaction", "Entretien", "suite", "Entretien réalisé", "Publié",
			"Révisé", "Retour au texte", "Note", "page\u00a0{page}", "Index",
			"Aller à l’entretien" } },
	{ "de", { "Frage", "Antwort", "F", "A", "Unbekannte Stimme", "Inhalt", "Anmerkungen",
			"Seiten", "Seite", "Titelseite", "Umschlag", "Beteiligte",
			"Anmerkung der Redaktion", "Interview", "Fortsetzung", "Geführt",
			"Veröffentlicht", "Überarbeitet", "Zurück zum Text", "Anmerkung",
			"Seite\u00a0{page}", "Register", "Zum Interview springen" } },
	{ "es", { "Pregunta", "Respuesta", "P", "R", "Interlocutor desconocido", "Índice", "Notas",
			"Páginas", "Página", "Portada", "Cubierta", "Participantes",
			"Nota de la redacción", "Entrevista", "continuación", "Realizada",
			"Publicada", "Revisada", "Volver al texto", "Nota", "página\u00a0{page}",
			"Índice alfabético", "Ir a la entrevista" } },
	{ "zh", { "问题", "回答", "问", "答", "未知发言者", "目录", "注释", "页码", "页", "扉页",
			"封面", "人物", "编者按", "访谈", "续", "访谈日期", "发布日期", "修订日期",
			"返回正文", "注", "第{page}页", "索引", "跳至访谈" } },
	{ "zh-Hant", { "問題", "回答", "問", "答", "不明發言者", "目錄", "註釋", "頁碼", "頁",
			     "扉頁", "封面", "人物", "編者按", "訪談", "續", "訪談日期", "發布日期",
			     "修訂日期", "返回正文", "註", "第{page}頁", "索引", "跳至訪談" } },
	{ "ja", { "質問", "回答", "問", "答", "不明な話者", "目次", "注", "ページ", "ページ", "扉",
			"表紙", "人物", "編集部より", "インタビュー", "続き", "取材日", "公開日",
			"改訂日", "本文に戻る", "注", "{page}ページ", "索引",
			"インタビューへ移動" } },
	{ "uk", { "Запитання", "Відповідь", "З", "В", "Невідомий співрозмовник", "Зміст",
			"Примітки", "Сторінки", "Сторінка", "Титульна сторінка", "Обкладинка",
			"Учасники", "Від редакції", "Інтерв’ю", "продовження", "Дата розмови",
			"Опубліковано", "Оновлено", "Повернутися до тексту", "Примітка",
			"с.\u00a0{page}", "Покажчик", "Перейти до інтерв’ю" } },
	{ "uz", { "Savol", "Javob", "S", "J", "Nomaʼlum soʻzlovchi", "Mundarija", "Izohlar",
			"Sahifalar", "Sahifa", "Titul sahifasi", "Muqova", "Ishtirokchilar",
			"Tahririyatdan", "Suhbat", "davomi", "Suhbat sanasi", "Nashr etilgan",
			"Yangilangan", "Matnga qaytish", "Izoh", "{page}-bet", "Koʻrsatkich",
			"Suhbatga oʻtish" } },
	{ "ky", { "Суроо", "Жооп", "С", "Ж", "Белгисиз сүйлөөчү", "Мазмуну", "Эскертүүлөр",
			"Барактар", "Барак", "Титул барагы", "Мукаба", "Катышуучулар",
			"Редакциядан", "Маек", "уландысы", "Маек күнү", "Жарыяланды", "Жаңыртылды",
			"Текстке кайтуу", "Эскертүү", "{page}-бет", "Көрсөткүч", "Маекке өтүү" } },
	{ "tr", { "Soru", "Yanıt", "S", "Y", "Bilinmeyen konuşmacı", "İçindekiler", "Notlar",
			"Sayfalar", "Sayfa", "İç kapak", "Kapak", "Katılımcılar", "Editörün notu",
			"Söyleşi", "devamı", "Söyleşi tarihi", "Yayımlandı", "Güncellendi",
			"Metne dön", "Not", "s.\u00a0{page}", "Dizin", "Söyleşiye geç" } },
	{ "ar", { "سؤال", "جواب", "س", "ج", "متحدث غير معروف", "المحتويات", "الحواشي", "الصفحات",
			"صفحة", "صفحة العنوان", "الغلاف", "المشاركون", "ملاحظة المحرر", "مقابلة",
			"تتمة", "أجريت المقابلة", "نُشرت", "نُقّحت", "العودة إلى النص", "حاشية",
			"ص\u00a0{page}", "الكشاف", "انتقل إلى المقابلة" } },
};

/* Whether the tag is in this language: "zh-Hant" takes "zh-Hant-TW" but not "zh". */
static bool within(struct str tag, struct str lang)
{
	return tag.n >= lang.n && strncasecmp(tag.s, lang.s, lang.n) == 0 &&
	       (tag.n == lang.n || tag.s[lang.n] == '-');
}

/* Chinese by place, where the script is not said. */
static struct str scripted(struct str tag)
{
	static const char *const traditional[] = { "zh-TW", "zh-HK", "zh-MO" };
	for (size_t i = 0; i < sizeof traditional / sizeof *traditional; i++) {
		if (within(tag, str_of(traditional[i])))
			return STR("zh-Hant");
	}
	return tag;
}

struct str interview_word(struct str lang, enum word w)
{
	const struct row *best = table;
	size_t length = 0;
	lang = scripted(lang);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct str l = str_of(table[i].lang);
		if (l.n > length && within(lang, l)) {
			best = &table[i];
			length = l.n;
		}
	}
	return str_of(best->word[w]);
}

bool interview_is_word(struct str s, enum word w)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct str word = str_of(table[i].word[w]);
		if (word.n == s.n && strncasecmp(word.s, s.s, s.n) == 0)
			return true;
	}
	return false;
}
